"""The tables of the lexicon: what a reviewer would look for, looked for by a program."""

import importlib.resources
import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook import lexicon
from cablebook.model.document import ArchiveRecord
from cablebook.model.header import Kind
from cablebook.model.version import Claim

FOLDER = importlib.resources.files("cablebook.lexicon") / "tables"
TABLES = sorted(path.name.removesuffix(".csv") for path in FOLDER.iterdir() if path.name.endswith(".csv"))


COLUMNS = {  # the values that a column may have
    ("marks", "kind"): get_args(lexicon.MarkKind),
    ("kinds", "kind"): get_args(Kind),
    ("kinds", "sent"): ("yes", "no"),
    ("labels", "field"): (
        "sender", "recipient", "via", "repeated", "copies", "subject", "reference", "date", "time", "place",
        "classification", "precedence", "number", "drafted_by", "cleared_by", "approved_by", "action",
        "other",
    ),
    ("archive_labels", "field"): (*ArchiveRecord.__struct_fields__, "information"),
    ("sidecar_columns", "field"): (*ArchiveRecord.__struct_fields__, "file", "identifier", "information"),
    ("months", "month"): tuple(str(month) for month in range(1, 13)),
    ("zones", "kind"): get_args(lexicon.ZoneKind),
    ("title_words", "role"): get_args(lexicon.TitleWord),
    ("before_to", "divides"): ("rarely", "never"),
    ("no_series", "where"): ("anywhere", "opening"),
    ("stations", "station"): get_args(lexicon.Station),
    ("note_verbs", "field"): ("drafted_by", "cleared_by", "approved_by", "repeated_to", ""),
    ("ranks", "counts"): ("alone", "beside"),
    ("frame_words", "role"): ("message", "carry", "part", "speak"),
    ("frame_words", "kind"): (*get_args(Kind), ""),
    ("version_words", "claim"): get_args(Claim),
}  # fmt: skip
LISTS = get_args(lexicon.WordList)


def first_column(table: str) -> list[str]:
    return [next(iter(row.values())) for row in lexicon.rows(table)]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_what_it_is_for_and_where_it_comes_from(table: str) -> None:
    text = (FOLDER / f"{table}.csv").read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert text.startswith("# ")
    assert len(head) >= 2
    assert "rom " in " ".join(head)


@pytest.mark.parametrize("table", TABLES)
def test_a_word_has_one_meaning_in_a_table(table: str) -> None:
    words = [lexicon.key(word) for word in first_column(table)]
    assert {word for word in words if words.count(word) > 1} == set()


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_holds_known_values_only(table: str, column: str) -> None:
    assert {row[column] for row in lexicon.rows(table)} <= set(COLUMNS[table, column])


@pytest.mark.parametrize("table", [*LISTS, "no_series", "ranks", "abbreviations"])
def test_a_list_is_sorted(table: str) -> None:
    entries = first_column(table)
    assert entries == sorted(entries)


@pytest.mark.parametrize("table", [*LISTS, "no_series", "ranks", "before_to", "note_verbs"])
def test_the_entries_of_a_list_are_single_words_in_small_letters(table: str) -> None:
    several = {"foreign office", "general staff", "high commissioner", "white house"} if table == "bodies" else set()
    names = table == "short_names"
    assert [e for e in first_column(table) if not (e.isalpha() and (names or e.islower())) and e not in several] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_whole(table: str) -> None:
    for row in lexicon.rows(table):
        assert None not in row
        assert None not in row.values()
        assert all(value == value.strip() for value in row.values())


def test_every_kind_of_the_contract_has_its_words() -> None:
    assert {entry.kind for entry in lexicon.kinds().values()} == set(get_args(Kind))


@pytest.mark.parametrize("field", ["drafted_by", "cleared_by", "approved_by", "repeated_to"])
def test_every_field_of_a_source_note_has_its_verb(field: str) -> None:
    assert field in lexicon.note_verbs().values()


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


@pytest.mark.parametrize(
    ("name", "looked_up"),
    [
        ("File Name", "filename"),
        ("original_archive", "originalarchive"),
        ("Author(s)", "authors"),
        ("dc.title[en_US]", "title"),
        ("dcterms:created", "created"),
        ("DC.Date.Issued", "dateissued"),
        ("Empfänger", "empfanger"),
        ("dcx", "dcx"),
        ("", ""),
    ],
)
def test_columns_are_looked_up_without_case_separators_and_vocabulary(name: str, looked_up: str) -> None:
    assert lexicon.column_key(name) == looked_up


def test_every_field_of_a_record_has_its_column() -> None:
    assert set(lexicon.sidecar_columns().values()) >= {"file", *ArchiveRecord.__struct_fields__}


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["sept", "september", "sep"], "september", "september"),
        (["urgent", "us urgent"], "us urgent", "us urgent"),
        (["taken in"], "taken-in", "taken-in"),
        (["rec'd"], "rec’d", "rec’d"),
        (["mr."], "mrs", None),
        (["may", "mar"], "june", None),
    ],
    ids=[
        "longest first",
        "first letters apart",
        "a hyphen for a space",
        "a curved apostrophe",
        "a dot is a dot",
        "none",
    ],
)
def test_alternatives_match_the_longest_word(words: list[str], text: str, found: str | None) -> None:
    match = re.match(lexicon.alternatives(words), text)
    assert (match and match[0]) == found


@given(st.lists(st.text("abc .-", min_size=1), min_size=1))
def test_alternatives_match_each_of_their_words(words: list[str]) -> None:
    pattern = re.compile(lexicon.alternatives(words))
    assert all(pattern.match(word) for word in words)
