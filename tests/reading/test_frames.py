"""The words with which a message introduces another that it holds."""

import pytest

from cablebook.reading.enclosed.frames import Frame, read_frame


def read(words: str) -> Frame | None:
    return read_frame(words, 0, len(words))


@pytest.mark.parametrize(
    ("words", "kind", "senders", "recipients"),
    [
        ("I transmit the following telegram from Mao Zedong:", "telegram", ["Mao Zedong"], []),
        ("Please pass to Comrade Kim Il Sung the following:", None, [], ["Comrade Kim Il Sung"]),
        ("We have received from Comrade Kim Il Sung the following letter:", "letter", ["Comrade Kim Il Sung"], []),
        ("Text of note follows.", "note", [], []),
        ("Following message received from Foreign Office:", "other", ["Foreign Office"], []),
        ("ZHOU ENLAI asks me to transmit to you this telegram:", "telegram", [], []),
        ("The delegate handed me a note for our command. It runs:", "note", [], []),
        ("Visit ZHOU ENLAI at once and pass on to him the following:", None, [], ["ZHOU ENLAI"]),
        ("810. Please convey following message to Eshkol from President:", "other", ["President"], ["Eshkol"]),
        ("Pls deliver fol ltr from Gov Herter. Advise time:", "letter", ["Gov Herter"], []),
        ("Commission today sent Delegation following letter:", "letter", ["Commission"], ["Delegation"]),
        ("The Minister replied with an aide-mémoire, text of which follows:", "other", [], []),
    ],
)
def test_a_frame_names_kind_sender_and_recipient(
    words: str, kind: str | None, senders: list[str], recipients: list[str]
) -> None:
    frame = read(words)
    assert frame is not None
    assert frame.kind == kind
    assert [party.text for party in frame.senders] == senders
    assert [party.text for party in frame.recipients] == recipients


def test_a_frame_cites_number_and_date() -> None:
    words = "Mao's telegram to Peng No. 1234 of 15 January reads:"
    frame = read(words)
    assert frame is not None
    assert frame.number is not None
    assert frame.date is not None
    assert (frame.number.of(words), frame.date.edtf) == ("1234", "XXXX-01-15")


def test_a_date_behind_another_message_is_not_its_own() -> None:
    frame = read("Following is text of message from President, replying to the letter of March 12:")
    assert frame is not None
    assert frame.date is None


@pytest.mark.parametrize(
    ("words", "is_handed_on", "is_mine"),
    [
        ("Please deliver the following letter to the Minister:", True, False),
        ("Let them read this letter:", True, False),
        ("The Minister asked me to deliver the following letter to you:", False, False),
        ("I send you the text of my telegram to Comrade PENG DEHUAI:", False, True),
    ],
)
def test_a_frame_tells_who_hands_on(words: str, is_handed_on: bool, is_mine: bool) -> None:
    frame = read(words)
    assert frame is not None
    assert (frame.is_handed_on, frame.is_mine) == (is_handed_on, is_mine)


@pytest.mark.parametrize(
    "words",
    [
        "The relevant portion of the letter reads as follows:",
        "In his telegram the Ambassador concluded:",
        "He read the following statement:",
        "Send a note along the following lines:",
        "The memorandum of the conversation reads as follows:",
        "In reply to your letter of May 3 we propose the following:",
        "The President replied to the message of the Prime Minister as follows:",
        "Note: the following were present:",
        "The points are the following:",
        "",
    ],
)
def test_words_that_introduce_no_message_are_no_frame(words: str) -> None:
    assert read(words) is None
