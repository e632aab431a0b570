"""ZIP archives that are damaged, lie, or are made to harm: bounded, told of, and read as far as they can be."""

import gzip
import io
import struct
from pathlib import Path

import pytest
from archives import Built, listed, told, zipped
from found import documents, found, problems, refused
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.model.document import Document
from cablebook.sources import Limits, read_bytes, read_file

SMALL = Limits(max_bytes=1000)
SWELLS = (
    "expected documents, found a file that swells to more than 200 times its size when all that is packed in it is "
    "unpacked; reading stopped here: if it can be trusted, unpack it and read the folder"
)


def test_a_bomb_of_many_members_is_stopped() -> None:
    data = zipped({f"{number}.txt": b"x" * 300_000 for number in range(100)})
    *read, last = found(zipped({"all.zip": data}), "a.zip", limits=Limits(max_bytes=400_000))
    assert len(read) < 10
    assert (last.item, getattr(last, "reason", "")) == ("", SWELLS)


def test_a_bomb_in_one_member_is_stopped() -> None:
    (problem,) = problems(zipped({"a.txt": b"x" * 10_000_000}), "a.zip", limits=SMALL)
    assert problem.reason.startswith("the file is more than 1000 bytes when unpacked")


def test_a_bomb_of_json_lines_is_stopped_when_it_swells() -> None:
    data = zipped({"a.jsonl": b'{"text": "boom"}\n' * 1_000_000, "b.txt": "words"})
    sources = found(data, "a.zip", limits=SMALL)
    assert len(sources) < 100_000
    assert [one.item for one in sources[-2:]] == ["a.jsonl", "b.txt"]


def test_a_bomb_that_is_packed_in_turns_is_stopped() -> None:
    lines = gzip.compress(gzip.compress(b'{"text": "boom"}\n' * 1_000_000)[:100_000] * 50)
    data = zipped({"a.jsonl.gz": gzip.compress(b'{"text": "boom"}\n' * 3_000_000), "b.gz": lines})
    assert len(list(read_bytes(data, "a.zip", limits=SMALL))) < 200 * len(data) / 16


def test_members_that_lie_in_each_other_are_not_read() -> None:
    archive = Built()
    start = archive.local(b"a.txt", b"words")
    size = len(archive.body) - 35
    for number in range(5):
        archive.entry(b"%d.txt" % number, start, packed=size)
    items = told(archive.end())
    assert [(item, lost) for item, reason, lost in items if "belong to others too" in reason] == [
        ("1.txt", True), ("2.txt", True), ("3.txt", True), ("4.txt", True)
    ]  # fmt: skip


def quine(depth: int) -> bytes:
    data = zipped({"a.txt": "words"})
    for _ in range(depth):
        data = zipped({"in.zip": data})
    return data


def test_archives_are_opened_three_deep() -> None:
    assert listed(quine(2)) == [("in.zip, in.zip, a.txt", "words")]
    assert listed(quine(3)) == [
        (
            "in.zip, in.zip, in.zip",
            "expected archives up to 3 deep in each other, found one that lies deeper; unpack it and read the folder",
        )
    ]


def test_no_more_members_are_read_than_the_limit() -> None:
    data = zipped({f"{number:02}.txt": f"words {number}" for number in range(12)})
    *documents, last = found(data, "a.zip", limits=Limits(most_members=10))
    assert [one.item for one in documents] == [f"{number:02}.txt" for number in range(10)]
    assert getattr(last, "reason", "") == (
        "expected an archive of up to 10 members, found more; the others are not read: unpack it and read the folder"
    )


def test_the_limit_holds_for_archives_inside_too() -> None:
    data = zipped({f"{number}.zip": zipped({"a.txt": "a", "b.txt": "b"}) for number in range(6)})
    read = [one for one in found(data, "a.zip", limits=Limits(most_members=9)) if isinstance(one, Document)]
    assert len(read) == 6


@pytest.mark.parametrize("count", [0, 1000, 0xFFFF])
def test_a_directory_that_promises_other_numbers_is_doubted(count: int) -> None:
    data = Built().file(b"a.txt", b"words").end(count=count)
    doubt = f"expected a whole ZIP archive, found that its directory promises {count:,} members and lists 1"
    assert listed(data) == [("", doubt), ("a.txt", "words")]


def test_a_directory_that_promises_endless_sizes_is_not_believed() -> None:
    archive = Built()
    start = archive.local(b"a.txt", b"words")
    data = archive.entry(b"a.txt", start, packed=0xFFFFFFF0, crc=0x3AD5C0D4).end()
    assert listed(data)[0] == ("a.txt", "words")


