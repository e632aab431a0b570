"""The signs at one line: what stands at it, under it and before it that speaks for or against a new document there.

What stands under it is read by the reader of fronts (`opener`), and what stands before it by the reader of feet
(`closer`), so that every form which these learn is a form that opens or ends a document here as well.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from cablebook.reading.closer import read_foot
from cablebook.reading.datelines import read_dateline
from cablebook.reading.lines import Line, looks_like_prose
from cablebook.reading.opener import Opener, read_opener

from .heads import Head, archive_head, dateline_below, is_headline, titled, under_place
from .lines import (
    DIGIT,
    LONGEST_OPENING,
    fields,
    is_bracketed,
    is_contents_line,
    is_enclosed,
    is_rule,
    label_field,
    own_sort,
)  # fmt: skip
from .weights import Sign

_MOST_FRONT = 18  # lines
_MOST_FOOT = 10
_FEWEST_INDEXED = 3  # of the six lines under the heading of an index
_DOCUMENT_NUMBER = re.compile(
    r"""(?:(?:document|doc\.?|item)\s(?:no\.?\s?|nº\s?|\#\s?)?|(?:no\.|nº|№|\#)\s?|\[)(?P<number>\d{1,4})\]?[.:]?""",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[A-Z])[.)]\s|[-•*–—]\s")
_QUOTED = ("“", '"', "‘", "«", "„")
_NAMES_ENCLOSURE = re.compile(r"[\[(]?(?:\d{1,2}\s)?(?:encl|inclosure|attach|annex|appendi|tabs?\b)", re.IGNORECASE)
_INDEX = re.compile(r"(?:(?:general\s|subject\s)?index(?:\s(?:of|to)\s.{3,40})?|register)", re.IGNORECASE)
_INDEXED = re.compile(r"\d\]?[.,;]?$")
_NUMBER_WORDS = ("no", "nº", "№", "#")

# How likely a front opens with a line of this sort rather than with another of its lines; the foot of the document
# before it may hold numbers and dates too.
_PLACES: dict[Sign, float] = {
    Sign.DOCUMENT_NUMBER: 6.0,
    Sign.BACK_MATTER: 6.0,
    Sign.FULL_TITLE: 6.0,
    Sign.EDITORS_TITLE: 6.0,
    Sign.CORRESPONDENTS: 6.0,
    Sign.KIND_TITLE: 4.5,
    Sign.HEADLINE: 4.0,
    Sign.HEADING: 4.0,
    Sign.ORIGIN: 3.5,
    Sign.MARKS: 3.0,
    Sign.PLACED: 3.5,
    Sign.DATELINE: 2.5,
    Sign.WAY: 2.0,
    Sign.LABEL: 2.0,
    Sign.NUMBER: 1.5,
    Sign.COPIES: -0.5,
    Sign.ADDRESS: 1.0,
    Sign.SALUTE: 0.5,
}
_BEFORE: dict[Sign, float] = {
    Sign.RULE_BEFORE: 5.0,
    Sign.PAGE_BEFORE: 3.0,
    Sign.SENTENCE_BEFORE: 3.0,
    Sign.SIGNED_BEFORE: 2.0,
    Sign.FOOT_BEFORE: 1.5,
}
# What stands under signatures too, and with it nothing but such things, is the foot of the document before.
_OF_FEET = (Sign.NUMBER, Sign.DATELINE, Sign.COPIES)
_IN_FEET = frozenset({Sign.NUMBER, Sign.DATELINE, Sign.COPIES, Sign.LABEL, Sign.SIGNED_BEFORE, Sign.SENTENCE_BEFORE})
_RANKS = {Sign.FULL_TITLE: 2, Sign.CORRESPONDENTS: 2, Sign.DOCUMENT_NUMBER: 2, Sign.KIND_TITLE: 1}
TITLES = frozenset({Sign.FULL_TITLE, Sign.CORRESPONDENTS, Sign.KIND_TITLE, Sign.EDITORS_TITLE, Sign.DOCUMENT_NUMBER})
"""Signs of a line that an editor put over a document."""


class Candidate(NamedTuple):
    """A line that could open a document.

    Attributes:
        at: Its index among the lines.
        signs: What speaks for and against it.
        opens_with: What the line itself is.
        after: Index of the first line behind its front.
        number: The editors' number that it bears.
        has_body: Whether anything stands behind its front.
    """

    at: int
    signs: frozenset[Sign]
    opens_with: Sign
    after: int
    number: int | None
    has_body: bool

    @property
    def is_titled(self) -> bool:
        """Whether an editor's title or number stands over it."""
        return self.opens_with in TITLES

    @property
    def is_divided(self) -> bool:
        """Whether a rule or a new page stands before it."""
        return Sign.RULE_BEFORE in self.signs or Sign.PAGE_BEFORE in self.signs

    @property
    def place(self) -> float:
        """How likely this line, among the lines of one front, is its first."""
        before = max((_BEFORE.get(sign, 0.0) for sign in self.signs), default=0.0)
        return _PLACES[self.opens_with] + before + (2.0 if Sign.DATED_TITLE in self.signs else 0.0)

    @property
    def rank(self) -> int:
        """How complete its head is: 2 for a title that says who wrote to whom, 1 for one of a kind, else 0."""
        return _RANKS.get(self.opens_with, 0)

    @property
    def build(self) -> tuple[Sign, bool]:
        """How the document opens: what its first line is, and whether a dateline stands right under it."""
        return self.opens_with, Sign.DATED_TITLE in self.signs


def read_candidate(text: str, lines: list[Line], at: int, *, is_page: bool, after_rule: bool) -> Candidate | None:
    """Read the signs at line `at`; None where it opens nothing."""
    line = lines[at]
    head = _opening(text, lines, at)
    if head is None:
        return None
    front, after = _front(text, lines, at, head.ends)
    signs = {*head.signs, *_front_signs(text, lines[at:after], front)}
    signs |= _before(text, lines, at, is_page=is_page, after_rule=after_rule)
    if head.sort in _OF_FEET and Sign.SIGNED_BEFORE in signs and signs <= _IN_FEET:
        signs.add(Sign.FOOT)
    if text.startswith(_QUOTED, line.start):
        signs.add(Sign.QUOTED)
    if _ITEM.match(text, line.start, line.end) and Sign.DATED_TITLE not in signs:
        signs.add(Sign.ITEM)
    return Candidate(at, frozenset(signs), head.sort, after, head.number, after < len(lines))


def _opening(text: str, lines: list[Line], at: int) -> Head | None:
    """How a document could open at line `at`; None where none could."""
    line = lines[at]
    if is_contents_line(text, line):
        return None
    if (numbered := _numbered(text, lines, at)) is not None:
        return numbered
    if _INDEX.fullmatch(text, line.start, line.end) and _is_indexed(text, lines[at + 1 : at + 7]):
        return Head(Sign.BACK_MATTER, at + 1, None, frozenset({Sign.BACK_MATTER}))
    head = titled(text, lines, at)
    if head is not None or line.end - line.start > LONGEST_OPENING:
        return head
    return archive_head(text, lines, at) or _untitled(text, lines, at)


def _numbered(text: str, lines: list[Line], at: int) -> Head | None:
    """An editors' number alone on its line: `Document 12`, `[12]`, or `No. 12` over a title."""
    match = _DOCUMENT_NUMBER.fullmatch(text, lines[at].start, lines[at].end)
    if match is None:
        return None
    below = titled(text, lines, at + 1) if at + 1 < len(lines) else None
    number = int(match["number"])
    if below is not None:
        return Head(Sign.DOCUMENT_NUMBER, below.ends, number, below.signs | {Sign.DOCUMENT_NUMBER})
    # "No. 12" alone may well be the message's own number.
    sort = Sign.NUMBER if match[0].casefold().startswith(_NUMBER_WORDS) else Sign.DOCUMENT_NUMBER
    return Head(sort, at + 1, number, frozenset({sort}))


def _untitled(text: str, lines: list[Line], at: int) -> Head | None:
    """A line of a header that opens a document by itself, or a headline over a dateline."""
    line = lines[at]
    own = own_sort(text, line)
    if own is Sign.DATELINE and _is_placed(text, line):
        return Head(Sign.PLACED, at, None, frozenset({Sign.DATELINE, Sign.PLACED}))
    sort = own or under_place(text, lines, at)
    if sort is not None:
        return Head(sort, at, None, frozenset({sort}))
    if (below := dateline_below(text, lines, at + 1)) and is_headline(text, line):
        return Head(Sign.HEADLINE, below, None, frozenset({Sign.HEADLINE, Sign.DATED_TITLE, Sign.DATELINE}))
    return None


def _is_placed(text: str, line: Line) -> bool:
    """Whether a dateline gives a place or an hour besides the day; the dates under signatures rarely do."""
    dateline = read_dateline(text, line.start, line.end)
    return dateline is not None and dateline.date is not None and bool(dateline.place or dateline.time)


def _front(text: str, lines: list[Line], at: int, head_ends: int) -> tuple[Opener, int]:
    """The front that begins at line `at`, and the index of the first line behind it."""
    stop = head_ends
    while stop < min(len(lines), at + _MOST_FRONT) and not _is_body(text, lines[stop]):
        stop += 1
    front = read_opener(text, lines[head_ends : min(stop + 1, len(lines))])
    after = max(head_ends + front.taken, at + 1)
    if front.salute is not None:
        while after < len(lines) and lines[after].start <= front.salute.start:
            after += 1
    return front, after


def _is_body(text: str, line: Line) -> bool:
    """Whether a line can only be running text, or a rule."""
    if is_rule(text, line):
        return True
    words = text[line.start : line.end]
    return words[-1] in ".!?" and " " in words and DIGIT.search(words) is None and _looks_like_sentence(words)


def _looks_like_sentence(words: str) -> bool:
    """Whether a short line is a sentence: most of its words, and the last of them, are in lower case."""
    split = words.split()
    return split[-1][0].islower() and sum(word[0].islower() for word in split) * 2 >= len(split)


def _front_signs(text: str, front_lines: list[Line], front: Opener) -> set[Sign]:
    signs = {sign for sign, holds in fields(front) if holds}
    labels = {field for line in front_lines if (field := label_field(text, line)) is not None}
    if len(labels) >= 2:
        signs.add(Sign.BLOCK)
    elif labels:
        signs.add(Sign.LABEL)
    return signs


def _before(text: str, lines: list[Line], at: int, *, is_page: bool, after_rule: bool) -> set[Sign]:
    """What stands before line `at`."""
    signs: set[Sign] = set()
    if at == 0:
        return signs
    if is_page:
        signs.add(Sign.PAGE_BEFORE)
    if after_rule:
        signs.add(Sign.RULE_BEFORE)
    if is_enclosed(text, lines, at):
        signs.add(Sign.ENCLOSURE)
    above = [line for line in lines[max(0, at - _MOST_FOOT) : at] if not is_bracketed(text, line)]
    foot = read_foot(text, above)
    if foot.first < len(above):
        signs.add(Sign.SIGNED_BEFORE if foot.signed_spans else Sign.FOOT_BEFORE)
        if any(_NAMES_ENCLOSURE.match(text, line.start, line.end) for line in above[foot.first :]):
            signs.add(Sign.ENCLOSURE_NAMED)
    last = text[lines[at - 1].end - 1]
    if last in '.!?”"’)]' and looks_like_prose(text, lines[at - 1]):
        signs.add(Sign.SENTENCE_BEFORE)
    elif last == ":":
        signs.add(Sign.OPEN_BEFORE)
    return signs


def _is_indexed(text: str, lines: Collection[Line]) -> bool:
    return sum(_INDEXED.search(text, line.start, line.end) is not None for line in lines) >= _FEWEST_INDEXED
