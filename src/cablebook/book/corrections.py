"""The readers' log in the book, and how each of its lines fared at the last reading."""

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from cablebook.model.correction import Action, Correction, CorrectionState, Outcome
from cablebook.model.span import Span
from cablebook.review import BOUNDARY, replay_without_document

_COLUMNS = (
    "number, made_at, made_by, document_id, record, field, action, value, quote, start, end, before, note, undoes"
)


def corrections_of(connection: sqlite3.Connection, document_id: str) -> tuple[Correction, ...]:
    """The corrections of a document, whether the book holds it or not, by number."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM correction WHERE document_id = ? ORDER BY number", (document_id,)
    )
    return tuple(map(_correction, rows))


def all_corrections(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """The whole log."""
    return tuple(map(_correction, connection.execute(f"SELECT {_COLUMNS} FROM correction ORDER BY number")))


def divisions_of(connection: sqlite3.Connection, path: str) -> tuple[Correction, ...]:
    """The readers' decisions over where the documents of a file begin, by number.

    They are kept with a document of the file; one that the file shares with another divides both.
    """
    columns = ", ".join(f"correction.{name.strip()}" for name in _COLUMNS.split(","))
    rows = connection.execute(
        f"SELECT {columns} FROM correction WHERE record = ? AND document_id IN (SELECT id FROM document "
        "WHERE path = ? UNION SELECT document_id FROM duplicate WHERE path = ?) ORDER BY number",
        (BOUNDARY, path, path),
    )
    return tuple(map(_correction, rows))


def ask_again(connection: sqlite3.Connection, document_id: str) -> None:
    """Forget how the decisions over the file of a document fared: the document has just come, without them."""
    connection.execute(
        "DELETE FROM correction_state WHERE number IN "
        "(SELECT number FROM correction WHERE document_id = ? AND record = ?)",
        (document_id, BOUNDARY),
    )


def append(connection: sqlite3.Connection, correction: Correction) -> Correction:
    """Put a correction at the end of the log; it comes back with its number."""
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM correction").fetchone()[0]
    one, span = correction, correction.span or (None, None)
    connection.execute(
        f"INSERT INTO correction ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            one.made_at,
            one.made_by,
            one.document_id,
            one.record,
            one.field,
            one.action.value,
            one.value,
            one.quote,
            *span,
            one.before,
            one.note,
            one.undoes,
        ),
    )
    return msgspec.structs.replace(correction, number=number)


def store_outcomes(connection: sqlite3.Connection, outcomes: Iterable[Outcome]) -> None:
    """Say how corrections fared."""
    connection.executemany(
        "INSERT INTO correction_state VALUES (?, ?, ?) "
        "ON CONFLICT (number) DO UPDATE SET state = excluded.state, reason = excluded.reason",
        [(outcome.number, outcome.state.value, outcome.reason) for outcome in outcomes],
    )


def stored_outcomes(connection: sqlite3.Connection) -> dict[int, Outcome]:
    """How each correction fared when it was last replayed, by number."""
    rows = connection.execute("SELECT number, state, reason FROM correction_state ORDER BY number")
    return {
        number: Outcome(number=number, state=CorrectionState(state), reason=reason) for number, state, reason in rows
    }


def orphan_the_homeless(connection: sqlite3.Connection) -> None:
    """Mark the corrections whose document is not in the book (any more)."""
    homeless = connection.execute(
        "SELECT DISTINCT document_id FROM correction WHERE document_id NOT IN (SELECT id FROM document) ORDER BY 1"
    ).fetchall()
    for (document_id,) in homeless:
        store_outcomes(connection, replay_without_document(corrections_of(connection, document_id)))


def _correction(row: tuple[Any, ...]) -> Correction:
    number, made_at, made_by, document_id, record, field, action, value, quote, start, end, before, note, undoes = row
    return Correction(
        number=number,
        made_at=made_at,
        made_by=made_by,
        document_id=document_id,
        record=record,
        field=field,
        action=Action(action),
        value=value,
        quote=quote,
        span=None if start is None else Span(start, end),
        before=before,
        note=note,
        undoes=undoes,
    )
