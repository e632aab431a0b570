"""A reader's decision is in force at once, and stays through every later reading."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cablebook.book import Book
from cablebook.errors import UsageError
from cablebook.model.dates import DateInterval
from cablebook.pipeline import read_into
from cablebook.pipeline.correcting import Signature, apply_log, decide, fates, machine_header, take_back
from cablebook.review import accept, change, reject, to_row

CABLE = """\
Top Secret

7 October 1950

To FILIPPOV [STALIN]

I visited MAO ZEDONG and passed to him your reply.

ROSHCHIN

No. 2318"""
SIGNED = Signature(made_by="A. Reader", made_at="2026-01-31T10:00:00Z")


def write_cables(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    lines = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
    (folder / "cables.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def book_of(folder: Path, name: str = "book.db", **texts: str) -> Book:
    """A book of cables, open for storing."""
    book = Book.create_or_open(folder / name)
    read_into(book, [write_cables(folder / "cables", **texts)])
    return book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with book_of(tmp_path, a=CABLE, b=CABLE.replace("2318", "2319")) as opened:
        yield opened


def states(book: Book) -> list[str]:
    return [outcome.state.value for _, outcome in fates(book)]


def test_a_decision_is_in_force_at_once(book: Book) -> None:
    correction, outcome = decide(book, "a", lambda document: change(document, "date", "1950-10"), SIGNED)

    assert (correction.number, correction.made_by, outcome.state) == (1, "A. Reader", "stands")
    assert book.document("a").header.date == DateInterval("1950-10-01", "1950-10-31")
    assert [row.date for row in book.registry()] == ["1950-10-01/1950-10-31", "1950-10-07"]


def test_a_refused_decision_leaves_nothing_behind(book: Book) -> None:
    with pytest.raises(UsageError, match="The document has no words “Moscow”"):
        decide(book, "a", lambda document: change(document, "place", "Moscow", words="Moscow"), SIGNED)

    assert book.corrections() == ()


def test_a_document_that_is_not_there_takes_no_decision(book: Book) -> None:
    with pytest.raises(UsageError, match="no document “c”"):
        decide(book, "c", lambda document: accept(document, "date"), SIGNED)


def test_undoing_brings_the_machines_reading_back(book: Book) -> None:
    before = book.document("a").header
    decide(book, "a", lambda document: reject(document, "date"), SIGNED)

    take_back(book, 1, SIGNED)

    assert book.document("a").header == before == machine_header(book.document("a"))
    assert states(book) == ["undone", "stands"]


def test_an_unknown_number_is_not_undone(book: Book) -> None:
    with pytest.raises(UsageError, match=r"^The log has no correction 4; it is empty\.$"):
        take_back(book, 4, SIGNED)


def test_decisions_stand_when_the_documents_are_read_again(book: Book, tmp_path: Path) -> None:
    decide(book, "a", lambda document: change(document, "date", "1950-10", words="7 October"), SIGNED)
    folder = write_cables(tmp_path / "cables", a=f"A new first line.\n\n{CABLE}", b=CABLE)

    read_into(book, [folder])

    header, text = book.document("a").header, book.document("a").text
    assert header.date == DateInterval("1950-10-01", "1950-10-31")
    assert header.spans["date"].of(text) == "7 October"
    assert states(book) == ["stands"]


def test_decisions_whose_words_are_gone_are_orphaned_and_kept(book: Book, tmp_path: Path) -> None:
    decide(book, "a", lambda document: change(document, "date", "1950-10"), SIGNED)
    folder = write_cables(tmp_path / "cables", a=CABLE.replace("7 October 1950", "8 October 1950"), b=CABLE)

    read_into(book, [folder])

    (fate,) = fates(book)
    assert (fate[1].state, fate[1].reason) == ("orphaned", "The document has no words “7 October 1950”.")
    assert book.document("a").header.date == DateInterval("1950-10-08", "1950-10-08")


class TestAnotherBooksLog:
    def log(self, book: Book) -> list[bytes]:
        return [json.dumps(to_row(*fate)).encode() for fate in fates(book)]

    def test_is_taken_in_with_its_signatures(self, book: Book, tmp_path: Path) -> None:
        decide(book, "a", lambda document: change(document, "date", "1950-10"), SIGNED)
        decide(book, "a", lambda document: reject(document, "number"), SIGNED)
        take_back(book, 2, SIGNED)
        other_folder = tmp_path / "other"
        other_folder.mkdir()

        with book_of(other_folder, a=CABLE) as other:
            applied = apply_log(other, self.log(book))

            assert (len(applied.new), applied.skipped) == (3, 0)
            assert other.document("a").header == book.document("a").header
            assert self.log(other) == self.log(book)

    def test_is_taken_in_once(self, book: Book) -> None:
        decide(book, "a", lambda document: reject(document, "date"), SIGNED)

        applied = apply_log(book, self.log(book))

        assert (applied.new, applied.skipped) == ((), 1)

    def test_keeps_what_it_says_of_documents_that_are_not_here(self, book: Book, tmp_path: Path) -> None:
        decide(book, "b", lambda document: reject(document, "date"), SIGNED)
        with book_of(tmp_path / "cables", a=CABLE) as other:
            applied = apply_log(other, self.log(book))

            assert [outcome.reason for _, outcome in applied.new] == ["the book does not hold its document"]
            assert take_back(other, 1, SIGNED)[1].state == "stands"
            assert states(other) == ["undone", "stands"]

    def test_stands_when_the_document_comes(self, book: Book, tmp_path: Path) -> None:
        decide(book, "b", lambda document: reject(document, "date"), SIGNED)
        with book_of(tmp_path / "cables", a=CABLE) as other:
            apply_log(other, self.log(book))

            read_into(other, [write_cables(tmp_path / "late", b=book.document("b").text)])

            assert other.document("b").header.date is None
            assert states(other) == ["stands"]

    @pytest.mark.parametrize("line", [b"{}", b"\xff", b'"' + b"x" * 2_000_000 + b'"'])
    def test_is_refused_whole_where_a_line_is_none(self, book: Book, line: bytes) -> None:
        decide(book, "a", lambda document: reject(document, "date"), SIGNED)
        log = [json.dumps({**json.loads(one), "made_by": "B"}).encode() for one in self.log(book)]

        with pytest.raises(UsageError, match=r"^Line 3: .*[Nn]othing was applied\.$"):
            apply_log(book, [*log, b"\n", line])

        assert len(book.corrections()) == 1
