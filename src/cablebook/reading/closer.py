"""The foot of a message: closing words, signature, posts, and the number and date that some services put under it."""

import re
from typing import NamedTuple

from cablebook.model.header import Number, Party
from cablebook.model.span import Span

from .datelines import read_dateline
from .dates import Date
from .lines import Line
from .numbers import read_number_line

_CLOSING = re.compile(
    r"(?:(?:very )?(?:sincerely|respectfully|faithfully|truly|cordially|devotedly|warmly)(?: and respectfully)?(?: yours)?|yours (?:very )?(?:sincerely|truly|faithfully|ever)|(?:with|my|please accept|accept).{0,60}(?:regards?|greetings|wishes|respects?|esteem|consideration)|for the .{3,60}|by direction.*|as ever|i am,? sir|.{0,40} your obedient servant)[,.:;]?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:/s/ ?|\[?signed\]?:? |\(signed\) )?(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:[ -](?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|la|le|del|di|bin|al|el)){0,4})(?: ?\[(?P<gloss>[A-Z][^\]\d]{2,40})\])?(?:,? (?:Jr|Sr|III?)\.?)?[.,]?(?:\[\d{1,3}\])?",
    re.UNICODE,
)
_FILLER = re.compile(
    r"[\[\](). …*_—–-]*$|\[\.{2,4}\]|\[[^\]]{0,40}(?:omitted|paraphrase|source|illegible)[^\]]{0,200}\]|enclosures?:?.{0,40}|attachments?:?.{0,40}",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:enclosure|attachment|annex|tab|appendix|the|and|of|for|note|draft|copy|end|page|document|secret|confidential|department|source)\b",
    re.IGNORECASE,
)
_LONGEST = 70
_MOST_LINES = 12


class Foot(NamedTuple):
    """What stands under the last words of a message.

    Attributes:
        first: Index of its first line among the lines given; their number where there is no foot.
        closing: The line of closing words.
        signed: Who signs, with a gloss where one is printed.
        signed_span: The whole signature line.
        number: A number under the signature.
        date: A date under the signature.
    """

    first: int
    closing: Span | None
    signed: Party | None
    signed_span: Span | None
    number: Number | None
    date: Date | None


def read_foot(text: str, lines: list[Line]) -> Foot:
    """Read the foot of a message upwards from its last line to the last line that is running text."""
    closing, number, date = None, None, None
    names: list[tuple[int, re.Match[str]]] = []
    first = len(lines)
    for n in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST_LINES), -1):
        line = lines[n]
        if line.end - line.start > _LONGEST and not _FILLER.fullmatch(text, line.start, line.end):
            break
        if _CLOSING.fullmatch(text, line.start, line.end):
            closing, first = line.span, n
            break
        if number is None and (found := read_number_line(text, line.start, line.end)):
            number = found
        elif date is None and not names and (dateline := read_dateline(text, line.start, line.end)):
            date = dateline.date
        elif (match := _SIGNED.fullmatch(text, line.start, line.end)) and not _NO_NAME.search(match["name"]):
            names.append((n, match))
        elif not (_FILLER.fullmatch(text, line.start, line.end) or _is_post(text, line)):
            break
        first = n
    if not names:
        return Foot(first if number or date or closing else len(lines), closing, None, None, number, date)
    n, match = names[-1]
    span = Span(match.start("name"), match.end("gloss") + 1 if match["gloss"] else match.end("name"))
    while span.end > span.start and text[span.end - 1] in ".,":
        span = Span(span.start, span.end - 1)
    return Foot(min(first, n), closing, Party(span.of(text), span), lines[n].span, number, date)


def _is_post(text: str, line: Line) -> bool:
    """Whether a line under a signature names a rank or post: capitalised words without a sentence's end."""
    words = text[line.start : line.end]
    return (
        line.end - line.start <= 60
        and words[0].isupper()
        and not words.endswith((".", "!", "?", ":", ";"))
        and words.count(" ") <= 8
    )
