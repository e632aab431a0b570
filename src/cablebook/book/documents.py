"""One document's rows: stored, replaced, moved to another place, deleted.

Everything here runs inside the caller's transaction and keeps the search index true.
"""

import sqlite3
from collections.abc import Iterator
from itertools import count

import msgspec

from cablebook.model.correction import Outcome
from cablebook.model.document import ArchiveRecord, Document, Problem
from cablebook.model.header import Header
from cablebook.review import replay

from . import indexing
from .annotations import delete_annotations, insert_annotations
from .archives import delete_archive, insert_archive, stored_archive
from .corrections import ask_again, corrections_of, store_outcomes
from .headers import delete_header, insert_header
from .positions import candidates, day_ends
from .records import ReadDocument
from .tied import insert_sketch

_SHORT_ID = 16  # hex digits: 2 ** 64 ids, so that a thousand million documents collide once in forty collections


class Place(msgspec.Struct, frozen=True):
    """Where a document stands: its file, and its place in that file."""

    path: str
    item: str


def store(connection: sqlite3.Connection, path: str, read: ReadDocument) -> Problem | None:
    """Store a document of a file that has no document at this place.

    The same bytes under the same id are read once: at a second place they become a line of `duplicate`. A document
    whose file is gone comes back under its old id, wherever its bytes or its stated id turn up.

    Returns:
        What the user should know: a stated id that another document bears already, or a duplicate of which the archive
        says something else than of the first.
    """
    document, place = read.document, Place(path, read.document.item)
    same = connection.execute(
        "SELECT id, removed FROM document WHERE sha256 = ? AND stated_id IS ? ORDER BY removed, id",
        (document.sha256, document.stated_id),
    ).fetchone()
    if same is not None and not same[1]:
        connection.execute("INSERT INTO duplicate VALUES (?, ?, ?)", (place.path, place.item, same[0]))
        return _described_otherwise(connection, same[0], read)
    if same is None and document.stated_id is not None:
        same = connection.execute(
            "SELECT id, removed FROM document WHERE stated_id = ? AND removed = 1 ORDER BY id", (document.stated_id,)
        ).fetchone()
    if same is not None:
        replace(connection, same[0], place, read)
        return None
    document_id = next(one for one in _ids(read) if not _exists(connection, one))
    insert(connection, document_id, place, read)
    if document.stated_id in (None, document_id):
        return None
    return _id_is_taken(connection, document.item, document.stated_id or "", document_id)


def insert(connection: sqlite3.Connection, document_id: str, place: Place, read: ReadDocument) -> None:
    """Store a document under an id that no other bears."""
    document, archive = read.document, read.archive
    header, outcomes = _effective(connection, document_id, read)
    position = _free_position(connection, document_id, header)
    connection.execute(
        "INSERT INTO document (position, id, path, item, sha256, stated_id, title, text, layout, pages, dates, "
        "language, cut_at, cut_confidence, cut_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            position,
            document_id,
            place.path,
            place.item,
            document.sha256,
            document.stated_id,
            title_of(archive, header),
            document.text,
            _json(read.reading.layout),
            _json(document.pages),
            _json(read.reading.dates),
            read.reading.language,
            *_cut(document),
        ),
    )
    insert_header(connection, document_id, header)
    insert_annotations(connection, document_id, read.reading)
    if read.sketch is not None:
        insert_sketch(connection, document_id, read.sketch)
    insert_archive(connection, document_id, archive)
    store_outcomes(connection, outcomes)
    indexing.mark(connection, position)


def replace(connection: sqlite3.Connection, document_id: str, place: Place, read: ReadDocument) -> None:
    """Put a new reading, at this place, in the stead of what the book holds of a document; its id stays."""
    document, archive = read.document, read.archive
    header, outcomes = _effective(connection, document_id, read)
    position, old_title, old_text = connection.execute(
        "SELECT position, title, text FROM document WHERE id = ?", (document_id,)
    ).fetchone()
    moved = _moved_position(connection, document_id, position, header)
    title = title_of(archive, header)
    if (moved, title, document.text) != (position, old_title, old_text):
        indexing.forget(connection, position, old_title, old_text)
        indexing.mark(connection, moved)
    connection.execute(
        "UPDATE document SET position = ?, path = ?, item = ?, sha256 = ?, stated_id = ?, title = ?, text = ?, "
        "layout = ?, pages = ?, dates = ?, language = ?, cut_at = ?, cut_confidence = ?, cut_reason = ?, removed = 0 "
        "WHERE id = ?",
        (
            moved,
            place.path,
            place.item,
            document.sha256,
            document.stated_id,
            title,
            document.text,
            _json(read.reading.layout),
            _json(document.pages),
            _json(read.reading.dates),
            read.reading.language,
            *_cut(document),
            document_id,
        ),
    )
    delete_header(connection, document_id)
    insert_header(connection, document_id, header)
    delete_annotations(connection, document_id)
    insert_annotations(connection, document_id, read.reading)
    if read.sketch is not None:
        insert_sketch(connection, document_id, read.sketch)
    delete_archive(connection, document_id)
    insert_archive(connection, document_id, archive)
    store_outcomes(connection, outcomes)


