import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cablebook.book.connect import open_readonly, open_writable
from cablebook.book.migrations import Migration, known
from cablebook.errors import BookError, StorageError

KNOWN = known()
NAMES = [migration.name for migration in KNOWN]
LATER = (*KNOWN, Migration("a table more", "CREATE TABLE more (a TEXT);"))
BROKEN = (*KNOWN, Migration("half a change", "CREATE TABLE half (a TEXT); CREATE TABLE half (a TEXT);"))


def names(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM migration ORDER BY number")]


def test_a_new_book_has_every_migration_recorded(tmp_path: Path) -> None:
    connection = open_writable(tmp_path / "a.db", LATER)
    assert names(connection) == [*NAMES, "a table more"]
    connection.close()


def test_an_older_book_gets_what_it_lacks(tmp_path: Path) -> None:
    open_writable(tmp_path / "a.db", KNOWN).close()
    connection = open_writable(tmp_path / "a.db", LATER)
    assert connection.execute("SELECT count(*) FROM more").fetchone() == (0,)
    assert names(connection) == [*NAMES, "a table more"]
    connection.close()


def test_a_migration_that_fails_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="half"):
        open_writable(tmp_path / "a.db", BROKEN)
    connection = open_writable(tmp_path / "a.db", KNOWN)
    assert names(connection) == NAMES
    assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall() == []
    connection.close()


@pytest.mark.parametrize("opening", [open_readonly, open_writable])
def test_a_book_of_a_newer_release_is_refused(tmp_path: Path, opening: Callable[..., Any]) -> None:
    open_writable(tmp_path / "a.db", LATER).close()
    with pytest.raises(BookError, match=r"made by a newer release of cablebook .*“a table more”.*Update cablebook"):
        opening(tmp_path / "a.db", KNOWN)


def test_an_older_book_cannot_be_asked_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    open_writable(tmp_path / "a.db", KNOWN).close()
    with pytest.raises(BookError, match=r"made by an older release .* `cablebook read .*a\.db PATH`"):
        open_readonly(tmp_path / "a.db", LATER)


@pytest.mark.parametrize("opening", [open_readonly, open_writable])
def test_the_database_of_another_program_is_refused_and_not_touched(
    tmp_path: Path, opening: Callable[..., Any]
) -> None:
    path = tmp_path / "zotero.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE items (a TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(BookError, match="not a book"):
        opening(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_book(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    connection = open_writable(path)
    assert names(connection) == NAMES
    connection.close()


def test_the_shape_names_itself_for_people_who_open_it_elsewhere(tmp_path: Path) -> None:
    connection = open_writable(tmp_path / "a.db")
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")}
    assert {"document", "message", "party", "correction", "source_file", "problem", "registry", "search"} <= found
    assert dict(connection.execute("SELECT name, value FROM book"))["made by"] == "cablebook"
    connection.close()


def test_a_book_of_the_first_shape_keeps_its_documents(tmp_path: Path) -> None:
    first = open_writable(tmp_path / "a.db", KNOWN[:1])
    with first:
        first.execute("INSERT INTO source_file VALUES ('f/a.txt', 'text', 5, 'ab', 'read', 'an older one', NULL)")
        first.execute(
            "INSERT INTO document (position, id, path, item, sha256, pages, layout, text) "
            "VALUES (1, 'ab', 'f/a.txt', '', 'ab', '[]', '[]', 'Words')"
        )
    first.close()
    brought = open_writable(tmp_path / "a.db")
    assert brought.execute("SELECT text, language, cut_at FROM document").fetchall() == [("Words", None, None)]
    assert names(brought) == NAMES
    brought.close()
