"""The header of every sample document, as a careful reader finds it; `expected.toml` is the table."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cablebook.book import Book, StoredDocument
from cablebook.model.header import Header, Reply
from cablebook.pipeline import read_into
from cablebook.sample import COMPOSED, PARAPHRASE, sample_folder

EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("expected.toml").read_text("utf-8"))
CASES = [(name, field) for name, fields in EXPECTED.items() for field in fields]


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, StoredDocument]:
    """The documents of a book of the sample, by file and, where a file holds several, place or stated id."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with sample_folder() as folder, Book.create_or_open(path) as book:
        read_into(book, [folder], jobs=1)
    with Book.open(path) as book:
        return {name_of(document): document for document in every_document(book)}


def every_document(book: Book) -> Iterator[StoredDocument]:
    for row in list(book.registry()):
        yield book.document(row.id)


def name_of(document: StoredDocument) -> str:
    file = document.path.partition("/")[2]
    if file.endswith(".jsonl"):
        return f"{file}#{document.stated_id}"
    return f"{file}#{document.item}" if document.item else file


def found(document: StoredDocument, field: str) -> Any:
    """The field as `expected.toml` writes it."""
    header = document.header
    match field:
        case "date":
            return "" if header.date is None else header.date.edtf
        case "senders" | "recipients" | "via":
            return [party.text for party in getattr(header, field)]
        case "numbers":
            return [number.value for number in header.numbers]
        case "glosses":
            return [f"{gloss.alias} = {gloss.name}" for gloss in header.glosses]
        case "answers":
            return [said(reply) for reply in header.in_reply_to]
        case "copies":
            return {copy.text: copy.count or 0 for copy in header.copies}
        case "copy_names":
            return len(header.copies)
        case "received" | "archive":
            return as_stated(header, document, field)
        case _:
            return getattr(header, field) or ""


def said(reply: Reply) -> str:
    return " ".join(part for part in (reply.number, (reply.date or "").removeprefix("XXXX-")) if part)


def as_stated(header: Header, document: StoredDocument, field: str) -> dict[str, str]:
    record = header.received if field == "received" else document.archive
    return {} if record is None else {name: getattr(record, name) for name in record.__struct_fields__}


def agrees(field: str, expected: Any, value: Any) -> bool:
    """Names agree where one holds the other; numbers and glosses may be among others; records in what is named."""
    match field:
        case "senders" | "recipients" | "via":
            return len(expected) == len(value) and all(map(holds, value, expected))
        case "numbers" | "glosses":
            return set(expected) <= set(value)
        case "received" | "archive":
            return bool({name: value.get(name) for name in expected} == expected)
        case "copies" if expected:
            return all(any(holds(text, name) and counted == count for text, counted in value.items())
                       for name, count in expected.items())  # fmt: skip
        case "kind" | "classification" | "precedence" | "place" | "head" | "origin":
            return bool(value.casefold() == expected.casefold())
        case _:
            return bool(value == expected)


def holds(text: str, name: str) -> bool:
    return name.casefold() in text.casefold()


@pytest.mark.parametrize(("name", "field"), CASES)
def test_header_field_is_read(stored: dict[str, StoredDocument], name: str, field: str) -> None:
    expected, value = EXPECTED[name][field], found(stored[name], field)
    assert agrees(field, expected, value), f"{name}: {field} is {expected!r} to a reader, {value!r} to the program"


def test_every_document_is_in_the_table_and_the_book(stored: dict[str, StoredDocument]) -> None:
    assert sorted(stored) == sorted(EXPECTED)


def test_the_duplicate_is_not_read_as_another_document(stored: dict[str, StoredDocument]) -> None:
    places = [path.partition("/")[2] for path, _ in stored["1950-10-09-shtykov-to-stalin.txt"].duplicates]
    assert places == ["from-another-folder/600382.txt"]


def test_the_text_in_the_book_says_that_it_is_no_source(stored: dict[str, StoredDocument]) -> None:
    assert [name for name, one in stored.items() if PARAPHRASE not in one.text and COMPOSED not in one.text] == []


def test_the_1952_record_keeps_the_archives_words_apart(stored: dict[str, StoredDocument]) -> None:
    archive = stored["1952-12-27-semenov-to-mao.txt"].archive
    assert archive is not None
    assert (archive.authors, archive.people, archive.places) == (
        ("Stalin, Joseph",),
        ("Mao Zedong", "Ye Jizhuang"),
        ("China",),
    )
    assert archive.rights is not None
    assert archive.rights.startswith("This paraphrase is under the Apache License 2.0.")


def test_the_letters_correspondents_come_from_its_tei_header(stored: dict[str, StoredDocument]) -> None:
    archive = stored["1953-01-09-kumykin-to-ye.xml"].archive
    assert archive is not None
    assert (archive.authors, archive.recipients) == (("Pavel Kumykin",), ("Ye Jizhuang",))
