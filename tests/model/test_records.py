"""The algebra of spans and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.model.dates import DateInterval, day, period
from cablebook.model.span import Span


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1950-10-07", "1950-10-07", "1950-10-07"),
        ("1950-10", "1950-10-01", "1950-10-31"),
        ("1952-02", "1952-02-01", "1952-02-29"),
        ("1950", "1950-01-01", "1950-12-31"),
    ],
)
def test_a_period_holds_all_its_days(edtf: str, first: str, last: str) -> None:
    assert period(edtf) == DateInterval(first, last)


@pytest.mark.parametrize(
    "words", ["", "50", "1950-13", "1950-02-30", "1950-10-07-x", "²950", "0000", "1950/1951", "XXXX-12-17"]
)
def test_what_is_no_period_is_none(words: str) -> None:
    assert period(words) is None


@given(st.dates())
def test_a_day_is_written_as_it_is_read(date: object) -> None:
    assert period(str(date)) is not None
    assert period(str(date)).edtf == str(date)  # type: ignore[union-attr]  # the line above holds it


@pytest.mark.parametrize("edtf", ["1950", "1950-10", "1950-10-07"])
def test_an_interval_is_written_as_short_as_it_can_be(edtf: str) -> None:
    interval = period(edtf)
    assert interval is not None
    assert interval.edtf == edtf


def test_an_interval_of_odd_days_is_written_with_both_ends() -> None:
    assert DateInterval("1960-05-30", "1960-06-02").edtf == "1960-05-30/1960-06-02"


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert day(1951, 2, 29) is None


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_span_slices_its_words(text: str, start: int, size: int) -> None:
    assert Span(start, start + size).of(text) == text[start : start + size]


def test_a_span_holds_what_lies_within() -> None:
    assert Span(2, 9).holds(Span(2, 9))
    assert not Span(2, 9).holds(Span(2, 10))
