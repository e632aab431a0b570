"""What goes wrong stops nothing but itself, and is said in words."""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from folders import cable, lines, read, texts, write

from cablebook.book import Book
from cablebook.book.status import ProblemRow
from cablebook.errors import CablebookError
from cablebook.model.document import Document, Problem
from cablebook.model.reading import Reading
from cablebook.pipeline import read_into
from cablebook.reading import read as really_read
from cablebook.sources import Limits
from cablebook.sources import read_file as really_read_file
from soundness import check

MANY = {f"{n:02}.txt": cable(n) for n in range(40)}


def problems(book: Path) -> list[ProblemRow]:
    with Book.open(book) as opened:
        return list(opened.status().problems)


def test_a_document_that_cannot_be_read_is_in_the_book_with_its_text_and_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_all_but_two(text: str, **given: str | None) -> Reading:
        if text == cable(2):
            raise ValueError("unforeseen")
        return really_read(text, **given)

    monkeypatch.setattr("cablebook.pipeline.parts.read", read_all_but_two)
    root = write(tmp_path / "cables", {"a.jsonl": lines(("x", cable(1)), ("y", cable(2)), ("z", cable(3)))})
    summary = read(tmp_path / "a.db", root)
    assert (summary.documents, summary.doubtful, summary.lost) == (3, 1, 0)
    assert texts(tmp_path / "a.db")["y"] == cable(2)
    (problem,) = problems(tmp_path / "a.db")
    assert problem.reason == (
        "expected to read the header, found ValueError: unforeseen (a fault of cablebook, please report it): only the "
        "text is in the book"
    )


def test_a_file_whose_reading_fails_keeps_what_was_read_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_after_one(path: Path, *, limits: Limits) -> Iterator[Document | Problem]:
        yield next(iter(really_read_file(path, limits=limits)))
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("cablebook.pipeline.parts.read_file", fail_after_one)
    root = write(tmp_path / "cables", {"a.jsonl": lines(("x", cable(1)), ("y", cable(2)))})
    read(tmp_path / "a.db", root)
    assert list(texts(tmp_path / "a.db")) == ["x"]
    (problem,) = problems(tmp_path / "a.db")
    assert problem.lost
    assert "found RuntimeError: unforeseen" in problem.reason


