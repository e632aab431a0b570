"""What becomes of the page: lines and paragraphs, columns, running heads, page numbers, footnotes."""

import random
from collections.abc import Iterable

import pytest
from found import documents
from pdf_writer import LEFT, LETTER, SIZE, TOP, Mark, Rule, Words, column, pdf

PROSE = (
    "The minister received me this morning and said that his government had studied the proposal with care and would "
    "answer before the end of the month. He added that nothing in the draft touched the rights of third parties."
)
MORE = (
    "I told him that we had no wish to press for an early reply, but that winter would close the northern ports and "
    "the goods could then not be moved until spring. He took a note of this."
)


def text_of(*pages: Iterable[Mark]) -> str:
    return documents(pdf(*pages), "a.pdf")[0].text


def test_lines_of_a_paragraph_become_one_line() -> None:
    assert text_of(column(f"{PROSE}\n\n{MORE}")) == f"{PROSE}\n\n{MORE}"


def test_lines_that_end_early_stay_lines() -> None:
    lines = "The Ambassador in Freedonia (Trentino) to the Secretary of State\nSylvania, May 3, 1951—2 p. m.\nsecret"
    assert text_of(column(f"{lines}\n\n{PROSE}\n\nTrentino", letters=66)) == f"{lines}\n\n{PROSE}\n\nTrentino"


def test_an_indent_begins_a_paragraph_where_no_white_does() -> None:
    first = column(f"   {PROSE}", letters=60)
    first[0] = first[0]._replace(text=first[0].text)
    end = len(first)
    second = column(MORE, letters=58, top=TOP + end * 12)
    indented = second[0]._replace(left=LEFT + 18)
    rest = column(MORE[len(indented.text) + 1 :], letters=60, top=TOP + (end + 1) * 12)
    third = column(PROSE, letters=58, top=TOP + (end + 1 + len(rest)) * 12)[0]._replace(left=LEFT + 18)
    tail = column(PROSE[len(third.text) + 1 :], letters=60, top=TOP + (end + 2 + len(rest)) * 12)
    assert text_of([*first, indented, *rest, third, *tail]) == f"{PROSE}\n\n{MORE}\n\n{PROSE}"


def test_a_title_of_two_centred_lines_is_one_line() -> None:
    title = ["Telegram From the Embassy in the Kingdom of Freedonia to the", "Department of State"]
    marks: list[Mark] = [
        Words(words, LEFT + (66 - len(words)) * SIZE * LETTER / 2, TOP + at * 12) for at, words in enumerate(title)
    ]
    assert text_of([*marks, *column(PROSE, top=TOP + 48, letters=66)]) == f"{' '.join(title)}\n\n{PROSE}"


def test_a_note_on_the_source_is_not_drawn_into_a_title_that_fills_its_line() -> None:
    title = "12. Memorandum From the Minister of War (Chicolini) to the King"
    page = column(f"{title}\nSource: Royal Archives, box 4. Secret.\n\n{PROSE}", letters=len(title))
    assert text_of(page) == f"{title}\nSource: Royal Archives, box 4. Secret.\n\n{PROSE}"


def test_points_of_a_list_are_lines_though_they_fill_theirs() -> None:
    points = [
        "1. The first of the ports is to be opened in the month of May",
        "2. The second of them will be opened in the month of June",
    ]
    assert text_of(column(f"{PROSE}\n\n" + "\n".join(points), letters=61)) == f"{PROSE}\n\n" + "\n".join(points)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("The govern-\nment met. The government sat on Monday for a long, long time.", "The government met."),
        ("It has twenty-\nfive men. Of the twenty-five men he had not a single one left.", "It has twenty-five men."),
        ("Anglo-\nAmerican talks. It was said that they had lasted all of the week.", "Anglo-American talks."),
        ("At 1949—\n50 prices. It was said that they had risen by all of a third.", "At 1949—50 prices."),
    ],
)
def test_a_hyphen_at_a_line_end_stays_where_the_file_writes_it_elsewhere(lines: str, expected: str) -> None:
    first, rest = lines.split("\n")
    filler = "x" * (60 - len(first) - 1)
    page = column(f"{PROSE}\n\n{MORE}")
    base = TOP + 12 * (len(page) + 3)
    page += [Words(f"{filler} {first}", LEFT, base), *column(rest, top=base + 12)]
    assert f"{filler} {expected}" in text_of(page)


def test_words_of_a_row_in_two_places_are_cells() -> None:
    page = [
        Words("Rifles", LEFT, TOP), Words("1,200", LEFT + 200, TOP),
        Words("Guns", LEFT, TOP + 12), Words("36", LEFT + 218, TOP + 12),
    ]  # fmt: skip
    assert text_of(page) == "Rifles\t1,200\nGuns\t36"


def test_columns_are_read_one_after_the_other_below_a_heading() -> None:
    heading = Words("A heading that runs over the whole width of this page of two", LEFT + 40, TOP)
    left = column(PROSE, letters=36, top=TOP + 30)
    right = column(MORE, letters=36, left=LEFT + 240, top=TOP + 30)
    assert text_of([heading, *left, *right]).split("\n\n") == [heading.text, PROSE, MORE]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = column(f"{PROSE} {MORE} {PROSE} {MORE}", letters=36)
    third = len(lines) // 3
    columns = [lines[:third], lines[third : 2 * third], lines[2 * third :]]
    set_in = [
        [mark._replace(left=mark.left + right, base=mark.base - at * third * 12) for mark in marks]
        for at, (marks, right) in enumerate(zip(columns, (0, 240, 0), strict=True))
    ]
    assert text_of([*set_in[0], *set_in[1]], set_in[2]) == f"{PROSE} {MORE} {PROSE} {MORE}"


