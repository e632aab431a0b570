import json
import sys
from pathlib import Path

import pytest
from running import MOSCOW, SEOUL, UNDATED, Terminal

from cablebook.book import Book


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    found = Terminal(tmp_path, monkeypatch, capsys)
    found.write(a=MOSCOW, b=SEOUL, c=UNDATED)
    return found


def test_read_ends_with_what_it_did_and_what_is_next(terminal: Terminal) -> None:
    ran = terminal("read", "a.db", "cables")
    assert ran.code == 0
    assert ran.out == "Read 3 documents from 3 files.\nFiles: 3 new.\nNext: cablebook status a.db\n"


def test_read_again_says_what_has_changed(terminal: Terminal) -> None:
    terminal("read", "a.db", "cables")
    terminal.write(a=MOSCOW.replace("108", "109"), d=SEOUL.replace("925", "926"), e="")
    (terminal.folder / "cables" / "b.txt").rename(terminal.folder / "cables" / "z.txt")
    (terminal.folder / "cables" / "c.txt").unlink()
    ran = terminal("read", "a.db", "cables", "--quiet")
    assert ran.out == (
        "Read 2 documents from 3 files.\n"
        "Files: 2 new, 1 changed or read anew, 1 renamed, 1 removed.\n"
        "Could not be read: 1 file or part of a file.\n"
        "Next: cablebook status a.db\n"
    )
    assert ran.err == ""


def test_nothing_to_do_is_said_in_a_line(terminal: Terminal) -> None:
    terminal("read", "a.db", "cables")
    ran = terminal("read", "a.db", "cables")
    assert ran.out == "Read 0 documents from 0 files.\nFiles: 3 unchanged.\nNext: cablebook status a.db\n"
    assert terminal("read", "a.db", "cables", "--again").out.startswith("Read 3 documents from 3 files.")


def test_two_workers_read_the_same(terminal: Terminal) -> None:
    assert terminal("read", "one.db", "cables", "--jobs", "1").code == 0
    assert terminal("read", "two.db", "cables", "--jobs", "2").code == 0
    with Book.open(Path("one.db")) as one, Book.open(Path("two.db")) as two:
        assert one.dump() == two.dump()


def test_progress_where_there_is_no_terminal_is_some_lines(terminal: Terminal) -> None:
    ran = terminal("read", "a.db", "cables")
    assert "\r" not in ran.err
    assert ran.err.splitlines()[-2:] == ["reading: 100 %, 3 documents", "indexing: 100 %"]


def test_progress_on_a_terminal_is_a_bar_that_goes_away(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    from cablebook.cli import progress

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert isinstance(progress.shown(), progress.Bar)
    ran = terminal("read", "a.db", "cables")
    assert ran.code == 0
    assert "Read 3 documents" in ran.out


def test_an_interrupted_read_says_how_to_go_on(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cablebook.cli.reading.read_into", interrupted)
    ran = terminal("read", "a.db", "cables", "--quiet")
    assert ran.code == 130
    assert ran.err == "Stopped. What was read is in the book; the same command goes on from here.\n"


def test_status_of_a_book_for_people(terminal: Terminal) -> None:
    terminal.write(copy=UNDATED, empty="")
    terminal("read", "a.db", "cables")
    ran = terminal("status", "a.db")
    assert ran.code == 0
    first, *rest = ran.out.splitlines()
    assert first.startswith("a.db: 3 documents from 5 files (")
    assert first.endswith("), 1950-10-07 to 1952-12-27")
    assert "Without a date: 1 (33.3%)" in rest
    assert "Files\n  duplicate  1\n  not read   1\n  read       3\n" in ran.out
    assert "Could not be read (1)\n  cables/empty.txt: " in ran.out
    assert "Duplicates, read once (1)\n  cables/copy.txt: the same as " in ran.out


def test_status_names_what_is_gone(terminal: Terminal) -> None:
    terminal("read", "a.db", "cables")
    (terminal.folder / "cables" / "b.txt").unlink()
    terminal("read", "a.db", "cables")
    out = terminal("status", "a.db").out
    assert "Removed files, whose documents are kept but not listed (1)\n  cables/b.txt\n" in out


def test_status_for_programs_is_one_object(terminal: Terminal) -> None:
    terminal.write(empty="")
    terminal("read", "a.db", "cables")
    found = json.loads(terminal("status", "a.db", "--json").out)
    assert (found["documents"], found["files"]) == (3, {"not read": 1, "read": 3})
    assert [problem["path"] for problem in found["problems"]] == ["cables/empty.txt"]


def test_status_says_that_a_read_was_stopped(terminal: Terminal) -> None:
    with Book.create_or_open(Path("a.db")) as book, book.writer(reader="1"):
        pass
    assert "A read is at work, or was stopped before its end" in terminal("status", "a.db").out


def test_what_a_document_is_called_cannot_command_the_terminal(terminal: Terminal) -> None:
    (terminal.folder / "cables" / "bad\x1b[2J.txt").write_text("")
    terminal("read", "a.db", "cables")
    out = terminal("status", "a.db").out
    assert "\x1b" not in out
    assert r"bad\x1b[2J.txt" in out
