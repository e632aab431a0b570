"""Forms of other archives, each document read whole: `cases/` is the table, `cases.py` says how it is compared."""

import pytest
from cases import FIELDS, Case, differences, load_cases

from cablebook.model.header import Header

CASES = load_cases()
MOST_MISSES = 4
KNOWN_MISSES: dict[str, str] = {}
"""Cases that are not met, and why."""


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in KNOWN_MISSES], ids=lambda case: case.name)
def test_the_whole_record_is_read(case: Case) -> None:
    wrong = differences(case)
    told = "".join(f"\n  {field}: expected {expected!r}, found {found!r}" for field, (expected, found) in wrong.items())
    assert not wrong, f"{case.form}{told}"


def test_what_is_known_to_miss_is_little_and_does_miss() -> None:
    missing = {case.name for case in CASES if differences(case)}
    assert set(KNOWN_MISSES) <= missing
    assert len(missing) <= MOST_MISSES


def test_every_case_expects_fields_that_a_header_has() -> None:
    beside = {"enclosed", "language", "dates", "words"}
    tables = [table for case in CASES for table in (case.expected, *case.expected.get("enclosed", []))]
    assert {field for table in tables for field in table} - beside <= set(FIELDS)
    assert set(FIELDS) == set(Header.__struct_fields__) - {"spans"}


def test_cases_are_numbered_without_a_gap_and_say_which_form_they_show() -> None:
    assert [int(case.name[:2]) for case in CASES] == list(range(1, len(CASES) + 1))
    assert all(len(case.form.split()) >= 4 for case in CASES)
