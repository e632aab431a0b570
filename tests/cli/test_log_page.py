"""The log for people: whatever a log of others holds, it can be listed."""

import pytest

from cablebook.cli.log_page import correction_lines, in_words
from cablebook.model.correction import Action, Correction, CorrectionState, Outcome
from cablebook.model.span import Span

CHANGE = {
    "number": 3,
    "made_at": "2026-01-31T10:00:00Z",
    "made_by": "A. Reader",
    "document_id": "seed/1",
    "record": "header",
    "field": "place",
    "action": Action.CHANGE,
    "value": '"Moscow"',
    "before": '"Beijing"',
    "quote": "our War Ministry",
    "span": Span(10, 26),
}


def correction(**parts: object) -> Correction:
    return Correction(**{**CHANGE, **parts})  # type: ignore[arg-type]  # the parts are those of a correction


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (correction(), "corrected: Beijing -> Moscow, “our War Ministry” [10:26]"),
        (correction(span=None), "corrected: Beijing -> Moscow, “our War Ministry”"),
        (correction(before=None, quote=None), "corrected: nothing -> Moscow"),
        (correction(action=Action.ACCEPT, quote=None), "accepted: Moscow"),
        (correction(action=Action.REJECT, quote=None), "rejected: Beijing"),
        (correction(action=Action.ADD, quote=None), "added: Moscow"),
        (correction(action=Action.UNDO, undoes=2), "undoes 2"),
        (correction(field="entry", value='{"act":"grant"}', quote=None), 'corrected: Beijing -> {"act":"grant"}'),
    ],
)
def test_a_decision_is_said_in_words(made: Correction, words: str) -> None:
    assert in_words(made) == words


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [
        (CorrectionState.STANDS, None, "stands"),
        (CorrectionState.UNDONE, "undone by 4", "undone by 4"),
        (CorrectionState.SUPERSEDED, "4 decides", "superseded: 4 decides"),
        (CorrectionState.ORPHANED, "It quotes no words.", "orphaned: It quotes no words."),
    ],
)
def test_the_first_line_says_how_it_fares(state: CorrectionState, reason: str | None, said: str) -> None:
    lines = list(correction_lines(correction(), Outcome(number=3, state=state, reason=reason)))

    assert lines[0] == f"3  seed/1  place  {said}"


def test_a_record_of_a_later_release_is_named() -> None:
    outcome = Outcome(number=3, state=CorrectionState.STANDS)

    assert (
        next(correction_lines(correction(record="entry", field="amount"), outcome)) == "3  seed/1  entry amount  stands"
    )


def test_a_value_that_is_no_json_is_shown_as_it_is() -> None:
    assert in_words(correction(value="{", quote=None)) == "corrected: Beijing -> {"


def test_nothing_in_a_log_is_obeyed() -> None:
    hostile = "\x1b[31m"
    made = correction(made_by=hostile, document_id=hostile, field=hostile, note=hostile, quote=hostile)

    lines = list(correction_lines(made, Outcome(number=3, state=CorrectionState.ORPHANED, reason=hostile)))

    assert not any("\x1b" in line for line in lines)
