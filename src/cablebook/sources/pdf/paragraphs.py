"""Paragraphs: which lines of a column run on, and which stand on their own.

The evidence is the printer's own rule. A line was broken because the next word did not fit; where it would have fitted,
the line was meant to end. White between lines and the first line's indent say the rest. So a dateline or the line of an
address stays a line, while the lines of a paragraph become one.
"""

import enum
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .openings import begins_line
from .rows import Row

_GAP = 1.3  # times the leading: more white than between the lines of a paragraph
_INDENT, _DEEPEST_INDENT = 0.8, 7.0  # ems
_OTHER_SIZE = 0.88
_SLACK = 0.3  # ems by which a line may fall short of the margin and still be full
_LEAST_ROWS = 8  # of a column whose own right margin is believed
_LEAST_BLOCK, _LEAST_FULL_BLOCK = 3, 6  # rows of a block with a right margin of its own: set in on the left, or not
_ACROSS = 0.6  # of the width of the page's text: what a heading over all columns takes
_BLOCK_WIDTH = 0.4  # of the column's width
_SET_IN, _OFF_MIDDLE = 2.0, 0.6  # ems of a centred line: its margins at least, and by how much they differ at most
_CENTRED_FULL = 0.75  # of the column's width
_WAVERING = 2.0  # times the usual distance of lines from the left margin: what they waver at the right one
_BELOW = 4.0  # sizes
_DEFAULT_LEADING = 1.2


class Break(enum.Enum):
    """What stands between two lines."""

    NONE = 0
    LINE = 1
    PARAGRAPH = 2


class Column(NamedTuple):
    """The margins between which a chunk of lines is set, and by how much they waver: in a scan, some points."""

    left: float
    right: float
    slack: float = 0.0


class Setting(NamedTuple):
    """How a file is set.

    Attributes:
        columns: Margins by number of chunk.
        leading: Distance of baselines within a paragraph, as a multiple of the size, by size in half points.
        usual_leading: The same for sizes that are too rare.
        top, bottom: Baselines of the first and the last line of a full page.
        indents: Whether paragraphs begin with an indent.
        has_blank_lines: Whether what parts paragraphs is a line left blank, which no page break swallows.
    """

    columns: dict[int, Column]
    leading: dict[float, float]
    usual_leading: float
    top: float
    bottom: float
    indents: bool
    has_blank_lines: bool


