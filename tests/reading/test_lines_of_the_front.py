"""One line of a front each: marks, numbers, copies, addresses, replies, glosses, the message's way, headings."""

import pytest

from cablebook.reading.addresses import read_address
from cablebook.reading.copies import read_copy_line, read_distribution, together
from cablebook.reading.datelines import read_dateline
from cablebook.reading.glosses import find_glosses
from cablebook.reading.headings import read_heading
from cablebook.reading.marks import marks_in_note, read_marks
from cablebook.reading.numbers import digits, read_number_line, read_opening_number
from cablebook.reading.origins import read_origin
from cablebook.reading.replies import find_replies
from cablebook.reading.transit import read_transit


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Top Secret.", ["Top Secret"]),
        ("secret us urgent", ["Secret", "US Urgent"]),
        ("URGENT [vne ocherednaia]", ["Urgent"]),
        ("EXTREMELY URGENT T", ["Extremely Urgent"]),
        ("Secret; Niact; Limit Distribution", ["Secret", "NIACT", "Limit Distribution"]),
        ("secret priorty", ["Secret", "Priority"]),
        ("SECRET/EXDIS", ["Secret", "Exdis"]),
        ("Secretary of State", None),
        ("The matter is confidential and should stay so.", None),
        ("Urgently needed: two lorries", None),
    ],
)
def test_a_line_of_marks(line: str, names: list[str] | None) -> None:
    found = read_marks(line, 0, len(line))
    assert (found and [mark.mark.name for mark in found]) == names


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("Source: Central Files, 611.94/2–152. Secret; Priority; RYBAT.", ["Secret", "Priority"]),
        ("Source: Central Files, POL 27 VIET S Secret; Niact. Drafted by Wood.", ["Secret", "NIACT"]),
        ("Source: Library, Box 2. No classification marking. A secret annex is not printed.", []),
        ("Source: Library, Official Use Only Files. Unclassified.", ["Unclassified"]),
    ],
)
def test_the_marks_of_a_source_note(note: str, names: list[str]) -> None:
    assert [mark.mark.name for mark in marks_in_note(note, 0, len(note))] == names


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("No. 2318", "2318"), ("No. 76.054", "76.054"), ("G–586", "G–586"), ("JCSM–296", "JCSM–296"),
        ("TEHRAN 1261", "TEHRAN 1261"), ("Special No. 550", "550"), ("No. 15 T.", "15"), ("No. 600742/III", "600742/III"),
        ("Our 484", None), ("Copy 2", None), ("GP 3", None), ("Page 12", None), ("No. one", None),
    ],
)  # fmt: skip
def test_a_line_that_is_a_number(line: str, value: str | None) -> None:
    number = read_number_line(line, 0, len(line))
    assert (number and number.value) == value


@pytest.mark.parametrize(
    ("paragraph", "values"),
    [
        ("382. Following is the position of this Government.", ["382"]),
        ("213, Usgoc 350. For Cochran from Rusk.", ["213", "Usgoc 350"]),
        ("Gadel 112. Delga 510. Following may be helpful.", ["Gadel 112"]),
        ("395. Depcirtel 341. We agree.", ["395"]),
        ("1950 was a good year for rice.", []),
        ("In 1950 prices fell.", []),
    ],
)
def test_the_numbers_that_open_a_telegram(paragraph: str, values: list[str]) -> None:
    found = read_opening_number(paragraph, 0, len(paragraph), len(paragraph))
    assert [number.value for number in found] == values


def test_the_first_point_of_a_list_is_no_number() -> None:
    text = "1. He agrees in full.\n\n2. He is glad."
    assert read_opening_number(text, 0, 21, len(text)) == []


@pytest.mark.parametrize(
    ("value", "compared"), [("No. 0279", "279"), ("600308/sh", "600308"), ("76.054", "76054"), ("1833Z", "1833Z")]
)
def test_numbers_are_compared_by_their_digits(value: str, compared: str) -> None:
    assert digits(value) == compared


