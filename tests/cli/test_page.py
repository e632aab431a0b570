"""A document's page: every value with its words, its signature, and nothing that a terminal obeys."""

from collections.abc import Sequence

import msgspec

from cablebook.book import StoredDocument
from cablebook.cli.page import page_of, record_page
from cablebook.model.correction import Action, Correction, CorrectionState, Outcome
from cablebook.model.dates import DateInterval
from cablebook.model.document import ArchiveRecord
from cablebook.model.header import Header, Party
from cablebook.model.span import Span

TEXT = "Top Secret\n7.10.50\n\nTo FILIPPOV [STALIN]\n\nROSHCHIN"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


DOCUMENT = StoredDocument(
    id="seed/1",
    path="cables/a.jsonl",
    item="line 1",
    sha256="0" * 64,
    stated_id="seed/1",
    title=None,
    text=TEXT,
    layout=(),
    pages=(("6", 0), ("7", TEXT.index("To F"))),
    removed=False,
    archive=None,
    header=Header(
        classification="Top Secret",
        date=DateInterval("1950-10-07", "1950-10-07"),
        senders=(Party("ROSHCHIN", span("ROSHCHIN")),),
        recipients=(Party("Stalin", span("FILIPPOV [STALIN]")),),
        spans={"classification": span("Top Secret"), "date": span("7.10.50")},
    ),
    duplicates=(),
)

CORRECTION = Correction(
    number=3,
    made_at="2026-01-31T10:00:00Z",
    made_by="A. Reader",
    document_id="seed/1",
    record="header",
    field="date",
    action=Action.CHANGE,
    value='{"min":"1950-10-07","max":"1950-10-07"}',
    before='{"min":"1950-07-10","max":"1950-07-10"}',
    note="day first",
)


def page(
    document: StoredDocument = DOCUMENT,
    *corrections: Correction,
    state: CorrectionState = CorrectionState.STANDS,
    with_text: bool = False,
) -> Sequence[str]:
    outcomes = {one.number: Outcome(number=one.number, state=state) for one in corrections}
    return list(record_page(document, corrections, outcomes, with_text=with_text))


def header(lines: Sequence[str]) -> list[str]:
    start = lines.index("Header") + 1
    return [" ".join(line.split()) for line in lines[start : lines.index("", start)]]


def test_every_value_has_its_words_its_place_and_its_page() -> None:
    assert header(page())[:4] == [
        "date 7 October 1950 “7.10.50” [11:18], p. 6",
        "senders ROSHCHIN as printed [42:50], p. 7",
        "recipients Stalin “FILIPPOV [STALIN]” [23:40], p. 7",
        "classification Top Secret as printed [0:10], p. 6",
    ]


def test_what_the_document_does_not_state_is_named() -> None:
    assert " ".join(header(page())[4:]).startswith("not stated head, kind, origin, time, zone, place, via, copies,")


def test_a_corrected_field_says_by_whom_when_why_and_what_it_was() -> None:
    assert header(page(DOCUMENT, CORRECTION))[1] == (
        "* corrected by A. Reader on 2026-01-31: was 10 July 1950 (day first)"
    )


def test_a_rejected_field_is_there_with_what_it_was() -> None:
    rejection = msgspec.structs.replace(
        CORRECTION, field="place", action=Action.REJECT, value=None, before='"Peking"', note=None
    )

    assert header(page(DOCUMENT, rejection))[1:3] == [
        "place nothing",
        "* rejected by A. Reader on 2026-01-31: was Peking",
    ]


def test_an_accepted_field_is_signed() -> None:
    signed = msgspec.structs.replace(CORRECTION, action=Action.ACCEPT, before=CORRECTION.value, note=None)

    assert header(page(DOCUMENT, signed))[1] == "* accepted by A. Reader on 2026-01-31"


def test_an_addition_names_what_was_added() -> None:
    added = msgspec.structs.replace(
        CORRECTION,
        field="senders",
        action=Action.ADD,
        value='{"text":"ROSHCHIN","span":[42,50],"quote":"ROSHCHIN"}',
        before=None,
        note=None,
    )

    assert "* added by A. Reader on 2026-01-31: ROSHCHIN" in header(page(DOCUMENT, added))


def test_what_is_not_in_force_marks_no_field() -> None:
    undone = page(DOCUMENT, CORRECTION, state=CorrectionState.UNDONE)

    assert undone == page()


def test_an_orphaned_correction_is_named() -> None:
    assert page(DOCUMENT, CORRECTION, state=CorrectionState.ORPHANED)[-1] == (
        "No longer applied: correction 3. See: cablebook review BOOK --document seed/1"
    )


def test_a_document_without_a_title_goes_by_its_correspondents() -> None:
    assert page()[0] == "Roshchin to Stalin"


def test_the_archives_words_stand_apart() -> None:
    archive = ArchiveRecord(title="A cable", people=("Mao", "Stalin"), rights="free")

    lines = page(msgspec.structs.replace(DOCUMENT, archive=archive))

    start = lines.index("The archive's or editors' own words (not the document's)")
    assert [" ".join(line.split()) for line in lines[start + 1 : start + 4]] == [
        "title A cable",
        "people Mao; Stalin",
        "rights free",
    ]


def test_file_duplicates_and_removal_are_told() -> None:
    document = msgspec.structs.replace(DOCUMENT, duplicates=(("copy/a.txt", ""),), removed=True)

    assert [" ".join(line.split()) for line in page(document)[1:5]] == [
        "document seed/1",
        "file cables/a.jsonl, line 1",
        "same bytes in copy/a.txt",
        "removed the file was gone when the book was last read",
    ]


def test_the_text_closes_the_page() -> None:
    assert page(with_text=True)[-2:] == ["Text", TEXT]


def test_nothing_in_a_hostile_document_is_obeyed() -> None:
    hostile = "\x1b]0;owned\x07\x9b2J\u202e"
    document = msgspec.structs.replace(
        DOCUMENT,
        id=f"seed/{hostile}",
        path=hostile,
        title=hostile,
        text=hostile * 20,
        archive=ArchiveRecord(title=hostile, url=hostile),
        pages=((hostile, 0),),
    )
    correction = msgspec.structs.replace(CORRECTION, made_by=hostile, note=hostile, before=f'"{"x"}"')

    lines = page(document, correction, with_text=True)

    assert not any(character in line for line in lines for character in "\x1b\x07\x9b\u202e")


def test_a_page_is_the_last_that_began() -> None:
    pages = (("6", 10), ("7", 20))

    assert [page_of(Span(start, start + 1), pages) for start in (9, 10, 19, 20)] == [None, "6", "6", "7"]
