"""How the fields of a header are decided: which source is asked first, what is completed, which words stand behind."""

import pytest

from cablebook.model.dates import DateInterval, period
from cablebook.model.header import Header
from cablebook.reading import read

BODY = "\n\nThe Minister told me today that his side will not go back on what it gave in April.\n\n"


def header(text: str, *, date: str | None = None) -> Header:
    return read(text, date=date).header


def words(text: str) -> dict[str, str]:
    """The words behind every field that has none of its own."""
    return {field: span.of(text) for field, span in header(text).spans.items()}


def test_every_field_has_the_words_behind_it() -> None:
    assert words(
        "212. Telegram From the Embassy in Japan to the Department of State\n"
        "Source: Central Files, POL 27. Secret; Priority; Limdis. Drafted by Lane; cleared by Bacon; "
        "and approved by Ball. Repeated to Seoul.\n"
        "Tokyo, March 4, 1965, 0840Z.\n\n"
        "2714. The Minister doubts that the talks will begin in May."
    ) == {
        "head": "212. Telegram From the Embassy in Japan to the Department of State",
        "kind": "Telegram",
        "date": "March 4, 1965",
        "time": "0840Z",
        "zone": "Z",
        "place": "Tokyo",
        "classification": "Secret",
        "precedence": "Priority",
        "handling": "Limdis",
        "number": "2714",
        "drafted_by": "Lane",
        "cleared_by": "Bacon",
        "approved_by": "Ball",
        "repeated_to": "Seoul",
    }


def test_the_words_of_origin_and_receipt_are_there_too() -> None:
    found = words("BUREAU OF SUPPLY\n\nReceived from Beijing on 11:55 on October 7, 1950." + BODY)
    assert (found["origin"], found["received"]) == (
        "BUREAU OF SUPPLY",
        "Received from Beijing on 11:55 on October 7, 1950",
    )


@pytest.mark.parametrize(
    ("text", "words_of_date"),
    [
        ("Letter from Lane to Bacon, 1 May 1950\nSeoul, 2 May 1950\nSent 3 May 1950" + BODY + "LANE\n5 May 1950",
         "2 May 1950"),
        ("Letter from Lane to Bacon, 1 May 1950\n\nSent 3 May 1950\nDate: 4 May 1950" + BODY + "LANE\n5 May 1950",
         "4 May 1950"),
        ("Letter from Lane to Bacon, 1 May 1950\n\nSent 3 May 1950" + BODY + "LANE\n5 May 1950", "3 May 1950"),
        ("Letter from Lane to Bacon, 1 May 1950" + BODY + "LANE\n5 May 1950", "1 May 1950"),
        ("Letter from Lane to Bacon" + BODY + "LANE\n5 May 1950", "5 May 1950"),
    ],
    ids=["dateline", "label as a dateline", "sending", "title", "foot"],
)  # fmt: skip
def test_dates_are_asked_in_order(text: str, words_of_date: str) -> None:
    assert words(text)["date"] == words_of_date


def test_a_time_behind_its_own_label_goes_with_the_date() -> None:
    found = header("Date: 4 May 1950\nTime: 2:30 p.m." + BODY)
    assert (found.date, found.time) == (period("1950-05-04"), "14:30")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Paris, May 1951", "1951-05"),
        ("Tangier, May 30–June 2, 1960", "1960-05-30/1960-06-02"),
        ("Paris, undated", None),
    ],
)
def test_a_vague_date_stays_vague(text: str, edtf: str | None) -> None:
    found = header(text + BODY).date
    assert (found and found.edtf) == edtf


@pytest.mark.parametrize(
    ("text", "record", "day"),
    [
        ("To the Minister" + BODY + "LANE\n7.10.50", None, None),
        ("To the Minister" + BODY + "LANE\n7.10.50", "October 1950", "1950-10-07"),
        ("To the Minister\n\nReceived 9 October 1950" + BODY + "LANE\n7.10.50", None, "1950-10-07"),
        ("To the Minister\n\nThe plan of 1949 was not kept, and he is not glad of it." + BODY + "LANE\n7.10.50",
         None, "1950-10-07"),
        ("To the Minister\n\nThe wars of 1850 and 1950 were not alike, and he is glad." + BODY + "LANE\n7.10.50",
         None, None),
        ("Seoul, May 3" + BODY, "1951", "1951-05-03"),
        ("Seoul, May 3" + BODY, None, None),
    ],
    ids=["nothing", "the record", "the receipt", "a year of the text", "two centuries", "the record's year", "no year"],
)  # fmt: skip
def test_a_date_without_its_century_or_year_is_completed_where_one_fits(
    text: str, record: str | None, day: str | None
) -> None:
    found = header(text, date=record).date
    assert (found and found.edtf) == day


