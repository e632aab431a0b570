"""Distribution: who got copies, and how many."""

import pytest

from cablebook.model.header import Copy
from cablebook.model.span import Span
from cablebook.reading.copies import (
    read_copy_line,
    read_copy_list,
    read_distribution,
    read_distribution_lines,
    together,
)
from cablebook.reading.lines import lines_of


def counted(copies: list[Copy]) -> list[tuple[str, int | None]]:
    return [(copy.text, copy.count) for copy in copies]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 - cde. Stalin", [("Stalin", 1)]),
        ("5. - cde. Beria", [("Beria", 1)]),
        ("1 – to Cde. Molotov", [("Molotov", 1)]),
        ("1. Comr. Stalin", [("Stalin", 1)]),
        ("Copy No. 3 to Malenkov", [("Malenkov", 1)]),
        ("Copy Nº 1 to Cde. Stalin\tCopy Nº 2 to Cde. Molotov", [("Stalin", 1), ("Molotov", 1)]),
        ("Copies 1-2 to Stalin", [("Stalin", 2)]),
        ("1, 2 - Stalin", [("Stalin", 2)]),
        ("4 - Tenth Department", [("Tenth Department", 1)]),
        ("2 copies to the Center", [("Center", 2)]),
    ],
)
def test_a_numbered_line_names_who_got_that_copy(line: str, expected: list[tuple[str, int | None]]) -> None:
    assert counted(read_copy_line(line, 0, len(line))) == expected


@pytest.mark.parametrize(
    "line",
    ["1 - cde. ;", "1. He agrees in full.", "1 - the cover of the troops", "Comrade Stalin", "12 guns", "1950 - Korea"],
)
def test_other_lines_name_no_copy(line: str) -> None:
    assert read_copy_line(line, 0, len(line)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 - cde. Stalin", [("Stalin", 1)]),
        ("Copy 2 - Molotov", [("Molotov", 1)]),
        ("2 - Molotov", []),
    ],
    ids=["a comrade", "the word copy", "neither"],
)
def test_alone_a_line_has_to_say_that_it_is_of_a_distribution(
    line: str, expected: list[tuple[str, int | None]]
) -> None:
    assert counted(read_copy_line(line, 0, len(line), alone=True)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Copies: Stalin (2), Molotov", [("Stalin", 2), ("Molotov", None)]),
        ("Copies to: Stalin, Molotov and Beria.", [("Stalin", None), ("Molotov and Beria", None)]),
        ("cc: Mr. Lane; Mr. Bacon", [("Lane", None), ("Bacon", None)]),
        ("Copies: J. V. Stalin (2), V. M. Molotov.", [("J. V. Stalin", 2), ("V. M. Molotov", None)]),
        (
            "Distribution list - 11 copies: Stalin - 2, Molotov - 1, Committee of Information - 1.",
            [("Stalin", 2), ("Molotov", 1), ("Committee of Information", 1)],
        ),
        ("Copies - in 3 copies: Comrade Stalin - 2, Comr. Molotov - 1", [("Stalin", 2), ("Molotov", 1)]),
    ],
)
def test_a_distribution_in_one_line_is_read(line: str, expected: list[tuple[str, int | None]]) -> None:
    found = read_distribution(line, 0, len(line))
    assert counted(found) == expected
    assert [copy.span.of(line) for copy in found] == [text for text, _ in expected]


@pytest.mark.parametrize(
    "line",
    [
        "Copies were made.",
        "Copies of the book are rare",
        "Distribution of rice: see below",
        "Stalin (2), Molotov",
        "Copies: 5",
    ],
)
def test_other_lines_are_no_distribution(line: str) -> None:
    assert [copy for copy in read_distribution(line, 0, len(line)) if copy.text != "see below"] == []


def test_a_list_stands_behind_its_label() -> None:
    line = "- 3 copies: Stalin - 2, Molotov - 1"
    assert counted(read_copy_list(line, 0, len(line))) == [("Stalin", 2), ("Molotov", 1)]


def test_running_text_behind_a_label_is_no_list() -> None:
    line = "Stalin, Molotov, " * 100
    assert read_copy_list(line, 0, len(line)) == []


def test_several_copies_of_one_name_are_added_up_at_its_first_place() -> None:
    first, second, third = (
        Copy("Stalin", Span(0, 6), 1),
        Copy("Molotov", Span(10, 17), 1),
        Copy("STALIN", Span(20, 26), 1),
    )
    assert together([first, second, third]) == (Copy("Stalin", Span(0, 6), 2), second)


def test_a_copy_that_is_not_counted_adds_none() -> None:
    assert together([Copy("Stalin", Span(0, 6), 2), Copy("Stalin", Span(9, 15), None)]) == (
        Copy("Stalin", Span(0, 6), 2),
    )


@pytest.mark.parametrize(
    ("text", "names", "taken"),
    [
        ("Copies: Stalin (2), Molotov,\nBeria, Orlov (3), file.\nMore.", ["Stalin", "Molotov", "Beria", "Orlov"], 2),
        ("Distribution list - 5 copies: Stalin - 2,\n8MDGS - 3", ["Stalin", "8MDGS"], 2),
        ("Copies: Stalin (2)\nBeria came.", ["Stalin"], 1),
        ("Copies: Stalin (2),\n\nBeria came.", ["Stalin"], 1),
        ("Beria came.\nCopies: Stalin", [], 0),
    ],
    ids=["to the full stop", "counted", "no comma", "a blank line", "no distribution"],
)
def test_a_distribution_goes_on_while_its_lines_end_in_a_comma(text: str, names: list[str], taken: int) -> None:
    copies, lines = read_distribution_lines(text, lines_of(text))
    assert ([copy.text for copy in copies], lines) == (names, taken)


@pytest.mark.parametrize(
    ("line", "copies"),
    [("2 x Ministry of Trade", [("Ministry of Trade", 2)]), ("1 × Embassy", [("Embassy", 1)]), ("4 x lorries", [])],
)
def test_copies_may_be_counted_before_the_name(line: str, copies: list[tuple[str, int | None]]) -> None:
    assert counted(read_copy_line(line, 0, len(line), alone=True)) == copies


def test_a_list_with_semicolons_is_divided_by_nothing_else() -> None:
    text = "Cc: Registry; Haddad, Karim"
    assert [copy.text for copy in read_distribution(text, 0, len(text))] == ["Registry", "Haddad, Karim"]


def test_an_article_is_no_part_of_a_name() -> None:
    text = "the Ministry of Trade, the Liaison Department"
    assert [copy.text for copy in read_copy_list(text, 0, len(text))] == ["Ministry of Trade", "Liaison Department"]
