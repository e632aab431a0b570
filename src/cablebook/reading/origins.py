"""The office or body whose paper a document is, as its head prints it: `MINISTRY OF FOREIGN AFFAIRS OF THE USSR`."""

import functools
import re

from cablebook import lexicon
from cablebook.model.span import Span

_SHORTEST, _LONGEST = 4, 100  # characters
_NUMBERED = re.compile(r"[\s,.–-]{1,4}(?:[A-Z][-–])?\d[\d.,]*$")
_ABOUT = re.compile(
    r"\b(?:for|on|by|from|regarding|concerning|meeting|report|draft|agenda|slate|proposals?)\b", re.IGNORECASE
)


@functools.cache
def _body() -> re.Pattern[str]:
    """The noun of a body that ends a name, or goes on with "of" or "to"."""
    return re.compile(rf"\b(?:{lexicon.alternatives(lexicon.words('bodies'))})s?(?:$|,?\s(?:of|to)\b)", re.IGNORECASE)


def read_origin(text: str, start: int, end: int) -> Span | None:
    """Read `text[start:end]` as the name of an office or body, and nothing else; a number behind it is left out.

    The name ends with the noun of a body, or goes on with "of" or "to" behind it; every longer word is capitalised. A
    line that is about something (`Report on ...`, `Slate for the Commission`) is a title or subject.
    """
    numbered = _NUMBERED.search(text, max(start, end - _LONGEST), end)
    if numbered:
        end = numbered.start()
    words = text[start:end]
    if not _SHORTEST <= len(words) <= _LONGEST or words.endswith((".", "?", "!", ";", ":")) or "[" in words:
        return None
    if not words.isupper() and not all(w[0].isupper() or len(w) <= 3 for w in words.split() if w[0].isalpha()):
        return None
    return Span(start, end) if _body().search(words) and not _ABOUT.search(words) else None
