"""What the collection says of a message's dates: the question, the answer, and what does not agree."""

from typing import Literal

import msgspec

from .dates import DateInterval
from .header import Receipt
from .reading import StatedDate
from .span import Span


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """What one document says of when its message was written, and by what its neighbours can be told.

    Attributes:
        id: The document.
        folder: The folder that it came from; documents of one folder were put together by somebody.
        date, time, zone: As the document states them; None where it does not, or not wholly.
        place: Place of writing.
        sender: Who wrote, as printed; of several the first.
        number: The message's own number.
        received: Its receipt.
        dates: Every date that is stated of it.
        archive_date: The date that the archive's record gives, as printed.
        decided: Fields that a reader has decided: nothing is added to them.
    """

    id: str
    folder: str
    date: DateInterval | None = None
    time: str | None = None
    zone: str | None = None
    place: str | None = None
    sender: str | None = None
    number: str | None = None
    received: Receipt | None = None
    dates: tuple[StatedDate, ...] = ()
    archive_date: str | None = None
    decided: frozenset[str] = frozenset()


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """A field that the document states in part, completed from the collection.

    Attributes:
        document_id: The document.
        field: `date`, `zone`, `received_date` or `received_zone`.
        value: EDTF for a date, the zone as other documents print it.
        span: The words that were completed.
        reason: What it was concluded from, in words that name the documents.
    """

    document_id: str
    field: Literal["date", "zone", "received_date", "received_zone"]
    value: str
    span: Span
    reason: str


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Dates of one message that cannot all be true. Both stay; neither is dropped.

    Attributes:
        document_id: The document.
        kind: `archive`: its record dates it otherwise than its own words; `receipt`: it came before it was sent;
            `open`: the collection would complete its date in two ways.
        message: Both sides, in words.
        spans: The words of the document that are concerned.
    """

    document_id: str
    kind: Literal["archive", "receipt", "open"]
    message: str
    spans: tuple[Span, ...] = ()
