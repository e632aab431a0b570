"""A header as the rows of `message` and the tables around it, and back again."""

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from cablebook.model.dates import DateInterval
from cablebook.model.header import Copy, Gloss, Header, Number, Party, Receipt, Reply
from cablebook.model.span import Span

Record = TypeVar("Record", Number, Reply, Gloss)

_TABLES = ("message", "party", "message_number", "reply", "gloss", "evidence")
_PLAIN = (
    "head", "kind", "origin", "time", "zone", "place", "classification", "precedence", "number", "drafted_by",
    "cleared_by", "approved_by",
)  # fmt: skip
_ROLES = {"sender": "senders", "recipient": "recipients", "via": "via", "repeated_to": "repeated_to"}
_COLUMNS = (
    "document_id", *_PLAIN, "date_min", "date_max", "received_date", "received_time", "received_zone",
    "received_place", "handling",
)  # fmt: skip
_INSERT_MESSAGE = f"INSERT INTO message ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"


def insert_header(connection: sqlite3.Connection, document_id: str, header: Header) -> None:
    """Store the header of a document that has none yet."""
    date, received = header.date, header.received or Receipt()
    connection.execute(
        _INSERT_MESSAGE,
        (
            document_id,
            *(getattr(header, name) for name in _PLAIN),
            date and date.min,
            date and date.max,
            received.date,
            received.time,
            received.zone,
            received.place,
            _json(header.handling),
        ),
    )
    connection.executemany("INSERT INTO party VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _party_rows(document_id, header))
    # Most headers have none of these.
    if header.numbers:
        connection.executemany(
            "INSERT INTO message_number VALUES (?, ?, ?, ?, ?, ?)",
            [(document_id, at, one.kind, one.value, *one.span) for at, one in enumerate(header.numbers)],
        )
    if header.in_reply_to:
        connection.executemany(
            "INSERT INTO reply VALUES (?, ?, ?, ?, ?, ?)",
            [(document_id, at, one.number, one.date, *one.span) for at, one in enumerate(header.in_reply_to)],
        )
    if header.glosses:
        connection.executemany(
            "INSERT INTO gloss VALUES (?, ?, ?, ?, ?, ?)",
            [(document_id, at, one.alias, one.name, *one.span) for at, one in enumerate(header.glosses)],
        )
    connection.executemany(
        "INSERT INTO evidence VALUES (?, ?, ?, ?)",
        [(document_id, field, *span) for field, span in sorted(header.spans.items())],
    )


def delete_header(connection: sqlite3.Connection, document_id: str) -> None:
    """Take a document's header out, so that another can be stored."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))


def stored_header(connection: sqlite3.Connection, document_id: str) -> Header:
    """The header of a document that is in the book."""
    rows = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM message WHERE document_id = ?", (document_id,))
    row = dict(zip(_COLUMNS, rows.fetchone(), strict=True))
    received = Receipt(**{name: row[f"received_{name}"] for name in Receipt.__struct_fields__})
    parties = connection.execute(
        "SELECT role, text, office, count, start, end FROM party WHERE document_id = ? ORDER BY ordinal", (document_id,)
    ).fetchall()
    fields: dict[str, Any] = {name: row[name] for name in _PLAIN}
    for wanted, field in _ROLES.items():
        fields[field] = tuple(
            Party(text, Span(start, end), office) for role, text, office, _, start, end in parties if role == wanted
        )
    return Header(
        **fields,
        date=DateInterval(row["date_min"], row["date_max"]) if row["date_min"] else None,
        copies=tuple(
            Copy(text, Span(start, end), count) for role, text, _, count, start, end in parties if role == "copy"
        ),
        received=None if received == Receipt() else received,
        handling=msgspec.json.decode(row["handling"], type=tuple[str, ...]),
        numbers=_listed(connection, Number, "message_number", document_id),
        in_reply_to=_listed(connection, Reply, "reply", document_id),
        glosses=_listed(connection, Gloss, "gloss", document_id),
        spans={
            field: Span(start, end)
            for field, start, end in connection.execute(
                "SELECT field, start, end FROM evidence WHERE document_id = ? ORDER BY field", (document_id,)
            )
        },
    )


def _party_rows(document_id: str, header: Header) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        (document_id, role, at, party.text, party.office, None, *party.span)
        for role, field in _ROLES.items()
        for at, party in enumerate(getattr(header, field))
    ]
    rows += [(document_id, "copy", at, one.text, None, one.count, *one.span) for at, one in enumerate(header.copies)]
    return rows


def _listed(
    connection: sqlite3.Connection, record: Callable[[Any, Any, Span], Record], table: str, document_id: str
) -> tuple[Record, ...]:
    """The records of a table, which has two columns of theirs and where the words stand."""
    rows = connection.execute(f"SELECT * FROM {table} WHERE document_id = ? ORDER BY ordinal", (document_id,))
    return tuple(record(one, other, Span(start, end)) for _, _, one, other, start, end in rows)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
