"""When a message was written or sent, and when it was received: decided from the dates that its document states.

A date that lacks its century or year is completed from what the same document prints in full, and stays open where
that does not settle it: the collection may.
"""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.dates import DateInterval
from cablebook.model.header import Receipt, Reply
from cablebook.model.span import Span

from .dates import Date, complete, dated_before, find_dates, next_day
from .layout import Layout
from .stated import dates_in
from .times import Time

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_YEARS_OF = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|,\d)"


@functools.cache
def _told_year() -> re.Pattern[str]:
    """A year as running text prints it; a bare figure of four digits is a number, a year or neither."""
    months = lexicon.alternatives(month.capitalize() for month in lexicon.months("en"))
    return re.compile(
        rf"""(?:\b(?:in|of|since|until|till|by|during|after|before|from|year|and|or|to|for|between|on)\s
              |\b(?:{months})\.?\s(?:\d\d?(?:st|nd|rd|th)?,?\s)?
              |(?<!\d)\d\d?\.\s?(?:\d\d?|[IVX]{{1,4}})\.\s?)
            {_YEARS_OF}""",
        re.VERBOSE,
    )


class When(NamedTuple):
    """The day and time of writing or sending, and the words behind each by the name of its field."""

    day: DateInterval | None
    time: str | None
    zone: str | None
    spans: dict[str, Span]


def when(text: str, layout: Layout, stated_date: str | None) -> When:
    """The first stated date whose day can be told, with the time beside it; only a time where no day can be told."""
    known = [(stated.date, stated.time) for stated in dates_in(text, layout) if stated.role != "received"]
    years = _years(text, layout, [date for date, _ in known], stated_date)
    for candidate, time in known:
        date = complete(candidate, years)
        if date.interval is None:
            continue
        if time is not None and _is_end_of_day(text, time):
            date = next_day(date)
        return _told(date, time)
    timed = next((time for _, time in known if time is not None), None)
    return _told(None, timed)


def _told(date: Date | None, time: Time | None) -> When:
    spans = {"date": date.span} if date is not None else {}
    day = date.interval if date is not None else None
    if time is None:
        return When(day, None, None, spans)
    spans["time"] = time.span
    if time.zone_span is not None:
        spans["zone"] = time.zone_span
    return When(day, time.value, time.zone, spans)


def _is_end_of_day(text: str, time: Time) -> bool:
    """Whether a time is printed as 24 hours, the beginning of the next day; a date-time group has counted it so."""
    return time.value == "00:00" and time.zone_span != time.span and time.span.of(text).startswith("24")


def received(
    text: str, layout: Layout, day: DateInterval | None, stated_date: str | None
) -> tuple[Receipt, Span] | None:
    """Receipt, with its words; its date is completed from the day of sending where it is printed without a year."""
    moment = layout.opener.received or layout.foot.received
    if moment is None:
        return None
    date = moment.date
    edtf = None
    if date is not None and date.months_on is not None:
        edtf = dated_after(date, day) if day is not None else date.edtf
    elif date is not None:
        years = frozenset({day.min[:4]}) if day is not None else _years(text, layout, [date], stated_date)
        edtf = complete(date, years).edtf
    time = moment.time
    return Receipt(
        date=edtf,
        time=time.value if time is not None else None,
        zone=time.zone if time is not None else None,
        place=moment.place,
    ), moment.span


def dated_after(date: Date, sent: DateInterval) -> str:
    """The EDTF of a day without its month (`the 18th`): the first such day that is not before the sending."""
    year, month = int(sent.min[:4]), int(sent.min[5:7])
    if date.edtf[-2:] < sent.min[-2:]:
        year, month = year + month // 12, month % 12 + 1
    return f"{year}-{month:02d}-{date.edtf[-2:]}"


def answered(text: str, reply: Reply, written: DateInterval | None) -> Reply:
    """Give the date of the message that is answered what it lacks, from the day of the answer; whole dates stay."""
    if reply.date is None or "X" not in reply.date or written is None:
        return reply
    dates = [date for date in find_dates(text, *reply.span) if date.edtf == reply.date]
    return Reply(reply.number, dated_before(dates[-1], written), reply.span) if dates else reply


def _years(text: str, layout: Layout, candidates: list[Date], stated_date: str | None) -> frozenset[str]:
    """Years that can complete a date: of another date of the header, else of the record, else of the running text."""
    if all(candidate.interval is not None for candidate in candidates):
        return frozenset()
    moments = (layout.opener.received, layout.foot.received)
    dates = [*candidates, *(moment.date for moment in moments if moment is not None and moment.date is not None)]
    found = {date.interval.min[:4] for date in dates if date.interval is not None}
    found = found or set(_YEAR.findall(stated_date or ""))
    return frozenset(found or {told["year"] for told in _told_year().finditer(text)})
