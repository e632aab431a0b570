"""The search index: filled in date order once the documents are in, and kept true to what is replaced afterwards.

The index stores no text of its own: what it forgets it must be told with the very words it was given. Which documents
it does not hold yet stands in `unindexed`; each step fills some in and strikes them off in one transaction, always the
next ones in date order. So a `read` that was killed goes on at the same word, and ends with the same index.
"""

import sqlite3

_STEP_DOCUMENTS = 4000  # half a second; with fewer the index is written in more pieces and merged more often


def mark(connection: sqlite3.Connection, position: int) -> None:
    """Put a document on the list of those that the index lacks."""
    connection.execute("INSERT INTO unindexed VALUES (?)", (position,))


def forget(connection: sqlite3.Connection, position: int, title: str | None, text: str) -> bool:
    """Take a document out of the index, with the title and the text that it had when it was put in.

    Returns:
        Whether the index held it.
    """
    if connection.execute("DELETE FROM unindexed WHERE position = ?", (position,)).rowcount:
        return False
    connection.execute(
        "INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)", (position, title, text)
    )
    return True


def enter(connection: sqlite3.Connection, position: int, title: str | None, text: str) -> None:
    """Put one document into the index at once."""
    connection.execute("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", (position, title, text))


def lacking(connection: sqlite3.Connection) -> int:
    """How many documents the index does not hold yet."""
    return int(connection.execute("SELECT count(*) FROM unindexed").fetchone()[0])


def fill_step(connection: sqlite3.Connection) -> int:
    """Fill in the next documents that are lacking, inside the caller's transaction.

    Returns:
        How many they were; 0 when the index holds every document.
    """
    last, many = connection.execute(
        "SELECT max(position), count(*) FROM (SELECT position FROM unindexed ORDER BY position LIMIT ?)",
        (_STEP_DOCUMENTS,),
    ).fetchone()
    if many:
        connection.execute(
            "INSERT INTO search (rowid, title, text) SELECT document.position, title, text "
            "FROM unindexed JOIN document USING (position) WHERE unindexed.position <= ? ORDER BY unindexed.position",
            (last,),
        )
        connection.execute("DELETE FROM unindexed WHERE position <= ?", (last,))
    return int(many)
