"""Small collections on the disk, and books made of them."""

import json
from collections.abc import Mapping
from pathlib import Path

from cablebook.book import Book
from cablebook.pipeline import Summary, read_into


def cable(number: int, *, day: int | None = None, words: str = "") -> str:
    """A short telegram; each number gives another."""
    date = f"October {day or number % 28 + 1}, 1950"
    return (
        f"Telegram From the Embassy in Korea to the Department of State\n\nSeoul, {date}.\n\n"
        f"{number}. Department pass Tokyo. Message {number} tells of {number * 3} tanks and {words or 'rice'}.\n\n"
        "Muccio\n"
    )


def lines(*documents: tuple[str | None, str]) -> str:
    """A file of JSON lines: ids, where a document has one, and texts."""
    return "".join(
        json.dumps({"text": text} if stated is None else {"id": stated, "text": text}) + "\n"
        for stated, text in documents
    )


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Put files under a folder, which is made."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return folder


def read(book: Path, *paths: Path, jobs: int = 1, again: bool = False) -> Summary:
    """What `cablebook read` does."""
    with Book.create_or_open(book) as opened:
        return read_into(opened, paths, jobs=jobs, again=again)


def texts(book: Path) -> dict[str, str]:
    """The documents that are not removed: text by id."""
    with Book.open(book) as opened:
        return {row.id: opened.text(row.id) for row in opened.registry()}


def places(book: Path) -> dict[str, str]:
    """The path of each document that is not removed, by id."""
    with Book.open(book) as opened:
        return {row.id: row.path for row in opened.registry()}


def dump(book: Path) -> str:
    """All that a book holds."""
    with Book.open(book) as opened:
        return opened.dump()
