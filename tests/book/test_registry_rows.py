import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest
from shelf import letter, made, part, store

from cablebook.book import Book, Period, RegistryRow, Wanted
from cablebook.errors import UsageError
from cablebook.model.header import Header, Party
from cablebook.model.span import Span


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(
        tmp_path_factory.mktemp("registry") / "a.db",
        letter("a", "1950-10-07", sender="ROSHCHIN", recipient="Filippov", kind="telegram", stated_id="a", item="1"),
        letter("b", "1950-12", sender="Åke Müller", classification="Top Secret", stated_id="b", item="2"),
        letter("c", "1951", sender="Stalin", recipient="Mao Zedong", kind="letter", stated_id="c", item="3"),
        letter("d", None, sender="Stalin", stated_id="d", item="4"),
        part(
            "e",
            stated_id="e",
            item="5",
            header=Header(senders=(Party("Muccio", Span(0, 1), "Ambassador in Korea"), Party("Drumright", Span(0, 1)))),
        ),
    )


def listed(path: Path, **wanted: Any) -> list[str]:
    with Book.open(path) as book:
        return [row.id for row in book.registry(Wanted(**wanted))]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, "abced"),
        ({"sender": "stalin"}, "cd"),
        ({"sender": "STAL"}, "cd"),
        ({"sender": "åke mü"}, "b"),
        ({"sender": "ambassador"}, "e"),
        ({"sender": "%"}, ""),
        ({"recipient": "mao"}, "c"),
        ({"recipient": "stalin"}, ""),
        ({"kind": "telegram"}, "a"),
        ({"classification": "top secret"}, "b"),
        ({"sender": "stalin", "kind": "letter"}, "c"),
        ({"period": Period.of("1950-10", "1950-12-05")}, "ab"),
        ({"period": Period.of("1951-05-01", None)}, "c"),
        ({"period": Period.of(None, "1950")}, "ab"),
    ],
)
def test_a_line_for_each_document_that_is_wanted(path: Path, wanted: dict[str, Any], expected: str) -> None:
    assert sorted(listed(path, **wanted)) == sorted(expected)


def test_undated_documents_come_last(path: Path) -> None:
    assert "".join(listed(path))[:3] == "abc"


def test_the_view_for_people_shows_the_same(path: Path) -> None:
    with Book.open(path) as book:
        rows = [tuple(msgspec.structs.asdict(row).values()) for row in book.registry()]
    connection = sqlite3.connect(path)
    view = connection.execute("SELECT * FROM registry")
    assert tuple(column[0] for column in view.description) == RegistryRow.__struct_fields__
    assert view.fetchall() == rows
    connection.close()


def test_several_senders_stand_in_the_order_of_the_document(path: Path) -> None:
    with Book.open(path) as book:
        assert [row.senders for row in book.registry(Wanted(sender="Muccio"))] == ["Muccio; Drumright"]


def test_the_beginning_of_an_id_is_enough_where_no_other_begins_so(tmp_path: Path) -> None:
    with Book.create_or_open(tmp_path / "a.db") as book:
        store(book, {"f/a.jsonl": [part("1", stated_id="vol/d1", item="1"), part("2", stated_id="vol/d12", item="2")]})
        assert book.document("vol/d12").text == "2"
        assert book.document("vol/d1").text == "1"  # an id itself, though another begins so
        with pytest.raises(UsageError, match="Several ids begin with “vol/”: vol/d1, vol/d12"):
            book.document("vol/")
        with pytest.raises(UsageError, match="The book has no document “x”"):
            book.text("x")
        with pytest.raises(UsageError):
            book.document("")


def test_signs_that_databases_know_are_signs_of_an_id(tmp_path: Path) -> None:
    with Book.create_or_open(tmp_path / "a.db") as book:
        store(book, {"f/a.txt": [part("1", stated_id="100%_sure")]})
        assert book.document("100%").id == "100%_sure"
        with pytest.raises(UsageError):
            book.document("1_0")


def test_status_counts_what_is_there_and_what_is_not(tmp_path: Path) -> None:
    with Book.create_or_open(tmp_path / "a.db") as book:
        store(
            book,
            {
                "f/a.jsonl": [letter("a", "1950-10", kind="telegram", sender="Mao", item="1"), part("b", item="2")],
                "f/b.txt": [letter("c", "1952-12-27", kind="telegram", sender="Stalin")],
                "f/c.txt": [letter("c", "1952-12-27", kind="telegram", sender="Stalin")],
            },
        )
        status = book.status()
    assert (status.documents, status.first_day, status.last_day) == (3, "1950-10-01", "1952-12-27")
    assert (status.undated, status.without_sender) == (1, 1)
    assert list(status.kinds.items()) == [("telegram", 2), ("not stated", 1)]
    assert status.files == {"duplicate": 1, "read": 2}
    assert [(one.path, one.document_id) for one in status.duplicates] == [("f/c.txt", status.duplicates[0].document_id)]
    assert not status.unfinished


def test_an_empty_book_has_a_status(tmp_path: Path) -> None:
    with Book.open(made(tmp_path / "a.db")) as book:
        assert (book.status().documents, book.status().first_day) == (0, None)
