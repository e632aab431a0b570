"""What a reading finds beside the header, as rows."""

import sqlite3

import msgspec

from cablebook.model.header import Header
from cablebook.model.reading import Enclosed, Reading
from cablebook.model.span import Span

_TABLES = ("enclosed", "sketch", "completion", "date_conflict")


def insert_annotations(connection: sqlite3.Connection, document_id: str, reading: Reading) -> None:
    """Store what was found in a document that has no annotations yet."""
    if reading.enclosed:
        connection.executemany(
            "INSERT INTO enclosed VALUES (?, ?, ?, ?, ?)",
            [
                (document_id, at, *one.span, msgspec.json.encode(one.header).decode())
                for at, one in enumerate(reading.enclosed)
            ],
        )


def delete_annotations(connection: sqlite3.Connection, document_id: str) -> None:
    """Take a document's annotations out, and what was concluded from them, so that others can be stored."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))


def stored_enclosed(connection: sqlite3.Connection, document_id: str) -> tuple[Enclosed, ...]:
    """The messages inside a document, outer ones first."""
    rows = connection.execute(
        "SELECT start, end, header FROM enclosed WHERE document_id = ? ORDER BY ordinal", (document_id,)
    )
    return tuple(
        Enclosed(span=Span(start, end), header=msgspec.json.decode(header, type=Header)) for start, end, header in rows
    )
