"""Whether a book is sound as a file of SQLite; for the tests of every room that writes one."""

import sqlite3
from pathlib import Path


def check(book: Path) -> None:
    """See that the file is sound, every reference is met, and the search index is true to the texts."""
    connection = sqlite3.connect(book, isolation_level=None)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        # Rank 1 compares the index with the texts, not only with itself.
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    finally:
        connection.close()
