"""Positions: rowids in date order, so that every scan of the book, and the search above all, runs in date order.

A position is made of the day, the minute and ten bits of a hash of the document's id. It depends on the document alone,
not on what else is in the book, except where two documents ask for the same one.
"""

import datetime
import hashlib
from collections.abc import Iterator
from itertools import count

from cablebook.model.dates import DateInterval

_MINUTES = 24 * 60
_SLOT_BITS = 10  # slots for each minute: few more bytes for each word in the index, few collisions
_DAY = _MINUTES << _SLOT_BITS
_UNDATED_BITS = 32
_UNDATED = ((datetime.date.max.toordinal() + 1) * _MINUTES) << _SLOT_BITS
_HASH_BITS = 256


def candidates(date: DateInterval | None, time: str | None, document_id: str) -> Iterator[int]:
    """The positions that a document may take, in order of preference; the first that is free is its own.

    Args:
        date: The document's date; its first possible day counts. Documents without one come after all others.
        time: `HH:MM`, None as midnight.
        document_id: Its id, which spreads the documents of one minute.

    Yields:
        Positive integers below 2 ** 53, which JavaScript holds exactly: one for each ten bits of the hash.
    """
    digest = int.from_bytes(hashlib.sha256(document_id.encode()).digest(), "big")
    start, bits = (_UNDATED, _UNDATED_BITS) if date is None else (_start(date.min, time), _SLOT_BITS)
    for shift in range(0, _HASH_BITS - bits + 1, bits):
        yield start + (digest >> shift & ((1 << bits) - 1))


def day_ends(position: int) -> Iterator[int]:
    """The first position behind the day of this one, behind the next day, and so on without end."""
    yield from count(position - position % _DAY + _DAY, _DAY)


def first_of_day(day: str) -> int:
    """The first position of an ISO day."""
    return _start(day, None)


def after_day(day: str) -> int:
    """The first position behind an ISO day."""
    return first_of_day(day) + _DAY


def _start(day: str, time: str | None) -> int:
    minute = int(time[:2]) * 60 + int(time[3:5]) if time else 0
    return (datetime.date.fromisoformat(day).toordinal() * _MINUTES + min(minute, _MINUTES - 1)) << _SLOT_BITS
