"""Labels: words of a form that say what stands behind or under them."""

import pytest

from cablebook.reading.labels import form_cells, read_label
from cablebook.reading.lines import lines_of


@pytest.mark.parametrize(
    ("line", "field", "rest"),
    [
        ("TO: The Minister", "recipient", "The Minister"),
        ("From :  Lane", "sender", "Lane"),
        ("SUBJECT", "subject", None),
        ("Copies to:", "copies", None),
        ("TO      :  Mr. Lane", "recipient", "Mr. Lane"),
        ("APPROVED BY: THE SECRETARY", "approved_by", "THE SECRETARY"),
        ("Rptd: Paris", "repeated", "Paris"),
    ],
)
def test_a_label_introduces_a_field(line: str, field: str, rest: str | None) -> None:
    label = read_label(line, 0, len(line))
    assert label is not None
    assert label.field == field
    assert (None if label.rest is None else line[label.rest :]) == rest


@pytest.mark.parametrize("line", ["Subject", "The price: 12", "TO THE MINISTER", "Weather: fine"])
def test_other_words_are_no_labels(line: str) -> None:
    assert read_label(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("To:        Mikoyan", ["To:        Mikoyan"]),
        ("TO      :  Mr. Lane        DATE:  May 3, 1950", ["TO      :  Mr. Lane", "DATE:  May 3, 1950"]),
        ("FROM:                    No. 486", ["FROM:", "No. 486"]),
        ("one line of words", ["one line of words"]),
    ],
)
def test_a_label_is_one_cell_with_its_value(line: str, cells: list[str]) -> None:
    (only,) = lines_of(line)
    assert [cell.of(line) for cell in form_cells(line, only)] == cells
