"""Dates as vague as their source: an interval of days, never a midpoint."""

import calendar
import datetime
import re

import msgspec


class DateInterval(msgspec.Struct, frozen=True, order=True):
    """All the days that a printed date may mean, both ends included.

    Attributes:
        min: First possible day, ISO 8601 (`1950-10-01`).
        max: Last possible day; equal to `min` for a date that names its day.
    """

    min: str
    max: str

    @property
    def edtf(self) -> str:
        """The interval in EDTF level 0: a day, a month or a year where it is one, else `min/max`."""
        if self.min == self.max:
            return self.min
        for whole in (self.min[:7], self.min[:4]):
            if period(whole) == self:
                return whole
        return f"{self.min}/{self.max}"


def day(year: int, month: int, day_of_month: int) -> DateInterval | None:
    """One day, or None where the calendar has no such day (31 June)."""
    try:
        iso = datetime.date(year, month, day_of_month).isoformat()
    except ValueError:
        return None
    return DateInterval(iso, iso)


_PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


def period(edtf: str) -> DateInterval | None:
    """The interval of an EDTF day, month or year (`1950-10-07`, `1950-10`, `1950`); None for anything else."""
    match = _PERIOD.fullmatch(edtf)
    if match is None or match["year"] == "0000":
        return None
    year, month = match["year"], match["month"]
    if month is None:
        return DateInterval(f"{year}-01-01", f"{year}-12-31")
    if match["day"] is not None:
        return day(int(year), int(month), int(match["day"]))
    if not 1 <= int(month) <= 12:
        return None
    last = calendar.monthrange(int(year), int(month))[1]
    return DateInterval(f"{edtf}-01", f"{edtf}-{last:02d}")
