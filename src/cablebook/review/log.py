"""The log and its replay, for every kind of record alike: what is undone, what is superseded, what is orphaned.

A kind of record takes part by an `Applier`; the log knows nothing else of it. One that no applier knows (written by a
later release, or by another program) is orphaned with a reason, and stays in the log.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from cablebook.model.correction import Action, Correction, CorrectionState, Outcome

Record = TypeVar("Record")


class Orphan(msgspec.Struct, frozen=True):
    """Why a correction cannot be applied any more, in words for the reader."""

    reason: str


class Applier(Protocol[Record]):
    """How corrections apply to one kind of record (or to all the records of a kind in a document).

    Corrections with the same subject are about the same thing; those with different subjects must not touch each
    other, so that their order does not matter. Applying one twice must give what applying it once gives.
    """

    def subject(self, correction: Correction) -> str:
        """What the correction is about: for a header, its field."""
        ...

    def settles(self, correction: Correction) -> bool:
        """Whether it decides its subject alone, so that what was decided before no longer counts."""
        ...

    def apply(self, record: Record, text: str, correction: Correction) -> Record | Orphan:
        """Give the record with the correction applied, or why it cannot be."""
        ...


def replay_log(
    machine: Mapping[str, Any],
    text: str,
    corrections: Iterable[Correction],
    appliers: Mapping[str, Applier[Any]],
) -> tuple[dict[str, Any], tuple[Outcome, ...]]:
    """Replay one document's corrections, in the order of the log, over what the machine read.

    Args:
        machine: What the machine read, by kind of record (`header`).
        text: The document's text as it is now.
        corrections: The corrections of this document, in any order; their numbers give the order.
        appliers: By kind of record. Kinds of `machine` without corrections come out as they went in.

    Returns:
        The records with the corrections applied, and an outcome for each correction, by number.
    """
    log = sorted(corrections, key=lambda correction: correction.number)
    outcomes = {outcome.number: outcome for outcome in undoing(log)}
    records = dict(machine)
    for kind in dict.fromkeys(correction.record for correction in log):
        in_force = [correction for correction in log if correction.record == kind and correction.number not in outcomes]
        applier = appliers.get(kind)
        if applier is None or kind not in records:
            outcomes |= _orphaned(in_force, f"this release knows no record “{kind}”")
        else:
            records[kind], fared = _fold(applier, records[kind], text, in_force)
            outcomes |= fared
    return records, tuple(outcomes[correction.number] for correction in log)


def replay_without_document(corrections: Iterable[Correction]) -> tuple[Outcome, ...]:
    """The outcomes of corrections whose document the book does not hold: orphaned, if they are not undone."""
    log = sorted(corrections, key=lambda correction: correction.number)
    outcomes = {outcome.number: outcome for outcome in undoing(log)}
    homeless = [correction for correction in log if correction.number not in outcomes]
    outcomes |= _orphaned(homeless, "the book does not hold its document")
    return tuple(outcomes[correction.number] for correction in log)


def undoing(log: Sequence[Correction]) -> list[Outcome]:
    """The outcomes that follow from undoing alone: of every undo, and of everything undone, latest first.

    An undo counts unless a later one that counts undoes it; so the log is read backwards.
    """
    numbers = {correction.number for correction in log}
    undone_by: dict[int, int] = {}
    outcomes = []
    for correction in reversed(log):
        number, target = correction.number, correction.undoes
        if number in undone_by:
            outcomes.append(_outcome(number, CorrectionState.UNDONE, f"undone by {undone_by[number]}"))
        elif correction.action is Action.UNDO:
            if target is None or target not in numbers or target >= number:
                reason = f"there is no earlier correction {target} of this document to undo"
                outcomes.append(_outcome(number, CorrectionState.ORPHANED, reason))
            else:
                outcomes.append(_outcome(number, CorrectionState.STANDS))
                undone_by.setdefault(target, number)
    return outcomes


def _fold(
    applier: Applier[Record], record: Record, text: str, corrections: Iterable[Correction]
) -> tuple[Record, dict[int, Outcome]]:
    outcomes: dict[int, Outcome] = {}
    standing: dict[str, list[int]] = {}
    for correction in corrections:
        number = correction.number
        applied = applier.apply(record, text, correction)
        if isinstance(applied, Orphan):
            outcomes[number] = _outcome(number, CorrectionState.ORPHANED, applied.reason)
            continue
        record = applied
        numbers = standing.setdefault(applier.subject(correction), [])
        if applier.settles(correction):
            for earlier in numbers:
                outcomes[earlier] = _outcome(earlier, CorrectionState.SUPERSEDED, f"{number} decides")
            numbers.clear()
        numbers.append(number)
        outcomes[number] = _outcome(number, CorrectionState.STANDS)
    return record, outcomes


def _orphaned(corrections: Iterable[Correction], reason: str) -> dict[int, Outcome]:
    return {
        correction.number: _outcome(correction.number, CorrectionState.ORPHANED, reason) for correction in corrections
    }


def _outcome(number: int, state: CorrectionState, reason: str | None = None) -> Outcome:
    return Outcome(number=number, state=state, reason=reason)
