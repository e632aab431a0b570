"""Editors' source notes: the kind of message, who drafted, cleared and approved it, and where it was repeated.

    Source: Department of State, Central Files, 310.2/12-358. Confidential. Drafted by Mendenhall; cleared by Lane and
    Bacon; and approved by Wilcox who signed for Herter. Repeated to CINCPAC and USUN.

The verbs may share an object ("Drafted and approved by Rusk"), and each object ends where the next verb, a date, a
clause or the sentence begins.
"""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.header import Kind
from cablebook.model.span import Span

from .grammars import matches

_LONGEST = 8_000  # characters of a note that are read; the longest of 9,000 real ones has fewer
_LONGEST_OBJECT = 600  # characters
_LONGEST_ABBREVIATION = 8  # characters
_LONGEST_SUFFIX = 20
_FLAGS = re.VERBOSE | re.IGNORECASE
_KIND_SUFFIX = re.compile(r":\s?(?:[Cc]ircular\s)?([Tt]elegram|[Aa]irgram|[Cc]able)s?\.?\]?$")
# What may stand between a verb and its "by", "with" or "to". Each phrase opens with another word, so that no text can
# be divided into them in two ways: trying them all would take forever on a note made to that end.
_BETWEEN = r"""\ (?:for\ transmission|by\ pouch|immediate|priority|niact|info|for\ information|as\ telegram\ \S+
    |on\ \w+\.?\ \d{1,2}(?:,\ \d{4})?
    |(?:in|at)\ (?:(?!\ (?:and|in|at|by|with|to)\ |[,;]|\.\ ).){1,50}+)"""
_LAST_WORD = re.compile(r"\w+$")
_MANNER = re.compile(r",? (?:in (?:draft|substance|part)|orally|by telephone|by phone)$")
_NOBODY = frozenset({"him", "her", "them", "it", "hand", "telephone", "courier", "air", "mail", "the originator"})
_DENIALS = ("not ", "never ", "not been ", "be ")


class Drafting(NamedTuple):
    """One statement of a source note: which field of the header it fills, and its words."""

    field: str
    span: Span


@functools.cache
def _verb() -> re.Pattern[str]:
    """A verb that fills a field, a second one that shares its object, and the preposition before the object."""
    first = lexicon.alternatives(verb for verb, field in lexicon.note_verbs().items() if field)
    second = lexicon.alternatives(lexicon.note_verbs())
    return re.compile(
        rf"""\b(?P<first>{first})(?:,?\ (?:and\ )?(?P<second>{second}))?(?:{_BETWEEN}){{0,4}}
             \ (?P<preposition>by|with|to)(?=\ )""",
        _FLAGS,
    )


@functools.cache
def _verb_begins() -> re.Pattern[str]:
    """The four letters that open such a verb, each looked at by itself: few other words pass."""
    verbs = (verb[:4] for verb, field in lexicon.note_verbs().items() if field)
    places = ("".join({*letters, *map(str.upper, letters)}) for letters in zip(*verbs, strict=True))
    return re.compile("".join(f"[{letters}]" for letters in places) + r"(?<!\w....)")


@functools.cache
def _object_ends() -> re.Pattern[str]:
    """Where the words after a verb may end; a full stop and a bracket that is open are looked at again."""
    verbs = lexicon.alternatives(lexicon.note_verbs())
    months = lexicon.alternatives(lexicon.months())
    return re.compile(
        rf""";(?=\s|$|and\ )
            |,?\ (?:and\ )?(?:was\ |also\ )?(?:{verbs})\b
            |,?\ (?:and\ )?with\ the\ concurrence
            |,?\ (?:who|which|as\ telegram|on\ the\ basis)\b|,\ (?:that|but)\b
            |\ on\ (?:{months})\.?(?=\ \d)|\ (?:at|from|for|in)\ (?=\d)|,?\ at\ \d
            |\.(?=\]?$|\]|\ [A-Z\[“"(])|\n|(?<=[a-z])\.(?=[A-Z])""",
        _FLAGS,
    )


def kind_suffix(text: str, start: int, end: int) -> tuple[Kind, Span] | None:
    """The kind that a file reference ends with (`501.BC Indonesia/4–749: Telegram`), and its place."""
    colon = text.find(":", max(start, end - _LONGEST_SUFFIX), end)
    match = _KIND_SUFFIX.search(text, colon, end) if colon >= 0 else None
    if match is None:
        return None
    return lexicon.kinds()[match[1].casefold()].kind, Span(*match.span(1))


def drafting(text: str, start: int, end: int) -> list[Drafting]:
    """What `text[start:end]` says of drafting, clearance, approval and repetition; of each the first counts."""
    end = min(end, start + _LONGEST)
    fields = lexicon.note_verbs()
    stated: dict[str, Drafting] = {}
    for match in matches(_verb(), _verb_begins(), text, start, end):
        first, second = match["first"].casefold(), (match["second"] or "").casefold()
        # Messages are repeated "to", all else is done "by" or "with" somebody.
        if (match["preposition"].casefold() == "to") != (first == "repeated") or _is_denied(text, start, match.start()):
            continue
        span = _object(text, match.end() + 1, end)
        if span is None:
            continue
        for verb in (first, second):
            field = fields.get(verb)
            if field is not None:
                stated.setdefault(field, Drafting(field, span))
    return list(stated.values())


def _is_denied(text: str, start: int, at: int) -> bool:
    return text[max(start, at - 14) : at].casefold().endswith(_DENIALS)


def _object(text: str, start: int, end: int) -> Span | None:
    """The names after a verb, to where its clause ends; None where nobody is named."""
    stop = _end_of_object(text, start, min(end, start + _LONGEST_OBJECT + 2))
    words = text[start:stop]
    words = words.rstrip(" ,.;:" if "[" in words else " ,.;:]")
    words = _MANNER.sub("", words)
    if not words or words.casefold() in _NOBODY or len(words) > _LONGEST_OBJECT:
        return None
    return Span(start, start + len(words))


def _end_of_object(text: str, start: int, end: int) -> int:
    for close in _object_ends().finditer(text, start, end):
        if close[0].startswith(".") and _is_abbreviated(text, start, close.start()):
            continue
        in_bracket = text.count("(", start, close.start()) > text.count(")", start, close.start())
        if not in_bracket or close[0] == "\n":
            return close.start()
    return end


def _is_abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the word before `end` is an initial or an abbreviation, so that its full stop ends nothing."""
    last = _LAST_WORD.search(text, max(start, end - _LONGEST_ABBREVIATION), end)
    if last is None:
        return False
    return last[0] in lexicon.abbreviations() or (len(last[0]) == 1 and "A" <= last[0] <= "Z")