def replace_header(connection: sqlite3.Connection, document_id: str, header: Header) -> None:
    """Put another header, as corrections made it, in the stead of a document's; the index follows at once."""
    position, old_title, text, archive_title = connection.execute(
        "SELECT position, document.title, text, archive_record.title FROM document "
        "LEFT JOIN archive_record ON document_id = id WHERE id = ?",
        (document_id,),
    ).fetchone()
    moved = _moved_position(connection, document_id, position, header)
    title = archive_title or header.head
    if (moved, title) != (position, old_title):
        was_indexed = indexing.forget(connection, position, old_title, text)
        connection.execute("UPDATE document SET position = ?, title = ? WHERE id = ?", (moved, title, document_id))
        if was_indexed:
            indexing.enter(connection, moved, title, text)
        else:
            indexing.mark(connection, moved)
    delete_header(connection, document_id)
    insert_header(connection, document_id, header)


def give_up(connection: sqlite3.Connection, document_id: str) -> None:
    """Take a document away from its place: to the first other place with the same bytes, else out of the book."""
    if move_to_duplicate(connection, document_id):
        return
    position, title, text = connection.execute(
        "SELECT position, title, text FROM document WHERE id = ?", (document_id,)
    ).fetchone()
    indexing.forget(connection, position, title, text)
    connection.execute("DELETE FROM document WHERE id = ?", (document_id,))


def move_to_duplicate(connection: sqlite3.Connection, document_id: str) -> bool:
    """Let a document stand where its first duplicate stands, under its id; False where it has none."""
    place = connection.execute(
        "SELECT path, item FROM duplicate WHERE document_id = ? ORDER BY path, item LIMIT 1", (document_id,)
    ).fetchone()
    if place is None:
        return False
    connection.execute("DELETE FROM duplicate WHERE path = ? AND item = ?", place)
    connection.execute("UPDATE document SET path = ?, item = ? WHERE id = ?", (*place, document_id))
    connection.execute("UPDATE source_file SET state = 'read' WHERE path = ? AND state = 'duplicate'", place[:1])
    return True


def title_of(archive: ArchiveRecord | None, header: Header) -> str | None:
    """What a list shows of a document: the archive's title, else the title line of its text."""
    return (archive.title if archive else None) or header.head


def _effective(
    connection: sqlite3.Connection, document_id: str, read: ReadDocument
) -> tuple[Header, tuple[Outcome, ...]]:
    corrections = corrections_of(connection, document_id)
    if not corrections:
        return read.reading.header, ()
    ask_again(connection, document_id)
    replayed = replay(read.reading.header, read.document.text, corrections)
    return replayed.header, replayed.outcomes


def _ids(read: ReadDocument) -> Iterator[str]:
    """The ids that a document may bear, in order of preference."""
    stated, sha256 = read.document.stated_id, read.document.sha256
    if stated is None:
        yield from (sha256[:length] for length in range(_SHORT_ID, len(sha256) + 1, 4))
    else:
        yield stated
    yield from (f"{stated or sha256}~{number}" for number in count(2))


def _exists(connection: sqlite3.Connection, document_id: str) -> bool:
    return connection.execute("SELECT 1 FROM document WHERE id = ?", (document_id,)).fetchone() is not None


def _id_is_taken(connection: sqlite3.Connection, item: str, stated: str, document_id: str) -> Problem:
    path, other = connection.execute("SELECT path, item FROM document WHERE id = ?", (stated,)).fetchone()
    there = f"{path}, {other}" if other else path
    return Problem(
        item=item,
        reason=f"expected an id of its own, found “{stated}”, which another text bears ({there}): kept as "
        f"“{document_id}”; give one of them another id",
        lost=False,
    )


def _described_otherwise(connection: sqlite3.Connection, document_id: str, read: ReadDocument) -> Problem | None:
    if read.archive in (None, stored_archive(connection, document_id)):
        return None
    return Problem(
        item=read.document.item,
        reason=f"expected the same description of the same bytes, found another than that of document {document_id}, "
        "which is kept: make the two descriptions one",
        lost=False,
    )


def _free_position(connection: sqlite3.Connection, document_id: str, header: Header) -> int:
    for position in candidates(header.date, header.time, document_id):
        if connection.execute("SELECT 1 FROM document WHERE position = ?", (position,)).fetchone() is None:
            return position
    # Hundreds of documents ask for this minute: behind the last one of its day, or of the first day that has room.
    start = next(candidates(header.date, header.time, document_id))
    return next(last + 1 for end in day_ends(start) if (last := _last_position(connection, start, end)) < end - 1)


def _last_position(connection: sqlite3.Connection, start: int, end: int) -> int:
    row = connection.execute("SELECT max(position) FROM document WHERE position >= ? AND position < ?", (start, end))
    return int(row.fetchone()[0])


def _moved_position(connection: sqlite3.Connection, document_id: str, position: int, header: Header) -> int:
    """The position under another header: the old one unless date or time are others."""
    old = connection.execute("SELECT date_min, time FROM message WHERE document_id = ?", (document_id,)).fetchone()
    if old == (header.date and header.date.min, header.time):
        return position
    return _free_position(connection, document_id, header)


def _cut(document: Document) -> tuple[int | None, float | None, str | None]:
    cut = document.cut
    return (None, None, None) if cut is None else (cut.start, cut.confidence, cut.reason)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
