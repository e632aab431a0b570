"""`extract` without a command line: a line for every line, in order, for any number of workers."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.pipeline.extraction import extract_line, extract_lines, has_problem

CONTRACT = [
    "id", "head", "kind", "origin", "date", "time", "zone", "place", "senders", "recipients", "via", "copies",
    "received",
    "classification", "precedence", "handling", "number", "numbers", "in_reply_to", "drafted_by", "cleared_by",
    "approved_by", "repeated_to", "glosses", "spans", "enclosed", "refs", "persons", "places", "events", "entries",
    "relations", "findings", "inferences", "language", "dates",
]  # fmt: skip


def extracted(text: str, **more: object) -> dict[str, object]:
    line = json.dumps({"id": "a", "text": text, **more}).encode()
    fields: dict[str, object] = msgspec.json.decode(extract_line(line))
    return fields


def test_a_line_has_the_fields_of_the_contract_in_their_order() -> None:
    assert list(extracted("Seoul, June 25, 1950\n\n925. Fighting began.")) == CONTRACT


def test_fields_that_are_not_built_yet_are_empty_lists() -> None:
    fields = extracted("Seoul, June 25, 1950")
    assert [fields[name] for name in CONTRACT[-10:-2]] == [[]] * 8


def test_a_date_without_century_is_completed_by_the_date_of_the_record() -> None:
    text = "To the Minister\n\nThe ship has come in.\n\nSMITH\n7.10.50"
    assert extracted(text)["date"] is None
    assert extracted(text, date="1950")["date"] == {"min": "1950-10-07", "max": "1950-10-07"}


@pytest.mark.parametrize(
    ("line", "document_id", "found"),
    [
        (b"rubbish", None, 'found "rubbish"'),
        (b"", None, "found an empty line"),
        (b'{"id": 7}', 7, "text"),
        (b'{"id": "x", "text": 3}', "x", "text"),
        (b"[1, 2]", None, "object"),
        (b'{"id": "x", "text": "\xff"}', None, "text"),
    ],
    ids=["no JSON", "empty", "no text", "text is a number", "a list", "not UTF-8"],
)
def test_a_line_that_cannot_be_read_says_why(line: bytes, document_id: object, found: str) -> None:
    written = extract_line(line)
    fields = msgspec.json.decode(written)
    assert has_problem(written)
    assert fields["id"] == document_id
    assert found in fields["problem"]
    assert fields["senders"] == []


def test_a_document_whose_text_speaks_of_a_problem_has_none() -> None:
    assert not has_problem(extract_line(b'{"id": "\\"problem\\":", "text": "\\"problem\\": none"}'))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_there_is_a_line_for_every_line_in_order(texts: list[str]) -> None:
    lines = [msgspec.json.encode({"id": n, "text": text}) for n, text in enumerate(texts)]
    assert [msgspec.json.decode(line)["id"] for line in extract_lines(lines)] == list(range(len(texts)))


def test_two_workers_write_what_one_writes() -> None:
    lines = [
        json.dumps({"id": n, "text": f"Paris, May {n % 28 + 1}, 1951\n\n{n + 100}. Text."}).encode() for n in range(300)
    ]
    assert list(extract_lines(lines, jobs=2)) == list(extract_lines(lines))
