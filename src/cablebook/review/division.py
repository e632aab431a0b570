"""Where the documents of a file begin, as readers decide it: at these words, or not here.

Such decisions belong to the file, whose documents they make, and so are kept with its first document: that one keeps
its place and its id whatever is cut behind it. Words are looked for in the whole text of the file, near the place where
they stood.
"""

from collections.abc import Iterable

from cablebook.model.boundary import Boundary
from cablebook.model.correction import Action, Correction, CorrectionState, Outcome

from .log import undoing
from .words import find_quote

RECORD = "boundary"
"""The kind of record, in the log."""

_LOST = "its words are no longer in the text"
_AT_START = "its words are the first of the text now"


def divide(
    text: str, boundaries: Iterable[Boundary], corrections: Iterable[Correction]
) -> tuple[tuple[Boundary, ...], tuple[Outcome, ...]]:
    """Apply readers' decisions to the boundaries of a file's text.

    Args:
        text: The whole text of the file as it is now.
        boundaries: Where the machine cuts it, in order; the first is at its first words.
        corrections: All decisions over it, undone ones too.

    Returns:
        Where the text is cut, in order, and an outcome for each correction, by number. The first boundary always stays.
    """
    found = {boundary.start: boundary for boundary in boundaries}
    first = min(found, default=0)
    log = sorted(corrections, key=lambda correction: correction.number)
    outcomes = {outcome.number: outcome for outcome in undoing(log)}
    decided: dict[int, int] = {}
    for one in log:
        if one.number in outcomes:
            continue
        span = find_quote(text, one.quote or "", one.span)
        if span is None or span.start <= first:
            reason = _LOST if span is None else _AT_START
            outcomes[one.number] = Outcome(number=one.number, state=CorrectionState.ORPHANED, reason=reason)
            continue
        if one.action is Action.ADD:
            found[span.start] = Boundary(span.start, 1.0, f"decided by {one.made_by}")
        else:
            found.pop(span.start, None)
        if span.start in decided:
            earlier = decided[span.start]
            superseded = CorrectionState.SUPERSEDED
            outcomes[earlier] = Outcome(number=earlier, state=superseded, reason=f"{one.number} decides")
        decided[span.start] = one.number
        outcomes[one.number] = Outcome(number=one.number, state=CorrectionState.STANDS)
    return tuple(found[start] for start in sorted(found)), tuple(outcomes[one.number] for one in log)
