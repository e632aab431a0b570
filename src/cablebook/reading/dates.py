"""Printed dates and times: what a line of a header says of when, and in which words.

The grammar knows the orders that diplomatic papers use: `October 7, 1950`, `7 October 1950`, `7th Oct. 1950`, `7.10.50`,
`8.II.1950`, `October 1950`, date-time groups (`031520Z NOV 71`), and pairs of days (`May 30–June 2, 1960`). A date
without its year, or with two digits of it, is found but stays open: `Date.interval` is None and `Date.edtf` says what
is known. Nothing here looks beyond the words it is given, except that `complete` may be told the years that the same
document prints in full.
"""

import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.dates import DateInterval, day, period
from cablebook.model.span import Span

_MONTH = r"(?:Jan(?:uary)?|Febr?(?:uary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])\.?"
_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[4-9]|20)\d\d(?!\d)"
_TO = r"\s?(?:[-–—/]|and|to)\s?"

# One alternative an order; the first that fits at the leftmost place wins, so the fuller forms stand first.
_DATE = re.compile(
    rf"""(?P<dtg_day>(?<!\d)[0-3]\d)(?P<dtg_time>[0-2]\d[0-5]\d)\s?(?P<dtg_zone>[A-Z])\s+(?P<dtg_month>{_MONTH})\s+(?P<dtg_year>\d\d(?:\d\d)?)(?!\d)
    |(?P<m1>{_MONTH})\s{{0,2}}(?P<d1>{_DAY}){_ORDINAL}(?:\s?\[(?P<emended>{_DAY})\])?(?:{_TO}(?P<m1b>{_MONTH}\s)?(?P<d1b>{_DAY}){_ORDINAL}(?!\s?[:.]\d))?(?:[,.]?\s?[,.]?\s?\[?(?P<y1>{_YEAR}))?
    |(?P<d2>{_DAY}){_ORDINAL}(?:{_TO}(?P<d2b>{_DAY}){_ORDINAL})?\s(?:of\s)?(?P<m2>{_MONTH}),?(?:\s?\[?(?P<y2>{_YEAR}))?
    |(?P<m3>{_MONTH}),?\s(?P<y3>{_YEAR})
    |(?P<d4>{_DAY})\s?\.\s?(?P<m4>0?[1-9]|1[0-2]|[IVX]+)\s?\.\s?(?P<y4>{_YEAR}|\d\d(?![\d:]))
    |(?P<d8>{_DAY})\.(?P<m8>0?[1-9]|1[0-2])\.?(?=,?\s+\d{{1,2}}[:.]\d\d)
    |(?P<a7>{_DAY})/(?P<b7>{_DAY})/(?P<y7>{_YEAR}|\d\d(?!\d))
    |(?P<y5>{_YEAR})-(?P<m5>\d\d)-(?P<d5>\d\d)(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)

_SLASHES = re.compile(r"(?<!\d)(\d\d?)/(\d\d?)/\d\d(?:\d\d)?(?!\d)")
_WRITTEN_OUT = re.compile(rf"(?=\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d)(?:{_DATE.pattern})", re.VERBOSE | re.IGNORECASE)

_CLOCK = re.compile(
    r"""(?P<h>[01]?\d|2[0-4])(?:\s?[:.]\s?(?P<m>[0-5]\d))?
        (?:\s?(?:[-–—]|and|to)\s?(?P<h2>noon|midnight|\d{1,2})(?:[:.](?P<m2>[0-5]\d))?)?
        \s?\[?(?P<half>[apAP])\s?\.?\s?[mM](?![a-z])\.?
      |(?P<word>noon|midnight)(?![a-z])
      |(?P<hh>[01]\d|2[0-3])(?P<mm>\d\d)\s?(?P<zone>Z|GMT|hours|hrs\.?)(?![A-Za-z])
      |(?P<H>[01]?\d|2[0-3])\s?:\s?(?P<M>[0-5]\d)(?!\d)(?:\s?(?:hours|hrs\.?|h\.?)(?![a-z]))?
      |(?P<hw>[01]?\d|2[0-3])\shours(?:,?\s(?:and\s)?(?P<mw>[0-5]?\d)\sminutes)?""",
    re.VERBOSE | re.IGNORECASE,
)
_ZONE = re.compile(
    r"\s?,?\s?\(?((?:Moscow|Beijing|Peking|Pyongyang|Washington|London|local|Greenwich)(?:\s(?:mean|standard|summer))?\stime|GMT|(?-i:Z)(?![\w]))",
    re.IGNORECASE,
)

_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}


class Date(NamedTuple):
    """A printed date.

    Attributes:
        span: The words.
        edtf: What they say, EDTF level 0 and 1: `1950-10-07`, `1950-10`, `1960-05-30/1960-06-02`, and with `X` for digits that
            are not printed, `XXXX-12-17`, `XX50-10-07`.
        interval: All days that it may be, None while digits are missing.
        time: `HH:MM` of a date-time group, else None.
        zone: Zone letter of a date-time group, else None.
    """

    span: Span
    edtf: str
    interval: DateInterval | None
    time: str | None = None
    zone: str | None = None


class Time(NamedTuple):
    """A printed time of day: where it stands, `HH:MM` on the 24-hour clock, and its zone as printed."""

    span: Span
    value: str
    zone: str | None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[Date]:
    """Every date in `text[start:end]`, in order. Words that no calendar allows (31 June) are no date."""
    found = []
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        date = _understand(match)
        if date is not None:
            found.append(date)
    return found


def find_date(text: str, start: int = 0, end: int | None = None) -> Date | None:
    """The first date in `text[start:end]`; None where there is none."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        date = _understand(match)
        if date is not None:
            return date
    return None


def complete(date: Date, years: frozenset[str]) -> Date:
    """Give an open date the year that the same document prints elsewhere in full.

    A two-digit year is completed only where exactly one century fits, a missing year only where exactly one year is
    given: two candidates are left open, for the collection to decide.
    """
    if date.interval is not None:
        return date
    stem = date.edtf[:4]
    if stem == "XXXX":
        fitting = years
    else:
        fitting = frozenset(year[:2] + stem[2:] for year in years)
    if len(fitting) != 1:
        return date
    edtf = next(iter(fitting)) + date.edtf[4:]
    interval = period(edtf)
    return date if interval is None else date._replace(edtf=edtf, interval=interval)


def _understand(match: re.Match[str]) -> Date | None:
    if match["m1"]:
        return _month_first(match)
    if match["d2"]:
        return _day_first(match)
    if match["dtg_day"]:
        return _date_time_group(match)
    if match["m3"]:
        return _whole(match, match["y3"], _month(match["m3"]), None)
    if match["d4"]:
        month = match["m4"].upper()
        number = _ROMAN.get(month) if month.isalpha() else int(month)
        return None if number is None else _whole(match, match["y4"], number, int(match["d4"]))
    if match["a7"]:
        return _slashed(match)
    if match["d8"]:
        return _whole(match, None, int(match["m8"]), int(match["d8"]))
    return _whole(match, match["y5"], int(match["m5"]), int(match["d5"]))


def _slashed(match: re.Match[str]) -> Date | None:
    """`09/30/50` and `30/09/50`: whichever order a calendar allows.

    Where it allows both, the document decides: by another of its dates with slashes, or by writing one of the two days out.
    Where it does not decide, the words are no date.
    """
    month_first = _whole(match, match["y7"], int(match["a7"]), int(match["b7"]))
    day_first = _whole(match, match["y7"], int(match["b7"]), int(match["a7"]))
    if month_first is None or day_first is None or month_first == day_first:
        return month_first or day_first
    for other in _SLASHES.finditer(match.string):
        if int(other[1]) > 12 or int(other[2]) > 12:
            return day_first if int(other[1]) > 12 else month_first
    for other in _WRITTEN_OUT.finditer(match.string):
        written = _understand(other)
        if written is not None and written.interval is not None:
            for reading in (month_first, day_first):
                if written.edtf[4:] == reading.edtf[4:]:
                    return reading
    return None


def _month(name: str) -> int:
    return lexicon.months()[name.rstrip(". ").casefold()]


def _whole(match: re.Match[str], year: str | None, month: int, day_of_month: int | None) -> Date | None:
    """A date of one day or one month, its year perhaps missing or cut to two digits."""
    if not 1 <= month <= 12 or (day_of_month is not None and day(2000, month, day_of_month) is None):
        return None
    stem = "XXXX" if year is None else year if len(year) == 4 else f"XX{year}"
    edtf = f"{stem}-{month:02d}" + ("" if day_of_month is None else f"-{day_of_month:02d}")
    interval = None
    if "X" not in stem:
        interval = period(edtf)
        if interval is None:
            return None
    return Date(Span(match.start(), _trimmed_end(match)), edtf, interval)


def _trimmed_end(match: re.Match[str]) -> int:
    """The end of the date without the comma or space that its last optional part may have taken in."""
    words = match[0]
    return match.end() - (len(words) - len(words.rstrip(" ,[")))


def _between(match: re.Match[str], year: str | None, first: tuple[int, int], last: tuple[int, int]) -> Date | None:
    single = _whole(match, year, *first)
    if year is None or single is None or last <= first:
        return single
    begin, end = day(int(year), *first), day(int(year), *last)
    if begin is None or end is None:
        return single
    return Date(single.span, f"{begin.min}/{end.max}", DateInterval(begin.min, end.max))


def _month_first(match: re.Match[str]) -> Date | None:
    month, first = _month(match["m1"]), int(match["d1"])
    if match["d1b"]:
        other = _month(match["m1b"]) if match["m1b"] else month
        return _between(match, match["y1"], (month, first), (other, int(match["d1b"])))
    return _whole(match, match["y1"], month, first)


def _day_first(match: re.Match[str]) -> Date | None:
    month, first = _month(match["m2"]), int(match["d2"])
    if match["d2b"]:
        return _between(match, match["y2"], (month, first), (month, int(match["d2b"])))
    return _whole(match, match["y2"], month, first)


def _date_time_group(match: re.Match[str]) -> Date | None:
    date = _whole(match, match["dtg_year"], _month(match["dtg_month"]), int(match["dtg_day"]))
    digits = match["dtg_time"]
    if date is None or digits > "2400":
        return None
    return date._replace(time=f"{digits[:2]}:{digits[2:]}", zone=match["dtg_zone"].upper())


def find_time(text: str, start: int = 0, end: int | None = None) -> Time | None:
    """The first time of day in `text[start:end]`; of a range (`2–4:20 p.m.`) its beginning."""
    stop = len(text) if end is None else end
    match = _CLOCK.search(text, start, stop)
    if match is None:
        return None
    zone = _ZONE.match(text, match.end(), stop)
    printed = match["zone"] if match["zone"] in ("Z", "GMT") else zone[1] if zone else None
    value = _clock(match)
    return None if value is None else Time(Span(match.start(), match.end()), value, printed)


def _clock(match: re.Match[str]) -> str | None:
    if match["word"]:
        return "12:00" if match["word"].casefold() == "noon" else "00:00"
    if match["half"]:
        return _half_day(match)
    hour, minute = match["hh"] or match["H"] or match["hw"], match["mm"] or match["M"] or match["mw"] or "0"
    return f"{int(hour):02d}:{int(minute):02d}" if int(minute) < 60 else None


def _half_day(match: re.Match[str]) -> str | None:
    """A time with a.m. or p.m.; in a range the mark of the end counts for the beginning, unless that would end before it begins.

    `20:35 p.m.`, the 24-hour clock with a mark that adds nothing, is a form of Soviet cables in translation.
    """
    hour, minute = int(match["h"]), int(match["m"] or 0)
    afternoon = match["half"] in "pP"
    if hour > 12:
        return f"{hour % 24:02d}:{minute:02d}"
    if match["h2"] and match["h2"].isdigit():
        last = int(match["h2"]) % 12 * 60 + int(match["m2"] or 0)
        if last < hour % 12 * 60 + minute:
            afternoon = not afternoon
    return f"{hour % 12 + (12 if afternoon else 0):02d}:{minute:02d}"
