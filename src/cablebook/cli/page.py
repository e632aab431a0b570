"""A document's record as a page to read: every value with the words behind it, and who decided it."""

import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from cablebook.book import StoredDocument
from cablebook.book.citation import citation_of
from cablebook.book.citation_styles import chicago, heading
from cablebook.model.correction import Action, Correction, CorrectionState, Outcome
from cablebook.model.span import Span
from cablebook.review import json_data
from cablebook.review.fields import FIELDS, Field

from .plain import one_line, plain
from .wording import field_in_words, value_in_words

_LABEL = 18  # columns for the names of fields
_VALUE = 36  # columns for values, so that the words behind them stand in a column of their own
_WIDTH = 110
_LONGEST_QUOTE = 80
_OF_ENCLOSED = ("kind", "number", "date", "time", "place", "senders", "recipients", "via")
_SIGNED = {Action.ACCEPT: "accepted", Action.REJECT: "rejected", Action.CHANGE: "corrected", Action.ADD: "added"}


def record_page(
    document: StoredDocument, corrections: Sequence[Correction], outcomes: Mapping[int, Outcome], *, with_text: bool
) -> Iterator[str]:
    """Give the lines of a document's page, safe to print on a terminal.

    Args:
        document: The document, its header with the corrections applied.
        corrections: Its corrections.
        outcomes: How they fared, by number.
        with_text: Whether the text closes the page.
    """
    citation = citation_of(document)
    yield one_line(heading(citation))
    yield from _identity(document)
    yield ""
    yield "Header"
    standing = [one for one in corrections if _stands(one, outcomes)]
    yield from _header(document, standing)
    yield from _enclosed(document)
    yield from _conflicts(document)
    yield from _versions(document)
    yield from _archive(document)
    yield ""
    yield "Citation"
    yield from _wrapped("", chicago(citation))
    yield from _fallen(document, corrections, outcomes)
    if with_text:
        yield ""
        yield "Text"
        yield plain(document.text)


def _stands(correction: Correction, outcomes: Mapping[int, Outcome]) -> bool:
    return (
        correction.record == "header"
        and correction.action is not Action.UNDO
        and correction.number in outcomes
        and outcomes[correction.number].state is CorrectionState.STANDS
    )


def _identity(document: StoredDocument) -> Iterator[str]:
    yield _labelled("document", document.id)
    yield _labelled("file", _place(document.path, document.item))
    for path, item in document.duplicates:
        yield _labelled("same bytes in", _place(path, item))
    if document.cut is not None:
        sure = "" if document.cut.confidence >= 1 else f" (confidence {document.cut.confidence:.2f})"
        yield from _wrapped(
            "cut", f"begins at character {document.cut.start:,} of its file: {document.cut.reason}{sure}"
        )
    if document.language not in (None, "en"):
        yield _labelled("language", f"{document.language}: kept and searchable, its header is not read")
    if document.removed:
        yield _labelled("removed", "the file was gone when the book was last read")


def _place(path: str, item: str) -> str:
    return f"{path}, {item}" if item else path


def _header(document: StoredDocument, standing: Sequence[Correction]) -> Iterator[str]:
    not_stated = []
    for field in FIELDS.values():
        signed = [one for one in standing if one.field == field.name]
        rows = list(_values(field, document))
        if not rows and not signed:
            not_stated.append(field_in_words(field.name))
            continue
        label = field_in_words(field.name)
        for value, words in rows or [(value_in_words(field.name, None), "")]:
            yield from _value_lines(label, value, words)
            label = ""
        for completion in document.completions:
            if completion.field.partition("_")[0] == field.name and not signed:
                yield from _wrapped(" ", f"~ completed to {completion.value}: {completion.reason}")
        for one in signed:
            yield f"  {'':<{_LABEL}}* {_signature(one)}"
    if not_stated:
        yield from _wrapped("not stated", ", ".join(not_stated))


def _values(field: Field, document: StoredDocument) -> Iterator[tuple[str, str]]:
    """Each value of a field in words, with the words behind it."""
    held = getattr(document.header, field.name)
    if field.worded:
        parts = [(value_in_words(field.name, msgspec.to_builtins(element)), element.span) for element in held]
    elif held != field.empty:
        parts = [(value_in_words(field.name, msgspec.to_builtins(held)), document.header.spans.get(field.name))]
    else:
        parts = []
    for value, span in parts:
        yield value, "" if span is None else _words(value, span, document)