def test_the_record_completes_a_date_and_is_never_one() -> None:
    assert header("To the Minister" + BODY, date="3 May 1950").date is None


def test_the_receipt_takes_its_year_from_the_sending() -> None:
    received = header("Seoul, May 3, 1950\n\n[Received May 4—2:10 a. m.]" + BODY).received
    assert received is not None
    assert (received.date, received.time) == ("1950-05-04", "02:10")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Letter from Lane to Bacon\n740.00/5–349: Telegram\nParis, May 3, 1949" + BODY, "letter"),
        ("The Consul at Seoul (Lane) to the Secretary of State\n740.00/5–349: Telegram" + BODY, "telegram"),
        ("The Consul at Seoul (Lane) to the Secretary of State\nParis, May 3, 1949" + BODY, None),
        ("CIPHERED TELEGRAM No. 12\n\nTo Comrade Lane" + BODY, "telegram"),
        ("Paris, May 3, 1949\n\nDear Mr. Lane:" + BODY + "Peter Bacon", "letter"),
        ("Paris, May 3, 1949\n\nDear Mr. Lane:" + BODY, None),
        ("Events in Korea\nLot 60 D 1" + BODY, "other"),
        ("Paris, May 3, 1949" + BODY, None),
    ],
    ids=["title", "file number", "correspondents alone", "heading", "salutation and signature", "salutation alone",
    "other title", "nothing"],
)  # fmt: skip
def test_the_kind_is_asked_of_title_file_number_heading_and_salutation(text: str, kind: str | None) -> None:
    assert header(text).kind == kind


@pytest.mark.parametrize(
    ("text", "number", "numbers"),
    [
        ("12. Telegram 88 From Lane to Bacon\n\nNo. 90" + BODY, "88", ["88", "90"]),
        ("12. Telegram From Lane to Bacon\n\n90. The Minister was asked again.", "90", ["90"]),
        ("12. Letter From Lane to Bacon\n\n90. The Minister was asked again.", None, []),
        ("CIPHERED TELEGRAM No. 26637" + BODY + "LANE\nNo. 2318", "2318", ["2318", "26637"]),
        ("CIPHERED TELEGRAM No. 26637" + BODY + "LANE", "26637", ["26637"]),
        ("Special No. 550\nOutgoing No. 8600" + BODY, "8600", ["550", "8600"]),
    ],
    ids=["title", "paragraph of a telegram", "paragraph of a letter", "foot", "heading", "outgoing before special"],
)
def test_a_messages_own_number_comes_first(text: str, number: str | None, numbers: list[str]) -> None:
    found = header(text)
    assert found.number == number
    assert [each.value for each in found.numbers] == numbers


def test_the_number_of_the_form_is_the_receivers_where_the_sender_numbers_below() -> None:
    found = header("CIPHERED TELEGRAM No. 26637" + BODY + "LANE\nNo. 2318")
    assert [(number.kind, number.value) for number in found.numbers] == [("sender", "2318"), ("receiver", "26637")]


@pytest.mark.parametrize(
    ("text", "classification"),
    [
        ("12. Letter From Lane to Bacon\nSource: Lot 60 D 1. Secret.\n\nTOP SECRET" + BODY, "Secret"),
        ("12. Letter From Lane to Bacon\nSource: Lot 60 D 1.\n\nTOP SECRET" + BODY, "Top Secret"),
    ],
)
def test_marks_of_the_source_note_come_before_those_on_the_paper(text: str, classification: str) -> None:
    assert header(text).classification == classification


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Telegram from Lane to Bacon, Rome, 1 May 1950\nParis, May 3, 1950" + BODY, "Paris"),
        ("From Pyongyang. Sent 8.7.1950. 9:26" + BODY, "Pyongyang"),
        ("From: PYONGYANG\nTo: Comrade Lane" + BODY + "BACON", "PYONGYANG"),
        ("Telegram from Lane to Bacon, Rome, 1 May 1950" + BODY, "Rome"),
    ],
    ids=["dateline", "line of the way", "sender's post", "title"],
)
def test_the_place_is_asked_of_dateline_station_and_title(text: str, place: str) -> None:
    assert header(text).place == place


