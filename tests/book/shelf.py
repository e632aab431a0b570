"""Books made without reading any file: what a test says of its documents is what the book gets."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from cablebook.book import Book, ReadDocument
from cablebook.book.inventory import Changes, Found
from cablebook.book.records import Part
from cablebook.model.dates import DateInterval, period
from cablebook.model.document import ArchiveRecord, Document, Problem
from cablebook.model.header import Header, Kind, Party
from cablebook.model.reading import Reading
from cablebook.model.span import Span

READER = "reader 1"


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def when(edtf: str) -> DateInterval:
    interval = period(edtf)
    if interval is None:
        raise ValueError(edtf)
    return interval


def part(
    text: str,
    *,
    item: str = "",
    stated_id: str | None = None,
    sha256: str | None = None,
    header: Header | None = None,
    archive: ArchiveRecord | None = None,
    problem: str | None = None,
) -> Part:
    document = Document(item=item, text=text, sha256=sha256 or sha256_of(text), stated_id=stated_id, archive=archive)
    reading = Reading(layout=(), header=header or Header())
    doubt = None if problem is None else Problem(item=item, reason=problem, lost=False)
    return Part(ReadDocument(document=document, reading=reading), doubt)


def letter(
    text: str,
    date: str | None = None,
    *,
    sender: str | None = None,
    recipient: str | None = None,
    kind: Kind | None = None,
    classification: str | None = None,
    time: str | None = None,
    item: str = "",
    stated_id: str | None = None,
) -> Part:
    """A document whose header says just this; the spans are those of the first characters."""
    header = Header(
        date=None if date is None else when(date),
        time=time,
        kind=kind,
        classification=classification,
        senders=() if sender is None else (Party(sender, Span(0, 1)),),
        recipients=() if recipient is None else (Party(recipient, Span(0, 1)),),
    )
    return part(text, item=item, stated_id=stated_id, header=header)


def store(book: Book, files: Mapping[str, Iterable[Part]], *, reader: str = READER, again: bool = False) -> Changes:
    """Read "files": what `read` does, without a disk. Files of the folder `f` that are not named are gone."""
    contents = {path: list(parts) for path, parts in files.items()}
    found = [
        Found(path=path, location=f"/{path}", format="text", bytes=1, sha256=sha256_of(repr(parts)))
        for path, parts in contents.items()
    ]
    with book.writer(reader=reader) as writer:
        changes = writer.survey([], found, ["f/"], exists=lambda _: True, again=again)
        for target in writer.targets():
            writer.begin_file(target)
            for one in contents[target.path][target.done :]:
                writer.add(one)
            writer.finish_file()
        for _ in writer.fill_index():
            pass
        writer.finish()
    return changes


def made(path: Path, *parts: Part) -> Path:
    """A finished book of one file with these documents."""
    with Book.create_or_open(path) as book:
        store(book, {"f/one.txt": parts})
    return path


def ids(book: Book) -> list[str]:
    """The ids of the documents that are not removed, in date order."""
    return [row.id for row in book.registry()]
