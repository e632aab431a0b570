"""Every date that a document states of its message, with what happened then; whole or open.

The header takes the first whose day can be told; the collection completes what is open, and shows what does not agree.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cablebook.model.reading import StatedDate
from cablebook.model.span import Span

from .dates import Date, find_date
from .layout import Layout
from .times import Time, find_time

Role = Literal["written", "sent", "received", "archive"]


class Stated(NamedTuple):
    """A date with the time beside it, and what happened then."""

    role: Role
    date: Date
    time: Time | None


def dates_in(text: str, layout: Layout) -> Iterator[Stated]:
    """The dates of writing and sending in the order in which they are asked, then the archive's, then the receipt.

    The dateline, the line of sending, a label, the title, the foot; last what the archive prints over the document.
    """
    opener, title, foot = layout.opener, layout.title, layout.foot
    if opener.dateline is not None and opener.dateline.date is not None:
        yield Stated("written", opener.dateline.date, _beside(opener.dateline.date, opener.dateline.time, layout))
    if opener.sent is not None and opener.sent.date is not None:
        yield Stated("sent", opener.sent.date, opener.sent.time)
    if opener.date is not None:
        yield Stated("written", opener.date, opener.time)
    if title is not None and title.date is not None:
        yield Stated("written", title.date, find_time(text, title.date.span.end, title.span.end))
    if foot.sent is not None and foot.sent.date is not None:
        yield Stated("sent", foot.sent.date, foot.sent.time)
    if foot.date is not None:
        yield Stated("written", foot.date, foot.time)
    if layout.archive_date is not None and (printed := find_date(text, *layout.archive_date)) is not None:
        yield Stated("archive", printed, None)
    for moment in (opener.received, foot.received):
        if moment is not None and moment.date is not None:
            yield Stated("received", moment.date, moment.time)


def stated_dates(text: str, layout: Layout) -> tuple[StatedDate, ...]:
    """The dates of a document as records, each place of the text once."""
    first: dict[Span, StatedDate] = {}
    for role, date, time in dates_in(text, layout):
        clock, zone = (time.value, time.zone) if time is not None else (None, None)
        first.setdefault(date.span, StatedDate(role=role, edtf=date.edtf, time=clock, zone=zone, span=date.span))
    return tuple(first.values())


def _beside(date: Date, time: Time | None, layout: Layout) -> Time | None:
    """The time of a dateline: its own, one behind a label, or that of sending where the line of sending has its day."""
    sent = layout.opener.sent
    if time is None and layout.opener.time is not None:
        return layout.opener.time
    if time is None and sent is not None and (sent.date is None or sent.date.edtf[4:] == date.edtf[4:]):
        return sent.time
    return time
