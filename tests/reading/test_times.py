"""Printed times of day, on the 24-hour clock."""

import pytest

from cablebook.model.span import Span
from cablebook.reading.times import Time, find_time, read_bare_time


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8 a.m.", "08:00"),
        ("8 p.m.", "20:00"),
        ("8 P. M.", "20:00"),
        ("5 pm", "17:00"),
        ("8:30 a.m.", "08:30"),
        ("8.30 a.m.", "08:30"),
        ("12:15 a.m.", "00:15"),
        ("12 p.m.", "12:00"),
        ("12:15 p.m.", "12:15"),
        ("noon", "12:00"),
        ("Midnight", "00:00"),
        ("22:30", "22:30"),
        ("9:26", "09:26"),
        ("11: 55", "11:55"),
        ("7:05 h.", "07:05"),
        ("0840 hours", "08:40"),
        ("10 hours", "10:00"),
        ("10 hours 10 minutes", "10:10"),
        ("10 hours and 5 minutes", "10:05"),
        ("18.15 hours", "18:15"),
        ("9.30 hrs", "09:30"),
        ("14 h 30", "14:30"),
        ("14 Uhr 30", "14:30"),
        ("20 heures 40", "20:40"),
        ("2400 hours", "00:00"),
        ("24:00", "00:00"),
    ],
)
def test_a_time_is_read_in_every_form(words: str, value: str) -> None:
    assert find_time(words) == Time(Span(0, len(words)), value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2–4:20 p.m.", "14:00"),
        ("10:30-11 a.m.", "10:30"),
        ("9 to 10 a.m.", "09:00"),
        ("11–1 p.m.", "11:00"),
        ("11:30–12:15 p.m.", "11:30"),
        ("12:30–1:15 p.m.", "12:30"),
        ("10–1:30 a.m.", "22:00"),
        ("11 a.m.–1 p.m.", "11:00"),
    ],
    ids=["afternoon", "morning", "in words", "across noon", "to noon", "after noon", "across midnight", "both marked"],
)
def test_a_range_counts_as_its_beginning(words: str, value: str) -> None:
    time = find_time(words)
    assert time is not None
    assert time.value == value


@pytest.mark.parametrize(
    ("words", "value"), [("20:35 p.m.", "20:35"), ("13:05 a.m.", "13:05"), ("24:00 p.m.", "00:00")]
)
def test_a_mark_adds_nothing_to_a_24_hour_time(words: str, value: str) -> None:
    assert find_time(words) == Time(Span(0, len(words)), value)


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("0840Z", "08:40", "Z"),
        ("1520 GMT", "15:20", "GMT"),
        ("8 p.m. EDT", "20:00", "EDT"),
        ("11:55 Beijing time", "11:55", "Beijing time"),
        ("11:55, Moscow summer time", "11:55", "Moscow summer time"),
        ("9 a.m. (Saigon time)", "09:00", "Saigon time"),
        ("9 a.m. local time", "09:00", "local time"),
        ("1530I", "15:30", "I"),
        ("1815 local time", "18:15", "local time"),
        ("23 hours 40 minutes Moscow time", "23:40", "Moscow time"),
    ],
)
def test_a_zone_is_kept_as_printed_with_its_place(text: str, value: str, zone: str) -> None:
    time = find_time(text)
    assert time is not None
    assert (time.value, time.zone) == (value, zone)
    assert time.zone_span is not None
    assert time.zone_span.of(text) == zone


@pytest.mark.parametrize("text", ["8 p.m. Zhou", "8 p.m. at Moscow", "8 p.m. time", "8 p.m. est"])
def test_other_words_are_no_zone(text: str) -> None:
    time = find_time(text)
    assert time is not None
    assert time.zone is None
    assert time.zone_span is None


@pytest.mark.parametrize(
    "words",
    [
        "1840",
        "25:00",
        "4:70 p.m.",
        "0975Z",
        "110 p.m.",
        "3 to 1",
        "1,500 pm0",
        "5 amounts",
        "24:01",
        "1950s",
        "1840J",
        "1 hour and 45 minutes",
    ],
)
def test_other_figures_are_no_time(words: str) -> None:
    assert find_time(words) is None


@pytest.mark.parametrize(("words", "value"), [("1930", "19:30"), ("16.05", "16:05"), ("9:15", None), ("2575", None)])
def test_a_time_without_any_mark_has_four_figures(words: str, value: str | None) -> None:
    found = read_bare_time(words, 0, len(words))
    assert (found and found.value) == value
