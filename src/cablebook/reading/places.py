"""Places of writing: the words of a dateline before its date."""

import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.span import Span

_LONGEST = 60  # characters
_NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*|de|del|la|le|les|d['’]|el|al|es|am|an|der|on|of|the|and|sur|do|da|dos|upon|von)"
_PLACE = re.compile(rf"(?:the\s)?(?=\S\S)[A-ZÀ-Þ][\w'’.-]*(?:[ ,]+{_NAME}){{0,5}}")
_CODE = re.compile(r"^(?:\S*[/\d]\S*\s+|(?:Issue|No\.|Presidential|Determination|MC/\S+)\s+|[–—-]\s+)+")
_WORD = re.compile(r"\w+")


class Place(NamedTuple):
    """A place as printed, brackets and footnote markers off, and where it stands."""

    text: str
    span: Span


def place_before(text: str, start: int, end: int) -> Place | None:
    """The place that `text[start:end]`, the words of a dateline before its date, names; None where it names none.

    Brackets around it (`[Washington,]`) and document codes before it (`US/MC/9 Paris`) are left out of the span.
    """
    words = text[start:end]
    code = _CODE.match(words)
    if code:
        start += code.end()
        words = words[code.end() :]
    start += len(words) - len(words.lstrip(" ,;[(—–-"))
    end -= len(words) - len(words.rstrip(" ,;:.)]—–-["))
    if start >= end or end - start > _LONGEST:
        return None
    words = text[start:end]
    if "]" in words:  # "[New York], via pouch"
        words = words.split("]")[0]
        end = start + len(words)
    words = " ".join(words.split())
    if not _PLACE.fullmatch(words) or not lexicon.words("no_places").isdisjoint(_WORD.findall(words.casefold())):
        return None
    return Place(words, Span(start, end))
