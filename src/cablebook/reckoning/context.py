"""Dates in context: what a document states in part is completed from the collection, with the reason.

A date without its century (`XX50-11-08`) or year (`XXXX-12-17`) may mean several days. Three kinds of evidence are
asked, the surest first: the running numbers of the same correspondent, the documents before and after it, the span of
its folder. The first that leaves exactly one day decides; where numbers and neighbours leave two different ones, the
date stays open and the conflict is shown. Nothing is completed that a reader has decided, and nothing without a reason.

Zones are completed only where they are named (“Moscow time”): a time without the letter of a zone is local time,
however many other messages bear one.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from cablebook.model.context import Completion, Conflict, Dated
from cablebook.model.dates import DateInterval, period
from cablebook.model.header import Header
from cablebook.model.reading import StatedDate
from cablebook.model.span import Span
from cablebook.reading.dates import find_date

from .sequences import Candidates, Evidence, Order, Sequences, correspondent, day_of

_CENTURIES = range(16, 21)
_OF_MESSAGE = ("written", "sent")
_LEAST_NAMED = 3  # messages that name a zone, and none that names another


class Context(NamedTuple):
    """What was concluded of a collection's dates."""

    completions: tuple[Completion, ...]
    conflicts: tuple[Conflict, ...]


def reckon_dates(documents: Iterable[Dated]) -> Context:
    """Complete what is open, and find what does not agree.

    Args:
        documents: All documents, folder by folder, each folder in the order of its files and of the places in them.
            They are gone through a second time where something is to be completed.
    """
    zones, order = _Zones(), Order()
    conflicts: list[Conflict] = []
    questions = list(_open_ones(documents, zones, order, conflicts))
    sequences = Sequences({key for one in questions for key in (one.document.folder, one.sender) if key is not None})
    completions: list[Completion] = []
    if questions or zones.are_named:  # most collections print their dates whole: they need no second look
        for document in documents:
            sequences.add(document)
            completions += zones.completions(document)
    sequences.settle()
    for question in questions:
        answer = _answer(question, sequences, order)
        if isinstance(answer, Conflict):
            conflicts.append(answer)
        elif answer is not None:
            completions.append(answer)
            completions += _receipt_after(question.document, answer)
    return Context(tuple(completions), tuple(conflicts))


def completed(header: Header, completions: Iterable[Completion]) -> Header:
    """A header with what the collection completes of it; what it states itself stays."""
    for one in completions:
        received = header.received
        if one.field == "date" and header.date is None:
            spans = {**header.spans, "date": one.span}
            header = msgspec.structs.replace(header, date=period(one.value), spans=spans)
        elif one.field == "zone" and header.zone is None:
            header = msgspec.structs.replace(header, zone=one.value)
        elif one.field == "received_date" and received is not None and "X" in (received.date or ""):
            header = msgspec.structs.replace(header, received=msgspec.structs.replace(received, date=one.value))
        elif one.field == "received_zone" and received is not None and received.zone is None:
            header = msgspec.structs.replace(header, received=msgspec.structs.replace(received, zone=one.value))
    return header


class _Question(NamedTuple):
    """An open date, and the dated documents around it."""

    document: Dated
    stated: StatedDate
    sender: str | None
    before: Dated | None
    after: Dated | None


def _open_ones(
    documents: Iterable[Dated], zones: "_Zones", order: Order, conflicts: list[Conflict]
) -> Iterator[_Question]:
    """The open dates; on the way the zones, the order of folders, and what does not agree are taken in."""
    before: Dated | None = None
    waiting: list[_Question] = []
    for document in documents:
        zones.add(document)
        conflicts += _disagreements(document)
        if day_of(document) is not None:
            order.add(before, document)
            yield from (one._replace(after=document) for one in waiting)
            waiting, before = [], document
        elif (stated := _open_date(document)) is not None:
            waiting.append(_Question(document, stated, correspondent(document), before, None))
    yield from waiting


def _open_date(document: Dated) -> StatedDate | None:
    """The first date of the message that lacks digits, where nothing else dates it."""
    if document.date is not None or "date" in document.decided:
        return None
    return next((one for one in document.dates if one.role in _OF_MESSAGE and "X" in one.edtf), None)


def _answer(question: _Question, sequences: Sequences, order: Order) -> Completion | Conflict | None:
    fits = _candidates(question, sequences)
    by_number = _decide(fits, sequences.by_number(question.document, fits))
    by_order = _decide(fits, order.by_neighbours(question.before, question.after))
    if by_number is not None and by_order is not None and by_number[0] != by_order[0]:
        return Conflict(
            document_id=question.document.id,
            kind="open",
            message=f"{by_number[0]}, because {by_number[1]}; or {by_order[0]}, because {by_order[1]}",
            spans=(question.stated.span,),
        )
    decided = by_number or by_order or _decide(fits, sequences.by_span(question.document))
    if decided is None:
        return None
    return Completion(
        document_id=question.document.id,
        field="date",
        value=decided[0].isoformat(),
        span=question.stated.span,
        reason=decided[1],
    )


def _candidates(question: _Question, sequences: Sequences) -> Candidates:
    """The days that an open date may mean; of a date without its year, those in the years of its folder."""
    stem, rest = question.stated.edtf[:4], question.stated.edtf[4:]
    if stem == "XXXX":
        span = sequences.span_of(question.document.folder)
        years = {str(year) for year in range(span[0].year, span[1].year + 1)} if span is not None else set()
    else:
        years = {f"{century}{stem[2:]}" for century in _CENTURIES}
    found = (period(f"{year}{rest}") for year in sorted(years))
    return [datetime.date.fromisoformat(one.min) for one in found if one is not None and one.min == one.max]


