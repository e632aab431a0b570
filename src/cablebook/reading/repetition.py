"""Sentences that tell to which posts a message was repeated, with the number that it bears there.

Addressed to Foreign Office telegram No. 512 of 3rd June, repeated for information to Washington and Singapore.
Repeated Washington 117, New York 64.
Sent Department 802, repeated Calcutta 99
"""

import re
from collections.abc import Iterator

from cablebook.model.header import Party
from cablebook.model.span import Span

from .parties import posts

_LONGEST = 400  # characters from "repeated" to the end of the list
_FARTHEST = 160  # characters from the beginning of the sentence to "repeated"
_FLAGS = re.VERBOSE | re.IGNORECASE
_REPEATED = re.compile(
    r"""\b(?:repeated|rptd|repeat(?=\s(?:to|info)))\s
        (?:(?:for\s)?info(?:rmation)?\s|saving\s|immediate\s|priority\s|(?:and\s)?by\sbag\s)*(?:to\s|:\s?)?
        (?:(?:for\s)?info(?:rmation)?\s|saving\s(?:to\s)?|immediate\s|priority\s)*(?=(?-i:[A-ZÀ-Þ]))""",
    _FLAGS,
)
# A sentence that opens like one about the message itself; "the order was repeated to London" is running text.
_OPENS = re.compile(r"\W{0,2}(?:repeated|rptd|addressed|sent|also|please|pass|\d{2,5}\s)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\W{0,2}addressed\sto\s[^.;:]{2,60}?\s(?P<kind>telegram)\sNo", re.IGNORECASE)
_ENDS = re.compile(r"[;\])]|\.(?=\s|$)(?<!\bNo\.)(?<!\bNos\.)|\n\s*\n|$", re.IGNORECASE)
_HOW = re.compile(r"(?:saving|immediate|priority|routine)\s(?:to\s)?(?=[A-Z])", re.IGNORECASE)
_ASIDE = re.compile(r",\s(?=[a-z])|\s(?:all\s)?for(?:\s|$)|\s\(")  # "Hanoi, all for action", "The Hague for Cochran"
_BEHIND = re.compile(
    r"""(?:[\s,]+(?:\(?(?:as|my|telegrams?|tel|nos?)\.?)){0,4}\s+\d[\d–-]*\)?$
       |\s(?:saving|immediate|priority|routine|info|by\sbag|for\sinformation)$""",
    _FLAGS,
)


def read_repetition(text: str, start: int, end: int) -> tuple[Party, ...]:
    """The posts that the sentence opening at `start` tells of; none where it is about something else.

    Args:
        text: The document.
        start: Where a line or paragraph begins.
        end: Where it must end at the latest; the sentence may run over line ends.
    """
    if _OPENS.match(text, start, end) is None:
        return ()
    match = _REPEATED.search(text, start, min(end, start + _FARTHEST))
    if match is None:
        return ()
    stop = _ENDS.search(text, match.end(), min(end, match.end() + _LONGEST))
    return tuple(_named(text, Span(match.end(), stop.start() if stop else end)))


def named_in_repetition(text: str, start: int) -> Span | None:
    """The word by which the sentence at `start` calls the message itself: `Addressed to X telegram No. 5 ...`."""
    match = _ADDRESSED.match(text, start, start + _FARTHEST)
    return Span(*match.span("kind")) if match is not None else None


def _named(text: str, span: Span) -> Iterator[Party]:
    for post in posts(text, span):
        how = _HOW.match(post.text)
        start = post.span.start + (how.end() if how else 0)
        words = text[start : post.span.end]
        while behind := _BEHIND.search(words):
            words = words[: behind.start()]
        if aside := _ASIDE.search(words):
            words = words[: aside.start()]
        words = words.rstrip(" ,.")
        if any(c.isalpha() for c in words):
            yield Party(words, Span(start, start + len(words)))
