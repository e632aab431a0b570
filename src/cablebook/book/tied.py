"""Versions of one message: the sketches that they are found by, and what was found, as rows."""

import sqlite3
from collections.abc import Iterator

import msgspec

from cablebook.model.span import Span
from cablebook.model.version import Carried, Sketch, Tied, Version

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Sketch).decode


def insert_sketch(connection: sqlite3.Connection, document_id: str, sketch: Sketch) -> None:
    """Store the sketch of a document that has none yet; the id that it was made under is not looked at."""
    named = msgspec.structs.replace(sketch, document_id=document_id)
    connection.execute("INSERT INTO sketch VALUES (?, ?)", (document_id, _encode(named)))


def stored_sketches(connection: sqlite3.Connection) -> Iterator[Sketch]:
    """The sketches of all documents, those whose file is gone left out."""
    rows = connection.execute(
        "SELECT id, data FROM sketch JOIN document ON id = document_id WHERE removed = 0 ORDER BY id"
    )
    for document_id, data in rows:
        sketch = _decode(data)
        # An id may have changed since.
        yield sketch if sketch.document_id == document_id else msgspec.structs.replace(sketch, document_id=document_id)


def store_tied(connection: sqlite3.Connection, tied: Tied) -> None:
    """Put what was found in the stead of what the book holds."""
    connection.execute("DELETE FROM version")
    connection.execute("DELETE FROM carried")
    connection.executemany(
        "INSERT INTO version VALUES (?, ?, ?, ?, ?)",
        [(one.document_id, one.message, one.relation, one.confidence, one.reason) for one in tied.versions],
    )
    connection.executemany(
        "INSERT INTO carried VALUES (?, ?, ?, ?, ?, ?)",
        [(one.document_id, one.message, *one.span, one.confidence, one.reason) for one in tied.carried],
    )


def stored_versions(connection: sqlite3.Connection, document_id: str) -> tuple[Version, ...]:
    """The versions of the message that a document carries; empty where it is the only one.

    The document that stands for the message has no record of its own: the others name it.
    """
    rows = connection.execute(
        "SELECT document_id, message, relation, confidence, reason FROM version WHERE message = "
        "coalesce((SELECT message FROM version WHERE document_id = :id), :id) ORDER BY document_id",
        {"id": document_id},
    )
    return tuple(
        Version(document_id=one, message=message, relation=relation, confidence=confidence, reason=reason)
        for one, message, relation, confidence, reason in rows
    )


def stored_carried(connection: sqlite3.Connection, document_id: str) -> tuple[Carried, ...]:
    """The messages of other documents that a document holds, and the documents that hold its own."""
    rows = connection.execute(
        "SELECT document_id, message, start, end, confidence, reason FROM carried "
        "WHERE document_id = :id OR message = :id ORDER BY document_id, message",
        {"id": document_id},
    )
    return tuple(
        Carried(document_id=one, message=message, span=Span(start, end), confidence=confidence, reason=reason)
        for one, message, start, end, confidence, reason in rows
    )
