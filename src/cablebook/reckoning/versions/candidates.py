"""The pairs of documents that may carry one message, found without comparing all pairs.

Only runs of words that more than one document holds are kept, in one sorted row of numbers: a collection of a million
documents needs some tens of megabytes for it. A run counts the more, the fewer documents hold it: two messages that
share a form's words share what many do.
"""

import array
import bisect
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from cablebook.model.version import Sketch

from .sketches import unpacked

_SHARED = 2  # values that two documents must share at least to be looked at
_PART = 0.1  # and of the shorter sketch at least, by number
_WEIGHT = 0.3  # and by weight, as far as both are whole: the least that any judgement asks
_MANY = 32  # documents that hold a run, up to which each is paired with each; of more, each with the next
_PASS = 1_000_000  # values that are sorted at a time: more would hold them all as numbers of Python, 36 bytes each
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
        shared = index.neighbours(here, row)
        found = {
            there for there, count in shared.items() if count >= max(_SHARED, _PART * min(len(row), len(values[there])))
        }
        for there in sorted(found | by_header.get(here, set())):
            weight = _weight((row, edges[here]), (values[there], edges[there]), index)
            if weight >= _WEIGHT or there in by_header.get(here, ()):
                yield Candidate(here, there, weight)


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


class _Index:
    """Which documents hold a value, for the values that several hold: `value << 32 | place`, sorted."""

    def __init__(self, values: "list[array.array[int]]") -> None:
        self.documents = len(values)
        self.row = array.array("Q")
        for low, high in _ranges(values):
            held = sorted(
                value << 32 | place
                for place, row in enumerate(values)
                for value in row[bisect.bisect_left(row, low) : bisect.bisect_left(row, high)]
            )
            self.row.extend(_repeated(held))

    def places(self, value: int) -> "array.array[int]":
        """The entries of a value, in order; empty where at most one document holds it."""
        start = bisect.bisect_left(self.row, value << 32)
        if start == len(self.row) or self.row[start] >> 32 != value:
            return self.row[:0]
        return self.row[start : bisect.bisect_left(self.row, (value + 1) << 32, start)]

    def neighbours(self, here: int, row: "array.array[int]") -> Counter[int]:
        """How many values a document shares with each later one."""
        shared: Counter[int] = Counter()
        for value in row:
            entries = self.places(value)
            after = bisect.bisect_right(entries, value << 32 | here)
            until = after + 1 if len(entries) > _MANY else len(entries)
            shared.update([entry & 0xFFFFFFFF for entry in entries[after:until]])
        return shared

    def rarity(self, value: int) -> float:
        """What sharing a value tells: the logarithm of how many documents go on one that holds it besides."""
        return math.log(1 + self.documents / max(1, len(self.places(value)) - 1))


def _ranges(values: "list[array.array[int]]") -> list[tuple[int, int]]:
    """Ranges that hold about `_PASS` values each, from a sample of the documents."""
    passes = -(-sum(map(len, values)) // _PASS) or 1
    sample = sorted(itertools.chain.from_iterable(values[:: max(1, len(values) // _SAMPLE)])) if passes > 1 else []
    edges = [0, *(sample[len(sample) * part // passes] for part in range(1, passes)), 2**32]
    return list(itertools.pairwise(edges))


def _repeated(held: list[int]) -> Iterator[int]:
    """The entries of values that at least two documents hold."""
    for at, entry in enumerate(held):
        value = entry >> 32
        if (at and held[at - 1] >> 32 == value) or (at + 1 < len(held) and held[at + 1] >> 32 == value):
            yield entry


def _edge(one: Sketch, row: "array.array[int]") -> int:
    """The value up to which a sketch holds every run of its message."""
    return 2**32 if len(row) == one.runs else row[-1]


def _weight(here: "tuple[array.array[int], int]", there: "tuple[array.array[int], int]", index: _Index) -> float:
    """The weight of the values in common, as a share of the lighter sketch, as far as both are whole."""
    edge = min(here[1], there[1])
    sides = [{value for value in row if value <= edge} for row, _ in (here, there)]
    weights = {value: index.rarity(value) for value in sides[0] | sides[1]}
    total = min(sum(weights[value] for value in side) for side in sides)
    return sum(weights[value] for value in sides[0] & sides[1]) / total if total else 0.0