class At:
    """Does something when so many documents have been stored."""

    def __init__(self, documents: int, do: Callable[[], None]) -> None:
        self.left, self.do = documents, do
        self.told = self.total = 0

    def found(self, files: int) -> None: ...

    def begin(self, stage: str, total: int) -> None:
        self.total += total

    def advance(self, amount: int, documents: int = 0) -> None:
        self.told += amount
        self.left -= documents
        if documents and self.left == 0:
            self.do()

    def end(self) -> None: ...


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_progress_is_told_of_everything_there_is_to_do(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", MANY)
    progress = At(0, interrupt)
    with Book.create_or_open(tmp_path / "a.db") as book:
        read_into(book, [root], progress=progress)
    assert progress.told == progress.total == sum(len(text) for text in MANY.values()) + len(MANY)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to itself")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_read_keeps_what_was_complete_and_goes_on(tmp_path: Path, jobs: int) -> None:
    root = write(tmp_path / "cables", MANY)
    (tmp_path / "whole").mkdir()
    read(tmp_path / "whole" / "a.db", root)
    with pytest.raises(KeyboardInterrupt), Book.create_or_open(tmp_path / "a.db") as book:
        read_into(book, [root], jobs=jobs, progress=At(17, interrupt))
    with Book.open(tmp_path / "a.db") as book:
        assert (book.count(), book.status().unfinished) == (17, True)
    assert read(tmp_path / "a.db", root, jobs=jobs).unchanged == 16  # the last file was not complete
    check(tmp_path / "a.db")
    assert texts(tmp_path / "a.db") == texts(tmp_path / "whole" / "a.db")


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to itself")
@pytest.mark.parametrize("statement", [100, 250, 400, 700])
def test_an_interrupt_within_a_document_waits_for_its_end(tmp_path: Path, statement: int) -> None:
    root = write(tmp_path / "cables", MANY)
    book = Book.create_or_open(tmp_path / "a.db")
    left = iter(range(statement))

    def count(_: str) -> None:
        if next(left, None) == statement - 1:
            interrupt()

    book._connection.set_trace_callback(count)
    with pytest.raises(KeyboardInterrupt), book:
        read_into(book, [root])
    read(tmp_path / "a.db", root)
    check(tmp_path / "a.db")
    assert sorted(texts(tmp_path / "a.db").values()) == sorted(MANY.values())


def test_ctrl_c_is_what_it_was_after_a_read(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    read(tmp_path / "a.db", write(tmp_path / "cables", MANY))
    assert signal.getsignal(signal.SIGINT) is before


def test_a_worker_that_is_ended_from_outside_is_said_to_be_and_the_next_read_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cablebook.pipeline.workers._TASK_FILES", 1)
    root = write(tmp_path / "cables", MANY)

    def end_a_worker() -> None:
        for worker in multiprocessing.active_children():
            worker.kill()
            worker.join()

    message = "A worker process was ended from outside.*run the command again, with --jobs 1"
    with pytest.raises(CablebookError, match=message), Book.create_or_open(tmp_path / "a.db") as book:
        read_into(book, [root], jobs=2, progress=At(1, end_a_worker))
    assert cable(0) in texts(tmp_path / "a.db").values()
    read(tmp_path / "a.db", root, jobs=2)
    assert sorted(texts(tmp_path / "a.db").values()) == sorted(MANY.values())


NOBODY = """
import os, sys
from pathlib import Path
from cablebook.book import Book
from cablebook.pipeline import read_into

def read(book):
    with Book.create_or_open(Path(book)) as opened:
        read_into(opened, [Path(sys.argv[2])])

read(sys.argv[3])  # what Python loads on the way, nobody may not be allowed to
os.setuid(65534)
read(sys.argv[1])
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may look into; those of pytest are closed."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def read_as_nobody(book: Path, root: Path) -> None:
    """Read as a user who is refused something; the superuser is refused nothing."""
    if os.geteuid() != 0:
        read(book, root)
        return
    command = [sys.executable, "-c", NOBODY, *map(str, (book, root, book.with_name("another.db")))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_what_may_not_be_read_is_listed_and_what_the_book_had_of_it_stays(open_folder: Path) -> None:
    root = write(open_folder / "cables", {"a.txt": cable(1), "b.txt": cable(2), "closed/c.txt": cable(3)})
    book = open_folder / "a.db"
    read_as_nobody(book, root)
    whole = texts(book)
    assert len(whole) == 3
    (root / "b.txt").chmod(0)
    (root / "closed").chmod(0)
    read_as_nobody(book, root)
    assert texts(book) == whole
    permission = "found no permission; give the permission and run read again"
    assert [(one.path, one.lost, one.reason) for one in problems(book)] == [
        ("cables/b.txt", True, f"expected a file that may be read, {permission}"),
        ("cables/closed", True, f"expected a folder that may be read, {permission}"),
    ]
    (root / "b.txt").chmod(0o644)
    (root / "closed").chmod(0o755)
    read_as_nobody(book, root)
    assert (texts(book), problems(book)) == (whole, [])


def test_an_empty_folder_makes_an_empty_book(tmp_path: Path) -> None:
    (tmp_path / "cables").mkdir()
    summary = read(tmp_path / "a.db", tmp_path / "cables")
    assert (summary.documents, texts(tmp_path / "a.db")) == (0, {})
    with Book.open(tmp_path / "a.db") as book:
        assert not book.status().unfinished


def test_files_that_are_no_documents_are_listed_with_the_reason(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": cable(1), "empty.txt": "", "picture.jpeg": "\x00\x01"})
    read(tmp_path / "a.db", root)
    assert [(one.path, one.lost) for one in problems(tmp_path / "a.db")] == [
        ("cables/empty.txt", True),
        ("cables/picture.jpeg", True),
    ]
    with Book.open(tmp_path / "a.db") as book:
        assert book.status().files == {"not read": 2, "read": 1}
