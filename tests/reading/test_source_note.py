"""Editors' source notes: who drafted, cleared and approved a message, and where it was repeated."""

import pytest

from cablebook.reading.source_note import drafting, kind_suffix


def stated(note: str) -> dict[str, str]:
    return {statement.field: statement.span.of(note) for statement in drafting(note, 0, len(note))}


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Secret. Drafted by Lane.", {"drafted_by": "Lane"}),
        (
            "Secret. Drafted by Lane; cleared by Bacon and Rusk; and approved by Ball.",
            {"drafted_by": "Lane", "cleared_by": "Bacon and Rusk", "approved_by": "Ball"},
        ),
        ("Drafted in EUR by Lane, cleared in draft with Bacon, and approved by Ball.",
         {"drafted_by": "Lane", "cleared_by": "Bacon", "approved_by": "Ball"}),
        ("Drafted in G by Lane.", {"drafted_by": "Lane"}),
        ("Drafted on May 3 by Lane on May 3 and cleared by Bacon.", {"drafted_by": "Lane", "cleared_by": "Bacon"}),
        ("Drafted by Lane (EA) on November 5 and approved by Bacon.", {"drafted_by": "Lane (EA)",
         "approved_by": "Bacon"}),
        ("Repeated to Seoul, Tokyo, and The Hague.", {"repeated_to": "Seoul, Tokyo, and The Hague"}),
        ("Repeated priority to CINCPAC for POLAD. Printed in full below.", {"repeated_to": "CINCPAC for POLAD"}),
        ("Also repeated for information to Paris and passed to the White House.",
         {"repeated_to": "Paris and passed to the White House"}),
    ],
    ids=["one", "three", "offices between", "one-letter office", "a date", "an office in brackets", "list",
    "precedence", "information"],
)  # fmt: skip
def test_each_verb_takes_the_names_up_to_the_end_of_its_clause(note: str, expected: dict[str, str]) -> None:
    assert stated(note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Drafted and approved by Rusk.", {"drafted_by": "Rusk", "approved_by": "Rusk"}),
        ("Drafted, cleared by Lane.", {"drafted_by": "Lane", "cleared_by": "Lane"}),
        ("Drafted and signed by Rusk.", {"drafted_by": "Rusk"}),
    ],
)
def test_verbs_may_share_their_object(note: str, expected: dict[str, str]) -> None:
    assert stated(note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Drafted by W. A. Lane.", {"drafted_by": "W. A. Lane"}),
        ("Drafted by Gen. Lane. A copy went to Paris.", {"drafted_by": "Gen. Lane"}),
        ("Drafted by Lane in U.S. Embassy Paris. Cleared by Bacon.", {"drafted_by": "Lane in U.S. Embassy Paris",
         "cleared_by": "Bacon"}),
        ("[Drafted by Lane.]", {"drafted_by": "Lane"}),
        ("Drafted by Lane.Cleared by Bacon.", {"drafted_by": "Lane", "cleared_by": "Bacon"}),
    ],
    ids=["initials", "general", "letters of a state", "bracket", "space lost"],
)  # fmt: skip
def test_the_stop_of_an_abbreviation_does_not_end_the_object(note: str, expected: dict[str, str]) -> None:
    assert stated(note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Approved by Wilcox who signed for Herter.", {"approved_by": "Wilcox"}),
        ("Approved by Wilcox, who had drafted it.", {"approved_by": "Wilcox"}),
        ("Approved by Wilcox with the concurrence of Lane.", {"approved_by": "Wilcox"}),
        ("Approved and signed for Herter by Wilcox.", {}),
        ("Not cleared by Lane.", {}),
        ("To be cleared by Lane.", {}),
        ("Drafted by him.", {}),
        ("Repeated by courier.", {}),
        ("Drafted to the Secretary.", {}),
        ("Drafted by " + "Lane and " * 80, {}),
        ("The draft was the Secretary's.", {}),
    ],
)
def test_what_names_nobody_of_its_own_is_left_out(note: str, expected: dict[str, str]) -> None:
    assert stated(note) == expected


def test_of_two_statements_the_first_counts() -> None:
    assert stated("Drafted by Lane. A note says: Drafted by Bacon.") == {"drafted_by": "Lane"}


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("740.0011/5–349: Telegram", "telegram", "Telegram"),
        ("501.BC Indonesia/4–749: Circular telegram", "telegram", "telegram"),
        ("[740.00/5–349: Airgram]", "airgram", "Airgram"),
        ("740.0011/5–349: Cable.", "telegram", "Cable"),
        ("740.0011/5–349", None, None),
        ("740.0011/5–349: Telegram to Paris", None, None),
    ],
)
def test_a_file_number_may_end_with_the_kind(line: str, kind: str | None, words: str | None) -> None:
    found = kind_suffix(line, 0, len(line))
    if kind is None:
        assert found is None
    else:
        assert found is not None
        assert (found[0], found[1].of(line)) == (kind, words)
