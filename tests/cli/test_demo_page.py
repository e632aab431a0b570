"""What the demo calls a conflict, and how it shortens names."""

import msgspec
import pytest

from cablebook.book import StoredDocument
from cablebook.cli.demo_page import archive_conflict, bare_name, clock_conflict
from cablebook.model.dates import period
from cablebook.model.document import ArchiveRecord
from cablebook.model.header import Header, Receipt

TEXT = "Sent 10 June 1950."


def document(date: str | None, *, time: str | None = None, **more: object) -> StoredDocument:
    stored = StoredDocument(
        id="a", path="folder/a.txt", item="", sha256="", stated_id=None, title=None, text=TEXT, layout=(), pages=(),
        removed=False, archive=None, header=Header(date=period(date) if date else None, time=time), duplicates=(),
    )  # fmt: skip
    return msgspec.structs.replace(stored, **more)


def received(stored: StoredDocument, date: str | None, time: str | None) -> StoredDocument:
    header = msgspec.structs.replace(stored.header, received=Receipt(date=date, time=time))
    return msgspec.structs.replace(stored, header=header)


@pytest.mark.parametrize(
    ("sent", "time", "came", "clock", "conflicts"),
    [
        ("1950-06-10", "10:00", "1950-06-10", "09:59", True),
        ("1950-06-10", "10:00", "1950-06-10", "10:00", False),
        ("1950-06-10", None, "1950-06-09", None, True),
        ("1950-06-10", None, "1950-06-10", "09:00", False),
        ("1950-06-10", "10:00", "1950-06-10", None, False),
        ("1950-06-10", "10:00", "XX50-06-09", "09:00", False),
        ("1950-06", None, "1950-05-30", None, False),
        (None, None, "1950-05-30", None, False),
    ],
)
def test_a_message_conflicts_that_came_before_it_was_sent(
    sent: str | None, time: str | None, came: str, clock: str | None, conflicts: bool
) -> None:
    assert (clock_conflict(received(document(sent, time=time), came, clock)) is not None) is conflicts


def test_clocks_of_two_places_are_not_compared() -> None:
    sent = document("1950-06-25", time="10:00")
    from_seoul = msgspec.structs.replace(sent, header=msgspec.structs.replace(sent.header, place="Seoul"))
    assert clock_conflict(received(sent, "1950-06-24", "21:26")) is not None
    assert clock_conflict(received(from_seoul, "1950-06-24", "21:26")) is None


@pytest.mark.parametrize(
    ("stated", "conflicts"), [("June 11, 1950", True), ("10 June 1950", False), ("June 1950", False), ("spring", False)]
)
def test_an_archive_conflicts_that_dates_a_message_on_another_day(stated: str, conflicts: bool) -> None:
    dated = document("1950-06-10", archive=ArchiveRecord(date=stated))
    assert (archive_conflict(dated) is not None) is conflicts


def test_a_message_without_a_record_or_a_receipt_is_in_no_conflict() -> None:
    assert archive_conflict(document("1950-06-10")) is None
    assert clock_conflict(document("1950-06-10", time="10:00")) is None


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("Comrade FILIPPOV [Stalin]", "FILIPPOV"),
        ("Cde. GROMYKO", "GROMYKO"),
        ("Ambassador in Korea (Muccio)", "Ambassador in Korea (Muccio)"),
        ("Comradeship House", "Comradeship House"),
    ],
)
def test_a_name_is_bare_of_address_and_gloss(printed: str, bare: str) -> None:
    assert bare_name(printed) == bare
