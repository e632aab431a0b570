"""Marks of classification, precedence and handling: lines of them, and sentences of source notes."""

import pytest

from cablebook.reading.marks import FoundMark, leading_marks, marks_in_note, read_marks


def names(found: list[FoundMark] | None) -> list[str] | None:
    return None if found is None else [mark.mark.name for mark in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Top Secret.", ["Top Secret"]),
        ("secret us urgent", ["Secret", "US Urgent"]),
        ("TOP SECRET NIACT", ["Top Secret", "NIACT"]),
        ("Confidential; Priority; Limdis.", ["Confidential", "Priority", "Limdis"]),
        ("SECRET/NODIS", ["Secret", "Nodis"]),
        ("Secret; Niact; Limit Distribution", ["Secret", "NIACT", "Limit Distribution"]),
        ("Strictly secret, copying prohibited", ["Strictly Secret", "Copying Prohibited"]),
        ("EXTREMELY URGENT T", ["Extremely Urgent"]),
        ("URGENT [vne ocherednaia]", ["Urgent"]),
        ("Most Immediate", ["Most Immediate"]),
        ("Official-Informal", ["Official-Informal"]),
        ("Secret—Security Information", ["Secret", "Security Information"]),
        ("U.S. Urgent", ["US Urgent"]),
        ("S E C R E T", ["Secret"]),
        ("T O P  S E C R E T  NODIS", ["Top Secret", "Nodis"]),
        ("TOP SECRET AND PERSONAL", ["Top Secret", "Personal"]),
        ("Extremely urgent. Reserved.", ["Extremely Urgent", "Reserved"]),
        ("Simple", ["Simple"]),
    ],
)
def test_a_line_of_marks_is_read(line: str, expected: list[str]) -> None:
    assert names(read_marks(line, 0, len(line))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SECRET priorty", ["Secret", "Priority"]),
        ("confidental priority", None),
        ("Unclasified", None),
        ("Restrictive", None),
    ],
    ids=["letter lost", "the first word has to be right", "alone on its line", "another word"],
)
def test_one_wrong_letter_beside_a_mark_is_a_misprint(line: str, expected: list[str] | None) -> None:
    assert names(read_marks(line, 0, len(line))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Top Secret; Pinnacle", ["Top Secret"]),
        ("Secret, MARIGOLD", ["Secret"]),
        ("Pinnacle; Top Secret", None),
        ("Secret, see below", None),
        ("Secret; 12", None),
    ],
    ids=["behind a mark", "in capitals", "before it", "small letters", "a figure"],
)
def test_a_code_word_stands_behind_a_mark(line: str, expected: list[str] | None) -> None:
    assert names(read_marks(line, 0, len(line))) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Secret talks were held in Geneva",
        "The ambassador",
        "Private Secretary",
        "Secretary of State",
        "The matter is confidential and should stay so.",
        "Urgently needed: two lorries",
        "Urgently needed",
        "secret " * 20,
        ";",
        "12",
    ],
)
def test_a_line_with_other_words_is_none(line: str) -> None:
    assert read_marks(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Source: Central Files, 310.2/12-358. Confidential. Drafted by Lane.", ["Confidential"]),
        ("Source: Central Files, 611.94/5-352. Secret; Priority; Limited Distribution.", ["Secret", "Priority",
         "Limit Distribution"]),
        ("Source: Files, Lot 60 D 1. Top Secret; Eyes Only. Secret annex.", ["Top Secret", "Eyes Only"]),
        ("Source: Central Files, POL 27 VIET S Secret; Immediate; Nodis.", ["Secret", "Immediate", "Nodis"]),
        ("Source: Central Files, POL 7. Priority; Exdis.", ["Priority", "Exdis"]),
        ("Source: Central Files, 611.94/2–152. Secret; Priority; RYBAT.", ["Secret", "Priority"]),
        ("Source: Library, Official Use Only Files. Unclassified.", ["Unclassified"]),
        ("Source: Eisenhower Library. No classification marking. A secret annex is not printed.", []),
        ("Source: Central Files. The secret annex is not printed.", []),
        ("Source: Central Files. Secret talks had begun.", []),
        ("740.0011/5–349: Telegram", []),
    ],
    ids=["level", "more marks", "first sentence only", "full stop lost", "precedence first", "code word",
    "name of files", "no marking", "in a sentence", "prose", "file number"],
)  # fmt: skip
def test_the_sentence_of_a_note_that_opens_with_a_level_is_read(note: str, expected: list[str]) -> None:
    assert names(marks_in_note(note, 0, len(note))) == expected


def test_every_mark_has_its_words() -> None:
    line = "Secret; Limited Distribution"
    found = read_marks(line, 0, len(line))
    assert found is not None
    assert [mark.span.of(line) for mark in found] == ["Secret", "Limited Distribution"]


@pytest.mark.parametrize(
    ("line", "marks", "rest"),
    [
        ("C O N F I D E N T I A L PARIS 04521", ["Confidential"], "PARIS 04521"),
        ("SECRET 118/1967", ["Secret"], "118/1967"),
        ("Secret 118/1967", [], "Secret 118/1967"),
        ("SECRET NODIS", ["Secret", "Nodis"], ""),
    ],
)
def test_marks_in_capitals_may_open_a_line(line: str, marks: list[str], rest: str) -> None:
    found, at = leading_marks(line, 0, len(line))
    assert (names(found), line[at:]) == (marks, rest)
