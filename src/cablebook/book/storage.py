"""What SQLite refuses, in words for the user: which file, what happened, what to do."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cablebook.errors import BookError, CablebookError, StorageError

_ADVICE = {
    sqlite3.SQLITE_FULL: "the disk is full. Nothing that was stored is lost: make room, then run the command again",
    sqlite3.SQLITE_READONLY: "it may not be written. Check the permissions of the file and of its folder",
    sqlite3.SQLITE_PERM: "permission was refused. Check the permissions of the file and of its folder",
    sqlite3.SQLITE_BUSY: "another program is writing to it. Wait until that has finished, then try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it. Wait until that has finished, then try again",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened. Check that its folder exists and that both may be used",
    sqlite3.SQLITE_IOERR: "the disk reports an error. Check the disk and its free space, then run the command again",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
    sqlite3.SQLITE_TOOBIG: "a document is larger than SQLite can hold",
}
_NO_BOOK = {
    sqlite3.SQLITE_NOTADB: "it is not a book: cablebook makes books with `cablebook read BOOK PATH`",
    sqlite3.SQLITE_CORRUPT: "it is damaged. Restore it from a copy, or make it anew with `cablebook read`",
}


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses inside this block into a `StorageError` or `BookError` about the book at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, path) from error


def explained(error: sqlite3.Error, path: Path) -> CablebookError:
    """The error of cablebook that says what an error of SQLite means for the book at `path`."""
    # Errors that Python's own module raises (a closed connection) bear no code.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    primary = code & 0xFF  # the upper bits say more than a user can act upon
    if primary in _NO_BOOK:
        return BookError(f"{path} cannot be used: {_NO_BOOK[primary]} ({error}).")
    if primary in _ADVICE:
        return StorageError(f"{path} cannot be used: {_ADVICE[primary]} ({error}).")
    if "fts5" in str(error):
        return BookError(
            f"{path} cannot be used: this Python's SQLite ({sqlite3.sqlite_version}) was built without the full-text "
            f"search FTS5. Use a Python from python.org, conda or uv ({error})."
        )
    return StorageError(f"{path} cannot be used: SQLite says “{error}”.")
