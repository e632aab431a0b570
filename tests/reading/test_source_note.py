"""Source notes: who drafted, cleared and approved, and where a message was repeated."""

import pytest

from cablebook.model.span import Span
from cablebook.reading.source_note import drafting, kind_suffix, posts


def stated(note: str) -> dict[str, str]:
    return {statement.field: statement.span.of(note) for statement in drafting(note, 0, len(note))}


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Drafted by Mendenhall; cleared by Lane, Bacon, and SEA; and approved by Wilcox who signed for Herter.",
            {"drafted_by": "Mendenhall", "cleared_by": "Lane, Bacon, and SEA", "approved_by": "Wilcox"},
        ),
        ("Drafted and approved by Rusk and cleared by Handley.", {"drafted_by": "Rusk", "approved_by": "Rusk", "cleared_by": "Handley"}),
        ("Drafted on July 24 by Manfull. Transmitted later.", {"drafted_by": "Manfull"}),
        ("Drafted by J. Graham Parsons and Robert L. Dowell, Jr. on May 3.", {"drafted_by": "J. Graham Parsons and Robert L. Dowell, Jr"}),
        ("Cleared with FOA and approved by McClurkin.", {"cleared_by": "FOA", "approved_by": "McClurkin"}),
        ("Drafted in S/S and cleared by the President.", {"cleared_by": "the President"}),
        ("Repeated to CINCPAC for POLAD, Paris, and The Hague.", {"repeated_to": "CINCPAC for POLAD, Paris, and The Hague"}),
        ("Repeated Immediate to USUN and repeated to London.", {"repeated_to": "USUN"}),
        ("The draft was not cleared with the Department of Defense.", {}),
    ],
)  # fmt: skip
def test_a_note_says(note: str, expected: dict[str, str]) -> None:
    found = stated(note)
    assert {field: found.get(field) for field in expected} == expected
    assert set(found) == set(expected)


def test_a_list_of_posts_is_divided() -> None:
    words = "CINCPAC for POLAD, Paris, and The Hague"
    assert [party.text for party in posts(words, Span(0, len(words)))] == ["CINCPAC for POLAD", "Paris", "The Hague"]


@pytest.mark.parametrize(
    ("reference", "kind"),
    [("501.BC Indonesia/4–749: Telegram", "telegram"), ("611.94/2–152:Airgram", "airgram"), ("611.94/2–152", None)],
)
def test_a_file_reference_ends_with_the_kind(reference: str, kind: str | None) -> None:
    found = kind_suffix(reference, 0, len(reference))
    assert (found and found[0]) == kind
