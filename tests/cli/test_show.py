"""`cablebook show`, as it is called."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from one_cable import CABLE, book_in

from cablebook.cli.reviewing import review
from cablebook.cli.showing import show
from cablebook.errors import BookError, UsageError
from cablebook.model.extraction import contract
from cablebook.reading import read


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return book_in(tmp_path)


def shown(*arguments: object) -> Result:
    return CliRunner().invoke(show, [str(argument) for argument in arguments], catch_exceptions=False)


def test_the_page_closes_with_the_text(book: Path) -> None:
    assert shown(book, "seed/1950").stdout.endswith(f"Text\n{CABLE}\n")


def test_the_text_can_be_left_out(book: Path) -> None:
    output = shown(book, "seed/1950", "--no-text").stdout

    assert "senders" in output
    assert "MAO ZEDONG" not in output


def test_the_beginning_of_an_id_is_enough(book: Path) -> None:
    assert shown(book, "seed").stdout == shown(book, "seed/1950").stdout


def test_the_citation_can_be_had_alone(book: Path) -> None:
    assert shown(book, "seed/1950", "--cite").stdout == (
        "Roshchin to Filippov [Stalin], no. 2318, 7 October 1950 "
        "(source not stated; file cables/a.jsonl, line 1; document seed/1950).\n"
    )


def test_citations_come_in_other_styles(book: Path) -> None:
    assert json.loads(shown(book, "seed/1950", "--style", "csl").stdout)[0]["number"] == "2318"
    assert shown(book, "seed/1950", "--style", "bibtex").stdout.startswith("@misc{seed-1950,")


def test_json_has_the_fields_of_extract_and_what_the_book_knows(book: Path) -> None:
    data = json.loads(shown(book, "seed/1950", "--json").stdout)

    assert set(contract("seed/1950", read(CABLE))) < set(data)
    assert (data["id"], data["number"], data["text"]) == ("seed/1950", "2318", CABLE)
    assert (data["file"]["path"], data["file"]["item"]) == ("cables/a.jsonl", "line 1")
    assert data["corrections"] == []
    assert data["citation"]["chicago"].startswith("Roshchin to Filippov")


def test_json_without_the_text(book: Path) -> None:
    assert "text" not in json.loads(shown(book, "seed/1950", "--json", "--no-text").stdout)


def test_json_has_the_corrections_with_their_states(book: Path) -> None:
    CliRunner().invoke(review, [str(book), "reject", "seed", "date", "--by", "A. Reader"], catch_exceptions=False)

    data = json.loads(shown(book, "seed/1950", "--json").stdout)

    assert [(one["made_by"], one["field"], one["state"]) for one in data["corrections"]] == [
        ("A. Reader", "date", "stands")
    ]
    assert data["date"] is None


def test_an_unknown_document_is_an_error(book: Path) -> None:
    with pytest.raises(UsageError, match="no document “sed”"):
        shown(book, "sed")


def test_a_book_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="There is no book"):
        shown(tmp_path / "none.db", "seed")
