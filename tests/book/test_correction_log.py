import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from shelf import ids, letter, part, store, when

from cablebook.book import Book
from cablebook.errors import UsageError
from cablebook.model.correction import Action, Correction, CorrectionState, Outcome
from cablebook.model.header import Header
from cablebook.model.span import Span
from soundness import check

CHANGED = Correction(
    number=0,
    made_at="2026-01-02T03:04:05Z",
    made_by="A Reader",
    document_id="x",
    record="header",
    field="place",
    action=Action.CHANGE,
    value='"Beijing"',
    quote="Peking",
    span=Span(0, 6),
    before='"Pekin"',
    note="misread",
)
STANDS = (Outcome(number=1, state=CorrectionState.STANDS),)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    path = tmp_path / "a.db"
    with Book.create_or_open(path) as opened:
        store(opened, {"f/a.txt": [letter("Peking, 1950", "1950", stated_id="x")]})
        yield opened
    check(path)


def append(book: Book, *corrections: Correction) -> list[Correction]:
    with book.changing():
        return [book.append_correction(one) for one in corrections]


def test_the_log_numbers_its_lines_and_gives_them_back(book: Book) -> None:
    one, two = append(book, CHANGED, msgspec.structs.replace(CHANGED, action=Action.UNDO, undoes=1, span=None))
    assert (one.number, two.number) == (1, 2)
    assert book.corrections() == (one, two)
    assert book.corrections("x") == (one, two)
    assert book.corrections("y") == ()


@pytest.mark.parametrize("statement", ["DELETE FROM correction", "UPDATE correction SET note = ''"])
def test_the_log_only_grows(book: Book, statement: str) -> None:
    append(book, CHANGED)
    with pytest.raises(sqlite3.IntegrityError, match="a correction is never"):
        book._connection.execute(statement)
    assert len(book.corrections()) == 1


def test_an_error_takes_back_all_that_belongs_together(book: Book) -> None:
    nobody = pytest.raises(UsageError, match="The book has no document “none”")
    with nobody, book.changing():
        book.append_correction(CHANGED)
        book.store_header("none", Header(), ())
    assert book.corrections() == ()


def test_a_corrected_header_takes_effect_in_order_and_search_at_once(book: Book) -> None:
    store(
        book,
        {"f/a.txt": [letter("Peking, 1950", "1950", stated_id="x")], "f/b.txt": [letter("b", "1951", stated_id="y")]},
    )
    append(book, CHANGED)
    with book.changing():
        book.store_header("x", Header(head="Corrected", date=when("1952"), place="Beijing"), STANDS)
    assert ids(book) == ["y", "x"]
    assert [hit.title for hit in book.search("peking")] == ["Corrected"]
    assert [hit.id for hit in book.search("corrected")] == ["x"]
    assert book.document("x").header.place == "Beijing"
    assert book.outcomes() == {1: STANDS[0]}


def test_a_correction_is_replayed_when_its_document_is_read_again(book: Book) -> None:
    append(book, CHANGED)
    store(book, {"f/a.txt": [letter("Peking, 1950", "1950", stated_id="x")]}, again=True)
    assert book.document("x").header.place == "Beijing"
    assert book.outcomes()[1].state is CorrectionState.STANDS


def test_a_correction_that_was_only_logged_takes_effect_at_the_next_read(book: Book) -> None:
    append(book, CHANGED)
    changes = store(book, {"f/a.txt": [letter("Peking, 1950", "1950", stated_id="x")]})
    assert changes.changed == 1
    assert book.document("x").header.place == "Beijing"


def test_a_correction_whose_document_is_gone_is_kept_and_shown(book: Book) -> None:
    append(book, CHANGED)
    store(book, {"f/a.txt": [part("another text", stated_id="y")]})
    (orphan,) = book.status().orphaned
    assert (orphan.number, orphan.document_id) == (1, "x")
    assert "does not hold its document" in orphan.reason


def test_a_correction_finds_its_document_when_that_comes_back(book: Book) -> None:
    append(book, CHANGED)
    store(book, {"f/a.txt": [part("another text", stated_id="y")]})
    store(book, {"f/a.txt": [letter("From Peking, 1950", "1950", stated_id="x")]})
    assert book.status().corrections == {"stands": 1}
    assert book.document("x").header.place == "Beijing"


def test_corrections_of_a_removed_document_wait_for_it(book: Book) -> None:
    append(book, CHANGED)
    store(book, {"f/a.txt": [letter("Peking, 1950", "1950", stated_id="x")]})
    store(book, {})
    assert book.status().corrections == {"stands": 1}
