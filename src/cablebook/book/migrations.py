"""How a book gets its tables: named migrations, each applied and recorded in a transaction of its own.

The first makes the tables of `schema.sql`; every later change of their shape is one more line here. What a release does
not know it does not touch: a book of a newer release is refused.
"""

import importlib.resources
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cablebook.errors import BookError

from .storage import told

APPLICATION_ID = 0x43424F4B
"""What marks a SQLite file as a book: "CBOK", in the header field that SQLite keeps for this."""


class Migration(NamedTuple):
    """A step from one shape of the book to the next: its name, and its statements."""

    name: str
    script: str


def known() -> tuple[Migration, ...]:
    """The migrations of this release, in order."""
    return (
        Migration("first shape", _script("schema.sql")),
        Migration("enclosed messages, dates, cuts and languages", _script("second.sql")),
    )


def _script(name: str) -> str:
    return importlib.resources.files("cablebook.book").joinpath(name).read_text(encoding="utf-8")


def is_book(connection: sqlite3.Connection) -> bool:
    """Whether the file is one of ours; an error of SQLite where it is no SQLite file at all."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the file holds nothing yet, so that a book may be made of it."""
    return bool(connection.execute("SELECT count(*) = 0 FROM sqlite_master").fetchone()[0])


def refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    """Raise a `BookError` where the file holds what another program has put there."""
    if not is_book(connection) and not is_empty(connection):
        raise BookError(f"{path} is a SQLite file of another program, not a book. Name another file for the book.")


def missing(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> Sequence[Migration]:
    """The migrations that a book still lacks.

    Raises:
        BookError: The book has a migration that is not among these: it was made by a newer release.
    """
    applied = [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY number")]
    names = [migration.name for migration in migrations]
    if applied != names[: len(applied)]:
        unknown = ", ".join(f"“{name}”" for name in applied if name not in names) or "in another order"
        raise BookError(
            f"{path} was made by a newer release of cablebook (its shape has changes that this one does not know: "
            f"{unknown}). Update cablebook, then try again."
        )
    return migrations[len(applied) :]


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Give the book all migrations that it lacks; an empty file becomes a book.

    Args:
        connection: Open for writing, without a transaction.
        path: Where the book is, for messages.
        migrations: All migrations, in order.

    Raises:
        BookError: The file holds something that is no book, or a book of a newer release.
        StorageError: The machine refuses.
    """
    with told(path):
        refuse_strangers(connection, path)
        if is_empty(connection):
            _apply(connection, 1, migrations[0])
        done = len(migrations) - len(missing(connection, path, migrations))
        for number, migration in enumerate(migrations[done:], start=done + 1):
            _apply(connection, number, migration)


def _apply(connection: sqlite3.Connection, number: int, migration: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in _statements(migration.script):
            connection.execute(statement)
        connection.execute("INSERT INTO migration VALUES (?, ?)", (number, migration.name))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {number}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script; `executescript` would commit before the first of them."""
    statement = ""
    for piece in script.split(";")[:-1]:
        statement += piece + ";"
        # A semicolon in a comment, in quotation marks or within a trigger ends nothing.
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
