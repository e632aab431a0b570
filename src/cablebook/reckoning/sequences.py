"""What the order of a collection says of a day: its running numbers, its neighbours, its span.

Each piece of evidence is an interval of days in which a document must lie, with the reason in words. It is weak alone:
`context` asks whether exactly one of the days that an open date may mean lies in it.
"""

import datetime
from bisect import bisect
from collections import defaultdict
from typing import NamedTuple

from cablebook.model.context import Dated

_SLACK = datetime.timedelta(days=3)  # numbers are given out when a message is written, or when it is sent
_FARTHEST_NUMBER = 400  # a series that is further on may have begun anew
_ONE_SERIES = datetime.timedelta(days=200)  # numbers of other years' series are further away
_LONGEST_GAP = datetime.timedelta(days=400)  # between neighbours; over a longer one they tell of no year
_IN_ORDER = 0.9  # of the pairs of neighbours in a folder: less, and standing between two says nothing
_LEAST_DATED = 3  # documents of a folder from which its span is told


class Evidence(NamedTuple):
    """Days between which a document lies, both included, and why."""

    first: datetime.date
    last: datetime.date
    reason: str


class _Numbered(NamedTuple):
    number: int
    day: datetime.date
    document_id: str


class Sequences:
    """The dated documents of a collection, as far as open ones need them.

    Args:
        wanted: The correspondents (`correspondent`) and folders of documents whose date is open.
    """

    def __init__(self, wanted: set[str]) -> None:
        self._wanted = wanted
        self._numbered: dict[str, list[_Numbered]] = defaultdict(list)
        self._spans: dict[str, tuple[int, datetime.date, datetime.date]] = {}

    def add(self, document: Dated) -> None:
        """Take in a document, if its day is known."""
        day = day_of(document)
        if day is None:
            return
        if document.folder in self._wanted:
            count, first, last = self._spans.get(document.folder, (0, day, day))
            self._spans[document.folder] = (count + 1, min(first, day), max(last, day))
        sender, number = correspondent(document), number_of(document)
        if sender in self._wanted and number is not None:
            self._numbered[sender].append(_Numbered(number, day, document.id))

    def settle(self) -> None:
        """Sort what was taken in; to be called once, before evidence is asked."""
        for sender, numbered in self._numbered.items():
            self._numbered[sender] = sorted(numbered)

    def by_number(self, document: Dated, fits: "Candidates") -> Evidence | None:
        """What the numbers before and after a document's own say, of the same correspondent.

        A series begins anew with every year, so the same number stands in several, at about the same season: for each
        candidate day the nearest numbers of that year are looked at, and all but one must speak against theirs.
        """
        number, sender = number_of(document), correspondent(document)
        if number is None or sender is None:
            return None
        found = None
        for day in fits:
            numbers = self._around(sender, number, day)
            if numbers is None and self._is_within(document.folder, day):
                return None
            if numbers is None or not numbers[0].day - _SLACK <= day <= numbers[1].day + _SLACK:
                continue
            if found is not None:
                return None
            found = numbers
        if found is None:
            return None
        before, after = found
        return Evidence(
            before.day - _SLACK,
            after.day + _SLACK,
            f"no. {number} lies between no. {before.number} of {before.day} ({before.document_id}) and "
            f"no. {after.number} of {after.day} ({after.document_id}), and in no other year",
        )

    def _around(self, sender: str, number: int, day: datetime.date) -> tuple[_Numbered, _Numbered] | None:
        """The nearest numbers before and after one, of the year around a day; None where the series does not tell."""
        numbered = [one for one in self._numbered.get(sender, ()) if abs(one.day - day) <= _ONE_SERIES]
        at = bisect([one.number for one in numbered], number)
        before = [one for one in numbered[:at] if number - one.number <= _FARTHEST_NUMBER and one.number < number]
        after = [one for one in numbered[at:] if one.number - number <= _FARTHEST_NUMBER]
        if not before or not after or before[-1].day > after[0].day:
            return None
        return before[-1], after[0]

    def _is_within(self, folder: str, day: datetime.date) -> bool:
        span = self._spans.get(folder)
        return span is not None and span[1] - _ONE_SERIES <= day <= span[2] + _ONE_SERIES

    def span_of(self, folder: str) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day in a folder of open documents; None where none of its documents is dated."""
        found = self._spans.get(folder)
        return None if found is None else found[1:]

    def by_span(self, document: Dated) -> Evidence | None:
        """The days from the first to the last dated document of the same folder."""
        count, first, last = self._spans.get(document.folder, (0, datetime.date.min, datetime.date.min))
        if count < _LEAST_DATED:
            return None
        return Evidence(first, last, f"the {count} dated documents of its folder are of {first} to {last}")


Candidates = list[datetime.date]
"""The days that an open date may mean."""


class Order:
    """How far the documents of each folder stand in the order of their days."""

    def __init__(self) -> None:
        self._pairs: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, before: Dated | None, document: Dated) -> None:
        """Take in a dated document, with the dated one before it."""
        if before is not None and before.folder == document.folder:
            pairs = self._pairs[document.folder]
            pairs[0] += 1
            first, last = day_of(before), day_of(document)
            pairs[1] += first is not None and last is not None and first <= last

    def by_neighbours(self, before: Dated | None, after: Dated | None) -> Evidence | None:
        """What the dated documents before and after a document say, where its folder stands in order."""
        if before is None or after is None or before.folder != after.folder:
            return None
        first, last = day_of(before), day_of(after)
        if first is None or last is None or not first <= last <= first + _LONGEST_GAP:
            return None
        pairs, in_order = self._pairs[before.folder]
        if in_order < _IN_ORDER * pairs:
            return None
        return Evidence(first, last, f"it stands between {before.id} of {first} and {after.id} of {last}")


def day_of(document: Dated) -> datetime.date | None:
    """The day of a document whose date is one day."""
    date = document.date
    return None if date is None or date.min != date.max else datetime.date.fromisoformat(date.min)


def correspondent(document: Dated) -> str | None:
    """Whose numbers a document's number belongs to: who wrote, from where, in which folder."""
    if document.sender is None and document.place is None:
        return None
    return "\x1f".join((document.folder, (document.sender or "").casefold(), (document.place or "").casefold()))


def number_of(document: Dated) -> int | None:
    """The number as a number; None for one that is none, as a date-time group."""
    return int(document.number) if document.number is not None and document.number.isdecimal() else None
