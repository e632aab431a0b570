"""Lines that direct a message: for whom and from whom it is, whatever offices carry it.

    For the Prime Minister from the President
    Following personal for Sir A. Gascoigne from Secretary of State.
    From JCS personal for MacArthur.
    FROM PEKING TO FOREIGN OFFICE
    Bajpai from Panikkar.

A note between offices says the same in its first sentence: the one presents its compliments to the other.
"""

import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.header import Party
from cablebook.model.span import Span

from .marks import FoundMark
from .parties import parties_in, party_at, party_in

_LONGEST = 140  # characters
_LONGEST_COMPLIMENTS = 600
_FLAGS = re.VERBOSE | re.IGNORECASE
_MANNER = r"""(?:following|this|is|a|the|message|telegram|cable|personal|private|strictly|most|top|secret|confidential
    |and|exclusive(?:ly)?|eyes|only|urgent|immediate|priority|literally)"""
_WORD = r"(?:(?-i:[A-ZÀ-Þ\"“])[\w.'’/&\"”-]*|of|and|the|in|at|for|de|van|von|der|la|le|del|di|bin|al|el|only)"
_NAME = rf"(?:the\s)?(?-i:[A-ZÀ-Þ\"“])[\w.'’/&\"”-]*(?:,?\s{_WORD}){{0,8}}?"
_LEAD = rf"(?P<manner>(?:{_MANNER}[\s,]+){{0,8}})"
_END = r"\s?[.:]?\s?$"
_FOR_FROM = re.compile(rf"{_LEAD}(?:for|to)\s(?P<to>{_NAME}),?\sfrom\s(?P<from>{_NAME}){_END}", _FLAGS)
_FROM_FOR = re.compile(
    rf"{_LEAD}from\s(?P<from>{_NAME}),?\s(?P<inner>(?:{_MANNER}\s){{0,8}})(?:for|to)\s(?P<to>{_NAME}){_END}", _FLAGS
)
_SURNAMES = re.compile(r"(?P<to>[A-Z][a-z]\w+(?:[ -][A-Z]\w+)?) from (?P<from>[A-Z][a-z]\w+(?:[ -][A-Z]\w+)?)\.\s?")
_FROM_ALONE = re.compile(rf"from\s(?P<from>{_NAME})\.\s?$", _FLAGS)
_COMPLIMENTS = re.compile(
    r"""(?:the\s)?(?P<from>(?-i:[A-ZÀ-Þ])[^.;:]{3,200}?)\spresents?\s(?:its|his|her|their)\scompliments\sto\s(?:the\s)?
        (?P<to>(?:His|Her)?\s?(?-i:[A-ZÀ-Þ])[^.;:]{3,250}?)
        (?=,?\sand(?:,|\s(?:has|have|with|in|is|begs?|would|refer\w*|wish\w*|acknowledge\w*|invite\w*|request\w*|inform\w*|draw\w*)\b)
          |,\s(?:with\sreference|in\s|has\s|and,)|[.;:])""",
    _FLAGS,
)
_POINTS_AWAY = frozenset({"telegram", "letter", "your", "my", "our", "number", "no", "reference"})


class Direction(NamedTuple):
    """For whom and from whom.

    Attributes:
        span: The words.
        senders, recipients: The two sides; either may be nobody.
        marks: Marks among the words, in reading order.
        is_address: It says no more than "from" and "to", as the head of a form does between two posts.
    """

    span: Span
    senders: tuple[Party, ...]
    recipients: tuple[Party, ...]
    marks: tuple[FoundMark, ...]
    is_address: bool


def read_direction(text: str, start: int, end: int) -> Direction | None:
    """Read the line `text[start:end]` as a direction; None where it names not both sides, or says more."""
    if end - start > _LONGEST:
        return None
    if text.find("rom ", start, end) < 0 and text.find("FROM ", start, end) < 0:
        return None
    words = text[start:end].casefold()
    match = _FOR_FROM.match(text, start, end) or _FROM_FOR.match(text, start, end)
    if match is None:
        return _sender_alone(text, start, end)
    senders, recipients = parties_in(text, *match.span("from")), parties_in(text, *match.span("to"))
    if not senders or not recipients or _points_away(match["to"]) or _points_away(match["from"]):
        return None
    marks = _marks(match)
    is_address = not match["manner"] and not marks and "for " not in words[: match.start("to") - start]
    return Direction(Span(start, end), senders, recipients, marks, is_address=is_address)


def read_surnames(text: str, start: int, end: int) -> Direction | None:
    """`Bajpai from Panikkar.`, a sentence of its own under the labels of a form, as Commonwealth posts write it."""
    match = _SURNAMES.fullmatch(text, start, end)
    if match is None or key(match["to"]) in lexicon.kinds() or _points_away(match["to"]):
        return None
    sender, recipient = party_in(text, *match.span("from")), party_in(text, *match.span("to"))
    if sender is None or recipient is None:
        return None
    return Direction(Span(start, end), (sender,), (recipient,), (), is_address=False)


def _sender_alone(text: str, start: int, end: int) -> Direction | None:
    """`From Resident Minister.`: a sentence of its own that names who really writes."""
    match = _FROM_ALONE.match(text, start, end)
    if match is None or match["from"].count(" ") > 3:
        return None
    party = party_in(text, *match.span("from"))
    return Direction(Span(start, end), (party,), (), (), is_address=False) if party is not None else None


def read_compliments(text: str, start: int, end: int) -> Direction | None:
    """Read the first sentence of a note: `The Embassy of X presents its compliments to the Ministry of Y and ...`."""
    if text.find("compliments", start, min(end, start + _LONGEST_COMPLIMENTS)) < 0:
        return None
    match = _COMPLIMENTS.match(text, start, end)
    if match is None:
        return None
    sender, recipient = party_at(text, *match.span("from")), party_at(text, *match.span("to"))
    return Direction(Span(*match.span()), (sender,), (recipient,), (), is_address=False)


def _points_away(words: str) -> bool:
    """Whether words point at another message or a number rather than name somebody."""
    return words[0].isdigit() or not _POINTS_AWAY.isdisjoint(words.casefold().split())


def _marks(match: re.Match[str]) -> tuple[FoundMark, ...]:
    """The marks among the words that say how the message is meant, the longest first at every place."""
    found: list[FoundMark] = []
    for group in ("manner", "inner"):
        if not match.groupdict().get(group):
            continue
        at = match.start(group)
        words = [Span(at + m.start(), at + m.end()) for m in re.finditer(r"\w+", match[group])]
        n = 0
        while n < len(words):
            known = _longest(match.string, words[n:])
            if known is not None:
                found.append(known)
                n += known.span.of(match.string).count(" ")
            n += 1
    return tuple(found)


def _longest(text: str, words: list[Span]) -> FoundMark | None:
    for size in range(min(4, len(words)), 0, -1):
        span = Span(words[0].start, words[size - 1].end)
        mark = lexicon.marks().get(key(span.of(text)))
        if mark is not None:
            return FoundMark(mark, span)
    return None
