"""Versions: documents that carry one message, what ties them, and where their words part."""

from typing import Literal

import msgspec

from .dates import DateInterval
from .header import Kind
from .span import Span

Relation = Literal["draft", "copy", "translation", "retransmission", "print", "unknown"]
Claim = Literal["draft", "copy", "translation", "retransmission"]
DifferenceKind = Literal["date", "figure", "name", "marks", "passage"]


class Sketch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is kept of a document to find its other versions without its text: some 300 bytes.

    Attributes:
        document_id: The document.
        values: The lowest hashes of its runs of long words, ascending, four bytes each, little end first: a sample of
            what it says that another title, paragraphing, numbering or spelling of names leaves as it is.
        runs: How many such runs the message has; `values` is all of them where it holds as many.
        body: Where the message stands in the text: without title, source note, footnotes and the archive's words.
        language: BCP 47 code, None where it cannot be told.
        kind: What sort of message it is.
        date: When the message was written or sent.
        number: The sender's number, digits without leading zeros; None where it states none.
        numbers: Every number that it bears, the sender's among them, in the same form.
        senders, recipients: One lower-case word for each party: a surname, or the last word of an office.
        claim: What the document calls itself; None where it says nothing of it.
        source: Where it is published or kept, as stated.
    """

    document_id: str
    values: bytes
    runs: int
    body: Span
    language: str | None = None
    kind: Kind | None = None
    date: DateInterval | None = None
    number: str | None = None
    numbers: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    claim: Claim | None = None
    source: str | None = None


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A document that carries the same message as another, which stands for all of them.

    The one that stands for them has no record of its own: a document without one carries its own message, and whoever
    counts messages counts the documents that have none.

    Attributes:
        document_id: The document.
        message: The document that stands for the message: of all its versions the first in this order: one in English
            before others (the rest is not read), one that calls itself nothing before drafts, copies, translations
            and retransmissions, the longest message, the lowest id.
        relation: What the document is to that one; `print` where two sources are stated, `unknown` where nothing says.
        confidence: How sure the tie is, from 0 to 1.
        reason: The evidence, in words.
    """

    document_id: str
    message: str
    relation: Relation
    confidence: float
    reason: str


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """A document that holds, inside a message of its own, the message that another document carries.

    Nothing is counted once for it: the carrier is a message too.

    Attributes:
        document_id: The document that holds it.
        message: The document that carries it as its own.
        span: Where it stands in the text of the first.
        confidence: How sure that is, from 0 to 1.
        reason: The evidence, in words.
    """

    document_id: str
    message: str
    span: Span
    confidence: float
    reason: str


class Tied(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that ties documents of a collection by their words, ordered by document."""

    versions: tuple[Version, ...] = ()
    carried: tuple[Carried, ...] = ()


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A place where two versions part.

    Attributes:
        kind: What differs: a date, a figure, a name, a mark or number of the header, or a longer passage or wording.
        here: The words of the first text, `""` where it has none there.
        here_span: Where they stand; an empty span at the place where they are missing.
        there, there_span: The same of the second text.
    """

    kind: DifferenceKind
    here: str
    here_span: Span
    there: str
    there_span: Span
