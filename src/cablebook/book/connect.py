"""Opening a book: read-only for those who ask, writable for those who store; closed, it is one file again."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from cablebook.errors import BookError, StorageError

from .migrations import Migration, is_book, is_empty, known, migrate, missing, refuse_strangers
from .storage import told

_WAIT_S = 10.0  # for another program's transaction; batches of `read` take about a second
_PAGE_BYTES = 8192
_CACHE_KIB = 65536


def open_readonly(path: Path, migrations: Sequence[Migration] | None = None) -> sqlite3.Connection:
    """Open a book for asking only; the file may lie on read-only media.

    Raises:
        BookError: There is no book at `path`, or it is of a newer or older release.
        StorageError: The machine refuses to open it.
    """
    if not path.is_file():
        raise BookError(f"There is no book at {path}. Make one: cablebook read {path} FOLDER-WITH-DOCUMENTS")
    wanted = known() if migrations is None else migrations
    with told(path):
        try:
            return _checked(path, "mode=ro", wanted)
        except sqlite3.OperationalError as error:
            # A book whose `read` was cut off asks for a side file; in a folder that is read-only it cannot have one.
            # Where nothing is left in the side file of its last writer, the book is whole without it.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN or _side_file(path).exists():
                raise
            return _checked(path, "immutable=1", wanted)


def open_writable(path: Path, migrations: Sequence[Migration] | None = None) -> sqlite3.Connection:
    """Open a book for storing, or make one; an older book gets the tables of today.

    Raises:
        BookError: The file holds something that is no book, or a book of a newer release.
        StorageError: The folder does not exist, or the machine refuses.
    """
    if not path.parent.is_dir():
        raise StorageError(f"The book cannot be made at {path}: there is no folder {path.parent}.")
    if path.is_dir():
        raise BookError(f"{path} is a folder. Name a file for the book, such as {path / 'cables.db'}")
    with told(path):
        connection = _connected(path, "mode=rwc")
        try:
            if is_empty(connection):
                connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            else:
                refuse_strangers(connection, path)
            _prepare_for_writing(connection)
            migrate(connection, path, known() if migrations is None else migrations)
        except BaseException:
            connection.close()
            raise
        return connection


def settle(connection: sqlite3.Connection) -> None:
    """Make the book one file again, so that it can be copied, sent and put on read-only media.

    While somebody reads in it this has to wait: the book then stays right, in two files.
    """
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}", uri=True, timeout=_WAIT_S, isolation_level=None, cached_statements=256
    )


def _prepare_for_writing(connection: sqlite3.Connection) -> None:
    # A killed program loses nothing with WAL; synchronous NORMAL may lose the last batches when the power fails, and
    # the next `read` reads those again.
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    # What is deleted in a page is blanked: the same documents give the same bytes.
    connection.execute("PRAGMA secure_delete = FAST").fetchall()


def _checked(path: Path, mode: str, migrations: Sequence[Migration]) -> sqlite3.Connection:
    """A connection to a book of this release, for asking only."""
    connection = _connected(path, mode)
    try:
        _check(connection, path, migrations)
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    if not is_book(connection):
        raise BookError(f"{path} is not a book: cablebook makes books with `cablebook read BOOK PATH`.")
    if missing(connection, path, migrations):
        raise BookError(
            f"{path} was made by an older release of cablebook. Bring it up to date with `cablebook read {path} PATH`."
        )


def _side_file(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
