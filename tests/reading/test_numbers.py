"""The numbers that a message bears: its own, its series', the receiver's."""

import pytest

from cablebook.reading.numbers import (
    digits,
    read_labelled_number,
    read_leading_number,
    read_number_line,
    read_numbered_date,
    read_opening_number,
)


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("No. 2318", "sender", "2318"),
        ("No. 2318.", "sender", "2318"),
        ("Nº 12", "sender", "12"),
        ("# 600428/sh", "sender", "600428/sh"),
        ("No. 1476/sh", "sender", "1476/sh"),
        ("No. 76.054", "sender", "76.054"),
        ("002/RT/1964", "sender", "002/RT/1964"),
        ("Ref. No. F.O. 2418/5/43", "series", "F.O. 2418/5/43"),
        ("No. 25629 T", "sender", "25629"),
        ("No. 298[2]", "sender", "298"),
        ("Special No. 550-551", "reference", "550-551"),
        ("Outgoing No. 8600", "sender", "8600"),
        ("Incoming No. 26637", "receiver", "26637"),
        ("CIPHERED TELEGRAM No. 26637", "sender", "26637"),
        ("G–586", "series", "G–586"),
        ("A-298", "series", "A-298"),
        ("JCSM–296", "series", "JCSM–296"),
        ("No. 600742/III", "sender", "600742/III"),
        ("TEHRAN 1371", "series", "TEHRAN 1371"),
        ("NSC 5525", "series", "NSC 5525"),
        ("Johcu 4", "series", "Johcu 4"),
        ("T.228/50", "series", "T.228/50"),
        ("G 12/75", "series", "G 12/75"),
        ("WINCH No. 6", "sender", "6"),
        ("Confd. No. 12", "sender", "12"),
        ("Ref. No. 0031/2-55", "sender", "0031/2-55"),
        ("Special Nos. 1573-1574", "reference", "1573-1574"),
        ("(61) No. 305", "sender", "305"),
        ("S/1503", "reference", "S/1503"),
        ("I.11873", "receiver", "I.11873"),
    ],
)
def test_a_line_that_is_a_number_is_read(line: str, kind: str, value: str) -> None:
    number = read_number_line(line, 0, len(line))
    assert number is not None
    assert (number.kind, number.value) == (kind, value)
    assert number.span.of(line) == value


@pytest.mark.parametrize(
    "line",
    [
        "Section 12", "SECTION 12", "May 12", "MAY 12", "Page 3", "Your 12", "EMBTEL 135", "GP 3", "GP 34",
        "Geneva 54", "DOCUMENT 5",
        "In 1948", "No number", "No. one", "Our 484", "Copy 2", "No. 2318 of 3 May", "12", "x" * 60 + " No. 12",
    ],
)  # fmt: skip
def test_other_lines_are_no_number(line: str) -> None:
    assert read_number_line(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("382. Following is for the Secretary.", [("sender", "382")]),
        ("382.Following", [("sender", "382")]),
        ("Secto 12. For the Secretary.", [("series", "Secto 12")]),
        ("A-15. The Embassy believes", [("series", "A-15")]),
        ("925—The Minister asked", [("sender", "925")]),
        ("213, Usgoc 350. The party", [("sender", "213"), ("series", "Usgoc 350")]),
        ("213, Deptel 350. The party", [("sender", "213")]),
        ("395. Depcirtel 341. We agree.", [("sender", "395")]),
        ("Gadel 112. Reference Delga 510.", [("series", "Gadel 112")]),
        ("1042 For Lane from Bacon", [("sender", "1042")]),
        ("7. The Minister asked", [("sender", "7")]),
    ],
)
def test_the_number_that_opens_a_telegram_is_read(paragraph: str, expected: list[tuple[str, str]]) -> None:
    found = read_opening_number(paragraph, 0, len(paragraph), len(paragraph))
    assert [(number.kind, number.value) for number in found] == expected
    assert [number.span.of(paragraph) for number in found] == [value for _, value in expected]


@pytest.mark.parametrize(
    "paragraph",
    ["1,500 guns were sent.", "1950 was a good year for rice.", "In 1948 the Minister asked", "Section 2. Aid",
    "May 3. The Minister", "Deptel 12. The Minister",
     "The Minister asked", "12 guns", "3 to 1 he said"],
)  # fmt: skip
def test_other_openings_are_no_number(paragraph: str) -> None:
    assert read_opening_number(paragraph, 0, len(paragraph), len(paragraph)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1. He agrees.\n2. He asks for guns.", []),
        ("1. He agrees.\n\n  (2) He asks for guns.", []),
        ("1. He agrees.\n1. He asks for guns.", []),
        ("1. He agrees.\nHe asks for guns.", ["1"]),
        ("1. He agrees.\n3. He asks for guns.", ["1"]),
        ("25. He agrees.\n26. He asks for guns.", ["25"]),
    ],
    ids=[
        "a list",
        "in brackets",
        "every point is 1",
        "no next point",
        "another number",
        "from 20 up it is a telegram's",
    ],
)
def test_a_small_number_before_its_successor_is_a_point_of_a_list(text: str, values: list[str]) -> None:
    found = read_opening_number(text, 0, text.index("\n"), len(text))
    assert [number.value for number in found] == values


@pytest.mark.parametrize(
    ("value", "compared"),
    [("2318", "2318"), ("0668", "668"), ("76.054", "76054"), ("1,042", "1042"), ("A-15", "15"), ("1476/sh", "1476"),
     ("550-551", "551"), ("031520Z", "31520Z"), ("031520Z NOV 71", "31520Z"), ("52/61", "52"), ("118/1967", "118"),
     ("0031/2-55", "31"), ("4/7556", "7556"), ("P112/40", "112"), ("NSC 5525/1", "5525"), ("000", "0"),
     ("none", "none")],
)  # fmt: skip
def test_numbers_are_compared_by_the_digits_they_are_cited_by(value: str, compared: str) -> None:
    assert digits(value) == compared


@pytest.mark.parametrize(
    ("words", "value"),
    [("No. 76.061", "76.061"), ("21/88", "21/88"), ("0042/1955", "0042/1955"), ("C 56942", "C 56942"), ("118", "118"),
     ("none", None), ("3 May 1950", None)],
)  # fmt: skip
def test_behind_a_label_a_bare_number_is_one(words: str, value: str | None) -> None:
    number = read_labelled_number(words, 0, len(words))
    assert (number and number.value) == value


@pytest.mark.parametrize(
    ("line", "value", "rest"),
    [
        ("No. 11.204, 5 January 1970, 9.30 hrs", "11.204", "5 January 1970, 9.30 hrs"),
        ("nr 812 of 14.6.1955, 1815 local time", "812", "14.6.1955, 1815 local time"),
        ("No. 24456                     Dated the 21st October, 1950", "24456", "the 21st October, 1950"),
    ],
)
def test_a_number_may_share_its_line_with_a_date(line: str, value: str, rest: str) -> None:
    found = read_numbered_date(line, 0, len(line))
    assert found is not None
    assert (found[0].value, line[found[1] :].lstrip()) == (value, rest)


@pytest.mark.parametrize(
    ("line", "value", "rest"),
    [
        ("T. Nos. 2534-2540. Extremely urgent.", "2534-2540", "Extremely urgent."),
        ("No. 142       SECRET", "142", "SECRET"),
    ],
)
def test_a_number_may_open_a_line_of_marks(line: str, value: str, rest: str) -> None:
    found = read_leading_number(line, 0, len(line))
    assert found is not None
    assert (found[0].value, line[found[1] :]) == (value, rest)
