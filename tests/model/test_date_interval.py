"""Dates as vague as their source, and the shortest EDTF that says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.model.dates import DateInterval, day, period


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1950-10-07", "1950-10-07", "1950-10-07"),
        ("1950-10", "1950-10-01", "1950-10-31"),
        ("1950-02", "1950-02-01", "1950-02-28"),
        ("1952-02", "1952-02-01", "1952-02-29"),
        ("1950", "1950-01-01", "1950-12-31"),
    ],
)
def test_a_day_a_month_or_a_year_is_an_interval_of_days(edtf: str, first: str, last: str) -> None:
    assert period(edtf) == DateInterval(first, last)


@pytest.mark.parametrize(
    "words",
    [
        "", "1950-13", "1950-00", "1950-02-30", "1951-02-29", "0000", "50-10-07", "1950-10-7", "1950-10-07-01",
        "XXXX-12-17",
        "XX50-10-07", "1950-10-07/1950-10-08", "1950-10-07T11:55", "１９５０", "October",
    ],
)  # fmt: skip
def test_what_is_no_whole_day_month_or_year_has_no_interval(words: str) -> None:
    assert period(words) is None


@pytest.mark.parametrize(
    ("year", "month", "day_of_month", "expected"),
    [
        (1950, 10, 7, DateInterval("1950-10-07", "1950-10-07")),
        (1952, 2, 29, DateInterval("1952-02-29", "1952-02-29")),
        (1951, 2, 29, None),
        (1950, 6, 31, None),
        (1950, 13, 1, None),
        (1950, 1, 0, None),
    ],
)
def test_a_day_that_no_calendar_has_is_none(
    year: int, month: int, day_of_month: int, expected: DateInterval | None
) -> None:
    assert day(year, month, day_of_month) == expected


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("1950-10-07", "1950-10-07", "1950-10-07"),
        ("1950-10-01", "1950-10-31", "1950-10"),
        ("1950-01-01", "1950-12-31", "1950"),
        ("1950-10-01", "1950-10-30", "1950-10-01/1950-10-30"),
        ("1950-10-01", "1950-11-30", "1950-10-01/1950-11-30"),
        ("1950-12-31", "1951-01-01", "1950-12-31/1951-01-01"),
    ],
)
def test_an_interval_is_written_in_the_shortest_edtf(first: str, last: str, edtf: str) -> None:
    assert DateInterval(first, last).edtf == edtf


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_edtf_and_interval_are_inverse(when: object, length: int) -> None:
    edtf = str(when)[:length]
    interval = period(edtf)
    assert interval is not None
    assert interval.edtf == edtf
    assert interval.min <= str(when) <= interval.max
