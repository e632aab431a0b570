"""Large grammars are put only to places where they may begin, and find what they would find everywhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.reading import dates, source_note, times
from cablebook.reading.grammars import matches

_PIECES = [
    *["3", "7", "12", "19", "50", "1950", "2012", "031520", "Z", "NOV", "October", "Sept.", "may", "mars", "X", "II"],
    *["st", "th", "of", "to", "noon", "Midnight", "p.m.", "hours", "instant", "nian", "yue", "A", "n", "ed"],
    *["Drafted", "approved", "repeated", "by", " and ", " by ", " to ", " ", " ", "\n"],
    *[".", ",", "/", "-", "–", ":", "[", "]"],
]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("grammar", "may_begin"),
    [
        pytest.param(dates._date(), dates._MAY_BEGIN, id="dates"),
        pytest.param(times._CLOCK, times._MAY_BEGIN, id="times"),
        pytest.param(source_note._verb(), source_note._verb_begins(), id="source notes"),
    ],
)
@given(text=_TEXTS)
def test_a_grammar_finds_the_same_where_it_may_begin_as_everywhere(
    text: str, grammar: re.Pattern[str], may_begin: re.Pattern[str]
) -> None:
    found = [match.span() for match in matches(grammar, may_begin, text, 0, len(text))]
    assert found == [match.span() for match in grammar.finditer(text)]


def test_a_search_between_two_places_stays_between_them() -> None:
    word = re.compile(r"[a-z]+")
    assert [m[0] for m in matches(word, re.compile(r"[a-z]"), "one two three", 2, 9)] == ["e", "two", "t"]
