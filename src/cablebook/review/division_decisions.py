"""Decisions over where the documents of a file begin, as they enter the log."""

from collections.abc import Collection, Sequence

from cablebook.errors import UsageError
from cablebook.model.correction import Action, Correction, CorrectionState
from cablebook.model.span import Span

from .decisions import Decision
from .division import RECORD
from .log import undoing
from .words import find_quote

_LONGEST_QUOTE = 120  # characters


def split(text: str, words: str, *, at: int = 0, starts: Collection[int] = ()) -> Decision:
    """Decide that a document begins at these words.

    Args:
        text: The text of the document that they stand in.
        words: The first words of the new document, as the text has them.
        at: Where `text` begins in the whole text of its file.
        starts: Where documents begin in that text already.

    Raises:
        UsageError: The words are not in the text, or a document begins at them already.
    """
    span = find_quote(text, words)
    if span is None:
        raise UsageError(f"The document does not have the words “{words}”; quote them as `cablebook show` prints them.")
    whole = span.shifted(at)
    if not text[: span.start].strip() or whole.start in starts:
        raise UsageError(f"A document begins at “{words}” already.")
    return Decision(record=RECORD, field="split", action=Action.ADD, quote=span.of(text), span=whole)


def join(text: str, *, at: int) -> Decision:
    """Decide that a document belongs to the one before it.

    Args:
        text: Its text.
        at: Where it begins in the whole text of its file.
    """
    first = text[:_LONGEST_QUOTE].rsplit(None, 1)[0] if len(text) > _LONGEST_QUOTE else text.rstrip()
    return Decision(record=RECORD, field="join", action=Action.REJECT, quote=first, span=Span(at, at + len(first)))


def undo_division(corrections: Sequence[Correction], number: int) -> Decision:
    """Take back a decision; an undo can be taken back like any other.

    Raises:
        UsageError: It is undone already.
    """
    target = next(one for one in corrections if one.number == number)
    outcome = next((one for one in undoing(corrections) if one.number == number), None)
    if outcome is not None and outcome.state is CorrectionState.UNDONE:
        raise UsageError(f"Correction {number} is already {outcome.reason}; undo that to bring it back.")
    return Decision(record=RECORD, field=target.field, action=Action.UNDO, undoes=number)
