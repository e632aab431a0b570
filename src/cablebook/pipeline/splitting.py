"""A text that holds several documents, cut into them: for a book, and for `cablebook split`.

A file that is one text (plain, a web page, a PDF, a Word file) is cut where documents begin, if that is sure enough,
and where readers say so. Files that name their documents themselves (JSON lines, TEI, mailboxes) are taken at their
word.
"""

import hashlib
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

_OF_THE_WHOLE = ("source", "rights", "language", "url")  # what a file's record says of every document in it


def cut(
    document: Document, *, form: str | None, decisions: Sequence[Correction] = ()
) -> tuple[list[Document], tuple[Outcome, ...]]:
    """The documents of a file's text.

    Args:
        document: The text of the file, as its source gives it.
        form: The format of the file.
        decisions: What readers decided over where its documents begin.

    Returns:
        The documents in order, the one that was given where it is not cut; and how the decisions fare.
    """
    if not may_be_cut(document, form):
        return [document], divide("", (), decisions)[1]
    sure = [one for one in find_boundaries(document.text, document.pages) if one.confidence >= LEAST_SURE]
    boundaries, outcomes = divide(document.text, sure, decisions)
    return (pieces(document, boundaries) if len(boundaries) > 1 else [document]), outcomes


def may_be_cut(document: Document, form: str | None) -> bool:
    """Whether a document is the text of a file that may hold several."""
    return form in CUT_FORMATS and not document.item and document.stated_id is None


def pieces(document: Document, boundaries: Sequence[Boundary]) -> list[Document]:
    """The documents into which boundaries cut a text, each without blank lines around it.

    Args:
        document: The text of the file, with the file's record and pages.
        boundaries: Where its documents begin, in order.
    """
    ends = [*(boundary.start for boundary in boundaries[1:]), len(document.text)]
    record = _of_the_whole(document.archive)
    cuts = []
    for boundary, end in zip(boundaries, ends, strict=True):
        text = document.text[boundary.start : end].rstrip()
        cuts.append(
            Document(
                item=f"at {boundary.start}",
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                archive=record,
                pages=_pages_of(document.pages, boundary.start, boundary.start + len(text)),
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
