"""Tar archives, packed or not, sound or not: their members are read as files are."""

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable

import pytest
from archives import listed, special, tarred, told, zipped
from found import documents, found, refused
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.model.document import Document
from cablebook.sources import Limits

LONG = "a folder with a long name/" * 10 + "a.txt"
LINK = "expected a file, found a link; what it leads to is read where it stands in the archive"


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.tar", bytes), ("a.tgz", gzip.compress), ("a.tar.gz", gzip.compress), ("a.tar.bz2", bz2.compress),
     ("a.tar.xz", lzma.compress), ("a", gzip.compress)],
)  # fmt: skip
def test_each_member_is_a_file_of_its_own(name: str, pack: Callable[[bytes], bytes]) -> None:
    data = pack(tarred({"b.txt": "words of b", "letters/1950.jsonl": '{"id": "x", "text": "one"}\n', "a.txt": "a"}))
    assert listed(data, name) == [("b.txt", "words of b"), ("letters/1950.jsonl, line 1", "one"), ("a.txt", "a")]


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_are_whole_in_every_form(form: int) -> None:
    name = LONG if form != tarfile.USTAR_FORMAT else "folder/" * 20 + "a.txt"
    assert listed(tarred({name: "words", "b.txt": "b"}, form=form), "a.tar") == [(name, "words"), ("b.txt", "b")]


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_names_in_any_script_are_kept(form: int) -> None:
    assert listed(tarred({"Письмо 三國.txt": "words"}, form=form), "a.tar") == [("Письмо 三國.txt", "words")]


def test_an_archive_of_unix_v7_is_read() -> None:
    data = bytearray(tarred({"a.txt": "words"}, form=tarfile.USTAR_FORMAT))
    data[257:512] = bytes(255)
    data[148:156] = b"%06o\0 " % (sum(data[:148]) + 8 * 32 + data[156])
    assert listed(bytes(data), "a.tar") == [("a.txt", "words")]


def test_archives_in_a_tar_archive_are_opened() -> None:
    data = tarred({"a.zip": zipped({"b.txt": "words"}), "c.tar.xz": lzma.compress(tarred({"d.txt": "more"}))})
    assert listed(data, "a.tar") == [("a.zip, b.txt", "words"), ("c.tar.xz, d.txt", "more")]


def test_a_document_is_the_same_packed_and_alone() -> None:
    (alone,), (packed,) = documents("words", "a.txt"), documents(tarred({"a.txt": "words"}), "a.tar")
    assert (packed.sha256, packed.text) == (alone.sha256, alone.text)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (tarfile.SYMTYPE, LINK),
        (tarfile.LNKTYPE, LINK),
        (tarfile.CHRTYPE, "expected a file, found a device; it is not read"),
        (tarfile.BLKTYPE, "expected a file, found a device; it is not read"),
        (tarfile.FIFOTYPE, "expected a file, found a pipe; it is not read"),
    ],
)
def test_what_is_no_file_is_not_followed(kind: bytes, reason: str) -> None:
    data = tarred({"a.txt": special("a.txt", kind, "/etc/passwd"), "b.txt": "words"})
    assert listed(data, "a.tar") == [("a.txt", reason), ("b.txt", "words")]


def test_folders_and_litter_are_passed_over() -> None:
    data = tarred({"a": special("a", tarfile.DIRTYPE), "a/._b.txt": "x", "a/.DS_Store": "x", "a/b.txt": "words"})
    assert listed(data, "a.tar") == [("a/b.txt", "words")]


@pytest.mark.parametrize(
    ("name", "item"),
    [("../../etc/passwd.txt", "etc/passwd.txt"), ("/etc/passwd.txt", "etc/passwd.txt"), ("./a.txt", "a.txt")],
)
def test_a_path_is_only_a_name(name: str, item: str) -> None:
    assert listed(tarred({name: "words"}), "a.tar") == [(item, "words")]


def test_members_of_one_name_are_told_apart() -> None:
    data = tarred({"./a.txt": "first", "a.txt": "second"})
    assert listed(data, "a.tar") == [("a.txt", "first"), ("a.txt~2", "second")]


def test_a_name_that_looks_like_an_item_inside_another_is_told_apart() -> None:
    data = tarred({"a.zip, b.txt": "beside", "a.zip": zipped({"b.txt": "inside"})})
    assert listed(data, "a.tar") == [("a.zip, b.txt", "beside"), ("a.zip~2, b.txt", "inside")]


def test_a_member_that_is_not_read_to_its_end_does_not_hide_the_next() -> None:
    data = tarred({"a.txt": "x" * 3000, "b.txt": "words"})
    assert [one.item for one in documents(data, "a.tar", limits=Limits(max_bytes=1000))] == ["b.txt"]


def test_an_archive_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    data = tarred({"a.txt": "words", "b.txt": "x" * 3000})[: 512 * 5]
    assert [(item, text[:5]) for item, text in listed(data, "a.tar") if item and not text.startswith("expected")] == [
        ("a.txt", "words"),
        ("b.txt", "xxxxx"),
    ]
    assert told(data, "a.tar") == [
        (
            "b.txt",
            "expected a whole member of the archive, found that its end is missing; what there is was read",
            False,
        ),
        ("", "the archive has no end mark: it may have been cut off", False),
    ]


def test_a_damaged_header_costs_one_member() -> None:
    data = bytearray(tarred({"a.txt": "words", "b.txt": "lost", "c.txt": "more"}, form=tarfile.USTAR_FORMAT))
    data[1024] ^= 1
    assert listed(bytes(data), "a.tar") == [
        ("a.txt", "words"),
        ("", "expected the header of a member of a tar archive at 1 KB, found damage; reading went on at 2 KB"),
        ("c.txt", "more"),
    ]


def test_bytes_that_are_no_archive_are_refused() -> None:
    assert refused("words " * 200, "a.tar") == (
        "expected the header of a member of a tar archive at its beginning, found damage; no other member was found "
        "behind it"
    )


def test_an_archive_without_files_is_empty() -> None:
    assert (
        refused(tarred({".DS_Store": "x"}), "a.tar")
        == "the archive is empty: it holds no files that could be documents"
    )


def test_a_size_that_the_archive_cannot_hold_is_not_believed() -> None:
    header = bytearray(tarred({"a.txt": "words " * 500})[:2048])
    header[124:136] = b"\x80" + b"\0" * 3 + b"\x7f" + b"\xff" * 7
    header[148:156] = b"%06o\0 " % (sum(header[:148]) + 8 * 32 + sum(header[156:512]))
    (document,) = documents(bytes(header), "a.tar")
    assert document.text.startswith("words")


def test_a_bomb_is_stopped_when_it_swells() -> None:
    data = gzip.compress(tarred({f"{number}.txt": b"x" * 900_000 for number in range(20)}))
    *read, last = found(data, "a.tgz", limits=Limits(max_bytes=1_000_000))
    assert getattr(last, "reason", "").startswith("expected a text, found gzip that swells to more than 200 times")
    assert len(read) < 20


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_changed_archive_is_documents_and_problems(data: st.DataObject) -> None:
    whole = bytearray(tarred({LONG: "words", "b.jsonl": '{"text": "words"}\n', "c.zip": zipped({"d.txt": "words"})}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(1, len(whole)))])
    sources = found(cut, "a.tar")
    items = [one.item for one in sources if isinstance(one, Document)]
    assert sources
    assert len(items) == len(set(items))
