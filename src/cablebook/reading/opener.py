"""The front of a document: every line before the running text, read as evidence for the header whatever its order.

Each line is put to the readers of datelines, marks, numbers, labels, addresses and so on, and the one that understands it keeps
what it says. A service's layout is nowhere written down: marks may stand above the date or below it,
copies before the address or after it. The front ends where running text begins.
"""

import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.header import Copy, Number, Party, Receipt, Reply
from cablebook.model.span import Span

from .copies import read_copy_line, read_copy_list
from .datelines import Dateline, read_dateline
from .dates import Date, find_date, find_time
from .lines import Line
from .marks import FoundMark, read_marks
from .numbers import read_cipher_number, read_number_line
from .replies import find_replies

_MOST_LINES = 60
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /().']{0,28}?)\s?:(?!\d)\s*(?P<rest>.*)$")
_ADDRESS = re.compile(
    r"(?P<word>to|for|via|through|from)\s+(?P<who>(?:the\s)?[A-ZÀ-Þ\"“\[][^\t]{1,100})$", re.IGNORECASE
)
_RECEIVED = re.compile(r"\[?(?:received|rec['’]?d|arrived)\b(?P<rest>.*)$", re.IGNORECASE)
_RECEIVED_FROM = re.compile(r"\bfrom\s(?P<place>(?:the\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2})")
_RECEIVED_AT = re.compile(r"^\W*(?:in|at)\s(?P<place>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2})")
_SALUTE = re.compile(
    r"""(?:my\s)?dear(?:est)?\s[^:!\n]{1,70}?(?:[:!]|,(?=\s*$)|,(?=\s[A-Z]))
       |(?:dear\s)?(?:comrades?|cde\.?|sir|sirs|gentlemen|excellency|your\s(?:excellency|majesty|highness)|esteemed|respected|most\sesteemed|mr\.?|mister|madam)
        (?:\s[^:!,.\n]{1,60})?(?:[:!]|,(?=\s*$)|\.(?=\s*$))""",
    re.VERBOSE | re.IGNORECASE,
)
_MARKER = re.compile(r"\[\d{1,3}\]")
_UNDATED = ("undated", "undated.", "Undated", "undated]", "undated.]")
_SENTENCE_END = (".", "?", "!", ";")


class Opener(NamedTuple):
    """The front of a document.

    Attributes:
        taken: How many of the lines given belong to it.
        parties: Who is addressed, sends or hands on, with the role (`sender`, `recipient`, `via`, `copy`), in reading order.
        dateline: The first dateline.
        date: A date behind a label.
        marks: Marks in reading order.
        numbers: Numbers on lines of their own.
        copies, replies: As printed, one by one.
        received: Receipt, and its words.
        origin: The office whose paper it is.
        salute: The words of salutation that end the front.
    """

    taken: int
    parties: tuple[tuple[str, Party], ...]
    dateline: Dateline | None
    date: Date | None
    marks: tuple[FoundMark, ...]
    numbers: tuple[Number, ...]
    copies: tuple[Copy, ...]
    replies: tuple[Reply, ...]
    received: tuple[Receipt, Span] | None
    origin: Span | None
    salute: Span | None


