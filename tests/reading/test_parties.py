"""Parties: the words that name somebody who sends, receives or hands on."""

import pytest

from cablebook.model.span import Span
from cablebook.reading.parties import is_person, parties, parties_in, party_in, party_of, posts


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


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ambassador Lane and General Bacon", ["Ambassador Lane", "General Bacon"]),
        ("The Prime Minister and the Minister of Defence", ["Prime Minister", "Minister of Defence"]),
        ("Lane, Daniel; Bacon, Ruth", ["Lane, Daniel", "Bacon, Ruth"]),
        ("Comrades Gromyko, Ustinov and Lane", ["Gromyko", "Ustinov", "Lane"]),
        ("Minister for External Affairs, Canberra", ["Minister for External Affairs, Canberra"]),
        ("EUR - Peter D. Lane", ["Peter D. Lane"]),
        ("Lane, Anna <anna.lane@mission.example>", ["Lane, Anna"]),
        ("DEPTAR WASH DC FOR JCS", ["JCS"]),
        ("MINISTER FOR EXTERNAL AFFAIRS", ["MINISTER FOR EXTERNAL AFFAIRS"]),
    ],
)
def test_a_label_names_one_party_or_several(words: str, names: list[str]) -> None:
    found = parties_in(words, 0, len(words))
    assert [party.text for party in found] == names
    assert [party.span.of(words) for party in found] == names


def test_the_post_of_a_person_behind_a_label_stands_apart() -> None:
    words = "Comrade LANE, Deputy Minister"
    (party,) = parties_in(words, 0, len(words))
    assert (party.text, party.office) == ("Comrade LANE", "Deputy Minister")


def test_a_name_that_the_archive_withholds_is_not_stated() -> None:
    assert party_of("[name not declassified]", 0, 23) is None


@pytest.mark.parametrize("words", ["Comrade MIKOYAN", "Ambassador Lane", "Mr. Lane", "Peter D. Lane"])
def test_these_words_name_a_person(words: str) -> None:
    assert is_person(words)


@pytest.mark.parametrize("words", ["The Minister", "Ministry of Trade", "Amembassy Lima", "PARIS", "Resident Minister"])
def test_these_words_name_no_person_for_sure(words: str) -> None:
    assert not is_person(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Seoul", ["Seoul"]),
        ("Seoul, Tokyo, and The Hague", ["Seoul", "Tokyo", "The Hague"]),
        ("CINCPAC for POLAD and Saigon", ["CINCPAC for POLAD", "Saigon"]),
        ("Paris and to the Mission to NATO", ["Paris", "the Mission to NATO"]),
        ("all posts in the Americas", ["all posts in the Americas"]),
    ],
)
def test_a_list_of_posts_is_divided(words: str, expected: list[str]) -> None:
    found = posts(words, Span(0, len(words)))
    assert [post.text for post in found] == expected
    assert [post.span.of(words) for post in found] == expected
