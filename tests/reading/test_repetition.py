"""Repetition: sentences that tell to which posts a message was repeated."""

import pytest

from cablebook.reading.repetition import named_in_repetition, read_repetition


@pytest.mark.parametrize(
    ("sentence", "posts"),
    [
        ("Repeated Washington 117, New York 64.", ["Washington", "New York"]),
        ("[Repeated to London No. 73]", ["London"]),
        ("Sent Department 802, repeated Calcutta 99", ["Calcutta"]),
        (
            "Addressed to Foreign Office telegram No. 5,\nrepeated for information to Paris, Saving to Rome.",
            ["Paris", "Rome"],
        ),
        ("Repeated for information to The Hague for Lane.", ["The Hague"]),
        ("Rptd info Tokyo 12; Seoul", ["Tokyo"]),
    ],
)
def test_the_posts_are_named_without_their_numbers(sentence: str, posts: list[str]) -> None:
    assert [post.text for post in read_repetition(sentence, 0, len(sentence))] == posts


@pytest.mark.parametrize(
    "sentence",
    [
        "He repeated to London what he had said.",
        "The order was repeated to Paris.",
        "Repeated attempts were made.",
        "Sent by bag.",
    ],
)
def test_running_text_tells_of_no_repetition(sentence: str) -> None:
    assert read_repetition(sentence, 0, len(sentence)) == ()


def test_such_a_sentence_may_name_the_kind_of_its_own_message() -> None:
    sentence = "Addressed to Foreign Office telegram No. 5, repeated to Paris."
    named = named_in_repetition(sentence, 0)
    assert named is not None
    assert named.of(sentence) == "telegram"
    assert named_in_repetition("Repeated to Paris.", 0) is None
