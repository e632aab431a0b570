"""One file on its way into the book: a new one part by part, a changed one all at once.

A new file may be large: its parts are stored as they come, and the file counts how many are in (`done`), so that a
`read` that was cut off goes on behind them. A changed file first waits outside the book until it is complete, because
which of its documents are the old ones can only be told from all of them: by the id that the source states, by the
bytes, and for what is left by the place in the file.
"""

import sqlite3
from collections.abc import Iterator
from typing import Protocol

import msgspec

from cablebook.model.document import Problem

from . import documents
from .corrections import store_outcomes
from .documents import Place
from .records import Part, Target

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Part).decode
_PAGE_ROWS = 100
_ASIDE = "\x1f"
"""Set before the place of a document that is about to get another: no source names a place so."""


class FileWriter(Protocol):
    """A file that is being stored."""

    def add(self, part: Part) -> None:
        """Store the next part."""
        ...

    def pause(self) -> None:
        """Leave the file as it is, so that a later `read` finds how far this one came."""
        ...

    def finish(self) -> None:
        """Store that this was the last part."""
        ...


def file_writer(connection: sqlite3.Connection, target: Target, reader: str) -> FileWriter:
    """Begin to store a file, or go on with it."""
    if target.done or not _has_documents(connection, target.path):
        return NewFile(connection, target, reader)
    return ChangedFile(connection, target, reader)


def store_unreadable(connection: sqlite3.Connection, target: Target, reader: str) -> None:
    """List a file that could not be opened. What the book holds of it from before stays."""
    _store_row(connection, target, reader, state="not read")
    _store_problem(connection, target.path, 0, Problem(item="", reason=target.reason or ""))


class NewFile:
    """A file of which the book holds nothing, or the first `done` parts."""

    def __init__(self, connection: sqlite3.Connection, target: Target, reader: str) -> None:
        """Begin to store a new file, or go on behind the parts that are in."""
        self._connection, self._path, self._done = connection, target.path, target.done
        if not self._done:
            _store_row(connection, target, reader, state="being read")
        self._problems = connection.execute("SELECT count(*) FROM problem WHERE path = ?", (self._path,)).fetchone()[0]

    def add(self, part: Part) -> None:
        """Store the next part."""
        taken = documents.store(self._connection, self._path, part.read) if part.read else None
        store_outcomes(self._connection, part.outcomes)
        for problem in (part.problem, taken):
            if problem is not None:
                _store_problem(self._connection, self._path, self._problems, problem)
                self._problems += 1
        self._done += 1

    def pause(self) -> None:
        """Note how many parts are in."""
        self._connection.execute("UPDATE source_file SET done = ? WHERE path = ?", (self._done, self._path))

    def finish(self) -> None:
        """Note that the file is complete, and how it fared."""
        _settle_state(self._connection, self._path)


class ChangedFile:
    """A file of which the book holds documents that its new documents replace."""

    def __init__(self, connection: sqlite3.Connection, target: Target, reader: str) -> None:
        """Make room to keep the parts until the last one is here."""
        self._connection, self._target, self._reader = connection, target, reader
        connection.execute("DROP TABLE IF EXISTS temp.incoming")
        connection.execute(
            "CREATE TEMP TABLE incoming (ordinal INTEGER PRIMARY KEY, item TEXT, sha256 TEXT, stated_id TEXT, "
            "part BLOB NOT NULL, id TEXT)"
        )

    def add(self, part: Part) -> None:
        """Keep the next part."""
        one = part.read.document if part.read else None
        key = (one.item, one.sha256, one.stated_id) if one else (None, None, None)
        self._connection.execute(
            "INSERT INTO temp.incoming (item, sha256, stated_id, part) VALUES (?, ?, ?, ?)", (*key, _encode(part))
        )

    def pause(self) -> None:
        """Do nothing: the book still holds the file as it was."""

    def finish(self) -> None:
        """Replace what the book holds of the file."""
        connection, path = self._connection, self._target.path
        _store_row(connection, self._target, self._reader, state="being read")
        connection.execute("DELETE FROM duplicate WHERE path = ?", (path,))
        self._match()
        unmatched = connection.execute(
            "SELECT id FROM document WHERE path = ? AND id NOT IN (SELECT id FROM temp.incoming WHERE id IS NOT NULL) "
            "ORDER BY item",
            (path,),
        ).fetchall()
        for (document_id,) in unmatched:
            documents.give_up(connection, document_id)
        connection.execute("UPDATE document SET item = ? || item WHERE path = ?", (_ASIDE, path))
        self._store()
        connection.execute("DROP TABLE temp.incoming")
        _settle_state(connection, path)

    def _match(self) -> None:
        """Give each incoming document the id of the old one that it is, if it is one."""
        for rule in (_SAME_BYTES, _SAME_STATED_ID, _SAME_ITEM, _SAME_BEGINNING):
            self._connection.execute(rule, {"path": self._target.path, "is_divided": bool(self._target.boundaries)})

    def _store(self) -> None:
        connection, path = self._connection, self._target.path
        problems = last = 0
        while rows := connection.execute(
            "SELECT ordinal, id, part FROM temp.incoming WHERE ordinal > ? ORDER BY ordinal LIMIT ?", (last, _PAGE_ROWS)
        ).fetchall():
            for _, document_id, encoded in rows:
                for problem in self._store_part(_decode(encoded), document_id):
                    _store_problem(connection, path, problems, problem)
                    problems += 1
            last = rows[-1][0]

    def _store_part(self, part: Part, document_id: str | None) -> Iterator[Problem]:
        connection, path = self._connection, self._target.path
        if part.problem is not None:
            yield part.problem
        if part.read is not None and document_id is not None:
            documents.replace(connection, document_id, Place(path, part.read.document.item), part.read)
        elif part.read is not None:
            taken = documents.store(connection, path, part.read)
            if taken is not None:
                yield taken
        store_outcomes(connection, part.outcomes)


