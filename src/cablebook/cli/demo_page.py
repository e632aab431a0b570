"""What `cablebook demo` prints: the sample collection at a glance, its two best cables, and what to try next."""

import re
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from cablebook.book import StoredDocument
from cablebook.book.citation import citation_of
from cablebook.book.citation_styles import date_in_words, heading
from cablebook.book.status import Status
from cablebook.model.dates import DateInterval
from cablebook.review.fields import FIELDS

from .plain import one_line
from .wording import field_in_words, value_in_words

TWO_CABLES = ("1950-10-07-roshchin-to-filippov.txt", "1952-12-27-semenov-to-mao.txt")
"""The files of the two cables with which the project began."""

_EXCERPT = ("date", "senders", "recipients", "via", "in_reply_to", "number", "received", "copies", "glosses")
_COLUMNS = (("date", 10), ("time", 5), ("no.", 7), ("from", 26), ("to", 30), ("marks", 26))
_LEAST = 2  # messages of a correspondent that is worth a line
_LONGEST_QUOTE = 60
_ADDRESS = re.compile(r"^(?:comrade|comr\.|cde\.?)\s+", re.IGNORECASE)
_GLOSS_AFTER = re.compile(r"\s*\[[^\]]*\]$")


def demo_page(book: Path, status: Status, documents: Sequence[StoredDocument]) -> Iterator[str]:
    """Give the lines of the page, safe to print on a terminal.

    Args:
        book: The book's file, for the commands to try.
        status: Its status.
        documents: All its documents in date order.
    """
    yield "The Korean War in cables, 1949 to 1953: a sample collection, retold in this project's own words"
    yield ""
    yield from _read(status)
    yield ""
    yield "Registry"
    yield from _registry(documents)
    yield ""
    yield "Who wrote, who was written to (as printed)"
    yield from _correspondents(documents)
    yield ""
    yield "What does not agree"
    yield from _conflicts(documents)
    yield ""
    yield "Answered, but not here"
    yield from _unanswered(documents)
    for name in TWO_CABLES:
        yield ""
        yield from _cable(_named(documents, name))
    yield ""
    yield "Now try"
    yield from (f"  {command}" for command in commands(book, documents))


def commands(book: Path, documents: Sequence[StoredDocument]) -> tuple[str, ...]:
    """Command lines that work on the demo's book."""
    quoted = shlex.quote(str(book))
    first, second = (_named(documents, name).id for name in TWO_CABLES)
    return (
        f"cablebook show {quoted} {first}",
        f"cablebook show {quoted} {second} --cite",
        f"cablebook registry {quoted} --from roshchin --until 1950-10",
        f"cablebook search {quoted} '\"nine divisions\"'",
        f"cablebook search {quoted} 1,400",
        f"cablebook status {quoted}",
    )


def _read(status: Status) -> Iterator[str]:
    if status.first_day and status.last_day:
        yield _labelled("span", _days(status.first_day, status.last_day))
    kinds = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in status.kinds.items())
    yield _labelled("documents", f"{status.documents}: {kinds}")
    yield _labelled("files", ", ".join(f"{state} {count}" for state, count in status.files.items()))
    lost = [problem for problem in status.problems if problem.lost]
    yield _labelled("could not be read", str(len(lost)) if lost else "nothing")
    for double in status.duplicates:
        yield _labelled("twice to the byte", f"{_place(double.path, double.item)}, as {double.document_id}")


def _registry(documents: Sequence[StoredDocument]) -> Iterator[str]:
    yield _row(name for name, _ in _COLUMNS)
    for document in documents:
        header = document.header
        marks = ", ".join(mark for mark in (header.classification, header.precedence) if mark)
        yield _row(
            (
                header.date.edtf if header.date else "",
                header.time or "",
                header.number or "",
                _names(document, "senders"),
                _names(document, "recipients"),
                marks,
            )
        )


