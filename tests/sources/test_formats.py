"""Which format a file is in, and which files of a folder are meant."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from found import found, refused

from cablebook.model.document import Problem
from cablebook.sources import format_of, readable


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.txt", b"Cable", "text"),
        ("a.TXT", b"Cable", "text"),
        ("README", b"Cable", "text"),
        ("a.unknown", b"Cable", "text"),
        ("a.jsonl", b'{"id": "a"}\n', "jsonl"),
        ("a.ndjson", b"not yet JSON", "jsonl"),
        ("a.json", b'{"id": "a", "text": "b"}\n', "jsonl"),
        ("a.txt", b'{"id": "a", "text": "b"}\n', "jsonl"),
        ("a.txt", b"{Secret} a paragraph\n", "text"),
        ("a.html", b"no tag at all", "html"),
        ("a.htm", b"<p>a", "html"),
        ("a", b"<p>a", "html"),
        ("a.txt", b"<!DOCTYPE html><p>a", "html"),
        ("a.txt", b"<NODIS> a cable", "text"),
        ("a.xml", b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">', "tei"),
        ("a", b"<!-- a volume --><TEI>", "tei"),
        ("a.xml", b"<letter/>", "xml"),
        ("a", b'<?xml version="1.0"?><letter/>', "xml"),
        ("a.xml", '<?xml version="1.0"?><html lang="en">'.encode("utf-16"), "html"),
        ("a.txt", "Cable".encode("utf-16"), "text"),
        ("a.pdf", b"%PDF-1.7", "pdf"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.eml", b"Subject: a\n", "eml"),
        ("a.txt", b"Received: by a\nMessage-ID: <a>\nSubject: a\n", "eml"),
        ("a.mht", b"From: <Saved by a browser>\n", "eml"),
        ("a.mbox", b"not yet a mailbox", "mbox"),
        ("a", b"From a@example.org Tue Oct  7 10:00:00 2008\nSubject: a\n", "mbox"),
        ("a.txt", b"", "text"),
        ("a", b"", None),
        ("a.bin", bytes(range(256)), None),
        ("a.txt", bytes(range(256)), None),
    ],
)
def test_formats_that_are_read(name: str, head: bytes, form: str | None) -> None:
    assert format_of(name, head) == form
    assert format_of(f"{name}.gz", gzip.compress(head)) == form


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word (DOC)"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "e-mail (MSG)"),
        ("a.rtf", b"{\\rtf1", "RTF"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "JPEG"),
        ("scan", b"II*\x00", "TIFF"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.csv", b"date,sender\n", "CSV"),
        ("a.json", b'{\n  "text": "b"}', "JSON"),
        ("book.db", b"SQLite format 3\x00", "SQLite"),
    ],
)
def test_formats_that_are_not_read_yet_have_a_name(name: str, head: bytes, form: str) -> None:
    assert format_of(name, head) == form
    assert refused(head, name) == f"{form} is not read yet; export the file as text, HTML or TEI and read it again"


def zipped(**members: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("members", "form"),
    [
        ({"letters/a.txt": "words"}, "zip"),
        ({}, "zip"),
        ({"word/a.txt": "a folder that is called so"}, "zip"),
        ({"[Content_Types].xml": "<Types/>", "_rels/.rels": "", "xl/workbook.xml": ""}, "Excel"),
        ({"mimetype": "application/epub+zip", "META-INF/container.xml": ""}, "EPUB"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}, "OpenDocument"),
        ({"letters/a.xlsx": zipped(**{"[Content_Types].xml": "", "xl/workbook.xml": ""}).decode("latin-1")}, "zip"),
    ],
)
def test_an_archive_is_told_from_formats_that_are_made_of_one(members: dict[str, str], form: str) -> None:
    assert format_of("a.zip", zipped(**members)) == form


def test_a_tar_archive_has_a_magic_or_a_checksum() -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    head = bytearray(data.getvalue())
    assert format_of("a", bytes(head)) == "tar"
    assert format_of("a.tgz", gzip.compress(head)) == "tar"
    head[148:156] = b"%06o\0 " % (int(head[148:154], 8) - sum(head[257:265]))
    head[257:265] = bytes(8)
    assert format_of("a.tar", bytes(head)) == "tar"
    assert format_of("a", bytes(head)) is None


def test_a_memorandum_with_a_subject_is_no_email() -> None:
    assert format_of("a.txt", b"From: the Secretary\nTo: the President\nSubject: Korea\n\n1. ...") == "text"


def test_a_name_that_promises_another_format_is_odd() -> None:
    first, second = found("<!doctype html><p>a cable", "a.txt")
    assert first == Problem(
        item="", reason="the name ends in .txt, the content is HTML and was read as such", lost=False
    )
    assert second.item == ""


@pytest.mark.parametrize(
    "name", ["a.txt", "b.xml.gz", "c.pdf", "d.docx", "e", "scan.TIF", "cables.zip", "notes.db.txt"]
)
def test_documents_and_what_may_be_some_are_picked_up(name: str) -> None:
    assert readable(Path("folder") / name)


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "._a.txt", "Thumbs.db", "desktop.ini", "~$letter.docx", ".~lock.a.odt#", "korea.db", "korea.db-wal",
     "korea.db-shm", "KOREA.DB", "a.pdf.part"],
)  # fmt: skip
def test_litter_and_books_are_not(name: str) -> None:
    assert not readable(Path("folder") / name)
