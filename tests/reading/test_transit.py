"""The way of a message: when it was sent and received, and from where."""

import pytest

from cablebook.reading.transit import Moment, Transit, read_transit

Told = tuple[str | None, str | None, str | None] | None


def told(moment: Moment | None) -> Told:
    """Date, time and place of a station."""
    if moment is None:
        return None
    return (moment.date.edtf if moment.date else None, moment.time.value if moment.time else None, moment.place)


def transit(line: str) -> Transit:
    found = read_transit(line, 0, len(line))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "origin", "sent", "received"),
    [
        ("From Pyongyang. Sent 8.7.1950. 9:26", "Pyongyang", ("1950-07-08", "09:26", None), None),
        ("Sent 03:15 13.7.50", None, ("XX50-07-13", "03:15", None), None),
        ("Received in Moscow on 09/30/50 at 23:32 p.m.", None, None, ("XX50-09-30", "23:32", "Moscow")),
        ("Received from Beijing on 11: 55 on October 7, 1950.", None, None, ("1950-10-07", "11:55", "Beijing")),
        ("Rec'd May 3, 8:15 p.m.", None, None, ("XXXX-05-03", "20:15", None)),
        (
            "sent 1840 10 November 1949 received 2105 10 November 1949",
            None, ("1949-11-10", "18:40", None), ("1949-11-10", "21:05", None),
        ),
        ("Dispatched from Seoul 3 May 1950", "Seoul", ("1950-05-03", None, "Seoul"), None),
        ("From Pyongyang, No. 4040. 10 hours 10 minutes. 8.II.1950", "Pyongyang", ("1950-02-08", "10:10", None), None),
        ("From Beijing. Received 02 hours 00 minutes 8.11.1950", "Beijing", None, ("1950-11-08", "02:00", None)),
        ("From Pyongyang", "Pyongyang", None, None),
        ("FROM: NEW YORK", "NEW YORK", None, None),
    ],
)  # fmt: skip
def test_sending_and_receipt_are_read(line: str, origin: str | None, sent: Told, received: Told) -> None:
    found = transit(line)
    assert (found.origin.text if found.origin else None, told(found.sent), told(found.received)) == (
        origin,
        sent,
        received,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Deciphered by Morozov on 10/14/50 at 7:45 a.m.",
        "Typed by Bantsekina on 10/14/50 at 13:30 p.m.",
        "Arrived at the Eighth Department 10/14/50 at 7:10",
        "To the Eighth Department 14.10.50 07:10",
    ],
)
def test_other_stations_are_known_and_feed_nothing(line: str) -> None:
    assert transit(line) == Transit()


def test_a_line_of_the_way_may_bear_the_number() -> None:
    number = transit("From Pyongyang, No. 4040. 8.II.1950").number
    assert number is not None
    assert number.value == "4040"


@pytest.mark.parametrize(
    "line",
    [
        "From the Section of Foreign Credits",
        "From Pyongyang came the news that all was quiet",
        "We have received your telegram of 17 December",
        "Sent to all posts",
        "He sent nothing on 3 May 1950",
        "Receipts are kept",
        "7 October 1950",
        "Received " + "x" * 160,
    ],
)
def test_other_lines_tell_of_no_way(line: str) -> None:
    assert read_transit(line, 0, len(line)) is None
