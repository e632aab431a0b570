"""The front of a document: every line before the running text, read as evidence for the header whatever its order.

Each line is put to the readers of datelines, marks, numbers, labels, addresses and so on, and the one that understands it keeps
what it says. A service's layout is nowhere written down: marks may stand above the date or below it, copies before the
address or after it, two columns side by side. The front ends where running text begins.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.header import Copy, Number, Party, Reply
from cablebook.model.span import Span

from .addresses import party_in, read_address
from .copies import read_copy_line, read_copy_list, read_distribution
from .datelines import Dateline, read_dateline
from .dates import Date, find_date
from .glosses import find_glosses
from .headings import Heading, read_heading
from .lines import Line, cells_of
from .marks import FoundMark, read_marks
from .numbers import read_number_line
from .origins import read_origin
from .places import Place
from .replies import find_replies
from .transit import Moment, read_transit

_MOST_LINES = 60
_MOST_SILENT = 12  # lines that nobody understands; more of them in a row are a text of another sort
_DIGIT = re.compile(r"[0-9]")
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /().']{0,28}?)\s?:(?!\d)\s*(?P<rest>.*)$")
_SALUTE = re.compile(
    r"""(?:my\s)?dear(?:est)?\s[^:!\n]{1,70}?(?:[:!]|,(?=\s*$)|,(?=\s[A-Z]))
       |(?:dear\s)?(?:comrades?|cde\.?|sir|sirs|gentlemen|excellency|your\s(?:excellency|majesty|highness)|esteemed|respected
         |most\sesteemed|mr\.?|mister|madam)(?:\s[^:!,.\n]{1,60})?(?:[:!]|,(?=\s*$)|\.(?=\s*$))""",
    re.VERBOSE | re.IGNORECASE,
)
_EDITORIAL = re.compile(r"\[[^\]]*\]\.?$|[*_.… –—-]+$")
_UNDATED = ("undated", "undated.", "Undated", "undated]", "undated.]")
_SENTENCE_END = (".", "?", "!", ";")
_TAKEN_UNREAD = ("subject", "reference", "other")
_TAKEN_WHOLE = ("sender", "recipient", "via")


class Opener(NamedTuple):
    """The front of a document.

    Attributes:
        taken: How many of the lines given belong to it.
        parties: Who is addressed, sends or hands on, with the role (`sender`, `recipient`, `via`, `copy`), in reading order.
        dateline: The first dateline.
        date: A date behind a label.
        station: The place that a line of the message's way gives as its beginning.
        sent, received: Sending and receipt, where such a line tells of them.
        marks: Marks in reading order.
        heading: The form heading.
        numbers: Numbers on lines of their own, of the form heading, of the way.
        copies, replies: As printed, one by one.
        origin: The office whose paper it is.
        salute: The words of salutation that end the front.
    """

    taken: int
    parties: tuple[tuple[str, Party], ...]
    dateline: Dateline | None
    date: Date | None
    station: Place | None
    sent: Moment | None
    received: Moment | None
    marks: tuple[FoundMark, ...]
    heading: Heading | None
    numbers: tuple[Number, ...]
    copies: tuple[Copy, ...]
    replies: tuple[Reply, ...]
    origin: Span | None
    salute: Span | None


class _Front:
    """What has been found so far; lives as long as one call of `read_opener`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parties: list[tuple[str, Party]] = []
        self.dateline: Dateline | None = None
        self.date: Date | None = None
        self.station: Place | None = None
        self.sent: Moment | None = None
        self.received: Moment | None = None
        self.marks: list[FoundMark] = []
        self.heading: Heading | None = None
        self.numbers: list[Number] = []
        self.copies: list[Copy] = []
        self.replies: list[Reply] = []
        self.origin: Span | None = None
        self.addressed_now = False
        self.under: dict[int, str] = {}  # the label that is open in a column, by the column's first character
        self.in_copies = False
        self.is_addressed = False  # whether an address stood on the line above

    def take(self, line: Line, *, is_first: bool) -> bool:
        """Read one line, cell by cell where it has columns; False where no reader knows any of it."""
        if line.gap:
            self.under.clear()
        start_of_line = self.text.rfind("\n", 0, line.start) + 1
        self.addressed_now = False
        known = [
            self._take_cell(cell.start, cell.end, column=cell.start - start_of_line, is_first=is_first)
            for cell in _cells(self.text, line)
        ]
        self.is_addressed = self.addressed_now
        return any(known) or (_EDITORIAL.match(self.text, line.start, line.end) is not None)

    def _take_cell(self, start: int, end: int, *, column: int, is_first: bool) -> bool:
        text = self.text
        size = end - start
        has_digit = size <= 160 and _DIGIT.search(text, start, end) is not None
        if self._copies(start, end):
            return True
        if size > 160:
            return self._label(start, end, column)
        if (has_digit or text.endswith(_UNDATED, start, end)) and (dateline := read_dateline(text, start, end)):
            self._dateline(dateline)
            return True
        if self._marks(start, end) or self._label(start, end, column) or self._transit(start, end):
            return True
        if self._under_words(column):
            return True
        if (has_digit or text[start:end].isupper()) and (
            self._heading(start, end) or (has_digit and self._number(start, end))
        ):
            return True
        return (
            (has_digit and self._reply(start, end))
            or (not self.under and (self._address(start, end) or self._glossed(start, end)))
            or self._under_label(start, end, column)
            or (is_first and self._origin(start, end))
        )

    def _copies(self, start: int, end: int) -> bool:
        copied = read_distribution(self.text, start, end)
        if not copied and (self.in_copies or self.text.startswith(("Copy", "COPY"), start)):
            copied = read_copy_line(self.text, start, end)
        self.copies += copied
        return bool(copied)

    def _dateline(self, dateline: Dateline) -> None:
        if self.dateline is None:
            self.dateline = dateline

    def _marks(self, start: int, end: int) -> bool:
        marks = read_marks(self.text, start, end) if end - start <= 90 else None
        self.marks += marks or []
        return bool(marks)

    def _transit(self, start: int, end: int) -> bool:
        transit = read_transit(self.text, start, end)
        if transit is None:
            return False
        self.station = self.station or transit.origin
        self.sent = self.sent or transit.sent
        self.received = self.received or transit.received
        if transit.number is not None:
            self.numbers.append(transit.number)
        return True

    def _heading(self, start: int, end: int) -> bool:
        heading = read_heading(self.text, start, end)
        if heading is None:
            return False
        self.heading = self.heading or heading
        if heading.number is not None:
            self.numbers.append(heading.number)
        return True

    def _number(self, start: int, end: int) -> bool:
        number = read_number_line(self.text, start, end)
        if number is None:
            return False
        self.numbers.append(number)
        return True

    def _label(self, start: int, end: int, column: int) -> bool:
        match = _LABEL.match(self.text, start, end)
        if match is None:
            # A label may stand alone on its line, in capitals and without a colon.
            words = self.text[start:end]
            field = lexicon.labels().get(key(words)) if len(words) <= 24 and words.isupper() else None
        else:
            field = lexicon.labels().get(key(match["label"]))
        if field is None:
            return False
        self.under[column] = field
        self.in_copies = field == "copies"
        if match is not None and match["rest"]:
            self._value(field, match.start("rest"), end)
        return True

    def _value(self, field: str, start: int, end: int) -> None:
        """The words behind a label."""
        text = self.text
        if field in ("sender", "recipient", "via", "copy"):
            party = party_in(text, start, end)
            if party is not None:
                self.parties.append((field, party))
        elif field == "copies":
            self.copies += read_copy_line(text, start, end) or read_copy_list(text, start, end)
        elif field in ("classification", "precedence"):
            self.marks += read_marks(text, start, end) or []
        elif field in ("date", "time") and self.date is None:
            self.date = find_date(text, start, end)
            if self.dateline is None and self.date is not None:
                self.dateline = read_dateline(text, start, end)
        elif field == "place" and self.station is None and end - start <= 60:
            self.station = Place(text[start:end], Span(start, end))
        elif field == "number" and (number := read_number_line(text, start, end)):
            self.numbers.append(number)
        elif field == "reference":
            self.replies += find_replies(text, start, end)

    def _under_label(self, start: int, end: int, column: int) -> bool:
        """A cell that continues the label above it in its column, to the next blank line or the next label."""
        field = next((f for c, f in self.under.items() if abs(c - column) <= 2), None)
        if field is None or field == "copies":
            return False
        if field in _TAKEN_WHOLE:
            self._value(field, start, end)
        return True

    def _under_words(self, column: int) -> bool:
        """Whether the label that is open takes words, whatever they look like: a subject or references are no numbers."""
        return any(abs(c - column) <= 2 and field in _TAKEN_UNREAD for c, field in self.under.items())

    def _reply(self, start: int, end: int) -> bool:
        replies = find_replies(self.text, start, end)
        if not replies or replies[0].span.start > start + 12 or end - replies[-1].span.end > 30:
            return False
        self.replies += replies
        return True

    def _address(self, start: int, end: int) -> bool:
        address = read_address(self.text, start, end)
        if address is None:
            return False
        handed_on = address.is_delivery or (address.is_for and self.is_addressed)
        if handed_on and self.parties and self.parties[-1][0] == "recipient":
            # "To the adviser / for Comrade Mao": the first hands on, the second is meant.
            self.parties[-1] = ("via", self.parties[-1][1])
        self.parties += [(address.role, party) for party in address.parties]
        self.addressed_now = True
        return True

    def _glossed(self, start: int, end: int) -> bool:
        """A glossed name alone on its line, where nobody is addressed yet, is the address: `FENG XI [STALIN]`."""
        if any(role == "recipient" for role, _ in self.parties):
            return False
        glosses = find_glosses(self.text, start, end, capitals_only=True)
        if len(glosses) != 1 or glosses[0].span != (start, end):
            return False
        self.parties.append(("recipient", Party(self.text[start:end], Span(start, end))))
        return True

    def _origin(self, start: int, end: int) -> bool:
        span = read_origin(self.text, start, end)
        if span is None:
            return False
        self.origin = span
        return True


