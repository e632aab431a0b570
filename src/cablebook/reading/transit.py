"""The way of a message: lines that tell when it was sent, received, deciphered or typed, and from where.

    From Pyongyang. Sent 8.7.50. 9:26
    Received in Moscow on 09/30/50 at 23:32 p.m.
    sent 1840 10 November 1949            received 2105 10 November 1949
    Received from Beijing on 11: 55 on October 7, 1950.
    D. 11.45 a.m. 3rd June, 1950          R. 4.20 p.m. 3rd June, 1950
    T.O.O. 0840Z                          Telephoned by Petrova at 10:40, 3 May 1949

Only sending and receipt feed the header; the other stations are recognised so that their times are taken for nothing
else.
"""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.header import Number
from cablebook.model.span import Span

from .datelines import time_of_group
from .dates import Date, find_date
from .places import Place, place_before
from .times import Time, find_time

_LONGEST = 160  # characters
_FLAGS = re.VERBOSE | re.IGNORECASE
_FROM_PLACE = r"""from:?\s+(?P<place>(?:the\s)?(?-i:[A-ZÀ-Þ])[\w'’-]*(?:\s(?!no\b)(?-i:[A-ZÀ-Þ])[\w'’-]*){{0,2}})
        (?=\s*(?:$|[,.;(]|\s(?:at|on|by|no|nr|{stations})\b|\s[№#]))
        (?:,?\sby\s(?:telegraph|wire|radio|cable|teletype|telephone|courier|bag|air\smail|mail)\b)?"""
_PLACED = re.compile(r"\b(?P<word>from|in|at)\s(?P<place>(?:the\s)?[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]*){0,2})")
_NUMBER = re.compile(r"(?:\bN(?:o|r)\.?|[№#])\s?(?P<number>\d[\d.]*)(?=[.,;]?\s|$)", re.IGNORECASE)
_BARE_CLOCK = re.compile(r"(?<![\d./:-])(?P<hour>[01]\d|2[0-3])[.]?(?P<minute>[0-5]\d)(?![\d/:]|\.\d|-(?!\d{4}(?!\d)))")
_DAY_ALONE = re.compile(r"\bthe\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b", re.IGNORECASE)
# "To the Eighth Department 10/14/50 07:10": a station of the cipher office, worded as an address.
_STATION_ADDRESS = re.compile(
    r"""to\s(?:the\s)?[^\n]{3,70}?\s\d{1,2}[./]\d{1,2}(?:[./]\d\d(?:\d\d)?)?,?
        \s(?:at\s)?\d{1,2}:\d\d""",
    _FLAGS,
)


_KINDS: tuple[lexicon.Station, ...] = ("sent", "received", "other")


class Moment(NamedTuple):
    """A station of the way: its words, and what they say of when and where."""

    span: Span
    date: Date | None
    time: Time | None
    place: str | None


class Transit(NamedTuple):
    """What one line tells of the way of a message; each part may be None.

    Attributes:
        origin: Where the message came from.
        sent, received: The stations that feed the header.
        number: The number of a message whose line says no more than where it came from.
    """

    origin: Place | None = None
    sent: Moment | None = None
    received: Moment | None = None
    number: Number | None = None


@functools.cache
def station_words() -> re.Pattern[str]:
    """A word that tells of a station; abbreviations only in capitals and before a time or date (`D. 6.20 p.m.`)."""
    words = {word for kind in _KINDS for word in lexicon.stations(kind)}
    short = {word for word in words if word.isupper()}
    undotted = {word.replace(".", "") for word in short if word.count(".") > 1}
    abbreviated = lexicon.alternatives(short | undotted)
    return re.compile(rf"(?i:\b(?:{lexicon.alternatives(words - short)})\b)|\b(?:{abbreviated})(?=[\s:]{{0,4}}\d)")


@functools.cache
def _from() -> re.Pattern[str]:
    """A place behind "from", which ends where the line does, at a stop, or before a word that tells of a station."""
    words = {word for kind in _KINDS for word in lexicon.stations(kind) if not word.isupper()}
    return re.compile(_FROM_PLACE.format(stations=lexicon.alternatives(words)), _FLAGS)