def _row(cells: Iterable[str]) -> str:
    fitted = (f"{_cut(cell, width):<{width}}" for cell, (_, width) in zip(cells, _COLUMNS, strict=True))
    return f"  {'  '.join(fitted)}".rstrip()


def _cut(text: str, width: int) -> str:
    line = one_line(text)
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def _correspondents(documents: Sequence[StoredDocument]) -> Iterator[str]:
    headers = [document.header for document in documents]
    wrote = Counter(bare_name(party.text).casefold() for header in headers for party in header.senders)
    received = Counter(bare_name(party.text).casefold() for header in headers for party in header.recipients)
    parties = [party for header in headers for party in (*header.senders, *header.recipients)]
    printed = {bare_name(party.text).casefold(): bare_name(party.text) for party in parties}
    glossed = {gloss.alias.casefold(): gloss.name for header in headers for gloss in header.glosses}
    counts = wrote + received
    often = [name for name, count in counts.items() if count >= _LEAST]
    for name in sorted(often, key=lambda name: (-counts[name], name)):
        cover = f" [{glossed[name]}]" if name in glossed else ""
        yield f"  {_cut(printed[name] + cover, 44):<44}  wrote {wrote[name]:>2}, received {received[name]:>2}"
    yield f"  and {len(counts) - len(often)} names that stand over one message each"


def bare_name(printed: str) -> str:
    """A name without "Comrade" before it and without a name in brackets behind it."""
    return _GLOSS_AFTER.sub("", _ADDRESS.sub("", one_line(printed)))


def _conflicts(documents: Sequence[StoredDocument]) -> Iterator[str]:
    """What does not agree, with the words that are concerned."""
    for document in documents:
        for conflict in document.conflicts:
            words = ", ".join(f"“{_quote(document, span)}”" for span in conflict.spans)
            yield f"  {one_line(f'{_file(document)}: {conflict.message}')}" + (f" ({words})" if words else "")


def _unanswered(documents: Sequence[StoredDocument]) -> Iterator[str]:
    """Numbers that a header says it answers, and that no document bears."""
    borne = {document.header.number for document in documents}
    for document in documents:
        for reply in document.header.in_reply_to:
            if reply.number is not None and reply.number not in borne:
                yield f"  no. {reply.number}: “{one_line(reply.span.of(document.text))}” in {_file(document)}"


def _cable(document: StoredDocument) -> Iterator[str]:
    """Who wrote to whom, in answer to what, each with the words that say so."""
    yield one_line(heading(citation_of(document)))
    for name in _EXCERPT:
        label = field_in_words(name)
        for value, words in _values(document, name):
            yield f"  {label:<14}{value:<34}  “{words}”".rstrip()
            label = ""


def _values(document: StoredDocument, name: str) -> Iterator[tuple[str, str]]:
    header = document.header
    value = getattr(header, name)
    if FIELDS[name].worded:
        for element in value:
            yield value_in_words(name, msgspec.to_builtins(element)), _quote(document, element.span)
    elif value is not None and name in header.spans:
        yield value_in_words(name, msgspec.to_builtins(value)), _quote(document, header.spans[name])


def _quote(document: StoredDocument, span: tuple[int, int]) -> str:
    return one_line(document.text[slice(*span)], longest=_LONGEST_QUOTE)


def _named(documents: Sequence[StoredDocument], file: str) -> StoredDocument:
    return next(document for document in documents if document.path.endswith(f"/{file}"))


def _names(document: StoredDocument, role: str) -> str:
    return "; ".join(one_line(party.text) for party in getattr(document.header, role))


def _file(document: StoredDocument) -> str:
    return _place(document.path.partition("/")[2], document.item)


def _place(path: str, item: str) -> str:
    return f"{path}, {item}" if item else path


def _days(first: str, last: str) -> str:
    return f"{date_in_words(DateInterval(first, first))} to {date_in_words(DateInterval(last, last))}"


def _labelled(label: str, value: str) -> str:
    return f"  {label:<18}{one_line(value)}"
