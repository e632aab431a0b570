"""Columns: the order in which a page is read.

A gutter is an upright band that stays white over many lines while running text stands on both sides of it. Lines that
run across it, a heading or a note over the whole page, part the page into zones; within a zone the left side is read
before the right one. Each side is looked at again for gutters of its own. A table has white bands as well, but no
running text in its columns.
"""

import itertools
from collections.abc import Iterator
from statistics import median

from .rows import Strip

_LEAST_GUTTER = 0.9  # ems
_LEAST_COLUMN = 10.0  # ems
_LEAST_LINES = 4  # of running text, on each side
_LEAST_WORDS = 3
_FULL = 0.7  # of the width of a column: what a line of running text fills
_MOSTLY_FULL = 0.5  # of the lines
_MIDDLE = (0.12, 0.88)  # of the width of the text: where gutters are looked for
_ONE_HEIGHT = 0.8  # sizes by which the first baselines of two columns may differ
_STEP = 2.0  # points
_TRIED = 3  # places where a gutter may lie
_DEEPEST = 4  # gutters inside columns inside columns


def columns_of(strips: list[Strip]) -> list[list[Strip]]:
    """The strips of a page cut into columns, in reading order; a page without gutters is one column."""
    return [column for column in _divided(strips, 0) if column]


def _divided(strips: list[Strip], depth: int) -> Iterator[list[Strip]]:
    gutter = _gutter(strips) if depth < _DEEPEST and len(strips) >= _LEAST_LINES else None
    if gutter is None:
        yield strips
        return
    open_rows: list[Strip] = []
    for is_parted, zone in _zones(strips, gutter):
        if not is_parted:
            open_rows += zone
            continue
        if open_rows:
            yield open_rows
            open_rows = []
        left, right = _sides(zone, gutter)
        yield from _divided(left, depth + 1)
        yield from _divided(right, depth + 1)
    if open_rows:
        yield open_rows


def _gutter(strips: list[Strip]) -> float | None:
    """Where the widest-running gutter lies; None where no white band has running text on both sides."""
    size = median(strip.size for strip in strips)
    left, right = min(strip.left for strip in strips), max(strip.right for strip in strips)
    width = right - left
    if width < 2 * _LEAST_COLUMN * size:
        return None
    counts = [0] * (int(width / _STEP) + 2)
    for strip in strips:
        for start, end in _white(strip, left, right, size):
            counts[int((start - left) / _STEP) + 1] += 1
            counts[int((end - left) / _STEP)] -= 1
    whites = list(itertools.accumulate(counts))
    first, last = (int(share * width / _STEP) for share in _MIDDLE)
    for white in sorted(set(whites[first:last]), reverse=True)[:_TRIED]:
        if white < _LEAST_LINES:
            return None
        places = [at for at in range(first, last) if whites[at] == white]
        gutter = left + (places[len(places) // 2] + 0.5) * _STEP
        if any(is_parted for is_parted, _ in _zones(strips, gutter)):
            return gutter
    return None


def _white(strip: Strip, left: float, right: float, size: float) -> Iterator[tuple[float, float]]:
    """The white stretches of a strip that are wide enough for a gutter, the margins included."""
    end = left
    for piece in strip.pieces:
        if piece.left - end >= _LEAST_GUTTER * size:
            yield end, piece.left
        end = max(end, piece.right)
    if right - end >= _LEAST_GUTTER * size:
        yield end, right


def _zones(strips: list[Strip], gutter: float) -> list[tuple[bool, list[Strip]]]:
    """The strips between those that run across the gutter, and whether each zone is set in columns."""
    zones: list[tuple[bool, list[Strip]]] = []
    for crosses, group in itertools.groupby(strips, key=lambda strip: _crosses(strip, gutter)):
        zones.append((not crosses, list(group)))
    sure = [is_parted and _is_parted(zone, gutter) for is_parted, zone in zones]
    if not any(sure):
        return [(False, strips)]
    # Once a page has columns, the few lines of another zone are columns too where both sides of the gutter hold words.
    return [
        part
        for is_sure, (is_free, zone) in zip(sure, zones, strict=True)
        for part in _below_short_lines(zone, gutter, is_parted=is_sure or (is_free and all(_sides(zone, gutter))))
    ]


def _below_short_lines(zone: list[Strip], gutter: float, *, is_parted: bool) -> Iterator[tuple[bool, list[Strip]]]:
    """A zone of columns without the short lines over it: its columns begin at one height."""
    first = next((at for at, strip in enumerate(zone) if strip.right > gutter), 0) if is_parted else 0
    if first and zone[first].base - zone[first - 1].base < _ONE_HEIGHT * zone[first].size:
        first -= 1
    if first:
        yield False, zone[:first]
    yield is_parted, zone[first:]


def _crosses(strip: Strip, gutter: float) -> bool:
    least = _LEAST_GUTTER * strip.size
    end = None
    for piece in strip.pieces:
        if piece.left <= gutter <= piece.right:
            return True
        if end is not None and end < gutter < piece.left:
            return piece.left - end < least
        end = piece.right
    return False


def _sides(zone: list[Strip], gutter: float) -> tuple[list[Strip], list[Strip]]:
    left, right = [], []
    for strip in zone:
        before = tuple(piece for piece in strip.pieces if piece.right <= gutter)
        if before:
            left.append(Strip(before, strip.base, strip.size))
        if len(before) < len(strip.pieces):
            after = strip.pieces[len(before) :]
            right.append(Strip((after[0]._replace(glued=False), *after[1:]), strip.base, strip.size))
    return left, right


def _is_parted(zone: list[Strip], gutter: float) -> bool:
    return all(_is_running_text(side) for side in _sides(zone, gutter))


def _is_running_text(side: list[Strip]) -> bool:
    if len(side) < _LEAST_LINES:
        return False
    width = max(strip.right for strip in side) - min(strip.left for strip in side)
    if width < _LEAST_COLUMN * median(strip.size for strip in side):
        return False
    full = sum(strip.right - strip.left >= _FULL * width for strip in side)
    return full >= _MOSTLY_FULL * len(side) and median(len(strip.pieces) for strip in side) >= _LEAST_WORDS
