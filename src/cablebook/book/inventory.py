"""The files on the disk against the files in the book: what is new, changed, renamed, gone or back.

What was found is kept in a temporary table, so that a million files cost no memory. A file is known by its path in the
book, and its bytes by their sha256; times of change are not looked at, so that a copied collection is the same one.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

import msgspec

from cablebook.review import BOUNDARY

from . import documents
from .corrections import divisions_of
from .records import Beside, Target

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Beside).decode
_PAGE_ROWS = 500


class Folder(msgspec.Struct, frozen=True, order=True):
    """A folder of the collection: its label, and where it is, relative to the book's folder or absolute."""

    label: str
    location: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it was found; for a folder that could not be listed, `format` is "folder".

    Attributes:
        path: Its name in the book.
        location: Where it is on this machine.
        format: What it seems to be; None where it was not recognised.
        bytes: Its size; None where it could not be opened.
        sha256: Hex digest of its bytes; None where it could not be opened.
        reason: Why it could not be opened or listed; None where it could.
        beside: What stands beside it about it; None where nothing does.
    """

    path: str
    location: str
    format: str | None = None
    bytes: int | None = None
    sha256: str | None = None
    reason: str | None = None
    beside: Beside | None = None


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """How many files are what, against the book as it was."""

    unchanged: int
    new: int
    changed: int
    renamed: int
    removed: int
    bytes_to_read: int


class Inventory:
    """One comparison of disk and book. Its methods run inside the caller's transaction, in this order."""

    def __init__(self, connection: sqlite3.Connection, reader: str) -> None:
        """Begin with nothing found; `reader` is the version that reads now."""
        self._connection = connection
        self._reader = reader
        for table in ("found", "scope", "gone"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        connection.execute(
            "CREATE TEMP TABLE found (path TEXT PRIMARY KEY, location BLOB NOT NULL, format TEXT, bytes INTEGER, "
            "sha256 TEXT, reason TEXT, described TEXT, beside BLOB, fate TEXT) WITHOUT ROWID"
        )
        connection.execute("CREATE TEMP TABLE scope (start TEXT NOT NULL)")

    def add(self, found: Iterable[Found]) -> None:
        """Note files; one that is met twice counts once."""
        # Names of files need not be text on every system: they pass as the bytes they are.
        self._connection.executemany(
            "INSERT OR IGNORE INTO temp.found VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                (
                    one.path,
                    _to_bytes(one.location),
                    one.format,
                    one.bytes,
                    one.sha256,
                    one.reason,
                    one.beside.digest if one.beside else None,
                    _encode(one.beside) if one.beside else None,
                )
                for one in found
            ),
        )

    def compare(self, scope: Iterable[str], *, exists: Callable[[str], bool], again: bool = False) -> Changes:
        """Bring the book's list of files up to date, and settle which files are to be read.

        Args:
            scope: Beginnings of paths (`label/` or `label/part/`) below which a file that was not found is gone.
            exists: Whether there still is a file for a path of the book that lies outside the scope.
            again: Read every file again, changed or not.
        """
        self._connection.executemany("INSERT INTO temp.scope VALUES (?)", ((start,) for start in scope))
        self._settle_known(again=again)
        self._rename(exists)
        removed = self._remove()
        self._store_folders()
        counts = dict(self._connection.execute("SELECT fate, count(*) FROM temp.found GROUP BY fate"))
        to_read = "SELECT coalesce(sum(bytes), 0) FROM temp.found WHERE fate NOT IN ('unchanged', 'renamed', 'folder')"
        return Changes(
            unchanged=counts.get("unchanged", 0),
            new=counts.get("new", 0),
            changed=counts.get("changed", 0),
            renamed=counts.get("renamed", 0) + counts.get("renamed and changed", 0),
            removed=removed,
            bytes_to_read=self._connection.execute(to_read).fetchone()[0],
        )

    def targets(self) -> Iterator[Target]:
        """The files that are to be read, by path. The book may be written to in between."""
        last = ""
        while True:
            rows = self._connection.execute(
                "SELECT path, location, found.format, found.bytes, found.sha256, reason, beside, "
                "CASE WHEN state = 'being read' AND source_file.sha256 = found.sha256 AND reader = ? "
                "AND source_file.described IS found.described THEN done ELSE 0 END "
                "FROM temp.found LEFT JOIN source_file USING (path) "
                "WHERE fate NOT IN ('unchanged', 'renamed', 'folder') AND path > ? ORDER BY path LIMIT ?",
                (self._reader, last, _PAGE_ROWS),
            ).fetchall()
            if not rows:
                return
            for path, location, form, size, sha256, reason, beside, done in rows:
                yield Target(
                    path=path,
                    location=_from_bytes(location),
                    format=form,
                    bytes=size,
                    sha256=sha256,
                    reason=reason,
                    beside=_decode(beside) if beside else None,
                    boundaries=divisions_of(self._connection, path) if self._has_divisions else (),
                    done=done,
                )
            last = rows[-1][0]

    def ask_again(self) -> bool:
        """Whether files that were read have decisions over their division still to be looked at; `targets` gives them.

        A log may be older in the book than the documents that it is about.
        """
        self._connection.execute(
            "UPDATE temp.found SET fate = CASE WHEN fate <> 'folder' AND path IN (SELECT path FROM correction "
            "JOIN document ON document.id = document_id WHERE record = ? "
            "AND number NOT IN (SELECT number FROM correction_state)) THEN 'changed' ELSE 'unchanged' END",
            (BOUNDARY,),
        )
        return bool(
            self._connection.execute("SELECT EXISTS (SELECT 1 FROM temp.found WHERE fate = 'changed')").fetchone()[0]
        )

    @property
    def _has_divisions(self) -> bool:
        query = "SELECT EXISTS (SELECT 1 FROM correction WHERE record = ?)"
        return bool(self._connection.execute(query, (BOUNDARY,)).fetchone()[0])

    def _settle_known(self, *, again: bool) -> None:
        """Which files are new, changed, unchanged: by their bytes, what is said of them, and who read them."""
        self._connection.execute(
            "UPDATE temp.found SET fate = CASE WHEN format IS 'folder' THEN 'folder' ELSE coalesce("
            "(SELECT CASE WHEN NOT :again AND source_file.sha256 = found.sha256 AND reader = :reader "
            "AND source_file.described IS found.described "
            "AND state NOT IN ('removed', 'being read') THEN 'unchanged' ELSE 'changed' END "
            "FROM main.source_file WHERE source_file.path = found.path), 'new') END",
            {"again": again, "reader": self._reader},
        )
        # A correction that was added without its document being read anew is replayed now.
        self._connection.execute(
            "UPDATE temp.found SET fate = 'changed' WHERE fate = 'unchanged' AND path IN ("
            "SELECT path FROM correction JOIN document ON document.id = document_id "
            "WHERE number NOT IN (SELECT number FROM correction_state))"
        )

    def _rename(self, exists: Callable[[str], bool]) -> None:
        """Bytes that were in one file and are in another now are that file under another name; its documents go along.

        Files may exchange their names, or take the name of one that is gone: all are set aside first.
        """
        connection = self._connection
        moves = list(self._moves(exists))
        for old, _, _ in moves:
            connection.execute("UPDATE source_file SET path = ? WHERE path = ?", (_ASIDE + old, old))
        for _, new, _ in moves:
            overwritten = connection.execute("SELECT id FROM document WHERE path = ? ORDER BY item", (new,)).fetchall()
            for (document_id,) in overwritten:
                documents.give_up(connection, document_id)
            connection.execute("DELETE FROM source_file WHERE path = ?", (new,))
        for old, new, _ in moves:
            connection.execute("UPDATE source_file SET path = ? WHERE path = ?", (new, _ASIDE + old))
            connection.execute("UPDATE temp.found SET fate = 'new' WHERE path = ?", (old,))
        connection.executemany(
            "UPDATE temp.found SET fate = ? WHERE path = ?",
            [("renamed" if is_as_read else "renamed and changed", new) for _, new, is_as_read in moves],
        )

    def _moves(self, exists: Callable[[str], bool]) -> Iterator[tuple[str, str, bool]]:
        """Old path, new path, and whether nothing needs to be read again; no path twice on either side."""
        candidates = self._connection.execute(
            "SELECT now.path, source_file.path, reader = ? AND state NOT IN ('removed', 'being read') "
            "AND source_file.described IS now.described, "
            f"found.path IS NOT NULL OR state = 'removed' OR EXISTS (SELECT 1 FROM temp.scope WHERE {_BELOW}) "
            "FROM temp.found AS now JOIN source_file ON source_file.sha256 = now.sha256 "
            "LEFT JOIN temp.found ON found.path = source_file.path WHERE now.fate IN ('new', 'changed') "
            "AND now.path <> source_file.path "
            "AND (found.path IS NULL OR (found.fate = 'changed' AND found.sha256 <> source_file.sha256)) "
            # A file that was read again only because its reader is another has kept its bytes, and is no new place.
            "AND now.sha256 IS NOT (SELECT sha256 FROM source_file AS kept WHERE kept.path = now.path) "
            "ORDER BY now.path, source_file.path",
            (self._reader,),
        ).fetchall()
        came, went = set(), set()
        for new, old, as_read, is_gone in candidates:
            if new in came or old in went or _extension(new) != _extension(old):
                continue
            if is_gone or not exists(old):
                came.add(new)
                went.add(old)
                yield old, new, bool(as_read)

    def _remove(self) -> int:
        """Mark what is gone; a document whose bytes are in another file too moves there."""
        connection = self._connection
        # What lies in a folder that could not be listed is not known to be gone.
        connection.execute(
            "CREATE TEMP TABLE gone AS SELECT path FROM source_file "
            f"WHERE EXISTS (SELECT 1 FROM temp.scope WHERE {_BELOW}) "
            "AND path NOT IN (SELECT path FROM temp.found) AND state <> 'removed' AND format IS NOT 'folder' "
            "AND NOT EXISTS (SELECT 1 FROM temp.found WHERE fate = 'folder' "
            "AND source_file.path > found.path || '/' AND source_file.path < found.path || '0')"
        )
        connection.execute("DELETE FROM duplicate WHERE path IN (SELECT path FROM temp.gone)")
        doubled = connection.execute(
            "SELECT DISTINCT document.id, described FROM document JOIN duplicate ON document_id = document.id "
            "JOIN source_file ON source_file.path = document.path "
            "WHERE document.path IN (SELECT path FROM temp.gone) ORDER BY document.id"
        ).fetchall()
        for document_id, described in doubled:
            documents.move_to_duplicate(connection, document_id)
            # What a metadata.csv says of the file that is gone is not said of this one.
            connection.execute(
                "UPDATE temp.found SET fate = 'changed' WHERE fate = 'unchanged' AND described IS NOT ? "
                "AND path = (SELECT path FROM document WHERE id = ?)",
                (described, document_id),
            )
        connection.execute("UPDATE document SET removed = 1 WHERE path IN (SELECT path FROM temp.gone)")
        return connection.execute(
            "UPDATE source_file SET state = 'removed' WHERE path IN (SELECT path FROM temp.gone)"
        ).rowcount

    def _store_folders(self) -> None:
        """List the folders that could not be looked into, and no others."""
        self._connection.execute(
            "DELETE FROM source_file WHERE format = 'folder' AND (path IN (SELECT path FROM temp.found) "
            f"OR EXISTS (SELECT 1 FROM temp.scope WHERE {_BELOW}))"
        )
        self._connection.execute(
            "INSERT OR IGNORE INTO source_file (path, format, state, reader) SELECT path, format, 'not read', ? "
            "FROM temp.found WHERE fate = 'folder'",
            (self._reader,),
        )
        self._connection.execute(
            "INSERT OR IGNORE INTO problem SELECT path, 0, '', reason, 1 FROM temp.found WHERE fate = 'folder'"
        )


_ASIDE = "\x1f"
"""Set before the path of a file that is about to get another: no path of a file begins so."""

_BELOW = "source_file.path > scope.start AND source_file.path < substr(scope.start, 1, length(scope.start) - 1) || '0'"
"""Whether a path begins with a beginning that ends in a slash; "0" is the character behind the slash."""


def _extension(path: str) -> str:
    """What the name of a file says of its format: under another the same bytes may be read otherwise."""
    return PurePosixPath(path.lower().removesuffix(".gz")).suffix


def _to_bytes(location: str) -> bytes:
    return location.encode("utf-8", "surrogateescape")


def _from_bytes(location: bytes) -> str:
    return location.decode("utf-8", "surrogateescape")
