"""Reading again what was read before: what is read, what stays, and which ids survive."""

import shutil
from pathlib import Path

import pytest
from folders import cable, dump, lines, places, read, texts, write

from cablebook.book import Book
from soundness import check


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(
        tmp_path / "cables",
        {"a.txt": cable(1), "b.txt": cable(2), "more/c.jsonl": lines(("x/1", cable(3)), (None, cable(4)))},
    )


@pytest.fixture
def book(tmp_path: Path, root: Path) -> Path:
    read(tmp_path / "a.db", root)
    return tmp_path / "a.db"


def files(book: Path) -> dict[str, int]:
    with Book.open(book) as opened:
        return opened.status().files


def test_a_first_read_reads_everything(book: Path) -> None:
    check(book)
    assert sorted(texts(book).values()) == sorted(cable(number) for number in (1, 2, 3, 4))
    assert files(book) == {"read": 3}
    with Book.open(book) as opened:
        assert [hit.id for hit in opened.search('"9 tanks"')] == ["x/1"]


def test_a_second_read_reads_nothing_and_changes_nothing(book: Path, root: Path) -> None:
    before = book.read_bytes()
    summary = read(book, root)
    assert (summary.files, summary.documents, summary.unchanged) == (0, 0, 3)
    assert dump_of(before, book) == dump(book)


def dump_of(content: bytes, beside: Path) -> str:
    copy = beside.with_name("copy.db")
    copy.write_bytes(content)
    return dump(copy)


def test_a_new_file_is_read_alone(book: Path, root: Path) -> None:
    write(root, {"d.txt": cable(5)})
    summary = read(book, root)
    assert (summary.files, summary.new, summary.unchanged) == (1, 1, 3)
    assert cable(5) in texts(book).values()


def test_a_changed_file_is_read_alone_and_its_document_keeps_its_id(book: Path, root: Path) -> None:
    before = places(book)
    write(root, {"a.txt": cable(1, words="wheat")})
    summary = read(book, root)
    assert (summary.files, summary.changed, summary.unchanged) == (1, 1, 2)
    assert places(book) == before
    assert min(texts(book).values()) == cable(1, words="wheat")
    check(book)


def test_a_renamed_file_is_not_read_again(book: Path, root: Path) -> None:
    before = texts(book)
    (root / "a.txt").rename(root / "z.txt")
    summary = read(book, root)
    assert (summary.files, summary.renamed, summary.removed) == (0, 1, 0)
    assert texts(book) == before
    assert "cables/z.txt" in places(book).values()


def test_a_renamed_file_keeps_its_id_when_another_takes_its_name(book: Path, root: Path) -> None:
    before = texts(book)
    (root / "a.txt").rename(root / "z.txt")
    write(root, {"a.txt": cable(7)})
    summary = read(book, root)
    assert (summary.renamed, summary.new, summary.changed) == (1, 1, 0)
    assert before.items() < texts(book).items()


def test_a_file_whose_name_now_says_another_format_is_read_again_and_keeps_its_id(book: Path, root: Path) -> None:
    before = texts(book)
    (root / "a.txt").rename(root / "a.md")
    summary = read(book, root)
    assert (summary.renamed, summary.new, summary.removed) == (0, 1, 1)
    assert texts(book) == before


def test_a_renamed_folder_of_files_is_not_read_again(book: Path, root: Path) -> None:
    before = texts(book)
    (root / "more").rename(root / "less")
    assert (read(book, root).renamed, texts(book)) == (1, before)


def test_a_moved_root_is_not_read_again(book: Path, root: Path) -> None:
    before = texts(book)
    moved = root.rename(root.parent / "telegrams")
    assert (read(book, moved).renamed, texts(book)) == (3, before)
    assert files(book) == {"read": 3}


