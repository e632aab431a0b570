"""Places of writing: the words of a dateline before its date."""

import pytest

from cablebook.reading.places import place_before


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Seoul, ", "Seoul"),
        ("[Washington,] ", "Washington"),
        ("[New York], via pouch, ", "New York"),
        ("the White House, ", "the White House"),
        ("The Hague", "The Hague"),
        ("Rio de Janeiro, ", "Rio de Janeiro"),
        ("Frankfurt am Main—", "Frankfurt am Main"),
        ("Vientiane, Laos, ", "Vientiane, Laos"),
        ("São Paulo, ", "São Paulo"),
        ("US/MC/9 Paris, ", "Paris"),
        ("No. 12 Paris, ", "Paris"),
        ("San\u00a0José, ", "San José"),
    ],
)
def test_the_place_is_read_without_brackets_and_codes(words: str, place: str) -> None:
    found = place_before(words, 0, len(words))
    assert found is not None
    assert found.text == place
    assert " ".join(found.span.of(words).split()) == place


@pytest.mark.parametrize(
    "words",
    [
        "", " , ", "Wednesday, ", "Monday evening, ", "Report of ", "Received at Paris on ", "at noon on ",
        "place not declassified, ",
        "[place not declassified], ", "on ", "X, ", "a hotel, ", "31 June and May ", "Telegram, ", "A" * 61,
    ],
)  # fmt: skip
def test_other_words_are_no_place(words: str) -> None:
    assert place_before(words, 0, len(words)) is None