@pytest.mark.parametrize(
    ("text", "senders"),
    [
        ("Telegram from Lane to Bacon" + BODY + "RUSK", ["Lane"]),
        ("Telegram from Stalin to Mao" + BODY + "SEMENOV [Stalin]", ["SEMENOV [Stalin]"]),
        ("To the Minister" + BODY + "RUSK", ["RUSK"]),
        ("From: Ministry of Foreign Affairs\nTo: Mr. Bacon" + BODY + "RUSK", ["Ministry of Foreign Affairs"]),
        ("From: Pyongyang\nTo: Mr. Bacon" + BODY + "RUSK", ["RUSK"]),
        ("To the Minister" + BODY + "JFD", []),
        ("12. Memorandum of Conversation" + BODY + "Peter Lane", []),
        ("Memorandum by Lane" + BODY + "RUSK", []),
    ],
    ids=["title", "cover name of the title's", "signature", "label", "the label is the post", "initials",
    "nobody sends it", "an author"],
)  # fmt: skip
def test_the_sender_is_asked_of_title_label_and_signature(text: str, senders: list[str]) -> None:
    assert [party.text for party in header(text).senders] == senders


def test_by_names_the_drafter_where_no_note_does() -> None:
    assert header("Memorandum by Lane" + BODY).drafted_by == "Lane"
    assert header("Memorandum by Lane\nSource: Lot 60 D 1. Drafted by Bacon." + BODY).drafted_by == "Bacon"


def test_a_message_is_repeated_to_those_it_informs_where_no_note_says_so() -> None:
    front = "FM\nAMEMBASSY TEHRAN\n\nTO\nSECSTATE WASHDC\n\nINFO\nLONDON, PARIS\nCIAE 00\n\nSUBJ: Rice" + BODY
    assert [party.text for party in header(front).repeated_to] == ["LONDON", "PARIS"]


@pytest.mark.parametrize(
    ("written", "answered", "date"),
    [
        ("27 December 1952", "17 December", "1952-12-17"),
        ("3 January 1953", "17 December", "1952-12-17"),
        ("17 December 1952", "17 December", "1952-12-17"),
        ("1 March 1953", "29 February", "XXXX-02-29"),
    ],
    ids=["this year", "last year", "the same day", "no such day"],
)
def test_what_is_answered_is_the_last_such_day_before_the_answer(written: str, answered: str, date: str) -> None:
    found = header(f"{written}\n\nComrade!\n\nWe have received your telegram of {answered}.")
    assert [reply.date for reply in found.in_reply_to] == [date]


def test_names_are_glossed_in_front_and_signature_and_in_capitals_in_the_text() -> None:
    text = "To Comrade Filippov [Stalin]\n\nI saw LIU [Liu Ning] and the envoy Lane [Bacon] today.\n\nSemenov [Kuzmin]"
    assert [gloss.alias for gloss in header(text).glosses] == ["Filippov", "LIU", "Semenov"]


def test_copies_above_and_below_are_counted_together() -> None:
    text = "Copies: Stalin (1), Molotov\n\nTo the Minister" + BODY + "LANE\nCopy 3 - cde. Stalin"
    assert [(copy.text, copy.count) for copy in header(text).copies] == [("Stalin", 2), ("Molotov", None)]


def test_a_date_over_days_keeps_both_ends() -> None:
    assert header("Tangier, May 30–June 2, 1960" + BODY).date == DateInterval("1960-05-30", "1960-06-02")


@pytest.mark.parametrize("text", ["", "\n\n", "A", "[…]", "Rice was cheap that year."])
def test_a_text_that_says_nothing_has_an_empty_header(text: str) -> None:
    assert header(text) == Header()


def test_a_date_time_group_is_a_number_too_and_the_own_one_where_there_is_no_other() -> None:
    found = header("181040Z APR 70\nFM AMEMBASSY PARIS" + BODY)
    assert [(number.kind, number.value) for number in found.numbers] == [("reference", "181040Z APR 70")]
    assert found.number == "181040Z"


def test_a_number_beside_the_place_of_sending_is_the_senders() -> None:
    found = header("CIPHERED TELEGRAM No. 502114\n\nFrom RANGOON No. 96 at 13:20 on 3 March 1952" + BODY)
    assert found.number == "96"
    assert [(number.kind, number.value) for number in found.numbers] == [("sender", "96"), ("receiver", "502114")]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("[stamp: Incoming Nº 4411 of 14 October 1949]", [("receiver", "4411")]),
        ("In addition to my No. 3011 (incoming No. 20980) I report this.", []),
    ],
    ids=["a stamp", "a reference"],
)
def test_a_stamp_may_bear_the_receivers_number(words: str, numbers: list[tuple[str, str]]) -> None:
    found = header(f"To the Minister{BODY}{words}{BODY}LANE")
    assert [(number.kind, number.value) for number in found.numbers] == numbers
    assert found.number is None


def test_what_a_quoted_message_answers_is_not_answered_by_its_carrier() -> None:
    text = "To the Minister\n\nI send what he told me:\n\n“Your telegram of 3 May 1950 has come. I agree.”" + BODY
    assert header(text).in_reply_to == ()
