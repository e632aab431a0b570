"""Lines and cells: the units in which a header is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.reading.lines import Line, cells_of, lines_of, looks_like_prose


def test_lines_come_without_the_space_around_them() -> None:
    text = "Top Secret  \n\n  7 October 1950\n \n\nTo FILIPPOV"
    assert [(line.span.of(text), line.gap) for line in lines_of(text)] == [
        ("Top Secret", False),
        ("7 October 1950", True),
        ("To FILIPPOV", True),
    ]


def test_lines_of_a_part_end_where_the_part_ends() -> None:
    assert lines_of("one\ntwo\nthree", 2, 6) == [Line(2, 3, gap=False), Line(4, 6, gap=False)]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("TOP SECRET", ["TOP SECRET"]),
        ("TOP SECRET\tCopy No. 1", ["TOP SECRET", "Copy No. 1"]),
        ("To: Stalin    From: Mao", ["To: Stalin", "From: Mao"]),
        ("one  two", ["one  two"]),
        ("one\t\ttwo   three", ["one", "two", "three"]),
    ],
)
def test_tabs_and_wide_gaps_divide_a_line_into_cells(line: str, cells: list[str]) -> None:
    assert [cell.of(line) for cell in cells_of(line, 0, len(line))] == cells


@pytest.mark.parametrize(
    ("line", "is_prose"),
    [
        ("He agreed in full with the Minister.", True),
        ("we have your telegram of last week and shall", True),
        ("x" * 101, True),
        ("MINISTRY OF FOREIGN AFFAIRS OF THE USSR", False),
        ("Yes, he did.", False),
        ("To the Main Military Adviser", False),
    ],
)
def test_long_lines_and_sentences_are_running_text(line: str, *, is_prose: bool) -> None:
    assert looks_like_prose(line, Line(0, len(line), gap=False)) is is_prose


@given(st.text(alphabet="ab \t\n\r\u2028", max_size=60))
def test_lines_hold_every_letter_once(text: str) -> None:
    words = "".join(line.span.of(text) for line in lines_of(text))
    assert [c for c in words if c in "ab"] == [c for c in text if c in "ab"]
