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
        ("From Prague dispatched on 3.7.1956 at 16.30", "Prague", ("1956-07-03", "16:30", None), None),
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
        ("From Pyongyang by telegraph", "Pyongyang", None, None),
        ("D. 11.45 a.m. 3rd June, 1950", None, ("1950-06-03", "11:45", None), None),
        ("R.  4.20 p.m. 3rd June, 1950", None, None, ("1950-06-03", "16:20", None)),
        ("T.O.O. 0840Z 3 June 1950", None, ("1950-06-03", "08:40", None), None),
        ("TOR 031520Z JUN 50", None, None, ("1950-06-03", "15:20", None)),
        ("(Received: 27 June, 04:15.)", None, None, ("XXXX-06-27", "04:15", None)),
        ("RECEIVED, the 18th at 15 h 45", None, None, ("XXXX-XX-18", "15:45", None)),
        ("Sent 22 November 1950, 0345-0410", None, ("1950-11-22", "03:45", None), None),
        ("Sent: 12 November 1958, 18.15", None, ("1958-11-12", "18:15", None), None),
        ("Arrived: 12 November 1958, 16.40", None, None, ("1958-11-12", "16:40", None)),
        ("Telephoned by Petrova at 10:40, 3 May 1949", None, ("1949-05-03", "10:40", None), None),
        ("Taken down by Ivanov at 10:55, 3 May 1949", None, None, ("1949-05-03", "10:55", None)),
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


@pytest.mark.parametrize(
    ("line", "value"),
    [("From Pyongyang, No. 4040. 8.II.1950", "4040"), ("From RANGOON No. 96 at 13:20 on 3 March 1952", "96")],
)
def test_a_line_of_the_way_may_bear_the_number(line: str, value: str) -> None:
    number = transit(line).number
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    "line",
    [
        "From the Section of Foreign Credits",
        "From Pyongyang came the news that all was quiet",
        "We have received your telegram of 17 December",
        "Sent to all posts",
        "He sent nothing on 3 May 1950",
        "Mr. D. 3 May 1950",
        "Too late: 3 May 1950",
        "Receipts are kept",
        "7 October 1950",
        "Received " + "x" * 160,
    ],
)
def test_other_lines_tell_of_no_way(line: str) -> None:
    assert read_transit(line, 0, len(line)) is None
