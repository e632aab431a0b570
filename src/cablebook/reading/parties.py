"""Parties: the words of a title or an address that name somebody who sends, receives or hands on."""

import functools
import re

from cablebook import lexicon
from cablebook.model.header import Party
from cablebook.model.span import Span

_MARKER = re.compile(r"\[\d{1,3}\]")
_WITHHELD = re.compile(r"\[[^\]]{0,40}not declassified\]")  # a name that its archive keeps back is not stated
_LIST_JOINT = re.compile(r",?\sand\s|,\s")
_POSTS_JOINT = re.compile(r"(?:,? and (?:to )?(?!for )|, (?:to )?)(?=[A-Z\[]|the )")
_OFFICE_HOLDER = re.compile(r"(?P<office>.{3,}?),?\s\((?P<name>[A-ZÀ-Þ][\w.'’ -]{1,40})\)")
_NAME_AND_POST = re.compile(
    r"(?:Mr\.\s)?(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}(?:,\s(?:Jr|Sr)\.)?),\s(?P<post>[A-Z][\w’']*.{3,})"
)
_WHEREABOUTS = re.compile(
    r"(?:^|(?<=[,)]\s))(?:at|in)\s[A-ZÀ-Þ][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2},?$|\s\((?:at|in)\s[A-ZÀ-Þ][\w'’ -]{2,30}\)$"
)
_TOWN = re.compile(r",\s(?!Jr|Sr)[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,2},?$")
# Two to four words, or one word of several capitals (`McGeorge`, `CINCPAC`).
_COMRADE = re.compile(r"(?:comrades?|cdes?\.?)\s", re.IGNORECASE)
_COMRADES = re.compile(r"(?:comrades|cdes\.?)\s", re.IGNORECASE)
_SYMBOL = re.compile(r"(?:[A-Z]{1,6}(?:/[A-Z&]{1,6})*|[A-Z]/[A-Z]{1,3})\s?[-–—]\s(?=[A-Z][\w.]*\s)")
_MAILBOX = re.compile(r"\s?<[^<>\s]{3,80}>")
_SEMICOLON = re.compile(r"\s?;\s?(?:and\s)?")
_COMRADES_JOINT = re.compile(r",\s|,?\sand\s")
_STATIONS = re.compile(r"(?=[^\n]*\d)[A-Z]{2,}(?:\s\d+)?(?:,\s[A-Z]{2,}(?:\s\d+)?)+")  # "CTF 90, CTF 95"
_WORD = re.compile(r"\w+")
_MEANT = re.compile(r"\s(?:(?:EYES\s)?ONLY\s|PERSONAL\s|EXCLUSIVE\s)?FOR\s(?=[A-Z])")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.'’-]*[a-zß-ÿ.][\w'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}")
_NAME = re.compile(r"(?=[A-Z][^A-Z]*[A-Z])[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}\s?$")


@functools.cache
def _title() -> re.Pattern[str]:
    """The title of a person at the head of a name: `Secretary`, `Deputy Under Secretary`, `Mr.`."""
    qualifiers, offices = (lexicon.alternatives(lexicon.title_words(role)) for role in ("qualifier", "office"))
    return re.compile(rf"(?:(?:{qualifiers}) )*(?:{offices})(?!\w)")


@functools.cache
def _joint() -> re.Pattern[str]:
    """What divides parties for sure: an "and" or comma behind a bracket, an "and the" before another's title."""
    behind = r"(?<=\))(?:,?\sand\s|,\s|/)(?:the\s)?"
    return re.compile(rf"{behind}|\sand\sthe\s(?=President['’]s\s|{_title().pattern})")


@functools.cache
def _collective() -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon.alternatives(lexicon.title_words('collective'))})\b")


def parties(text: str, start: int, end: int) -> tuple[Party, ...]:
    """The parties that a title names in `text[start:end]`; a list is divided where its joints are sure.

    They are sure behind a bracket (`the Consul (Lane) and the Attaché (Bacon)`), and where every part can stand alone:
    as a bare name, or as a title and a name.
    """
    cuts = [start]
    for joint in _joint().finditer(text, start, end):
        cuts += joint.span()
    cuts.append(end)
    named = [piece for a, b in zip(cuts[::2], cuts[1::2], strict=True) for piece in _split_names(text, a, b)]
    return tuple(party for a, b in named if (party := party_of(text, a, b)) is not None)