def test_words_in_any_order_and_a_little_off_their_line_are_read_as_they_stand() -> None:
    rng = random.Random(7)  # noqa: S311 - a scatter, no secret
    page: list[Mark] = []
    for line in column(f"{PROSE}\n\n{MORE}"):
        at = 0
        for word in line.text.split(" "):
            page.append(Words(word, line.left + at * 6 + rng.uniform(-0.4, 0.4), line.base + rng.uniform(-1, 1)))
            at += len(word) + 1
    rng.shuffle(page)
    assert text_of(page) == f"{PROSE}\n\n{MORE}"


def heads(number: int, *, words: str = "FOREIGN RELATIONS, 1951") -> list[Mark]:
    """A head with the page's number on the outer side, and the page's text."""
    line = f"{number}  {words}" if number % 2 == 0 else f"{words}  {number}"
    return [Words(line, LEFT + 100, 40), *column(f"Text of page {number}. {PROSE}", top=TOP)]


def test_running_heads_and_page_numbers_go_and_number_the_pages() -> None:
    document = documents(pdf(*(heads(number) for number in range(201, 207))), "a.pdf")[0]
    assert "FOREIGN RELATIONS" not in document.text
    assert [label for label, _ in document.pages] == ["201", "202", "203", "204", "205", "206"]
    assert [document.text[at:][:17] for _, at in document.pages][1:3] == ["Text of page 202.", "Text of page 203."]


def test_a_head_that_alternates_between_left_and_right_goes() -> None:
    pages = [heads(number, words="THE PAPERS" if number % 2 else "OF A YEAR") for number in range(1, 9)]
    text = text_of(*pages)
    assert "THE PAPERS" not in text
    assert "OF A YEAR" not in text


def test_a_number_alone_at_the_foot_goes() -> None:
    pages = [[*column(f"{PROSE} {MORE}"), Words(f"- {n} -", 300, 750)] for n in range(1, 4)]
    assert "- 2 -" not in text_of(*pages)


def test_dates_at_the_top_of_pages_stay() -> None:
    pages = [column(f"Moscow, October {day}, 1950\n\n{PROSE}") for day in range(1, 6)]
    assert text_of(*pages).count("Moscow, October") == 5


def test_a_mark_on_every_page_stays_on_the_first() -> None:
    pages = [[Words("SECRET", 280, 40), *column(f"Page {n} of it. {PROSE}")] for n in range(1, 5)]
    assert text_of(*pages).count("SECRET") == 1


def noted(word: str, label: str, note: str, *, base: float = TOP) -> list[Mark]:
    """A page with a raised number behind a word, and a note in small type under a rule."""
    end = LEFT + len(word) * SIZE * LETTER
    rest = column(PROSE, top=base + 24)
    return [
        Words(word, LEFT, base), Words(label, end, base - 4, 6), Words("said so.", end + 12, base), *rest,
        Rule(LEFT, LEFT + 90, 690), Words(label, LEFT, 697, 5),
        *column(note, left=LEFT + 6, top=700, size=8, letters=74),
    ]  # fmt: skip


def test_a_footnote_goes_to_the_end_and_its_marker_into_brackets() -> None:
    text = text_of(noted("Trentino", "1", "Ambassador of Sylvania."))
    assert text == f"Trentino[1] said so.\n\n{PROSE}\n\n[1] Ambassador of Sylvania."


def test_notes_are_counted_anew_where_each_page_begins_with_one() -> None:
    text = text_of(noted("Trentino", "1", "Ambassador of Sylvania."), noted("Chicolini", "1", "Minister of War."))
    assert "Trentino[1]" in text
    assert "Chicolini[2]" in text
    assert text.endswith("\n\n[1] Ambassador of Sylvania.\n\n[2] Minister of War.")


def test_printed_numbers_of_notes_stay_where_they_rise() -> None:
    text = text_of(noted("Trentino", "7", "Ambassador of Sylvania."), noted("Chicolini", "9", "Minister of War."))
    assert text.endswith("\n\n[7] Ambassador of Sylvania.\n\n[9] Minister of War.")


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    note = "Ambassador of Sylvania, who was sent home in the year after the war he had"
    first = noted("Trentino", "1", note)
    second: list[Mark] = [*column(MORE), Rule(LEFT, LEFT + 90, 690), *column("begun with a word.", top=700, size=8)]
    assert text_of(first, second).endswith(f"\n\n[1] {note} begun with a word.")


def test_a_raised_number_without_a_note_stays_raised() -> None:
    page = [Words("An area of 12 km", LEFT, TOP), Words("2", LEFT + 16 * 6, TOP - 4, 6), *column(PROSE, top=TOP + 24)]
    assert text_of(page).startswith("An area of 12 km²\n\n")


def test_small_print_without_a_number_is_no_note() -> None:
    page = [*column(PROSE), *column("Printed in the capital by the royal press.", top=700, size=7)]
    assert text_of(page) == f"{PROSE}\n\nPrinted in the capital by the royal press."
