"""Versions in a book: tied over files, shown with their differences, loose again when one is gone."""

import json
from pathlib import Path

import pytest
from running import Terminal

from cablebook.book import Book
from cablebook.pipeline import read_into

BODY = (
    "The Minister received me this morning and spoke for more than an hour about the coming harvest, the railway from "
    "the northern frontier and the shortage of locomotives. He asked whether our Government could let his country have "
    "{engines} locomotives before the winter, against repayment in timber and zinc over five years. I answered that I "
    "would report his wish and that nothing could be promised before the Ministry of Transport had been consulted. He "
    "added that the bridges destroyed in the spring were being rebuilt by troops and would carry traffic in November."
)
FIRST = "Prague, October 2, 1950\n\nTo the Secretary of State\n\n" + BODY.format(engines="120") + "\n\nHARLAN\n"
SECOND = "3 October 1950\n\nFor the Secretary\n\n" + BODY.format(engines="1,200") + "\n\nHARLAN\n"
OTHER = "Prague, October 2, 1950\n\nTo the Secretary of State\n\nThe opera opens on Friday with a gala.\n\nHARLAN\n"


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cables"
    folder.mkdir()
    for name, text in {"a.txt": FIRST, "b.txt": SECOND, "c.txt": OTHER}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(path: Path, folder: Path) -> dict[str, str]:
    """Read a folder; the ids of its documents by the names of their files."""
    with Book.create_or_open(path) as book:
        read_into(book, [folder], jobs=1)
        return {book.document(row.id).path.rpartition("/")[2]: row.id for row in list(book.registry())}


def test_two_prints_of_one_message_are_tied_and_a_third_message_is_not(tmp_path: Path, folder: Path) -> None:
    ids = read(tmp_path / "a.db", folder)
    with Book.open(tmp_path / "a.db") as book:
        tied = book.document(ids["a.txt"]).versions
        assert len(tied) == 1
        assert {tied[0].document_id, tied[0].message} == {ids["a.txt"], ids["b.txt"]}
        assert book.document(ids["b.txt"]).versions == tied
        assert book.document(ids["c.txt"]).versions == ()
        assert book.status().versions == 1


def test_they_are_loose_when_one_is_gone(tmp_path: Path, folder: Path) -> None:
    ids = read(tmp_path / "a.db", folder)
    (folder / "b.txt").unlink()
    read(tmp_path / "a.db", folder)
    with Book.open(tmp_path / "a.db") as book:
        assert book.document(ids["a.txt"]).versions == ()
        assert book.status().versions == 0


def test_show_prints_where_they_differ(tmp_path: Path, folder: Path, terminal: Terminal) -> None:
    ids = read(tmp_path / "a.db", folder)
    page = terminal("show", "a.db", ids["a.txt"], "--versions").out
    assert page.startswith(f"{ids['a.txt']} and {ids['b.txt']}: ")
    figures = [line.split() for line in page.splitlines() if line.strip().startswith("figure")]
    assert figures == [["figure", "120", "1,200"]]
    found = json.loads(terminal("show", "a.db", ids["a.txt"], "--versions", "--json").out)
    spans = [(one["here_span"], one["there_span"]) for one in found[0]["differences"] if one["kind"] == "figure"]
    assert [(FIRST[slice(*here)], SECOND[slice(*there)]) for here, there in spans] == [("120", "1,200")]


def test_show_says_where_there_is_no_other_version(tmp_path: Path, folder: Path, terminal: Terminal) -> None:
    ids = read(tmp_path / "a.db", folder)
    page = terminal("show", "a.db", ids["c.txt"], "--versions").out
    assert page == f"No other document of the book is known to carry the message of {ids['c.txt']}.\n"
