"""Dates in context: what a collection says of a date that a document states in part."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.model.context import Completion, Dated
from cablebook.model.dates import period
from cablebook.model.header import Receipt
from cablebook.model.reading import StatedDate
from cablebook.model.span import Span
from cablebook.reckoning.context import reckon_dates

WORDS = Span(10, 20)


def dated(document_id: str, day: str, **more: Any) -> Dated:
    stated = (StatedDate(role="written", edtf=day, span=WORDS),)
    return Dated(**{"id": document_id, "folder": "korea", "date": period(day), "dates": stated, **more})


def opened(document_id: str, edtf: str, **more: Any) -> Dated:
    return dated(document_id, edtf, **{"date": None, **more})


def date_of(document_id: str, *documents: Dated) -> str | None:
    return next((one.value for one in completed(*documents) if one.document_id == document_id), None)


def completed(*documents: Dated) -> tuple[Completion, ...]:
    return reckon_dates(documents).completions


def test_the_neighbours_give_the_century() -> None:
    found = completed(dated("a", "1950-11-05"), opened("b", "XX50-11-08"), dated("c", "1950-11-10"))
    assert found == (
        Completion(
            document_id="b",
            field="date",
            value="1950-11-08",
            span=WORDS,
            reason="it stands between a of 1950-11-05 and c of 1950-11-10",
        ),
    )


def test_the_neighbours_give_the_year() -> None:
    assert date_of("b", dated("a", "1952-12-15"), opened("b", "XXXX-12-17"), dated("c", "1953-01-02")) == "1952-12-17"


def test_neighbours_out_of_order_say_nothing() -> None:
    assert date_of("b", dated("a", "1953-01-02"), opened("b", "XXXX-12-17"), dated("c", "1952-12-15")) is None


def test_neighbours_between_which_the_day_comes_twice_leave_it_open() -> None:
    assert date_of("b", dated("a", "1951-12-01"), opened("b", "XXXX-12-17"), dated("c", "1952-12-20")) is None


def test_neighbours_of_another_folder_are_none() -> None:
    documents = (dated("a", "1950-11-05", folder="x"), opened("b", "XX50-11-08"), dated("c", "1950-11-10", folder="y"))
    assert date_of("b", *documents) is None


def numbered(document_id: str, day: str, number: str) -> Dated:
    return dated(document_id, day, number=number, sender="ROSHCHIN")


AUTUMN_1951 = (numbered("a", "1951-10-03", "1201"), numbered("c", "1951-10-09", "1210"))
WINTER_1952 = (numbered("e", "1952-12-01", "1190"), numbered("f", "1952-12-09", "1220"))


def test_a_number_between_two_of_the_same_sender_gives_the_year_where_no_other_year_has_room_for_it() -> None:
    found = completed(opened("b", "XXXX-10-05", number="1207", sender="Roshchin"), *WINTER_1952, *AUTUMN_1951)
    assert [(one.document_id, one.value) for one in found] == [("b", "1951-10-05")]
    reason = "no. 1207 lies between no. 1201 of 1951-10-03 (a) and no. 1210 of 1951-10-09 (c), and in no other year"
    assert found[0].reason == reason


def test_a_year_of_which_the_numbers_are_not_known_leaves_it_open() -> None:
    question = opened("b", "XXXX-10-05", number="1207", sender="ROSHCHIN")
    assert completed(question, dated("x", "1952-12-05"), *AUTUMN_1951) == ()


def test_a_series_that_begins_anew_every_year_has_room_in_each() -> None:
    both_years = [
        numbered(f"{year}{month}", f"{year}-{month:02d}-15", str(100 * month))
        for year in (1950, 1951)
        for month in range(1, 13)
    ]
    question = opened("b", "XXXX-06-01", number="550", sender="ROSHCHIN")
    assert date_of("b", *both_years, question) is None
    assert date_of("b", *both_years[:12], question) == "1950-06-01"


def test_numbers_against_neighbours_leave_a_date_open_and_are_shown() -> None:
    context = reckon_dates(
        [
            dated("x", "1950-10-01"),
            opened("b", "XXXX-10-05", number="1207", sender="ROSHCHIN"),
            dated("y", "1950-10-20"),
            numbered("e", "1950-11-20", "1190"),
            numbered("f", "1950-11-30", "1220"),
            *AUTUMN_1951,
        ]
    )
    assert context.completions == ()
    assert [(one.document_id, one.kind) for one in context.conflicts] == [("b", "open")]
    assert "1951-10-05, because no. 1207 lies between" in context.conflicts[0].message
    assert "or 1950-10-05, because it stands between x" in context.conflicts[0].message


def test_neighbours_of_a_folder_that_is_not_in_order_say_nothing() -> None:
    shuffled = [dated(f"s{n}", day) for n, day in enumerate(["1951-03-01", "1950-05-01", "1951-02-01"])]
    assert (
        date_of("b", *shuffled, dated("a", "1951-12-15"), opened("b", "XXXX-12-17"), dated("c", "1952-01-02")) is None
    )


def test_the_span_of_a_folder_gives_the_century_where_nothing_nearer_does() -> None:
    folder = [dated(f"d{day}", f"195{day}-01-01") for day in range(4)]
    found = completed(opened("b", "XX51-07-10"), *folder)
    assert [one.value for one in found] == ["1951-07-10"]
    assert found[0].reason == "the 4 dated documents of its folder are of 1950-01-01 to 1953-01-01"


def test_two_dated_documents_are_no_span() -> None:
    assert date_of("b", opened("b", "XX51-07-10"), dated("a", "1950-01-01"), dated("c", "1953-01-01")) is None


def test_a_date_that_a_reader_has_decided_is_left_alone() -> None:
    signed = opened("b", "XX50-11-08", decided=frozenset({"date"}))
    assert completed(dated("a", "1950-11-05"), signed, dated("c", "1950-11-10")) == ()


def test_the_receipt_is_completed_from_the_day_of_sending() -> None:
    stated = (
        StatedDate(role="sent", edtf="XXXX-12-31", span=WORDS),
        StatedDate(role="received", edtf="XXXX-01-01", span=Span(30, 35)),
    )
    document = opened("b", "XXXX-12-31", dates=stated, received=Receipt(date="XXXX-01-01"))
    found = completed(dated("a", "1950-12-30"), document, dated("c", "1951-01-04"))
    assert [(one.field, one.value) for one in found] == [("date", "1950-12-31"), ("received_date", "1951-01-01")]


def timed(document_id: str, zone: str | None) -> Dated:
    stated = (StatedDate(role="received", edtf="1950-11-05", time="11:55", zone=zone, span=WORDS),)
    return dated(document_id, "1950-11-05", dates=stated, sender="ROSHCHIN")


def test_a_zone_that_others_of_the_same_correspondent_name_is_completed() -> None:
    found = completed(*(timed(f"m{n}", "Moscow time") for n in range(3)), timed("b", None))
    assert [(one.document_id, one.field, one.value) for one in found] == [("b", "received_zone", "Moscow time")]


@pytest.mark.parametrize(
    "zones",
    [["Moscow time", "Moscow time"], ["Moscow time", "Moscow time", "Moscow time", "Beijing time"], ["Z", "Z", "Z"]],
    ids=["too few", "two zones", "letters"],
)
def test_a_zone_is_completed_only_where_many_name_one_and_none_another(zones: list[str]) -> None:
    assert completed(*(timed(f"m{n}", zone) for n, zone in enumerate(zones)), timed("b", None)) == ()


def conflicts(document: Dated) -> list[tuple[str, str]]:
    return [(one.kind, one.message) for one in reckon_dates([document]).conflicts]


def test_an_archive_that_dates_a_message_otherwise_is_a_conflict_and_both_stay() -> None:
    assert conflicts(dated("a", "1950-02-08", archive_date="February 7, 1950")) == [
        ("archive", "the archive dates it 1950-02-07, its own words say 1950-02-08")
    ]


@pytest.mark.parametrize("stated", ["February 8, 1950", "February 1950", "1950", "undated", None])
def test_an_archive_that_says_the_same_or_less_is_none(stated: str | None) -> None:
    assert conflicts(dated("a", "1950-02-08", archive_date=stated)) == []


def received(day: str, time: str | None, zone: str | None = None, place: str | None = None) -> dict[str, Any]:
    return {"received": Receipt(date=day, time=time, zone=zone, place=place)}


def test_a_message_that_came_before_it_was_sent_is_a_conflict() -> None:
    early = dated("a", "1950-02-08", time="10:10", **received("1950-02-08", "09:50"))
    assert conflicts(early) == [
        ("receipt", "by the clocks as printed it came (1950-02-08 09:50) before it was sent (1950-02-08 10:10)")
    ]


@pytest.mark.parametrize(
    "receipt",
    [
        received("1950-02-08", "10:10"),
        received("1950-02-09", "01:00"),
        received("1950-02-08", None),
        received("1950-02-08", "09:50", "Moscow time"),
        received("XXXX-02-07", "09:50"),
    ],
    ids=["the same minute", "the next day", "no time", "another zone", "an open date"],
)
def test_what_cannot_be_told_is_no_conflict(receipt: dict[str, Any]) -> None:
    assert conflicts(dated("a", "1950-02-08", time="10:10", **receipt)) == []


def test_clocks_of_two_places_are_not_compared() -> None:
    telegram = dated("a", "1950-06-25", time="10:00", **received("1950-06-24", "21:26"))
    assert [kind for kind, _ in conflicts(telegram)] == ["receipt"]
    from_seoul = dated("a", "1950-06-25", time="10:00", place="Seoul", **received("1950-06-24", "21:26"))
    assert conflicts(from_seoul) == []


DAYS = st.sampled_from(["1950-11-05", "1950-11-08", "1951-01-02", "XX50-11-08", "XXXX-11-07"])


@given(st.lists(st.tuples(DAYS, st.sampled_from([None, "5", "7", "9"])), max_size=12))
def test_only_open_dates_are_completed_and_only_with_a_day_they_may_mean(
    given_days: list[tuple[str, str | None]],
) -> None:
    documents = [
        (opened if "X" in day else dated)(f"d{n}", day, number=number, sender="ROSHCHIN")
        for n, (day, number) in enumerate(given_days)
    ]
    for one in reckon_dates(documents).completions:
        day = given_days[int(one.document_id[1:])][0]
        assert "X" in day
        assert all(a in ("X", b) for a, b in zip(day, one.value, strict=True))
        assert one.reason