@functools.cache
def _kind_of(words: str) -> lexicon.Station:
    """The kind of station that a word tells of, however it is printed."""
    return next(kind for kind in _KINDS if words in {lexicon.key(word) for word in lexicon.stations(kind)})


def read_transit(text: str, start: int, end: int) -> Transit | None:
    """Read `text[start:end]` as a line of stations; None where it is none.

    A place after "from" counts only where a station, a number with a time, or nothing stands beside it; "From the
    Section of Foreign Credits" is a sender.
    """
    if end - start > _LONGEST:
        return None
    if _STATION_ADDRESS.match(text, start, end):
        return Transit()
    opened = _from().match(text, start, end)
    if opened is None and not _opens_with_station(text, start, end):
        return None
    stations = list(station_words().finditer(text, start, end))
    if not stations:
        return _unmarked(text, opened, end) if opened is not None else None
    sent = received = None
    for n, station in enumerate(stations):
        kind = _kind_of(lexicon.key(station[0]))
        if kind == "other":
            continue
        moment = _moment(text, station.start(), stations[n + 1].start() if n + 1 < len(stations) else end)
        if moment is None:
            return None
        if kind == "sent":
            sent = sent or moment
        else:
            received = received or moment
    return Transit(_origin(text, opened, stations[0], end), sent, received)


def _opens_with_station(text: str, start: int, end: int) -> bool:
    while start < end and text[start] in " [(":
        start += 1
    return station_words().match(text, start, end) is not None


def _origin(text: str, opened: re.Match[str] | None, first: re.Match[str], end: int) -> Place | None:
    """The place behind the "from" that opens the line, or behind a word for sending."""
    if opened is not None:
        return place_before(text, *opened.span("place"))
    placed = _PLACED.search(text, first.end(), end) if _kind_of(lexicon.key(first[0])) == "sent" else None
    return place_before(text, *placed.span("place")) if placed is not None and placed["word"] == "from" else None


def _unmarked(text: str, opened: re.Match[str], end: int) -> Transit | None:
    """`From Pyongyang, No. 4040. 10 hours 10 minutes. 8.II.1950`: sending, without a word for it; or a place alone."""
    origin = place_before(text, *opened.span("place"))
    if origin is None:
        return None
    moment = _moment(text, opened.end(), end)
    if moment is None:
        has_more = text[opened.end() : end].strip(" .,;") != ""
        if has_more or (" " in origin.text and not origin.text.isupper()):
            return None
    number = _NUMBER.search(text, opened.end(), end)
    return Transit(origin, moment, None, _number(number) if number else None)


def _number(match: re.Match[str]) -> Number:
    value = match["number"].rstrip(".")
    return Number("sender", value, Span(match.start("number"), match.start("number") + len(value)))


def _moment(text: str, start: int, end: int) -> Moment | None:
    """When, and where, between `start` and `end`; None without a date or time."""
    date = find_date(text, start, end) or _day_alone(text, start, end)
    if date is None:
        time = find_time(text, start, end)
    else:
        time = find_time(text, start, date.span.start) or find_time(text, date.span.end, end) or time_of_group(date)
    time = time or _bare_time(text, start, date, end)
    if date is None and time is None:
        return None
    places = {m["word"]: m["place"] for m in _PLACED.finditer(text, start, end)}
    stop = max(found.span.end for found in (date, time) if found is not None)
    return Moment(Span(start, stop), date, time, places.get("from") or places.get("in"))


def _day_alone(text: str, start: int, end: int) -> Date | None:
    """`Received, the 18th at 15 h 45`: a day of the month of sending, or of the next."""
    match = _DAY_ALONE.search(text, start, end)
    return None if match is None else Date(Span(*match.span()), f"XXXX-XX-{int(match['day']):02d}", None, months_on=0)


def _bare_time(text: str, start: int, date: Date | None, end: int) -> Time | None:
    """Four digits outside the date that can be a time: `sent 1840 10 November 1949`."""
    for match in _BARE_CLOCK.finditer(text, start, end):
        if date is None or not date.span.start <= match.start() < date.span.end:
            return Time(Span(*match.span()), f"{match['hour']}:{match['minute']}")
    return None
