"""Quotations that fill lines of their own: where the marks open, and where they close.

Printers open the marks again at the beginning of every paragraph and close them once; a quotation may hold another in
marks of the same shape; straight marks do not say whether they open or close. Marks around a word inside a paragraph
are passed over, and one that is left open there is forgotten with its paragraph.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cablebook.model.span import Span

OPENING = frozenset('“"«„‘')
_CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’'"}
_MARKS = {mark: re.compile(f"[{re.escape(mark + closing)}]|\n[^\\S\n]*\n") for mark, closing in _CLOSING.items()}
_BEHIND_SINGLE = re.compile(r"[\s.,;:)\]]*(?:\[\d{1,3}\]\s*)?(?:\n|$)")


class Quotation(NamedTuple):
    """A quotation.

    Attributes:
        span: With its marks.
        inner: Without them.
        marks: Its marks at the beginnings of its paragraphs, the first one included, and the closing one.
    """

    span: Span
    inner: Span
    marks: tuple[int, ...]


class _Mark(NamedTuple):
    at: int
    opens: bool
    is_first: bool  # of its line
    is_gap: bool  # no mark but a blank line


def read_quotation(text: str, start: int, stop: int, *, holds_another: Callable[[int], bool]) -> Quotation | None:
    """The quotation that opens at `start`; None where it is not closed before `stop`.

    Args:
        text: The document.
        start: The opening mark.
        stop: Where the text that may hold the closing mark ends.
        holds_another: Whether a mark at the beginning of a line opens a quotation within this one; else it only opens
            this one again.
    """
    shape = text[start]
    repeats = _repeats(text, start, stop)
    base = depth = 1
    marks = [start]
    for mark in _marks(text, shape, start + 1, stop):
        if mark.is_gap:
            depth = base
        elif not mark.opens:
            depth -= 1
            base = min(base, depth)
            if depth == 0:
                return Quotation(Span(start, mark.at + 1), Span(start + 1, mark.at), (*marks, mark.at))
        elif mark.is_first and holds_another(mark.at):
            base += 1
            depth = base
        elif mark.is_first and repeats:
            marks.append(mark.at)
        else:
            depth += 1
    if repeats and len(marks) > 1:
        # The closing mark is lost: the last paragraph that opens with a mark is the last of the quotation.
        end = text.find("\n", marks[-1], stop)
        end = stop if end < 0 else end
        return Quotation(Span(start, end), Span(start + 1, end), tuple(marks))
    return None


def _repeats(text: str, start: int, stop: int) -> bool:
    """Whether the next line or the next paragraph opens with the same mark."""
    for break_ in ("\n", "\n\n"):
        at = text.find(break_, start, stop)
        while 0 <= at < stop and text[at].isspace():
            at += 1
        if 0 <= at < stop and text[at] == text[start]:
            return True
    return False


def _marks(text: str, shape: str, start: int, stop: int) -> Iterator[_Mark]:
    for match in _MARKS[shape].finditer(text, start, stop):
        at = match.start()
        if text[at] == "\n":
            yield _Mark(at, opens=False, is_first=False, is_gap=True)
            continue
        line = text.rfind("\n", 0, at) + 1
        is_first = not text[line:at].strip()
        if shape == "‘":
            # An apostrophe looks like a closing mark: it closes only at the end of a line.
            opens = text[at] == "‘"
            if not opens and not _BEHIND_SINGLE.match(text, at + 1, stop):
                continue
        elif shape == '"':
            opens = is_first or (text[at - 1] in " \t([—–-" and at + 1 < stop and not text[at + 1].isspace())
        else:
            opens = text[at] == shape
        yield _Mark(at, opens, is_first, is_gap=False)