def _value_lines(label: str, value: str, words: str) -> Iterator[str]:
    if len(value) <= _VALUE or not words.startswith("“"):
        yield f"  {label:<{_LABEL}}{value:<{_VALUE}}  {words}".rstrip()
    else:
        yield f"  {label:<{_LABEL}}{value}"
        yield f"  {'':<{_LABEL}}{'':<{_VALUE}}  {words}"


def _words(value: str, span: Span, document: StoredDocument) -> str:
    page = page_of(span, document.pages)
    where = f"[{span.start}:{span.end}]" + (f", p. {one_line(page)}" if page else "")
    words = one_line(span.of(document.text), longest=_LONGEST_QUOTE)
    return f"as printed {where}" if one_line(value, longest=_LONGEST_QUOTE) == words else f"“{words}” {where}"


def page_of(span: Span, pages: Sequence[tuple[str, int]]) -> str | None:
    """The label of the printed page on which a span starts; None where no page has begun, or none is known."""
    before = bisect_right([offset for _, offset in pages], span.start)
    return pages[before - 1][0] if before else None


def _signature(correction: Correction) -> str:
    """Who decided what and when: `corrected by A. Reader on 2026-01-31: was 10 July 1950 (misread)`."""
    line = f"{_SIGNED[correction.action]} by {one_line(correction.made_by)} on {correction.made_at[:10]}"
    if correction.action is not Action.ADD and correction.value != correction.before:
        line += f": was {value_in_words(correction.field, json_data(correction.before))}"
    if correction.action is Action.ADD:
        line += f": {value_in_words(correction.field, json_data(correction.value))}"
    return f"{line} ({one_line(correction.note)})" if correction.note else line


def _enclosed(document: StoredDocument) -> Iterator[str]:
    """The messages inside, each with what it states of itself, on a line or two."""
    if not document.enclosed:
        return
    yield ""
    yield "Messages inside this one"
    for one in document.enclosed:
        said = [
            f"{field_in_words(name)} {value_in_words(name, msgspec.to_builtins(held))}"
            for name in _OF_ENCLOSED
            if (held := getattr(one.header, name)) != FIELDS[name].empty
        ]
        yield from _wrapped(f"[{one.span.start}:{one.span.end}]", "; ".join(said) or "states nothing of itself")


def _conflicts(document: StoredDocument) -> Iterator[str]:
    if document.conflicts:
        yield ""
        yield "What does not agree (both stay)"
        for conflict in document.conflicts:
            yield from _wrapped("", conflict.message)


def _versions(document: StoredDocument) -> Iterator[str]:
    """The documents that carry the same message, and those that hold it or are held."""
    if document.versions or document.carried:
        yield ""
        yield "The same message elsewhere (counted once)" if document.versions else "The message elsewhere"
    for one in document.versions:
        if one.message == document.id:
            yield from _wrapped(one.relation, f"{one.document_id} ({one.confidence:.2f}): {one.reason}")
        elif one.document_id == document.id:
            yield from _wrapped("stands for it", f"{one.message} ({one.confidence:.2f}): {one.reason}")
        else:
            yield from _wrapped(one.relation, f"{one.document_id}, of {one.message}")
    for held in document.carried:
        if held.document_id == document.id:
            where = f"[{held.span.start}:{held.span.end}]"
            yield from _wrapped("holds", f"{held.message} at {where} ({held.confidence:.2f}): {held.reason}")
        else:
            yield from _wrapped("held by", f"{held.document_id} ({held.confidence:.2f}): {held.reason}")


def _archive(document: StoredDocument) -> Iterator[str]:
    if document.archive is None:
        return
    yield ""
    yield "The archive's or editors' own words (not the document's)"
    for name, value in msgspec.structs.asdict(document.archive).items():
        if value:
            yield from _wrapped(field_in_words(name), value if isinstance(value, str) else "; ".join(value))


def _fallen(
    document: StoredDocument, corrections: Sequence[Correction], outcomes: Mapping[int, Outcome]
) -> Iterator[str]:
    orphaned = [
        one.number
        for one in corrections
        if one.number in outcomes and outcomes[one.number].state is CorrectionState.ORPHANED
    ]
    if orphaned:
        numbers = ", ".join(map(str, orphaned))
        yield ""
        yield f"No longer applied: correction {numbers}. See: cablebook review BOOK --document {one_line(document.id)}"


def _labelled(label: str, value: str) -> str:
    return f"  {label:<{_LABEL}}{one_line(value)}"


def _wrapped(label: str, value: str) -> list[str]:
    start = f"  {label:<{_LABEL}}" if label else "  "
    return textwrap.wrap(
        one_line(value),
        width=_WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
