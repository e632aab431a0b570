"""The pages of docs/ and the README, executed: every `$ command` runs, and prints what the page says it prints.

A page is run from its first command to its last in one empty folder. A line of `...` stands for any lines. To set the
pages anew after a change that is meant, run `CABLEBOOK_DOCS=write python -m pytest tests/docs` and read the difference.
"""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cablebook.book import Book
from cablebook.cli import COMMANDS
from cablebook.model.extraction import contract
from cablebook.model.header import Header
from cablebook.model.reading import Reading

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
WRITE = os.environ.get("CABLEBOOK_DOCS") == "write"
_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
# What would set up a machine or run for minutes; the commands themselves are held by the tests of the Makefile's parts.
_NOT_RUN = ("make ", "git ", "pip ", "pipx ", "uv ", "datasette ", "python -m venv", "cd ")


class Command(NamedTuple):
    """A command of a page, what the page prints under it, and where that stands."""

    line: str
    expected: str
    start: int
    end: int


def commands(page: str) -> Iterator[Command]:
    for block in _BLOCK.finditer(page):
        at = block.start("body")
        line: str | None = None
        printed_from = at
        for row in block["body"].splitlines(keepends=True):
            if row.startswith("$ "):
                if line is not None:
                    yield Command(line, page[printed_from:at], printed_from, at)
                line, printed_from = row[2:].rstrip("\n"), at + len(row)
            at += len(row)
        if line is not None:
            yield Command(line, page[printed_from:at], printed_from, at)


def run(line: str, folder: Path) -> str:
    """What a command prints, on either stream, in a folder where `cablebook` is the one under test."""
    path = str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]
    environment = {"PATH": path, "HOME": str(folder), "CABLEBOOK_USER": "you", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    done = subprocess.run(  # noqa: S602  # the pages are ours, and their commands are written for a shell
        line, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )  # fmt: skip
    return done.stdout.decode()


def matches(printed: str, expected: str) -> bool:
    """Whether the output is the page's, lines of `...` standing for any lines and trailing space not counting."""
    pattern = "".join(
        r"(?:.*\n)*?" if row.strip() == "..." else re.escape(row.rstrip()) + r"[ \t]*\n"
        for row in expected.splitlines()
    )
    return re.fullmatch(pattern, printed if printed.endswith("\n") or not printed else printed + "\n") is not None


@pytest.mark.skipif(sys.platform == "win32", reason="the pages' commands are written for a POSIX shell")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_of_the_page_print_what_it_says(path: Path, tmp_path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    found = [command for command in commands(page) if not command.line.startswith(_NOT_RUN)]
    outputs = [(command, run(command.line, tmp_path)) for command in found]
    if WRITE:
        for command, printed in reversed(outputs):
            if command.expected.strip() and not matches(printed, command.expected):
                page = page[: command.start] + printed + page[command.end :]
        path.write_text(page, encoding="utf-8")
        return
    for command, printed in outputs:
        if command.expected.strip():
            assert matches(printed, command.expected), f"$ {command.line}\n{printed}"
        else:
            assert "Error" not in printed, f"$ {command.line}\n{printed}"


def test_every_command_has_its_help_in_the_reference() -> None:
    reference = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    asked = {command.line for command in commands(reference)}
    assert {f"cablebook {name} --help" for name in COMMANDS} <= asked


def test_every_relative_link_of_a_page_leads_somewhere() -> None:
    broken = [
        f"{path.name}: {target}"
        for path in PAGES
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_every_table_of_the_book_is_in_the_reference(tmp_path: Path) -> None:
    reference = (ROOT / "docs" / "reference" / "book.md").read_text(encoding="utf-8")
    with Book.create_or_open(tmp_path / "a.db"):
        pass
    connection = sqlite3.connect(tmp_path / "a.db")
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
    connection.close()
    # The parts of the full-text index and SQLite's own notes belong to SQLite.
    tables = [name for (name,) in found if not name.startswith(("search_", "sqlite_"))]
    assert [name for name in tables if f"`{name}`" not in reference] == []


def test_every_field_of_the_contract_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "reference" / "extract.md").read_text(encoding="utf-8")
    assert [name for name in contract("a", Reading(layout=(), header=Header())) if f"`{name}`" not in reference] == []
