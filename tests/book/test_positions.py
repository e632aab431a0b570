from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import letter, made, store

from cablebook.book import Book
from cablebook.book.positions import after_day, candidates, day_ends, first_of_day
from cablebook.model.dates import DateInterval

days = st.dates().map(lambda day: DateInterval(day.isoformat(), day.isoformat()))
times = st.none() | st.times().map(lambda time: f"{time:%H:%M}")
ids = st.text(max_size=20)


@given(days, times, ids, days, times, ids)
def test_an_earlier_minute_has_only_earlier_positions(
    day: DateInterval, time: str | None, one_id: str, other_day: DateInterval, other_time: str | None, other_id: str
) -> None:
    one, other = (day.min, time or "00:00"), (other_day.min, other_time or "00:00")
    if one < other:
        assert max(candidates(day, time, one_id)) < min(candidates(other_day, other_time, other_id))


@given(days, times, ids)
def test_every_position_lies_within_its_day_and_can_be_told_to_javascript(
    day: DateInterval, time: str | None, document_id: str
) -> None:
    positions = list(candidates(day, time, document_id))
    assert first_of_day(day.min) <= min(positions)
    assert max(positions) < after_day(day.min) < 2**53


@given(days, times, ids, ids)
def test_documents_without_a_date_come_after_all_others(
    day: DateInterval, time: str | None, dated: str, undated: str
) -> None:
    assert max(candidates(day, time, dated)) < min(candidates(None, None, undated))
    assert max(candidates(None, None, undated)) < 2**53


def test_a_vague_date_counts_from_its_first_day() -> None:
    year = DateInterval("1950-01-01", "1950-12-31")
    assert next(candidates(year, None, "a")) == next(candidates(DateInterval("1950-01-01", "1950-01-01"), None, "a"))


def test_days_end_one_after_the_other() -> None:
    noon = next(candidates(DateInterval("1950-10-07", "1950-10-07"), "12:00", "a"))
    assert list(islice(day_ends(noon), 2)) == [after_day("1950-10-07"), after_day("1950-10-08")]


def test_registry_is_in_the_order_of_day_and_time(tmp_path: Path) -> None:
    path = made(
        tmp_path / "a.db",
        letter("d", None, item="4"),
        letter("c", "1950-10-07", time="18:00", item="3"),
        letter("a", "1950-10-06", time="23:59", item="1"),
        letter("b", "1950-10-07", time="11:55", item="2"),
    )
    with Book.open(path) as book:
        assert [row.item for row in book.registry()] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("date", ["1950-10-07", None])
def test_more_documents_of_one_day_than_a_minute_has_positions_are_all_kept(tmp_path: Path, date: str | None) -> None:
    many = 1500
    parts = [letter(f"document {number}", date, item=str(number)) for number in range(many)]
    with Book.create_or_open(tmp_path / "a.db") as book:
        store(book, {"f/many.jsonl": [*parts, letter("the next day", "1950-10-08", item="last")]})
        rows = list(book.registry())
    assert len(rows) == many + 1
    assert rows[-1 if date else 0].item == "last"
