"""Which kinds of record take corrections, and the replay of a document's log over its header."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from cablebook.model.correction import Correction, Outcome
from cablebook.model.header import Header

from .division import RECORD
from .header import HeaderApplier
from .log import Applier, replay_log

APPLIERS: Mapping[str, Applier[Any]] = {"header": HeaderApplier()}
"""By kind of record. A room that brings records of its own brings an applier and a line here; the log stays one."""


class Replayed(msgspec.Struct, frozen=True, kw_only=True):
    """A header with the readers' decisions applied, and how each decision fared.

    Attributes:
        header: The effective header. Every span of a decided value slices to the words of the decision (after a loose
            match, to the same words with other spaces or quotation marks).
        outcomes: One for each correction, by number.
    """

    header: Header
    outcomes: tuple[Outcome, ...]


def replay(header: Header, text: str, corrections: Iterable[Correction]) -> Replayed:
    """Replay the corrections of one document over its header; those over its boundaries belong to its file.

    Args:
        header: What the machine read.
        text: The document's text as it is now.
        corrections: All corrections of this document, of whatever record; their numbers give the order.
            Decisions over where the documents of a file begin are passed over: `divide` applies them.

    Returns:
        The effective header and an outcome for each of these corrections. The same arguments give the same result,
        replaying over the result changes nothing, and without corrections in force the header is the machine's.
    """
    of_document = [correction for correction in corrections if correction.record != RECORD]
    records, outcomes = replay_log({"header": header}, text, of_document, APPLIERS)
    return Replayed(header=records["header"], outcomes=outcomes)
