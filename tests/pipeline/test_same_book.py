"""The same documents give the same book: whatever the order of files, the number of workers, and the way there."""

import json
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from folders import cable, dump, lines, read, texts, write
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from cablebook.book import Book
from soundness import check

FILES = {f"{n % 7}/{n:02}.txt": cable(n) for n in range(20)} | {
    f"{n}.jsonl": lines(*((f"v{n}/d{m}", cable(100 * n + m, day=m % 28 + 1)) for m in range(1, 50)))
    for n in range(1, 7)
}
"""Three hundred documents and more in 26 files, with duplicates, and a file with a line that is none."""
FILES |= {"copy.txt": cable(3), "broken.jsonl": "{\n" + lines(("b", cable(7)), ("v1/d1", cable(8)))}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("same") / "cables", FILES)


@pytest.fixture(scope="module")
def whole(root: Path) -> Path:
    """The book that was made at once, by one process."""
    return made(root, "whole")


def made(root: Path, name: str, *paths: Path, jobs: int = 1) -> Path:
    book = root.parent / name / "a.db"
    book.parent.mkdir(exist_ok=True)
    read(book, *(paths or (root,)), jobs=jobs)
    return book


def test_two_workers_make_the_same_bytes(root: Path, whole: Path) -> None:
    assert made(root, "two", jobs=2).read_bytes() == whole.read_bytes()


def test_the_order_of_what_is_given_does_not_matter(root: Path, whole: Path) -> None:
    parts = sorted(root.iterdir())
    forward, backward = made(root, "forward", *parts), made(root, "backward", *reversed(parts))
    assert forward.read_bytes() == backward.read_bytes()
    assert texts(forward) == texts(whole)


def test_a_large_file_of_lines_that_is_taken_apart_makes_the_same_bytes(
    root: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cablebook.pipeline.workers._LARGE_BYTES", 1)
    monkeypatch.setattr("cablebook.pipeline.workers._CHUNK_DOCUMENTS", 7)
    assert made(root, "apart", jobs=2).read_bytes() == whole.read_bytes()


CHILD = """
import os, signal, sys
from pathlib import Path
import cablebook.book.indexing, cablebook.book.write
from cablebook.book import Book
from cablebook.pipeline import read_into

cablebook.book.write._BATCH_DOCUMENTS = 30
cablebook.book.indexing._STEP_DOCUMENTS = 50

def main():
    book, root, jobs, left = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    opened = Book.create_or_open(book)
    def count(statement):
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    opened._connection.set_trace_callback(count)
    with opened:
        read_into(opened, [root], jobs=jobs)
    print(-left)

if __name__ == "__main__":
    main()
"""


def child(
    script: Path, book: Path, root: Path, *, jobs: int = 1, statements: int = 0
) -> subprocess.CompletedProcess[str]:
    """Read in a process of its own; with `statements` it kills itself at so many statements of SQLite."""
    command = [sys.executable, str(script), str(book), str(root), str(jobs), str(statements)]
    # Its workers hold the same output: they have ended, too, when this returns.
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_read_that_is_killed_anywhere_ends_with_the_same_book(tmp_path: Path, jobs: int) -> None:
    script = tmp_path / "child.py"
    script.write_text(CHILD)
    root = write(tmp_path / "cables", FILES)
    for name in ("undisturbed", "killed"):
        (tmp_path / name).mkdir()
    undisturbed, killed = tmp_path / "undisturbed" / "a.db", tmp_path / "killed" / "a.db"
    assert child(script, undisturbed, root).returncode == 0
    # While documents are stored, some hundreds of statements a batch; while the index is filled; while it is reckoned.
    kills = 0
    for statements in (1, 12, 60, 700, 900, 1100, 1300, 1500, 1400, 100, 160, 200, 250):
        process = child(script, killed, root, jobs=jobs, statements=statements)
        assert process.returncode in (0, -signal.SIGKILL), process.stderr
        kills += process.returncode == -signal.SIGKILL
    assert kills > 6
    assert child(script, killed, root, jobs=jobs).returncode == 0
    assert dump(killed) == dump(undisturbed)
    check(killed)


class Changing(RuleBasedStateMachine):
    """Files come, change, move and go; after each read the book holds exactly what is there."""

    names = st.sampled_from(["a.txt", "b.txt", "c.txt", "sub/d.txt", "sub/e.txt"])
    numbers = st.integers(1, 4)

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name) / "cables"
        self.root.mkdir()
        self.book = Path(self.folder.name) / "a.db"

    @rule(name=names, number=numbers)
    def put(self, name: str, number: int) -> None:
        write(self.root, {name: cable(number)})

    @rule(several=st.lists(numbers, min_size=1, max_size=4), stated=st.booleans())
    def put_lines(self, several: list[int], stated: bool) -> None:
        write(
            self.root, {"f.jsonl": lines(*((f"id{number}" if stated else None, cable(number)) for number in several))}
        )

    @rule(name=names, other=names)
    def rename(self, name: str, other: str) -> None:
        if (self.root / name).exists():
            (self.root / other).parent.mkdir(exist_ok=True)
            (self.root / name).replace(self.root / other)

    @rule(name=names | st.just("f.jsonl"))
    def remove(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    @rule()
    def read(self) -> None:
        before = ids_of(self.book) if self.book.exists() else {}
        read(self.book, self.root)
        check(self.book)
        with Book.open(self.book) as opened:
            status = opened.status()
            there = sorted(opened.text(row.id) for row in opened.registry())
        on_disk = [path.read_text() for path in self.root.rglob("*.txt")]
        stated = [line for path in self.root.rglob("*.jsonl") for line in path.read_text().splitlines()]
        assert len(there) + len(status.duplicates) == len(on_disk) + len(stated)
        assert set(there) == set(on_disk) | {text_of(line) for line in stated}
        assert not status.unfinished
        after = ids_of(self.book)
        assert {key: before[key] for key in before if key in after} == {
            key: after[key] for key in before if key in after
        }

    def teardown(self) -> None:
        self.folder.cleanup()


def ids_of(book: Path) -> dict[tuple[str, str | None], str]:
    """The id of every document that is not removed, by its bytes and the id that its file states."""
    with Book.open(book) as opened:
        documents = [opened.document(row.id) for row in opened.registry()]
    return {(document.sha256, document.stated_id): document.id for document in documents}


def text_of(line: str) -> str:
    text = json.loads(line)["text"]
    assert isinstance(text, str)
    return text


TestChanging = Changing.TestCase
TestChanging.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
