"""The way of a message: lines that tell when it was sent, received, deciphered or typed, and from where.

    From Pyongyang. Sent 8.7.50. 9:26
    Received in Moscow on 09/30/50 at 23:32 p.m.
    sent 1840 10 November 1949            received 2105 10 November 1949
    Received from Beijing on 11: 55 on October 7, 1950.

Only sending and receipt feed the header; the other stations are recognised so that their times are taken for nothing else.
"""

import re
from typing import NamedTuple

from cablebook.model.header import Number
from cablebook.model.span import Span

from .dates import Date, Time, find_date, find_time
from .places import Place, place_before

_STATION = re.compile(
    r"""\b(?P<sent>sent|transmitted|dispatched|despatched)\b|\b(?P<received>received|rec['’]?d|taken\sin)\b
       |\b(?P<other>arrived|deciphered|decoded|decyphered|typed|printed|verified|checked|handed\sin|delivered)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FROM = re.compile(
    r"from:?\s+(?P<place>(?:the\s)?[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,2})(?=\s*(?:$|[,.;(]|\s(?:at|on|by)\b))",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?P<word>from|in|at)\s(?P<place>(?:the\s)?[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]*){0,2})")
_NUMBER = re.compile(r"\bNo\.?\s?(?P<number>\d[\d.]*)(?=[.,;]?\s|$)", re.IGNORECASE)
_BARE_CLOCK = re.compile(r"(?<![\d./:-])(?:[01]\d|2[0-3])[0-5]\d(?![\d./:-])")
_STATION_ADDRESS = re.compile(
    r"to\s(?:the\s)?[^\n]{3,70}?\s\d{1,2}[./]\d{1,2}(?:[./]\d\d(?:\d\d)?)?,?\s(?:at\s)?\d{1,2}:\d\d", re.IGNORECASE
)
_LONGEST = 160


class Moment(NamedTuple):
    """A station of the way: its words, and what they say of when and where."""

    span: Span
    date: Date | None
    time: Time | None
    place: str | None


class Transit(NamedTuple):
    """What one line tells of the way of a message; each part may be None."""

    origin: Place | None
    sent: Moment | None
    received: Moment | None
    number: Number | None


def read_transit(text: str, start: int, end: int) -> Transit | None:
    """Read `text[start:end]` as a line of stations; None where it is none.

    A place after "from" counts only where a station, a number with a time, or nothing stands beside it; "From the Section of
    Foreign Credits" is a sender.
    """
    if end - start > _LONGEST:
        return None
    if _STATION_ADDRESS.match(text, start, end):
        return Transit(None, None, None, None)
    marks = list(_STATION.finditer(text, start, end))
    opened = _FROM.match(text, start, end)
    if not marks:
        return _unmarked(text, start, end, opened)
    if marks[0].start() > start and opened is None and text[start : marks[0].start()].strip(" [("):
        return None
    came_from = opened or (_PLACED.search(text, marks[0].end(), end) if marks[0]["sent"] else None)
    origin = None
    if came_from is not None and came_from.groupdict().get("word", "from").casefold() == "from":
        origin = place_before(text, came_from.start("place"), came_from.end("place"))
    sent = received = None
    for n, mark in enumerate(marks):
        stop = marks[n + 1].start() if n + 1 < len(marks) else end
        if mark["other"]:
            continue
        moment = _moment(text, mark.start(), stop)
        if moment is None:
            return None
        if mark["sent"] and sent is None:
            sent = moment
        elif mark["received"] and received is None:
            received = moment
    return Transit(origin, sent, received, None)


def _unmarked(text: str, start: int, end: int, opened: re.Match[str] | None) -> Transit | None:
    """`From Pyongyang, No. 4040. 10 hours 10 minutes. 8.II.1950`: sending, without a word for it; or a place alone."""
    if opened is None:
        return None
    origin = place_before(text, opened.start("place"), opened.end("place"))
    if origin is None:
        return None
    number = _NUMBER.search(text, opened.end(), end)
    moment = _moment(text, opened.end(), end)
    if moment is None and (
        text[opened.end() : end].strip(" .,;") or (" " in origin.text and not origin.text.isupper())
    ):
        return None
    return Transit(origin, moment, None, _number(number) if number else None)


def _number(match: re.Match[str]) -> Number:
    value = match["number"].rstrip(".")
    return Number("sender", value, Span(match.start("number"), match.start("number") + len(value)))


def _moment(text: str, start: int, end: int) -> Moment | None:
    """When, and where, between `start` and `end`; None without a date or time."""
    date = find_date(text, start, end)
    if date is None:
        time = find_time(text, start, end)
    else:
        time = find_time(text, start, date.span.start) or find_time(text, date.span.end, end)
    if time is None:
        bare = next(
            (
                m
                for m in _BARE_CLOCK.finditer(text, start, end)
                if date is None or not date.span.start <= m.start() < date.span.end
            ),
            None,
        )
        if bare is not None:
            time = Time(Span(bare.start(), bare.end()), f"{bare[0][:2]}:{bare[0][2:]}", None)
    if date is None and time is None:
        return None
    places = {m["word"].casefold(): m["place"] for m in _PLACED.finditer(text, start, end)}
    stop = max(date.span.end if date else 0, time.span.end if time else 0)
    return Moment(Span(start, stop), date, time, places.get("from") or places.get("in"))