def test_numbered_copies_are_counted_by_name() -> None:
    lines = ["1 - cde. Stalin", "2 – to Cde. Stalin", "Copy Nº 3 to Cde. Molotov          Copy Nº 4 to Cde. Beria"]
    copies = [copy for line in lines for copy in read_copy_line(line, 0, len(line))]
    assert {copy.text: copy.count for copy in together(copies)} == {"Stalin": 2, "Molotov": 1, "Beria": 1}


@pytest.mark.parametrize(
    ("line", "copies"),
    [
        ("Copies: Stalin (2), Molotov", {"Stalin": 2, "Molotov": None}),
        ("Distribution list - 11 copies: Stalin - 2, Molotov - 1.", {"Stalin": 2, "Molotov": 1}),
        ("Copies of the book are rare", {}),
    ],
)
def test_a_distribution_in_one_line(line: str, copies: dict[str, int | None]) -> None:
    assert {copy.text: copy.count for copy in read_distribution(line, 0, len(line))} == copies


@pytest.mark.parametrize(
    ("line", "role", "names"),
    [
        ("To FILIPPOV [STALIN]", "recipient", ["FILIPPOV [STALIN]"]),
        ("To the Main Military Adviser", "recipient", ["Main Military Adviser"]),
        ("via the Ambassador", "via", ["Ambassador"]),
        ("For delivery without delay to MAO ZEDONG or ZHOU ENLAI.", "recipient", ["MAO ZEDONG", "ZHOU ENLAI"]),
        ("To Comrade STALIN I. V.", "recipient", ["Comrade STALIN I. V"]),
    ],
)
def test_an_address(line: str, role: str, names: list[str]) -> None:
    address = read_address(line, 0, len(line))
    assert address is not None
    assert (address.role, [party.text for party in address.parties]) == (role, names)


@pytest.mark.parametrize(
    "line", ["to begin with, nothing was done", "For three weeks the rain fell.", "Toward the end"]
)
def test_running_text_is_no_address(line: str) -> None:
    assert read_address(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("words", "number", "date"),
    [
        ("In response to your no. 4676", "4676", None),
        ("In reply to your telegram No. 12 of 3 October 1950", "12", "1950-10-03"),
        ("We have received your telegram of 17 December.", None, "XXXX-12-17"),
        ("Your telegram of 4 June has come.", None, "XXXX-06-04"),
        ("I report his answer to your No. 4581:", "4581", None),
        ("Thank you for your letter of March 3, 1951.", None, "1951-03-03"),
    ],
)
def test_what_a_message_answers(words: str, number: str | None, date: str | None) -> None:
    (reply,) = find_replies(words, 0, len(words))
    assert (reply.number, reply.date) == (number, date)


@pytest.mark.parametrize(
    "words",
    ["In reply he said nothing.", "with reference to the 111 men", "In addition to my No. 2390.", "Your letter came."],
)
def test_what_is_no_answer(words: str) -> None:
    assert find_replies(words, 0, len(words)) == []


@pytest.mark.parametrize(
    ("words", "glosses"),
    [
        ("To FILIPPOV [STALIN]", [("FILIPPOV", "STALIN")]),
        ("Comrade FYN SI [Stalin] wrote", [("FYN SI", "Stalin")]),
        ("ILPC [ALPC]", []),
        ("URGENT [vne ocherednaia]", []),
        ("THE REPORT [UNCLEAR]", []),
        ("DOCUMENT [Here follows a list]", []),
    ],
)
def test_a_name_and_the_name_in_brackets(words: str, glosses: list[tuple[str, str]]) -> None:
    found = find_glosses(words, 0, len(words), capitals_only=True)
    assert [(gloss.alias, gloss.name) for gloss in found] == glosses


