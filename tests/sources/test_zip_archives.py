"""ZIP archives: their members are read as files are."""

import gzip
import io
import zipfile
import zlib

import pytest
from archives import Built, listed, tarred, told, zipped
from found import documents, found, refused

from cablebook.sources import Limits


def test_each_member_is_a_file_of_its_own() -> None:
    data = zipped({"b.txt": "words of b", "letters/1950.html": "<p>words of 1950</p>"})
    assert listed(data) == [("b.txt", "words of b"), ("letters/1950.html", "words of 1950")]


def test_a_member_that_holds_several_documents_names_them_behind_its_path() -> None:
    data = zipped({"1950.jsonl": '{"id": "x", "text": "one"}\n{"id": "y", "text": "two"}\n'})
    assert [(one.item, one.stated_id) for one in documents(data, "a.zip")] == [
        ("1950.jsonl, line 1", "x"),
        ("1950.jsonl, line 2", "y"),
    ]


def test_a_document_is_the_same_packed_and_alone() -> None:
    (alone,), (packed,) = documents("words", "a.txt"), documents(zipped({"a.txt": "words"}), "a.zip")
    assert (packed.sha256, packed.text) == (alone.sha256, alone.text)


def test_members_come_by_path_whatever_their_order() -> None:
    members = {"c.txt": "c", "a/z.txt": "z", "b.txt": "b"}
    turned = dict(reversed(members.items()))
    assert [item for item, _ in listed(zipped(members))] == ["a/z.txt", "b.txt", "c.txt"]
    assert listed(zipped(members)) == listed(zipped(turned))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_every_usual_packing_is_read(method: int) -> None:
    assert listed(zipped({"a.txt": "words " * 1000}, method=method)) == [("a.txt", "words " * 1000)]


def test_another_packing_is_named() -> None:
    assert listed(zipped({"a.txt": "words"}, method=zipfile.ZIP_LZMA)) == [
        ("a.txt", "expected a member packed with deflate, found LZMA; pack it again and read it")
    ]


def test_an_archive_written_to_a_pipe_is_read() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError("a pipe")

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "words")
    assert listed(pipe.getvalue()) == [("a.txt", "words")]
    assert listed(pipe.getvalue()[:-40])[1:] == [("a.txt", "words")]


def test_an_archive_with_64_bit_sizes_is_read() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(b"words")
    assert listed(data.getvalue()) == [("a.txt", "words")]


def test_an_archive_behind_a_program_that_unpacks_it_is_read() -> None:
    assert listed(b"PK\x03\x04 no header" + zipped({"a.txt": "words"})) == [("a.txt", "words")]


def test_an_archive_with_a_comment_that_looks_like_its_end_is_read() -> None:
    assert listed(Built().file(b"a.txt", b"words").end(comment=b"PK\x05\x06" + bytes(4))) == [("a.txt", "words")]


def test_packed_members_and_archives_are_opened_in_turn() -> None:
    inner = zipped({"deep.txt": "deep words"})
    data = zipped({"a.txt.gz": gzip.compress(b"words"), "b.zip": inner, "c.tgz": gzip.compress(tarred({"d.txt": "d"}))})
    assert listed(data) == [("a.txt.gz", "words"), ("b.zip, deep.txt", "deep words"), ("c.tgz, d.txt", "d")]


def test_an_archive_that_is_packed_itself_is_read() -> None:
    assert listed(gzip.compress(zipped({"a.txt": "words"})), "a.zip.gz") == [("a.txt", "words")]


def test_json_lines_may_be_longer_than_what_is_held_whole() -> None:
    lines = "".join(f'{{"id": {number}, "text": "words {number * 7919}"}}\n' for number in range(2000))
    data = zipped({"a.jsonl": lines})
    assert len(documents(data, "a.zip", limits=Limits(max_bytes=1000))) == 2000


def test_a_member_that_is_too_large_is_lost_alone() -> None:
    most, then = "files up to 100 bytes", "split it, or raise --max-mb (and --again)"
    first, second = found(zipped({"a.txt": "x" * 101, "b.txt": "x" * 100}), "a.zip", limits=Limits(max_bytes=100))
    assert (first.item, getattr(first, "reason", "")) == (
        "a.txt",
        f"the file is more than 100 bytes when unpacked; cablebook reads {most} as one document: {then}",
    )
    assert second.item == "b.txt"