def test_a_member_that_is_not_where_the_directory_says_is_lost_alone() -> None:
    archive = Built().file(b"b.txt", b"words")
    archive.entry(b"a.txt", len(archive.body)).entry(b"c.txt", 0xFFFFFFF0)
    lost = "expected a member where the directory says, found none; pack the archive again"
    assert listed(archive.end()) == [("a.txt", lost), ("b.txt", "words"), ("c.txt", lost)]


def test_bytes_that_have_changed_are_read_with_a_doubt() -> None:
    archive = Built()
    start = archive.local(b"a.txt", b"words", method=0)
    data = archive.entry(b"a.txt", start, packed=5, method=0, crc=1).end()
    assert listed(data)[0] == ("a.txt", "words")
    assert told(data) == [
        ("a.txt", "expected the bytes that the archive was made of, found others (their CRC differs)", False)
    ]


def test_a_damaged_member_is_read_as_far_as_it_goes() -> None:
    text = "".join(f"{number * 7919} words\n" for number in range(4000))
    data = bytearray(zipped({"a.txt": text, "b.txt": "words"}))
    data[12_000:12_100] = bytes(100)
    (first, second) = documents(bytes(data), "a.zip")
    assert text.startswith(first.text[:1000])
    assert second.text == "words"
    assert [(item, lost) for item, _, lost in told(bytes(data))] == [("a.txt", False)]


def test_an_archive_that_is_cut_off_is_read_member_by_member() -> None:
    data = zipped({"a.txt": "words of a", "b.txt": "words of b " * 100, "c.txt": "words of c"})
    cut = data[: data.index(b"c.txt") + 10]
    doubt = (
        "expected a whole ZIP archive, found that its directory is missing or damaged, and its members were looked "
        "for one by one"
    )
    assert listed(cut)[:3] == [("", doubt), ("a.txt", "words of a"), ("b.txt", "words of b " * 100)]


def test_what_is_left_of_the_last_member_is_read() -> None:
    text = "".join(f"{number * 7919} words\n" for number in range(4000))
    data = zipped({"a.txt": text})[:9000]
    (document,) = documents(data, "a.zip")
    assert text.startswith(document.text)
    assert len(document.text) > 10_000
    assert told(data)[-1] == (
        "a.txt", "expected a whole deflate file, found that its end is missing; what there is was read", False
    )  # fmt: skip


def test_a_directory_that_is_damaged_is_done_without() -> None:
    data = bytearray(zipped({"a.txt": "words of a", "b.txt": "words of b"}))
    data[data.index(b"PK\x01\x02")] = 0
    assert [item for item, _ in listed(bytes(data))] == ["", "a.txt", "b.txt"]


def test_an_end_that_points_behind_itself_is_not_followed() -> None:
    data = Built().file(b"a.txt", b"words").end()
    wild = data[:-22] + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 0xFFFFFFFE, 0xFFFFFFFE, 0)
    assert listed(wild)[1:] == [("a.txt", "words")]


def test_an_archive_of_64_bit_claims_is_not_believed() -> None:
    huge = 1 << 62
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, huge, huge, huge, huge)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, huge, 1)
    archive = Built().file(b"a.txt", b"words")
    data = archive.body + archive.directory + end64 + locator + Built().end(count=0xFFFF)
    assert listed(data)[-1] == ("a.txt", "words")


def test_bytes_that_only_begin_as_an_archive_are_refused() -> None:
    assert refused(b"PK\x03\x04 and nothing else", "a.zip") == (
        "expected a ZIP archive, found no member that could be read; pack it again"
    )


def test_text_under_the_name_of_an_archive_is_refused() -> None:
    assert refused("words", "a.zip") == "expected a ZIP archive, found no member that could be read; pack it again"


def test_nothing_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    path = folder / "a.zip"
    absolute = str(tmp_path / "out.txt").encode()
    path.write_bytes(Built().file(b"../out.txt", b"words").file(absolute, b"words").file(b"in.txt", b"words").end())
    assert len(list(read_file(path))) == 3
    assert sorted(tmp_path.rglob("*")) == [folder, path]


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_changed_archive_is_documents_and_problems(data: st.DataObject) -> None:
    whole = bytearray(zipped({"a.txt": "words " * 20, "b.jsonl": '{"text": "words"}\n', "in.zip": quine(1)}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(1, len(whole)))])
    sources = found(cut, "a.zip")
    items = [one.item for one in sources if isinstance(one, Document)]
    assert sources
    assert len(items) == len(set(items))


def test_a_hundred_thousand_members_that_are_not_there_end_soon() -> None:
    archive = Built()
    start = archive.local(b"a.txt", b"words")
    entry = Built().entry(b"a.txt", start, packed=7).directory
    body = io.BytesIO(archive.body)
    body.seek(0, io.SEEK_END)
    body.write(entry * 2000)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2000, 2000, 2000 * len(entry), len(archive.body), 0)
    assert len(told(body.getvalue() + end)) == 2000
