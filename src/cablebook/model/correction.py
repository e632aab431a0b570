"""A reader's decision over what the machine read: one record for every kind of thing, present and to come."""

import enum

import msgspec

from .span import Span


class Action(enum.StrEnum):
    """What a reader can do to a field or a record."""

    ACCEPT = "accept"  # what the field holds is right
    REJECT = "reject"  # what the field holds is wrong, and nothing takes its place
    CHANGE = "change"  # what the field holds is wrong, and this is right
    ADD = "add"  # the machine missed this
    UNDO = "undo"  # an earlier correction no longer holds


class CorrectionState(enum.StrEnum):
    """How a correction fares over the text and the reading of today."""

    STANDS = "stands"  # it is in force
    UNDONE = "undone"  # a later undo names it
    SUPERSEDED = "superseded"  # a later correction decides the same field
    ORPHANED = "orphaned"  # it no longer finds its words, its field or its document; shown, never dropped


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log. The log only grows.

    Records that carry words of their own (`senders`, `copies`, …) keep them with each element of `value` and `before`,
    as `"quote"` beside `"span"`; `quote` and `span` of the correction are the words behind everything else.

    Attributes:
        number: Place in the log, from 1.
        made_at: UTC instant, ISO 8601 with seconds.
        made_by: Who signs it.
        document_id: The document that it belongs to.
        record: The kind of record: `header` now; `reference`, `entry`, … as rooms are added.
        field: The field of that record (`place`, `senders`).
        action: What was decided.
        value: The decided value, JSON as in `extract`: for accept, what the field held; None for reject and undo.
        quote: The document's words on which the decision rests; None where it rests on none (an absent field).
        span: Where the quote stood when the decision was made; a later reading looks there first.
        before: What the machine had read, JSON; None where it had nothing.
        note: The reader's reason, free text.
        undoes: For `undo`, the number of the correction that no longer holds.
    """

    number: int
    made_at: str
    made_by: str
    document_id: str
    record: str
    field: str
    action: Action
    value: str | None = None
    quote: str | None = None
    span: Span | None = None
    before: str | None = None
    note: str | None = None
    undoes: int | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How one correction fared when the log was replayed over a reading.

    Attributes:
        number: The correction's place in the log.
        state: Whether it is in force.
        reason: Why it is not, in words for the reader; None where it stands.
    """

    number: int
    state: CorrectionState
    reason: str | None = None
