"""The parts of a text, from title to footnotes."""

import enum

import msgspec

from .span import Span


class SegmentKind(enum.StrEnum):
    """What a stretch of lines is, in an editor's words."""

    TITLE = "title"
    SOURCE_NOTE = "source_note"
    OPENER = "opener"  # dateline, marks, number, To and From, copies: the header block
    SALUTE = "salute"
    PARAGRAPH = "paragraph"
    POINT = "point"  # a numbered or lettered paragraph
    CLOSER = "closer"  # "Sincerely," and what stands with the signature
    SIGNED = "signed"
    FOOTNOTE = "footnote"
    FOREIGN = "foreign"  # the original before or behind its English translation
    ARCHIVE = "archive"  # the archive's own words around the document: summary, labels, rights


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of the text and what it is.

    Attributes:
        kind: What it is.
        span: Where it stands, without the line breaks around it.
        label: The printed label of a point (`3`, `a`), footnote (`2`) or archive field (`rights`); else None.
    """

    kind: SegmentKind
    span: Span
    label: str | None = None
