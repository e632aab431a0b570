"""Printed dates: what a line of a header says of the day, and in which words.

The grammar knows the orders that diplomatic papers use: `October 7, 1950`, `7 October 1950`, `7th Oct. 1950`,
`October 1950`, `7.10.50`, `8.II.1950`, `10/14/50`, `1950-10-07`, date-time groups (`031520Z NOV 71`), pairs of days
(`May 30–June 2, 1960`), and what translators leave standing of other languages (`3 mars 1951`, `1950 nian 10 yue`).

A date without its year or month, or with two digits of its year, is found but stays open: `Date.interval` is None and
`Date.edtf` says what is known. Nothing here looks beyond the words it is given, but for two things: a date with slashes
may learn its order from the rest of its text, and `complete` and `dated_before` are told what can complete a date.
"""

import datetime
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.dates import DateInterval, day, period
from cablebook.model.span import Span

from .grammars import matches

_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[4-9]|20)\d\d(?!\d)"
_TO = r"\s?(?:[-–—/]|and|to)\s?"
_ROMAN = r"(?-i:[IVX]{1,4})"
# A date-time group names its zone by a letter: a form of the allied services from the 1940s on, which settles the
# century of its year.
_FIRST_GROUP_YEAR = 40
_LEAST_WHOLE_MONTH = 5  # letters; "Sept." is the longest abbreviation
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Where a date may begin: at a day or a year, at the six figures of a date-time group, at a month before a figure.
_MAY_BEGIN = re.compile(
    r"""[0-9ADFJMNOS](?:
        (?<=[0-9])(?:(?<![0-9].)(?:\d?(?!\d)[\w.]{0,2}[\s–/.-]|\d{5})|\d{3}[-.\sn年])
       |[A-Za-z]{2,8}[.,\s]{0,4}[0-9])""",
    re.VERBOSE | re.DOTALL,
)
_SLASHES = re.compile(r"(?<!\d)(\d\d?)/(\d\d?)/\d\d(?:\d\d)?(?!\d)")


class Date(NamedTuple):
    """A printed date.

    Attributes:
        span: The words.
        edtf: What they say, EDTF level 0 and 1: `1950-10-07`, `1950-10`, `1960-05-30/1960-06-02`, and with `X` for
            digits that are not printed, `XXXX-12-17`, `XX50-10-07`, `XXXX-XX-03`.
        interval: All days that it may be, None while digits are missing.
        time: `HH:MM` of a date-time group, else None.
        zone: Zone letter of a date-time group, else None.
        months_on: Of a day of a month that is told from the month of writing, how many months that is on: 0 for
            `3rd instant`, -1 for `29th ultimo`, 1 for `5th proximo`; else None.
    """

    span: Span
    edtf: str
    interval: DateInterval | None
    time: str | None = None
    zone: str | None = None
    months_on: int | None = None


@functools.cache
def _month_name() -> str:
    """A month with a capital or in capitals: to ignore case everywhere makes the search half as slow again."""
    printed = [name for month in lexicon.months("en") for name in (month.capitalize(), month.upper())]
    return rf"(?:{lexicon.alternatives(printed)})(?![A-Za-z])\.?"


@functools.cache
def _foreign_month() -> str:
    """A month of another language as it stands in a translated paper, with or without a capital, or in capitals."""
    names = lexicon.months()
    printed = [form for name in names for form in (name, name.capitalize(), name.upper())]
    return rf"(?:{lexicon.alternatives(printed)})(?!\w)\.?"


