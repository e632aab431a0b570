"""Parties: the words that name somebody who sends, receives or hands on."""

import pytest

from cablebook.reading.parties import parties, party_in, party_of


@pytest.mark.parametrize(
    ("words", "text", "office"),
    [
        ("the Secretary of State", "Secretary of State", None),
        ("The Consul General at Batavia (Lane)", "Lane", "Consul General at Batavia"),
        ("Ambassador in Burma, (U Nu)", "U Nu", "Ambassador in Burma"),
        ("John Lane, Special Assistant to the President", "John Lane", "Special Assistant to the President"),
        ("the Chargé in Korea, at Tokyo", "Chargé in Korea", None),
        ("Comrade Mao Zedong.", "Comrade Mao Zedong", None),
        ("Embassy in Korea (Seoul office, second floor)", "Embassy in Korea (Seoul office, second floor)", None),
    ],
)
def test_a_title_names_a_person_or_an_office(words: str, text: str, office: str | None) -> None:
    party = party_of(words, 0, len(words))
    assert party is not None
    assert (party.text, party.office) == (text, office)
    assert party.span.of(words) == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("the Secretary of State,", "Secretary of State"),
        (" Comrade MAO ZEDONG:", "Comrade MAO ZEDONG"),
        ("Mr. Lane[2] and others", "Mr. Lane"),
        ("FILIPPOV [STALIN]", "FILIPPOV [STALIN]"),
    ],
)
def test_an_address_names_somebody_up_to_a_footnote(words: str, text: str) -> None:
    party = party_in(words, 0, len(words))
    assert party is not None
    assert party.text == text
    assert party.span.of(words) == text


@pytest.mark.parametrize("words", ["", "the ", ",;", "12", "X"])
def test_words_without_a_name_name_nobody(words: str) -> None:
    assert party_in(words, 0, len(words)) is None


def test_the_parties_of_a_list_come_in_order_with_their_places() -> None:
    text = "to Secretary Lane, Senator Bacon and Ambassador Rusk"
    assert [(party.text, party.span.start) for party in parties(text, 3, len(text))] == [
        ("Secretary Lane", 3),
        ("Senator Bacon", 19),
        ("Ambassador Rusk", 37),
    ]
