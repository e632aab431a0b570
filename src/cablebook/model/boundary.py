"""Where one document ends and the next begins, in a text that holds many."""

import msgspec


class Boundary(msgspec.Struct, frozen=True):
    """The first character of a document inside a text that holds several.

    Attributes:
        start: Offset of its first character.
        confidence: How sure the cut is, from 0 to 1; 1 where a reader decided it.
        reason: What speaks for it, in words.
    """

    start: int
    confidence: float
    reason: str
