"""What is shown as a difference between two versions, and what two prints always differ in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.model.header import Header
from cablebook.model.version import Difference
from cablebook.reading import read
from cablebook.reckoning.versions import beside, differences, mirrored

FRAME = "The delegation informed us yesterday that {} and nothing further was said about the matter."


def between(here: str, there: str) -> list[tuple[str, str, str]]:
    """Kind and words of the differences between two sentences that part in these words."""
    return rows(FRAME.format(here), FRAME.format(there))


def rows(here: str, there: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.here, one.there) for one in differences(here, Header(), there, Header())]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("800 guns arrived", "300 guns arrived", [("figure", "800", "300")]),
        ("1,400 shells arrived", "1,400,000 shells arrived", [("figure", "1,400", "1,400,000")]),
        ("800 guns and 20 tanks", "300 guns and 30 tanks", [("figure", "800", "300"), ("figure", "20", "30")]),
        ("they met on 13 October 1950 there", "they met on 14 October 1950 there",
         [("date", "13 October 1950", "14 October 1950")]),
        ("they met on October 13, 1950 there", "they met on 14 October 1950 there",
         [("date", "October 13, 1950", "14 October 1950")]),
        ("they met on 13 October there", "they met on 13 November there", [("date", "13 October", "13 November")]),
        ("as Mao Tse-tung agreed", "as Mao Zedong agreed", [("name", "Mao Tse-tung", "Mao Zedong")]),
        ("a train left Peking", "a train left Beijing", [("name", "Peking", "Beijing")]),
        ("help is possible", "help is impossible", [("passage", "possible", "impossible")]),
        ("they will agree", "they will not agree", [("passage", "", "not")]),
    ],
)  # fmt: skip
def test_words_that_part_are_shown_by_kind(here: str, there: str, expected: list[tuple[str, str, str]]) -> None:
    assert between(here, there) == expected


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("1,400 shells arrived", "1.400 shells arrived"),
        ("1,400 shells arrived", "1 400 shells arrived"),
        ("they met on October 13, 1950 there", "they met on 13 October 1950 there"),
        ("they met on October 13 there", "they met on 13 October 1950 there"),
        ("the govern-\nment agreed", "the government agreed"),
        ("anti-aircraft guns came", "antiaircraft guns came"),
        ("they received the guns", "they recieved the guns"),
        ("the guns[2] came", "the guns came"),
        ("so:\n1. the guns came", "so:\na) the guns came"),
        ("THE GUNS came", "the guns came"),
    ],
)
def test_what_two_prints_always_differ_in_is_no_difference(here: str, there: str) -> None:
    assert between(here, there) == []


def test_a_dropped_paragraph_is_one_passage() -> None:
    dropped = "He repeated that the bridges lacked protection and asked for guns of every calibre."
    kept = "The delegation will leave on Sunday by special aeroplane with the minister."
    assert rows(f"{kept}\n\n{dropped}\n\n{kept[::-1]}", f"{kept}\n\n{kept[::-1]}") == [("passage", dropped[:-1], "")]


def test_the_headers_tell_their_dates_and_marks_once() -> None:
    here = (
        "Telegram from Roshchin to Stalin\nPeking, October 13, 1950.\nTOP SECRET\n\nThe divisions are ready to leave."
    )
    there = "Telegram from Roshchin to Stalin\nPeking, October 14, 1950.\nSECRET\n\nThe divisions are ready to leave."
    found = differences(here, read(here).header, there, read(there).header)
    assert [(one.kind, one.here, one.there) for one in found] == [
        ("date", "October 13, 1950", "October 14, 1950"),
        ("marks", "TOP SECRET", "SECRET"),
    ]


SENTENCES = st.lists(
    st.sampled_from(
        ["Mao Tse-tung said", "Mao Zedong said", "on 13 October 1950", "on October 14", "1,400 guns", "1.400 guns",
         "300", "and nothing else", "was said about the matter", "The", "in Peking.\n\n", "(a) ", "[2]", "é’ü", "3. "]
    ),
    max_size=25,
).map(" ".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(SENTENCES, SENTENCES)
def test_spans_give_the_words_back_and_kinds_hold_both_ways(here: str, there: str) -> None:
    found = differences(here, Header(), there, Header())
    for one in found:
        assert one.here_span.of(here) == one.here
        assert one.there_span.of(there) == one.there
        assert one.here != one.there
    assert list(found) == sorted(found, key=lambda one: one.here_span)


@given(SENTENCES)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, Header(), text, Header()) == ()


def test_a_difference_is_the_same_from_the_other_side() -> None:
    (one,) = differences(FRAME.format("800 guns"), Header(), FRAME.format("300 guns"), Header())
    (other,) = differences(FRAME.format("300 guns"), Header(), FRAME.format("800 guns"), Header())
    assert mirrored(one) == other
    assert mirrored(mirrored(one)) == one


def test_rows_beside_each_other_give_long_passages_by_their_ends() -> None:
    here = FRAME.format("he came")
    found = differences(here, Header(), FRAME.format("he came " + "with his many advisers and friends " * 5), Header())
    assert [type(one) for one in found] == [Difference]
    ((kind, left, right),) = beside(found, width=30)
    assert (kind, left) == ("passage", "")
    assert right.startswith("with his many")
    assert " … " in right
    assert len(right) <= 30