@pytest.mark.parametrize(
    ("line", "origin", "sent", "received"),
    [
        ("From Pyongyang. Sent 8.7.50. 9:26", "Pyongyang", ("XX50-07-08", "09:26"), None),
        ("sent 1840 10 November 1949", None, ("1949-11-10", "18:40"), None),
        ("Received in Moscow on 09/30/50 at 23:32 p.m.", None, None, ("XX50-09-30", "23:32")),
        ("From Beijing. Received 02 hours 00 minutes 8.11.1950", "Beijing", None, ("1950-11-08", "02:00")),
        ("Deciphered by Morozov on 10/30/50 at 10:45 a.m.", None, None, None),
    ],
)
def test_the_way_of_a_message(
    line: str, origin: str | None, sent: tuple[str, str] | None, received: tuple[str, str] | None
) -> None:
    way = read_transit(line, 0, len(line))
    assert way is not None
    assert (way.origin and way.origin.text) == origin
    for moment, expected in ((way.sent, sent), (way.received, received)):
        assert (moment and (moment.date and moment.date.edtf, moment.time and moment.time.value)) == expected


@pytest.mark.parametrize(
    "line", ["From Section of Foreign Credits", "He sent nothing on 3 May 1950", "Receipts are kept"]
)
def test_what_is_no_line_of_the_way(line: str) -> None:
    assert read_transit(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("CIPHERED TELEGRAM No. 26637", "telegram", "26637"),
        ("CABLE Nº 00412", "telegram", "00412"),
        ("INWARD CABLEGRAM", "telegram", None),
        ("RECORD OF CONVERSATION", "memorandum_of_conversation", None),
    ],
)
def test_a_form_heading(line: str, kind: str, number: str | None) -> None:
    heading = read_heading(line, 0, len(line))
    assert heading is not None
    assert (heading.kind, heading.number and heading.number.value) == (kind, number)


@pytest.mark.parametrize("line", ["Note", "Letters were written", "THE TELEGRAM OFFICE WAS CLOSED"])
def test_what_is_no_form_heading(line: str) -> None:
    assert read_heading(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "is_origin"),
    [
        ("SECOND CHIEF DIRECTORATE OF THE GENERAL STAFF", True),
        ("Department of State", True),
        ("NATIONAL SECURITY COUNCIL", True),
        ("SMALL STAFF MEETING", False),
        ("Report on the Work of the Commission", False),
        ("712. Pass AEC. Reference Embassy’s 704.", False),
    ],
)
def test_the_office_whose_paper_it_is(line: str, is_origin: bool) -> None:
    assert (read_origin(line, 0, len(line)) is not None) is is_origin


@pytest.mark.parametrize(
    ("line", "place", "date", "time"),
    [
        ("Washington, October 18, 1948—4 p. m.", "Washington", "1948-10-18", "16:00"),
        ("[Washington,] October 12, 1954.", "Washington", "1954-10-12", None),
        ("[place not declassified], May 30, 1954, 1833Z.", None, "1954-05-30", "18:33"),
        ("The Hague, October 12, 1949—3 p. m.", "The Hague", "1949-10-12", "15:00"),
        ("US/MC/9 Paris, December 14, 1962, 4 p.m.", "Paris", "1962-12-14", "16:00"),
        ("7 October 1950", None, "1950-10-07", None),
        ("No. 298 Moscow, 2 March 1950", "Moscow", "1950-03-02", None),
    ],
)
def test_a_dateline(line: str, place: str | None, date: str, time: str | None) -> None:
    dateline = read_dateline(line, 0, len(line))
    assert dateline is not None
    assert dateline.date is not None
    assert (dateline.place and dateline.place.text, dateline.date.edtf) == (place, date)
    assert (dateline.time and dateline.time.value) == time


def test_an_undated_dateline_has_its_place() -> None:
    dateline = read_dateline("Washington, undated.", 0, 20)
    assert dateline is not None
    assert dateline.place is not None
    assert (dateline.place.text, dateline.date) == ("Washington", None)


@pytest.mark.parametrize(
    "line",
    [
        "On October 7, 1950 the ambassador called on him.",
        "Your telegram of 17 December",
        "Report, February 28, 1972, page 3",
    ],
)
def test_a_sentence_with_a_date_is_no_dateline(line: str) -> None:
    assert read_dateline(line, 0, len(line)) is None
