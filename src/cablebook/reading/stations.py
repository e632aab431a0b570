"""Stations of a telegraph: addresses in capitals with the precedence and the number that the message bears there.

    SECSTATE WASHDC PRIORITY 1234
    AMEMBASSY ANKARA IMMEDIATE
    INFO AMEMBASSY LONDON

The name is the station's; the number is the one under which the addressee counts the message.
"""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.header import Number
from cablebook.model.span import Span

from .marks import FoundMark

_LONGEST = 80  # characters
_SHORTEST = 4
_SPACED = re.compile(r"[A-Z](?:\s[A-Z])+\b")
_OFFICE_COUNT = re.compile(
    r"\b[A-Z/]+-\d\d\b|\b[A-Z]{2,5}\s\d\d,|\b\d\d /\d{3} [A-Z]\b"
)  # copies for offices at home: "OCT-01 ISO-00"
_ROUTING = re.compile(r"RU[A-Z]{2,6}(?:/|\s/\s?|\s(?=[A-Z]{5}))")  # the indicator of a relay: "RUEHC/SECSTATE WASHDC"
_NO_STATION = re.compile(r"[^A-Z0-9 /&'.,()-]")


class Station(NamedTuple):
    """A station as addressed: where its name begins and ends, and what stands behind the name."""

    start: int
    end: int
    mark: FoundMark | None
    number: Number | None


@functools.cache
def _tail() -> re.Pattern[str]:
    precedences = lexicon.alternatives(words for words, mark in lexicon.marks().items() if mark.kind == "precedence")
    return re.compile(
        rf"""[\s,]+(?:(?:(?P<before>\d{{1,6}})[\s,]+)?(?P<mark>{precedences})(?:[\s,]+(?P<number>\d{{1,6}}))?
            |(?P<alone>\d{{2,6}}))[\s.,]*$""",
        re.IGNORECASE | re.VERBOSE,
    )


def read_station(text: str, start: int, end: int) -> Station:
    """Divide the name of a station in `text[start:end]` from its precedence and its number, where it has them."""
    if routing := _ROUTING.match(text, start, end):
        start = routing.end()
    match = _tail().search(text, start, end)
    if match is None or match.start() - start < _SHORTEST:
        return Station(start, end, None, None)
    mark = number = None
    if match["mark"]:
        mark = FoundMark(lexicon.marks()[key(match["mark"])], Span(*match.span("mark")))
    group = next((group for group in ("number", "before", "alone") if match[group]), None)
    if group is not None:
        number = Number("receiver", match[group], Span(*match.span(group)))
    return Station(start, match.start(), mark, number)


def is_station(text: str, start: int, end: int) -> bool:
    """Whether a line can be a station under the one above it: a few words in capitals, neither marks nor a count."""
    words = text[start:end]
    if not _SHORTEST <= len(words) <= _LONGEST or _NO_STATION.search(words) or not words[0].isalpha():
        return False
    if _SPACED.match(words) or _OFFICE_COUNT.search(words) or words.endswith((".", ",")):
        return False
    first = key(words.split()[0])
    return not any(printed.split()[0] == first for printed in lexicon.marks())


def counts_offices(words: str) -> bool:
    """Whether words behind INFO count copies for offices at home and name no station: `OCT-01 ISO-00 /016 R`."""
    return _OFFICE_COUNT.search(words) is not None
