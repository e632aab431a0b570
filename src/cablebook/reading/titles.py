"""Title lines: what kind of document it is, who sent it to whom, and when, as an editor or archive words it.

    135. Telegram From the Embassy in Japan to the Department of State
    The Consul General at Batavia (Livengood) to the Secretary of State
    Memorandum of Conversation, by the Secretary of State
    Telegram from Stalin to Mao Zedong

A title is parsed, not matched whole: its number, the noun phrase that names the kind, the words "from", "by" and "to"
with their parties, and a place and date at its end are found one after the other, and each may be missing.
"""

import functools
import re
from typing import Literal, NamedTuple

from cablebook import lexicon
from cablebook.lexicon import KindWords, key
from cablebook.model.header import Kind, Number, Party
from cablebook.model.span import Span

from .dates import Date, find_dates
from .parties import is_person, parties
from .places import Place, place_before

_LONGEST_TAIL = 70  # characters; place, date and time at the end of a title
_LONGEST_AFTER_DATE = 40  # characters; a time of day
_LONGEST_KIND = 120  # characters; what stands before "from", "by", "to"
_MOST_PLACE_WORDS = 3
_FLAGS = re.VERBOSE | re.IGNORECASE

_NUMBERED = re.compile(r"""\W{0,2}(?:No\.\s)?\d{1,4}[A-Z]?[.)]?\s+(?=["“‘'\[]?[A-Z])""")
_MARKERS = re.compile(r"(?:\[\d{1,3}\])+$")
_KIND_ENDS = re.compile(
    r"""\s(?:from|by|to|for|prepared|at|in|with|between|concerning|regarding|adopted|approved|agreed|submitted
          |transmitted|as|no\.?)\s
       |[,:;(\[]|\s(?=\d)|\s[A-Z]+-\d""",
    _FLAGS,
)
_OWN_NUMBER = re.compile(
    r"""(?:Circular\s)?(?:Telegram|Airgram|Cable(?:gram)?|Despatch|Dispatch)\s
        (?:No\.\s?)?(?!dated\s)(?P<number>(?:[A-Z]{1,10}[-–\s])?\d[\d,–-]*)(?=\s)
       |(?P<words>[A-Z][a-z]{2,9}\s\d+)\sMessage\s""",
    _FLAGS,
)
# A title without a kind: "The Consul General at Batavia (Livengood) to the Secretary of State".
_CORRESPONDENTS = re.compile(
    r"(?:[^.;:]{3,160}?|(?:The|M[rR]\.)\s.{3,160}?)\s(?:to|TO)\s(?:the\s|THE\s)?[A-ZÀ-Þ].{2,}$", re.DOTALL
)
_FROM = re.compile(r"[\s,](?:from|by)\s(?:the\s)?", re.IGNORECASE)
_TO = re.compile(r"\s(?:addressed\s)?to\s(?:the\s)?", re.IGNORECASE)
_ABOUT = re.compile(r",?\s(?:concerning|regarding|relating\sto|transmitting|containing)\s", re.IGNORECASE)
_DATED = re.compile(r"\sdated\s", re.IGNORECASE)
_OF_PERSON = re.compile(r"\sof\s(?:the\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\sbetween\s(?:the\s)?", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"\s(?:No\.?\s?)?\d[\d/–-]*(?=\sto\s)", re.IGNORECASE)
_COMMA = re.compile(r"[,:] (?=[A-ZÀ-Þ])")
_AND = re.compile(r",?\sand\s(?:the\s)?")
_WORD = re.compile(r"[^\s,]+")
_key = functools.lru_cache(maxsize=1024)(key)  # titles are made of the same few words

Parties = tuple[Party, ...]


class Title(NamedTuple):
    """What a title says; every part may be missing.

    Attributes:
        span: The line without its footnote markers at the end.
        kind: Kind of document; None where the title names only the correspondents.
        kind_span: The words that name the kind.
        senders, recipients: The correspondents.
        authors: Who wrote it, where the title says "by" and names nobody who is written to.
        date, place: From the end of the title.
        number: The message's own number, where the title gives it.
    """

    span: Span
    kind: Kind | None
    kind_span: Span | None
    senders: Parties
    recipients: Parties
    authors: Parties
    date: Date | None
    place: Place | None
    number: Number | None

    @property
    def is_certain(self) -> bool:
        """Whether the words can hardly be anything but a title: they name a kind or two correspondents."""
        return self.kind is not None or bool(self.senders and self.recipients)


