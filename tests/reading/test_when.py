"""When a message was written, sent and received: completed from the document itself, or left open."""

import pytest

from cablebook.model.header import Header, Receipt
from cablebook.reading import read

BODY = "\n\nThe Minister told me today that his side will not go back on what it gave.\n\n"


def header(text: str, *, date: str | None = None) -> Header:
    return read(text, date=date).header


def day(text: str) -> str | None:
    date = header(text).date
    return date.edtf if date is not None else None


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("It goes back to the note of 5 April 1949, he says.", "1949-04-06"),
        ("It goes back to what was done in 1949, he says.", "1949-04-06"),
        ("It goes back to 1.3.1949, he says.", "1949-04-06"),
        ("He has 1949 guns, he says.", None),
        ("Telegram No. 1749 has told you so, he says.", None),
        ("It goes back to 1849 and was done in 1949, he says.", None),
    ],
    ids=["a date", "a year", "in figures", "a number", "a number that could be a year", "two centuries"],
)
def test_years_of_the_text_complete_a_date_of_two_figures(told: str, edtf: str | None) -> None:
    assert day(f"To the Minister{BODY}{told}\n\nLANE\n6.4.49") == edtf


def test_where_the_day_stays_open_the_time_is_still_told() -> None:
    found = header(f"Sent 17.11.50 23:20{BODY}LANE")
    assert (found.date, found.time) == (None, "23:20")


@pytest.mark.parametrize(
    ("line", "edtf", "time"),
    [
        ("Sent 24 June 1950 at 24:00", "1950-06-25", "00:00"),
        ("Sent 31 December 1950, 2400 hours", "1951-01-01", "00:00"),
        ("Sent 24 June 1950 at 00:00", "1950-06-24", "00:00"),
        ("242400Z JUN 50", "1950-06-25", "00:00"),
    ],
)
def test_24_hours_is_the_beginning_of_the_next_day(line: str, edtf: str, time: str) -> None:
    found = header(line + BODY + "LANE")
    assert found.date is not None
    assert (found.date.edtf, found.time) == (edtf, time)


@pytest.mark.parametrize(
    ("sent", "received", "date"),
    [
        ("Sent 18 January 1951 at 19:30", "Received, the 18th at 20:15", "1951-01-18"),
        ("Sent 31 January 1951 at 19:30", "Received, the 1st at 02:15", "1951-02-01"),
        ("Sent 31 December 1951 at 19:30", "Received, the 1st at 02:15", "1952-01-01"),
        ("Sent 31.1.51 at 19:30", "Received, the 1st at 02:15", "XXXX-XX-01"),
    ],
    ids=["the same day", "the next month", "the next year", "nothing to complete it"],
)
def test_a_receipt_may_print_the_day_of_the_month_alone(sent: str, received: str, date: str) -> None:
    found = header(f"{sent}\n{received}{BODY}LANE").received
    assert found is not None
    assert found.date == date


def test_a_receipt_may_stand_under_the_text() -> None:
    found = header(f"Beijing, 27 May 1967, 18:30 hrs{BODY}LANE\n\nReceived: 28 May 1967, 02:15 hrs")
    assert found.received == Receipt(date="1967-05-28", time="02:15")


def test_the_clock_of_sending_belongs_to_the_dateline_of_its_day() -> None:
    found = header(f"No. 512\n3rd June, 1950          D. 11.45 a.m. 3rd June, 1950{BODY}LANE")
    assert (found.date and found.date.edtf, found.time) == ("1950-06-03", "11:45")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("I have received your letter of the 3rd instant.", "1950-10-03"),
        ("I have received your letter of 29th ult.", "1950-09-29"),
        ("In reply to your letter of 29th Sept. last I can say this.", "1950-09-29"),
        ("I have received your letter of 3.10.50.", "1950-10-03"),
    ],
)
def test_the_date_of_what_is_answered_is_completed_from_the_answer(words: str, date: str) -> None:
    assert [reply.date for reply in header(f"7 October 1950\n\n{words}{BODY}LANE").in_reply_to] == [date]


def test_without_a_day_of_its_own_an_answer_leaves_the_date_open() -> None:
    text = f"To the Minister\n\nI have received your letter of the 3rd instant.{BODY}LANE"
    assert [reply.date for reply in header(text).in_reply_to] == ["XXXX-XX-03"]
