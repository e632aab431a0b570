"""The office or body whose paper a document is, as its head prints it: `MINISTRY OF FOREIGN AFFAIRS OF THE USSR`."""

import functools
import re

from cablebook import lexicon
from cablebook.model.span import Span

_SHORTEST, _LONGEST = 4, 100  # characters
_NUMBERED = re.compile(r"[\s,.–-]{1,4}(?:[A-Z][-–])?\d[\d.,]*$")
_ABOUT = re.compile(
    r"\b(?:for|on|by|from|regarding|concerning|questions?|meeting|report|draft|agenda|slate|proposals?)\b",
    re.IGNORECASE,
)
_POINT = re.compile(r"\(?\w{1,2}[.)]\s")
_BREAKS_OFF = re.compile(r"\s(?:of|the|and|for)$", re.IGNORECASE)
_NEXT_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*(?P<words>[A-ZÀ-Þ][^\n.:;]{2,60}?)[^\S\n]*(?=\n|$)")


@functools.cache
def _body() -> re.Pattern[str]:
    """The noun of a body that ends a name, or goes on with "of", "to", "in", "for", or a comma and the town."""
    nouns = lexicon.alternatives(lexicon.words("bodies"))
    return re.compile(rf"\b(?:{nouns})s?(?:$|,?\s(?:of|to|in|for)\b|,\s(?=[A-ZÀ-Þ][\w ]{{2,25}}$))", re.IGNORECASE)


def read_origin(text: str, start: int, end: int) -> Span | None:
    """Read `text[start:end]` as the name of an office or body, and nothing else; a number behind it is left out.

    The name ends with the noun of a body, or goes on with "of" or "to" behind it; every longer word is capitalised. A
    line that is about something (`Report on ...`, `Slate for the Commission`) is a title or subject.
    """
    numbered = _NUMBERED.search(text, max(start, end - _LONGEST), end)
    if numbered:
        end = numbered.start()
    while end > start and text[end - 1] in ", ":
        end -= 1
    words = text[start:end]
    if (
        not _SHORTEST <= len(words) <= _LONGEST
        or words.endswith((".", "?", "!", ";", ":"))
        or "[" in words
        or ": " in words
    ):
        return None
    if not words.isupper() and not all(w[0].isupper() or len(w) <= 3 for w in words.split() if w[0].isalpha()):
        return None
    body = _body().search(words)
    if (
        body is None
        or _POINT.match(words)
        or words.split()[0] in lexicon.title_words("office")
        or _ABOUT.search(words[: body.start()] + words[body.end() :])
    ):
        return None
    return Span(start, end)


def completed_origin(text: str, origin: Span) -> Span:
    """The name with the line under it, where it breaks off behind "of", "the" or "and"."""
    if not _BREAKS_OFF.search(text, *origin):
        return origin
    rest = _NEXT_LINE.match(text, origin.end)
    return Span(origin.start, rest.end("words")) if rest is not None else origin
