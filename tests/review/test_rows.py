"""A log leaves as JSON lines and comes back the same."""

import json

import pytest
from signing import MACHINE, TEXT, log_of

from cablebook.errors import UsageError
from cablebook.review import accept, add, change, from_row, reject, replay, to_row, undo

LOG = log_of(
    lambda d: change(d, "date", "1950-10-07"),
    lambda d: reject(d, "recipients"),
    lambda d: undo(d, 2),
    lambda d: add(d, "senders", "ROSHCHIN"),
    lambda d: accept(d, "place"),
)
ROWS = [to_row(one, outcome) for one, outcome in zip(LOG, replay(MACHINE, TEXT, LOG).outcomes, strict=True)]


def test_a_row_holds_data_and_the_state() -> None:
    assert ROWS[0] == {
        "number": 1,
        "made_at": "2026-01-01T00:00:01Z",
        "made_by": "A. Reader",
        "document_id": "d1",
        "record": "header",
        "field": "date",
        "action": "change",
        "value": {"min": "1950-10-07", "max": "1950-10-07"},
        "quote": "7 October 1950",
        "span": (11, 25),
        "before": {"min": "1950-07-10", "max": "1950-07-10"},
        "note": None,
        "undoes": None,
        "state": "stands",
        "reason": None,
    }


def test_rows_come_back_as_the_corrections_they_were() -> None:
    assert tuple(from_row(json.dumps(row, ensure_ascii=True, indent=1)) for row in ROWS) == LOG


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"action": "erase"}, "Invalid enum value 'erase' - at `$.action`"),
        ({"made_at": "yesterday"}, "- at `$.made_at`"),
        ({"made_by": ""}, "- at `$.made_by`"),
        ({"number": 0}, "- at `$.number`"),
        ({"span": [-1, 4]}, "- at `$.span[0]`"),
        ({"document_id": None}, "- at `$.document_id`"),
    ],
)
def test_a_row_that_is_no_correction_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        from_row(json.dumps({**ROWS[0], **change}))

    assert str(refusal.value).startswith("Not a correction as `cablebook review --jsonl` writes it: ")
    assert message in str(refusal.value)


@pytest.mark.parametrize("line", ["", "[]", "{", b"\xff"])
def test_a_line_that_is_no_row_is_refused(line: str | bytes) -> None:
    with pytest.raises(UsageError, match="Not a correction"):
        from_row(line)
