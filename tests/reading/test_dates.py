"""Printed dates and times: the words, and what they say."""

import pytest

from cablebook.model.dates import DateInterval
from cablebook.reading.dates import complete, dated_before, find_date, find_dates
from cablebook.reading.times import find_time


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("October 7, 1950", "1950-10-07"),
        ("OCTOBER 7, 1950", "1950-10-07"),
        ("Oct. 7, 1950", "1950-10-07"),
        ("October7,1950", "1950-10-07"),
        ("October 7. 1950", "1950-10-07"),
        ("7 October 1950", "1950-10-07"),
        ("7th of October, 1950", "1950-10-07"),
        ("29th Sept. 1951", "1951-09-29"),
        ("7.10.1950", "1950-10-07"),
        ("7. 10. 1950", "1950-10-07"),
        ("8.II.1950", "1950-02-08"),
        ("1950-10-07", "1950-10-07"),
        ("October 1950", "1950-10"),
        ("May 30–June 2, 1960", "1960-05-30/1960-06-02"),
        ("January 29-30, 1954", "1954-01-29/1954-01-30"),
        ("August 3 and 10, 1965", "1965-08-03/1965-08-10"),
        ("031520Z NOV 1971", "1971-11-03"),
        ("09/30/1950", "1950-09-30"),
        ("30/09/1950", "1950-09-30"),
        ("17 December", "XXXX-12-17"),
        ("7.10.50", "XX50-10-07"),
        ("17.11. 10:00", "XXXX-11-17"),
        ("February 29, 1952", "1952-02-29"),
        ("3 mars 1951", "1951-03-03"),
        ("1er mai 1951", "1951-05-01"),
        ("3. März 1951", "1951-03-03"),
        ("9 października 1956", "1956-10-09"),
        ("3 de mayo de 1961", "1961-05-03"),
        ("1950 nian 10 yue 7 ri", "1950-10-07"),
        ("1950年10月7日", "1950-10-07"),
        ("1950.10.7", "1950-10-07"),
        ("1955. IV. 13.", "1955-04-13"),
        ("17-III-1979", "1979-03-17"),
        ("12/IV/51", "XX51-04-12"),
        ("27 SEP 50", "XX50-09-27"),
        ("27 Sept. '50.", "XX50-09-27"),
        ("181040Z APR 70", "1970-04-18"),
        ("181040Z APR 03", "2003-04-18"),
        ("181040Z APR", "XXXX-04-18"),
        ("of 12.6.", "XXXX-06-12"),
        ("the 3rd instant", "XXXX-XX-03"),
        ("29th ult.", "XXXX-XX-29"),
    ],
)
def test_a_date_says(words: str, edtf: str) -> None:
    date = find_date(words)
    assert date is not None
    assert date.edtf == edtf


@pytest.mark.parametrize(
    "words",
    [
        "31 June 1950",
        "February 30, 1951",
        "February 29, 1951",
        "the 7th parallel",
        "Marching 3 abreast",
        "No. 1950",
        "paragraph 7.10",
        "2012-13-40",
        "14.00 hours",
        "a rise by 12.6.",
        "march 3, 1951",
        "3 mars",
        "XII 1950",
    ],
)
def test_words_without_a_date_have_none(words: str) -> None:
    assert find_dates(words) == []


def test_dates_are_found_in_order_with_their_words() -> None:
    text = "Between 3 May 1951 and June 4, 1952 nothing was heard."
    assert [date.span.of(text) for date in find_dates(text)] == ["3 May 1951", "June 4, 1952"]


def test_the_order_of_slashes_is_learnt_from_another_date() -> None:
    assert find_dates("10/09/50, then 10/14/50")[0].edtf == "XX50-10-09"
    assert find_dates("10/09/50, then 14/10/50")[0].edtf == "XX50-09-10"


def test_the_order_of_slashes_is_learnt_from_a_day_written_out() -> None:
    assert find_dates("Sent 10/09/50. Signed 9 October 1950")[0].edtf == "XX50-10-09"


def test_slashes_that_nothing_decides_are_no_date() -> None:
    assert find_dates("Sent 10/09/50.") == []


@pytest.mark.parametrize(
    ("words", "years", "interval"),
    [
        ("7.10.50", {"1950"}, DateInterval("1950-10-07", "1950-10-07")),
        ("7.10.50", {"1951", "1949"}, DateInterval("1950-10-07", "1950-10-07")),
        ("7.10.50", {"1950", "1850"}, None),
        ("7.10.50", set(), None),
        ("17 December", {"1952"}, DateInterval("1952-12-17", "1952-12-17")),
        ("17 December", {"1952", "1953"}, None),
        ("29 February", {"1951"}, None),
    ],
)
def test_a_year_is_completed_where_exactly_one_fits(words: str, years: set[str], interval: DateInterval | None) -> None:
    date = find_date(words)
    assert date is not None
    assert complete(date, frozenset(years)).interval == interval


@pytest.mark.parametrize(
    ("words", "time", "zone"),
    [
        ("10 a.m.", "10:00", None),
        ("9 p. m.", "21:00", None),
        ("12:52 p.m.", "12:52", None),
        ("12:05 a.m.", "00:05", None),
        ("noon", "12:00", None),
        ("midnight", "00:00", None),
        ("2:07–4:04 p.m.", "14:07", None),
        ("11:30–1 p.m.", "11:30", None),
        ("10 a.m.–12:10 p.m.", "10:00", None),
        ("20:35 p.m.", "20:35", None),
        ("11: 55", "11:55", None),
        ("1520Z", "15:20", "Z"),
        ("22:30 Beijing time", "22:30", "Beijing time"),
        ("02 hours 05 minutes", "02:05", None),
        ("1435 hours", "14:35", None),
    ],
)
def test_a_time_says(words: str, time: str, zone: str | None) -> None:
    found = find_time(words)
    assert found is not None
    assert (found.value, found.zone) == (time, zone)


@pytest.mark.parametrize("words", ["1950", "4 to 1", "No. 12", "25:00", "10 August"])
def test_words_without_a_time_have_none(words: str) -> None:
    assert find_time(words) is None


@pytest.mark.parametrize(
    ("words", "written", "edtf"),
    [
        ("17 December", "1952-12-27", "1952-12-17"),
        ("17 December", "1953-01-02", "1952-12-17"),
        ("29th Sept. last", "1950-10-07", "1950-09-29"),
        ("the 3rd instant", "1950-10-07", "1950-10-03"),
        ("29th ultimo", "1950-10-07", "1950-09-29"),
        ("29th ult.", "1951-01-02", "1950-12-29"),
        ("5th proximo", "1950-12-20", "1951-01-05"),
        ("31st ult.", "1950-10-07", "XXXX-XX-31"),
        ("3.10.50", "1950-10-07", "1950-10-03"),
        ("9.10.50", "1850-10-07", "1750-10-09"),
        ("3 October 1949", "1950-10-07", "1949-10-03"),
    ],
)
def test_a_date_in_a_message_is_completed_from_the_day_of_writing(words: str, written: str, edtf: str) -> None:
    date = find_date(words)
    assert date is not None
    assert dated_before(date, DateInterval(written, written)) == edtf


@pytest.mark.parametrize(
    ("words", "edtf", "time"),
    [("242359Z JUN 50", "1950-06-24", "23:59"), ("242400Z JUN 50", "1950-06-25", "00:00")],
)
def test_the_hour_2400_of_a_date_time_group_is_the_beginning_of_the_next_day(words: str, edtf: str, time: str) -> None:
    date = find_date(words)
    assert date is not None
    assert (date.edtf, date.time, date.zone) == (edtf, time, "Z")
