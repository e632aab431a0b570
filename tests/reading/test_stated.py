"""Every date that a document states of its message, with what happened then, in the order in which they are asked."""

from cablebook.reading import read

TEXT = """\
CIPHERED TELEGRAM No. 26014

From BEIJING. Sent 13.10.50 at 23:50 Beijing time
Received 14 October at 01:15

To Comrade ORLOV

The troops will go without waiting for the aircraft, and the first of them cross soon.

SOKOLOV
No. 2408
15 October 1950
"""


def test_dates_are_told_with_their_role_whole_or_open() -> None:
    assert [(date.role, date.edtf, date.time, date.zone, date.span.of(TEXT)) for date in read(TEXT).dates] == [
        ("sent", "XX50-10-13", "23:50", "Beijing time", "13.10.50"),
        ("written", "1950-10-15", None, None, "15 October 1950"),
        ("received", "XXXX-10-14", "01:15", None, "14 October"),
    ]


def test_the_archives_date_is_told_apart() -> None:
    text = (
        "January 30, 1961\nLetter from Zhou to Keita\nBeijing, 2 February 1961\nYour Excellency,\n"
        "I have the honour to thank you for the letter which the Minister brought to me.\nZhou\n"
        "Author(s):\nZhou\nAssociated Places\nMali\nRights\nFree to copy.\n"
    )
    assert [(date.role, date.edtf) for date in read(text).dates] == [
        ("written", "1961-02-02"),
        ("archive", "1961-01-30"),
    ]


def test_a_date_that_is_stated_twice_in_one_place_is_told_once() -> None:
    text = "To: Lane\nDate: 7 October 1950\n\nThe Minister told me today that his side will not go back on it.\n\nLANE"
    assert [(date.role, date.edtf) for date in read(text).dates] == [("written", "1950-10-07")]
