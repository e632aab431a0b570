"""Files packed with gzip, bzip2 or xz."""

import bz2
import gzip
import hashlib
import lzma
import random
from collections.abc import Callable

import pytest
from found import documents, found, only, problems, refused

from cablebook.sources import Limits
from cablebook.sources.packed import without_packing

NOISE = "".join(random.Random(1).choices("abcdefgh \n", k=60_000))  # noqa: S311  # no secret: words that hardly shrink


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt.gz", "words", "words"),
        ("a.gz", "words", "words"),
        ("a.txt", "words", "words"),
        ("a.jsonl.gz", '{"id": "a", "text": "words"}\n', "words"),
        ("a.html.gz", "<html><body><p>words</p></body></html>", "words"),
        ("a.xml.gz", "<TEI><text><body><p>words</p></body></text></TEI>", "words"),
    ],
)
def test_every_format_is_read_packed(name: str, content: str, text: str) -> None:
    assert only(found(gzip.compress(content.encode()), name)).text == text


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("content", ["words", "", NOISE])
def test_every_packing_is_undone(pack: Callable[[bytes], bytes], content: str) -> None:
    assert found(pack(content.encode()), "a.txt") == found(content, "a.txt")


@pytest.mark.parametrize(
    ("name", "unpacked"),
    [("a.txt.gz", "a.txt"), ("a.XZ", "a"), ("a.tgz", "a.tar"), ("a.tbz2", "a.tar"), ("a.txz", "a.tar"), (".gz", ".gz"),
     ("gz", "gz"), ("a.txt", "a.txt")],
)  # fmt: skip
def test_the_name_of_what_is_packed(name: str, unpacked: str) -> None:
    assert without_packing(name) == unpacked


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_streams_that_follow_each_other_are_one(pack: Callable[[bytes], bytes]) -> None:
    assert only(found(pack(b"one ") + pack(b"") + pack(b"two"), "a.txt")).text == "one two"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_thousands_of_streams_are_one(pack: Callable[[bytes], bytes]) -> None:
    assert only(found(pack(b"x") * 3000, "a.txt")).text == "x" * 3000


def test_xz_that_asks_for_gigabytes_of_memory_is_refused() -> None:
    asks = [{"id": lzma.FILTER_LZMA2, "dict_size": 200 << 20}]
    data = lzma.compress(b"words", filters=asks)
    assert (
        refused(data, "a.txt.xz")
        == "expected xz, found damage (Memory usage limit exceeded); what came before it was read"
    )


def test_the_sha256_is_that_of_what_is_packed() -> None:
    (document,) = documents(gzip.compress(b"words"), "a.txt.gz")
    assert document.sha256 == hashlib.sha256(b"words").hexdigest()


def test_members_follow_each_other() -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two") + bytes(100)
    assert only(found(data, "a.txt.gz")).text == "one two"


def test_what_is_left_of_a_cut_file_is_read() -> None:
    data = gzip.compress(NOISE.encode())[:-2000]
    (document,) = documents(data, "a.txt.gz")
    assert NOISE.startswith(document.text)
    assert len(document.text) > 40_000
    assert [(one.reason, one.lost) for one in problems(data, "a.txt.gz")] == [
        ("expected a whole gzip file, found that its end is missing; what there is was read", False)
    ]


def test_a_file_that_is_cut_before_its_first_word_is_lost() -> None:
    assert refused(gzip.compress(NOISE.encode())[:20], "a.txt.gz") == (
        "expected a whole gzip file, found that its end is missing; what there is was read"
    )


def test_damage_ends_the_reading() -> None:
    packed = bytearray(gzip.compress(NOISE.encode()))
    packed[20_000:20_100] = bytes(100)
    (problem,) = problems(bytes(packed), "a.txt.gz")
    assert problem.reason.startswith("expected gzip, found damage")
    assert not problem.lost


def test_a_bomb_under_the_name_of_a_text_stops_at_the_limit() -> None:
    data = gzip.compress(b"boom " * 1_000_000)
    assert refused(data, "a.txt.gz", limits=Limits(max_bytes=100_000)) == (
        "the file is more than 98 KB when unpacked; cablebook reads files up to 98 KB as one document: "
        "split it, or raise --max-mb (and --again)"
    )


def test_a_bomb_of_json_lines_stops_when_it_swells() -> None:
    data = gzip.compress(b'{"text": "boom"}\n' * 2_000_000)
    *read, last = found(data, "a.jsonl.gz", limits=Limits(max_bytes=10_000))
    assert getattr(last, "reason", "").startswith(
        "expected a text, found gzip that swells to more than 200 times its size"
    )
    assert len(read) < 1_000_000


def test_long_files_of_json_lines_are_no_bombs() -> None:
    lines = "".join(f'{{"id": {number}, "text": "{NOISE[number : number + 50]!r}"}}\n' for number in range(2000))
    data = gzip.compress(lines.replace("'", "").replace("\\n", " ").encode())
    assert len(documents(data, "a.jsonl.gz", limits=Limits(max_bytes=10_000))) == 2000


def test_gzip_inside_gzip_is_not_opened() -> None:
    data = gzip.compress(gzip.compress(b"words"))
    assert refused(data, "a.txt.gz.gz").startswith("gzip inside gzip is not read yet")
