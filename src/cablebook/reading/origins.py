"""The office or body whose paper a document is, as its head prints it: `MINISTRY OF FOREIGN AFFAIRS OF THE USSR`."""

import re

from cablebook import lexicon
from cablebook.model.span import Span

_LONGEST = 100
_NUMBERED = re.compile(r"[\s,.–-]+(?:[A-Z][-–])?\d[\d.,]*$")
_ABOUT = re.compile(r"\b(?:for|on|by|from|regarding|concerning|meeting|report|draft|agenda|slate|proposals?)\b", re.IGNORECASE)


def read_origin(text: str, start: int, end: int) -> Span | None:
    """Read `text[start:end]` as the name of an office or body, and nothing else; a number behind it is left out.

    The name ends with the noun of a body, or goes on with "of" or "to" behind it; every longer word is capitalised. A line
    that is about something (`Report on ...`, `Slate for the Commission`) is a title or subject.
    """
    numbered = _NUMBERED.search(text, start, end)
    if numbered:
        end = numbered.start()
    words = text[start:end]
    if not 4 <= len(words) <= _LONGEST or words.endswith((".", "?", "!", ";", ":")) or _ABOUT.search(words) or "[" in words:
        return None
    if not (words.isupper() or all(w[0].isupper() or len(w) <= 3 for w in words.split() if w[0].isalpha())):
        return None
    return Span(start, end) if _names_body(words.casefold()) else None


def _names_body(words: str) -> bool:
    for noun in lexicon.bodies():
        at = words.find(noun)
        if at >= 0 and words[at + len(noun) :].lstrip("s")[:4].strip(", ") in ("", "of", "to", "of t", "to t"):
            return True
    return False
