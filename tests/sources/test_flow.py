"""White space, lines, paragraphs, footnotes and page breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.sources.flow import CELL, JOIN, LINE, NOTE, PAGE, PARAGRAPH, set_text
from cablebook.sources.normalize import normalize_text


def page(label: str) -> str:
    return f"{PAGE}{label}{PAGE}"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["two\n      words", "\n"], "two words"),
        (["a\t\tb  c"], "a b c"),
        (["The Ambassador (", "\n  Muccio", "\n  ", ")", "\n ,"], "The Ambassador (Muccio),"),
        (["said\n  :", " so\n  ; there\n  ."], "said: so; there."),
        (["omitted .\n  . . here"], "omitted . . . here"),
        (["omitted . .\n  ."], "omitted . .."),
        (["[", "\n  sic\n]"], "[sic ]"),
        (["60° , as printed ( twice )"], "60° , as printed ( twice )"),
        (["trans-", JOIN, "\n  mitted"], "trans-mitted"),
        (["ﬁrst", "\xa0word"], "first word"),
    ],
)
def test_white_space_of_the_printer_is_one_space_or_none(pieces: list[str], text: str) -> None:
    assert set_text(pieces) == (text, ())


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([PARAGRAPH, "one", PARAGRAPH, PARAGRAPH, " two ", PARAGRAPH], "one\n\ntwo"),
        (["one", LINE, "\n", LINE, "two", PARAGRAPH, LINE, "three"], "one\ntwo\n\nthree"),
        ([LINE, "a", CELL, " b ", CELL, LINE, LINE, CELL, "c", CELL, CELL, LINE], "a\tb\n\tc"),
        (["one[1]", PARAGRAPH, NOTE, "[1] a note"], "one[1]\n\n[1] a note"),
        (["one[1]", PARAGRAPH, NOTE, "[1] ", "\n"], "one[1]"),
    ],
)
def test_lines_paragraphs_cells_and_notes(pieces: list[str], text: str) -> None:
    assert set_text(pieces) == (text, ())


@pytest.mark.parametrize(
    ("pieces", "text", "pages"),
    [
        (["re", page("2"), "lations"], "relations", (("2", 2),)),
        (["one ", page("2"), " two"], "one two", (("2", 4),)),
        (["one", page("2"), " two"], "one two", (("2", 4),)),
        (["one ", page("2"), PARAGRAPH, "two"], "one\n\ntwo", (("2", 5),)),
        (["one", PARAGRAPH, page("2"), PARAGRAPH, "two"], "one\n\ntwo", (("2", 5),)),
        (["one", LINE, page("2"), LINE, "two"], "one\ntwo", (("2", 4),)),
        ([page("1"), "one"], "one", (("1", 0),)),
        (["one ", page("2"), page("3"), " two"], "one two", (("3", 4),)),
        (["one ", page("2")], "one", ()),
        (["one", PARAGRAPH, page("2"), PARAGRAPH, NOTE, "[1] a note"], "one\n\n[1] a note", ()),
        (["a ", page("2"), CELL, "b", CELL], "a\tb", (("2", 2),)),
    ],
)
def test_pages_leave_no_trace_and_begin_at_their_first_word(
    pieces: list[str], text: str, pages: tuple[tuple[str, int], ...]
) -> None:
    assert set_text(pieces) == (text, pages)


WORDS = st.text(st.sampled_from("ab ,.()[]\n\té\xa0ﬁ")) | st.sampled_from(
    [LINE, PARAGRAPH, CELL, JOIN, page("1"), page("2")]
)


@settings(deadline=None)
@given(st.lists(WORDS))
def test_whatever_is_set_is_tidy(pieces: list[str]) -> None:
    text, pages = set_text(pieces)
    assert normalize_text(text) == text
    assert text == text.strip(" \n")
    assert "  " not in text
    assert "\n\n\n" not in text
    assert not any(line != line.strip(" ") for line in text.split("\n"))
    offsets = [at for _, at in pages]
    assert offsets == sorted(set(offsets))
    assert all(not text[at].isspace() for at in offsets)
