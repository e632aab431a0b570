"""Files on the disk."""

import errno
import os
from pathlib import Path

import pytest
from found import documents, refused

from cablebook.model.document import Document, Problem
from cablebook.sources import Limits, read_file
from cablebook.sources.files import why_not_opened


def reason(path: Path) -> str:
    (problem,) = read_file(path)
    assert isinstance(problem, Problem)
    assert problem.lost
    return problem.reason


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "cable.txt"
    path.write_bytes(b"A cable")
    (document,) = read_file(path)
    assert isinstance(document, Document)
    assert document.text == "A cable"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.write(b"A cable. " * 1000)
        file.truncate(200 * 2**20)
    assert reason(path) == (
        "the file is 200 MB; cablebook reads files up to 32 MB as one document: "
        "split it, or raise --max-mb (and --again)"
    )


@pytest.mark.parametrize(
    ("name", "what"),
    [("a.txt", "files up to 64 bytes as one document"), ("a.html", "files up to 64 bytes as one document"),
     ("a.xml", "XML files up to 64 bytes")],
)  # fmt: skip
def test_the_limit_holds_for_every_format_that_is_held_whole(name: str, what: str) -> None:
    assert refused("<TEI>" + "x" * 60 if name == "a.xml" else "x" * 65, name, limits=Limits(max_bytes=64)) == (
        f"the file is 65 bytes; cablebook reads {what}: split it, or raise --max-mb (and --again)"
    )


def test_a_file_at_the_limit_is_read() -> None:
    (document,) = documents("x" * 64, "a.txt", limits=Limits(max_bytes=64))
    assert len(document.text) == 64


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.txt") == "expected a file, found that it is gone; read again once it is back"


def test_a_file_that_is_closed_to_us() -> None:
    # The system's own answer: a test that runs as root finds no closed file.
    assert why_not_opened(PermissionError(errno.EACCES, "Permission denied")) == (
        "expected a file that may be read, found no permission; give the permission and read it again"
    )


def test_a_disk_that_fails() -> None:
    assert why_not_opened(OSError(errno.EIO, "Input/output error")) == (
        "expected a file that can be read, found the error “Input/output error”; read it again"
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert reason(tmp_path) == "expected a file, found a folder, a device or a pipe"


def test_a_device_is_not_read() -> None:
    assert reason(Path(os.devnull)) == "expected a file, found a folder, a device or a pipe"


def test_the_same_bytes_give_the_same_documents_under_any_name(tmp_path: Path) -> None:
    names = ("a.txt", "renamed.txt", "folder.with.dots.txt")
    for name in names:
        (tmp_path / name).write_bytes(b"A cable &amp; more")
    first, *others = [list(read_file(tmp_path / name)) for name in names]
    assert all(other == first for other in others)
