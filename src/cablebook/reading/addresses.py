"""Addresses: lines that say to whom, for whom, through whom."""

import re
from typing import NamedTuple

from cablebook.model.header import Party
from cablebook.model.span import Span

_ADDRESS = re.compile(
    r"(?P<word>to|for|via|through|from)\s+(?P<who>(?:the\s)?[A-ZÀ-Þ\"“\[][^\t]{1,100})$", re.IGNORECASE
)
_DELIVERY = re.compile(
    r"(?:for|please)?\s?(?:immediate\s|urgent\s|personal\s)?(?:delivery|transmission|transmittal|communication|handing|deliver|transmit|hand|pass)"
    r"(?:\s(?:without\sdelay|at\sonce|immediately|on|over|urgently))?\sto\s(?P<who>(?:the\s)?[A-ZÀ-Þ\"“\[][^\t]{1,100})$",
    re.IGNORECASE,
)
_JOINT = re.compile(r",?\s(?:and|or)\s(?:to\s)?(?=[A-ZÀ-Þ])|[,;]\s(?:to\s)(?=[A-ZÀ-Þ])")
_MARKER = re.compile(r"\[\d{1,3}\]")
_INITIALS = re.compile(r"\s[A-ZÀ-Þ]\.$")
_ROLES = {"to": "recipient", "for": "recipient", "from": "sender", "via": "via", "through": "via"}
_MOST_WORDS = 9


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
    if end - start > 120:
        return None
    delivery = _DELIVERY.match(text, start, end)
    if delivery:
        named = tuple(p for a, b in _names(text, delivery.start("who"), end) if (p := party_in(text, a, b)))
        return Address("recipient", named, is_for=True, is_delivery=True) if named else None
    match = _ADDRESS.match(text, start, end)
    if (
        match is None
        or (match["who"].endswith((".", "?", "!", ";")) and not _INITIALS.search(match["who"]))
        or match["who"].count(" ") > _MOST_WORDS or ":" in match["who"][:-1]
    ):
        return None
    party = party_in(text, match.start("who"), end)
    if party is None:
        return None
    word = match["word"].casefold()
    is_for = word == "for"
    return Address(_ROLES[word], (party,), is_for=is_for, is_delivery=is_for and match["who"].endswith(":"))


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start]
    for joint in _JOINT.finditer(text, start, end):
        cuts += [joint.start(), joint.end()]
    cuts.append(end)
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def party_in(text: str, start: int, end: int) -> Party | None:
    """Somebody named in `text[start:end]`, footnote markers, a leading "the" and closing punctuation left out."""
    marker = _MARKER.search(text, start, end)
    if marker:
        end = marker.start()
    words = text[start:end]
    start += len(words) - len(words.lstrip(" \t"))
    end -= len(words) - len(words.rstrip(" \t,;:."))
    if text[start : start + 4].casefold() == "the ":
        start += 4
    if end - start < 2 or not any(c.isalpha() for c in text[start:end]):
        return None
    return Party(text[start:end], Span(start, end))
