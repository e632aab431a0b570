"""What the collection says of its documents, through `read`: completed, shown, taken back, the same for any order."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cablebook.book import Book, StoredDocument
from cablebook.model.dates import period
from cablebook.pipeline import read_into
from cablebook.pipeline.correcting import Signature, decide
from cablebook.review import accept, reject

SIGNATURE = Signature(made_by="A. Reader", made_at="2026-01-31T10:00:00Z")


def cable(day: str, number: int) -> str:
    words = "The ship with the grain has come in, and it will be unloaded."
    return f"To the Minister\n\n{words}\n\nSMITH\nNo. {number}\n{day}\n"


FOLDER = {
    "a1.txt": cable("2 October 1950", 31),
    "a2.txt": cable("7.10.50", 32),
    "a10.txt": cable("9 October 1950", 40),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cables"
    folder.mkdir()
    return put(folder, FOLDER)


def put(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(path: Path, folder: Path, *, again: bool = False) -> None:
    with Book.create_or_open(path) as book:
        read_into(book, [folder], jobs=1, again=again)


def document(path: Path, name: str) -> StoredDocument:
    with Book.open(path) as book:
        return next(one for row in list(book.registry()) if (one := book.document(row.id)).path.endswith(f"/{name}"))


def test_a_date_without_its_century_is_completed_from_its_folder(tmp_path: Path, folder: Path) -> None:
    read(tmp_path / "a.db", folder)
    found = document(tmp_path / "a.db", "a2.txt")
    assert found.header.date == period("1950-10-07")
    assert found.header.spans["date"].of(found.text) == "7.10.50"
    assert [(one.field, one.value) for one in found.completions] == [("date", "1950-10-07")]
    with Book.open(tmp_path / "a.db") as book:
        assert [row.date for row in book.registry()] == ["1950-10-02", "1950-10-07", "1950-10-09"]


def test_it_is_open_again_when_what_completed_it_is_gone(tmp_path: Path, folder: Path) -> None:
    read(tmp_path / "a.db", folder)
    (folder / "a10.txt").unlink()
    read(tmp_path / "a.db", folder)
    found = document(tmp_path / "a.db", "a2.txt")
    assert (found.header.date, found.completions) == (None, ())
    assert "date" not in found.header.spans


def test_the_order_in_which_files_come_does_not_matter(tmp_path: Path, folder: Path) -> None:
    read(tmp_path / "a.db", folder)
    with Book.create_or_open(tmp_path / "b.db") as book:
        read_into(book, [folder / "a2.txt"], jobs=1)
        read_into(book, [folder / "a10.txt", folder / "a1.txt"], jobs=1)
    with Book.open(tmp_path / "a.db") as one, Book.open(tmp_path / "b.db") as other:
        assert [(row.id, row.date) for row in one.registry()] == [(row.id, row.date) for row in other.registry()]


def test_a_reader_signs_the_completed_date_and_it_stands_without_its_neighbours(tmp_path: Path, folder: Path) -> None:
    read(tmp_path / "a.db", folder)
    with Book.create_or_open(tmp_path / "a.db") as book:
        decide(book, document(tmp_path / "a.db", "a2.txt").id, lambda one: accept(one, "date"), SIGNATURE)
    (folder / "a10.txt").unlink()
    read(tmp_path / "a.db", folder, again=True)
    assert document(tmp_path / "a.db", "a2.txt").header.date == period("1950-10-07")


def test_a_reader_who_rejects_it_is_not_overruled(tmp_path: Path, folder: Path) -> None:
    read(tmp_path / "a.db", folder)
    with Book.create_or_open(tmp_path / "a.db") as book:
        decide(book, document(tmp_path / "a.db", "a2.txt").id, lambda one: reject(one, "date"), SIGNATURE)
    assert document(tmp_path / "a.db", "a2.txt").header.date is None
    read(tmp_path / "a.db", folder, again=True)
    assert document(tmp_path / "a.db", "a2.txt").header.date is None


def test_another_correction_leaves_the_completed_date(tmp_path: Path, folder: Path) -> None:
    read(tmp_path / "a.db", folder)
    with Book.create_or_open(tmp_path / "a.db") as book:
        decide(book, document(tmp_path / "a.db", "a2.txt").id, lambda one: accept(one, "number"), SIGNATURE)
    assert document(tmp_path / "a.db", "a2.txt").header.date == period("1950-10-07")
