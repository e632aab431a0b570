"""Dates as vague as their source: an interval of days, never a midpoint."""

import calendar
import datetime

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


def period(edtf: str) -> DateInterval | None:
    """The interval of an EDTF day, month or year (`1950-10-07`, `1950-10`, `1950`); None for anything else."""
    parts = edtf.split("-")
    if not all(part.isdigit() and len(part) == width for part, width in zip(parts, (4, 2, 2), strict=False)):
        return None
    numbers = [int(part) for part in parts]
    if not 1 <= numbers[0] <= 9999:
        return None
    if len(numbers) == 1:
        return DateInterval(f"{edtf}-01-01", f"{edtf}-12-31")
    if not 1 <= numbers[1] <= 12:
        return None
    if len(numbers) == 2:
        last = calendar.monthrange(numbers[0], numbers[1])[1]
        return DateInterval(f"{edtf}-01", f"{edtf}-{last:02d}")
    return day(*numbers) if len(numbers) == 3 else None
