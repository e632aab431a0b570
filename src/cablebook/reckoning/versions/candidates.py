"""The pairs of documents that may carry one message, found without comparing all pairs.

Only runs of words that more than one document holds are kept, in one sorted row of numbers: a collection of a million
documents needs some tens of megabytes for it. A run counts the more, the fewer documents hold it: two messages that
share a form's words share what many do.
"""

import array
import bisect
import itertools
import math
import operator
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from cablebook.model.version import Sketch

from .sketches import unpacked

_SHARED = 2  # values that two documents must share at least to be looked at
_PART = 0.1  # and of the shorter sketch at least, by number
_WEIGHT = 0.3  # and by weight, as far as both are whole: the least that any judgement asks
_MANY = 32  # documents that hold a run, up to which each is paired with each; of more, each with the next
_MOST = 8  # pairs of a document with later ones that are read, the heaviest: versions hang together through others too
_PASS = 1_000_000  # values that are sorted at a time: more would hold them all as numbers of Python, 36 bytes each
_LAST = 2**32 - 1  # the last of the places and values that two numbers in one can hold
_SAMPLE = 10_000  # documents from which the ranges of values are taken


class Candidate(NamedTuple):
    """Two documents, as places in the ordered list, and the share of rare runs that they hold in common, 0 to 1."""

    here: int
    there: int
    weight: float


def candidates(ordered: list[Sketch]) -> Iterator[Candidate]:
    """Pairs worth reading, by place of the first, then of the second."""
    values = [unpacked(one.values) for one in ordered]
    edges = [_edge(one, row) for one, row in zip(ordered, values, strict=True)]
    index = _Index(values)
    by_header = _same_header(ordered)
    for here, row in enumerate(values):
        shared = index.neighbours(here)
        found = {
            there for there, count in shared.items() if count >= max(_SHARED, _PART * min(len(row), len(values[there])))
        }
        pairs = []
        for there in sorted(found | by_header.get(here, set())):
            edge = min(edges[here], edges[there])
            weight = _weight(index.side(here, row, edge), index.side(there, values[there], edge))
            if weight >= _WEIGHT or there in by_header.get(here, ()):
                pairs.append(Candidate(here, there, weight))
        heaviest = sorted(pairs, key=lambda pair: (-pair.weight, pair.there))[:_MOST]
        yield from sorted(heaviest, key=lambda pair: pair.there)


def _same_header(ordered: list[Sketch]) -> dict[int, set[int]]:
    """Pairs with the same number, the same day and a correspondent in common."""
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(ordered):
        if one.number and one.date and one.date.min == one.date.max:
            rows[one.number, one.date.min].append(place)
    pairs: dict[int, set[int]] = defaultdict(set)
    for row in rows.values():
        # A number and a day name few messages; where they name many, they name none.
        for at, here in enumerate(row if len(row) <= _MANY else ()):
            parties = {*ordered[here].senders, *ordered[here].recipients}
            for there in row[at + 1 :]:
                if not parties.isdisjoint((*ordered[there].senders, *ordered[there].recipients)):
                    pairs[here].add(there)
    return pairs


class _Side(NamedTuple):
    """The runs of a sketch, as far as it is compared: the rarity of those that others hold too, and that of all."""

    repeated: dict[int, float]
    total: float


class _Index:
    """Which documents hold a value, for the values that several hold, and which of these a document holds.

    Nine runs in ten stand in one document only; no time is spent on them behind the first pass.

    Attributes:
        documents: How many there are.
        row: `value << 32 | place` for each, sorted.
        places: `place << 32 | index in row` for each, sorted.
    """

    def __init__(self, values: "list[array.array[int]]") -> None:
        self.documents = len(values)
        self.row = array.array("Q")
        for low, high in _ranges(values):
            rows = [row[bisect.bisect_left(row, low) : bisect.bisect_left(row, high)] for row in values]
            repeated = _repeated(rows)
            self.row.extend(
                sorted([value << 32 | place for place, row in enumerate(rows) for value in repeated.intersection(row)])
            )
        self.places = array.array("Q", sorted([(entry & _LAST) << 32 | at for at, entry in enumerate(self.row)]))

    def _entries(self, place: int) -> Iterator[int]:
        """Where in the row the values of a document stand, in order."""
        start = bisect.bisect_left(self.places, place << 32)
        for entry in self.places[start : bisect.bisect_left(self.places, (place + 1) << 32, start)]:
            yield entry & _LAST

    def _group(self, at: int) -> tuple[int, int]:
        """The entries of the value whose entry is `at`, half-open."""
        value = self.row[at] >> 32
        start = bisect.bisect_left(self.row, value << 32, 0, at)
        return start, bisect.bisect_left(self.row, (value + 1) << 32, at)

    def neighbours(self, here: int) -> Counter[int]:
        """How many values a document shares with each later one."""
        shared: Counter[int] = Counter()
        for at in self._entries(here):
            start, end = self._group(at)
            until = at + 2 if end - start > _MANY else end
            shared.update([entry & _LAST for entry in self.row[at + 1 : min(until, end)]])
        return shared

    def side(self, place: int, row: "array.array[int]", edge: int) -> _Side:
        """What a document's runs weigh, up to the value `edge`."""
        repeated: dict[int, float] = {}
        for at in self._entries(place):
            value = self.row[at] >> 32
            if value > edge:
                break
            start, end = self._group(at)
            repeated[value] = self._rarity(end - start)
        alone = bisect.bisect_right(row, edge) - len(repeated)
        return _Side(repeated, sum(repeated.values()) + alone * self._rarity(1))

    def _rarity(self, holders: int) -> float:
        """What sharing a value tells: the logarithm of how many documents go on one that holds it besides."""
        return math.log(1 + self.documents / max(1, holders - 1))


def _ranges(values: "list[array.array[int]]") -> list[tuple[int, int]]:
    """Ranges that hold about `_PASS` values each, from a sample of the documents."""
    passes = -(-sum(map(len, values)) // _PASS) or 1
    sample = sorted(itertools.chain.from_iterable(values[:: max(1, len(values) // _SAMPLE)])) if passes > 1 else []
    edges = [0, *(sample[len(sample) * part // passes] for part in range(1, passes)), 2**32]
    return list(itertools.pairwise(edges))


def _repeated(rows: "list[array.array[int]]") -> set[int]:
    """The values that at least two documents hold."""
    held = sorted(itertools.chain.from_iterable(rows))
    return set(itertools.compress(held, map(operator.eq, held, itertools.islice(held, 1, None))))


def _edge(one: Sketch, row: "array.array[int]") -> int:
    """The value up to which a sketch holds every run of its message."""
    return 2**32 if len(row) == one.runs else row[-1]


def _weight(here: _Side, there: _Side) -> float:
    """The weight of the values in common, as a share of the lighter sketch."""
    total = min(here.total, there.total)
    shared = sum(rarity for value, rarity in here.repeated.items() if value in there.repeated)
    return shared / total if total else 0.0
