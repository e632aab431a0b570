"""Taking the corrections of another book's log into this one."""

from collections import defaultdict, deque
from collections.abc import Iterable

import msgspec

from cablebook.errors import UsageError
from cablebook.model.correction import Correction


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What a merge brings.

    Attributes:
        new: The corrections to append, numbered on from the log, in the order of the other log.
        skipped: How many the log holds already.
    """

    new: tuple[Correction, ...]
    skipped: int


def merge(log: Iterable[Correction], other: Iterable[Correction]) -> Merged:
    """Append another log to this one, each correction once.

    A correction is the same where its signature, date, subject and decision are the same; where two logs hold several
    such, they are paired in order. Corrections keep their signature and date but get numbers of this log, and so
    decide over what stands there already.

    Args:
        log: This book's log.
        other: The other, or a part of it; an undo needs the correction that it names.

    Raises:
        UsageError: Two corrections of the other log have one number, or an undo names one that it does not hold.
    """
    known: defaultdict[tuple[object, ...], deque[int]] = defaultdict(deque)
    last = 0
    for correction in sorted(log, key=_number):
        known[_identity(correction, correction.undoes)].append(correction.number)
        last = correction.number
    ours: dict[int, int] = {}
    new: list[Correction] = []
    for correction in sorted(other, key=_number):
        if correction.number in ours:
            raise UsageError(f"Two corrections have the number {correction.number}: apply one log after the other.")
        undoes = _renumbered(correction, ours)
        same = known[_identity(correction, undoes)]
        if same:
            ours[correction.number] = same.popleft()
        else:
            last += 1
            ours[correction.number] = last
            new.append(msgspec.structs.replace(correction, number=last, undoes=undoes))
    return Merged(new=tuple(new), skipped=len(ours) - len(new))


def _number(correction: Correction) -> int:
    return correction.number


def _renumbered(correction: Correction, ours: dict[int, int]) -> int | None:
    if correction.undoes is None:
        return None
    try:
        return ours[correction.undoes]
    except KeyError:
        raise UsageError(
            f"Correction {correction.number} undoes {correction.undoes}, which is not in the same log before it."
        ) from None


def _identity(correction: Correction, undoes: int | None) -> tuple[object, ...]:
    # Without the numbers, which belong to a book, and without span and before, which belong to a reading.
    return (
        correction.made_at,
        correction.made_by,
        correction.document_id,
        correction.record,
        correction.field,
        correction.action,
        correction.value,
        correction.quote,
        correction.note,
        undoes,
    )
