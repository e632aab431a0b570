"""Archives in a collection: their documents are in the book as if they lay in the folder."""

import zipfile
from pathlib import Path

import pytest
from folders import cable, lines, places, read, texts, write

from cablebook.book import Book
from soundness import check


def pack(path: Path, members: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)


def items(book: Path) -> list[str]:
    with Book.open(book) as opened:
        return sorted(opened.document(row.id).item for row in opened.registry())


def test_the_members_of_an_archive_are_documents(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": cable(1)})
    pack(root / "b.zip", {"1950/b.txt": cable(2), "c.jsonl": lines(("x", cable(3))), "d.jpg": "\xff\xd8\xff"})
    read(tmp_path / "a.db", root)
    assert items(tmp_path / "a.db") == ["", "1950/b.txt", "c.jsonl, line 1"]
    with Book.open(tmp_path / "a.db") as opened:
        assert opened.status().files == {"read": 1, "read in part": 1}
        assert [hit.id for hit in opened.search('"9 tanks"')] == ["x"]
    check(tmp_path / "a.db")


def test_a_file_and_its_copy_in_an_archive_are_one_document(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": cable(1)})
    pack(root / "b.zip", {"a.txt": cable(1)})
    read(tmp_path / "a.db", root)
    with Book.open(tmp_path / "a.db") as opened:
        assert opened.status().files == {"duplicate": 1, "read": 1}
        assert [(row.path, row.item) for row in opened.status().duplicates] == [("cables/b.zip", "a.txt")]


def test_documents_keep_their_ids_when_the_archive_changes(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {})
    root.mkdir()
    pack(root / "b.zip", {"a.txt": cable(1), "b.txt": cable(2)})
    read(tmp_path / "a.db", root)
    before = texts(tmp_path / "a.db")
    pack(root / "b.zip", {"0.txt": cable(3), "renamed.txt": cable(1), "b.txt": cable(2)})
    read(tmp_path / "a.db", root)
    assert before.items() < texts(tmp_path / "a.db").items()
    check(tmp_path / "a.db")


def test_documents_keep_their_ids_when_an_archive_is_unpacked(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {})
    root.mkdir()
    pack(root / "b.zip", {"a.txt": cable(1)})
    read(tmp_path / "a.db", root)
    before = texts(tmp_path / "a.db")
    (root / "b.zip").unlink()
    write(root, {"b/a.txt": cable(1)})
    read(tmp_path / "a.db", root)
    assert texts(tmp_path / "a.db") == before
    assert list(places(tmp_path / "a.db").values()) == ["cables/b/a.txt"]


def test_a_large_archive_that_is_taken_apart_makes_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "cables", {"a.txt": cable(99)})
    pack(root / "b.zip", {f"{n % 3}/{n}.txt": cable(n) for n in range(30)})
    books = []
    for name, jobs, least in (("whole", 1, 4_000_000), ("apart", 2, 1)):
        monkeypatch.setattr("cablebook.pipeline.workers._LARGE_BYTES", least)
        monkeypatch.setattr("cablebook.pipeline.workers._CHUNK_DOCUMENTS", 7)
        (tmp_path / name).mkdir()
        read(tmp_path / name / "a.db", root, jobs=jobs)
        books.append((tmp_path / name / "a.db").read_bytes())
    assert books[0] == books[1]