def _decide(fits: Candidates, evidence: Evidence | None) -> tuple[datetime.date, str] | None:
    """The one day that a piece of evidence leaves, with its reason; None where it leaves none or several."""
    if evidence is None:
        return None
    left = [one for one in fits if evidence.first <= one <= evidence.last]
    return (left[0], evidence.reason) if len(left) == 1 else None


def _receipt_after(document: Dated, completion: Completion) -> Iterator[Completion]:
    """The receipt's open date: the first such day that is not before the day of the message."""
    received = document.received
    if (
        received is None
        or received.date is None
        or not received.date.startswith("XX")
        or "received" in document.decided
    ):
        return
    sent = datetime.date.fromisoformat(completion.value)
    rest = received.date[4:]
    years = (str(sent.year + by) for by in (0, 1))
    fits = [f"{year}{rest}" for year in years if received.date[2:4] in ("XX", year[2:])]
    later = [one for one in fits if (found := period(one)) is not None and found.max >= completion.value]
    stated = next((one for one in document.dates if one.role == "received"), None)
    if later and stated is not None:
        yield Completion(
            document_id=document.id,
            field="received_date",
            value=later[0],
            span=stated.span,
            reason=f"the first such day from {completion.value} on, when it was sent",
        )


def _disagreements(document: Dated) -> Iterator[Conflict]:
    """Dates of one document that cannot all be true."""
    date = document.date
    if date is None:
        return
    own = next((one.span for one in document.dates if one.role in _OF_MESSAGE), None)
    for stated, span in _archive_dates(document):
        if stated.max < date.min or date.max < stated.min:
            yield Conflict(
                document_id=document.id,
                kind="archive",
                message=f"the archive dates it {stated.edtf}, its own words say {date.edtf}",
                spans=tuple(one for one in (span, own) if one is not None),
            )
            break
    came = _came_too_early(document)
    if came is not None:
        received = next((one.span for one in document.dates if one.role == "received"), None)
        yield Conflict(
            document_id=document.id,
            kind="receipt",
            message=came,
            spans=tuple(one for one in (own, received) if one is not None),
        )


def _archive_dates(document: Dated) -> Iterator[tuple[DateInterval, Span | None]]:
    for one in document.dates:
        found = period(one.edtf) if one.role == "archive" else None
        if found is not None:
            yield found, one.span
    printed = find_date(document.archive_date) if document.archive_date else None
    if printed is not None and printed.interval is not None:
        yield printed.interval, None


def _came_too_early(document: Dated) -> str | None:
    """A sentence on a message that came before it was sent; None where it did not, or where that cannot be told.

    It cannot be told of a message from a known place to another: the clocks of Seoul and Washington do not agree, and
    without zones the earlier hour may be the later.
    """
    received = document.received
    if received is None or received.date is None or "X" in received.date or day_of(document) is None:
        return None
    if received.zone != document.zone or (
        document.zone is None and received.place != (document.place or received.place)
    ):
        return None
    sent = document.date.min if document.date is not None else ""
    if received.date > sent or (
        received.date == sent and (received.time is None or document.time is None or received.time >= document.time)
    ):
        return None
    came, went = (
        " ".join(part for part in when if part)
        for when in ((received.date, received.time, received.zone), (sent, document.time, document.zone))
    )
    return f"by the clocks as printed it came ({came}) before it was sent ({went})"


_End = Literal["sent", "received"]
_ZONE_FIELDS: dict[_End, Literal["zone", "received_zone"]] = {"sent": "zone", "received": "received_zone"}
_DECIDED_WITH: dict[_End, str] = {"sent": "zone", "received": "received"}


class _Zones:
    """The zones that are named beside times, by who wrote from where, and at which end."""

    def __init__(self) -> None:
        self._named: dict[tuple[_End, str], Counter[str]] = defaultdict(Counter)

    @property
    def are_named(self) -> bool:
        """Whether any zone is named at all."""
        return bool(self._named)

    def add(self, document: Dated) -> None:
        """Take in the zones that a document names."""
        whose = correspondent(document)
        for end, stated in _times(document):
            if whose is not None and stated.zone is not None and " " in stated.zone:
                self._named[end, whose][stated.zone] += 1

    def completions(self, document: Dated) -> Iterator[Completion]:
        """A zone for the times without one, where the correspondent's other messages name one, and always the same."""
        whose = correspondent(document)
        for end, stated in _times(document):
            named = self._named.get((end, whose)) if whose is not None else None
            if stated.zone is not None or named is None or len(named) > 1 or _DECIDED_WITH[end] in document.decided:
                continue
            zone, count = next(iter(named.items()))
            if count >= _LEAST_NAMED:
                yield Completion(
                    document_id=document.id,
                    field=_ZONE_FIELDS[end],
                    value=zone,
                    span=stated.span,
                    reason=f"{count} other messages of the same correspondent name {zone} there, and none another",
                )


def _times(document: Dated) -> Iterator[tuple[_End, StatedDate]]:
    """The first time of sending and the first of receipt."""
    sent = next((one for one in document.dates if one.role in _OF_MESSAGE and one.time is not None), None)
    received = next((one for one in document.dates if one.role == "received" and one.time is not None), None)
    if sent is not None:
        yield "sent", sent
    if received is not None:
        yield "received", received
