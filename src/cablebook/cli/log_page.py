"""The log of corrections as lines to read."""

from collections.abc import Iterator

from cablebook.model.correction import Action, Correction, CorrectionState, Outcome
from cablebook.review import BOUNDARY, json_data

from .plain import one_line
from .wording import field_in_words, value_in_words

_LONGEST_QUOTE = 80


def correction_lines(correction: Correction, outcome: Outcome) -> Iterator[str]:
    """One correction: where it stands in the log, who made it when, over what, and how it fares."""
    state = outcome.state.value
    if outcome.state is CorrectionState.UNDONE:
        state = outcome.reason or state
    elif outcome.reason:
        state = f"{state}: {one_line(outcome.reason)}"
    about = correction.field if correction.record == "header" else f"{correction.record} {correction.field}"
    yield f"{correction.number}  {one_line(correction.document_id)}  {field_in_words(about)}  {state}"
    yield f"   {in_words(correction)}"
    yield f"   by {one_line(correction.made_by)}, {correction.made_at}"
    if correction.note:
        yield f"   note: {one_line(correction.note)}"


def in_words(correction: Correction) -> str:
    """What was decided: `corrected: 10 July 1950 -> 7 October 1950, “7 October 1950” [81:95]`."""
    field = correction.field
    before = value_in_words(field, json_data(correction.before))
    value = value_in_words(field, json_data(correction.value))
    match correction.action:
        case Action.UNDO:
            return f"undoes {correction.undoes}"
        case Action.ADD if correction.record == BOUNDARY:
            line = "a document begins here"
        case Action.REJECT if correction.record == BOUNDARY:
            line = "belongs to the document before it"
        case Action.REJECT:
            line = f"rejected: {before}"
        case Action.CHANGE:
            line = f"corrected: {before} -> {value}"
        case Action.ACCEPT:
            line = f"accepted: {value}"
        case Action.ADD:
            line = f"added: {value}"
    return line + _words(correction)


def _words(correction: Correction) -> str:
    if correction.quote is None:
        return ""
    where = "" if correction.span is None else f" [{correction.span.start}:{correction.span.end}]"
    return f", “{one_line(correction.quote, longest=_LONGEST_QUOTE)}”{where}"
