"""The archive's own words around a document."""

import pytest

from cablebook.model.document import ArchiveRecord
from cablebook.reading.archive import may_have_foot, may_have_head, read_foot, read_head, read_record
from cablebook.reading.lines import lines_of

CABLE = "Comrade!\nWe shall send the guns.\nSEMENOV\n27 December 1952\n"


def record(text: str) -> ArchiveRecord | None:
    found = read_foot(text, lines_of(text))
    return None if found is None else read_record(text, found, title=None, date=None)


def test_what_stands_under_a_label_belongs_to_it() -> None:
    text = (
        CABLE
        + "The writer agrees to send some guns.\nAuthor(s):\nLane; Bacon\nRusk\nSource\nVolume 3\n"
        + "Rights\nFree to copy.\nAsk first."
    )
    assert record(text) == ArchiveRecord(
        summary="The writer agrees to send some guns.",
        authors=("Lane", "Bacon", "Rusk"),
        source="Volume 3",
        rights="Free to copy.\nAsk first.",
    )


def test_a_label_without_content_says_nothing() -> None:
    assert record(CABLE + "Author(s):\nAssociated Places\nRights\nFree.") == ArchiveRecord(rights="Free.")


def test_what_belongs_to_no_field_is_passed_over() -> None:
    assert record(CABLE + "Document Information\nA page\nRights\nFree.") == ArchiveRecord(rights="Free.")


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (CABLE + "The writer agrees to send some guns.\nAuthor(s):\nRights", "The writer agrees to send some guns."),
        (CABLE + "Author(s):\nRights", None),
        (
            "Dear Comrade,\n" + "He asks for guns and for tanks, " * 3 + "\nand he waits for them.\nAuthor(s):\nRights",
            None,
        ),
    ],
    ids=["a sentence under the foot", "the foot alone", "the end of a paragraph"],
)
def test_the_summary_is_one_sentence_between_the_document_and_the_labels(text: str, summary: str | None) -> None:
    found = record(text)
    assert found is not None
    assert found.summary == summary


@pytest.mark.parametrize(
    "text",
    [
        CABLE,
        CABLE + "Rights",
        "Source\nSummary\n" + "He asks for guns.\n" * 20,
    ],
    ids=["no label", "one label", "labels far from the end"],
)
def test_fewer_than_two_labels_at_the_end_are_no_archives(text: str) -> None:
    assert record(text) is None


def test_a_label_far_above_the_others_belongs_to_the_document() -> None:
    text = "Source\n" + "He asks for guns.\n" * 20 + "Author(s):\nRights\nFree."
    found = read_foot(text, lines_of(text))
    assert found is not None
    assert text[found.start :] == "Author(s):\nRights\nFree."


@pytest.mark.parametrize(
    ("text", "may"),
    [(CABLE + "Author(s):\nRights", True), (CABLE + "Rights", False), (CABLE, False)],
)
def test_a_cheap_test_passes_texts_with_two_labels(text: str, *, may: bool) -> None:
    assert may_have_foot(text, lines_of(text)) is may


PAGE = "Telegram from Lane to Bacon\n\nSummary\nLane asks for guns.\n\nContent-Type\nTranslation\n\nSECRET\n\n" + CABLE


def test_labels_between_title_and_document_are_the_head_of_the_page() -> None:
    lines = lines_of(PAGE)
    assert may_have_head(PAGE, lines)
    head = read_head(PAGE, lines)
    assert head is not None
    assert [(field, span.of(PAGE)) for field, span in head.parts] == [
        ("label", "Summary"),
        ("summary", "Lane asks for guns."),
        ("label", "Content-Type"),
        ("information", "Translation"),
    ]
    assert [line.span.of(PAGE) for line in lines[head.end :]][:2] == ["SECRET", "Comrade!"]


def test_one_label_is_no_head() -> None:
    text = "Telegram from Lane to Bacon\n\nSummary\nLane asks for guns.\n\n" + CABLE
    assert read_head(text, lines_of(text)) is None


def test_below_a_label_alone_others_may_stand_before_their_colons() -> None:
    found = record(CABLE + "Document Information\nSource: Volume 3\nRights: Free to copy.")
    assert found is not None
    assert (found.source, found.rights) == ("Volume 3", "Free to copy.")


def test_a_source_note_over_a_summary_is_no_foot() -> None:
    text = "Source: Central Files. Secret.\n\nSummary\n\nHe agrees in full."
    assert read_foot(text, lines_of(text)) is None
