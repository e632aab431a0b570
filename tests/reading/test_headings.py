"""Form headings: lines that name what sort of paper this is."""

import pytest

from cablebook.reading.headings import read_heading


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("CIPHERED TELEGRAM No. 26637", "telegram", "26637"),
        ("Ciphered telegram No. 26637/sh", "telegram", "26637/sh"),
        ("CIPHERED TELEGRAM # 600428/sh", "telegram", "600428/sh"),
        ("CABLE Nº 59976", "telegram", "59976"),
        ("INWARD CABLEGRAM", "telegram", None),
        ("OUTGOING TELEGRAM", "telegram", None),
        ("MEMORANDUM", "memorandum", None),
        ("MEMORANDUM OF CONVERSATION", "memorandum_of_conversation", None),
        ("NOTE VERBALE No. 12", "note", "12"),
        ("AIDE-MÉMOIRE", "other", None),
        ("LETTER.", "letter", None),
        ("RECORD OF CONVERSATION", "memorandum_of_conversation", None),
        ("Ciphered telegram", "telegram", None),
        ("TELETYPE (ENCRYPTED)", "telegram", None),
        ("TELEGRAM ON ARRIVAL", "telegram", None),
        ("OUTGOING CODE CABLE", "telegram", None),
        ("Circular 1041", "other", "Circular 1041"),
        ("Telegram 341", "telegram", "341"),
    ],
)
def test_a_heading_names_the_kind_and_the_number(line: str, kind: str, number: str | None) -> None:
    heading = read_heading(line, 0, len(line))
    assert heading is not None
    assert heading.kind == kind
    assert (heading.number and heading.number.value) == number


@pytest.mark.parametrize(
    "line",
    [
        "Note",
        "Telegram",
        "MINISTRY OF FOREIGN AFFAIRS",
        "TOP SECRET",
        "No. 12",
        "TELEGRAM to Paris",
        "THE TELEGRAM OFFICE WAS CLOSED",
        "Letters were written",
        "REPORT " + "A" * 70,
    ],
)
def test_other_lines_are_no_heading(line: str) -> None:
    assert read_heading(line, 0, len(line)) is None


def test_a_heading_without_capitals_stands_apart_on_its_line() -> None:
    assert read_heading("Memorandum", 0, 10) is None
    heading = read_heading("Memorandum", 0, 10, apart=True)
    assert heading is not None
    assert heading.kind == "memorandum"
    assert read_heading("Summary", 0, 7, apart=True) is None
