import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from folders import write

from cablebook.book.inventory import Folder
from cablebook.pipeline.discovery import Collection, Seen

links = pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege on Windows")


def collection(book: Path, *given: Path, known: Sequence[Folder] = ()) -> Collection:
    return Collection(book, known, given)


def names(found: Collection) -> list[str]:
    return sorted(seen.path for seen in found.files())


def test_a_file_is_called_by_its_place_in_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "cables", {"a.txt": "", "1950/10/b.txt": ""})
    found = collection(tmp_path / "a.db", tmp_path / "cables")
    assert names(found) == ["cables/1950/10/b.txt", "cables/a.txt"]
    assert found.added == [Folder("cables", "cables")]


def test_what_is_hidden_or_left_behind_by_programs_is_skipped(tmp_path: Path) -> None:
    write(tmp_path / "cables", {"a.txt": "", ".hidden": "", ".git/b.txt": "", "Thumbs.db": "", "~$a.docx": ""})
    assert names(collection(tmp_path / "a.db", tmp_path / "cables")) == ["cables/a.txt"]


def test_the_book_is_not_read_into_itself(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "", "book": "", "book-wal": "", "book-shm": ""})
    assert [name.rpartition("/")[2] for name in names(collection(tmp_path / "book", tmp_path))] == ["a.txt"]


def test_a_file_that_is_given_belongs_to_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "cables", {"a.txt": "", "b.txt": ""})
    found = collection(tmp_path / "a.db", tmp_path / "cables" / "a.txt")
    assert names(found) == ["cables/a.txt"]
    assert found.scope() == []  # of the other files of the folder nothing is known


def test_folders_of_one_name_get_numbers_whatever_the_order(tmp_path: Path) -> None:
    one, other = write(tmp_path / "a/cables", {"1.txt": ""}), write(tmp_path / "b/cables", {"2.txt": ""})
    for given in ((one, other), (other, one)):
        found = collection(tmp_path / "a.db", *given)
        assert names(found) == ["cables-2/2.txt", "cables/1.txt"]


def test_a_folder_inside_another_is_part_of_it(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": "", "1950/b.txt": ""})
    found = collection(tmp_path / "a.db", root / "1950", root)
    assert set(names(found)) == {"cables/1950/b.txt", "cables/a.txt"}
    alone = collection(tmp_path / "a.db", root / "1950", known=[Folder("cables", "cables")])
    assert (names(alone), alone.scope(), alone.added) == (["cables/1950/b.txt"], ["cables/1950/"], [])


def test_a_folder_that_was_known_first_keeps_its_files_when_the_one_around_it_comes(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": "", "1950/b.txt": ""})
    found = collection(tmp_path / "a.db", root, known=[Folder("1950", "cables/1950")])
    assert names(found) == ["1950/b.txt", "cables/a.txt"]
    assert found.scope() == ["1950/", "cables/"]


def test_a_file_has_one_name_from_every_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path / "cables", {"a.txt": ""})
    monkeypatch.chdir(root)
    assert names(Collection(tmp_path / "a.db", [], [Path()])) == ["cables/a.txt"]
    monkeypatch.chdir(tmp_path)
    assert names(Collection(Path("a.db"), [], [Path("cables/../cables")])) == ["cables/a.txt"]


def test_a_collection_that_moves_together_with_its_book_is_the_same(tmp_path: Path) -> None:
    write(tmp_path / "old" / "cables", {"a.txt": ""})
    known = collection(tmp_path / "old" / "a.db", tmp_path / "old" / "cables").added
    (tmp_path / "old").rename(tmp_path / "new")
    found = collection(tmp_path / "new" / "a.db", tmp_path / "new" / "cables", known=known)
    assert (names(found), found.added) == (["cables/a.txt"], [])


def test_a_folder_that_has_moved_keeps_its_label(tmp_path: Path) -> None:
    write(tmp_path / "disk" / "cables", {"a.txt": ""})
    found = collection(tmp_path / "a.db", tmp_path / "disk" / "cables", known=[Folder("cables", "cables")])
    assert (names(found), found.added) == (["cables/a.txt"], [Folder("cables", "disk/cables")])


@links
def test_a_circle_of_links_is_walked_once(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": "", "sub/b.txt": ""})
    (root / "sub" / "up").symlink_to(root)
    (root / "self").symlink_to(root / "self")
    assert names(collection(tmp_path / "a.db", root)) == ["cables/a.txt", "cables/self", "cables/sub/b.txt"]


@links
def test_two_folders_outside_that_link_to_each_other_are_walked_once(tmp_path: Path) -> None:
    root, one, other = (write(tmp_path / name, {f"{name}.txt": ""}) for name in ("cables", "one", "other"))
    (root / "link").symlink_to(one)
    (one / "link").symlink_to(other)
    (other / "link").symlink_to(one)
    expected = ["cables/cables.txt", "cables/link/link/other.txt", "cables/link/one.txt"]
    assert names(collection(tmp_path / "a.db", root)) == expected


@links
def test_a_link_to_what_is_in_the_collection_adds_nothing(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": "", "sub/b.txt": ""})
    (root / "again.txt").symlink_to(root / "a.txt")
    (root / "sub again").symlink_to(root / "sub")
    assert names(collection(tmp_path / "a.db", root)) == ["cables/a.txt", "cables/sub/b.txt"]


@links
def test_a_link_to_a_file_elsewhere_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "store", {"x": "text"})
    root = write(tmp_path / "cables", {})
    root.mkdir()
    (root / "a.txt").symlink_to(tmp_path / "store" / "x")
    assert names(collection(tmp_path / "a.db", root)) == ["cables/a.txt"]


@links
def test_a_link_that_leads_nowhere_is_listed_with_the_reason(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": ""})
    (root / "gone.txt").symlink_to(tmp_path / "nowhere")
    (gone,) = [seen for seen in collection(tmp_path / "a.db", root).files() if seen.reason]
    assert gone == Seen(
        "cables/gone.txt",
        str(root / "gone.txt"),
        "expected a file, found a symbolic link that leads nowhere; mend or remove it",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": ""})
    os.mkfifo(root / "pipe.txt")
    assert names(collection(tmp_path / "a.db", root)) == ["cables/a.txt"]


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names there are always text")
def test_a_name_that_is_no_text_gets_one(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": ""})
    (root / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    assert names(collection(tmp_path / "a.db", root)) == ["cables/a.txt", r"cables/caf\xe9.txt"]