def test_what_systems_leave_behind_is_passed_over() -> None:
    litter = {"__MACOSX/._a.txt": "x", "__MACOSX/a.txt": "x", ".DS_Store": "x", "a/Thumbs.db": "x", ".git/b.txt": "x"}
    assert listed(zipped({"a.txt": "words", "folder/": "", **litter})) == [("a.txt", "words")]


@pytest.mark.parametrize("members", [{}, {"folder/": ""}, {".DS_Store": "x"}])
def test_an_archive_without_files_is_empty(members: dict[str, str]) -> None:
    assert refused(zipped(members), "a.zip") == "the archive is empty: it holds no files that could be documents"


def test_members_of_other_formats_are_listed() -> None:
    assert listed(zipped({"a.txt": "words", "b.jpg": b"\xff\xd8\xff\xe0"}))[1:] == [
        ("b.jpg", "JPEG is not read yet; export the file as text, HTML or TEI and read it again")
    ]


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\letters\\a.txt", "letters/a.txt"),
        ("./a//b.txt", "a/b.txt"),
        ("a\u202etxt.exe.txt", "a\\u202etxt.exe.txt"),
        ("line\nend.txt", "line\\u000aend.txt"),
        ("Cafe\u0301.txt", "Café.txt"),
        ("三國.txt", "三國.txt"),
        ("..", "unnamed"),
    ],
)
def test_a_path_is_only_a_name(name: str, item: str) -> None:
    assert listed(Built().file(name.encode(), b"words").end()) == [(item, "words")]


def test_a_path_of_any_length_is_cut_in_front() -> None:
    (document,) = documents(Built().file(b"folder/" * 2000 + b"a.html", b"<p>words").end(), "a.zip")
    assert document.item == f"…{('folder/' * 200 + 'a.html')[-1000:]}"


def test_old_names_are_read_in_their_encoding() -> None:
    names = ["Письмо товарищу.txt", "Шифртелеграмма посольства.txt", "Приложение к письму.txt"]
    archive = Built()
    for name in names:
        archive.file(name.encode("cp866"), name.encode())
    assert sorted(listed(archive.end())) == sorted((name, name) for name in names)


@pytest.mark.parametrize(("names", "item"), [(b"old.txt", "é.txt"), (b"another.txt", "old.txt")])
def test_a_name_in_utf_8_beside_the_old_one_counts_while_it_belongs_to_it(names: bytes, item: str) -> None:
    beside = b"\1" + zlib.crc32(names).to_bytes(4, "little") + "é.txt".encode()
    header = zipfile.ZipInfo("old.txt")
    header.extra = b"\x75\x70" + len(beside).to_bytes(2, "little") + beside
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(header, "words")
    assert listed(data.getvalue()) == [(item, "words")]


def test_members_of_one_name_are_told_apart() -> None:
    data = Built().file(b"a.txt", b"first").file(b"a.txt", b"second").end()
    assert listed(data) == [("a.txt", "first"), ("a.txt~2", "second")]


def test_a_name_that_looks_like_an_item_inside_another_gets_one_of_its_own() -> None:
    inner = zipped({"b.txt": "inside"})
    data = zipped({"a.zip": inner, "a.zip, b.txt": "beside"})
    assert listed(data) == [("a.zip, b.txt", "inside"), ("a.zip,b.txt", "beside")]


def test_an_encrypted_member_is_lost_alone() -> None:
    data = Built().file(b"a.txt", b"words", flags=1).file(b"b.txt", b"words").end()
    reason = "expected a member that can be read, found an encrypted one"
    then = "unpack the archive with its password and read the folder"
    assert listed(data) == [("a.txt", f"{reason}; {then}"), ("b.txt", "words")]


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        (0o120777, "expected a file, found a link; what it leads to is read where it stands in the archive"),
        (0o020666, "expected a file, found a device or a pipe; it is not read"),
        (0o010666, "expected a file, found a device or a pipe; it is not read"),
    ],
)
def test_what_is_no_file_is_not_followed(mode: int, reason: str) -> None:
    data = Built().file(b"a.txt", b"/etc/passwd", mode=mode).end()
    assert told(data) == [("a.txt", reason, True)]
