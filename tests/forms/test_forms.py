"""Forms of other archives, each document read whole: `cases/` and `more/` are the tables, `cases.py` compares."""

import pytest
from cases import AFTERWARDS, FIELDS, UNTUNED, Case, differences, load_cases

from cablebook.model.header import Header

CASES = load_cases()
MOST_MISSES = 4
KNOWN_MISSES: dict[str, str] = {}
"""Cases that are not met, and why."""
WRITTEN_AFTERWARDS = load_cases(AFTERWARDS)
MISSED_AFTERWARDS = {
    "13-mongolian-cable": "a town alone on the line above the date is not told from any other word",
    "14-soviet-politburo-extract": "the day of the session stands in the sentence that names the protocol",
    "15-kgb-memorandum": "a town alone on the line under date and number is not told from any other word",
    "16-japanese-intercept": "From: Tokyo (Togo) may give a second name of the town as well as the minister",
    "17-foreign-office-print": "a title of two surnames with the day of receipt behind it is not known as one",
    "20-backchannel": "two capitals with a number are as often a code of the paper as a series",
    "21-rusk-telegram": "the stamp prints the hour between day and year, and the number has a column of its own",
    "22-red-cross-telegram": "the town of a letterhead without a salutation may be the receiver's",
    "24-recognised-badly": "letters that stand for figures are read as they are printed",
}
"""Cases of the second table that are not met, and why."""


MET = [
    *(case for case in CASES if case.name not in KNOWN_MISSES),
    *(case for case in WRITTEN_AFTERWARDS if case.name not in MISSED_AFTERWARDS),
]


@pytest.mark.parametrize("case", MET, ids=lambda case: case.name)
def test_the_whole_record_is_read(case: Case) -> None:
    wrong = differences(case)
    told = "".join(f"\n  {field}: expected {expected!r}, found {found!r}" for field, (expected, found) in wrong.items())
    assert not wrong, f"{case.form}{told}"


def test_what_is_known_to_miss_is_little_and_does_miss() -> None:
    missing = {case.name for case in CASES if differences(case)}
    assert set(KNOWN_MISSES) <= missing
    assert len(missing) <= MOST_MISSES


def test_of_the_forms_written_afterwards_just_those_listed_miss() -> None:
    assert {case.name for case in WRITTEN_AFTERWARDS if differences(case)} == set(MISSED_AFTERWARDS)


def test_every_case_expects_fields_that_a_header_has() -> None:
    beside = {"enclosed", "language", "dates", "words"}
    tables = [
        table for case in (*CASES, *WRITTEN_AFTERWARDS) for table in (case.expected, *case.expected.get("enclosed", []))
    ]
    assert {field for table in tables for field in table} - beside <= set(FIELDS)
    assert set(FIELDS) == set(Header.__struct_fields__) - {"spans"}


@pytest.mark.parametrize("cases", [CASES, WRITTEN_AFTERWARDS, load_cases(UNTUNED)], ids=["cases", "more", "untuned"])
def test_cases_are_numbered_without_a_gap_and_say_which_form_they_show(cases: list[Case]) -> None:
    assert [int(case.name[:2]) for case in cases] == list(range(1, len(cases) + 1))
    assert all(len(case.form.split()) >= 4 for case in cases)
