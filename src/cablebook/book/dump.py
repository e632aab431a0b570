"""A book as text, line by line: two books that hold the same give the same lines."""

import sqlite3
from collections.abc import Iterator

_BY_ROW = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"


def dump(connection: sqlite3.Connection) -> Iterator[str]:
    """Every row of every table, and what they are declared as; the search index with its inner tables."""
    for kind, name, declared in connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"):
        yield f"{kind} {name}: {declared}"
    for (name,) in connection.execute(_BY_ROW).fetchall():
        columns = ", ".join(
            f'quote("{column}")' for (column,) in connection.execute(f"SELECT name FROM pragma_table_info('{name}')")
        )
        for row in connection.execute(f"SELECT {columns} FROM {name} ORDER BY {columns}"):
            yield f"{name}: {', '.join(row)}"
