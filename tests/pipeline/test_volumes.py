"""Real volumes: nothing of them is lost, and every field gives back its words."""

import gzip
import json
import os
from pathlib import Path

import pytest
from folders import read

from cablebook.book import Book, StoredDocument
from cablebook.pipeline.correcting import machine_header
from soundness import check

SHARED = Path(os.environ.get("CABLEBOOK_SHARED", Path(__file__).parents[3] / "shared"))
VOLUME = "frus1952-54Guat"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[StoredDocument]:
    book = tmp_path_factory.mktemp("volumes") / "a.db"
    read(book, SHARED / "frus" / "volumes" / f"{VOLUME}.xml", jobs=1)
    check(book)
    with Book.open(book) as opened:
        assert opened.status().problems == ()
        return [opened.document(row.id) for row in opened.registry()]


pytestmark = pytest.mark.skipif(not (SHARED / "frus").is_dir(), reason="needs the volumes in ../shared/frus")


def test_every_document_of_a_volume_is_in_the_book_under_its_id(documents: list[StoredDocument]) -> None:
    with gzip.open(SHARED / "frus" / "text" / f"{VOLUME}.jsonl.gz", "rt", encoding="utf-8") as file:
        expected = {json.loads(line)["id"] for line in file}
    assert {document.id for document in documents} == expected


def test_the_book_is_in_the_order_of_dates(documents: list[StoredDocument]) -> None:
    dates = [document.header.date.min if document.header.date else "9999" for document in documents]
    assert dates == sorted(dates)


def test_the_book_holds_what_was_read_and_every_name_gives_back_its_words(documents: list[StoredDocument]) -> None:
    for document in documents:
        header = document.header
        assert header == machine_header(document), document.id
        for party in (*header.senders, *header.recipients, *header.via):
            assert party.span.of(document.text).split() == party.text.split(), document.id
        assert all(span.of(document.text).strip() for span in header.spans.values()), document.id
