"""Positions in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.model.span import Span

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))


def test_a_span_gives_its_words_back() -> None:
    assert Span(3, 11).of("To FILIPPOV [STALIN]") == "FILIPPOV"


def test_a_span_counts_characters_not_bytes() -> None:
    assert Span(3, 8).of("№ 4 Чжоу") == " Чжоу"


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        (Span(2, 8), Span(2, 8), True),
        (Span(2, 8), Span(3, 7), True),
        (Span(2, 8), Span(8, 8), True),
        (Span(2, 8), Span(1, 7), False),
        (Span(2, 8), Span(3, 9), False),
    ],
)
def test_a_span_holds_what_lies_wholly_inside(outer: Span, inner: Span, *, holds: bool) -> None:
    assert outer.holds(inner) is holds


@given(st.text(max_size=20), st.text(max_size=20), spans)
def test_a_shifted_span_finds_the_same_words_behind_what_was_put_before(before: str, text: str, span: Span) -> None:
    assert span.shifted(len(before)).of(before + text) == span.of(text)
