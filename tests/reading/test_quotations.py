"""Quotations that fill lines of their own: where they close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.reading.enclosed.quotations import OPENING, Quotation, read_quotation


def read(text: str, *, within: tuple[int, ...] = ()) -> Quotation | None:
    return read_quotation(text, 0, len(text), holds_another=lambda at: at in within)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“One.\n\nTwo.” Three.", "“One.\n\nTwo.”"),
        ('"One.\n\nTwo." Three.', '"One.\n\nTwo."'),
        ("«One.\n\nTwo.» Three.", "«One.\n\nTwo.»"),
        ("„One.\n\nTwo.“ Three.", "„One.\n\nTwo.“"),
        ("‘It’s one.\n\nTwo.’\n\nThree.", "‘It’s one.\n\nTwo.’"),
        ("“One.\n\n“Two.\n\n“Three.”\n\nFour.", "“One.\n\n“Two.\n\n“Three.”"),
        ('"One.\n"Two."\nThree.', '"One.\n"Two."'),
        ("“The “word” here.”\nMore", "“The “word” here.”"),
        ('"The "word" here."\nMore', '"The "word" here."'),
        ("“One “left open.\n\nTwo.”\n\nThree.”", "“One “left open.\n\nTwo.”"),
        ("“One.\n\n“Two.\n\nThree.", "“One.\n\n“Two."),
    ],
    ids=[
        "curved", "straight", "guillemets", "low", "single, with an apostrophe", "opened again at each paragraph",
        "opened again at each line", "a word in marks", "a word in straight marks", "a mark that is left open",
        "the closing mark is lost",
    ],
)  # fmt: skip
def test_a_quotation_ends_at_its_own_closing_mark(text: str, quoted: str) -> None:
    found = read(text)
    assert found is not None
    assert found.span.of(text) == quoted


def test_a_quotation_may_hold_another_in_marks_of_the_same_shape() -> None:
    text = '"One:\n\n"Two.\n\nThree."\n\nFour."\n\nFive.'
    found = read(text, within=(text.index('"Two'),))
    assert found is not None
    assert found.span.of(text).endswith('Four."')


def test_a_quotation_that_is_never_closed_is_none() -> None:
    assert read("“One.\n\nTwo.") is None


@given(st.sampled_from(sorted(OPENING)), st.text('ab “”"«»„‘’\n.'))
def test_a_quotation_lies_within_its_text(mark: str, rest: str) -> None:
    text = mark + rest
    found = read(text)
    if found is not None:
        assert 0 < found.span.end <= len(text)
        assert found.span.holds(found.inner)
        assert all(text[at] != "\n" for at in found.marks)
