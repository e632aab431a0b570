"""The two cables that the project grew from, read where they are kept."""

import json
import os
from pathlib import Path

import pytest

from cablebook.model.dates import period
from cablebook.model.header import Receipt
from cablebook.model.reading import Reading
from cablebook.reading import read

SHARED = Path(os.environ.get("CABLEBOOK_SHARED", Path(__file__).resolve().parents[3] / "shared"))
SEEDS = SHARED / "seeds" / "seeds.jsonl"

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the shared seeds are absent")


def seed(name: str) -> tuple[str, Reading]:
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if document["id"] == name:
            return document["text"], read(document["text"])
    raise AssertionError(name)


def test_the_ambassadors_cable_of_october_1950() -> None:
    text, reading = seed("seed/1950-10-07-roshchin")
    header = reading.header
    assert header.origin == "SECOND CHIEF DIRECTORATE OF THE GENERAL STAFF OF THE SOVIET ARMY"
    assert header.classification == "Top Secret"
    assert header.precedence == "Urgent"
    assert header.date == period("1950-10-07")
    assert header.time is None
    assert header.number == "2318"
    assert [party.text for party in header.senders] == ["ROSHCHIN"]
    assert [party.text for party in header.recipients] == ["FILIPPOV [STALIN]"]
    assert [(copy.text, copy.count) for copy in header.copies] == [
        ("Stalin", 2),
        *((name, 1) for name in ("Molotov", "Malenkov", "Beria", "Mikoyan", "Kaganovich", "Bulganin")),
    ]
    assert header.received == Receipt(date="1950-10-07", time="11:55", place="Beijing")
    assert [(reply.number, reply.span.of(text)) for reply in header.in_reply_to] == [
        ("4676", "In response to your no. 4676")
    ]
    assert [(gloss.alias, gloss.name) for gloss in header.glosses] == [("FILIPPOV", "STALIN")]


def test_the_answer_to_the_applications_of_december_1952() -> None:
    text, reading = seed("seed/1952-12-27-stalin")
    header = reading.header
    assert header.kind == "telegram"
    assert header.date == period("1952-12-27")
    assert [party.text for party in header.senders] == ["SEMENOV [Stalin]"]
    assert [party.text for party in header.recipients] == ["Mao Zedong"]
    assert [party.text for party in header.via] == ["Main Military Adviser"]
    assert [(reply.number, reply.date) for reply in header.in_reply_to] == [(None, "1952-12-17")]
    assert [(gloss.alias, gloss.name) for gloss in header.glosses] == [("SEMENOV", "Stalin")]
    # The day is the cable's own, from its foot, and not the archive's, which stands above.
    assert header.spans["date"].of(text) == "27 December 1952"


def test_the_archives_words_are_apart_from_the_cables() -> None:
    text, reading = seed("seed/1952-12-27-stalin")
    archive = reading.archive
    assert archive is not None
    assert archive.title == "Telegram from Stalin to Mao Zedong"
    assert archive.date == "December 27, 1952"
    assert archive.summary is not None
    assert archive.summary.startswith("Stalin agrees")
    assert archive.rights is not None
    assert archive.rights.endswith("HAPP@wilsoncenter.org.")
    parts = {segment.label: segment.span.of(text) for segment in reading.layout if segment.kind == "archive"}
    assert {"title", "date", "summary", "rights"} <= set(parts)
