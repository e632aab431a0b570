"""The registry: one line a document, in date order, by sender, recipient, date, kind or classification."""

import sqlite3
from collections.abc import Iterator

import msgspec

from .periods import ALWAYS, Period, bounds, condition

_NAMES = (
    "(SELECT group_concat(text, '; ') FROM (SELECT text FROM party "
    "WHERE document_id = document.id AND role = '{role}' ORDER BY ordinal))"
)
DATE = "CASE WHEN date_min = date_max THEN date_min ELSE date_min || '/' || date_max END"
SENDERS = _NAMES.format(role="sender")
RECIPIENTS = _NAMES.format(role="recipient")
# The columns of the view, which is for people; conditions on dates and parties need the tables behind it.
_COLUMNS = (
    f"document.id, {DATE}, time, kind, number, {SENDERS}, {RECIPIENTS}, place, classification, precedence, "
    "document.title, path, item"
)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a document must be to be listed; None asks for nothing.

    Attributes:
        sender: Letters in the name or office of one of its senders, large or small.
        recipient: The same for a recipient.
        period: When it was written.
        kind: Its kind, `telegram`.
        classification: Its classification, large or small letters.
    """

    sender: str | None = None
    recipient: str | None = None
    period: Period = ALWAYS
    kind: str | None = None
    classification: str | None = None


EVERYTHING = Wanted()
"""Every document."""


class RegistryRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the registry, with the columns of the view `registry`; None where a document does not say."""

    id: str
    date: str | None
    time: str | None
    kind: str | None
    number: str | None
    senders: str | None
    recipients: str | None
    place: str | None
    classification: str | None
    precedence: str | None
    title: str | None
    path: str
    item: str


def registry_rows(connection: sqlite3.Connection, wanted: Wanted) -> Iterator[RegistryRow]:
    """The lines of the registry that are wanted, in date order; those without a date last."""
    connection.create_function("folded", 1, _folded, deterministic=True)
    low, high = bounds(connection, wanted.period)
    within, values = condition(wanted.period)
    conditions = ["removed = 0", "position BETWEEN ? AND ?", within]
    values = [low, high, *values]
    for role, text in (("sender", wanted.sender), ("recipient", wanted.recipient)):
        if text is not None:
            conditions.append(
                "EXISTS (SELECT 1 FROM party WHERE party.document_id = document.id AND role = ? "
                "AND (instr(folded(text), ?) OR instr(folded(office), ?)))"
            )
            values += [role, _folded(text), _folded(text)]
    for column, text in (("kind", wanted.kind), ("classification", wanted.classification)):
        if text is not None:
            conditions.append(f"folded(message.{column}) = ?")
            values.append(_folded(text))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM document JOIN message ON message.document_id = document.id "
        f"WHERE {' AND '.join(conditions)} ORDER BY document.position",
        values,
    )
    return (RegistryRow(**dict(zip(RegistryRow.__struct_fields__, row, strict=True))) for row in rows)


def _folded(text: str | None) -> str:
    return (text or "").casefold()
