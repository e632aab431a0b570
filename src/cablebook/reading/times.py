"""Printed times of day.

`8 p.m.`, `2–4:20 p.m.`, `noon`, `0840Z`, `1530I`, `22:30 Beijing time`, `10 hours 10 minutes`, `14 h 30`, `18.15
hours`.
"""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.span import Span

from .grammars import matches

# One alternative a form: in words, with a.m. or p.m., four digits with a zone, hours and minutes, hours in words (also
# of papers translated from French and German, whose hour often stays: `14 h 30`, `14 Uhr 30`).
_CLOCK = re.compile(
    r"""(?=[0-9nm])(?:(?P<word>noon|midnight)(?![a-z])
      |(?<!\d)(?:(?P<hour>[01]?\d|2[0-4])(?:\s?[:.]\s?(?P<minute>[0-5]\d))?
        (?:\s?(?:[-–—]|and|to)\s?(?P<to_hour>noon|midnight|\d{1,2})(?:[:.](?P<to_minute>[0-5]\d))?)?
        \s?\[?(?P<half>[ap])\s?\.?\s?m(?![a-z])\.?
      |(?P<four_hour>[01]\d|2[0-4])(?P<four_minute>\d\d)
        (?:\s?(?P<zone>(?-i:Z)|GMT|hours|hrs\.?|hr\.?|h\.?)(?![a-z])|(?P<letter>(?-i:[A-IK-Y]))(?!\w)
         |(?=,?\s\(?(?:local|(?-i:[A-Z])\w+)\s(?:\w+\s)?time\b))
      |(?P<colon_hour>[01]?\d|2[0-4])\s?:\s?(?P<colon_minute>[0-5]\d)(?!\d)(?:\s?(?:hours|hrs\.?|h\.?)(?![a-z]))?
      |(?P<dot_hour>[01]?\d|2[0-4])\.(?P<dot_minute>[0-5]\d)\s?(?:hours|hrs?\.?|h\.?|Uhr|o'clock)(?![a-z])
      |(?P<word_hour>[01]?\d|2[0-4])\s?(?:hours|heures?|Uhr|h\.?(?=\s?\d\d(?!\d)))(?![a-z])
        (?:(?:,?\s(?:and\s)?|\s?)(?P<word_minute>[0-5]?\d)(?!\d)(?:\smin(?:utes|uten|\.)?)?)?))""",
    re.VERBOSE | re.IGNORECASE,
)
_MAY_BEGIN = re.compile(r"[0-9nNmM](?:(?<=[0-9])|(?i:oon|idnight))")  # a time
_BARE = re.compile(r"([01]\d|2[0-3])[:.]?([0-5]\d)\.?")


class Time(NamedTuple):
    """A printed time of day.

    Attributes:
        span: The words, those of the zone left out.
        value: `HH:MM` on the 24-hour clock.
        zone: The zone as printed; None where none is.
        zone_span: Where the zone stands.
    """

    span: Span
    value: str
    zone: str | None = None
    zone_span: Span | None = None


@functools.cache
def _zone() -> re.Pattern[str]:
    """A zone behind a time: "Moscow time" in any spelling, letters in capitals alone."""
    clock, letters = (lexicon.alternatives(lexicon.zones(kind)) for kind in ("clock", "letters"))
    return re.compile(
        rf"""\s?,?\s?\(?(?P<zone>(?i:(?:{clock})(?:\s(?:mean|standard|summer))?\stime)|(?:{letters})(?!\w))""",
        re.VERBOSE,
    )


def find_time(text: str, start: int = 0, end: int | None = None) -> Time | None:
    """The first time of day in `text[start:end]`; of a range (`2–4:20 p.m.`) its beginning."""
    stop = len(text) if end is None else end
    match = next(matches(_CLOCK, _MAY_BEGIN, text, start, stop), None)
    value = _value(match) if match is not None else None
    if match is None or value is None:
        return None
    span = Span(*match.span())
    if match["letter"]:
        return Time(span, value, match["letter"], Span(*match.span("letter")))
    zone = match if match["zone"] in lexicon.zones("letters") else _zone().match(text, match.end(), stop)
    return Time(span, value) if zone is None else Time(span, value, zone["zone"], Span(*zone.span("zone")))


def read_bare_time(text: str, start: int, end: int) -> Time | None:
    """Hour and minute and nothing else, `1930` or `19.30`, where a label or the line above says that a time follows."""
    match = _BARE.fullmatch(text, start, end)
    return Time(Span(*match.span()), f"{match[1]}:{match[2]}") if match is not None else None


def _value(match: re.Match[str]) -> str | None:
    if match["word"]:
        return "12:00" if match["word"].casefold() == "noon" else "00:00"
    if match["half"]:
        return _half_day(match)
    hour = int(match["four_hour"] or match["colon_hour"] or match["dot_hour"] or match["word_hour"])
    minute = int(match["four_minute"] or match["colon_minute"] or match["dot_minute"] or match["word_minute"] or 0)
    # 24:00 is midnight at the end of the day; the time alone cannot say so and gives the hour that it is then.
    return f"{hour % 24:02d}:{minute:02d}" if minute < 60 and (hour < 24 or minute == 0) else None


def _half_day(match: re.Match[str]) -> str:
    """A time with a.m. or p.m.; in a range the mark of the end counts for the beginning, unless it would end before.

    `20:35 p.m.`, the 24-hour clock with a mark that adds nothing, is a form of Soviet cables in translation.
    """
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    afternoon = match["half"] in "pP"
    if hour > 12:
        return f"{hour % 24:02d}:{minute:02d}"
    if match["to_hour"] and match["to_hour"].isdigit():
        last = int(match["to_hour"]) % 12 * 60 + int(match["to_minute"] or 0)
        if last < hour % 12 * 60 + minute:
            afternoon = not afternoon
    return f"{hour % 12 + (12 if afternoon else 0):02d}:{minute:02d}"
