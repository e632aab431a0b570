"""How a file is divided into documents, for one who decides that it should be otherwise."""

import sqlite3

import msgspec

from cablebook.errors import UsageError
from cablebook.model.correction import Correction

from .corrections import divisions_of
from .inventory import Folder
from .query import resolve_id


class DividedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is one text, and its documents.

    Attributes:
        document_id: The document that was asked for.
        path: The file's name in the book.
        format: Its format.
        documents: Id and first character of each of its documents, in order; one at 0 where the text is not cut.
        paths: All files that hold any of them, this one first.
        decisions: What readers decided over it so far.
    """

    document_id: str
    path: str
    format: str | None
    documents: tuple[tuple[str, int], ...]
    paths: tuple[str, ...]
    decisions: tuple[Correction, ...]

    @property
    def first(self) -> str:
        """The id of its first document, with which the decisions over the file are kept."""
        return self.documents[0][0]

    @property
    def start(self) -> int:
        """Where the document that was asked for begins in the text of the file."""
        return dict(self.documents)[self.document_id]


def divided_file(connection: sqlite3.Connection, document_id: str) -> DividedFile:
    """The file of a document.

    Raises:
        UsageError: There is no such document, or its file names its documents itself.
    """
    document_id = resolve_id(connection, document_id)
    path, item, stated_id, cut_at, form = connection.execute(
        "SELECT path, item, stated_id, cut_at, format FROM document JOIN source_file USING (path) WHERE id = ?",
        (document_id,),
    ).fetchone()
    if stated_id is not None or (item and cut_at is None):
        raise UsageError(
            f"“{document_id}” is a document of its own in {path}, which says so itself: only a text, a web page, a PDF "
            "or a Word file is divided otherwise."
        )
    documents = connection.execute(
        "SELECT id, coalesce(cut_at, 0) FROM document WHERE path = ? ORDER BY 2, 1", (path,)
    ).fetchall()
    others = connection.execute(
        "SELECT DISTINCT duplicate.path FROM duplicate JOIN document ON document_id = id "
        "WHERE document.path = ? AND duplicate.path <> ? ORDER BY 1",
        (path, path),
    ).fetchall()
    return DividedFile(
        document_id=document_id,
        path=path,
        format=form,
        documents=tuple(documents),
        paths=(path, *(other for (other,) in others)),
        decisions=divisions_of(connection, path),
    )


def stored_folders(connection: sqlite3.Connection) -> list[Folder]:
    """The folders that the book knows, by label."""
    return [Folder(*row) for row in connection.execute("SELECT label, location FROM folder ORDER BY label")]