@functools.cache
def _date() -> re.Pattern[str]:
    """One alternative an order; the first that fits at the leftmost place wins, so the fuller forms stand first."""
    month = _month_name()
    date_time_group = rf"""
        (?P<dtg_day>(?<!\d)[0-3]\d)(?P<dtg_time>[0-2]\d[0-5]\d)\s?(?P<dtg_zone>[A-IK-Z])
        \s+(?P<dtg_month>{month})(?:\s+(?P<dtg_year>\d\d(?:\d\d)?)(?!\d))?"""
    month_first = rf"""
        (?P<mf_month>{month})\s{{0,2}}(?P<mf_day>{_DAY}){_ORDINAL}
        (?:\s?\[{_DAY}\])?  # the editors' reading of the day
        (?:{_TO}(?P<mf_to_month>{month}\s)?(?P<mf_to_day>{_DAY}){_ORDINAL}(?!\s?[:.]\d))?
        (?:[,.]?\s?[,.]?\s?\[?(?P<mf_year>{_YEAR}))?"""
    day_first = rf"""
        (?P<df_day>{_DAY}){_ORDINAL}(?:(?:\s(?P<df_from_month>{month}))?{_TO}(?P<df_to_day>{_DAY}){_ORDINAL})?
        \s(?:of\s)?(?P<df_month>{month}),?(?:\s?\[?(?P<df_year>{_YEAR})|\s['’]?(?P<df_short>\d\d)(?=[\s.,;)\]]*$))?"""
    month_alone = rf"(?P<my_month>{month}),?\s(?P<my_year>{_YEAR})"
    dotted = rf"""
        (?P<dot_day>{_DAY})(?:\s?\.\s?(?P<dot_month>0?[1-9]|1[0-2]|{_ROMAN})\s?\.\s?
                             |\s?[-–/ ]\s?(?P<roman_month>{_ROMAN})\s?[-–/ ]\s?)
        (?P<dot_year>{_YEAR}|\d\d(?![\d:]))"""
    # "17.11. 10:00", "of 12.6.": day and month without a year.
    stamped = rf"""
        (?P<stamp_day>{_DAY})\.(?P<stamp_month>0?[1-9]|1[0-2])
        (?:\.?(?=,?\s+\d{{1,2}}[:.]\d\d)|(?<=(?:of|ed|om)\s\d\.\d)\.(?!\d)|(?<=(?:of|ed|om)\s\d\d\.\d)\.(?!\d)
           |(?<=(?:of|ed|om)\s\d\.\d\d)\.(?!\d)|(?<=(?:of|ed|om)\s\d\d\.\d\d)\.(?!\d))"""
    slashed = rf"(?P<slash_one>{_DAY})/(?P<slash_two>{_DAY})/(?P<slash_year>{_YEAR}|\d\d(?!\d))"
    iso = rf"""(?P<iso_year>{_YEAR})(?:-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)
        |\.\s?(?P<year_first_month>0?[1-9]|1[0-2]|{_ROMAN})\.\s?(?P<year_first_day>{_DAY})
        |\s?(?:nian|年)\s?(?P<chinese_month>0?[1-9]|1[0-2])\s?(?:yue|月)(?:\s?(?P<chinese_day>{_DAY})\s?(?:ri|hao|日))?)"""
    foreign = rf"""
        (?P<foreign_day>{_DAY})(?:er|\.)?\s(?:de\s)?(?P<foreign_month>{_foreign_month()}),?
        \s(?:de\s)?(?P<foreign_year>{_YEAR})"""
    told = rf"""
        (?P<told_day>{_DAY}){_ORDINAL}\s(?:of\sthe\s)?
        (?P<told>(?i:instant|inst|ultimo|ult|proximo|prox))(?![A-Za-z])"""
    # What begins with a digit and what begins with a letter are asked apart: most places in a text are neither.
    # A glance at what follows the first figures spares most numbers of a text most alternatives.
    with_digit = rf"""(?=\d{{6}}){date_time_group}|(?=\d\d?\s?[./–-]|\d\d?\s[IVX])(?:{dotted}|{stamped}|{slashed})
        |(?=\d{{4}}){iso}|(?=\d\d?(?!\d)[\w.]{{0,2}}[\s–/-])(?:{day_first}|{foreign}|{told})"""
    with_month = f"{month_first}|{month_alone}"
    return re.compile(rf"(?=[0-9])(?:{with_digit})|(?=[ADFJMNOS])(?:{with_month})", re.VERBOSE)


@functools.cache
def _written_out() -> re.Pattern[str]:
    """A date that writes its month as a word."""
    month = _month_name()
    return re.compile(rf"(?=\d{{1,2}}\s{month}|{month}\s\d)(?:{_date().pattern})", re.VERBOSE)


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[Date]:
    """Every date in `text[start:end]`, in order. Words that no calendar allows (31 June) are no date."""
    return list(_dates(text, start, len(text) if end is None else end))


def find_date(text: str, start: int = 0, end: int | None = None) -> Date | None:
    """The first date in `text[start:end]`; None where there is none."""
    return next(_dates(text, start, len(text) if end is None else end), None)


def _dates(text: str, start: int, end: int) -> Iterator[Date]:
    for match in matches(_date(), _MAY_BEGIN, text, start, end):
        if (date := _understand(match)) is not None:
            yield date


