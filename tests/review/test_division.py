"""Readers' decisions over where documents begin, applied to the text of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.errors import UsageError
from cablebook.model.boundary import Boundary
from cablebook.model.correction import Action, Correction, CorrectionState
from cablebook.model.span import Span
from cablebook.review import divide, join, split

TEXT = "One came.\n\nTwo went.\n\nThree stayed.\n"
MACHINE = (Boundary(0, 1.0, "the text begins"), Boundary(11, 0.9, "a title"))


def correction(number: int, quote: str, *, at: int, action: Action = Action.ADD) -> Correction:
    return Correction(
        number=number,
        made_at="2026-01-31T10:00:00Z",
        made_by="A. Reader",
        document_id="a",
        record="boundary",
        field="split" if action is Action.ADD else "join",
        action=action,
        quote=quote,
        span=Span(at, at + len(quote)),
    )


def undo(number: int, target: int) -> Correction:
    return Correction(
        number=number,
        made_at="2026-01-31T10:00:00Z",
        made_by="A. Reader",
        document_id="a",
        record="boundary",
        field="split",
        action=Action.UNDO,
        undoes=target,
    )


def starts(*corrections: Correction, text: str = TEXT) -> list[int]:
    return [boundary.start for boundary in divide(text, MACHINE, corrections)[0]]


def states(*corrections: Correction, text: str = TEXT) -> list[str]:
    return [outcome.state.value for outcome in divide(text, MACHINE, corrections)[1]]


SPLIT = correction(1, "Three stayed.", at=22)
JOIN = correction(2, "Two went.", at=11, action=Action.REJECT)


def test_a_split_adds_a_boundary_that_is_sure() -> None:
    assert divide(TEXT, MACHINE, [SPLIT])[0][-1] == Boundary(22, 1.0, "decided by A. Reader")


def test_a_join_takes_a_boundary_away() -> None:
    assert starts(JOIN) == [0]
    assert starts(SPLIT, JOIN) == [0, 22]


def test_an_undone_decision_counts_for_nothing() -> None:
    assert starts(SPLIT, undo(2, 1)) == [0, 11]
    assert starts(SPLIT, undo(2, 1), undo(3, 2)) == [0, 11, 22]
    assert states(SPLIT, undo(2, 1)) == ["undone", "stands"]


def test_words_are_found_where_they_have_moved() -> None:
    assert starts(SPLIT, text="A line more.\n\n" + TEXT) == [0, 11, 36]


def test_words_that_are_gone_orphan_the_decision() -> None:
    assert states(SPLIT, text=TEXT.replace("stayed", "left")) == ["orphaned"]


def test_the_first_document_cannot_be_joined_to_anything() -> None:
    (outcome,) = divide(TEXT, MACHINE, [correction(1, "One came.", at=0, action=Action.REJECT)])[1]
    assert (outcome.state, outcome.reason) == (CorrectionState.ORPHANED, "its words are the first of the text now")


def test_the_later_of_two_decisions_over_one_place_counts() -> None:
    rejoined = correction(2, "Three stayed.", at=22, action=Action.REJECT)
    assert starts(SPLIT, rejoined) == [0, 11]
    assert states(SPLIT, rejoined) == ["superseded", "stands"]


def test_a_decision_keeps_its_words_and_their_place_in_the_whole_text() -> None:
    decision = split("Two went.\n\nThree stayed.", "Three", at=11, starts={0, 11})
    assert (decision.quote, decision.span) == ("Three", Span(22, 27))


@pytest.mark.parametrize("words", ["Two went.", "Four"])
def test_a_split_needs_words_within_the_document(words: str) -> None:
    with pytest.raises(UsageError):
        split("Two went.\n\nThree stayed.", words, at=11)


def test_a_join_quotes_the_first_words() -> None:
    decision = join("word " * 100, at=7)
    assert decision.quote is not None
    assert len(decision.quote) < 120
    assert decision.span == Span(7, 7 + len(decision.quote))


@given(
    st.lists(st.tuples(st.sampled_from(["One", "Two", "Three", "Four"]), st.integers(0, 40), st.booleans()), max_size=6)
)
def test_any_decisions_leave_boundaries_in_order_with_an_outcome_each(made: list[tuple[str, int, bool]]) -> None:
    log = [
        correction(number, quote, at=at, action=Action.ADD if adds else Action.REJECT)
        for number, (quote, at, adds) in enumerate(made, start=1)
    ]
    found, outcomes = divide(TEXT, MACHINE, log)
    assert [one.start for one in found] == sorted({one.start for one in found})
    assert found[0].start == 0
    assert [outcome.number for outcome in outcomes] == [one.number for one in log]
