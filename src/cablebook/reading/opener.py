"""The front of a document: every line before the running text, read as evidence for the header whatever its order.

Each line is put to the readers of datelines, marks, numbers, labels, addresses and so on, and the one that understands
it keeps what it says. A service's layout is nowhere written down: marks may stand above the date or below it, copies
before the address or after it, two columns side by side. The front ends where running text begins.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.header import Copy, Number, Party, Reply
from cablebook.model.span import Span

from .addresses import read_address
from .copies import read_copy_line, read_copy_list, read_distribution
from .datelines import Dateline, read_dateline
from .dates import Date, find_date
from .glosses import find_glosses
from .headings import Heading, read_heading
from .lines import Line, cells_of, looks_like_prose
from .marks import FoundMark, read_marks
from .numbers import read_number_line
from .origins import read_origin
from .parties import party_in
from .places import Place
from .replies import find_replies
from .times import Time, find_time
from .transit import Moment, read_transit

_MOST_LINES = 60
_MOST_SILENT = 12  # lines that nobody understands; more of them in a row are a text of another sort
_MOST_ORIGIN_LINES = 3  # among them the paper's own head stands
_MOST_CELLS = 12  # a line of more is no form, and read as one cell
_LONGEST = 160  # characters; of a longer cell only a label is read
_LONGEST_BARE_LABEL = 24
_LONGEST_PLACE = 60
_FARTHEST = 2  # characters by which a cell may stand aside of the label above it
_DIGIT = re.compile(r"[0-9]")
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /().']{0,28}?)\s?:(?!\d)\s*(?P<rest>.*)$")
_SALUTE = re.compile(
    r"""(?:my\s)?dear(?:est)?\s[^:!\n]{1,70}?(?:[:!]|,(?=\s*$)|,(?=\s[A-Z]))
       |(?:dear\s)?
        (?:comrades?|cde\.?|sirs?|gentlemen|excellency|your\s(?:excellency|majesty|highness)
          |(?:most\s)?esteemed|respected|mr\.?|mister|madam)
        (?:\s[^:!,.\n]{1,60})?(?:[:!]|,(?=\s*$)|\.(?=\s*$))""",
    re.VERBOSE | re.IGNORECASE,
)
_EDITORIAL = re.compile(r"\[[^\]]*\]\.?$|[*_.… –—-]+$")
_PARTIES = ("sender", "recipient", "via", "repeated")  # fields whose label takes the lines under it whole
_WORDS = ("subject", "reference", "other")  # fields whose lines are words, whatever they look like


class Opener(NamedTuple):
    """The front of a document.

    Attributes:
        taken: How many of the lines given belong to it.
        parties: Who sends, is addressed, hands on or is informed, with the role (`sender`, `recipient`, `via`,
            `repeated`), in reading order.
        dateline: The first dateline.
        date, time: A date and a time behind labels.
        station: The place that a line of the message's way gives as its beginning, or a label as its place.
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
    time: Time | None
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


def read_opener(text: str, lines: list[Line]) -> Opener:
    """Read the front of a document from its lines, title and source note left out."""
    front = _Front(text)
    taken = silent = 0
    first_silent: int | None = None
    salute: Span | None = None
    for n, line in enumerate(lines[:_MOST_LINES]):
        greeting = _SALUTE.match(text, line.start, line.end)
        if greeting and (not front.under or line.gap):
            salute = Span(greeting.start(), greeting.start() + len(greeting[0].rstrip()))
            break
        if front.take(n, line, may_be_origin=front.origin is None and silent == 0 and n < _MOST_ORIGIN_LINES):
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
        parties=tuple(front.parties),
        dateline=front.dateline,
        date=front.date,
        time=front.time,
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


