"""Addresses: lines that say to whom, for whom, through whom."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablebook.model.header import Party
from cablebook.model.span import Span

from .parties import parties_in, party_in
from .stations import counts_offices

_LONGEST = 120  # characters
_MOST_WORDS = 10
_FLAGS = re.VERBOSE | re.IGNORECASE
_WHO = r"""(?P<who>(?:the\s)?(?-i:[A-ZÀ-Þ"“\[])[^\t]{1,100})$"""
_ADDRESS = re.compile(
    rf"(?:(?:personal|eyes\sonly|exclusive|following)\s(?=for\s))?(?P<word>to|for|via|through|from)\s+{_WHO}", _FLAGS
)
# The labels of a telegraph stand in capitals and without a colon: "FM AMEMBASSY PARIS", "INFO AMEMBASSY LONDON".
_WIRE = re.compile(
    r"(?P<word>FM|FROM|TO|INFO|RPTD|ZEN|ZEN/)\s(?P<who>(?:RU[A-Z]{3,6}[/ ]\s?)?[A-Z][A-Z0-9 /&'.,()-]{2,90})$"
)
# Words of running text, which a teleprinter prints in capitals too: "TO INFORM YOU THAT", "FROM YOUR SIDE STOP".
_RUNNING = re.compile(r"\b(?:STOP|THAT|YOU|YOUR|WE|OUR|HAVE|HAS|ARE|IS|WAS|WERE|WILL|WOULD|SHOULD|THEY|THEIR)\b")
_WIRE_ROLES = {"FM": "sender", "FROM": "sender", "TO": "recipient", "INFO": "repeated", "RPTD": "repeated"}
_DELIVERY = re.compile(
    rf"""(?:through|via)\s(?:you|him)\s(?:for|to)\s{_WHO.replace("who", "meant")}
        |(?:please\s)?(?:visit|call\son|see|go\sto)\s(?P<visited>(?-i:[A-ZÀ-Þ])[\w.'’-]*(?:\s(?-i:[A-ZÀ-Þ])[\w.'’-]*){{0,4}})
         \s[^.:\n]{{0,60}}?\b(?:pass|hand|give|tell|convey|transmit|read)\b[^.:\n]{{0,60}}:$
        |(?:for|please)?\s?(?:immediate\s|urgent\s|personal\s)?
         (?:delivery|transmission|transmittal|communication|handing|deliver|transmit|hand|pass)
         (?:\s(?:without\sdelay|at\sonce|immediately|on|over|urgently))?\sto\s{_WHO}""",
    _FLAGS,
)
_JOINT = re.compile(r",?\s(?:and|or)\s(?:to\s)?(?=[A-ZÀ-Þ])|[,;]\s(?:to\s)(?=[A-ZÀ-Þ])")
_ASIDE = re.compile(r"\([a-z]|\b(?:19|20)\d\d\b")  # "Frondizi (not in order of priority)", "Saigon, February 25, 1963"
_KEPT = re.compile(r"(?:the\s)?(?:diary|journal|notebook|files?|archives?)\sof\b", re.IGNORECASE)  # extracts of these
_INITIAL = re.compile(r"\s[A-ZÀ-Þ]\.$")
_CAPITALISED = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]*\s){0,3}[A-ZÀ-Þ][\w'’-]*\.")  # "For KIM IL SUNG."
_SENTENCE_END = (".", "?", "!", ";")
_ROLES = {"to": "recipient", "for": "recipient", "from": "sender", "via": "via", "through": "via"}


class Address(NamedTuple):
    """An address line.

    Attributes:
        role: `recipient`, `sender` or `via`.
        parties: Who is named.
        is_for: It says "for": whoever the line above addresses hands the message on.
        is_delivery: It asks for delivery ("For delivery to X", "For X:", "Visit X and pass on the following:"): whoever
            was addressed before hands it on.
        is_wire: It is a line of a telegraph's own form, in capitals: what is under it goes on with it.
    """

    role: str
    parties: tuple[Party, ...]
    is_for: bool
    is_delivery: bool
    is_wire: bool = False


def read_address(text: str, start: int, end: int) -> Address | None:
    """Read `text[start:end]` as an address: `To FILIPPOV [STALIN]`, `for Comrade MAO ZEDONG`, `via the Ambassador`."""
    if end - start > _LONGEST:
        return None
    if (wire := _WIRE.match(text, start, end)) and wire["word"] in _WIRE_ROLES and not counts_offices(wire["who"]):
        return _wired(text, wire)
    if (delivery := _DELIVERY.match(text, start, end)) and _ASIDE.search(text, delivery.start(), end) is None:
        group = delivery.lastgroup or "who"
        named = tuple(p for span in _names(text, *delivery.span(group)) if (p := party_in(text, *span)))
        return Address("recipient", named, is_for=True, is_delivery=True) if named else None
    match = _ADDRESS.match(text, start, end)
    if match is None or not _is_name(match["who"]) or _KEPT.match(match["who"]):
        return None
    named = parties_in(text, match.start("who"), end)
    if not named:
        return None
    word = match["word"].casefold()
    is_for = word == "for"
    return Address(_ROLES[word], named, is_for=is_for, is_delivery=is_for and match["who"].endswith(":"))


def _wired(text: str, wire: re.Match[str]) -> Address | None:
    """A line of a telegraph; one that opens with TO or FROM is one only where it names a station of two words."""
    words = wire["who"]
    if _RUNNING.search(words) is not None:
        return None
    if wire["word"] in ("TO", "FROM") and (" " not in words.strip() or words.rstrip().endswith((".", ","))):
        return None
    party = party_in(text, *wire.span("who"))
    if party is None:
        return None
    return Address(_WIRE_ROLES[wire["word"]], (party,), is_for=False, is_delivery=False, is_wire=True)


def _is_name(words: str) -> bool:
    """Whether the words can be a name: they are few, no sentence, and no colon divides them."""
    if words.endswith(_SENTENCE_END) and not _INITIAL.search(words) and not _CAPITALISED.fullmatch(words):
        return False
    return words.count(" ") < _MOST_WORDS and ":" not in words[:-1] and _ASIDE.search(words) is None


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for joint in _JOINT.finditer(text, start, end):
        yield Span(at, joint.start())
        at = joint.end()
    yield Span(at, end)
