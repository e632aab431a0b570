"""What speaks for and against a cut, and how much.

Every sign is one observation at a line that could open a document. Its weight is in logits: they are added to the bias,
and the logistic function of the sum is the confidence of the cut. The weights were set by hand in halves on eighteen
volumes and papers of other services; `bench/splits.py` measures them on the volumes that were left out.
"""

import enum
import math
from collections.abc import Collection
from typing import NamedTuple


class Sign(enum.Enum):
    """An observation at a line that could open a document."""

    FULL_TITLE = enum.auto()
    CORRESPONDENTS = enum.auto()
    KIND_TITLE = enum.auto()
    EDITORS_TITLE = enum.auto()
    HEADLINE = enum.auto()
    DATED_TITLE = enum.auto()
    DATE_IN_TITLE = enum.auto()
    DOCUMENT_NUMBER = enum.auto()
    NEXT_NUMBER = enum.auto()
    DATELINE = enum.auto()
    PLACED = enum.auto()
    HEADING = enum.auto()
    NUMBER = enum.auto()
    MARKS = enum.auto()
    WAY = enum.auto()
    BLOCK = enum.auto()
    LABEL = enum.auto()
    ADDRESS = enum.auto()
    COPIES = enum.auto()
    SALUTE = enum.auto()
    ORIGIN = enum.auto()
    BACK_MATTER = enum.auto()
    RULE_BEFORE = enum.auto()
    PAGE_BEFORE = enum.auto()
    SIGNED_BEFORE = enum.auto()
    FOOT_BEFORE = enum.auto()
    SENTENCE_BEFORE = enum.auto()
    ALIKE = enum.auto()
    REGULAR = enum.auto()
    OPEN_BEFORE = enum.auto()
    FOOT = enum.auto()
    ENCLOSURE = enum.auto()
    ENCLOSURE_NAMED = enum.auto()
    QUOTED = enum.auto()
    ITEM = enum.auto()
    UNTITLED = enum.auto()
    UNDATED = enum.auto()


class Weight(NamedTuple):
    """How much a sign counts, and how it is told; signs against a cut are not told."""

    logit: float
    words: str = ""


BIAS = -6.5

WEIGHTS: dict[Sign, Weight] = {
    # The line itself, and the lines under it.
    Sign.FULL_TITLE: Weight(5.0, "a title that names its kind and who wrote to whom"),
    Sign.CORRESPONDENTS: Weight(3.5, "a title that names sender and recipient"),
    Sign.KIND_TITLE: Weight(2.5, "a title that names a kind of document"),
    Sign.EDITORS_TITLE: Weight(8.0, "the title of an editors' note"),
    Sign.HEADLINE: Weight(1.0, "a headline"),
    Sign.DATED_TITLE: Weight(4.5, "a dateline right under it"),
    Sign.DATE_IN_TITLE: Weight(2.0, "its date in it"),
    Sign.DOCUMENT_NUMBER: Weight(4.0, "an editor's number"),
    Sign.NEXT_NUMBER: Weight(3.0, "the next number of the editors' count"),
    Sign.DATELINE: Weight(1.5, "a dateline"),
    Sign.PLACED: Weight(1.5, "which gives a place or an hour"),
    Sign.HEADING: Weight(2.5, "a form heading"),
    Sign.NUMBER: Weight(1.5, "a number of its own"),
    Sign.MARKS: Weight(1.5, "marks of secrecy or urgency"),
    Sign.WAY: Weight(2.0, "a line that tells when it was sent or received"),
    Sign.BLOCK: Weight(3.0, "a block of labels such as To, From, Subject"),
    Sign.LABEL: Weight(0.5, "a label"),
    Sign.ADDRESS: Weight(1.5, "an address"),
    Sign.COPIES: Weight(1.0, "a list of copies"),
    Sign.SALUTE: Weight(1.5, "a salutation"),
    Sign.ORIGIN: Weight(1.0, "the name of an office"),
    Sign.BACK_MATTER: Weight(9.0, "the heading of an index or a list"),
    # What stands before it.
    Sign.RULE_BEFORE: Weight(2.0, "a rule before it"),
    Sign.PAGE_BEFORE: Weight(2.0, "a new page"),
    Sign.SIGNED_BEFORE: Weight(2.5, "a signature before it"),
    Sign.FOOT_BEFORE: Weight(1.5, "the foot of a document before it"),
    Sign.SENTENCE_BEFORE: Weight(0.5, ""),
    # The rest of the text.
    Sign.ALIKE: Weight(2.0, "built like the other documents of the text"),
    Sign.REGULAR: Weight(2.0, "like the first or most of them"),
    Sign.UNTITLED: Weight(-5.0),
    Sign.UNDATED: Weight(-1.5),
    # What makes it a part of the document before it.
    Sign.OPEN_BEFORE: Weight(-3.0),
    Sign.FOOT: Weight(-4.0),
    Sign.ENCLOSURE: Weight(-9.0),
    Sign.ENCLOSURE_NAMED: Weight(-3.0),
    Sign.QUOTED: Weight(-4.0),
    Sign.ITEM: Weight(-3.0),
}


def logit(signs: Collection[Sign]) -> float:
    """The sum of the weights of `signs`, and the bias."""
    return BIAS + sum(WEIGHTS[sign].logit for sign in signs)


def confidence(signs: Collection[Sign]) -> float:
    """How sure the signs make a cut, from 0 to 1, to three places."""
    return round(1 / (1 + math.exp(-logit(signs))), 3)


def reason(signs: Collection[Sign]) -> str:
    """The signs that speak for a cut, in words, in the order of the table."""
    told = [WEIGHTS[sign].words for sign in Sign if sign in signs and WEIGHTS[sign].words]
    return "; ".join(told)
