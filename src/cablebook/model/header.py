"""The header of a message: who wrote to whom, when, under which marks and numbers.

Field names and shapes are those of `cablebook extract`; `docs/reference/extract.md` gives them for readers.
"""

from typing import Literal

import msgspec

from .dates import DateInterval
from .span import Span

Kind = Literal[
    "telegram", "airgram", "memorandum", "memorandum_of_conversation", "letter", "note", "report", "minutes",
    "editorial_note", "other",
]  # fmt: skip


class Party(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody who sends, receives or hands on.

    Attributes:
        text: The name as printed: of a person where one is named, else of the office or body.
        span: Where the name stands.
        office: The person's office, where the title prints both (`The Ambassador in Korea (Muccio)`); else None.
    """

    text: str
    span: Span
    office: str | None = None


class Copy(msgspec.Struct, frozen=True):
    """A recipient of copies.

    Attributes:
        text: The name as printed.
        span: Where the name stands; the first place where it stands several times.
        count: Number of copies for this name; None where the document does not say.
    """

    text: str
    span: Span
    count: int | None


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """When and where a message arrived: an EDTF date, a 24-hour `HH:MM`, a zone and the place it came from."""

    date: str | None = None
    time: str | None = None
    zone: str | None = None
    place: str | None = None


class Number(msgspec.Struct, frozen=True):
    """A number that the message bears.

    Attributes:
        kind: Whose number: `sender` (the message's own), `series` (`Secto 12`), `receiver` (the receiving
            office's), `reference` (a date-time group or special number).
        value: As printed without the word "No.".
        span: Where it stands.
    """

    kind: Literal["sender", "series", "receiver", "reference"]
    value: str
    span: Span


class Reply(msgspec.Struct, frozen=True):
    """Words of the header that name the message which this one answers.

    Attributes:
        number: Its number, digits only; None where only a date is given.
        date: EDTF date; `XXXX-12-17` where the year is not printed; None where only a number is given.
        span: The words.
    """

    number: str | None
    date: str | None
    span: Span


class Gloss(msgspec.Struct, frozen=True):
    """A name and the name that stands in brackets behind it: `FILIPPOV [STALIN]`.

    Attributes:
        alias: The name as the document prints it.
        name: The name in brackets.
        span: Both, brackets included.
    """

    alias: str
    name: str
    span: Span


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a message says of itself. None, or empty, is "not stated"; nothing is guessed.

    Attributes:
        head: The title line without its number.
        kind: What sort of message it is.
        origin: The office or body whose paper it is, as printed at the head.
        date: When it was written or sent.
        time: Local 24-hour `HH:MM` of sending.
        zone: The zone as printed: `Z`, `Beijing time`.
        place: Place of writing, from the dateline.
        senders, recipients, via: The parties in the order of the document.
        copies: Who got copies, and how many.
        received: Receipt at the other end.
        classification: `Secret`, `Top Secret`, … in the lexicon's spelling.
        precedence: `Priority`, `NIACT`, … in the lexicon's spelling.
        handling: Captions such as `Eyes Only`, in the lexicon's spelling.
        number: The message's own number, digits (and `Z` of a date-time group) only.
        numbers: Every number that it bears.
        in_reply_to: What it says it answers.
        drafted_by, cleared_by, approved_by: Names as written.
        repeated_to: Posts to which the message was repeated, one by one.
        glosses: Names with their brackets.
        spans: The words behind every field that has none of its own.
    """

    head: str | None = None
    kind: Kind | None = None
    origin: str | None = None
    date: DateInterval | None = None
    time: str | None = None
    zone: str | None = None
    place: str | None = None
    senders: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()
    copies: tuple[Copy, ...] = ()
    received: Receipt | None = None
    classification: str | None = None
    precedence: str | None = None
    handling: tuple[str, ...] = ()
    number: str | None = None
    numbers: tuple[Number, ...] = ()
    in_reply_to: tuple[Reply, ...] = ()
    drafted_by: str | None = None
    cleared_by: str | None = None
    approved_by: str | None = None
    repeated_to: tuple[Party, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    spans: dict[str, Span] = msgspec.field(default_factory=dict)
