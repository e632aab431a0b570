"""Editors' source notes: marks, and who drafted, cleared, approved a message, and where it was repeated.

    Source: Department of State, Central Files, 310.2/12-358. Confidential. Drafted by Mendenhall; cleared by Lane and
    Bacon; and approved by Wilcox who signed for Herter. Repeated to CINCPAC and USUN.

The verbs may share an object ("Drafted and approved by Rusk") and each object ends where the next verb, a date, a clause or
the sentence begins.
"""

import re
from typing import NamedTuple

from cablebook.model.header import Party
from cablebook.model.span import Span

_KIND_SUFFIX = re.compile(r":\s?(?:[Cc]ircular\s)?([Tt]elegram|[Aa]irgram|[Cc]able)s?\.?\]?$")
_VERB = re.compile(
    r"\b(?P<first>[Dd]rafted|[Cc]leared|[Aa]pproved|[Rr]epeated)"
    r"(?:,? (?:and )?(?P<second>drafted|cleared|approved|initialed))?"
    r"(?P<between>(?: (?:for transmission|in substance|in draft|by pouch|immediate|priority|niact|info|for information|as telegram \S+|on \w+\.? \d{1,2}(?:, \d{4})?|(?:in|at) (?:(?! and |,|;|\. ).){2,50}?))*)"
    r" (?:by|with|to)(?= )",
    re.IGNORECASE,
)
# Where the words after a verb end. A full stop counts only behind a word that is no initial or title.
_OBJECT_ENDS = re.compile(
    r";(?=\s|$|and )|,? (?:and )?(?:was |also )?(?:cleared|approved|transmitted|concurred|signed|repeated|sent|initialed|initialled|revised|reviewed|redrafted|retyped|dispatched|authenticated|released|prepared|typed|edited)\b"
    r"|,? (?:and )?with the concurrence"
    r"|,? (?:who|which|as telegram|on the basis)\b|, (?:that|but)\b"
    r"| on (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z.]*(?= \d)"
    r"| (?:at|from|for|in) (?=\d)|,? at \d"
    r"|\.(?=\]?$|\]| [A-Z\[“\"(])|\n|(?<=[a-z])\.(?=[A-Z])",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Dr|Jr|Sr|Gen|Col|Lt|Maj|Capt|Adm|Amb|Gov|Sen|Rep|St|Prof|Cdr|Brig|No|U\.S|Asst|Ass|Dept|Secy))$"
)
_MANNER = re.compile(r",? (?:in (?:draft|substance|part)|orally|by telephone|by phone)$")
_PRONOUNS = frozenset({"him", "her", "them", "it", "hand", "telephone", "courier", "air", "mail", "the originator"})
FIELDS = {"drafted": "drafted_by", "cleared": "cleared_by", "approved": "approved_by", "repeated": "repeated_to"}


class Drafting(NamedTuple):
    """One statement of a source note: which field it fills, and its words."""

    field: str
    span: Span


def kind_suffix(text: str, start: int, end: int) -> tuple[str, Span] | None:
    """The kind that a file reference ends with (`501.BC Indonesia/4–749: Telegram`), lower case, and its place."""
    match = _KIND_SUFFIX.search(text, max(start, end - 20), end)
    if match is None:
        return None
    word = match[1].casefold()
    return ("telegram" if word == "cable" else word), Span(match.start(1), match.end(1))


def drafting(text: str, start: int, end: int) -> list[Drafting]:
    """What `text[start:end]` says of drafting, clearance, approval and repetition; the first statement of each counts."""
    stated: dict[str, Drafting] = {}
    for verb in _VERB.finditer(text, start, end):
        preposition = verb[0].rsplit(None, 1)[-1].casefold()
        first = verb["first"].casefold()
        if (preposition == "to") != (first == "repeated") or _is_denied(text, start, verb.start()):
            continue
        span = _object(text, verb.end() + 1, end)
        if span is None:
            continue
        for name in (first, (verb["second"] or "").casefold()):
            if name in FIELDS:
                stated.setdefault(FIELDS[name], Drafting(FIELDS[name], span))
    return list(stated.values())


def _is_denied(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 14) : at].casefold()
    return before.endswith(("not ", "never ", "not been ", "be "))


def _object(text: str, start: int, end: int) -> Span | None:
    """The names after a verb, to where its clause ends."""
    stop = end
    for close in _OBJECT_ENDS.finditer(text, start, end):
        if close[0].startswith(".") and _ABBREVIATED.search(text, start, close.start()):
            continue
        if text.count("(", start, close.start()) > text.count(")", start, close.start()) and not close[0].startswith(
            "\n"
        ):
            continue
        stop = close.start()
        break
    words = text[start:stop]
    stop -= len(words) - len(words.rstrip(" ,.;:" if "[" in words else " ,.;:]"))
    words = text[start:stop]
    manner = _MANNER.search(words)
    if manner:
        stop = start + manner.start()
        words = text[start:stop]
    if not words or words.casefold() in _PRONOUNS or len(words) > 600:
        return None
    return Span(start, stop)


_LIST_JOINT = re.compile(r"(?:,? and (?:to )?(?!for )|, (?:to )?)(?=[A-Z\[]|the )")


def posts(text: str, span: Span) -> tuple[Party, ...]:
    """The posts of a "repeated to" list, one by one: `CINCPAC for POLAD, Paris, and The Hague`."""
    named, at = [], span.start
    for joint in (*_LIST_JOINT.finditer(text, span.start, span.end), None):
        stop = joint.start() if joint else span.end
        if stop > at:
            named.append(Party(text[at:stop], Span(at, stop)))
        at = joint.end() if joint else at
    return tuple(named)