def party_of(text: str, start: int, end: int) -> Party | None:
    """The one party that a title names in `text[start:end]`.

    "the", punctuation and whereabouts ("at Asmara") are left out; of `office (name)` and of `name, office` the name,
    with the office apart.
    """
    away = _WHEREABOUTS.search(text, start, end)
    if away:
        end = away.start()
    words = text[start:end]
    start += len(words) - len(words.lstrip(" ,;"))
    end -= len(words) - len(words.rstrip(" ,;."))
    start = _after_article(text, start)
    if end - start < 2 or _WITHHELD.match(text, start, end):
        return None
    holder = _OFFICE_HOLDER.fullmatch(text, start, end) if text[end - 1] == ")" else None
    if holder:
        return Party(holder["name"], Span(*holder.span("name")), holder["office"])
    named = _NAME_AND_POST.fullmatch(text, start, end)
    if named and _is_post(named["post"]) and not _title().match(named["name"]):
        return party_at(text, *named.span("name"), " ".join(named["post"].split()))
    town = _TOWN.search(text, start, end)
    if town and is_person(text[start : town.start()]):
        end = town.start()
    return party_at(text, start, end)


def _is_post(words: str) -> bool:
    """Whether words behind a name and a comma are the post that the person holds: an office's noun opens them."""
    opening = {word.casefold().strip(",") for word in words.split()[:4]}
    return _title().match(words) is not None or not opening.isdisjoint(lexicon.before_to("rarely"))


def party_in(text: str, start: int, end: int) -> Party | None:
    """The party that an address or label names in `text[start:end]`, up to the first footnote marker.

    A leading "the" and closing punctuation are left out; words without a letter name nobody.
    """
    marker = _MARKER.search(text, start, end)
    if marker:
        end = marker.start()
    words = text[start:end]
    start += len(words) - len(words.lstrip(" \t"))
    end -= len(words) - len(words.rstrip(" \t,;:."))
    start = _after_article(text, start)
    if end - start < 2 or not any(c.isalpha() for c in text[start:end]):
        return None
    return Party(text[start:end], Span(start, end))


def parties_in(text: str, start: int, end: int) -> tuple[Party, ...]:
    """Everybody whom a label or address names in `text[start:end]`.

    A semicolon divides, and where none stands the joints that divide a title's parties. The address of a mailbox and
    the symbol of an office before a name (`EUR - Foy D. Kohler`) are left out; of `Comrade NAME, Deputy Minister` the
    post stands apart; of an office at whose end somebody is meant (`DEPTAR WASH DC FOR JCS`) the latter is taken.
    """
    return tuple(
        party for a, b in _pieces(text, start, end) if (party := _labelled(text, *_meant(text, a, b))) is not None
    )


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a list of parties, divided where its joints are sure."""
    if (semicolons := [joint.span() for joint in _SEMICOLON.finditer(text, start, end)]) and text[end - 1] != ";":
        return _between(start, semicolons, end)
    if comrades := _COMRADES.match(text, start, end):
        return _between(comrades.end(), [joint.span() for joint in _COMRADES_JOINT.finditer(text, start, end)], end)
    if _STATIONS.fullmatch(text, start, end):
        return _between(start, [joint.span() for joint in _LIST_JOINT.finditer(text, start, end)], end)
    joints = [joint.span() for joint in _joint().finditer(text, start, end)]
    return [piece for a, b in _between(start, joints, end) for piece in _split_persons(text, a, b)]


def _split_persons(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A list behind a label, divided where every part names a person; else a comma may belong to a name or a place."""
    pieces = _between(start, [joint.span() for joint in _LIST_JOINT.finditer(text, start, end)], end)
    return pieces if all(is_person(text[a:b].strip()) for a, b in pieces) else [(start, end)]


