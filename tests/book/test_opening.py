import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shelf import ids, letter, made, part, store

from cablebook.book import Book
from cablebook.book.records import Part
from cablebook.book.storage import explained
from cablebook.errors import BookError, StorageError


def test_a_book_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"There is no book at .*none\.db\. Make one: cablebook read"):
        Book.open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("opening", [Book.open, Book.create_or_open])
def test_a_file_that_is_no_database_is_refused_and_not_touched(tmp_path: Path, opening: Callable[[Path], Any]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Comrade, " * 200)
    with pytest.raises(BookError, match="not a book"):
        opening(path)
    assert path.read_text() == "Dear Comrade, " * 200


@pytest.mark.parametrize("opening", [Book.open, Book.create_or_open])
def test_a_folder_is_refused(tmp_path: Path, opening: Callable[[Path], Any]) -> None:
    with pytest.raises(BookError):
        opening(tmp_path)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"there is no folder .*nowhere"):
        Book.create_or_open(tmp_path / "nowhere" / "a.db")


def test_a_damaged_book_is_an_error_in_words(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db", *(part(f"text {n} " * 500, item=str(n)) for n in range(50)))
    damaged = bytearray(path.read_bytes())
    damaged[8192 * 3 :] = b"\xa5" * (len(damaged) - 8192 * 3)
    path.write_bytes(damaged)
    with pytest.raises(BookError, match="it is damaged"), Book.open(path) as book:
        book.dump()


def test_a_closed_book_is_one_file(tmp_path: Path) -> None:
    made(tmp_path / "a.db", part("text"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_a_name_with_signs_that_mean_something_in_addresses_is_a_name(tmp_path: Path) -> None:
    path = made(tmp_path / "what? 100% #1.db", part("text"))
    assert path.is_file()
    with Book.open(path) as book:
        assert len(ids(book)) == 1


def test_a_finished_book_can_be_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db", part("text"))
    before = path.read_bytes()
    path.chmod(stat.S_IREAD)
    with Book.open(path) as book:
        assert len(ids(book)) == 1
        list(book.search("text"))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.db"]


def test_a_book_that_is_open_for_asking_cannot_be_changed(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db", part("text"))
    with Book.open(path) as book, pytest.raises(StorageError, match="may not be written"):
        store(book, {"f/b.txt": [part("more")]})


def test_a_book_can_be_asked_while_it_is_written(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db", letter("one", "1950"))
    with Book.create_or_open(path) as writing, writing.changing():
        writing._connection.execute("UPDATE document SET title = 'not yet'")
        with Book.open(path) as asking:
            assert [row.title for row in asking.registry()] == [None]


def test_a_book_that_another_program_writes_to_is_said_to_be_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.db", part("text"))
    monkeypatch.setattr("cablebook.book.connect._WAIT_S", 0.0)
    busy = pytest.raises(StorageError, match="another program is writing to it")
    with Book.create_or_open(path) as one, one.changing(), Book.create_or_open(path) as other, busy, other.changing():
        pass


def test_a_read_that_a_second_one_has_overtaken_stops(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    overtaken = pytest.raises(StorageError, match="Another `cablebook read` has begun")
    with (
        Book.create_or_open(path) as one,
        Book.create_or_open(path) as other,
        overtaken,
        one.writer(reader="1") as first,
    ):
        store(other, {"f/a.txt": [part("text")]})
        first.finish()


def store_on_a_small_disk(path: Path, files: dict[str, list[Part]], limit_kib: int) -> None:
    with Book.create_or_open(path) as book:
        page = book._connection.execute("PRAGMA page_size").fetchone()[0]
        # SQLite itself then reports a full disk, from within whatever it is doing.
        book._connection.execute(f"PRAGMA max_page_count = {limit_kib * 1024 // page}")
        store(book, files)


@pytest.mark.parametrize("limit_kib", [500, 1000, 2000, 3000, 3500])
def test_a_full_disk_loses_nothing_that_was_stored_and_the_next_read_goes_on(
    tmp_path: Path, limit_kib: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cablebook.book.write._BATCH_DOCUMENTS", 20)
    monkeypatch.setattr("cablebook.book.indexing._STEP_DOCUMENTS", 30)
    files = {f"f/{n:03}.txt": [part(f"document {n} " + "some words of text " * 400)] for n in range(300)}
    with Book.create_or_open(tmp_path / "whole.db") as book:
        store(book, files)
        whole = book.dump()
    path = tmp_path / "full.db"
    with pytest.raises(StorageError, match="the disk is full"):
        store_on_a_small_disk(path, files, limit_kib)
    with Book.open(path) as book:
        assert book.status().unfinished
        assert book.status().documents % 20 == 0
    with Book.create_or_open(path) as book:
        store(book, files)
        assert book.dump() == whole


def test_missing_full_text_search_is_explained(tmp_path: Path) -> None:
    error = explained(sqlite3.OperationalError("no such module: fts5"), tmp_path / "a.db")
    assert isinstance(error, BookError)
    assert "built without the full-text search FTS5. Use a Python from" in str(error)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_book_whose_read_was_cut_off_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    book = Book.create_or_open(path)
    with book.writer(reader="1"):
        pass
    book._connection.close()  # as if the process had ended: the file still says that side files belong to it
    with Book.open(path) as asked:
        assert asked.status().unfinished
