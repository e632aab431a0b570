"""A reader's decision as it enters the log: checked, with its words and with what the machine had read."""

import msgspec

from cablebook.errors import UsageError
from cablebook.model.correction import Action, Correction, CorrectionState, Outcome
from cablebook.model.header import Header
from cablebook.model.span import Span

from .fields import Field, field_named
from .grounding import Grounded, ground, held
from .replay import replay
from .values import parse_value


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A correction before it is signed, dated and numbered; its fields are those of `Correction`."""

    record: str
    field: str
    action: Action
    value: str | None = None
    quote: str | None = None
    span: Span | None = None
    before: str | None = None
    undoes: int | None = None


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """A document in front of a reader.

    Attributes:
        text: Its text.
        machine: The header as the machine read it.
        corrections: Its corrections so far.
    """

    text: str
    machine: Header
    corrections: tuple[Correction, ...] = ()

    @property
    def effective(self) -> Header:
        """The header as it stands now, corrections applied."""
        return replay(self.machine, self.text, self.corrections).header


def accept(document: Reviewed, field_name: str) -> Decision:
    """Sign what a field holds now; an empty field is signed as rightly empty.

    Raises:
        UsageError: The header has no such field.
    """
    field = field_named(field_name)
    return _decision(document, field, Action.ACCEPT, held(field, document.effective, document.text))


def reject(document: Reviewed, field_name: str) -> Decision:
    """Declare that the document does not state what a field holds.

    Raises:
        UsageError: There is no such field, or it holds nothing.
    """
    field = field_named(field_name)
    if getattr(document.effective, field.name) == field.empty:
        raise UsageError(f"{field.name} holds nothing that could be rejected; to sign that it is empty, accept it.")
    machine = held(field, document.machine, document.text)
    return Decision(
        record="header",
        field=field.name,
        action=Action.REJECT,
        quote=machine.quote,
        span=machine.span,
        before=_before(field, document),
    )


def change(document: Reviewed, field_name: str, value: str, *, words: str | None = None) -> Decision:
    """Put another value in the place of what a field holds; of a list, the whole list.

    Args:
        document: The document in front of the reader.
        field_name: A field of the header.
        value: As `parse_value` takes it.
        words: The words of the document that say so; see `ground` for where they may be left out.

    Raises:
        UsageError: There is no such field, the value does not fit it, or its words are not in the text.
    """
    field = field_named(field_name)
    near = document.effective.spans.get(field.name) or document.machine.spans.get(field.name)
    grounded = ground(field, parse_value(field, value), document.text, words=words, near=near)
    return _decision(document, field, Action.CHANGE, grounded)


def add(document: Reviewed, field_name: str, value: str, *, words: str | None = None) -> Decision:
    """Put in what the machine missed: one more element of a list, or the value of a field that holds nothing.

    Arguments and errors are those of `change`; a field that holds a single value already is refused.
    """
    field = field_named(field_name)
    holds = getattr(document.effective, field.name)
    if not field.many and holds is not None:
        shown = held(field, document.effective, document.text).json
        raise UsageError(f"{field.name} holds {shown} already: change it, or reject it.")
    grounded = ground(field, parse_value(field, value, one=True), document.text, words=words, one=field.many)
    return _decision(document, field, Action.ADD, grounded)


def undo(document: Reviewed, number: int) -> Decision:
    """Take back a correction of the document; an undo can be taken back like any other.

    Raises:
        UsageError: The document has no correction of that number, or it is undone already.
    """
    outcomes = {outcome.number: outcome for outcome in _outcomes(document)}
    target = next((correction for correction in document.corrections if correction.number == number), None)
    if target is None:
        raise UsageError(f"The document has no correction {number}; it has {_numbers(document)}.")
    if outcomes[number].state is CorrectionState.UNDONE:
        raise UsageError(f"Correction {number} is already {outcomes[number].reason}; undo that to bring it back.")
    return Decision(record=target.record, field=target.field, action=Action.UNDO, undoes=number)


def _outcomes(document: Reviewed) -> tuple[Outcome, ...]:
    return replay(document.machine, document.text, document.corrections).outcomes


def _numbers(document: Reviewed) -> str:
    return ", ".join(str(correction.number) for correction in document.corrections) or "none"


def _decision(document: Reviewed, field: Field, action: Action, grounded: Grounded) -> Decision:
    return Decision(
        record="header",
        field=field.name,
        action=action,
        value=None if grounded.value is None else grounded.json,
        quote=grounded.quote,
        span=grounded.span,
        before=_before(field, document),
    )


def _before(field: Field, document: Reviewed) -> str | None:
    machine = held(field, document.machine, document.text)
    return None if machine.value == field.empty else machine.json
