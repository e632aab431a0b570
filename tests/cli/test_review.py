"""`cablebook review`, as it is called."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from one_cable import CABLE, book_in

from cablebook.cli.reviewing import review
from cablebook.errors import BookError, UsageError


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return book_in(tmp_path)


def reviewed(*arguments: object, given: bytes | None = None, user: str = "A. Reader") -> Result:
    return CliRunner().invoke(
        review,
        [str(argument) for argument in arguments],
        input=given,
        env={"CABLEBOOK_USER": user},
        catch_exceptions=False,
    )


def log_of(book: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in reviewed(book, "--jsonl").stdout.splitlines()]


def test_an_empty_log_lists_nothing(book: Path) -> None:
    assert reviewed(book).stdout == ""


def test_a_decision_is_told_with_its_words(book: Path) -> None:
    assert reviewed(book, "change", "seed", "date", "1950-10").stdout == (
        "1  seed/1950  date  corrected: 7 October 1950 -> October 1950, “7 October 1950” [12:26]\n"
    )


def test_a_listed_correction_says_who_when_what_and_how_it_fares(book: Path) -> None:
    reviewed(book, "change", "seed", "date", "1950-10", "--note", "day in doubt")

    listed = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "WHEN", reviewed(book).stdout)

    assert listed == (
        "1  seed/1950  date  stands\n"
        "   corrected: 7 October 1950 -> October 1950, “7 October 1950” [12:26]\n"
        "   by A. Reader, WHEN\n"
        "   note: day in doubt\n"
    )


def test_every_action_reaches_the_log(book: Path) -> None:
    reviewed(book, "accept", "seed", "senders")
    reviewed(book, "reject", "seed", "number")
    reviewed(book, "change", "seed", "recipients", "Stalin", "--words", "FILIPPOV [STALIN]")
    reviewed(book, "add", "seed", "via", "MAO ZEDONG")
    reviewed(book, "undo", "2")

    assert [(one["action"], one["field"], one["state"]) for one in log_of(book)] == [
        ("accept", "senders", "stands"),
        ("reject", "number", "undone"),
        ("change", "recipients", "stands"),
        ("add", "via", "stands"),
        ("undo", "number", "stands"),
    ]


def test_by_signs_before_the_environment(book: Path) -> None:
    reviewed(book, "accept", "seed", "date", "--by", "B. Reader")
    reviewed(book, "accept", "seed", "date")

    assert [one["made_by"] for one in log_of(book)] == ["B. Reader", "A. Reader"]


@pytest.mark.parametrize("name", ["  ", "x" * 201])
def test_a_signature_is_a_name(book: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"^A signature is a name of at most 200 characters: give --by NAME\.$"):
        reviewed(book, "accept", "seed", "date", "--by", name)


def test_the_list_can_be_of_one_document(book: Path) -> None:
    reviewed(book, "accept", "seed", "date")

    assert reviewed(book, "--document", "seed").stdout == reviewed(book).stdout
    with pytest.raises(UsageError, match="no document “other”"):
        reviewed(book, "--document", "other")


def test_the_list_can_be_of_orphans(book: Path, tmp_path: Path) -> None:
    reviewed(book, "accept", "seed", "date")
    reviewed(book, "accept", "seed", "number")

    book_in(tmp_path, CABLE.replace("7 October", "8 October"))

    assert reviewed(book, "--orphaned").stdout.startswith(
        "1  seed/1950  date  orphaned: The document has no words “7 October 1950”.\n"
    )
    assert len(reviewed(book, "--orphaned", "--jsonl").stdout.splitlines()) == 1


def test_a_log_goes_to_another_book_once(book: Path, tmp_path: Path) -> None:
    reviewed(book, "change", "seed", "date", "1950-10")
    reviewed(book, "undo", "1")
    other = book_in(tmp_path / "other")
    log = tmp_path / "log.jsonl"
    log.write_bytes(reviewed(book, "--jsonl").stdout_bytes)

    assert reviewed(other, "apply", log).stdout == "2 applied, 0 here already.\n"
    assert reviewed(other, "apply", "-", given=log.read_bytes()).stdout == "0 applied, 2 here already.\n"
    assert log_of(other) == log_of(book)


def test_orphans_of_another_log_are_told(book: Path, tmp_path: Path) -> None:
    reviewed(book, "accept", "seed", "date")
    other = book_in(tmp_path / "other", CABLE.replace("7 October", "8 October"))

    result = reviewed(other, "apply", "-", given=reviewed(book, "--jsonl").stdout_bytes)

    assert result.stderr == f"1 of them found no ground here: cablebook review {other} --orphaned\n"


def test_options_of_the_list_do_not_go_with_a_decision(book: Path) -> None:
    result = reviewed(book, "--orphaned", "accept", "seed", "date")

    assert result.exit_code == 2
    assert "Options behind the book choose what is listed: leave them out to decide." in result.stderr


def test_a_decision_makes_no_book(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="There is no book"):
        reviewed(tmp_path / "none.db", "accept", "seed", "date")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["accept", "reject", "change", "add", "undo", "apply"])
def test_help_ends_with_an_example(command: str) -> None:
    assert f"\n  Example:\n    cablebook review korea.db {command} " in reviewed("BOOK", command, "--help").stdout or (
        f"| cablebook review korea.db {command} -\n" in reviewed("BOOK", command, "--help").stdout
    )
