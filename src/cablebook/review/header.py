"""How corrections apply to a header: field by field."""

from typing import Any

import msgspec

from cablebook.errors import UsageError
from cablebook.model.correction import Action, Correction
from cablebook.model.header import Header
from cablebook.model.span import Span

from .fields import FIELDS, Field, field_named
from .grounding import check_rejected, relocate
from .log import Orphan


class HeaderApplier:
    """Corrections of the record `header`; what they are about is a field.

    An accepted value is a decision like a changed one: it was right when a reader saw it, and stays when a later
    reading of the same words gives another value. Otherwise a new release could overrule a reader unseen.
    """

    def subject(self, correction: Correction) -> str:
        """The field that it decides."""
        return correction.field

    def settles(self, correction: Correction) -> bool:
        """Everything but what is added to a list decides the field alone."""
        field = FIELDS.get(correction.field)
        return correction.action is not Action.ADD or field is None or not field.many

    def apply(self, record: Header, text: str, correction: Correction) -> Header | Orphan:
        """Put the decision into the header, its words found again in the text."""
        try:
            return _apply(record, text, correction)
        except UsageError as error:
            return Orphan(str(error))


def _apply(header: Header, text: str, correction: Correction) -> Header:
    field = field_named(correction.field)
    if correction.action is Action.REJECT:
        check_rejected(field, correction, text)
        return _with(header, field, field.empty, None)
    decided = relocate(field, correction, text)
    if correction.action is Action.ADD and field.many:
        return _with_another(header, field, decided.value, decided.span)
    return _with(header, field, decided.value, decided.span)


def _with(header: Header, field: Field, value: Any, span: Span | None) -> Header:
    spans = {name: where for name, where in header.spans.items() if name != field.name}
    if span is not None:
        spans[field.name] = span
    return msgspec.structs.replace(header, spans=spans, **{field.name: value})


def _with_another(header: Header, field: Field, value: Any, span: Span | None) -> Header:
    """Add to a list. What it holds already at the same words is replaced, so that nothing is there twice."""
    elements = list(getattr(header, field.name))
    same = [place for place, element in enumerate(elements) if _identity(field, element) == _identity(field, value)]
    if same:
        elements[same[0]] = value
    else:
        elements.append(value)
    return _with(header, field, tuple(elements), header.spans.get(field.name, span))


def _identity(field: Field, element: Any) -> object:
    # The first field of every such record is its name or number; Reply has two, of which either may be missing.
    return (element.span, msgspec.structs.astuple(element)[0]) if field.worded else element