def test_a_file_that_moves_to_a_folder_that_was_not_given_before_is_not_read_again(book: Path, root: Path) -> None:
    before = texts(book)
    other = root.parent / "other"
    other.mkdir()
    (root / "a.txt").rename(other / "a.txt")
    summary = read(book, other)
    assert (summary.renamed, texts(book)) == (1, before)


def test_a_copied_file_is_a_duplicate(book: Path, root: Path) -> None:
    shutil.copy(root / "a.txt", root / "copy.txt")
    summary = read(book, root)
    assert (summary.new, len(texts(book))) == (1, 4)
    assert files(book) == {"duplicate": 1, "read": 3}


def test_a_removed_file_is_marked_and_its_documents_kept(book: Path, root: Path) -> None:
    (root / "a.txt").unlink()
    assert read(book, root).removed == 1
    assert len(texts(book)) == 3
    with Book.open(book) as opened:
        status = opened.status()
    assert (status.removed_documents, status.removed_files) == (1, ("cables/a.txt",))


def test_a_file_that_reappears_brings_its_document_back_under_its_id(book: Path, root: Path) -> None:
    before = texts(book)
    (root / "a.txt").rename(root.parent / "away.txt")
    read(book, root)
    (root.parent / "away.txt").rename(root / "a.txt")
    read(book, root)
    assert texts(book) == before
    assert files(book) == {"read": 3}


def test_a_removed_file_that_reappears_under_another_name_is_the_same(book: Path, root: Path) -> None:
    before = texts(book)
    (root / "a.txt").rename(root.parent / "away.txt")
    read(book, root)
    (root.parent / "away.txt").rename(root / "later.txt")
    assert (read(book, root).renamed, texts(book)) == (1, before)


def test_only_what_lies_under_what_is_given_can_be_gone(book: Path, root: Path) -> None:
    (root / "a.txt").unlink()
    assert read(book, root / "more").removed == 0
    assert read(book, root / "b.txt").removed == 0
    assert len(texts(book)) == 4


def test_a_file_that_is_found_by_another_way_is_the_same(
    book: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "more")
    for path in (Path("c.jsonl"), Path(".."), root.parent, Path("../../cables/a.txt")):
        summary = read(book, path)
        assert (summary.new, summary.changed, summary.renamed, summary.removed) == (0, 0, 0, 0), path


def test_again_reads_everything_and_changes_nothing(book: Path, root: Path) -> None:
    before = dump(book)
    summary = read(book, root, again=True)
    assert (summary.files, summary.changed) == (3, 3)
    assert dump(book) == before


def test_a_file_that_could_not_be_read_is_read_when_it_is_mended(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.jsonl": "not JSON\n" + lines(("x", cable(1)))})
    read(tmp_path / "a.db", root)
    with Book.open(tmp_path / "a.db") as opened:
        (problem,) = opened.status().problems
        assert (problem.path, problem.lost, opened.status().files) == ("cables/a.jsonl", True, {"read in part": 1})
    write(root, {"a.jsonl": lines(("x", cable(1)))})
    read(tmp_path / "a.db", root)
    with Book.open(tmp_path / "a.db") as opened:
        assert (opened.status().problems, opened.status().files) == ((), {"read": 1})


def test_corrections_stand_after_files_were_read_again_renamed_and_changed(book: Path, root: Path) -> None:
    from cablebook.pipeline.correcting import Signature, decide
    from cablebook.review import change

    signature = Signature(made_by="A Reader", made_at="2026-01-02T03:04:05Z")
    with Book.create_or_open(book) as opened:
        decide(opened, "x/1", lambda document: change(document, "place", "Busan", words="Seoul"), signature)
    read(book, root, again=True)
    (root / "more" / "c.jsonl").rename(root / "d.jsonl")
    read(book, root)
    write(root, {"d.jsonl": lines((None, cable(9)), ("x/1", "A new first line.\n" + cable(3)))})
    read(book, root)
    with Book.open(book) as opened:
        assert opened.document("x/1").header.place == "Busan"
        assert opened.status().corrections == {"stands": 1}
