"""Running heads and feet, and page numbers: what the edges of pages repeat.

The evidence is repetition alone: the same words at the same height on other pages of the file, or a number that grows
by one a page. A date or a title at the top of a page has other words on every page, and stays.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from cablebook import lexicon

from .rows import Strip, bare

_DEEPEST = 3  # lines from the edge that may be a head or a foot
_LEAST_PAGES = 3
_SAME_HEIGHT = 12.0  # points: the jitter of scanned pages
_FEW_PAGES, _EXACT = 6, 1.0  # a short file shows a head twice, at one height but for a point
_ALIKE = 0.85
_LEAST_LETTERS, _MOST_LOST = 8, 3  # of a head that may be recognised in spite of misread letters
_LONGEST = 200  # characters
_NEIGHBOURS = 4  # pages: how far off the next page of the same kind may be (left and right, blank pages)
_NEAR = 6  # pages: how far off the next page with the same head may be
_NUMBER = re.compile(r"[0-9]{1,5}|[ivxlcIVXLC]{1,8}")
_OUTER_NUMBER = re.compile(
    r"(?P<first>[0-9]{1,5}|[ivxlc]{1,8})(?=\s)|(?<=\s)(?P<last>[0-9]{1,5}|[ivxlc]{1,8})$", re.IGNORECASE
)
_AROUND = " \t.,-–—_*•·|[]()<>{}~"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Edge(NamedTuple):
    """A line near an edge of a page.

    Attributes:
        page: Place of the page among those that are read.
        is_top: At which edge.
        depth: How many lines stand between it and the edge.
        base: Its baseline.
        words: Its words in lower case, without a number at their beginning or end.
        numbers: Those numbers, as printed and as understood.
    """

    page: int
    is_top: bool
    depth: int
    base: float
    words: str
    numbers: tuple[tuple[str, int], ...]


class Cut(NamedTuple):
    """What is taken off a page.

    Attributes:
        top, bottom: Which lines, counted from that edge.
        number: The page number that is printed on them; None where none is.
    """

    top: frozenset[int]
    bottom: frozenset[int]
    number: str | None

    def rest(self, strips: list[Strip]) -> list[Strip]:
        """The page without them; the whole page, where nothing would be left of it but its number."""
        last = len(strips) - 1
        left = [strip for at, strip in enumerate(strips) if at not in self.top and last - at not in self.bottom]
        return left or [strip for strip in strips if _words_and_numbers(bare(strip.text))[0]]


_Place = tuple[int, bool, int]


def edges_of(page: int, strips: list[Strip]) -> Iterator[Edge]:
    """The lines of a page that may be heads, feet or page numbers."""
    for is_top, rows in ((True, strips[:_DEEPEST]), (False, strips[: -_DEEPEST - 1 : -1])):
        for depth, strip in enumerate(rows):
            text = bare(strip.text)
            if len(text) <= _LONGEST:
                words, numbers = _words_and_numbers(text)
                yield Edge(page, is_top, depth, strip.base, words, numbers)


def edges_to_cut(edges: Sequence[Edge]) -> dict[int, Cut]:
    """What is taken off the pages of a file, by page.

    A line of marks alone (`SECRET`) that heads a run of pages stays on the first of them: it is the cable's own.
    """
    numbered = _numbered(edges)
    repeated = _repeated(edges)
    found: dict[tuple[int, bool], dict[int, Edge]] = defaultdict(dict)
    for edge in edges:
        if edge[:3] in repeated or (edge[:3] in numbered and not edge.words):
            found[edge.page, edge.is_top][edge.depth] = edge
    cuts = {}
    for page in sorted({page for page, _ in found}):
        top, bottom = (_from_the_edge(found.get((page, is_top), {})) for is_top in (True, False))
        number = next((numbered[edge[:3]] for edge in (*top, *bottom) if edge[:3] in numbered), None)
        stays = [_heads_a_run(edge, found, top) for edge in (*top, *bottom)]
        cut = [edge for edge, kept in zip((*top, *bottom), stays, strict=True) if not kept]
        cuts[page] = Cut(
            frozenset(edge.depth for edge in cut if edge.is_top),
            frozenset(edge.depth for edge in cut if not edge.is_top),
            number,
        )
    return cuts


def _from_the_edge(found: dict[int, Edge]) -> list[Edge]:
    """From the edge inwards as far as every line is a head or foot."""
    return [found[depth] for depth in range(_DEEPEST) if all(other in found for other in range(depth + 1))]


def _heads_a_run(edge: Edge, found: dict[tuple[int, bool], dict[int, Edge]], top: list[Edge]) -> bool:
    if lexicon.key(edge.words) not in lexicon.marks():
        return False
    if not edge.is_top and any(other.words == edge.words for other in top):
        return False
    before = found.get((edge.page - 1, edge.is_top), {})
    return all(other.words != edge.words for other in before.values())


def _words_and_numbers(text: str) -> tuple[str, tuple[tuple[str, int], ...]]:
    """The words of an edge line without a number at their beginning or end, and those numbers."""
    stripped = text.strip(_AROUND)
    if _NUMBER.fullmatch(stripped) and (value := _value(stripped)) is not None:
        return "", ((stripped, value),)
    numbers = []
    words = stripped
    for match in _OUTER_NUMBER.finditer(stripped):
        if (match["last"] or match.start() == 0) and (value := _value(match[0])) is not None:
            numbers.append((match[0], value))
            words = words.replace(match[0], "", 1) if match.start() == 0 else words[: len(words) - len(match[0])]
    return words.strip(_AROUND).casefold(), tuple(numbers)


def _value(number: str) -> int | None:
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    if not values:
        return None
    return sum(-one if one < after else one for one, after in pairwise([*values, 0]))


def _numbered(edges: Sequence[Edge]) -> dict[_Place, str]:
    """The edge lines whose number grows with the pages, and that number.

    The difference between number and place in the file is the same on a neighbouring page, at the same edge. A bare
    number that is the place itself needs no neighbour: `- 2 -` on the second page of a letter.
    """
    lines: dict[tuple[int, bool, bool, bool], list[int]] = defaultdict(list)
    for edge in edges:
        for printed, value in edge.numbers:
            lines[value - edge.page, edge.is_top, printed.isdecimal(), not edge.words].append(edge.page)
    with_neighbour = {key: _with_neighbours(pages) for key, pages in lines.items()}
    found: dict[_Place, str] = {}
    for edge in edges:
        for printed, value in edge.numbers:
            grows = edge.page in with_neighbour[value - edge.page, edge.is_top, printed.isdecimal(), not edge.words]
            is_ordinal = not edge.words and value == edge.page + 1 > 1 and edge.depth == 0
            if grows or is_ordinal:
                found.setdefault(edge[:3], printed)
    return found


def _with_neighbours(pages: list[int]) -> frozenset[int]:
    """Those of rising page numbers that have another one near."""
    return frozenset(page for pair in pairwise(sorted(set(pages))) if pair[1] - pair[0] <= _NEIGHBOURS for page in pair)


def _repeated(edges: Sequence[Edge]) -> set[_Place]:
    """The edge lines whose words stand at the same height on other pages."""
    by_words: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.words:
            by_words[edge.is_top, edge.words].append(edge)
    pages = len({edge.page for edge in edges})
    found: set[_Place] = set()
    known: dict[tuple[int, bool], list[Edge]] = defaultdict(list)
    rare: list[Edge] = []
    for group in by_words.values():
        for edge, companions in _companions(group):
            if companions + 1 >= _LEAST_PAGES or (pages <= _FEW_PAGES and _stands_exactly(edge, group)):
                found.add(edge[:3])
                known[edge.page, edge.is_top].append(edge)
            else:
                rare.append(edge)
    found.update(edge[:3] for edge in rare if _is_misread(edge, known))
    return found


def _companions(group: list[Edge]) -> Iterator[tuple[Edge, int]]:
    """Each line with the number of pages near it that have the same words at its height.

    Pages far off do not count: in a long file a signature comes to stand at the foot of several pages.
    """
    for at, edge in enumerate(group):
        near = [*group[max(at - 2 * _DEEPEST * _NEAR, 0) : at], *group[at + 1 : at + 1 + 2 * _DEEPEST * _NEAR]]
        others = {
            one.page
            for one in near
            if 0 < abs(one.page - edge.page) <= _NEAR and abs(one.base - edge.base) <= _SAME_HEIGHT
        }
        yield edge, len(others)


def _stands_exactly(edge: Edge, group: list[Edge]) -> bool:
    """Whether another page of a short file has the same words at the very same height, outermost on both."""
    return edge.depth == 0 and any(
        other.depth == 0 and other.page != edge.page and abs(other.base - edge.base) <= _EXACT for other in group
    )


def _is_misread(edge: Edge, known: dict[tuple[int, bool], list[Edge]]) -> bool:
    """Whether a line is a head of a neighbouring page in which a machine misread letters."""
    if len(edge.words) < _LEAST_LETTERS:
        return False
    return any(
        abs(other.base - edge.base) <= _SAME_HEIGHT
        and abs(len(other.words) - len(edge.words)) <= _MOST_LOST
        and SequenceMatcher(None, other.words, edge.words, autojunk=False).ratio() >= _ALIKE
        for page in range(edge.page - _NEIGHBOURS, edge.page + _NEIGHBOURS + 1)
        for other in known.get((page, edge.is_top), ())
    )
