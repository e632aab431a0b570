"""Addresses: lines that say to whom, for whom, through whom."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablebook.model.header import Party
from cablebook.model.span import Span

from .parties import party_in

_LONGEST = 120  # characters
_MOST_WORDS = 10
_FLAGS = re.VERBOSE | re.IGNORECASE
_WHO = r"""(?P<who>(?:the\s)?(?-i:[A-ZÀ-Þ"“\[])[^\t]{1,100})$"""
_ADDRESS = re.compile(rf"(?P<word>to|for|via|through|from)\s+{_WHO}", _FLAGS)
_DELIVERY = re.compile(
    rf"""(?:for|please)?\s?(?:immediate\s|urgent\s|personal\s)?
         (?:delivery|transmission|transmittal|communication|handing|deliver|transmit|hand|pass)
         (?:\s(?:without\sdelay|at\sonce|immediately|on|over|urgently))?\sto\s{_WHO}""",
    _FLAGS,
)
_JOINT = re.compile(r",?\s(?:and|or)\s(?:to\s)?(?=[A-ZÀ-Þ])|[,;]\s(?:to\s)(?=[A-ZÀ-Þ])")
_INITIAL = re.compile(r"\s[A-ZÀ-Þ]\.$")
_SENTENCE_END = (".", "?", "!", ";")
_ROLES = {"to": "recipient", "for": "recipient", "from": "sender", "via": "via", "through": "via"}


class Address(NamedTuple):
    """An address line.

    Attributes:
        role: `recipient`, `sender` or `via`.
        parties: Who is named.
        is_for: It says "for": whoever the line above addresses hands the message on.
        is_delivery: It asks for delivery ("For delivery to X", "For X:"): whoever was addressed before hands it on.
    """

    role: str
    parties: tuple[Party, ...]
    is_for: bool
    is_delivery: bool


def read_address(text: str, start: int, end: int) -> Address | None:
    """Read `text[start:end]` as an address: `To FILIPPOV [STALIN]`, `for Comrade MAO ZEDONG`, `via the Ambassador`."""
    if end - start > _LONGEST:
        return None
    delivery = _DELIVERY.match(text, start, end)
    if delivery:
        named = tuple(p for span in _names(text, delivery.start("who"), end) if (p := party_in(text, *span)))
        return Address("recipient", named, is_for=True, is_delivery=True) if named else None
    match = _ADDRESS.match(text, start, end)
    if match is None or not _is_name(match["who"]):
        return None
    party = party_in(text, match.start("who"), end)
    if party is None:
        return None
    word = match["word"].casefold()
    is_for = word == "for"
    return Address(_ROLES[word], (party,), is_for=is_for, is_delivery=is_for and match["who"].endswith(":"))


def _is_name(words: str) -> bool:
    """Whether the words can be a name: they are few, no sentence, and no colon divides them."""
    if words.endswith(_SENTENCE_END) and not _INITIAL.search(words):
        return False
    return words.count(" ") < _MOST_WORDS and ":" not in words[:-1]


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for joint in _JOINT.finditer(text, start, end):
        yield Span(at, joint.start())
        at = joint.end()
    yield Span(at, end)
