import tempfile
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import part, store

from cablebook.book import Book, ReadDocument
from cablebook.book.records import Part
from cablebook.model.dates import DateInterval
from cablebook.model.document import ArchiveRecord, Document
from cablebook.model.header import Copy, Gloss, Header, Number, Party, Receipt, Reply
from cablebook.model.layout import Segment, SegmentKind
from cablebook.model.reading import Reading
from cablebook.model.span import Span

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
maybe = st.none() | words
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends)))
days = st.dates().map(lambda day: day.isoformat())
parties = st.lists(st.builds(Party, words, spans, maybe), max_size=3).map(tuple)
headers = st.builds(
    Header,
    head=maybe,
    kind=st.sampled_from([None, "telegram", "other"]),
    origin=maybe,
    date=st.none() | st.tuples(days, days).map(lambda two: DateInterval(min(two), max(two))),
    time=st.none() | st.just("11:55"),
    zone=maybe,
    place=maybe,
    senders=parties,
    recipients=parties,
    via=parties,
    copies=st.lists(st.builds(Copy, words, spans, st.none() | st.integers(1, 9)), max_size=3).map(tuple),
    received=st.none() | st.builds(Receipt, date=maybe, time=maybe, zone=maybe, place=words),
    classification=maybe,
    precedence=maybe,
    handling=st.lists(words, max_size=2).map(tuple),
    number=maybe,
    numbers=st.lists(st.builds(Number, st.sampled_from(["sender", "series"]), words, spans), max_size=2).map(tuple),
    in_reply_to=st.lists(st.builds(Reply, maybe, maybe, spans), max_size=2).map(tuple),
    drafted_by=maybe,
    cleared_by=maybe,
    approved_by=maybe,
    repeated_to=parties,
    glosses=st.lists(st.builds(Gloss, words, words, spans), max_size=2).map(tuple),
    spans=st.dictionaries(st.sampled_from(["date", "place", "number"]), spans),
)
archives = st.none() | st.builds(
    ArchiveRecord, title=maybe, authors=st.lists(words, max_size=2).map(tuple), rights=maybe
)


@settings(max_examples=40)
@given(st.lists(st.tuples(headers, archives), min_size=1, max_size=6))
def test_documents_come_out_as_they_went_in(given_headers: list[tuple[Header, ArchiveRecord | None]]) -> None:
    parts = [
        part(f"text {at}", item=str(at), header=header, archive=archive)
        for at, (header, archive) in enumerate(given_headers)
    ]
    with tempfile.TemporaryDirectory() as folder, Book.create_or_open(Path(folder, "a.db")) as book:
        store(book, {"f/a.jsonl": parts})
        stored = sorted((book.document(row.id) for row in book.registry()), key=lambda one: int(one.item))
        assert [(one.header, one.archive) for one in stored] == given_headers


def test_layout_and_pages_come_out_as_they_went_in(tmp_path: Path) -> None:
    layout = (Segment(SegmentKind.TITLE, Span(0, 3), None), Segment(SegmentKind.FOOTNOTE, Span(4, 9), "2"))
    document = Document(item="d1", text="One\n[2] x", sha256="0" * 64, stated_id="v/d1", pages=(("12", 0), ("13", 4)))
    with Book.create_or_open(tmp_path / "a.db") as book:
        store(
            book, {"f/a.xml": [Part(ReadDocument(document=document, reading=Reading(layout=layout, header=Header())))]}
        )
        stored = book.document("v/d1")
    assert (stored.layout, stored.pages, stored.text) == (layout, document.pages, document.text)


def test_the_archives_title_comes_before_the_title_line(tmp_path: Path) -> None:
    with Book.create_or_open(tmp_path / "a.db") as book:
        both = part(
            "a", item="1", header=Header(head="Ciphered telegram"), archive=ArchiveRecord(title="Roshchin to Stalin")
        )
        line = part("b", item="2", header=Header(head="Ciphered telegram"), archive=ArchiveRecord(rights="public"))
        store(book, {"f/a.xml": [both, line, part("c", item="3")]})
        titles = {row.item: row.title for row in book.registry()}
    assert titles == {"1": "Roshchin to Stalin", "2": "Ciphered telegram", "3": None}


def test_what_the_archive_says_around_the_text_completes_what_the_file_says() -> None:
    stated = ArchiveRecord(title="Stated", people=("Mao",))
    found = ArchiveRecord(title="Found", rights="Free", people=("Stalin",))
    document = Document(item="", text="a", sha256="0" * 64)
    with_stated = msgspec.structs.replace(document, archive=stated)
    reading = Reading(layout=(), header=Header())
    with_found = msgspec.structs.replace(reading, archive=found)
    assert ReadDocument(document=with_stated, reading=reading).archive == stated
    assert ReadDocument(document=document, reading=with_found).archive == found
    merged = ReadDocument(document=with_stated, reading=with_found).archive
    assert merged == ArchiveRecord(title="Stated", people=("Mao",), rights="Free")
