"""What a message says it answers."""

import pytest

from cablebook.reading.replies import find_replies, read_reference


def answered(text: str) -> list[tuple[str | None, str | None]]:
    return [(reply.number, reply.date) for reply in find_replies(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "number", "date"),
    [
        ("In response to your no. 4676", "4676", None),
        ("In reply to your No. 4676 of 3 October 1950", "4676", "1950-10-03"),
        ("In answer to your telegram No. 4676/sh", "4676", None),
        ("Reply to your 234", "234", None),
        ("Replying to your cable 12.456, I report", "12456", None),
        ("With reference to your letter No. 12 of 3 May", "12", "XXXX-05-03"),
        ("With reference to the note of 3 May 1950", None, "1950-05-03"),
        ("I have the honour to refer to your despatch No. E-207 of May 30", "207", "XXXX-05-30"),
        ("In reply to Your Excellency's note No. 37 of January 29, I am", "37", "XXXX-01-29"),
        ("Further to your letter of 2 March 2022, I am glad", None, "2022-03-02"),
        ("To your No. 4676", "4676", None),
        ("I report his answer to your No. 4581:", "4581", None),
        ("We have received your telegram of 17 December.", None, "XXXX-12-17"),
        ("I have duly received your ciphered telegram No. 5", "5", None),
        ("Your telegram of 4 June has come, and so have two directives.", None, "XXXX-06-04"),
        ("Your No. 388 has been received.", "388", None),
        ("Thank you very much for your letter of May 3, 1950.", None, "1950-05-03"),
        ("With reference to your telegram of December 17, 1952, I agree", None, "1952-12-17"),
        ("To No. 4782.", "4782", None),
        ("Reference is made to your No. 3115.", "3115", None),
        ("In reply to your No. 3557 (incoming No. 1802).", "3557", None),
        ("In reply to your No. 52/61 of 3 May", "52", "XXXX-05-03"),
        ("Your telegram No. 845.", "845", None),
        ("Your telegram No. 230 dated the 19th October. It would be well", "230", "XXXX-10-19"),
        ("Reference: Your EX-1020 of June 30.", "1020", "XXXX-06-30"),
        ("REFERENCE YOUR 1025.", "1025", None),
        ("I refer to your telegram No. 96.", "96", None),
        ("with reference to the Ministry's note No. 88 of 20 February 1959, has", "88", "1959-02-20"),
        ("I have received your letter of the 3rd instant.", None, "XXXX-XX-03"),
        ("Thank you for your letter of 29th ult.", None, "XXXX-XX-29"),
    ],
)
def test_a_statement_gives_the_number_or_the_date(text: str, number: str | None, date: str | None) -> None:
    assert answered(text) == [(number, date)]


@pytest.mark.parametrize(
    "text",
    [
        "In reply to your telegram I report",
        "Your telegram has come.",
        "We have received 108 guns from your depot.",
        "Your guns of 3 May have come.",
        "He gave his answer on 3 May.",
        "In response to your telegram which the Minister read on 3 May",
        "The embassy's No. 12",
        "with reference to the 111 men",
        "In addition to my No. 2390.",
        "My telegram No. 998.",
        "He went to No. 10 and stayed.",
    ],
)
def test_without_number_and_date_nothing_is_answered(text: str) -> None:
    assert answered(text) == []


def test_a_statement_has_its_words() -> None:
    text = "Comrade! In response to your no. 4676 of 3 October 1950. He agrees."
    [reply] = find_replies(text, 0, len(text))
    assert reply.span.of(text) == "In response to your no. 4676 of 3 October 1950"


def test_statements_come_in_order() -> None:
    text = "Your No. 12 has been received. In reply to your No. 11 I report."
    assert answered(text) == [("12", None), ("11", None)]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Reply to your No. 812 of 3 May and No. 815 of May 4.", [("812", "XXXX-05-03"), ("815", "XXXX-05-04")]),
        ("In reply to your Nos. 812, 815 and 816, I report", [("812", None), ("815", None), ("816", None)]),
        ("In connection with your Nos. 205 and 207.", [("205", None), ("207", None)]),
        ("In reply to your No. 812 and 3 others", [("812", None)]),
    ],
)
def test_one_statement_may_answer_several(text: str, answers: list[tuple[str, str | None]]) -> None:
    assert answered(text) == answers


def test_a_statement_opens_a_line_that_is_set_in() -> None:
    text = "Secret\n\n     Your telegram No. 845.\n"
    start = text.index("Your")
    assert [reply.number for reply in find_replies(text, start, len(text))] == ["845"]


def test_behind_its_label_a_message_needs_no_your() -> None:
    text = "telegraphic instruction nr 455 of 12.6."
    assert [(reply.number, reply.date) for reply in read_reference(text, 0, len(text))] == [("455", "XXXX-06-12")]
