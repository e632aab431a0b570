"""Words that were quoted once are found again, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.model.span import Span
from cablebook.review.words import find_quote

TEXT = "To FILIPPOV [STALIN]\n\nIn response to your no. 4676\n\nStalin said “no tanks” to Stalin's men.\n\nNo. 2318"


def found(quote: str, hint: Span | None = None) -> str | None:
    span = find_quote(TEXT, quote, hint)
    return None if span is None else span.of(TEXT)


def test_words_at_their_old_position_come_first() -> None:
    second = Span(TEXT.rindex("Stalin"), TEXT.rindex("Stalin") + 6)

    assert find_quote(TEXT, "Stalin", second) == second


def test_words_that_moved_are_found_at_the_nearest_place() -> None:
    nearest = TEXT.rindex("Stalin")

    assert find_quote(TEXT, "Stalin", Span(nearest + 4, nearest + 10)) == Span(nearest, nearest + 6)


def test_the_earlier_of_two_equally_near_places_wins() -> None:
    assert find_quote("Mao... Mao", "Mao", Span(3, 6)) == Span(0, 3)


def test_without_an_old_position_the_first_occurrence_wins() -> None:
    assert find_quote(TEXT, "Stalin") == Span(TEXT.index("Stalin said"), TEXT.index("Stalin said") + 6)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("To FILIPPOV [STALIN] In response", "To FILIPPOV [STALIN]\n\nIn response"),
        ('"no tanks"', "“no tanks”"),
        ("Stalin’s  men", "Stalin's men"),
        ("  no. 4676 ", "no. 4676"),
    ],
)
def test_spaces_and_quotation_marks_may_differ(quote: str, words: str) -> None:
    assert found(quote) == words


@pytest.mark.parametrize("quote", ["Filippov", "231", "318", "STALI", "FILIPPOV (STALIN)", "no. 4677", "", "  "])
def test_nothing_else_is_guessed(quote: str) -> None:
    assert found(quote) is None


def test_part_of_a_word_is_found_only_where_it_was_quoted() -> None:
    start = TEXT.index("2318")

    assert find_quote(TEXT, "23", Span(start, start + 2)) == Span(start, start + 2)
    assert find_quote(TEXT, "23", Span(0, 2)) is None


def test_scripts_without_spaces_have_no_word_boundaries() -> None:
    assert find_quote("毛泽东同志", "毛泽东") == Span(0, 3)


@pytest.mark.parametrize("hint", [Span(-4, -1), Span(5, 2), Span(900, 950)])
def test_an_impossible_position_does_no_harm(hint: Span) -> None:
    assert found("no. 4676", hint) == "no. 4676"


def test_a_decomposed_quote_finds_the_composed_text() -> None:
    assert find_quote("à Genève", "Gene\u0300ve") == Span(2, 8)


@given(st.text(), st.text(), st.none() | st.builds(Span, st.integers(-9, 99), st.integers(-9, 99)))
def test_what_is_found_differs_in_spaces_and_marks_at_most(text: str, quote: str, hint: Span | None) -> None:
    span = find_quote(text, quote, hint)

    if span is not None:
        assert 0 <= span.start < span.end <= len(text)
        assert len(span.of(text).split()) == len(quote.split())


@given(st.text(alphabet="ab \n", min_size=1), st.data())
def test_whole_words_of_a_text_are_always_found(text: str, data: st.DataObject) -> None:
    words = text.split()
    if words:
        assert find_quote(text, data.draw(st.sampled_from(words))) is not None
