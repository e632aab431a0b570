"""Text files."""

import hashlib
import os
from pathlib import Path

import pytest
from found import documents, found, only, problems, refused

from cablebook.sources import read_file

SHARED = Path(os.environ.get("CABLEBOOK_SHARED") or Path(__file__).parents[3] / "shared")
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))


def test_a_text_file_is_one_document_with_all_its_words_and_lines() -> None:
    document = only(found("\n\nCIPHERED TELEGRAM No. 4676\r\n\r\n\tTo Comrade Mao\n", "cable.txt"))
    assert document.text == "\n\nCIPHERED TELEGRAM No. 4676\n\n\tTo Comrade Mao\n"
    assert document.item == ""
    assert document.stated_id is None
    assert document.archive is None


def test_its_sha256_is_that_of_the_file() -> None:
    data = "Café".encode("utf-16")
    assert documents(data, "a.txt")[0].sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"&nbsp;\n"])
def test_a_file_without_words_is_empty(data: bytes) -> None:
    assert refused(data, "a.txt").startswith("the file is empty")


def test_rubbish_under_the_name_of_a_text_is_refused() -> None:
    assert refused(bytes(range(256)) * 8, "a.txt") == (
        "expected text, HTML, TEI or JSON lines, found bytes of no known format"
    )


def test_rubbish_behind_a_readable_beginning_is_refused() -> None:
    data = b"Cable\n" * 1000 + bytes(range(256)) * 100
    assert refused(data, "a.txt") == "expected text, found bytes that are no text in any encoding"


def test_a_guessed_encoding_is_named() -> None:
    (problem,) = problems("Café\n".encode("latin-1"), "a.txt")
    assert not problem.lost
    assert "it was read as windows-1252, which is a guess" in problem.reason


@pytest.mark.skipif(not SEEDS, reason="the shared seeds are absent")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_seeds_are_kept_whole(path: Path) -> None:
    assert only(read_file(path)).text == path.read_text(encoding="utf-8")