def complete(date: Date, years: frozenset[str]) -> Date:
    """Give an open date the year that the same document prints elsewhere in full.

    A two-digit year is completed only where exactly one century fits, a missing year only where exactly one year is
    given: two candidates are left open, for the collection to decide.
    """
    if date.interval is not None:
        return date
    stem = date.edtf[:4]
    fitting = years if stem == "XXXX" else frozenset(year[:2] + stem[2:] for year in years)
    if len(fitting) != 1:
        return date
    edtf = next(iter(fitting)) + date.edtf[4:]
    interval = period(edtf)
    return date if interval is None else date._replace(edtf=edtf, interval=interval)


def dated_before(date: Date, written: DateInterval) -> str:
    """The EDTF of a date that a message written on `written` names without its year, completed from that day.

    A day and month are the last such day that is not after the writing; `instant`, `ultimo` and `proximo` count from
    its month. What stays impossible or is already whole is given back as it is.
    """
    year, month = int(written.max[:4]), int(written.max[5:7])
    if date.months_on is not None:
        month += date.months_on
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        edtf = f"{year}-{month:02d}-{date.edtf[-2:]}"
    elif date.edtf.startswith("XXXX-"):
        edtf = f"{year - (date.edtf[5:] > written.max[5 : len(date.edtf)])}{date.edtf[4:]}"
    elif date.edtf.startswith("XX"):
        century = int(written.max[:2])
        edtf = f"{century - (date.edtf[2:] > written.max[2 : len(date.edtf)])}{date.edtf[2:]}"
    else:
        return date.edtf
    return date.edtf if period(edtf) is None else edtf


def _understand(match: re.Match[str]) -> Date | None:
    if match["mf_month"]:
        return _month_first(match)
    if match["df_day"]:
        return _day_first(match)
    if match["dtg_day"]:
        return _date_time_group(match)
    if match["my_month"]:
        return _whole(match, match["my_year"], _month(match["my_month"]), None)
    if match["dot_day"]:
        return _dotted(match)
    if match["slash_one"]:
        return _slashed(match)
    if match["stamp_day"]:
        return _whole(match, None, int(match["stamp_month"]), int(match["stamp_day"]))
    if match["iso_year"]:
        return _year_first(match)
    if match["foreign_day"]:
        return _whole(match, match["foreign_year"], _month(match["foreign_month"]), int(match["foreign_day"]))
    return _told(match)


def _month(name: str) -> int:
    return lexicon.months()[name.rstrip(". ").casefold()]


def _whole(match: re.Match[str], year: str | None, month: int, day_of_month: int | None) -> Date | None:
    """A date of one day or one month, its year perhaps missing or cut to two digits."""
    days = _days(year, month, day_of_month)
    return Date(Span(match.start(), _end(match)), *days) if days is not None else None


# Title, dateline and foot print the same day, and the documents of a volume those of one year.
@functools.lru_cache(maxsize=4096)
def _days(year: str | None, month: int, day_of_month: int | None) -> tuple[str, DateInterval | None] | None:
    """EDTF and interval of a day or month; None where the calendar has no such day."""
    if not 1 <= month <= 12 or (day_of_month is not None and day(2000, month, day_of_month) is None):
        return None
    stem = "XXXX" if year is None else year if len(year) == 4 else f"XX{year}"
    edtf = f"{stem}-{month:02d}" + ("" if day_of_month is None else f"-{day_of_month:02d}")
    if "X" in stem:
        return edtf, None
    interval = period(edtf)
    return (edtf, interval) if interval is not None else None


def _end(match: re.Match[str]) -> int:
    """The end of the date, without the comma or space that its last part may take in, with its closing bracket."""
    words = match[0].rstrip(" ,[")
    if words.endswith(".") and words[-_LEAST_WHOLE_MONTH - 1 : -1].isalpha():
        words = words[:-1]  # the full stop of a sentence behind a month that is written out
    end = match.start() + len(words)
    is_open = words.count("[") > words.count("]")
    return end + 1 if is_open and match.string.startswith("]", end, match.endpos) else end


def _between(match: re.Match[str], year: str | None, first: tuple[int, int], last: tuple[int, int]) -> Date | None:
    """A pair of days (month, day); the first alone where the second does not come after it or the year is missing."""
    single = _whole(match, year, *first)
    if year is None or single is None or last <= first:
        return single
    begin, end = day(int(year), *first), day(int(year), *last)
    if begin is None or end is None:
        return single
    return Date(single.span, f"{begin.min}/{end.max}", DateInterval(begin.min, end.max))


