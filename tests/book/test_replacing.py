"""What becomes of documents and their ids when files change: what `read` relies on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from shelf import ids, letter, part, sha256_of, store

from cablebook.book import Book
from soundness import check


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    path = tmp_path / "a.db"
    with Book.create_or_open(path) as opened:
        yield opened
    check(path)


def texts(book: Book) -> dict[str, str]:
    return {row.id: book.text(row.id) for row in book.registry()}


def test_an_id_is_what_the_source_states_else_the_beginning_of_the_sha256(book: Book) -> None:
    store(book, {"f/a.jsonl": [part("one", stated_id="v/d1", item="1"), part("two", item="2")]})
    assert texts(book) == {"v/d1": "one", sha256_of("two")[:16]: "two"}


def test_ids_of_other_bytes_with_the_same_beginning_are_longer(book: Book) -> None:
    one, other = "a" * 16 + "b" * 48, "a" * 16 + "c" * 48
    store(book, {"f/a.txt": [part("one", sha256=one)], "f/b.txt": [part("two", sha256=other)]})
    assert texts(book) == {"a" * 16: "one", "a" * 16 + "cccc": "two"}


def test_the_same_bytes_are_read_once_and_listed_twice(book: Book) -> None:
    store(
        book,
        {
            "f/a.txt": [part("one")],
            "f/b.txt": [part("one")],
            "f/c.jsonl": [part("one", item="1"), part("two", item="2")],
        },
    )
    document = book.document(sha256_of("one")[:16])
    assert document.path == "f/a.txt"
    assert document.duplicates == (("f/b.txt", ""), ("f/c.jsonl", "1"))
    assert book.status().files == {"duplicate": 1, "read": 2}


def test_the_same_text_under_two_stated_ids_is_two_documents(book: Book) -> None:
    store(book, {"f/a.jsonl": [part("one", stated_id="a", item="1"), part("one", stated_id="b", item="2")]})
    assert texts(book) == {"a": "one", "b": "one"}


def test_one_stated_id_with_two_texts_keeps_both_and_says_so(book: Book) -> None:
    store(
        book,
        {
            "f/a.jsonl": [part("one", stated_id="x", item="line 1")],
            "f/b.jsonl": [part("two", stated_id="x", item="line 9")],
        },
    )
    assert texts(book) == {"x": "one", "x~2": "two"}
    (problem,) = book.status().problems
    assert (problem.path, problem.item, problem.lost) == ("f/b.jsonl", "line 9", False)
    assert problem.reason == (
        "expected an id of its own, found “x”, which another text bears (f/a.jsonl, line 1): kept as “x~2”; "
        "give one of them another id"
    )


def test_a_changed_text_keeps_its_id_at_its_place(book: Book) -> None:
    store(book, {"f/a.txt": [part("one")]})
    store(book, {"f/a.txt": [part("one, mended")]})
    assert texts(book) == {sha256_of("one")[:16]: "one, mended"}


def test_a_changed_text_is_found_by_its_new_words_only(book: Book) -> None:
    store(book, {"f/a.txt": [part("artillery")]})
    store(book, {"f/a.txt": [part("aircraft")]})
    assert [len(list(book.search(word))) for word in ("artillery", "aircraft")] == [0, 1]


def test_a_changed_date_moves_the_document(book: Book) -> None:
    store(book, {"f/a.txt": [letter("one", "1950")], "f/b.txt": [letter("two", "1951")]})
    store(book, {"f/a.txt": [letter("one", "1952")], "f/b.txt": [letter("two", "1951")]})
    assert [row.date for row in book.registry()] == ["1951-01-01/1951-12-31", "1952-01-01/1952-12-31"]
    assert len(list(book.search("one"))) == 1


def test_documents_keep_their_ids_when_others_come_between_them(book: Book) -> None:
    lines = [part("one", item="line 1"), part("two", item="line 2")]
    store(book, {"f/a.jsonl": lines})
    before = ids(book)
    store(book, {"f/a.jsonl": [part("new", item="line 1"), part("one", item="line 2"), part("two", item="line 3")]})
    assert set(before) < set(ids(book))
    assert {book.text(one): book.document(one).item for one in ids(book)} == {
        "new": "line 1",
        "one": "line 2",
        "two": "line 3",
    }


def test_documents_that_change_places_keep_their_ids(book: Book) -> None:
    store(book, {"f/a.jsonl": [part("one", item="1"), part("two", item="2")]})
    before = texts(book)
    store(book, {"f/a.jsonl": [part("two", item="1"), part("one", item="2")]})
    assert texts(book) == before


def test_a_stated_id_keeps_its_document_through_another_text_and_place(book: Book) -> None:
    store(book, {"f/a.jsonl": [part("one", stated_id="x", item="1"), part("two", stated_id="y", item="2")]})
    store(book, {"f/a.jsonl": [part("two", stated_id="y", item="1"), part("one, mended", stated_id="x", item="2")]})
    assert texts(book) == {"x": "one, mended", "y": "two"}


def test_a_document_that_is_no_longer_in_its_file_leaves_the_book(book: Book) -> None:
    store(book, {"f/a.jsonl": [part("one", item="1"), part("two", item="2")]})
    store(book, {"f/a.jsonl": [part("one", item="1")]})
    assert list(texts(book).values()) == ["one"]
    assert list(book.search("two")) == []


def test_a_document_whose_file_changes_goes_on_in_the_file_with_the_same_bytes(book: Book) -> None:
    store(book, {"f/a.txt": [part("one")], "f/b.txt": [part("one")]})
    store(book, {"f/a.txt": [part("another")], "f/b.txt": [part("one")]})
    assert texts(book) == {sha256_of("one")[:16]: "one", sha256_of("another")[:16]: "another"}
    assert book.document(sha256_of("one")[:16]).path == "f/b.txt"
    assert book.status().files == {"read": 2}


def test_a_document_whose_file_is_gone_goes_on_in_the_file_with_the_same_bytes(book: Book) -> None:
    store(book, {"f/a.txt": [part("one")], "f/b.txt": [part("one")]})
    store(book, {"f/b.txt": [part("one")]})
    assert book.document(sha256_of("one")[:16]).path == "f/b.txt"
    assert book.status().files == {"read": 1, "removed": 1}
    assert not book.status().duplicates


def test_two_files_that_exchange_their_contents_exchange_their_documents(book: Book) -> None:
    store(book, {"f/a.txt": [part("one")], "f/b.txt": [part("two")]})
    store(book, {"f/a.txt": [part("two")], "f/b.txt": [part("one")]})
    assert texts(book) == {sha256_of("one")[:16]: "one", sha256_of("two")[:16]: "two"}
    assert book.document(sha256_of("one")[:16]).path == "f/b.txt"
    assert not book.status().duplicates


def test_a_document_moves_between_files_with_its_id(book: Book) -> None:
    store(book, {"f/a.jsonl": [part("one", item="1"), part("two", item="2")], "f/b.jsonl": [part("three", item="1")]})
    before = texts(book)
    store(book, {"f/a.jsonl": [part("two", item="1")], "f/b.jsonl": [part("three", item="1"), part("one", item="2")]})
    assert texts(book) == before
    assert book.document(sha256_of("one")[:16]).path == "f/b.jsonl"


def test_a_document_of_a_removed_file_comes_back_elsewhere_under_its_id(book: Book) -> None:
    store(book, {"f/a.jsonl": [part("one", item="1"), part("two", stated_id="t", item="2")]})
    store(book, {})
    assert (ids(book), book.status().removed_documents) == ([], 2)
    store(book, {"f/b.jsonl": [part("one", item="7"), part("two, mended", stated_id="t", item="8")]})
    assert texts(book) == {sha256_of("one")[:16]: "one", "t": "two, mended"}
    assert book.status().removed_documents == 0


def test_a_removed_document_can_still_be_shown(book: Book) -> None:
    store(book, {"f/a.txt": [part("one")]})
    store(book, {})
    document = book.document(sha256_of("one")[:16])
    assert (document.text, document.removed) == ("one", True)


def test_a_new_version_of_the_reader_reads_everything_again(book: Book) -> None:
    store(book, {"f/a.txt": [letter("one", "1950")]})
    assert store(book, {"f/a.txt": [letter("one", "1950")]}).unchanged == 1
    changes = store(book, {"f/a.txt": [letter("one", "1951")]}, reader="reader 2")
    # The "file" of this test has other bytes with another date; what counts is that an unchanged one is read, too.
    assert changes.changed == 1
    assert store(book, {"f/a.txt": [letter("one", "1951")]}, reader="reader 3").changed == 1


def test_doubts_are_replaced_with_their_file(book: Book) -> None:
    store(book, {"f/a.txt": [part("one", problem="a doubt")]})
    store(book, {"f/a.txt": [part("two")]})
    assert book.status().problems == ()