def _between(start: int, joints: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    cuts = [start, *(cut for joint in joints for cut in joint), end]
    return [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b]


def _meant(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of an address in capitals behind its last FOR; all of it where it has none."""
    at = start
    for meant in _MEANT.finditer(text, start, end):
        if not _holds_noun(_words(text[at : meant.start()])):  # a MINISTER FOR EXTERNAL AFFAIRS is one
            at = meant.end()
    return at, end


def _labelled(text: str, start: int, end: int) -> Party | None:
    """One party behind a label: without mailbox, symbol and, of a person, the post."""
    mailbox = _MAILBOX.search(text, start, end)
    if mailbox and mailbox.start() > start:
        end = mailbox.start()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    symbol = _SYMBOL.match(text, start, end)
    if symbol and is_person(text[symbol.end() : end].strip()):
        start = symbol.end()
    comma = text.find(", ", start, end)
    if comma > 0 and is_person(text[start:comma]) and names_office(text[comma + 2 : end]):
        party = party_in(text, start, comma)
        return Party(party.text, party.span, text[comma + 2 : end].rstrip(" .,;")) if party is not None else None
    return party_in(text, start, end)


def is_person(words: str) -> bool:
    """Whether words name a person for sure: `Comrade MIKOYAN`, `Ambassador Hvidt`, `Foy D. Kohler`; no office."""
    if words[:4].casefold() == "the ":
        return False
    if comrade := _COMRADE.match(words):
        return comrade.end() < len(words)
    title = _title().match(words)
    if title:
        rest = words[title.end() :].lstrip()
        return bool(rest) and rest[0].isupper() and not names_office(rest)
    return _PERSON.fullmatch(words) is not None and not names_office(words)


def names_office(words: str) -> bool:
    """Whether words hold the noun of an office or body: `Deputy Minister`, `Ministry of Trade`, `Amembassy`."""
    split = _words(words)
    return _holds_noun(split) or any(word.startswith(("amembassy", "amconsul")) for word in split)


def _holds_noun(words: frozenset[str]) -> bool:
    return not (words.isdisjoint(lexicon.words("bodies")) and words.isdisjoint(lexicon.before_to("rarely")))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def posts(text: str, span: Span) -> tuple[Party, ...]:
    """The posts of a list, one by one: `CINCPAC for POLAD, Paris, and The Hague`."""
    cuts = [joint.span() for joint in _POSTS_JOINT.finditer(text, span.start, span.end)]
    named = ((a, b) for a, b in _between(span.start, cuts, span.end))
    return tuple(Party(text[a:b], Span(a, b)) for a, b in named)


def party_at(text: str, start: int, end: int, office: str | None = None) -> Party:
    """The party that `text[start:end]` names, its words joined where they run over line ends."""
    return Party(" ".join(text[start:end].split()), Span(start, end), office)


def _after_article(text: str, start: int) -> int:
    if text[start : start + 4].casefold() == "the ":
        return start + 4
    # A slip of scanning: "theEmbassy".
    return start + 3 if text.startswith("the", start) and text[start + 3 : start + 4].isupper() else start


def _split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`A, B, and C` divided where every part can stand alone, else whole."""
    if text.find(",", start, end) < 0 and text.find("and", start, end) < 0:
        return [(start, end)]
    pieces: list[tuple[int, int]] = []
    at = start
    for joint in _LIST_JOINT.finditer(text, start, end):
        pieces.append((at, joint.start()))
        at = joint.end()
    pieces.append((at, end))
    if len(pieces) > 1 and all(_is_whole_name(text[a:b]) for a, b in pieces) and not _is_apposition(text, pieces):
        return pieces
    return [(start, end)]


def _is_apposition(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether the second of two parts is the first one's post (`Robert Cutler, Special Assistant to the President`)."""
    if len(pieces) != 2:
        return False
    (start, end), (after, stop) = pieces
    is_named = text.startswith(("Mr.", "MR."), start) or _title().match(text, start, end) is None
    return (
        is_named
        and text[end:after] == ", "
        and (
            _title().match(text, after, stop) is not None or (text[after:stop].isupper() and _is_post(text[after:stop]))
        )
    )


def _is_whole_name(words: str) -> bool:
    """Whether the words can stand alone as one party: a bare name, or a title and a name."""
    if _collective().match(words):
        return False
    if _NAME.match(words):
        return True
    return " " in words and _title().match(words) is not None and not words.endswith(" of State")
