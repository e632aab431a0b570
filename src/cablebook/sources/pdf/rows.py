"""From words to rows: what stands on one line of a page, whatever the order in which the file draws it.

A scan that was read by machine has words a little above and below their line and lines that lean; so the lean is taken
out first, and a row takes what lies within a fraction of its type's size.
"""

import itertools
import re
from statistics import median
from typing import NamedTuple

from cablebook.sources.normalize import normalize_plain

from .glyphs import Word

RAISED, LOWERED = "\x0e", "\x0f"
"""Around the letters of a raised word in the text of a row; no text holds them, because they are control characters."""

_SAME_ROW = 0.45  # of the size of the type: how far baselines of one row differ, raised numbers included
_SMALL, _RAISED_BY = 0.85, 0.12
_LEAST_LEAN, _MOST_LEAN = 0.002, 0.05
_CELL_GAP = 1.5  # ems: a gap that no justified line has beside ordinary ones
_WIDE_GAP = 3.0  # ems: a gap that no justified line has at all
_OVER_ORDINARY = 2.5  # times the ordinary gap of the row
_GLUED, _TOUCHING, _OVERLAP = 0.2, 0.04, 0.1  # ems between the parts of a word
_FLUSH, _EVEN, _WIDEST_PAIR = 0.15, 1.3, 4.0
_BREAKABLE = re.compile(r"[^-–—/]*[-–—/]+(?=\w)")
_BARE_MARKS = str.maketrans(dict.fromkeys("\x0e\x0f"))


class Piece(NamedTuple):
    """A word on its row.

    Attributes:
        text: Its letters, normalised; raised ones between `RAISED` and `LOWERED`.
        left, right: Where it stands.
        glued: Whether no space stands before it.
    """

    text: str
    left: float
    right: float
    glued: bool


class Strip(NamedTuple):
    """Everything on one level of a page, over all columns: its pieces from left to right, its baseline and size."""

    pieces: tuple[Piece, ...]
    base: float
    size: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return "".join(piece.text if piece.glued else f" {piece.text}" for piece in self.pieces).strip()


