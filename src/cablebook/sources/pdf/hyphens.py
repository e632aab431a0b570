"""Line ends: what becomes of a hyphen, a dash or a space where two lines of a paragraph meet.

Whether a hyphen at the end of a line is the word's own is asked of the file itself: does it write `cooperate` or
`co-operate` elsewhere? Where it is silent, a file that divides words at all has divided this one too, unless both
halves are words of their own, as in `twenty-five`.
"""

import re
from collections import Counter
from collections.abc import Iterable

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HALF = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)[-‐]$")
_OTHER_HALF = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LAST = re.compile(r"[^\W_]+$")
_FIRST = re.compile(r"^[^\W_]+")
_DASH_ENDS = re.compile(r"\S[—–/]$")
_DASH_BEGINS = re.compile(r"[—–]\S")
_LONGEST_WORD = 60
_OFTEN = 0.02  # of the lines of paragraphs end in a divided word


class LineEnds:
    """Joins lines of one file."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Count the words of a file.

        Args:
            lines: All its lines in reading order.
        """
        self._words = Counter[str]()
        halves: list[tuple[str, str]] = []
        total = 0
        half = None
        for line in lines:
            words = _WORDS.findall(line.lower())
            total += 1
            if half is not None and words:
                if words[0][:1].islower() and line[:1].islower():
                    halves.append((half, words[0]))
                del words[0]
            half = words.pop() if words and _HALF.search(line) else None
            self._words.update(words)
        votes = Counter(kept for one, other in halves if (kept := self._attested(one, other)) is not None)
        # By its own words, or, where they are silent, by how many lines end so.
        self._divides = votes[False] > votes[True] if votes else len(halves) > _OFTEN * total

    def join(self, one: str, other: str) -> str:
        """Two lines of a paragraph as one."""
        end = one[-_LONGEST_WORD:]
        half, other_half = _HALF.search(end), _OTHER_HALF.match(other)
        if half is not None and other_half is not None:
            return one + other if self._is_own(half[1], other_half[0]) else one[:-1] + other
        if _DASH_ENDS.search(end) or _DASH_BEGINS.match(other):
            return one + other
        return f"{one} {other}"

    def _attested(self, one: str, other: str) -> bool | None:
        """Whether the file writes the word with a hyphen elsewhere; None where it does not write it."""
        one, other = one.lower(), other.lower()
        with_hyphen, without = self._words[f"{one}-{other}"], self._words[one + other]
        return with_hyphen > without if with_hyphen or without else None

    def _is_own(self, one: str, other: str) -> bool:
        """Whether the hyphen between two halves is the word's own."""
        if not self._divides or not other[0].islower() or not one[-1].isalpha():
            return True
        attested = self._attested(one, other)
        if attested is not None:
            return attested
        last, first = _LAST.search(one), _FIRST.search(other)
        are_words = (
            last is not None and first is not None and self._words[last[0].lower()] and self._words[first[0].lower()]
        )
        return bool(are_words)
