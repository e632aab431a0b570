"""The foot of a message: closing words, signature, posts, and what some services put under them: number, date, copies.

It is read upwards from its last line, to the first line that is running text. Where a carrier's message encloses another,
the foot stands in the middle of the text: `message_end` finds it by its signature and outgoing number.
"""

import re
from typing import NamedTuple

from cablebook.model.header import Copy, Number, Party
from cablebook.model.span import Span

from .copies import read_copy_line, read_distribution
from .datelines import read_dateline
from .dates import Date, Time
from .lines import Line
from .numbers import read_number_line
from .transit import read_transit

_CLOSING = re.compile(
    r"""(?:(?:very\s)?(?:sincerely|respectfully|faithfully|truly|cordially|devotedly|warmly|greetings)(?:\sand\srespectfully)?
         (?:\syours)?
       |yours\s(?:very\s)?(?:sincerely|truly|faithfully|ever)
       |(?:with|my|please\saccept|accept|your)\b.{0,60}(?:regards?|greetings|wishes|respects?|esteem|consideration|servant)
       |for\sthe\s.{3,60}|by\sdirection.*|as\sever|i\sam,?\ssir)[,.:;!]?""",
    re.VERBOSE | re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:[ -](?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|la|le|del|di|bin|al|el)){0,4}"
_SIGNED = re.compile(
    rf"""(?:/s/\s?|\[?signed\]?:?\s|\(signed\)\s)?(?P<name>{_NAME})(?:\s?\[(?P<gloss>[A-Z][^\]\d]{{2,40}})\])?
        (?:,?\s(?:Jr|Sr|III?)\.?)?[.,]?(?:\[\d{{1,3}}\])?""",
    re.VERBOSE,
)
_FILLER = re.compile(
    r"""[\[\]().\s…*_—–-]*$|\[[^\n]*\]\.?$|(?:enclosures?|attachments?|annex(?:es)?)\b.{0,60}$
       |(?:\d{1,2}|two|three)\scopies\b.{0,40}$|\d{1,2}[.)]\s[A-ZÀ-Þ][\w. ]{2,30}$|(?:copy|correct|true\scopy|file)\b.{0,30}$|by\s(?:wire|telegraph|radio)$""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:enclosure|attachment|annex|tab|appendix|the|and|of|for|note|draft|copy|end|page|document|secret|confidential"
    r"|department|source|moscow|washington|greetings|respectfully|regards)\b",
    re.IGNORECASE,
)
_LONGEST = 70
_MOST_LINES = 24


class Foot(NamedTuple):
    """What stands under the last words of a message.

    Attributes:
        first: Index of its first line among the lines given; their number where there is no foot.
        signed: Who signs, in order, each with a gloss where one is printed.
        signed_spans: The signature lines.
        number: A number under the signature.
        date, time: A date under the signature, with its time of day.
        copies: A distribution under the signature.
    """

    first: int
    signed: tuple[Party, ...]
    signed_spans: tuple[Span, ...]
    number: Number | None
    date: Date | None
    time: Time | None
    copies: tuple[Copy, ...]


class _Reading:
    """The foot as far as it has been read, upwards; lives as long as one call of `read_foot`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.number: Number | None = None
        self.date: Date | None = None
        self.time: Time | None = None
        self.copies: list[Copy] = []
        self.names: list[tuple[int, Line, Party]] = []
        self.is_closed = False

    def take(self, n: int, line: Line) -> bool:
        """Read one more line; False where it is running text."""
        text, start, end = self.text, line.start, line.end
        if self._copies(start, end) or _FILLER.match(text, start, end):
            return True
        if end - start > _LONGEST:
            transit = read_transit(text, start, end)
            return transit is not None and transit.sent is None
        if _CLOSING.fullmatch(text, start, end):
            self.is_closed = True
            return True
        if self.number is None and (number := read_number_line(text, start, end)):
            self.number = number
        elif self.date is None and not self.names and (dateline := read_dateline(text, start, end)):
            self.date, self.time = dateline.date, dateline.time
        elif (party := _signature(text, line)) is not None:
            self.names.append((n, line, party))
        else:
            return read_transit(text, start, end) is not None or _is_post(text, line)
        return True

    def _copies(self, start: int, end: int) -> bool:
        found = read_distribution(self.text, start, end) or read_copy_line(self.text, start, end, alone=True)
        self.copies[:0] = found
        return bool(found)


def read_foot(text: str, lines: list[Line]) -> Foot:
    """Read the foot of a message upwards from its last line to the last line that is running text."""
    reading = _Reading(text)
    first = len(lines)
    for n in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST_LINES), -1):
        if not reading.take(n, lines[n]):
            break
        first = n
        if reading.is_closed:
            break
    names = _signatories(reading.names)
    if not names and first < len(lines) and not (reading.number or reading.date or reading.is_closed or reading.copies):
        first = len(lines)
    return Foot(
        first,
        tuple(party for _, _, party in names),
        tuple(line.span for _, line, _ in names),
        reading.number,
        reading.date,
        reading.time,
        tuple(reading.copies),
    )


def _signatories(names: list[tuple[int, Line, Party]]) -> list[tuple[int, Line, Party]]:
    """The lines that sign: the topmost, and those straight under it in capitals too; what follows otherwise is a rank or post."""
    if not names:
        return []
    names = names[::-1]
    signing = names[:1]
    for (n, _, above), below in zip(names, names[1:], strict=False):
        if below[0] != n + 1 or not above.text.isupper() or not below[2].text.isupper():
            break
        signing.append(below)
    return signing


def _signature(text: str, line: Line) -> Party | None:
    match = _SIGNED.fullmatch(text, line.start, line.end)
    if match is None or _NO_NAME.search(match["name"]):
        return None
    start, end = match.start("name"), match.end("gloss") + 1 if match["gloss"] else match.end("name")
    while end > start and text[end - 1] in ".,":
        end -= 1
    return Party(text[start:end], Span(start, end)) if end - start >= 2 else None


def _is_post(text: str, line: Line) -> bool:
    """Whether a line under a signature names a rank or post: capitalised words without a sentence's end."""
    words = text[line.start : line.end]
    return (
        len(words) <= 60
        and words[0].isupper()
        and not words.endswith((".", "!", "?", ":", ";", ","))
        and words.count(" ") <= 8
    )


def message_end(text: str, lines: list[Line]) -> int:
    """How many of the lines of a body belong to the message itself: all, or those up to a foot that an enclosure follows.

    A foot in mid-text is a signature in capitals with an outgoing number within two lines under it.
    """
    for n in range(1, len(lines) - 3):
        line = lines[n]
        if line.end - line.start > 24 or not read_number_line(text, line.start, line.end):
            continue
        for above in lines[max(0, n - 3) : n]:
            party = _signature(text, above)
            if party is not None and party.text.isupper():
                return _after_foot(text, lines, n + 1)
    return len(lines)


def _after_foot(text: str, lines: list[Line], n: int) -> int:
    """Where a foot in mid-text ends: behind its date, copies, stamps and notes of enclosures."""
    reading = _Reading(text)
    while n < len(lines) and reading.take(n, lines[n]) and not reading.names:
        n += 1
    return n
