"""What the collection says of its documents: the dates that reckoning asks for, and its answers as rows."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from cablebook.model.context import Completion, Conflict, Dated
from cablebook.model.dates import DateInterval
from cablebook.model.header import Header, Receipt
from cablebook.model.reading import StatedDate
from cablebook.model.span import Span
from cablebook.reckoning.context import Context, completed

from .documents import replace_header
from .headers import stored_header

_NUMBER = re.compile(r"\d+")
_LONGEST_NUMBER = 12  # digits; what is longer is compared as text
# SQLite has no function for the folder of a path: what is left of it without everything that is no slash at its end.
_IN_FOLDERS = """
SELECT rtrim(path, replace(path, '/', '')) AS folder, path, item, position FROM document WHERE removed = 0
ORDER BY folder
"""
_DATED = """
SELECT id, path, date_min, date_max, message.time, zone, place, number,
    received_date, received_time, received_zone, received_place,
    (SELECT text FROM party WHERE party.document_id = id AND role = 'sender' AND ordinal = 0),
    dates, archive_record.date
FROM document JOIN message ON message.document_id = id LEFT JOIN archive_record ON archive_record.document_id = id
WHERE position = ?
"""
_DECIDED = """
SELECT document_id, json_group_array(DISTINCT field) FROM correction JOIN correction_state USING (number)
WHERE record = 'header' AND action <> 'undo' AND state = 'stands' GROUP BY document_id
"""
_dates = msgspec.json.Decoder(tuple[StatedDate, ...]).decode


class DatedDocuments:
    """Every document with what it states of its dates, in the order of folders, files and places; to go through often.

    A folder's documents stand together: its files in the order of their names, a file's documents in that of their
    places, numbers in both as numbers. What was completed before is taken out again: reckoning begins from what the
    documents state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __iter__(self) -> Iterator[Dated]:
        connection = self._connection
        before: dict[str, dict[str, str | None]] = defaultdict(dict)
        for document_id, field, value in connection.execute("SELECT document_id, field, before FROM completion"):
            before[document_id][field] = value
        decided = {one: frozenset(msgspec.json.decode(fields)) for one, fields in connection.execute(_DECIDED)}
        for _, of_folder in groupby(connection.execute(_IN_FOLDERS), key=itemgetter(0)):
            for _, position in sorted((_natural(path, item), at) for _, path, item, at in of_folder):
                row = connection.execute(_DATED, (position,)).fetchone()
                yield _dated(row, before.get(row[0], {}), decided.get(row[0], frozenset()))


def _natural(path: str, item: str) -> str:
    """A key that puts "d9" before "d10", and a file before the next."""
    return _NUMBER.sub(lambda number: number[0].zfill(_LONGEST_NUMBER), f"{path}\0{item}")


def _dated(row: tuple[Any, ...], before: dict[str, str | None], decided: frozenset[str]) -> Dated:
    document_id, path, first, last, time, zone, place, number, *received, sender, dates, archive = row
    came, came_at, came_in, came_from = received
    receipt = Receipt(
        date=before.get("received_date", came), time=came_at, zone=before.get("received_zone", came_in), place=came_from
    )
    return Dated(
        id=document_id,
        folder=path.rpartition("/")[0],
        date=DateInterval(first, last) if first is not None and "date" not in before else None,
        time=time,
        zone=before.get("zone", zone),
        place=place,
        sender=sender,
        number=number,
        received=None if receipt == Receipt() else receipt,
        dates=_dates(dates),
        archive_date=archive,
        decided=decided,
    )


def store_context(connection: sqlite3.Connection, context: Context) -> int:
    """Put what was concluded of dates in the stead of what the book holds; how many headers have changed."""
    new: dict[str, list[Completion]] = defaultdict(list)
    for one in context.completions:
        new[one.document_id].append(one)
    old: dict[str, list[Completion]] = defaultdict(list)
    for (document_id,) in connection.execute("SELECT DISTINCT document_id FROM completion").fetchall():
        old[document_id] = list(stored_completions(connection, document_id))
    changed = [one for one in sorted({*old, *new}) if old[one] != new[one]]
    for document_id in changed:
        _complete(connection, document_id, new[document_id])
    connection.execute("DELETE FROM date_conflict")
    counts: dict[str, int] = defaultdict(int)
    for conflict in context.conflicts:
        spans = msgspec.json.encode(conflict.spans).decode()
        row = (conflict.document_id, counts[conflict.document_id], conflict.kind, conflict.message, spans)
        connection.execute("INSERT INTO date_conflict VALUES (?, ?, ?, ?, ?)", row)
        counts[conflict.document_id] += 1
    return len(changed)


def stored_completions(connection: sqlite3.Connection, document_id: str) -> tuple[Completion, ...]:
    """What the collection completes of a document."""
    rows = connection.execute(
        "SELECT field, value, start, end, reason FROM completion WHERE document_id = ? ORDER BY field", (document_id,)
    )
    return tuple(
        Completion(document_id=document_id, field=field, value=value, span=Span(start, end), reason=reason)
        for field, value, start, end, reason in rows
    )


def stored_conflicts(connection: sqlite3.Connection, document_id: str) -> tuple[Conflict, ...]:
    """What does not agree among a document's dates."""
    rows = connection.execute(
        "SELECT kind, message, spans FROM date_conflict WHERE document_id = ? ORDER BY ordinal", (document_id,)
    )
    return tuple(
        Conflict(
            document_id=document_id,
            kind=kind,
            message=message,
            spans=msgspec.json.decode(spans, type=tuple[Span, ...]),
        )
        for kind, message, spans in rows
    )


def _complete(connection: sqlite3.Connection, document_id: str, completions: list[Completion]) -> None:
    """Take a document's completions back, and give it these."""
    header = stored_header(connection, document_id)
    for field, before in connection.execute(
        "SELECT field, before FROM completion WHERE document_id = ?", (document_id,)
    ):
        header = _without(header, field, before)
    connection.execute("DELETE FROM completion WHERE document_id = ?", (document_id,))
    connection.executemany(
        "INSERT INTO completion VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(document_id, one.field, one.value, _held(header, one.field), *one.span, one.reason) for one in completions],
    )
    replace_header(connection, document_id, completed(header, completions))


def _without(header: Header, field: str, before: str | None) -> Header:
    """A header without what was completed in a field."""
    received = header.received or Receipt()
    match field:
        case "date":
            spans = {name: span for name, span in header.spans.items() if name != "date"}
            return msgspec.structs.replace(header, date=None, spans=spans)
        case "zone":
            return msgspec.structs.replace(header, zone=None)
        case "received_date":
            return msgspec.structs.replace(header, received=msgspec.structs.replace(received, date=before))
        case _:
            return msgspec.structs.replace(header, received=msgspec.structs.replace(received, zone=None))


def _held(header: Header, field: str) -> str | None:
    """What a field holds that is about to be completed: only the date of receipt may hold a part."""
    return header.received.date if field == "received_date" and header.received is not None else None
