"""Directions: lines and first sentences that say for whom and from whom a message is."""

import pytest

from cablebook.reading import read
from cablebook.reading.directions import read_compliments, read_direction, read_surnames


@pytest.mark.parametrize(
    ("line", "senders", "recipients"),
    [
        ("For the Prime Minister from the President", ["President"], ["Prime Minister"]),
        ("Following personal for Sir A. Lane from Secretary of State.", ["Secretary of State"], ["Sir A. Lane"]),
        ("From JCS personal for Bacon.", ["JCS"], ["Bacon"]),
        ("FROM PEKING TO FOREIGN OFFICE", ["PEKING"], ["FOREIGN OFFICE"]),
        ("TO FOREIGN MINISTER BUDAPEST FROM AMBASSADOR HANOI", ["AMBASSADOR HANOI"], ["FOREIGN MINISTER BUDAPEST"]),
        ("From Resident Minister.", ["Resident Minister"], []),
    ],
)
def test_a_direction_names_both_sides(line: str, senders: list[str], recipients: list[str]) -> None:
    direction = read_direction(line, 0, len(line))
    assert direction is not None
    assert [party.text for party in direction.senders] == senders
    assert [party.text for party in direction.recipients] == recipients


@pytest.mark.parametrize(
    "line",
    [
        "For the Minister",
        "From the north to the south the roads are cut.",
        "For your telegram from Paris",
        "From Resident Minister",
        "Far from it.",
    ],
)
def test_other_lines_direct_nothing(line: str) -> None:
    assert read_direction(line, 0, len(line)) is None


def test_a_sentence_of_two_surnames_directs_from_the_one_to_the_other() -> None:
    line = "Bacon from Lane."
    direction = read_surnames(line, 0, len(line))
    assert direction is not None
    assert [party.text for party in (*direction.senders, *direction.recipients)] == ["Lane", "Bacon"]


@pytest.mark.parametrize("line", ["Telegram from Lane.", "Bacon from Lane", "News from Lane and others."])
def test_a_kind_or_a_line_without_its_stop_is_no_surname(line: str) -> None:
    assert read_surnames(line, 0, len(line)) is None


def test_surnames_direct_only_under_the_labels_of_a_form() -> None:
    text = "From: Embassy, Prague\nTo: Foreign, London\n\n{}\n\nI saw the Minister today. He had nothing new to say."
    assert read(text.format("Bacon from Lane.")).header.senders[0].text == "Lane"
    assert read("Bacon from Lane.\n\nI saw the Minister today. He had nothing new.").header.senders == ()


def test_the_manner_of_a_direction_holds_marks() -> None:
    line = "Top secret and personal for Lane from Bacon"
    direction = read_direction(line, 0, len(line))
    assert direction is not None
    assert [found.mark.name for found in direction.marks] == ["Top Secret", "Personal"]
    assert [found.span.of(line) for found in direction.marks] == ["Top secret", "personal"]


@pytest.mark.parametrize(
    ("line", "is_address"),
    [("FROM PEKING TO FOREIGN OFFICE", True), ("For Lane from Bacon", False), ("From JCS personal for Bacon.", False)],
)
def test_from_and_to_alone_are_the_address_of_a_form(line: str, is_address: bool) -> None:
    direction = read_direction(line, 0, len(line))
    assert direction is not None
    assert direction.is_address is is_address


def test_a_note_names_its_sides_in_its_first_sentence() -> None:
    text = (
        "The Embassy of the Kingdom presents its compliments to the\nMinistry of Foreign Affairs of the Republic "
        "and has the honour to say the following."
    )
    direction = read_compliments(text, 0, len(text))
    assert direction is not None
    assert [party.text for party in direction.senders] == ["Embassy of the Kingdom"]
    assert [party.text for party in direction.recipients] == ["Ministry of Foreign Affairs of the Republic"]


def test_compliments_in_running_text_name_nobody() -> None:
    text = "He returned the compliments to the Minister and left."
    assert read_compliments(text, 0, len(text)) is None


DATELINE = "Delhi, 30 November 1953, 7 p.m."


def test_the_first_sentence_of_a_numbered_message_says_for_whom_and_from_whom() -> None:
    header = read(
        "Delhi, 30 November 1953, 7 p.m.\n\n844. Eyes only for Minister from Trentino. The talks went well."
    ).header
    assert ([party.text for party in header.senders], [party.text for party in header.recipients]) == (
        ["Trentino"],
        ["Minister"],
    )
    assert (header.number, header.handling) == ("844", ("Eyes Only",))


def test_a_first_sentence_that_only_holds_such_words_directs_nothing() -> None:
    header = read(
        "Delhi, 30 November 1953, 7 p.m.\n\n844. For weeks news from Trentino has not come in. He is ill."
    ).header
    assert (header.senders, header.recipients) == ((), ())
