"""JSON lines."""

import hashlib
import io
import json
from collections.abc import Iterator

import pytest
from found import documents, found, problems, refused
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.model.document import ArchiveRecord, Document
from cablebook.sources import Limits
from cablebook.sources.jsonl import read_json_lines


def test_each_line_is_a_document() -> None:
    data = '{"id": "a", "text": "one"}\n\n{"id": 17, "text": "two"}\n{"text": "three"}'
    assert [(one.item, one.stated_id, one.text) for one in documents(data, "a.jsonl")] == [
        ("line 1", "a", "one"),
        ("line 3", "17", "two"),
        ("line 4", None, "three"),
    ]


def test_what_the_line_says_of_its_document_is_kept_apart() -> None:
    data = '{"id": "a", "text": "one", "title": " A  cable ", "date": 1950, "source": "APRF", "other": [1]}'
    (document,) = documents(data, "a.jsonl")
    assert document.archive == ArchiveRecord(title="A cable", date="1950", source="APRF")


def test_its_sha256_is_that_of_the_line() -> None:
    line = b'{"id": "a", "text": "one"}'
    (document,) = documents(line + b"\r\n", "a.jsonl")
    assert document.sha256 == hashlib.sha256(line).hexdigest()


def test_the_text_is_normalised_but_its_entities_are_its_own() -> None:
    (document,) = documents('{"text": "e\\u0301 &amp; \\ufb01\\r\\n"}', "a.jsonl")
    assert document.text == "é &amp; fi\n"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "nonsense",
            "expected a JSON object, found a line that is none (JSON is malformed: invalid character (byte 4))",
        ),
        ("[1]", "expected a JSON object, found a line that is none (Expected `object`, got `array`)"),
        ('{"id": "a"}', 'expected the field "text" to be a string, found no such field'),
        ('{"text": 5}', 'expected the field "text" to be a string, found a number'),
        ('{"text": null}', 'expected the field "text" to be a string, found null'),
        ('{"text": ["a"]}', 'expected the field "text" to be a string, found a list'),
        ('{"text": " \\n"}', 'expected words in the field "text", found none'),
    ],
)
def test_a_bad_line_is_named_and_the_next_one_read(line: str, reason: str) -> None:
    first, second = found(f'{line}\n{{"text": "good"}}\n', "a.jsonl")
    assert (first.item, getattr(first, "reason", None)) == ("line 1", reason)
    assert isinstance(second, Document)


@pytest.mark.parametrize("line", [b'{"text": "\xff"}', b'{"text": "\\ud800"}', b"[" * 100_000, b'{"text": "a'])
def test_hostile_lines_are_lines_like_others(line: bytes) -> None:
    first, second = found(line + b'\n{"text": "good"}\n', "a.jsonl")
    assert "found a line that is none" in getattr(first, "reason", "")
    assert isinstance(second, Document)


def test_an_id_that_comes_again_gets_a_number() -> None:
    data = '{"id": "a", "text": "1"}\n{"id": "a~2", "text": "2"}\n{"id": "a", "text": "3"}\n{"id": "a", "text": "4"}\n'
    assert [one.stated_id for one in documents(data, "a.jsonl")] == ["a", "a~2", "a~3", "a~4"]
    assert [(one.item, one.reason, one.lost) for one in problems(data, "a.jsonl")][:1] == [
        ("line 3", "expected an id of its own, found a again in the file; it is called a~3 here", False)
    ]


def test_a_field_of_the_wrong_kind_is_left_out_and_named() -> None:
    data = '{"id": true, "text": "one", "source": {"a": 1}}'
    (document,) = documents(data, "a.jsonl")
    assert (document.stated_id, document.archive) == (None, None)
    assert [one.reason for one in problems(data, "a.jsonl")] == [
        'expected the field "source" to be a string, found an object; it was left out',
        'expected the field "id" to be a string or a number, found true or false; it was left out',
    ]


def test_a_line_that_is_too_long_is_skipped() -> None:
    data = '{"text": "one"}\n{"text": "' + "x" * 5000 + '"}\n{"text": "three"}'
    limits = Limits(max_bytes=1000)
    assert [one.item for one in documents(data, "a.jsonl", limits=limits)] == ["line 1", "line 3"]
    assert [(one.item, one.reason) for one in problems(data, "a.jsonl", limits=limits)] == [
        (
            "line 2",
            "expected a line of up to 1000 bytes, found a longer one; shorten it, or raise --max-mb (and --again)",
        )
    ]


class _Watched(io.RawIOBase):
    """A file of a million lines that knows how far it has been read."""

    def __init__(self) -> None:
        self._lines: Iterator[bytes] = (b'{"id": %d, "text": "x"}\n' % number for number in range(1_000_000))
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any buffer
        line = next(self._lines, b"")
        buffer[: len(line)] = line
        self.given += 1
        return len(line)


def test_lines_are_read_one_at_a_time() -> None:
    file = _Watched()
    for _, document in zip(range(100), read_json_lines(io.BufferedReader(file), Limits()), strict=False):
        assert isinstance(document, Document)
    assert file.given < 1000


def test_a_mark_before_the_first_line_is_no_part_of_it() -> None:
    assert [one.stated_id for one in documents('﻿{"id": "a", "text": "one"}\n', "a.jsonl")] == ["a"]


def test_a_file_that_holds_no_json_is_given_up() -> None:
    reasons = [one.reason for one in problems("no JSON\n" * 1000, "a.jsonl")]
    assert len(reasons) == 21
    assert reasons[-1] == "expected JSON lines, found none among the first 20 lines; the rest was not looked at"


def test_blank_lines_alone_are_an_empty_file() -> None:
    assert refused("\n \n", "a.jsonl") == "the file is empty: it holds no lines with words"


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.text(min_size=1), st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1)))
)
def test_what_json_can_hold_comes_back(rows: list[tuple[str, str]]) -> None:
    data = "".join(json.dumps({"id": stated, "text": text}) + "\n" for stated, text in rows)
    assert [one.text for one in documents(data, "a.jsonl")] == [text for _, text in rows]