def _month_first(match: re.Match[str]) -> Date | None:
    month, year = _month(match["mf_month"]), match["mf_year"]
    first = (month, int(match["mf_day"]))
    if not match["mf_to_day"]:
        return _whole(match, year, *first)
    to_month = _month(match["mf_to_month"]) if match["mf_to_month"] else month
    return _between(match, year, first, (to_month, int(match["mf_to_day"])))


def _day_first(match: re.Match[str]) -> Date | None:
    month, year = _month(match["df_month"]), match["df_year"]
    first = (month, int(match["df_day"]))
    if match["df_short"]:
        return _whole(match, match["df_short"], *first)
    if not match["df_to_day"]:
        return _whole(match, year, *first)
    if match["df_from_month"]:
        first = (_month(match["df_from_month"]), first[1])
    return _between(match, year, first, (month, int(match["df_to_day"])))


def _date_time_group(match: re.Match[str]) -> Date | None:
    """A date-time group; its hour 2400 is the beginning of the next day."""
    year, clock = match["dtg_year"], match["dtg_time"]
    if year is not None and len(year) == 2:
        year = f"{19 if int(year) >= _FIRST_GROUP_YEAR else 20}{year}"
    date = _whole(match, year, _month(match["dtg_month"]), int(match["dtg_day"]))
    if date is None or clock > "2400":
        return None
    if clock == "2400" and date.interval is not None:
        date, clock = next_day(date), "0000"
    return date._replace(time=f"{clock[:2]}:{clock[2:]}", zone=match["dtg_zone"])


def next_day(date: Date) -> Date:
    """The day after a whole date of one day: what `24:00` of it means. Any other date is given back as it is."""
    if date.interval is None or date.interval.min != date.interval.max:
        return date
    iso = (datetime.date.fromisoformat(date.interval.min) + datetime.timedelta(days=1)).isoformat()
    return date._replace(edtf=iso, interval=DateInterval(iso, iso))


def _dotted(match: re.Match[str]) -> Date | None:
    number = _month_number(match["dot_month"] or match["roman_month"])
    return None if number is None else _whole(match, match["dot_year"], number, int(match["dot_day"]))


def _month_number(printed: str) -> int | None:
    """A month in Arabic or Roman figures."""
    if printed.isdigit():
        return int(printed)
    return _ROMAN_MONTHS.index(printed) + 1 if printed in _ROMAN_MONTHS else None


def _year_first(match: re.Match[str]) -> Date | None:
    """`1950-10-07`, `1950.10.7`, `1955. IV. 13`, `1950 nian 10 yue 7 ri`."""
    number = _month_number(match["iso_month"] or match["year_first_month"] or match["chinese_month"])
    printed_day = match["iso_day"] or match["year_first_day"] or match["chinese_day"]
    if number is None:
        return None
    return _whole(match, match["iso_year"], number, int(printed_day) if printed_day else None)


def _told(match: re.Match[str]) -> Date | None:
    """`3rd instant`, `29th ult.`: a day of a month that only the date of writing gives."""
    months_on = {"i": 0, "u": -1, "p": 1}[match["told"][0].casefold()]
    printed_day = int(match["told_day"])
    return Date(Span(*match.span()), f"XXXX-XX-{printed_day:02d}", None, months_on=months_on)


def _slashed(match: re.Match[str]) -> Date | None:
    """`09/30/50` and `30/09/50`: whichever order a calendar allows.

    Where it allows both, the document decides: by another of its dates with slashes, or by writing one of the two days
    out. Where it does not decide, the words are no date.
    """
    one, two, year = int(match["slash_one"]), int(match["slash_two"]), match["slash_year"]
    month_first, day_first = _whole(match, year, one, two), _whole(match, year, two, one)
    if month_first is None or day_first is None or month_first == day_first:
        return month_first or day_first
    for other in _SLASHES.finditer(match.string):
        if int(other[1]) > 12 or int(other[2]) > 12:
            return day_first if int(other[1]) > 12 else month_first
    for other in _written_out().finditer(match.string):
        written = _understand(other)
        if written is not None and written.interval is not None:
            for reading in (month_first, day_first):
                if written.edtf[4:] == reading.edtf[4:]:
                    return reading
    return None
