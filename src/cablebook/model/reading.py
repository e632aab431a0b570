"""What reading one document yields."""

from typing import Literal

import msgspec

from .document import ArchiveRecord
from .header import Header
from .layout import Segment
from .span import Span


class StatedDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date that the document, or the archive around it, states of the message; whole or open.

    Attributes:
        role: What happened then: `written`, `sent`, `received`, or `archive` for the archive's own date.
        edtf: What is printed, with `X` for digits that are not: `1950-10-07`, `XX50-11-08`, `XXXX-12-17`.
        time: Local 24-hour `HH:MM` beside it, None where there is none.
        zone: The zone as printed, None where none is.
        span: The words of the date.
    """

    role: Literal["written", "sent", "received", "archive"]
    edtf: str
    time: str | None = None
    zone: str | None = None
    span: Span


class Enclosed(msgspec.Struct, frozen=True, kw_only=True):
    """A message inside the message that a document carries.

    Attributes:
        span: Where it stands, with the lines that introduce it; an enclosed message may hold others.
        header: Its own header; every span counts characters of the whole document. What it does not state of itself is
            None, and whoever hands it on is in `via`.
    """

    span: Span
    header: Header


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All annotations of one document, as the machine read them. Later rooms add their fields here.

    Attributes:
        layout: The parts of the text in reading order, not overlapping.
        header: The header of the message that the document carries.
        archive: The archive's own words found around the document in its text; None where there are none.
        dates: Every date that is stated of the message, in the order in which the header asks them.
        enclosed: Messages inside it, outer ones before those that they hold, in reading order.
        language: BCP 47 code of the language of the text (`en`, `ru`); None where it cannot be told. A text that is
            not English is kept and searchable, and its header is not read.
    """

    layout: tuple[Segment, ...]
    header: Header
    archive: ArchiveRecord | None = None
    dates: tuple[StatedDate, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    language: str | None = None
