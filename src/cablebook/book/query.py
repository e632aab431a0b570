"""What the book holds of one document."""

import sqlite3

import msgspec

from cablebook.errors import UsageError
from cablebook.model.boundary import Boundary
from cablebook.model.layout import Segment
from cablebook.model.reading import StatedDate

from .annotations import stored_enclosed
from .archives import stored_archive
from .headers import stored_header
from .near import near_ids
from .reckoned import stored_completions, stored_conflicts
from .records import StoredDocument
from .tied import stored_carried, stored_versions

_SUGGESTED = 3


def stored_document(connection: sqlite3.Connection, document_id: str) -> StoredDocument:
    """A document by its id, or by a beginning of its id that no other has.

    Raises:
        UsageError: No document has this id, or several begin so.
    """
    document_id = resolve_id(connection, document_id)
    path, item, sha256, stated_id, title, text, layout, pages, dates, removed, language, *cut = connection.execute(
        "SELECT path, item, sha256, stated_id, title, text, layout, pages, dates, removed, language, cut_at, "
        "cut_confidence, cut_reason FROM document WHERE id = ?",
        (document_id,),
    ).fetchone()
    duplicates = connection.execute(
        "SELECT path, item FROM duplicate WHERE document_id = ? ORDER BY path, item", (document_id,)
    )
    return StoredDocument(
        id=document_id,
        path=path,
        item=item,
        sha256=sha256,
        stated_id=stated_id,
        title=title,
        text=text,
        layout=msgspec.json.decode(layout, type=tuple[Segment, ...]),
        pages=msgspec.json.decode(pages, type=tuple[tuple[str, int], ...]),
        removed=bool(removed),
        archive=stored_archive(connection, document_id),
        header=stored_header(connection, document_id),
        dates=msgspec.json.decode(dates, type=tuple[StatedDate, ...]),
        enclosed=stored_enclosed(connection, document_id),
        language=language,
        cut=None if cut[0] is None else Boundary(*cut),
        completions=stored_completions(connection, document_id),
        conflicts=stored_conflicts(connection, document_id),
        versions=stored_versions(connection, document_id),
        carried=stored_carried(connection, document_id),
        duplicates=tuple(duplicates.fetchall()),
    )


def stored_text(connection: sqlite3.Connection, document_id: str) -> str:
    """The text of a document; ids and errors as for `stored_document`."""
    row = connection.execute("SELECT text FROM document WHERE id = ?", (resolve_id(connection, document_id),))
    return str(row.fetchone()[0])


def count_documents(connection: sqlite3.Connection) -> int:
    """How many documents there are, those whose file is gone not counted."""
    return int(connection.execute("SELECT count(*) FROM document WHERE removed = 0").fetchone()[0])


def resolve_id(connection: sqlite3.Connection, given: str) -> str:
    """The whole id of the document that is meant; errors as for `stored_document`."""
    if connection.execute("SELECT 1 FROM document WHERE id = ?", (given,)).fetchone():
        return given
    # Ids are compared as they are: no character in them has a meaning of its own, as it would have with LIKE.
    found = [
        str(row[0])
        for row in connection.execute(
            "SELECT id FROM document WHERE id > :given AND substr(id, 1, length(:given)) = :given "
            "ORDER BY id LIMIT :most",
            {"given": given, "most": _SUGGESTED + 1},
        )
    ]
    if len(found) == 1 and given:
        return found[0]
    if not found:
        near = near_ids(given, (str(row[0]) for row in connection.execute("SELECT id FROM document")))
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UsageError(f"The book has no document “{given}”.{meant} `cablebook registry BOOK` lists the ids.")
    more = ", …" if len(found) > _SUGGESTED else ""
    raise UsageError(f"Several ids begin with “{given}”: {', '.join(found[:_SUGGESTED])}{more}. Give more of the id.")
