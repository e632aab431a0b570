"""The tables of the lexicon: what a reviewer would look for, looked for by a program."""

import importlib.resources
from typing import get_args

import pytest

from cablebook import lexicon
from cablebook.model.document import ArchiveRecord
from cablebook.model.header import Kind

FOLDER = importlib.resources.files("cablebook.lexicon") / "tables"
TABLES = sorted(path.name.removesuffix(".csv") for path in FOLDER.iterdir() if path.name.endswith(".csv"))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_what_it_is_for(table: str) -> None:
    text = (FOLDER / f"{table}.csv").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(list(lexicon.rows(table))) > 0


@pytest.mark.parametrize("table", TABLES)
def test_no_entry_stands_twice(table: str) -> None:
    entries = [next(iter(row.values())) for row in lexicon.rows(table)]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_whole(table: str) -> None:
    for row in lexicon.rows(table):
        assert None not in row
        assert None not in row.values()
        assert all(value == value.strip() for value in row.values())


def test_no_printed_mark_has_two_meanings() -> None:
    meanings: dict[str, set[str]] = {}
    for row in lexicon.rows("marks"):
        meanings.setdefault(lexicon.key(row["printed"]), set()).add(row["name"])
    assert {printed: names for printed, names in meanings.items() if len(names) > 1} == {}


def test_kinds_are_those_of_the_contract() -> None:
    assert {entry.kind for entry in lexicon.kinds().values()} == set(get_args(Kind))


def test_archive_labels_name_fields_of_the_record() -> None:
    fields = {row["field"] for row in lexicon.rows("archive_labels")}
    assert fields <= {*ArchiveRecord.__struct_fields__, "information"}


def test_every_month_is_there() -> None:
    assert set(lexicon.months().values()) == set(range(1, 13))


@pytest.mark.parametrize(
    ("printed", "looked_up"),
    [
        ("U.S. Urgent", "us urgent"),
        ("Official–Informal", "official informal"),
        ("Chargé", "charge"),
        (" TOP  SECRET. ", "top secret"),
    ],
)
def test_words_are_looked_up_without_case_accents_dots_and_dashes(printed: str, looked_up: str) -> None:
    assert lexicon.key(printed) == looked_up
