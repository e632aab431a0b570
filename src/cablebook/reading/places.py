"""Places of writing: the words of a dateline before its date."""

import re
from typing import NamedTuple

from cablebook.model.span import Span

_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*|de|del|la|le|les|d['’]|el|al|es|am|an|der|on|of|the|and|sur|do|da|dos|upon|von)"
_PLACE = re.compile(rf"(?:the\s)?(?=\S\S)[A-ZÀ-Þ][\w'’.-]*(?:[ ,]+{_NAME}){{0,5}}")
_CODE = re.compile(r"^(?:\S*[/\d]\S*\s+|(?:Issue|No\.|Presidential|Determination|MC/\S+)\s+|[–—-]\s+)+")
_NO_PLACE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|report|not declassified|undated|dated?|received|sent|copy|meeting|telegram|memorandum|on|at|day|approved|draft|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """A place as printed, brackets and footnote markers off, and where it stands."""

    text: str
    span: Span


def place_before(text: str, start: int, end: int) -> Place | None:
    """The place that `text[start:end]`, the words of a dateline before its date, names; None where it is something else.

    Brackets around it (`[Washington,]`) and document codes before it (`US/MC/9 Paris`) are left out of the span.
    """
    words = text[start:end]
    code = _CODE.match(words)
    if code:
        start += code.end()
        words = words[code.end() :]
    start += len(words) - len(words.lstrip(" ,;[(—–-"))
    end -= len(words) - len(words.rstrip(" ,;:.)]—–-["))
    if start >= end or end - start > 60:
        return None
    words = text[start:end]
    if "]" in words:  # "[New York], via pouch": the bracket closes inside
        words = words.replace("]", "", 1) if words.endswith("]") else words.split("]")[0]
        end = start + len(words)
    words = " ".join(words.split())
    if not _PLACE.fullmatch(words) or _NO_PLACE.search(words):
        return None
    return Place(words, Span(start, end))