def setting_of(chunks: Sequence[list[Row]], widths: dict[int, float]) -> Setting:
    """Measure how a file is set.

    Args:
        chunks: Its columns in reading order, running heads and feet taken off.
        widths: Widths of its pages.
    """
    columns = _margins(chunks, widths)
    ratios: dict[float, Counter[float]] = {}
    every = Counter[float]()
    anyhow = Counter[float]()
    for rows in chunks:
        for one, after in pairwise(rows):
            if abs(one.size - after.size) > 0.05 * one.size:
                continue
            ratio = round(20 * (after.base - one.base) / max(one.size, 1.0)) / 20
            if not 0.8 <= ratio <= 3:
                continue
            anyhow[ratio] += 1
            if _is_full(one, after, columns[one.chunk]):
                every[ratio] += 1
                ratios.setdefault(_half_points(one.size), Counter())[ratio] += 1
    usual = _mode(every) or (min(anyhow) if anyhow else _DEFAULT_LEADING)
    leading = {size: _mode(counts) or usual for size, counts in ratios.items() if counts.total() >= 5}
    tops, bottoms = sorted(rows[0].base for rows in chunks), sorted(rows[-1].base for rows in chunks)
    starts = sum(_starts_indented(rows, at, columns) for rows in chunks for at in range(len(rows)))
    total = sum(len(rows) for rows in chunks)
    gaps = sum(count for ratio, count in anyhow.items() if ratio > _GAP * usual)
    return Setting(
        columns,
        leading,
        usual,
        tops[len(tops) // 4],
        bottoms[-1 - len(bottoms) // 4],
        starts >= max(2, total // 100),
        gaps > 0 and sum(anyhow[ratio] for ratio in anyhow if abs(ratio - 2 * usual) <= 0.1) > 0.8 * gaps,
    )


def _half_points(size: float) -> float:
    return round(2 * size) / 2


def _mode(counts: Counter[float]) -> float | None:
    return min(counts, key=lambda ratio: (-counts[ratio], ratio)) if counts else None


def _margins(chunks: Sequence[list[Row]], widths: dict[int, float]) -> dict[int, Column]:
    own = {rows[0].chunk: _own_margins(rows) for rows in chunks}
    trusted = [own[rows[0].chunk] for rows in chunks if len(rows) >= _LEAST_ROWS]
    pages: dict[int, Column] = {}
    for rows in chunks:
        page = pages.get(rows[0].page, own[rows[0].chunk])
        pages[rows[0].page] = _around(page, own[rows[0].chunk])
    found = {}
    for rows in chunks:
        chunk = rows[0].chunk
        column = own[chunk]
        size = median(row.size for row in rows)
        if len(rows) < _LEAST_ROWS:
            near = [one for one in trusted if one.left - 6 <= column.left and column.right <= one.right + 2]
            page = pages[rows[0].page]
            text = own.get(-1 - chunk) if chunk < 0 else None
            if text is not None and column.right <= text.right + size:
                column = _around(column, text)  # notes are set to the measure of the text above them
            elif near:
                column = min(near, key=lambda one: (one.right - one.left, one))
            elif column.right - column.left > _ACROSS * (page.right - page.left):
                column = page  # a heading over all columns
        if chunk >= 0 and not any(_is_full(one, after, column) for one, after in pairwise(rows)):
            # Nothing in it was broken for want of room, so its longest line says nothing of the margin.
            column = Column(column.left, max(column.right, widths[rows[0].page] - column.left - size), column.slack)
        found[chunk] = column
    return found


def _own_margins(rows: list[Row]) -> Column:
    lefts = sorted(row.left for row in rows)
    left = next((one for one, after in pairwise(lefts) if after - one <= 3), lefts[0])
    plain = [row.right for row in rows if not row.has_cells] or [row.right for row in rows]
    wavering = [abs(one - left) for one in lefts if abs(one - left) < _INDENT * rows[0].size]
    return Column(left, max(plain), _WAVERING * median(wavering) if len(wavering) >= _LEAST_ROWS else 0.0)


def _around(one: Column, other: Column) -> Column:
    return Column(min(one.left, other.left), max(one.right, other.right), max(one.slack, other.slack))


def _is_full(row: Row, after: Row, column: Column) -> bool:
    """Whether the first word of the line after would not have fitted on this line."""
    return row.right + row.space + after.head > column.right - _SLACK * row.size - column.slack


def _starts_indented(rows: list[Row], at: int, columns: dict[int, Column]) -> bool:
    """Whether a line begins a paragraph by an indent: the one after it is full left again."""
    if at + 1 >= len(rows):
        return False
    row, after = rows[at], rows[at + 1]
    left = columns[row.chunk].left
    deep = row.left - after.left
    return (
        _INDENT * row.size <= deep <= _DEEPEST_INDENT * row.size
        and after.left - left < _INDENT * row.size
        and not row.has_cells
        and _is_full(row, after, columns[row.chunk])
    )


def breaks_of(rows: list[Row], setting: Setting) -> list[Break]:
    """What stands between each line and the one after it; one fewer than there are lines."""
    edges = _right_edges(rows, setting)
    found: list[Break] = []
    start = 0
    for at in range(len(rows) - 1):
        kind = _between(rows, at, edges, setting, is_first=at == start)
        if kind is Break.NONE and begins_line(rows[at + 1].text, rows[at].text, rows[start].text, above=at + 1 - start):
            kind = _apart(rows[at], rows[at + 1], setting)
        if kind is not Break.NONE:
            start = at + 1
        found.append(kind)
    return _part_prose(found)


def _right_edges(rows: list[Row], setting: Setting) -> list[float]:
    """The right margin of each line: the column's, or that of a block which is set narrower."""
    edges = [setting.columns[row.chunk].right for row in rows]
    start = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and _goes_on_below(rows, start, at, setting):
            continue
        block = rows[start:at]
        column = setting.columns[block[0].chunk]
        is_set_in = block[-1].left - column.left >= _INDENT * block[0].size
        if len(block) >= (_LEAST_BLOCK if is_set_in else _LEAST_FULL_BLOCK):
            local = column._replace(right=max(row.right for row in block))
            width = local.right - min(row.left for row in block)
            if width >= _BLOCK_WIDTH * (column.right - column.left) and all(
                _is_full(one, after, local) for one, after in pairwise(block)
            ):
                edges[start:at] = [local.right] * len(block)
        start = at
    return edges


def _goes_on_below(rows: list[Row], start: int, at: int, setting: Setting) -> bool:
    """Whether a line stands in one block with the line before it: no white between, one left margin."""
    one, after = rows[at - 1], rows[at]
    if one.chunk != after.chunk or after.has_cells or one.has_cells or _is_gap(one, after, setting):
        return False
    return at - start == 1 or abs(one.left - after.left) < _INDENT * one.size


def _is_gap(one: Row, after: Row, setting: Setting) -> bool:
    """Whether there is more white between two lines of a column than between the lines of a paragraph."""
    size = max(one.size, after.size)
    leading = setting.leading.get(_half_points(size), setting.usual_leading)
    return after.base - one.base > _GAP * leading * size


def _between(rows: list[Row], at: int, edges: list[float], setting: Setting, *, is_first: bool) -> Break:
    one, after = rows[at], rows[at + 1]
    column = setting.columns[one.chunk]._replace(right=edges[at])
    turns = _turns(one, after)
    apart = _apart(one, after, setting)
    if (
        turns
        and after.chunk >= 0
        and one.page != after.page
        and after.base > setting.top + 0.7 * setting.usual_leading * after.size
    ):
        return Break.PARAGRAPH
    if not turns and (_is_gap(one, after, setting) or after.base < one.base):
        return Break.PARAGRAPH
    if one.has_cells or after.has_cells:
        return Break.LINE
    if min(one.size, after.size) < _OTHER_SIZE * max(one.size, after.size):
        return apart
    if (
        not turns
        and _is_heading(one, column, is_first=is_first)
        and (_is_centred(one, column) or _is_centred(after, column))
    ):
        return _between_centred(one, after, column)
    if not _is_full(one, after, column):
        return apart
    return _between_full(rows, at, setting, apart)


def _turns(one: Row, after: Row) -> bool:
    """Whether a line stands at the top of the next column or page, and not right below the one before it."""
    if one.chunk == after.chunk:
        return False
    is_below = 0 < after.base - one.base < _BELOW * max(one.size, after.size)
    return one.page != after.page or not is_below or after.left > one.right


def _apart(one: Row, after: Row, setting: Setting) -> Break:
    """What parts two lines that do not run on, where no white between them can be seen.

    At the turn of a page that is a blank line, unless the file is one whose blank lines would have left room.
    """
    if not _turns(one, after):
        return Break.LINE
    room = 0.5 * setting.usual_leading * one.size
    is_unbroken = one.base > setting.bottom - room and after.base < setting.top + room
    return Break.LINE if setting.has_blank_lines and is_unbroken else Break.PARAGRAPH


def _between_full(rows: list[Row], at: int, setting: Setting, apart: Break) -> Break:
    """After a full line the paragraph goes on, unless the left edges say that another begins."""
    one, after = rows[at], rows[at + 1]
    here, there = setting.columns[one.chunk].left, setting.columns[after.chunk].left
    depth, after_depth = one.left - here, after.left - there
    size = one.size
    if depth - after_depth > _DEEPEST_INDENT * size:
        return apart  # a line at the right margin
    if after_depth - depth > _DEEPEST_INDENT * size:
        return apart
    if after_depth - depth >= _INDENT * size:
        third = rows[at + 2] if at + 2 < len(rows) and rows[at + 2].chunk == after.chunk else None
        if setting.indents if third is None else third.left < after.left - _INDENT * size:
            return Break.PARAGRAPH
    return Break.NONE


def _is_centred(row: Row, column: Column) -> bool:
    before, behind = row.left - column.left, column.right - row.right
    return min(before, behind) > _SET_IN * row.size and abs(before - behind) < _OFF_MIDDLE * row.size


def _is_heading(row: Row, column: Column, *, is_first: bool) -> bool:
    """Whether a line may be one of several centred lines, the first of which fills the column nearly."""
    before, behind = row.left - column.left, column.right - row.right
    return abs(before - behind) < _OFF_MIDDLE * row.size and (is_first or min(before, behind) > 0.1 * row.size)


def _between_centred(one: Row, after: Row, column: Column) -> Break:
    """A heading of several centred lines goes on where its first word would not have fitted above."""
    width = one.right - one.left + one.space + after.head
    goes_on = _is_heading(after, column, is_first=False) and width > _CENTRED_FULL * (column.right - column.left)
    return Break.NONE if goes_on else Break.LINE


def _part_prose(breaks: list[Break]) -> list[Break]:
    """Set paragraphs of several lines apart that follow each other without white, in a file that knows no white."""
    between = [
        at
        for at in range(1, len(breaks) - 1)
        if breaks[at] is not Break.NONE and breaks[at - 1] is Break.NONE and breaks[at + 1] is Break.NONE
    ]
    tight = [at for at in between if breaks[at] is Break.LINE]
    if 2 * len(tight) <= len(between):
        return breaks
    found = list(breaks)
    for at in tight:
        found[at] = Break.PARAGRAPH
    return found
