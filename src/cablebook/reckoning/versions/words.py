"""Two texts side by side, word by word: which runs of words they share, and in which order."""

import bisect
import difflib
import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from cablebook.model.span import Span

# A number with the marks between its digits is one word; the last alternative keeps words of any script.
_WORD = re.compile(r"[0-9](?:[0-9.,]*[0-9])?|[^\W_]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_BEHIND_LABEL = frozenset("].)")
_MARK = 3  # characters of the label of a footnote or a point at most
_LONGEST = 1_000_000
_RUN = 3  # words that must stand together to be an anchor
_SMALL = 6000  # product of the two lengths up to which a gap is compared word by word


class Words(msgspec.Struct, frozen=True):
    """The words of a stretch of text.

    Attributes:
        keys: Each word as it is compared: small letters, and digits without the marks that group thousands.
        starts, ends: Where each stands in the whole text.
    """

    keys: list[str]
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> Span:
        """The characters of the words `start` to `end`; an empty span before word `start` where there are none."""
        if start < end:
            return Span(self.starts[start], self.ends[end - 1])
        at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
        return Span(at, at)


def words(text: str, within: Span | None = None) -> Words:
    """Cut `text`, or a stretch of it, into words; marks of footnotes and labels of points are left out.

    Of what is longer than a book of 1,000,000 characters, the beginning stands for all of it.
    """
    start, end = within or (0, len(text))
    found = list(_WORD.finditer(text, start, min(end, start + _LONGEST)))
    found = [
        match
        for match in found
        if match.end() - match.start() > _MARK
        or text[match.end() : match.end() + 1] not in _BEHIND_LABEL
        or not _is_label(text, match)
    ]
    return Words(
        # Only what begins with a digit is compared in another form than small letters.
        [word.casefold() if word > ":" else word_key(word) for word in [match[0] for match in found]],
        [match.start() for match in found],
        [match.end() for match in found],
    )


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether a short word marks a footnote (`[2]`) or labels a point that opens a line (`3.`, `(a)`)."""
    start, end = match.span()
    after = text[end : end + 1]
    if after == "]":
        return text[start - 1 : start] == "[" and match[0].isdigit()
    if after not in (".", ")") or not (end - start == 1 or match[0].isdigit()):
        return False
    return text[max(0, start - 2) : start].removesuffix("(")[-1:] in ("", "\n")


def word_key(word: str) -> str:
    """The form in which a word is compared with others."""
    if "0" <= word[0] <= "9":
        return re.sub("[.,]", "", word) if _GROUPED.fullmatch(word) else word.replace(",", ".")
    return word.casefold()


class Block(NamedTuple):
    """A run of `size` words that both texts share: at word `here` of the one and `there` of the other."""

    here: int
    there: int
    size: int


def most_shared(small: Sequence[str], large: Sequence[str], run: int) -> int:
    """How many words of `small` stand in any run of `run` words that both hold: in shared blocks are no more of them.

    It costs a small part of what finding the blocks does.
    """
    runs = set(zip(*(large[k:] for k in range(run)), strict=False))
    count = end = 0
    for at, words_there in enumerate(zip(*(small[k:] for k in range(run)), strict=False), run):
        if words_there in runs:
            count += min(run, at - end)
            end = at
    return count


def shared_blocks(here: Sequence[str], there: Sequence[str]) -> list[Block]:
    """The runs of words that two texts share in the same order, neither crossing nor touching on both sides.

    Runs that are unique in both anchor the rest (patience sorting, after Bram Cohen's diff), so that a long text costs
    little more than reading it; only small gaps between anchors are compared word by word.
    """
    found: list[Block] = []
    # Gaps between anchors are kept on a list rather than on the call stack: a hostile text may nest them deeply.
    gaps = [(0, len(here), 0, len(there), _RUN)]
    while gaps:
        a, a_end, b, b_end, run = gaps.pop()
        size = _common(here[a:a_end], there[b:b_end])
        if size:
            found.append(Block(a, b, size))
            a, b = a + size, b + size
        size = _common(here[a:a_end][::-1], there[b:b_end][::-1])
        if size:
            found.append(Block(a_end - size, b_end - size, size))
            a_end, b_end = a_end - size, b_end - size
        if a == a_end or b == b_end:
            continue
        if (a_end - a) * (b_end - b) <= _SMALL:
            matcher = difflib.SequenceMatcher(None, here[a:a_end], there[b:b_end], autojunk=False)
            found += [Block(a + m.a, b + m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
        elif run:
            gaps += _between(_anchors(here[a:a_end], there[b:b_end], run), (a, a_end, b, b_end), run)
    return _joined(sorted(found))


def _common(here: Sequence[str], there: Sequence[str]) -> int:
    for at, (one, other) in enumerate(zip(here, there, strict=False)):
        if one != other:
            return at
    return min(len(here), len(there))


def _between(
    anchors: list[tuple[int, int]], gap: tuple[int, int, int, int], run: int
) -> list[tuple[int, int, int, int, int]]:
    """The gaps that anchors leave; each begins at its anchor, whose run is its common beginning."""
    a, a_end, b, b_end = gap
    if not anchors:
        return [(a, a_end, b, b_end, run - 1)]  # shorter runs may still anchor it; none at all leaves it unshared
    edges = [(a, b), *((a + x, b + y) for x, y in anchors), (a_end, b_end)]
    return [(x, x_end, y, y_end, run) for (x, y), (x_end, y_end) in itertools.pairwise(edges)]


def _anchors(here: Sequence[str], there: Sequence[str], run: int) -> list[tuple[int, int]]:
    """Places of the runs that both hold once: the longest series of them that goes forward in both."""
    places = [_unique(list(zip(*(side[k:] for k in range(run)), strict=False))) for side in (here, there)]
    pairs = [(at, places[1][words]) for words, at in places[0].items() if words in places[1]]
    tails: list[int] = []  # the lowest place in `there` that ends a series of each length
    at_tail: list[int] = []  # and which pair that is
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect.bisect_left(tails, place)
        before.append(at_tail[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            at_tail.append(index)
        else:
            tails[length], at_tail[length] = place, index
    series: list[tuple[int, int]] = []
    index = at_tail[-1] if at_tail else -1
    while index >= 0:
        series.append(pairs[index])
        index = before[index]
    return series[::-1]


def _unique(runs: list[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Runs that stand once, with their places, in the order of the text."""
    places: dict[tuple[str, ...], int] = {}
    repeated = {run for at, run in enumerate(runs) if places.setdefault(run, at) != at}
    for run in repeated:
        del places[run]
    return places


def _joined(blocks: list[Block]) -> list[Block]:
    """Blocks that continue each other made one."""
    joined: list[Block] = []
    for block in blocks:
        if joined and joined[-1].here + joined[-1].size == block.here:
            last = joined[-1]
            if last.there + last.size == block.there:
                joined[-1] = Block(last.here, last.there, last.size + block.size)
                continue
        joined.append(block)
    return joined
