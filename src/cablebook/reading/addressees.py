"""The addressee's block of a letter: name, posts and town on lines of their own, over the salutation or at the foot.

    The Right Honourable
         Ernest Bevin, M.P.,
              etc., etc., etc.,
                   Foreign Office, S.W.1.

The block is one thought broken into lines: every line is short and capitalised, and all but the last end in a comma or
have no stop.
"""

import re

from cablebook.model.header import Party
from cablebook.model.span import Span

from .labels import read_label
from .lines import Line
from .parties import party_in

_LONGEST = 70  # characters
_MOST_LINES = 7
_HONOURS = re.compile(
    r"""(?:(?:the|his|her)\s)?(?:(?:right\s|most\s)?hono(?:u)?rable|excellency|rt\.?\shon\.?)[\s,.]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_HONOURED = re.compile(
    r"(?:(?:the|his|her)\s)?(?:(?:right\s|most\s)?hono(?:u)?rable|excellency|rt\.?\shon\.?)\s(?=[A-Z])", re.IGNORECASE
)
_PERSONAL = re.compile(
    r"(?:Mr|Mrs|Ms|Sir|Dr|Lord|Lady|Dame|M|Herr|Monsieur|Señor|Signor|Professor|Comrade|General)\b\.?\s"
)
_OFFICE = re.compile(r"The\s[A-Z][^\n:]{3,60},$")  # "The Secretary of State for External Affairs," over "Ottawa."
_LETTERS = re.compile(r",(?:\s[A-Z](?:\.?[A-Z]){1,5}\.?,?)+$")  # "K.B.E., C.I.E.," behind a name
_DIGITS = re.compile(r"\d{3}")


def addressee_above(text: str, lines: list[Line]) -> Party | None:
    """Whom the block that ends with the last of `lines` names; None where they end in something else.

    The line that says what the letter is about may stand between the block and the salutation.
    """
    about = read_label(text, *lines[-1].span) if lines else None
    if about is not None and about.field in ("subject", "reference"):
        lines = lines[:-1]
    found = _block(text, lines)
    return found[0] if found is not None else None


def addressee_alone(text: str, lines: list[Line]) -> Party | None:
    """Whom a block names with which the text opens, where nothing else does: one person, with posts or a town."""
    end = next((n for n, line in enumerate(lines[1 : _MOST_LINES + 1], 1) if line.gap), 0)
    if end < 2 or not _PERSONAL.match(text, *lines[0].span):
        return None
    if any(_PERSONAL.match(text, *line.span) or not _is_block_line(text, line) for line in lines[1:end]):
        return None
    found = _addressee(text, lines[:end], 0)
    return found[0] if found is not None else None


def addressee_below(text: str, lines: list[Line]) -> tuple[Party, int] | None:
    """Whom a block under the signature names, apart from it by a blank line, and the index of its first line."""
    found = _block(text, lines, may_be_office=True)
    return found if found is not None and found[1] > 1 and lines[found[1]].gap else None


def before_block(text: str, lines: list[Line], addressee: Party) -> int:
    """How many lines stand before a block at the foot that repeats the addressee of a note; all without one."""
    first = len(lines)
    while first > 0 and len(lines) - first < _MOST_LINES and _is_block_line(text, lines[first - 1]):
        first -= 1
        if lines[first].gap:
            break
    if first == len(lines) or not lines[first].gap:
        return len(lines)
    block = " ".join(text[lines[first].start : lines[-1].end].split()).casefold()
    return first if addressee.text.casefold() in block else len(lines)


def _block(text: str, lines: list[Line], *, may_be_office: bool = False) -> tuple[Party, int] | None:
    """The block at the end of `lines`: it opens with a title of honour or of a person, or as an office does."""
    first = len(lines)
    while first > 0 and len(lines) - first < _MOST_LINES and _is_block_line(text, lines[first - 1]):
        first -= 1
        if lines[first].gap:
            break
    if first == len(lines) or not (first == 0 or lines[first].gap):
        return None
    words = text[lines[first].start : lines[first].end]
    if len(lines) - first < 2 and not _HONOURED.match(words):
        return None
    is_office = may_be_office and _OFFICE.fullmatch(words) is not None
    if not (is_office or _HONOURS.match(words) or _HONOURED.match(words) or _PERSONAL.match(words)):
        return None
    return _addressee(text, lines, first)


def _is_block_line(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    return (
        len(words) <= _LONGEST
        and (words[0].isupper() or words.startswith("etc"))
        and ":" not in words
        and not words.endswith(("!", "?", ";"))
        and words.count(" ") <= 8
        and _DIGITS.search(words) is None
    )


def _addressee(text: str, lines: list[Line], first: int) -> tuple[Party, int] | None:
    """The first line of a block that is more than a title of honour, as a name."""
    for line in lines[first : first + 2]:
        start, end = line.span
        if _HONOURS.match(text, start, end):
            continue
        if honoured := _HONOURED.match(text, start, end):
            start = honoured.end()
        party = party_in(text, start, end)
        if party is None:
            return None
        if text[party.span.end : party.span.end + 1] == "." and _LETTERS.search(text, start, party.span.end + 1):
            party = Party(text[start : party.span.end + 1], Span(start, party.span.end + 1))
        return party, first
    return None
