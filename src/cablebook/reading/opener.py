"""The front of a document: every line before the running text, read as evidence for the header whatever its order.

Each line is put to the readers of datelines, marks, numbers, labels, addresses and so on, and the one that understands
it keeps what it says. A service's layout is nowhere written down: marks may stand above the date or below it, copies
before the address or after it, two columns side by side. The front ends where running text begins.
"""

import re
from typing import NamedTuple

from cablebook.model.header import Copy, Number, Party, Reply
from cablebook.model.span import Span

from .datelines import Dateline
from .dates import Date
from .directions import Direction
from .front import Front
from .headings import Heading
from .lines import Line, looks_like_prose
from .marks import FoundMark
from .places import Place
from .times import Time
from .transit import Moment

_MOST_LINES = 60
_MOST_SILENT = 12  # lines that nobody understands; more of them in a row are a text of another sort
_SALUTE = re.compile(
    r"""(?:my\s)?dear(?:est)?\s[^:!\n]{1,70}?(?:[:!]|,(?=\s*$)|,(?=\s[A-Z]))
       |(?:dear\s)?
        (?:comrades?|cde\.?|sirs?|gentlemen|excellency|your\s(?:excellency|majesty|highness)
          |(?:most\s)?esteemed|respected|mr\.?|mister|madam)
        (?:\s[^:!,.\n]{1,60})?(?:!|[:,.](?=\s*$))""",
    re.VERBOSE | re.IGNORECASE,
)


class Opener(NamedTuple):
    """The front of a document.

    Attributes:
        taken: How many of the lines given belong to it.
        parties: Who sends, is addressed, hands on or is informed, with the role (`sender`, `recipient`, `via`,
            `repeated`), in reading order.
        directed: For whom and from whom it really is, where a line says so whatever offices carry it.
        repeated: The posts to which a sentence says that it was repeated.
        dateline: The first dateline.
        date, time: A date and a time behind labels.
        station: The place that a line of the message's way gives as its beginning, a label as its place, or the town
            of the letterhead.
        sent, received: Sending and receipt, where such a line tells of them.
        marks: Marks in reading order.
        heading: The form heading.
        numbers: Numbers on lines of their own, of the form heading, of the way.
        copies, replies: As printed, one by one.
        drafting: The words behind labels that say who drafted, cleared and approved, by the field of the header.
        origin: The office whose paper it is.
        salute: The words of salutation that end the front.
    """

    taken: int
    parties: tuple[tuple[str, Party], ...]
    directed: Direction | None
    repeated: tuple[Party, ...]
    dateline: Dateline | None
    date: Date | None
    time: Time | None
    station: Place | None
    sent: Moment | None
    received: Moment | None
    marks: tuple[FoundMark, ...]
    heading: Heading | None
    numbers: tuple[Number, ...]
    copies: tuple[Copy, ...]
    replies: tuple[Reply, ...]
    drafting: dict[str, Span]
    origin: Span | None
    salute: Span | None


def read_opener(text: str, lines: list[Line]) -> Opener:
    """Read the front of a document from its lines, title and source note left out."""
    front = Front(text)
    taken = silent = 0
    first_silent: int | None = None
    salute: Span | None = None
    for n, line in enumerate(lines[:_MOST_LINES]):
        greeting = _SALUTE.match(text, line.start, line.end)
        if greeting and (not front.under or line.gap):
            salute = Span(greeting.start(), greeting.start() + len(greeting[0].rstrip()))
            break
        if front.take(n, line):
            taken = n + 1
        elif looks_like_prose(text, line):
            break
        else:
            silent += 1
            first_silent = n if first_silent is None else first_silent
            if silent > _MOST_SILENT:
                break
    if first_silent is not None and taken == len(lines):
        # A message so short that its foot looked like more of its front.
        taken = first_silent
    return Opener(
        taken=taken,
        parties=tuple(front.addressing.parties),
        directed=front.addressing.directed,
        repeated=front.addressing.repeated,
        dateline=front.dateline,
        date=front.date,
        time=front.time,
        station=front.station or (front.town if salute is not None else None),
        sent=front.sent,
        received=front.received,
        marks=tuple(front.marks),
        heading=front.heading,
        numbers=tuple(front.numbers),
        copies=tuple(front.copies),
        replies=tuple(front.replies),
        drafting=front.drafting,
        origin=front.origin,
        salute=salute,
    )
