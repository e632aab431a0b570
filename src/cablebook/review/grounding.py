"""A decided value and the words behind it: found when the decision is made, found again in every later reading."""

import re
from typing import Any

import msgspec

from cablebook.errors import UsageError
from cablebook.model.correction import Action, Correction
from cablebook.model.header import Header
from cablebook.model.span import Span

from .fields import Field
from .values import Element, decode, elements, encode, listed, printed_words
from .words import find_quote


class Grounded(msgspec.Struct, frozen=True, kw_only=True):
    """A value that can give back its words.

    Attributes:
        value: What the header is to hold.
        json: The same as JSON, each element that carries words with its `quote`.
        quote: The words behind a value whose elements carry none, exactly as the text has them.
        span: Where the quote stands; None where there is none.
    """

    value: Any
    json: str
    quote: str | None = None
    span: Span | None = None


def ground(
    field: Field, data: object, text: str, *, words: str | None = None, near: Span | None = None, one: bool = False
) -> Grounded:
    """Check a value that a reader gives, and find the words on which it rests.

    These are, the first that there is: the words that the reader quotes; the value itself, where the field is as
    printed; the words on which the field rested so far (the same words, read better).

    Args:
        field: The field to be decided.
        data: JSON data as `parse_value` gives it.
        text: The document's text.
        words: The reader's quotation.
        near: Where the field's words stood so far.
        one: Whether the value is one element of a list, not the whole list.

    Raises:
        UsageError: The value has the wrong shape, or its words are not in the text.
    """
    if field.worded:
        return _ground_elements(field, [data] if one else data, text, words=words, near=near, one=one)
    value = _decoded(field, data, one=one)
    span = _words_behind(field, value, text, words=words, near=None if one else near)
    return Grounded(value=value, json=encode(value), quote=span.of(text), span=span)


def relocate(field: Field, correction: Correction, text: str) -> Grounded:
    """Find the value of an earlier decision, and its words, in the text as it reads now.

    Raises:
        UsageError: The words are no longer there, the value does not fit the field, or a value that a reader put in
            quotes no words at all.
    """
    one = correction.action is Action.ADD and field.many
    data = _json(correction.value)
    if correction.action is Action.ACCEPT and (data is None or data == []):
        return Grounded(value=field.empty, json=encode(field.empty))
    by_reader = correction.action is not Action.ACCEPT
    if field.worded:
        return _ground_elements(field, [data] if one else data, text, one=one, by_reader=by_reader)
    value = _decoded(field, data, one=one, by_reader=by_reader)
    if correction.quote is None and by_reader:
        raise UsageError("It quotes no words of the document.")
    span = None if correction.quote is None else _found(text, correction.quote, correction.span)
    return Grounded(value=value, json=encode(value), quote=correction.quote, span=span)


def check_rejected(field: Field, correction: Correction, text: str) -> None:
    """Make sure that the text still has the words which a rejection says the machine misread.

    Raises:
        UsageError: It has them no more, so that there is nothing left to reject.
    """
    if correction.quote is not None:
        _found(text, correction.quote, correction.span)
    if field.worded and correction.before is not None:
        for element in elements(field, _json(correction.before)):
            _place(field, element, text)


def _json(text: str | None) -> Any:
    try:
        return None if text is None else msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise UsageError(f"Its value is no JSON ({error}).") from error


def _decoded(field: Field, data: object, *, one: bool, by_reader: bool = True) -> Any:
    if one or not field.many:
        return decode(field, data, by_reader=by_reader)
    return tuple(decode(field, element, by_reader=by_reader) for element in listed(field, data))


def _words_behind(field: Field, value: Any, text: str, *, words: str | None, near: Span | None) -> Span:
    if words is not None:
        return _found(text, words, near)
    if field.printed:
        first = value[0] if isinstance(value, tuple) else value
        span = find_quote(text, first, near)
        if span is not None:
            return span
    if near is None:
        raise UsageError(f"Nothing in the document is quoted for {field.name} {encode(value)}; {_QUOTE_THEM}")
    return near


def _found(text: str, words: str, near: Span | None) -> Span:
    span = find_quote(text, words, near)
    if span is None:
        other_case = re.search(re.escape(words), text, re.IGNORECASE)
        but = f" (but “{other_case[0]}”)" if other_case else ""
        raise UsageError(f"The document has no words “{words}”{but}.")
    return span


_QUOTE_THEM = "give the words on which it rests, as they stand in the text (--words)."


def _ground_elements(
    field: Field,
    data: object,
    text: str,
    *,
    one: bool,
    words: str | None = None,
    near: Span | None = None,
    by_reader: bool = True,
) -> Grounded:
    given = elements(field, data)
    if words is not None and len(given) != 1:
        raise UsageError(f'{len(given)} {field.name} cannot share --words: give each element its own "quote".')
    placed = [_place(field, element, text, quote=words, near=near) for element in given]
    values = tuple(decode(field, element, by_reader=by_reader) for element in placed)
    if one:
        return Grounded(value=values[0], json=encode(placed[0]))
    return Grounded(value=values, json=encode(placed))


def _place(field: Field, element: Element, text: str, *, quote: str | None = None, near: Span | None = None) -> Element:
    """Put the span of its words into an element, and the words beside it."""
    quote = quote or element.get("quote") or printed_words(element)
    if not isinstance(quote, str):
        raise UsageError(f"{field.name} wants {field.wanted}; found {encode(element)}.")
    span = _found(text, quote, _span(element.get("span")) or near)
    return {**element, "span": span, "quote": span.of(text)}


def _span(data: object) -> Span | None:
    try:
        return msgspec.convert(data, Span)
    except msgspec.ValidationError:
        return None


def held(field: Field, header: Header, text: str) -> Grounded:
    """What a header holds in a field, with its words: what an accept signs, and what a correction replaces."""
    value = getattr(header, field.name)
    if field.worded:
        json = encode([{**msgspec.to_builtins(element), "quote": element.span.of(text)} for element in value])
        return Grounded(value=value, json=json)
    span = header.spans.get(field.name)
    return Grounded(value=value, json=encode(value), quote=None if span is None else span.of(text), span=span)
