"""Datelines: lines that say where and when, and nothing else."""

import pytest

from cablebook.reading.datelines import read_dateline


def parts(line: str) -> tuple[str | None, str | None, str | None] | None:
    """Place, date and time of a line, each as understood; None where it is no dateline."""
    found = read_dateline(line, 0, len(line))
    if found is None:
        return None
    return (
        found.place.text if found.place else None,
        found.date.edtf if found.date else None,
        found.time.value if found.time else None,
    )


@pytest.mark.parametrize(
    ("line", "place", "date", "time"),
    [
        ("Seoul, June 25, 1950—10 a.m.", "Seoul", "1950-06-25", "10:00"),
        ("London, May 8, 1948—noon.", "London", "1948-05-08", "12:00"),
        ("[Washington,] June 14, 1949.", "Washington", "1949-06-14", None),
        ("The Hague, 3 March 1952", "The Hague", "1952-03-03", None),
        ("New York, December 5, 1950, 7:14 p.m.", "New York", "1950-12-05", "19:14"),
        ("Mar del Plata, 3 March 1949", "Mar del Plata", "1949-03-03", None),
        ("Saigon, November 3, 1971, 1520Z.", "Saigon", "1971-11-03", "15:20"),
        ("US/MC/9 Paris, May 8, 1949", "Paris", "1949-05-08", None),
        ("Washington, May 3, 1950[2]", "Washington", "1950-05-03", None),
        ("7 October 1950", None, "1950-10-07", None),
        ("8 October 1950 11.20", None, "1950-10-08", "11:20"),
        ("Washington, October 18, 1948—4 p. m.", "Washington", "1948-10-18", "16:00"),
        ("[place not declassified], May 30, 1954, 1833Z.", None, "1954-05-30", "18:33"),
        ("No. 298 Moscow, 2 March 1950", "Moscow", "1950-03-02", None),
        ("P R 181040Z APR 1970", None, "1970-04-18", "10:40"),
        ("11:55 on October 7, 1950", None, "1950-10-07", "11:55"),
        ("7.10.50", None, "XX50-10-07", None),
        ("P R 181040Z APR 70", None, "1970-04-18", "10:40"),
        ("Beijing, 27 May 1967, 18:30 hrs", "Beijing", "1967-05-27", "18:30"),
        ("23 October 1962, 23 hours 40 minutes Moscow time", None, "1962-10-23", "23:40"),
        ("Beijing, on 7.VI.1961", "Beijing", "1961-06-07", None),
        ("Dated the 21st October, 1950", None, "1950-10-21", None),
        ("Paris, le 3 mars 1951, 14 h 30", "Paris", "1951-03-03", "14:30"),
        ("Bonn, den 3. März 1951, 14 Uhr 30", "Bonn", "1951-03-03", "14:30"),
        ("14.6.1955, 1815 local time", None, "1955-06-14", "18:15"),
        ("Dated 7 October 1950", None, "1950-10-07", None),
        ("031520Z NOV 1971", None, "1971-11-03", "15:20"),
        ("Moscow, undated", "Moscow", None, None),
        ("[Undated]", None, None, None),
    ],
)
def test_place_date_and_time_are_read(line: str, place: str | None, date: str | None, time: str | None) -> None:
    assert parts(line) == (place, date, time)


@pytest.mark.parametrize(
    "line",
    [
        "On October 7, 1950, the ambassador called on the Minister.",
        "Received from Beijing on October 7, 1950",
        "Sent 7.10.50. 9:26",
        "D. 11.45 a.m. 3rd June, 1950",
        "T.O.R. 0840Z 3 June 1950",
        "From Pyongyang, 7 October 1950",
        "Report of October 7, 1950",
        "Report, February 28, 1972, page 3",
        "Date: 7 October 1950",
        "Meeting of the Council, 7 October 1950",
        "Washington",
        "1,056 guns",
        "Moscow, 31 June 1950",
        "x" * 150 + " 7 October 1950",
    ],
)
def test_a_line_that_says_more_is_no_dateline(line: str) -> None:
    assert parts(line) is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[Washington,] June 14, 1949—8 p.m.", "Washington,] June 14, 1949—8 p.m."),
        ("Washington, May 3, 1950[2]", "Washington, May 3, 1950"),
        ("11:55 on October 7, 1950", "11:55 on October 7, 1950"),
        ("Dated 7 October 1950", "7 October 1950"),
    ],
)
def test_its_span_holds_place_date_and_time(line: str, words: str) -> None:
    found = read_dateline(line, 0, len(line))
    assert found is not None
    assert found.span.of(line) == words
