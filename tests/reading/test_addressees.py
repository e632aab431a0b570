"""The block of an addressee, over the salutation of a letter or at its foot."""

import pytest

from cablebook.model.header import Party
from cablebook.model.span import Span
from cablebook.reading.addressees import addressee_above, addressee_alone, addressee_below, before_block
from cablebook.reading.lines import lines_of


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("Sir Peter Lane, K.B.E., C.I.E.,\nSecretary-General,\nNew Delhi.", "Sir Peter Lane, K.B.E., C.I.E."),
        ("The Right Honourable\n   Peter Lane, M.P.,\n   etc., etc.,\n   Foreign Office.", "Peter Lane, M.P."),
        ("The Honorable Peter Lane\nAmerican Ambassador", "Peter Lane"),
        ("Mr. Lane\nHead of the Section", "Mr. Lane"),
    ],
)
def test_a_block_names_its_addressee(block: str, name: str) -> None:
    party = addressee_above(block, lines_of(block))
    assert party is not None
    assert party.text == name
    assert party.span.of(block) == name


@pytest.mark.parametrize(
    "lines",
    ["Washington,\nMay 3, 1950", "Mr. Lane", "Participants:\nMr. Lane\nMr. Bacon", "The Section of Transport\nMoscow"],
)
def test_other_lines_are_no_block(lines: str) -> None:
    assert addressee_above(lines, lines_of(lines)) is None


def test_a_block_at_the_foot_stands_apart_from_the_signature() -> None:
    text = "We agree.\nPETER LANE\n\nMr. Bacon\nHead of the Section"
    found = addressee_below(text, lines_of(text))
    assert found is not None
    assert (found[0].text, found[1]) == ("Mr. Bacon", 2)
    joined = text.replace("\n\n", "\n")
    assert addressee_below(joined, lines_of(joined)) is None


def test_a_note_repeats_its_addressee_at_the_foot() -> None:
    text = "We agree.\nRome, 3 March 1959\n\nMINISTRY OF TRADE\nROME"
    assert before_block(text, lines_of(text), Party("Ministry of Trade", Span(0, 1))) == 2
    assert before_block(text, lines_of(text), Party("Ministry of Labour", Span(0, 1))) == 4


def test_the_line_that_says_what_a_letter_is_about_stands_under_the_block() -> None:
    text = "Mr. Lane\nHead of the Section\n\nRe: Spare parts"
    party = addressee_above(text, lines_of(text))
    assert party is not None
    assert party.text == "Mr. Lane"


def test_at_the_foot_an_office_with_its_town_is_the_addressee() -> None:
    text = "Your obedient servant,\n\nP. Lane\n\nThe Secretary of State for Transport,\nOttawa."
    found = addressee_below(text, lines_of(text))
    assert found is not None
    assert found[0].text == "Secretary of State for Transport"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Comrade P. Lane\nMinister of Transport\nPrague\n\nThe lorries have come.", "Comrade P. Lane"),
        ("Mr. Lane\nMr. Bacon\n\nThe lorries have come.", None),
        ("Mr. Lane\n\nThe lorries have come.", None),
        ("The Minister of Transport\nPrague\n\nThe lorries have come.", None),
    ],
)
def test_a_text_may_open_with_the_block_of_one_person(text: str, name: str | None) -> None:
    party = addressee_alone(text, lines_of(text))
    assert (party.text if party is not None else None) == name
