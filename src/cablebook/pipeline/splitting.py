"""A text that holds several documents, cut into them: for a book, and for `cablebook split`.

A file that is one text (plain, a web page, a PDF, a Word file), or such a member of an archive, is cut where documents
begin, if that is sure enough, and a file also where readers say so. Files that name their documents themselves (JSON
lines, TEI, mailboxes) are taken at their word.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence

import msgspec

from cablebook.model.boundary import Boundary
from cablebook.model.correction import Correction, Outcome
from cablebook.model.document import ArchiveRecord, Document
from cablebook.reading.boundaries import find_boundaries
from cablebook.review import divide

LEAST_SURE = 0.7
"""Confidence of a boundary from which a file is cut there; a doubtful one is a reader's to decide."""

CUT_FORMATS = frozenset({"text", "html", "pdf", "docx"})
"""Formats of files that are one text."""

_NOTE = re.compile(r"\n\n(\[\d{1,4}\]) ")
_MARK = re.compile(r"(?<=\S)\[\d{1,4}\]")
_OF_THE_WHOLE = ("source", "rights", "language", "url")  # what a file's record says of every document in it


def cut(document: Document, decisions: Sequence[Correction] = ()) -> tuple[list[Document], tuple[Outcome, ...]]:
    """The documents of a file's text.

    Args:
        document: As its source gives it.
        decisions: What readers decided over where the documents of its file begin; they are of files that are one text.

    Returns:
        The documents in order, the one that was given where it is not cut; and how the decisions fare.
    """
    if not document.is_whole:
        return [document], divide("", (), decisions)[1]
    sure = [one for one in find_boundaries(document.text, document.pages) if one.confidence >= LEAST_SURE]
    boundaries, outcomes = divide(document.text, sure, decisions)
    return (pieces(document, boundaries) if len(boundaries) > 1 else [document]), outcomes


def pieces(document: Document, boundaries: Sequence[Boundary]) -> list[Document]:
    """The documents into which boundaries cut a text, each without blank lines around it, and with its footnotes.

    The footnotes of a print stand at the end of the whole text; each goes to the document that bears its marker.

    Args:
        document: The text of the file, with the file's record and pages.
        boundaries: Where its documents begin, in order.
    """
    body_end, notes = _notes(document.text, boundaries[-1].start)
    ends = [*(boundary.start for boundary in boundaries[1:]), body_end]
    record = _of_the_whole(document.archive)
    cuts = []
    for boundary, end in zip(boundaries, ends, strict=True):
        words = document.text[boundary.start : end].rstrip()
        own = _marked(words, notes, is_last=boundary is boundaries[-1])
        text = "\n\n".join((words, *own))
        cuts.append(
            Document(
                item=f"{document.item}, at {boundary.start}" if document.item else f"at {boundary.start}",
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                archive=record,
                pages=_pages_of(document.pages, boundary.start, boundary.start + len(words)),
                cut=boundary,
            )
        )
    return cuts


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """Where the documents of one text begin, a line of `cablebook split --jsonl`.

    Attributes:
        id: The input's `id`, as it came; for a file that has none, its name.
        starts: Offsets of their first characters, in order.
        confidence: How sure each cut is, from 0 to 1.
        reasons: What speaks for each, in words.
        problem: Why nothing could be read; None where it could.
    """

    id: object
    starts: tuple[int, ...] = ()
    confidence: tuple[float, ...] = ()
    reasons: tuple[str, ...] = ()
    problem: str | None = None


class _Line(msgspec.Struct):
    """An input line; other fields are let through unread."""

    text: str
    id: object = None


_decoder = msgspec.json.Decoder(_Line)


def split_line(line: bytes) -> tuple[Split, str]:
    """Split the text of one JSON line `{"id", "text"}`; with it comes the text, which the offsets count as it stands.

    A line that cannot be read gives a `problem`, and an empty text.
    """
    try:
        given = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        words = line.strip()[:60].decode("utf-8", "replace")
        reason = f'expected a JSON object with "id" and "text", found “{words}”: {error}'
        return Split(id=None, problem=reason), ""
    return split_text(given.id, given.text), given.text


def split_text(name: object, text: str, pages: Sequence[tuple[str, int]] = ()) -> Split:
    """Split one text; every boundary is told, the doubtful ones too."""
    found = find_boundaries(text, pages)
    return Split(
        id=name,
        starts=tuple(one.start for one in found),
        confidence=tuple(one.confidence for one in found),
        reasons=tuple(one.reason for one in found),
    )


def _notes(text: str, start: int) -> tuple[int, dict[str, str]]:
    """Where the footnotes behind a text begin, not before `start`, and each by its marker."""
    found = list(_NOTE.finditer(text, start))
    if not found:
        return len(text), {}
    ends = [*(match.start() for match in found[1:]), len(text)]
    notes = {match[1]: text[match.start() + 2 : end].rstrip() for match, end in zip(found, ends, strict=True)}
    # Numbers that come twice are those of several documents, each with its notes behind it: they stand where they are.
    return (found[0].start(), notes) if len(notes) == len(found) else (len(text), {})


def _marked(words: str, notes: dict[str, str], *, is_last: bool) -> list[str]:
    """The footnotes that a document marks, taken out of those that are left; the last one takes what nobody marks."""
    own = [mark for mark in dict.fromkeys(_MARK.findall(words)) if mark in notes] if notes else []
    left = [notes.pop(mark) for mark in own]
    return [*left, *notes.values()] if is_last else left


def _pages_of(pages: Iterable[tuple[str, int]], start: int, end: int) -> tuple[tuple[str, int], ...]:
    """The pages of a piece: the one on which it starts, at 0, and those that begin in it."""
    own: list[tuple[str, int]] = []
    for label, offset in pages:
        if offset <= start:
            own = [(label, 0)]
        elif offset < end:
            own.append((label, offset - start))
    return tuple(own)


def _of_the_whole(archive: ArchiveRecord | None) -> ArchiveRecord | None:
    """What a file's record says of every document in it: title, date and abstract are those of the whole."""
    if archive is None:
        return None
    kept = ArchiveRecord(**{name: getattr(archive, name) for name in _OF_THE_WHOLE})
    return kept if kept != ArchiveRecord() else None