class _Front:
    """What has been found so far, of each sort the first; lives as long as one call of `read_opener`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parties: list[tuple[str, Party]] = []
        self.dateline: Dateline | None = None
        self.date: Date | None = None
        self.time: Time | None = None
        self.station: Place | None = None
        self.sent: Moment | None = None
        self.received: Moment | None = None
        self.marks: list[FoundMark] = []
        self.heading: Heading | None = None
        self.numbers: list[Number] = []
        self.copies: list[Copy] = []
        self.replies: list[Reply] = []
        self.origin: Span | None = None
        self.under: dict[int, str] = {}  # the label that is open in a column, by the column's first character
        self.in_copies = False
        self.line = 0  # the line that is being read
        self.address_line: int | None = None  # the last line that held an address

    def take(self, n: int, line: Line, *, may_be_origin: bool) -> bool:
        """Read line `n`, cell by cell where it has columns; False where no reader knows any of it."""
        if line.gap:
            self.under.clear()
        self.line = n
        start_of_line = self.text.rfind("\n", 0, line.start) + 1
        cells = list(itertools.islice(_cells(self.text, line), _MOST_CELLS + 1))
        known = [
            self._take_cell(cell.start, cell.end, column=cell.start - start_of_line, may_be_origin=may_be_origin)
            for cell in (cells if len(cells) <= _MOST_CELLS else [line.span])
        ]
        return any(known) or _EDITORIAL.match(self.text, line.start, line.end) is not None

    def _take_cell(self, start: int, end: int, *, column: int, may_be_origin: bool) -> bool:
        """Put a cell to the readers, the surest first."""
        if self._copies(start, end):
            return True
        if end - start > _LONGEST:
            return self._label(start, end, column)
        has_digit = _DIGIT.search(self.text, start, end) is not None
        if self._dateline(start, end, has_digit=has_digit) or self._marks(start, end):
            return True
        if self._label(start, end, column) or self._transit(start, end) or self._under_words(column):
            return True
        if (has_digit or self.text[start:end].isupper()) and self._heading(start, end):
            return True
        if has_digit and (self._number(start, end) or self._reply(start, end)):
            return True
        if not self.under and (self._address(start, end) or self._name_alone(start, end)):
            return True
        return self._under_label(start, end, column) or (may_be_origin and self._origin(start, end))

    def _copies(self, start: int, end: int) -> bool:
        copied = read_distribution(self.text, start, end)
        if not copied and (self.in_copies or self.text.startswith(("Copy", "COPY"), start)):
            copied = read_copy_line(self.text, start, end)
        self.copies += copied
        return bool(copied)

    def _dateline(self, start: int, end: int, *, has_digit: bool) -> bool:
        if not has_digit and "undated" not in self.text[max(start, end - 20) : end].casefold():
            return False
        dateline = read_dateline(self.text, start, end)
        self.dateline = self.dateline or dateline
        return dateline is not None

    def _marks(self, start: int, end: int) -> bool:
        marks = read_marks(self.text, start, end)
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
            field = lexicon.labels().get(key(words)) if len(words) <= _LONGEST_BARE_LABEL and words.isupper() else None
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
        if field in _PARTIES:
            party = party_in(text, start, end)
            if party is not None:
                self.parties.append((field, party))
        elif field == "copies":
            self.copies += read_copy_line(text, start, end) or read_copy_list(text, start, end)
        elif field in ("classification", "precedence"):
            self.marks += read_marks(text, start, end) or []
        elif field in ("date", "time"):
            self._labelled_date(start, end)
        elif field == "place" and self.station is None and end - start <= _LONGEST_PLACE:
            self.station = Place(text[start:end], Span(start, end))
        elif field == "number" and (number := read_number_line(text, start, end)):
            self.numbers.append(number)
        elif field == "reference":
            self.replies += find_replies(text, start, end)

    def _labelled_date(self, start: int, end: int) -> None:
        """A date, a time or both behind their labels."""
        if self.date is None:
            self.date = find_date(self.text, start, end)
            if self.dateline is None and self.date is not None:
                self.dateline = read_dateline(self.text, start, end)
        self.time = self.time or find_time(self.text, start, end)

    def _open_label(self, column: int) -> str | None:
        """The field of the label that is open above a column."""
        return next((field for c, field in self.under.items() if abs(c - column) <= _FARTHEST), None)

    def _under_words(self, column: int) -> bool:
        """Whether the label that is open takes words, whatever they look like: a reference is no number."""
        return self._open_label(column) in _WORDS

    def _under_label(self, start: int, end: int, column: int) -> bool:
        """A cell that continues the label above it in its column, to the next blank line or the next label."""
        field = self._open_label(column)
        if field is None or field == "copies":
            return False
        if field in _PARTIES:
            self._value(field, start, end)
        return True

    def _reply(self, start: int, end: int) -> bool:
        """A line that says what is answered, and hardly more."""
        replies = find_replies(self.text, start, end)
        if not replies or replies[0].span.start > start + 12 or end - replies[-1].span.end > 30:
            return False
        self.replies += replies
        return True

    def _address(self, start: int, end: int) -> bool:
        address = read_address(self.text, start, end)
        if address is None:
            return False
        is_below_address = self.address_line is not None and self.address_line == self.line - 1
        if (
            (address.is_delivery or (address.is_for and is_below_address))
            and self.parties
            and self.parties[-1][0] == "recipient"
        ):
            # "To the adviser / for Comrade Mao": the first hands on, the second is meant.
            self.parties[-1] = ("via", self.parties[-1][1])
        self.parties += [(address.role, party) for party in address.parties]
        self.address_line = self.line
        return True

    def _name_alone(self, start: int, end: int) -> bool:
        """A glossed name or an office in capitals, alone on its line, is the address where nobody is addressed yet.

        `FENG XI [STALIN]`, `SOVIET AMBASSADOR`.
        """
        if any(role == "recipient" for role, _ in self.parties):
            return False
        glosses = find_glosses(self.text, start, end, capitals_only=True)
        is_glossed = len(glosses) == 1 and glosses[0].span == (start, end)
        if not is_glossed and not _is_office(self.text[start:end]):
            return False
        self.parties.append(("recipient", Party(self.text[start:end], Span(start, end))))
        return True

    def _origin(self, start: int, end: int) -> bool:
        self.origin = read_origin(self.text, start, end)
        return self.origin is not None


def _is_office(words: str) -> bool:
    """Whether words in capitals name an office that one writes to: two words or more, the last of them its noun."""
    return words.isupper() and " " in words and words.split()[-1].casefold() in lexicon.before_to("rarely")


def _cells(text: str, line: Line) -> Iterator[Span]:
    """The cells of a line, a label joined with its value: only a wide gap lies in `To:      Mikoyan`."""
    label: Span | None = None
    for cell in cells_of(text, line.start, line.end):
        whole = cell
        if label is not None:
            if _LABEL.match(text, *cell) or read_number_line(text, *cell):
                yield label
            else:
                whole = Span(label.start, cell.end)
            label = None
        if text[whole.end - 1] == ":" and whole.end < line.end:
            label = whole
        else:
            yield whole