def read_title(text: str, start: int, end: int) -> Title:
    """Parse the title line `text[start:end]`."""
    markers = _MARKERS.search(text, start, end) if text[end - 1] == "]" else None
    if markers and markers.start() > start:
        end = markers.start()
    words_from = _after_number(text, start, end)
    date, place, parties_end = _tail(text, words_from, end)
    kind, kind_span = _kind(text, words_from, end)
    number = _own_number(text, words_from, end)
    if kind_span is not None and date is None:
        date = _date_of(text, kind_span.end, end)
    senders, recipients, authors = _correspondents(text, words_from, parties_end, kind, kind_span)
    return Title(
        span=Span(start, end),
        kind=kind.kind if kind is not None else None,
        kind_span=kind_span,
        senders=senders,
        recipients=recipients,
        authors=authors,
        date=date,
        place=place,
        number=number,
    )


def is_numbered(text: str, start: int, end: int) -> bool:
    """Whether the line opens with a document number, as editors number the documents of a volume."""
    return _NUMBERED.match(text, start, end) is not None


def _after_number(text: str, start: int, end: int) -> int:
    numbered = _NUMBERED.match(text, start, end)
    return numbered.end() if numbered else start


def _tail(text: str, start: int, end: int) -> tuple[Date | None, Place | None, int]:
    """Date and place that close a title, and where the words before them end."""
    dates = find_dates(text, max(start, end - _LONGEST_TAIL), end)
    if not dates:
        return None, None, end
    date = dates[-1]
    cut = date.span.start - 2
    # A date in the middle ("the telegram of May 3 on rice") is not the title's own: only a time of day may follow.
    if (
        end - date.span.end > _LONGEST_AFTER_DATE
        or date.interval is None
        or text[max(start, cut) : date.span.start] not in (", ", "– ", "— ")
    ):
        return None, None, end
    comma = max(text.rfind(", ", start, cut), text.rfind(")", start, cut) + 1 or -1)
    if comma < start:
        return date, None, cut
    place = place_before(text, comma, cut)
    if place is None or len(place.text.split()) > _MOST_PLACE_WORDS:
        return date, None, cut
    return date, place, comma


def _date_of(text: str, start: int, end: int) -> Date | None:
    """The date straight behind the kind: `Cablegram dated 26 June 1950 from ...`."""
    dated = _DATED.match(text, start, end)
    dates = find_dates(text, dated.end(), min(end, dated.end() + _LONGEST_AFTER_DATE)) if dated else []
    return dates[0] if dates and dated is not None and dates[0].span.start == dated.end() else None


@functools.cache
def _most_kind_words() -> int:
    return max(len(words.split()) for words in lexicon.kinds())