class _Front:
    """What has been found so far; lives as long as one call of `read_opener`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parties: list[tuple[str, Party]] = []
        self.dateline: Dateline | None = None
        self.date: Date | None = None
        self.marks: list[FoundMark] = []
        self.numbers: list[Number] = []
        self.copies: list[Copy] = []
        self.replies: list[Reply] = []
        self.received: tuple[Receipt, Span] | None = None
        self.origin: Span | None = None
        self.salute: Span | None = None
        self.under: str | None = None  # the field of the label whose lines are being read

    def take(self, line: Line, *, is_first: bool) -> bool:
        """Read one line; False where no reader knows it and it looks like running text."""
        text, start, end = self.text, line.start, line.end
        size = end - start
        has_digit = size <= 160 and any("0" <= c <= "9" for c in text[start:end])
        if self.under == "copies" and has_digit and (copied := read_copy_line(text, start, end)):
            self.copies += copied
            return True
        if size <= 160 and self._receipt(start, end):
            return True
        if (has_digit or text.endswith(_UNDATED, start, end)) and (dateline := read_dateline(text, start, end)):
            self._dateline(dateline)
            return True
        if size <= 90 and (marks := read_marks(text, start, end)):
            self.marks += marks
            self.under = None
            return True
        return (
            (has_digit and self._number(start, end))
            or (size <= 160 and self._label(start, end))
            or (size <= 160 and has_digit and self._reply(start, end))
            or (size <= 100 and self._address(start, end))
            or self._under_label(line)
            or (is_first and size <= 100 and self._origin(start, end))
        )

    def _dateline(self, dateline: Dateline) -> None:
        if self.dateline is None:
            self.dateline = dateline
        self.under = None

    def _receipt(self, start: int, end: int) -> bool:
        match = _RECEIVED.match(self.text, start, end)
        if match is None:
            return False
        date = find_date(self.text, match.start("rest"), end)
        time = find_time(self.text, match.start("rest"), date.span.start if date else end) or (
            find_time(self.text, date.span.end, end) if date else None
        )
        if date is None and time is None:
            return False
        place = _RECEIVED_FROM.search(self.text, start, end) or _RECEIVED_AT.match(self.text[match.start("rest") : end])
        if self.received is None:
            receipt = Receipt(
                date=date.edtf if date else None,
                time=time.value if time else None,
                zone=time.zone if time else None,
                place=place["place"] if place else None,
            )
            self.received = receipt, Span(start, end)
        return True

    def _number(self, start: int, end: int) -> bool:
        number = read_number_line(self.text, start, end) or (
            read_cipher_number(self.text, start, end) if end - start <= 100 else None
        )
        if number is None:
            return False
        self.numbers.append(number)
        return True

    def _label(self, start: int, end: int) -> bool:
        match = _LABEL.match(self.text, start, end)
        if match is None:
            # A label may stand alone on its line, in capitals and without a colon.
            words = self.text[start:end]
            if not words.isupper() or len(words) > 24:
                return False
            field = lexicon.labels().get(key(words))
            if field is not None:
                self.under = field
            return field is not None
        field = lexicon.labels().get(key(match["label"]))
        if field is None:
            return False
        self.under = field
        if match["rest"]:
            self._value(field, match.start("rest"), end)
        return True

    def _value(self, field: str, start: int, end: int) -> None:
        """The words behind a label."""
        text = self.text
        if field in ("sender", "recipient", "via", "copy"):
            party = _party(text, start, end)
            if party is not None:
                self.parties.append((field, party))
        elif field == "copies":
            self.copies += read_copy_line(text, start, end) or read_copy_list(text, start, end)
        elif field in ("classification", "precedence"):
            self.marks += read_marks(text, start, end) or []
        elif field == "date" and self.date is None:
            self.date = find_date(text, start, end)
            if self.dateline is None and (dateline := read_dateline(text, start, end)):
                self.dateline = dateline
        elif field == "number" and (
            number := read_number_line(text, start, end)
            or read_number_line(text, self.text.rfind("\n", 0, start) + 1, end)
        ):
            self.numbers.append(number)
        elif field == "reference":
            self.replies += find_replies(text, start, end)

    def _under_label(self, line: Line) -> bool:
        """A line that continues the label above it: its content, to the next blank line or the next label."""
        if self.under is None or (line.gap and self.under != "copies"):
            self.under = None
            return False
        if line.end - line.start > 160:
            return False
        if self.under in ("sender", "recipient", "via"):
            self._value(self.under, line.start, line.end)
        elif self.under == "copies":
            self.under = None
            return False
        return True

    def _reply(self, start: int, end: int) -> bool:
        replies = find_replies(self.text, start, end)
        if not replies or replies[0].span.start > start + 12 or end - replies[-1].span.end > 30:
            return False
        self.replies += replies
        return True

    def _address(self, start: int, end: int) -> bool:
        match = _ADDRESS.match(self.text, start, end)
        if (
            match is None
            or match["who"].endswith(_SENTENCE_END)
            or (match["who"].endswith(",") and " " in match["who"][:-1].strip() and match["who"].count(" ") > 8)
        ):
            return False
        word = match["word"].casefold()
        party = _party(self.text, match.start("who"), end)
        if party is None:
            return False
        if word == "for" and self.parties and self.parties[-1][0] == "recipient":
            # "To the adviser / for Comrade Mao": the first hands on, the second is meant.
            self.parties[-1] = ("via", self.parties[-1][1])
        self.parties.append(({"to": "recipient", "for": "recipient", "from": "sender"}.get(word, "via"), party))
        return True

    def _origin(self, start: int, end: int) -> bool:
        words = self.text[start:end]
        lowered = words.casefold()
        if words.endswith(_SENTENCE_END) or not any(noun in lowered for noun in lexicon.bodies()):
            return False
        if not (words.isupper() or all(w[0].isupper() or len(w) <= 3 for w in words.split() if w[0].isalpha())):
            return False
        self.origin = Span(start, end)
        return True


def _party(text: str, start: int, end: int) -> Party | None:
    """Somebody named in `text[start:end]`, footnote markers, a leading "the" and closing punctuation left out."""
    marker = _MARKER.search(text, start, end)
    if marker:
        end = marker.start()
    words = text[start:end]
    start += len(words) - len(words.lstrip(" \t"))
    end -= len(words) - len(words.rstrip(" \t,;:."))
    if text[start : start + 4].casefold() == "the ":
        start += 4
    return (
        Party(text[start:end], Span(start, end))
        if end - start >= 2 and any(c.isalpha() for c in text[start:end])
        else None
    )


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
    count = 0
    silent = 0
    for n, line in enumerate(lines[:_MOST_LINES]):
        salute = _SALUTE.match(text, line.start, line.end)
        if salute and (front.under is None or line.gap):
            front.salute = salute_span(text, salute)
            break
        if front.take(line, is_first=n == 0):
            count = n + 1
        elif looks_like_prose(text, line):
            break
        else:
            silent += 1
            if silent > 12:
                break
    return Opener(
        count, tuple(front.parties), front.dateline, front.date, tuple(front.marks), tuple(front.numbers), tuple(front.copies),
        tuple(front.replies), front.received, front.origin, front.salute,
    )  # fmt: skip


def salute_span(text: str, match: re.Match[str]) -> Span:
    """The words of a salutation without a footnote marker or space at their end."""
    words = match[0].rstrip()
    return Span(match.start(), match.start() + len(words))


def place_of(dateline: Dateline | None) -> tuple[str, Span] | None:
    """The place of a dateline."""
    return None if dateline is None or dateline.place is None else (dateline.place.text, dateline.place.span)
