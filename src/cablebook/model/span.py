"""Positions in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of characters (code points) of one document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give back the words that this span stands for."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """The same range, `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