def _kind(text: str, start: int, end: int) -> tuple[KindWords | None, Span | None]:
    """The kind named by the noun phrase at the head of the title, longest phrase first."""
    limit = min(end, start + _LONGEST_KIND)
    phrase_ends = _KIND_ENDS.search(text, start + 1, limit)
    words = [Span(*m.span()) for m in _WORD.finditer(text, start, phrase_ends.start() if phrase_ends else limit)]
    keys = [_key(word.of(text)) for word in words]
    kinds = lexicon.kinds()
    for size in range(min(_most_kind_words(), len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            kind = kinds.get(" ".join(filter(None, keys[at : at + size])))
            if kind is not None and _heads(text, words, at + size):
                return kind, Span(words[at].start, words[at + size - 1].end)
    return None, None


def _heads(text: str, words: list[Span], after: int) -> bool:
    """Whether the noun that ends before word `after` heads its phrase: what follows is "of …", "on …" or nothing."""
    return after >= len(words) or any(
        word.of(text).casefold() in ("of", "on", "from", "the", "verbale", "dated")
        for word in words[after - 1 : after + 1]
    )


def _own_number(text: str, start: int, end: int) -> Number | None:
    match = _OWN_NUMBER.match(text, start, end)
    if match is None:
        return None
    group = "number" if match["number"] else "words"
    kind: Literal["series", "sender"] = "series" if match[group][0].isalpha() else "sender"
    return Number(kind, match[group], Span(*match.span(group)))


def _correspondents(
    text: str, start: int, end: int, kind: KindWords | None, kind_span: Span | None
) -> tuple[Parties, Parties, Parties]:
    """Senders, recipients and authors named between `start` and `end`."""
    if kind is None or kind_span is None:
        if _CORRESPONDENTS.match(text, start, end) is None:
            return (), (), ()
        return (*_sides(text, start, _divide(text, start, end, least=0), end), ())
    if kind.kind in ("editorial_note", "minutes"):
        return (), (), ()
    between = _BETWEEN.search(text, kind_span.start, end)
    if between is not None and text[kind_span.start : between.start()].endswith(("onversation", "onversations")):
        return (*_in_conversation(text, between.end(), end), ())
    opened = _FROM.search(text, kind_span.end, end)
    if opened is None and kind.is_sent and (of := _OF_PERSON.match(text, kind_span.end, end)):
        split = _divide(text, of.end(), end, least=1)
        if split is not None and is_person(text[of.end() : split.start]):
            return (*_sides(text, of.end(), split, end), ())
    if opened is None:
        return (*_behind_kind(text, kind, kind_span.end, end), ())
    by = "by" in opened[0].casefold()
    if kind.kind == "memorandum_of_conversation" and not by:
        return (), (), ()
    split = _divide(text, opened.end(), end, least=1 if by else 0) if kind.is_sent or not by else None
    if split is not None:
        return (*_sides(text, opened.end(), split, end), ())
    named = parties(text, opened.end(), end)
    return ((), (), named) if by else (named, (), ())


def _in_conversation(text: str, start: int, end: int) -> tuple[Parties, Parties]:
    """The sides of a conversation "between A and B", as sender and recipient: so editors of correspondence tag them."""
    senders, recipients = _sides(text, start, _divide_pair(text, start, end), end)
    return senders, recipients[:1] if recipients and recipients[0].office else recipients


def _behind_kind(text: str, kind: KindWords, start: int, end: int) -> tuple[Parties, Parties]:
    """Correspondents straight behind the kind: `Telegram, A to B`, `Letter to B`."""
    if not kind.is_sent:
        return (), ()
    if behind := _NUMBER_BEHIND.match(text, start, end):
        start = behind.end()
    if _COMMA.match(text, start, end):
        split = _divide(text, start + 2, end, least=0)
        return _sides(text, start + 2, split, end) if split else ((), ())
    to = _TO.match(text, start, end)
    return (), parties(text, to.end(), end) if to else ()


def _divide_pair(text: str, start: int, end: int) -> Span | None:
    """The "and" that divides the two sides of a conversation: the first one behind a bracket, else the first."""
    joints = [
        Span(*joint.span())
        for joint in _AND.finditer(text, start, end)
        if text.count("(", start, joint.start()) == text.count(")", start, joint.start())
    ]
    behind_bracket = (joint for joint in joints if text[joint.start - 1] == ")")
    return next(behind_bracket, joints[0] if joints else None)


def _sides(text: str, start: int, split: Span | None, end: int) -> tuple[Parties, Parties]:
    if split is None:
        return parties(text, start, end), ()
    about = _ABOUT.search(text, split.end, end)
    return parties(text, start, split.start), parties(text, split.end, about.start() if about else end)


def _divide(text: str, start: int, end: int, *, least: int) -> Span | None:
    """Where sender ends and recipient begins: the "to" that divides them among those that belong to an office's title.

    A "to" behind a closing bracket divides almost always; one behind an office that reaches somewhere ("Ambassador to
    Korea") divides only where no other can, and not at all where `least` asks for more. Of equals the first is taken.
    """
    best: tuple[int, Span] | None = None
    depth_from = start
    depth = 0
    for match in _TO.finditer(text, start, end):
        depth += text.count("(", depth_from, match.start()) - text.count(")", depth_from, match.start())
        depth_from = match.start()
        worth = _worth(text[start : match.start()]) if depth <= 0 else None
        if worth is not None and worth >= least and (best is None or worth > best[0]):
            best = (worth, Span(*match.span()))
    return None if best is None else best[1]


def _worth(before: str) -> int | None:
    """How likely a "to" behind these words divides: 2 almost surely, 1 well, 0 hardly, None never."""
    noun = before.rsplit(None, 1)[-1].casefold() if before else ""
    if noun in lexicon.before_to("never"):
        return None
    if before.endswith((")", "),", ",")):
        return 2
    return 0 if noun in lexicon.before_to("rarely") else 1
