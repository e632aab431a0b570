import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import letter, made, part, store

from cablebook.book import Book, Period
from cablebook.book.search import match_expression
from cablebook.errors import UsageError


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    texts = [
        ("nine divisions with 108 artillery pieces", "1950-10-07"),
        ("four-to-one superiority, the divisions advance", "1950-11"),
        ("deliveries of aircraft; the 20 divisions", "1952-12-27"),
        ("Zhōu Ēnlái on aircraft, aircraft, aircraft", "1951"),
        ("advance of the divisions", None),
    ]
    parts = [
        letter(text, date, item=str(at), stated_id=f"d{at}", sender="Roshchin") for at, (text, date) in enumerate(texts)
    ]
    with Book.open(made(tmp_path_factory.mktemp("search") / "a.db", *parts)) as opened:
        yield opened


def found(book: Book, query: str, **options: Any) -> list[str]:
    return [hit.id for hit in book.search(query, **options)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("divisions", ["d0", "d1", "d2", "d4"]),  # in date order, undated last
        ("divisions artillery", ["d0"]),  # all words
        ("advancing", ["d1", "d4"]),  # any form
        ("DIVISION", ["d0", "d1", "d2", "d4"]),
        ('"the divisions advance"', ["d1"]),  # in this order
        ('"divisions the advance"', []),
        ("advance divisions", ["d1", "d4"]),
        ("artil*", ["d0"]),
        ('"the div"*', ["d1", "d4"]),
        ("artil", []),
        ("zhou enlai", ["d3"]),  # without accents
        ("four-to-one", ["d1"]),  # what is joined by a hyphen stands together
        ('"108 artillery', ["d0"]),  # a quotation mark that is not closed
        ("divisions OR artillery", []),  # no operators: every word is a word
        ("title:divisions", []),
    ],
)
def test_words_phrases_and_beginnings(book: Book, query: str, expected: list[str]) -> None:
    assert found(book, query) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("1950-11", "1950-12", ["d1"]),
        ("1950-10-07", "1950-10-07", ["d0"]),
        ("1950-10-08", None, ["d1", "d2"]),
        (None, "1950", ["d0", "d1"]),
        ("1951", "1951", []),
    ],
)
def test_a_period_holds_what_may_fall_in_it(
    book: Book, since: str | None, until: str | None, expected: list[str]
) -> None:
    assert found(book, "divisions", period=Period.of(since, until)) == expected


def test_a_vague_date_reaches_into_a_period_that_begins_after_it(book: Book) -> None:
    assert found(book, "aircraft", period=Period.of("1951-06", "1951-07")) == ["d3"]


def test_ranking_puts_the_best_first(book: Book) -> None:
    assert found(book, "aircraft") == ["d3", "d2"]
    assert found(book, "aircraft", ranked=True)[0] == "d3"
    assert found(book, "divisions", ranked=True, limit=2) != found(book, "divisions", limit=2)


def test_a_limit_is_kept(book: Book) -> None:
    assert found(book, "divisions", limit=2) == ["d0", "d1"]
    assert len(found(book, "divisions", limit=None)) == 4


def test_a_snippet_marks_the_words_that_were_asked_for(book: Book) -> None:
    (hit,) = book.search("artillery", marks=("<", ">"))
    assert hit.snippet == "nine divisions with 108 <artillery> pieces"
    assert (hit.date, hit.senders, hit.recipients) == ("1950-10-07", "Roshchin", None)


@given(st.text())
def test_whatever_a_user_types_is_searched_or_refused_in_words(book: Book, query: str) -> None:
    try:
        hits = list(book.search(query))
    except UsageError:
        assert not re.search(r"[a-z]", query, re.IGNORECASE)
    else:
        assert all(hit.snippet for hit in hits)


@given(
    st.lists(
        st.sampled_from(
            ['"', "*", "(", ")", "AND", "OR", "NOT", "NEAR(", ":", "^", "-", "+", "\0", "a", " ", "\ud800", "divisions"]
        )
    )
)
def test_the_signs_of_the_query_language_mean_nothing(book: Book, pieces: list[str]) -> None:
    query = "".join(pieces)
    try:
        list(book.search(query, ranked=True))
    except UsageError:
        assert not re.search(r"\w", query.replace("_", " "))


def test_an_expression_joins_words_by_and() -> None:
    assert match_expression('mao "cde. stalin" art*') == '"mao" AND "cde. stalin" AND "art" *'


def test_nothing_to_search_for_is_refused() -> None:
    with pytest.raises(UsageError, match="There is no word to search for in “!”"):
        match_expression("!")


def test_a_date_that_is_none_is_refused_with_what_is_one() -> None:
    with pytest.raises(UsageError, match="“October” is no date; write a day, a month or a year: 1950-10-07, 1950-10"):
        Period.of("October", None)


def test_removed_documents_are_not_found(tmp_path: Path) -> None:
    with Book.create_or_open(tmp_path / "a.db") as opened:
        store(opened, {"f/a.txt": [part("one")]})
        store(opened, {})
        assert list(opened.search("one")) == []
