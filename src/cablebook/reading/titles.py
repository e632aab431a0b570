"""Title lines: what kind of document it is, who sent it to whom, and when, as an editor or archive words it.

    135. Telegram From the Embassy in Japan to the Department of State
    The Consul General at Batavia (Livengood) to the Secretary of State
    Memorandum of Conversation, by the Secretary of State
    Telegram from Stalin to Mao Zedong

A title is parsed, not matched whole: its number, the noun phrase that names the kind, the words "from", "by" and "to" with
their parties, and a place and date at its end are found one after the other, and each may be missing.
"""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import KindWords, key
from cablebook.model.header import Kind, Number, Party
from cablebook.model.span import Span

from .dates import Date, find_dates
from .places import place_before

_NUMBERED = re.compile(r"\W{0,2}(?:No\.\s)?\d{1,4}[A-Z]?[.)]?\s+(?=[\"“‘'\[]?[A-Z])")
_MARKER = re.compile(r"\[\d{1,3}\]")
_NOUN_ENDS = re.compile(
    r"\s(?:from|by|to|for|prepared|at|in|with|between|concerning|regarding|adopted|approved|agreed|submitted|transmitted|as|no\.?)\s|[,:;(\[]|\s(?=\d)|\s[A-Z]+-\d",
    re.IGNORECASE,
)
_FROM = re.compile(r"[\s,](?:from|by)\s(?:the\s)?", re.IGNORECASE)
_TO = re.compile(r"\sto\s(?:the\s)?", re.IGNORECASE)
_OWN_NUMBER = re.compile(
    r"^(?:Circular\s)?(?:Telegram|Airgram|Cable|Despatch|Dispatch)\s(?:No\.\s?)?(?P<number>(?P<series>[A-Z]{1,10}[-–\s])?\d[\d,–-]*)(?=\s)|^(?P<words>[A-Z][a-z]{2,9}\s\d+)\sMessage\s",
    re.IGNORECASE,
)
_CORRESPONDENTS = re.compile(
    r"^(?P<a>[^.;:]{3,160}?),?\sto\s(?P<b>(?:the\s)?[A-Z].{2,})$|^(?:The|Mr\.)\s.{3,160}?\sto\s(?:the\s)?[A-Z].{2,}$"
)
_BETWEEN = re.compile(r"\sbetween\s(?:the\s)?", re.IGNORECASE)
_COMMA = re.compile(r"[,:] (?=[A-ZÀ-Þ])")
_AND = re.compile(r",?\sand\s(?:the\s)?")
_JOINT = re.compile(r"(?<=\))(?:,?\sand\s|,\s|/)(?:the\s)?")
_OFFICE_HOLDER = re.compile(r"(?P<office>.{3,}?),?\s\((?P<name>[A-ZÀ-Þ][\w.'’ -]{1,40})\)$")
_WHEREABOUTS = re.compile(r"(?:^|(?<=[,)]\s))(?:at|in)\s[A-ZÀ-Þ][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2},?$")
_TITLED = re.compile(
    r"(?:Acting |Deputy |Under |Assistant |Vice |Prime |Foreign )*(?:Secretary|President|Minister|Ambassador|Director|Chairman|Senator|General|Admiral|Governor|Mr\.|Consul|Counselor|Special Assistant)\b"
)
_NO_ADDRESS = frozenset(
    {
        "as",
        "respect",
        "regard",
        "reference",
        "relating",
        "related",
        "relation",
        "relations",
        "prior",
        "according",
        "subsequent",
        "approach",
        "aid",
        "assistance",
        "visit",
    }
)
_LONGEST_TAIL = 70  # characters; place, date and time at the end of a title
_NAME = re.compile(r"^(?:[A-Z][\w.'’-]*\.?\s?){2,4}$")


class Title(NamedTuple):
    """What a title says; every part may be missing.

    Attributes:
        span: The line without its footnote markers at the end.
        kind: Kind of document; None where the title names only the correspondents.
        kind_span: The words that name the kind.
        senders, recipients: The correspondents.
        authors: Who wrote it, where the title says "by" and names nobody who is written to.
        date, place, place_span: From the end of the title.
        number: The message's own number, where the title gives it.
    """

    span: Span
    kind: Kind | None
    kind_span: Span | None
    senders: tuple[Party, ...]
    recipients: tuple[Party, ...]
    authors: tuple[Party, ...]
    date: Date | None
    place: str | None
    place_span: Span | None
    number: Number | None

    @property
    def is_certain(self) -> bool:
        """Whether the words can hardly be anything but a title: they name a kind or two correspondents."""
        return self.kind is not None or bool(self.senders and self.recipients)


