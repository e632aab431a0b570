"""Parties: the words of a title or an address that name somebody who sends, receives or hands on."""

import functools
import re

from cablebook import lexicon
from cablebook.model.header import Party
from cablebook.model.span import Span

_MARKER = re.compile(r"\[\d{1,3}\]")
_LIST_JOINT = re.compile(r",?\sand\s|,\s")
_OFFICE_HOLDER = re.compile(r"(?P<office>.{3,}?),?\s\((?P<name>[A-ZÀ-Þ][\w.'’ -]{1,40})\)")
_NAME_AND_POST = re.compile(
    r"(?:Mr\.\s)?(?P<name>[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}(?:,\s(?:Jr|Sr)\.)?),\s(?P<post>[A-Z][\w’']*.{3,})"
)
_WHEREABOUTS = re.compile(r"(?:^|(?<=[,)]\s))(?:at|in)\s[A-ZÀ-Þ][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2},?$")
# Two to four words, or one word of several capitals (`McGeorge`, `CINCPAC`).
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
    if end - start < 2:
        return None
    holder = _OFFICE_HOLDER.fullmatch(text, start, end)
    if holder:
        return Party(holder["name"], Span(*holder.span("name")), holder["office"])
    named = _NAME_AND_POST.fullmatch(text, start, end)
    if named and _is_post(named["post"]) and not _title().match(named["name"]):
        return Party(named["name"], Span(*named.span("name")), named["post"])
    return Party(text[start:end], Span(start, end))


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


def _after_article(text: str, start: int) -> int:
    if text[start : start + 4].casefold() == "the ":
        return start + 4
    # A slip of scanning: "theEmbassy".
    return start + 3 if text.startswith("the", start) and text[start + 3 : start + 4].isupper() else start


def _split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`A, B, and C` divided where every part can stand alone, else whole."""
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
    is_named = text.startswith("Mr.", start) or _title().match(text, start, end) is None
    return is_named and text[end:after] == ", " and _title().match(text, after, stop) is not None


def _is_whole_name(words: str) -> bool:
    """Whether the words can stand alone as one party: a bare name, or a title and a name."""
    if _collective().match(words):
        return False
    if _NAME.match(words):
        return True
    return " " in words and _title().match(words) is not None and not words.endswith(" of State")