_FIRST_OF_ITS_BYTES = (
    "ordinal = (SELECT min(ordinal) FROM temp.incoming AS other "
    "WHERE other.sha256 = incoming.sha256 AND other.stated_id IS incoming.stated_id)"
)
_NOT_MATCHED = "document.id NOT IN (SELECT id FROM temp.incoming WHERE id IS NOT NULL)"
_SAME_BYTES = (
    "UPDATE temp.incoming SET id = (SELECT min(id) FROM document WHERE path = :path "
    "AND document.sha256 = incoming.sha256 AND document.stated_id IS incoming.stated_id) "
    f"WHERE sha256 IS NOT NULL AND {_FIRST_OF_ITS_BYTES}"
)
# A document whose bytes stand elsewhere too is not changed: it goes there with its id.
_NOT_ELSEWHERE = "NOT EXISTS (SELECT 1 FROM duplicate WHERE document_id = document.id)"
_SAME_STATED_ID = (
    "UPDATE temp.incoming SET id = (SELECT min(id) FROM document WHERE path = :path "
    f"AND document.stated_id = incoming.stated_id AND {_NOT_MATCHED} AND {_NOT_ELSEWHERE}) "
    "WHERE id IS NULL AND stated_id IS NOT NULL AND ordinal = (SELECT min(ordinal) FROM temp.incoming AS other "
    "WHERE other.stated_id = incoming.stated_id AND other.id IS NULL)"
)
# And one whose bytes the book holds already is a duplicate.
_SAME_ITEM = (
    "UPDATE temp.incoming SET id = (SELECT id FROM document WHERE path = :path AND document.item = incoming.item "
    f"AND document.stated_id IS NULL AND {_NOT_MATCHED} AND {_NOT_ELSEWHERE}) "
    f"WHERE id IS NULL AND stated_id IS NULL AND sha256 IS NOT NULL AND {_FIRST_OF_ITS_BYTES} "
    "AND NOT EXISTS (SELECT 1 FROM document WHERE document.sha256 = incoming.sha256 AND document.stated_id IS NULL)"
)
# A text that is cut into documents now, or is no longer cut, begins with the document that it was or began with.
_SAME_BEGINNING = (
    "UPDATE temp.incoming SET id = (SELECT id FROM (SELECT id FROM document WHERE path = :path AND stated_id IS NULL "
    "AND (item = '' OR cut_at IS NOT NULL) ORDER BY cut_at LIMIT 1) AS document "
    f"WHERE {_NOT_MATCHED} AND (:is_divided OR {_NOT_ELSEWHERE})) "
    "WHERE id IS NULL AND stated_id IS NULL AND (item = '' OR item GLOB 'at [0-9]*') "
    "AND ordinal = (SELECT min(ordinal) FROM temp.incoming WHERE sha256 IS NOT NULL) "
    "AND NOT EXISTS (SELECT 1 FROM document WHERE document.sha256 = incoming.sha256 AND document.stated_id IS NULL)"
)


def _has_documents(connection: sqlite3.Connection, path: str) -> bool:
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM document WHERE path = :path) "
            "OR EXISTS (SELECT 1 FROM duplicate WHERE path = :path)",
            {"path": path},
        ).fetchone()[0]
    )


def _store_row(connection: sqlite3.Connection, target: Target, reader: str, *, state: str) -> None:
    connection.execute(
        "INSERT INTO source_file (path, format, bytes, sha256, state, reader, described) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET format = excluded.format, bytes = excluded.bytes, sha256 = excluded.sha256, "
        "state = excluded.state, reader = excluded.reader, described = excluded.described, done = NULL",
        (target.path, target.format, target.bytes, target.sha256, state, reader, target.described),
    )
    connection.execute("DELETE FROM problem WHERE path = ?", (target.path,))


def _store_problem(connection: sqlite3.Connection, path: str, ordinal: int, problem: Problem) -> None:
    connection.execute(
        "INSERT INTO problem VALUES (?, ?, ?, ?, ?)", (path, ordinal, problem.item, problem.reason, problem.lost)
    )


def _settle_state(connection: sqlite3.Connection, path: str) -> None:
    """How a complete file fared, from what the book holds of it."""
    has_documents, has_duplicates, has_losses = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM document WHERE path = :path), "
        "EXISTS (SELECT 1 FROM duplicate WHERE path = :path), "
        "EXISTS (SELECT 1 FROM problem WHERE path = :path AND lost)",
        {"path": path},
    ).fetchone()
    if has_documents or has_duplicates:
        state = "read in part" if has_losses else "read" if has_documents else "duplicate"
    else:
        state = "not read" if has_losses else "read"
    connection.execute("UPDATE source_file SET state = ?, done = NULL WHERE path = ?", (state, path))