def read_title(text: str, start: int, end: int) -> Title:
    """Parse the title line `text[start:end]`."""
    while (marker := _MARKER.search(text, start, end)) and marker.end() == end:
        end = marker.start()
    words_from = _after_number(text, start, end)
    date, place, place_span, parties_end = _tail(text, words_from, end)
    kind_words, kind_span = _kind(text, words_from, end)
    kind = kind_words.kind if kind_words is not None else None
    number = _own_number(text, words_from, end)
    senders, recipients, authors = _correspondents(text, words_from, parties_end, kind_words, kind_span)
    return Title(Span(start, end), kind, kind_span, senders, recipients, authors, date, place, place_span, number)


def _after_number(text: str, start: int, end: int) -> int:
    numbered = _NUMBERED.match(text, start, end)
    return numbered.end() if numbered else start


def is_numbered(text: str, start: int, end: int) -> bool:
    """Whether the line opens with a document number, as editors number the documents of a volume."""
    return _NUMBERED.match(text, start, end) is not None


def _tail(text: str, start: int, end: int) -> tuple[Date | None, str | None, Span | None, int]:
    """Date and place that close a title, and where the words before them end."""
    dates = find_dates(text, max(start, end - _LONGEST_TAIL), end)
    if not dates:
        return None, None, None, end
    date = dates[-1]
    # A date in the middle ("the telegram of May 3 on rice") is not the title's own: after it only a time of day may stand.
    if (
        end - date.span.end > 40
        or date.interval is None
        or text[max(start, date.span.start - 2) : date.span.start] not in (", ", "– ", "— ")
    ):
        return None, None, None, end
    cut = date.span.start - 2
    comma = max(text.rfind(", ", start, cut), text.rfind(")", start, cut) + 1 or -1)
    if comma < start:
        return date, None, None, cut
    place = place_before(text, comma, cut)
    if place is None or len(place.text.split()) > 3:
        return date, None, None, cut
    return date, place.text, place.span, comma


@functools.cache
def _longest_kind() -> int:
    return max(len(words.split()) for words in lexicon.kinds())