def _cells(text: str, line: Line) -> Iterator[Span]:
    """The cells of a line, a label joined with its value: only a wide gap lies in `To:      Mikoyan`."""
    label: Span | None = None
    for cell in cells_of(text, line.start, line.end):
        if label is not None:
            if _LABEL.match(text, *cell) or read_number_line(text, *cell):
                yield label
            else:
                cell = Span(label.start, cell.end)
            label = None
        if text[cell.end - 1] == ":" and cell.end < line.end:
            label = cell
        else:
            yield cell


def looks_like_prose(text: str, line: Line) -> bool:
    """Whether a line that no reader knows is running text: long, or a sentence of more than a few words."""
    size = line.end - line.start
    if size > 100:
        return True
    words = text[line.start : line.end]
    return words.count(" ") >= 5 and (
        words.endswith((*_SENTENCE_END, ":", ",")) or sum(w[0].islower() for w in words.split()) * 2 > words.count(" ")
    )


def read_opener(text: str, lines: list[Line]) -> Opener:
    """Read the front of a document from its lines, title and source note left out."""
    front = _Front(text)
    taken = silent = 0
    salute: Span | None = None
    for n, line in enumerate(lines[:_MOST_LINES]):
        greeting = _SALUTE.match(text, line.start, line.end)
        if greeting and (not front.under or line.gap):
            salute = Span(greeting.start(), greeting.start() + len(greeting[0].rstrip()))
            break
        if front.take(line, is_first=front.origin is None and silent == 0 and n <= 2):
            taken = n + 1
        elif looks_like_prose(text, line):
            break
        else:
            silent += 1
            if silent > _MOST_SILENT:
                break
    return Opener(
        taken=taken,
        parties=tuple(front.parties),
        dateline=front.dateline,
        date=front.date,
        station=front.station,
        sent=front.sent,
        received=front.received,
        marks=tuple(front.marks),
        heading=front.heading,
        numbers=tuple(front.numbers),
        copies=tuple(front.copies),
        replies=tuple(front.replies),
        origin=front.origin,
        salute=salute,
    )
