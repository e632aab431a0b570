"""A span of days to look in, as vague as the dates it is compared with."""

import sqlite3

import msgspec

from cablebook.errors import UsageError
from cablebook.model.dates import period

from .positions import after_day, first_of_day


class Period(msgspec.Struct, frozen=True):
    """The days from `first` to `last`, both included, ISO 8601; None is open.

    A document is inside when its date may be: "1950" is inside October 1950. One without a date is inside only where
    both ends are open.
    """

    first: str | None = None
    last: str | None = None

    @classmethod
    def of(cls, since: str | None, until: str | None) -> "Period":
        """The span from the first day of `since` to the last day of `until`, each a day, a month or a year.

        Raises:
            UsageError: One of them is none of these.
        """
        first, last = (None if given is None else period(given) for given in (since, until))
        for given, found in ((since, first), (until, last)):
            if given is not None and found is None:
                raise UsageError(f"“{given}” is no date; write a day, a month or a year: 1950-10-07, 1950-10, 1950.")
        return cls(first.min if first else None, last.max if last else None)

    @property
    def is_open(self) -> bool:
        """Whether every document is inside, dated or not."""
        return self.first is None and self.last is None


ALWAYS = Period()
"""No limit at either end."""


def bounds(connection: sqlite3.Connection, wanted: Period) -> tuple[int, int]:
    """The positions between which every document of a period lies; those outside it are then few."""
    low, high = 0, 2**63 - 1
    if wanted.first is not None:
        # Positions go by the first possible day, so a vague date may lie before the period and yet reach into it.
        row = connection.execute(
            "SELECT min(date_min) FROM message WHERE date_min <> date_max AND date_max >= ?", (wanted.first,)
        ).fetchone()
        low = first_of_day(min(wanted.first, row[0] or wanted.first))
    if not wanted.is_open:
        high = after_day(wanted.last or "9999-12-31") - 1
    return low, high


def condition(wanted: Period) -> tuple[str, list[object]]:
    """The condition on `message` that holds inside a period, and its values."""
    if wanted.is_open:
        return "1", []
    return "message.date_max >= ? AND message.date_min <= ?", [wanted.first or "", wanted.last or "9999-12-31"]
