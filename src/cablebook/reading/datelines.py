"""Datelines: a line of the header that says where and when, and nothing else."""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.span import Span

from .dates import Date, find_date
from .places import Place, place_before
from .times import Time, find_time

_LONGEST = 160  # characters
_LONGEST_UNDATED = 20  # of the word with what may stand behind it
_DIGIT = re.compile(r"[0-9]")
_UNDATED = re.compile(r"(?:^|(?<=[\s\[,]))undated[.\]]*(?:\[\d{1,3}\])?$", re.IGNORECASE)
_DOTTED_TIME = re.compile(r"[\s,—–-]+(([01]?\d|2[0-3])\.([0-5]\d))(?:\s?hours)?\.?$")  # "8 October 1950 11.20"
# Words before a date that are no place: a label, a bracket of the editors, a code such as "NSC 68", and the letters of
# precedence before a date-time group ("P R 181040Z APR 70"); articles of other languages ("le 3 mars 1951").
_SILENT = re.compile(
    r"""(?:(?:dated?|on|the|le|den|of|place\ not\ declassified|undated|(?-i:[ZOPRXYM](?:\ [ZOPRXYM])?)
        |(?-i:[A-Z]{2,6})[-–/ ](?=\S*\d)\S{1,12}|(?:dated\ |nr\ )?no\.\ ?\S+)\W*){1,3}""",
    re.VERBOSE | re.IGNORECASE,
)
_ARTICLE = re.compile(r"[\s,]+(?:le|den|the|on(?:\sthe)?|dated?(?:\sthe)?)\s*$")  # between place and date


class Dateline(NamedTuple):
    """A dateline's parts; `span` holds place, date and time. `date` is None where it says "undated"."""

    span: Span
    place: Place | None
    date: Date | None
    time: Time | None


@functools.cache
def _station() -> re.Pattern[str]:
    """How a line opens that tells of the message's way: when it was sent or received, not where it was written."""
    stations = lexicon.stations("sent") | lexicon.stations("received") | lexicon.stations("other")
    short = {word for word in stations if word.isupper()}
    whole = lexicon.alternatives({"from", "to", *stations} - short)
    return re.compile(rf"[\[(]?(?:(?i:(?:{whole})\b)|(?:{lexicon.alternatives(short)})[\s:\d])")


@functools.cache
def _rest() -> re.Pattern[str]:
    """What may stand behind the date of a dateline: footnote markers, punctuation, times and zones."""
    zones = lexicon.alternatives([*lexicon.zones("clock"), *lexicon.zones("letters")])
    return re.compile(
        rf"""(?:\[\d{{1,3}}\]|[\s,.;:\[\]()–—-]
            |at|on|hours|hrs|and|a\.?\s?m\.?|p\.?\s?m\.?|noon|midnight|time|sic
            |\d{{1,2}}(?:[:.]\d\d)?|{zones})*+""",
        re.VERBOSE | re.IGNORECASE,
    )


# The title, the layout and the front ask for the same few lines; the dates of a line cost more than all else in it.
@functools.lru_cache(maxsize=8)
def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Parse `text[start:end]` as a dateline; None where it holds no date, or more than place, date and time."""
    if end - start > _LONGEST or not may_be_dateline(text, start, end) or _station().match(text, start, end):
        return None
    undated = _UNDATED.search(text, max(start, end - _LONGEST_UNDATED), end)
    if undated:
        place = place_before(text, start, undated.start())
        return Dateline(Span(place.span.start if place else undated.start(), undated.end()), place, None, None)
    date = find_date(text, start, end)
    if date is None:
        return None
    time = _time_beside(text, start, date, end)
    if not _ends_with(text, date, time, end):
        return None
    first = time.span.start if time is not None and time.span.end <= date.span.start else date.span.start
    last = max(date.span.end, time.span.end) if time is not None else date.span.end
    before = _ARTICLE.search(text, start, first)
    place = place_before(text, start, before.start() if before is not None else first)
    if text[start:first].rstrip().endswith(":") or (place is None and not _is_silent(text[start:first])):
        return None
    return Dateline(Span(place.span.start if place else first, last), place, date, time)


def may_be_dateline(text: str, start: int, end: int) -> bool:
    """A cheap test that passes every dateline and half of all other lines: it has a figure or says "undated"."""
    return (
        _DIGIT.search(text, start, end) is not None
        or "undated" in text[max(start, end - _LONGEST_UNDATED) : end].casefold()
    )


def _time_beside(text: str, start: int, date: Date, end: int) -> Time | None:
    """The time behind the date, before it (`11:55 on October 7, 1950`), or in it."""
    time = find_time(text, date.span.end, end)
    if time is not None:
        return time
    time = find_time(text, start, date.span.start)
    if time is not None and text[time.span.end : date.span.start].strip(" ,.") in ("", "on", "of", "hours", "hours on"):
        return time
    if dotted := _DOTTED_TIME.match(text, date.span.end, end):
        return Time(Span(*dotted.span(1)), f"{int(dotted[2]):02d}:{dotted[3]}")
    return time_of_group(date)


def time_of_group(date: Date) -> Time | None:
    """The time of a date-time group; None of any other date."""
    return Time(date.span, date.time, date.zone, date.span) if date.time is not None else None


def _ends_with(text: str, date: Date, time: Time | None, end: int) -> bool:
    """Whether nothing but the time, zones and punctuation stands between the date and the end of the line."""
    if time is not None and time.span.start >= date.span.end:
        between = _rest().fullmatch(text, date.span.end, time.span.start)
        last = time.zone_span.end if time.zone_span is not None else time.span.end
        if between is not None and _rest().fullmatch(text, max(last, time.span.end), end) is not None:
            return True
    return _rest().fullmatch(text, date.span.end, end) is not None


def _is_silent(words: str) -> bool:
    """Whether words before the date say nothing of the place: none, a label, a bracket of the editors, a code."""
    words = words.strip(" ,;:[](.—–-")
    return not words or _SILENT.fullmatch(words) is not None