class Row(NamedTuple):
    """A line of a column.

    Attributes:
        text: Its words with single spaces, cells parted by a tab, raised words marked.
        left, right: Where it begins and ends, in points.
        base, size: Baseline from the top of the page, and size of its type, in points.
        head: Width of the first word, or of its part before a hyphen: what would have to fit on the line before.
        space: Width of its ordinary space.
        chunk: Number of the column on its page, counted through the file; rows of one chunk stand under each other.
        page: Index of its page.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    head: float
    space: float
    chunk: int
    page: int

    @property
    def has_cells(self) -> bool:
        """Whether it is a row of a table, or has words at both margins."""
        return "\t" in self.text


def strips_of(words: list[Word]) -> list[Strip]:
    """The strips of a page from top to bottom."""
    levels = _levels(_upright(words))
    return [strip for level in levels if (strip := _strip(*level)) is not None]


def row_of(strip: Strip, *, right: float, chunk: int, page: int) -> Row:
    """A strip of one column as a row; `right` is where the longest line of the column ends."""
    gaps = _gaps(strip)
    ordinary = median(gaps) if gaps else 0.25 * strip.size
    least = _CELL_GAP * strip.size
    if len(gaps) > 2:
        least = max(least, _OVER_ORDINARY * ordinary)
    least = min(least, _WIDE_GAP * strip.size)
    if right - strip.right < _FLUSH * strip.size and _are_justified(gaps, strip.size):
        least = max(gaps)
    parts: list[str] = []
    end = strip.left
    for piece in strip.pieces:
        if parts and not piece.glued:
            parts.append("\t" if piece.left - end > least else " ")
        parts.append(piece.text)
        end = piece.right
    first = strip.pieces[0]
    end_of_first = next(
        (one.right for one, after in itertools.pairwise(strip.pieces) if not after.glued), strip.pieces[-1].right
    )
    breakable = _BREAKABLE.match(first.text)
    share = breakable.end() / len(first.text) if breakable else 1.0
    head = (first.right - first.left) * share if breakable else end_of_first - first.left
    return Row(
        "".join(parts),
        strip.left,
        strip.right,
        strip.base,
        strip.size,
        head,
        min(ordinary, 0.5 * strip.size),
        chunk,
        page,
    )


def _are_justified(gaps: list[float], size: float) -> bool:
    """Whether gaps are those of a line that was stretched to its margin: as wide as each other, however wide."""
    if not gaps or max(gaps) > _EVEN * min(gaps):
        return False
    return len(gaps) > 1 or gaps[0] < _WIDEST_PAIR * size


def bare(text: str) -> str:
    """The text of a row without the marks around raised words."""
    return text.translate(_BARE_MARKS)


def _upright(words: list[Word]) -> list[Word]:
    """The words with the lean of their lines taken out."""
    slopes = []
    for one, other in itertools.pairwise(words):
        run = other.left - one.left
        if run > 0 and 0 <= other.left - one.right < 2 * one.size and abs(other.base - one.base) < 0.3 * one.size:
            slopes.append((other.base - one.base) / run)
    lean = median(slopes) if len(slopes) > 10 else 0.0
    if not _LEAST_LEAN < abs(lean) < _MOST_LEAN:
        return words
    return [Word(w.text, w.left, w.right, w.base - lean * w.left, w.size, w.glued) for w in words]


def _levels(words: list[Word]) -> list[tuple[list[Word], float, float]]:
    """Words by their level: those of a row, its baseline and its size. Parts of one word stay together."""
    levels: list[tuple[list[Word], float, float]] = []
    row: list[Word] = []
    base = size = 0.0
    for main, parts in sorted(_whole(words), key=lambda each: (each[0].base, each[0].left)):
        if row and main.base - base <= _SAME_ROW * max(size, main.size):
            row += parts
            if main.size > 1.15 * size:
                base, size = main.base, main.size
            elif main.size >= _SMALL * size:
                base += (main.base - base) / len(row)
        else:
            if row:
                levels.append((row, base, size))
            row, base, size = list(parts), main.base, main.size
    if row:
        levels.append((row, base, size))
    return levels


def _whole(words: list[Word]) -> list[tuple[Word, list[Word]]]:
    """Words with the parts that are glued to them, and the largest of those parts."""
    found: list[tuple[Word, list[Word]]] = []
    for word in words:
        if word.glued and found:
            main, parts = found[-1]
            parts.append(word)
            if word.size > main.size:
                found[-1] = (word, parts)
        else:
            found.append((word, [word]))
    return found


def _strip(words: list[Word], base: float, size: float) -> Strip | None:
    pieces: list[Piece] = []
    for word in sorted(words, key=lambda each: each.left):
        text = normalize_plain(word.text).replace("\n", "").replace("\t", "")
        if not text or text.isspace():
            continue
        if word.size < _SMALL * size and word.base < base - _RAISED_BY * size:
            text = f"{RAISED}{text}{LOWERED}"
        gap = word.left - pieces[-1].right if pieces else size
        glued = gap < (_GLUED if word.glued else _TOUCHING) * size and (word.glued or gap > -_OVERLAP * size)
        pieces.append(Piece(text, word.left, max(word.right, word.left), glued))
    return Strip(tuple(pieces), round(base, 2), _usual_size(words)) if pieces else None


def _usual_size(words: list[Word]) -> float:
    """The size of most letters of a row: a machine that reads a scan guesses each word's anew."""
    letters = sum(len(word.text) for word in words)
    passed = 0
    for word in sorted(words, key=lambda each: each.size):
        passed += len(word.text)
        if 2 * passed >= letters:
            return word.size
    return 0.0


def _gaps(strip: Strip) -> list[float]:
    return [max(after.left - one.right, 0.0) for one, after in itertools.pairwise(strip.pieces) if not after.glued]
