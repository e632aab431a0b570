"""Lines: the unit in which a header is printed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablebook.model.span import Span

_COLUMNS = re.compile(r"\t+| {3,}")
_LONGEST = 100  # characters; a longer line is running text
_SENTENCE_END = (".", "?", "!", ";", ":", ",")


class Line(NamedTuple):
    """A line that is not blank: `text[start:end]`, without the space around it.

    Attributes:
        start, end: Where it stands.
        gap: Whether a blank line stands before it.
    """

    start: int
    end: int
    gap: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text[start:end]` that are not blank."""
    found: list[tuple[int, int, bool]] = []
    gap = False
    at = start
    for words in text[start:end].split("\n"):
        after = at + len(words)
        if not words or words.isspace():
            gap = True
        elif words[0].isspace() or words[-1].isspace():
            first = after - len(words.lstrip())
            found.append((first, at + len(words.rstrip()), gap))
            gap = False
        else:
            found.append((at, after, gap))
            gap = False
        at = after + 1
    return [*map(Line._make, found)]


def cells_of(text: str, start: int, end: int) -> Iterator[Span]:
    """The cells of a line that is printed in columns, divided by tabs or wide gaps; any other line is one cell."""
    at = start
    if text.find("   ", start, end) >= 0 or text.find("\t", start, end) >= 0:
        for gap in _COLUMNS.finditer(text, start, end):
            if gap.start() > at:
                yield Span(at, gap.start())
            at = gap.end()
    yield Span(at, end)


def looks_like_prose(text: str, line: Line) -> bool:
    """Whether a line is running text: long, or more than five words that end a sentence or are mostly lower case.

    Where every word has its capital (`Sir Girja Shankar Bajpai, K.B.E., C.I.E.,`) it is a name.
    """
    if line.end - line.start > _LONGEST:
        return True
    words = text[line.start : line.end]
    spaces = words.count(" ")
    if spaces < 5:
        return False
    lower = sum(word[0].islower() for word in words.split())
    if words.endswith(_SENTENCE_END):
        return lower > 0 or words.isupper() or not words.endswith(",")
    return lower * 2 > spaces