def _kind(text: str, start: int, end: int) -> tuple[KindWords | None, Span | None]:
    """The kind named by the noun phrase at the head of the title, longest phrase first."""
    table = lexicon.kinds()
    limit = min(end, start + 120)
    phrase_ends = _NOUN_ENDS.search(text, start + 1, limit)
    stop = phrase_ends.start() if phrase_ends else limit
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\s,]+", text[start:stop])]
    for size in range(min(_longest_kind(), len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            span = Span(words[at][0], words[at + size - 1][1])
            kind = table.get(key(span.of(text)))
            if kind is not None and _heads(text, words, at + size):
                return kind, span
    return None, None


def _heads(text: str, words: list[tuple[int, int]], after: int) -> bool:
    """Whether the noun that ends before word `after` heads its phrase: what follows is "of …", "on …" or nothing."""
    return after >= len(words) or any(
        text[a:b].casefold() in ("of", "on", "from", "the", "verbale") for a, b in words[after - 1 : after + 1]
    )


def _own_number(text: str, start: int, end: int) -> Number | None:
    match = _OWN_NUMBER.match(text[start:end])
    if match is None:
        return None
    group = "number" if match["number"] else "words"
    value = match[group]
    kind = "series" if value[0].isalpha() else "sender"
    return Number(kind, value, Span(start + match.start(group), start + match.end(group)))  # type: ignore[arg-type]  # one of two literals


def _correspondents(
    text: str, start: int, end: int, kind: KindWords | None, kind_span: Span | None
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Party, ...]]:
    """Senders, recipients and authors named between `start` and `end`.

    The two sides of a conversation "between A and B" are given as sender and recipient, as editors of correspondence tag them.
    """
    if kind is None or kind_span is None:
        if _CORRESPONDENTS.match(text[start:end]) is None:
            return (), (), ()
        return (*_sides(text, start, _divide(text, start, end, least=0), end), ())
    if kind.kind in ("editorial_note", "minutes"):
        return (), (), ()
    between = _BETWEEN.search(text, kind_span.start, end)
    if between is not None and "onversation" in text[kind_span.start : between.start()]:
        senders, recipients = _sides(text, between.end(), _divide_pair(text, between.end(), end), end)
        return senders, recipients[:1] if recipients and recipients[0].office else recipients, ()
    opened = _FROM.search(text, kind_span.end, end)
    if opened is not None and kind.kind == "memorandum_of_conversation" and "by" not in opened[0].casefold():
        return (), (), ()
    if opened is None and _COMMA.match(text, kind_span.end, end):
        start = kind_span.end + 2
        split = _divide(text, start, end, least=0) if kind.is_sent else None
        return (*_sides(text, start, split, end), ()) if split else ((), (), ())
    if opened is None:
        to = _TO.match(text, kind_span.end, end) if kind.is_sent else None
        return (), parties(text, to.end(), end) if to else (), ()
    by = "by" in opened[0].casefold()
    split = _divide(text, opened.end(), end, least=1 if by else 0) if kind.is_sent or not by else None
    if split is None:
        named = parties(text, opened.end(), end)
        return ((), (), named) if by else (named, (), ())
    return (*_sides(text, opened.end(), split, end), ())


def _divide_pair(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The "and" that divides the two sides of a conversation: the first one behind a bracket, else the first."""
    joints = [
        m
        for m in _AND.finditer(text, start, end)
        if text.count("(", start, m.start()) == text.count(")", start, m.start())
    ]
    best = next((m for m in joints if text[m.start() - 1] == ")"), joints[0] if joints else None)
    return None if best is None else (best.start(), best.end())


def _sides(
    text: str, start: int, split: tuple[int, int] | None, end: int
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    if split is None:
        return parties(text, start, end), ()
    return parties(text, start, split[0]), parties(text, split[1], end)


def _divide(text: str, start: int, end: int, *, least: int) -> tuple[int, int] | None:
    """Where sender ends and recipient begins: the "to" that divides them among those that belong to an office's title.

    A "to" behind a closing bracket divides almost always; one behind an office that reaches somewhere ("Ambassador to
    Korea") divides only where no other can, and not at all where `least` asks for more. Of equals the first is taken.
    """
    best: tuple[int, int, int] | None = None
    depth_from = start
    depth = 0
    for match in _TO.finditer(text, start, end):
        depth += text.count("(", depth_from, match.start()) - text.count(")", depth_from, match.start())
        depth_from = match.start()
        if depth > 0:
            continue
        before = text[start : match.start()]
        noun = before.rsplit(None, 1)[-1].casefold() if before else ""
        if noun in _NO_ADDRESS:
            continue
        worth = 2 if before.endswith((")", "),", ",")) else 0 if noun in lexicon.reaching_offices() else 1
        if worth >= least and (best is None or worth > best[0]):
            best = (worth, match.start(), match.end())
    return None if best is None else best[1:]


def parties(text: str, start: int, end: int) -> tuple[Party, ...]:
    """The parties named in `text[start:end]`, a list divided where brackets, titles or bare names show its joints."""
    cuts = [start]
    for joint in _JOINT.finditer(text, start, end):
        cuts += [joint.start(), joint.end()]
    cuts.append(end)
    named = []
    for a, b in zip(cuts[::2], cuts[1::2], strict=True):
        named += _split_names(text, a, b)
    return tuple(party for a, b in named if (party := party_of(text, a, b)) is not None)


def _split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`A, B, and C` divided where every part is a bare name, or where the part after "and" opens with a title as the first does."""
    pieces: list[tuple[int, int]] = []
    at = start
    for joint in re.finditer(r",?\sand\s|,\s", text[start:end]):
        pieces.append((at, start + joint.start()))
        at = start + joint.end()
    pieces.append((at, end))
    if len(pieces) > 1 and all(_is_whole_name(text, a, b) for a, b in pieces):
        return pieces
    return [(start, end)]


_COLLECTIVE = re.compile(r"(?:Certain|All|Members?|Other|Selected)\b")


def _is_whole_name(text: str, start: int, end: int) -> bool:
    """Whether the words can stand alone as one party: a bare name, or a title and a name."""
    words = text[start:end]
    if _COLLECTIVE.match(words):
        return False
    return _NAME.match(words) is not None or (
        " " in words and _TITLED.match(words) is not None and not words.endswith(" of State")
    )


def party_of(text: str, start: int, end: int) -> Party | None:
    """One party: "the", punctuation and whereabouts ("at Asmara") off; of `office (name)` the name, with the office kept apart."""
    away = _WHEREABOUTS.search(text, start, end)
    if away:
        end = away.start()
    words = text[start:end]
    start += len(words) - len(words.lstrip(" ,;"))
    end -= len(words) - len(words.rstrip(" ,;."))
    if text[start : start + 4].casefold() == "the ":
        start += 4
    if end - start < 2:
        return None
    holder = _OFFICE_HOLDER.match(text[start:end])
    if holder:
        return Party(holder["name"], Span(start + holder.start("name"), start + holder.end("name")), holder["office"])
    return Party(text[start:end], Span(start, end))
