"""Datelines: a line of the header that says where and when, and nothing else."""

import functools
import re
from typing import NamedTuple

from cablebook.model.span import Span

from .dates import Date, Time, find_dates, find_time
from .places import Place, place_before

_LONGEST = 160
_REST = re.compile(
    r"(?:\[\d{1,3}\]|[\s,.;:\[\]()–—-]|(?:at|on|hours|and|a\.?\s?m\.?|p\.?\s?m\.?|\d{1,2}(?:[:.]\d\d)?|noon|midnight|local|time|sic|\d{4}Z?|Z|GMT|EDT|EST|(?:Moscow|Beijing|Peking|Washington|Pyongyang|London)))*",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_STATION = re.compile(
    r"\[?(?:received|rec['’]?d|arrived|deciphered|typed|transmitted|sent|from|to|dispatched|printed)\b", re.IGNORECASE
)


_UNDATED = re.compile(r"(?:^|(?<=[\s\[,]))undated[.\]]*(?:\[\d{1,3}\])?$", re.IGNORECASE)


_DOTTED = re.compile(r"[\s,—–-]+(([01]?\d|2[0-3])\.([0-5]\d))(?:\s?hours)?\.?$")  # "8 October 1950 11.20"


class Dateline(NamedTuple):
    """A dateline's parts; `span` holds place, date and time. `date` is None where it says "undated"."""

    span: Span
    place: Place | None
    date: Date | None
    time: Time | None


# The title, the layout and the front ask for the same few lines; the dates of a line cost more than all else in it.
@functools.lru_cache(maxsize=32)
def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Parse `text[start:end]` as a dateline; None where it holds no date, or more than place, date and time."""
    if end - start > _LONGEST or _STATION.match(text, start, end):
        return None
    undated = _UNDATED.search(text, max(start, end - 20), end)
    if undated:
        place = place_before(text, start, undated.start())
        return Dateline(Span(place.span.start if place else undated.start(), undated.end()), place, None, None)
    if _DIGIT.search(text, start, end) is None:
        return None
    dates = find_dates(text, start, end)
    if not dates:
        return None
    date = dates[0]
    time = find_time(text, date.span.end, end) or (_time_before(text, start, date.span.start))
    if time is None and (dotted := _DOTTED.match(text, date.span.end, end)):
        time = Time(Span(*dotted.span(1)), f"{int(dotted[2]):02d}:{dotted[3]}", None)
    if time is None and date.time is not None:
        time = Time(date.span, date.time, date.zone)
    after = date.span.end
    rest = _REST.match(text, after, end)
    if rest is None or rest.end() < end:
        return None
    before_end = time.span.start if time is not None and time.span.end <= date.span.start else date.span.start
    place = place_before(text, start, before_end)
    words = text[start:before_end].strip(" ,;:[](.—–-")
    if text[start:before_end].rstrip().endswith(":") or (words and place is None and not _is_silent(words)):
        return None
    return Dateline(
        Span(place.span.start if place else before_end, max(after, time.span.end if time else after)), place, date, time
    )


def _time_before(text: str, start: int, end: int) -> Time | None:
    """A time that stands before the date: `11:55 on October 7, 1950`."""
    time = find_time(text, start, end)
    return (
        time
        if time is not None and text[time.span.end : end].strip(" ,.") in ("", "on", "of", "hours", "hours on")
        else None
    )


_SILENT = re.compile(
    r"(?:date[d]?|on|the|place not declassified|undated|[A-Z]{2,6}[-–/ ]\S{1,12}|No\. ?\S+)\W*", re.IGNORECASE
)


def _is_silent(words: str) -> bool:
    """Whether words before the date say nothing of the place: a label, a bracket of the editors, a code."""
    return _SILENT.fullmatch(words) is not None
