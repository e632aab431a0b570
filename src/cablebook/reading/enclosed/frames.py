"""Frames: the words with which a message introduces another that it holds.

    I transmit the following telegram from Mao Zedong:
    Please deliver following letter from President to Prime Minister Eshkol:
    Text of note of May 3 from the Foreign Minister follows:
    Visit Zhou Enlai at once and pass on to him the following:

A frame names a message and says that it stands below. One that names only a portion of it, or whose last verb tells
that somebody spoke, introduces a quotation and no message.
"""

import functools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.header import Kind, Party
from cablebook.model.span import Span
from cablebook.reading.dates import Date, find_dates

_SHORT = 60  # characters of a last sentence that names nothing
_LONGEST = 320  # characters before the message in which its frame stands
_NEAR = 60
_LONGEST_MARKERS = 20
_MARKERS = re.compile(r"(?:\[\d{1,3}\]|\s)+$")
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]”\"’]{2}[.?!])(?:\[\d{1,3}\])*\s+(?=[A-Z“\"(\[])|\n\s*\n")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
_NAME_WORD = (
    r"(?!No\b|Nos\b)(?:(?:[A-Z]|Mr|Mrs|Dr|Gen|Lt|Col|Amb|Sen|St|Adm)\."
    r"|[A-ZÀ-Þ][\w'’-]*(?:\.\w[\w'’-]*)*|\[[A-Z][\w ]+\]|\([A-Z][\w ]+\))"
)
_WHO = rf"(?:the\s)?(?P<who>{_NAME_WORD}(?:\s(?:(?:of|for|in|at|and|the|de|von|al)\s(?:the\s)?)?{_NAME_WORD}){{0,6}})"
_FROM = re.compile(rf"(?<!ranslation\s)\b(?:from|by|signed(?:\sby)?)\s{_WHO}")
_RECEIVED_FROM = re.compile(rf"\breceived\s(?:\w+\s){{0,2}}from\s{_WHO}")
_TO = re.compile(rf"(?<!\bgo\s)\b(?:to|for)\s(?:be\s\w+\sto\s)?{_WHO}")
_OF = re.compile(rf"\sof\s{_WHO}")
_OWNER = re.compile(rf"{_WHO}['’]s?\s(?:\w+\s){{0,3}}$")
_VISIT = re.compile(rf"\b(?:[Vv]isit|[Cc]all\son|[Ss]ee|[Ff]ind|[Gg]o\sto)\s{_WHO}")
# What may follow a name; another word in small letters belongs to it, so that the name is not known whole.
_BEHIND_NAME = re.compile(
    r"""\s*(?:$|[^\sa-z]|(?:to|from|for|of|on|in|at|as|by|and|or|dated|which|who|that|with|is|are|was|were|has|had|reads|runs
        |follows|re|regarding|concerning|about|received|transmitted|sent|delivered|handed|signed|today|yesterday|this|the|following|fol|\w+ing)\b)""",
    re.VERBOSE,
)
# A hand outstretched: who reads the frame is to hand on what follows.
_HAND_ON = re.compile(
    r"""(?:\b(?:please|should|must|is\sto|are\sto|will\syou|you\sto|to)\s(?:\w+\s){0,4}?|(?:^|[.;:]\s|,\s|\band\s)(?:\w+ly\s)?)
        (?:pass|deliver|convey|hand|transmit|communicate|relay|forward|give|send)
        (?:\s(?:on|over))?\b|\blet\s(?:him|her|them)\sread\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BY_ME = re.compile(
    r"\b(?:I|we|me|us)\s(?:\w+\s){0,3}$|\b(?:asks?|asked|requests?|requested)\s(?:me|us)\sto\s(?:\w+\s)?$"
)
_NUMBER = re.compile(r"\s*(?:No\.?|number|Nº|N°|\#)?\s?(?P<number>\d{1,6}(?:/\w{1,4})?)(?![\w.:]*\d)")
_NUMBERED = re.compile(r"\s(?:No\.?|number|Nº|N°|\#)\s?(?P<number>\d{1,6}(?:/\w{1,4})?)")
_SENT_BY = re.compile(rf"{_WHO}\s(?:\w+\s){{0,2}}(?:sent|addressed|cabled)\s(?!by\b|to\b(?!\s[A-Z])|on\b)")
_SENT_TO = re.compile(rf"\b(?:sent|addressed|handed|cabled)\s{_WHO}")
_DATED = re.compile(r"(?:\sof|\sdated|,|\bsent\b[^.;]{0,60}\son)\s(?:the\s)?$")
_MINE = re.compile(r"\b(?:my|our)\s(?:\w+\s){0,2}$", re.IGNORECASE)
# Words that end the phrase behind "following": the resolution referred to in the telegram is no telegram.
_POINTED = re.compile(
    r"""(?<!immediately\s)\b(?:following|fol|this|text|verbatim)\s(?:of\s)?
        (?:(?!(?:in|to|incl|including|referred|of|on|from|by|with|for)\b)[\w'’/-]+\s){0,4}
        (?:(?:(?<=repeat\s)|(?<=translation\s)|(?<=copy\s))of\s(?:(?:the|an?)\s)?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# "following" before another noun: the following statement, the following points.
_POINTS_ELSEWHERE = re.compile(
    r"\b(?:following|fol)\s(?:is\s)?(?!(?:from|to|by|is|was|for|in|text|received|translation)\b)\w", re.IGNORECASE
)
# A record of talk is no message, and "Note:" none either.
_ANSWERED = re.compile(
    r"\b(?:reply|replied|replies|response|responded|answer|answered|reference|referring)\s(?:to|of)\s[^,.;:]{0,50}$|\bin\s$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"['’]s?\s(?:\w+\s)?$")
_WRITTEN = re.compile(r"\s(?:from|dated|signed)\b")
_OF_TALK = re.compile(r"\sof\s(?:\w+\s){0,4}(?:telephone|conversation|discussion|meeting|call|talk)|:\s")
_IN_WHICH = re.compile(r"\bin\swhich\b")
_ALONG_LINES = re.compile(r"\balong\s(?:(?:the|following|these|such)\s){0,2}lines|\bin\spart\b", re.IGNORECASE)
_ANNOUNCING = frozenset({"following", "follows", "fol", "fols", "text", "verbatim", "reading", "reads", "runs"})
# With these alone a sentence tells what was done with a message, and need not introduce it.
_TELLING = frozenset(
    {"addressed", "attached", "conveyed", "delivered", "enclosed", "forwarded", "given", "handed", "passed", "quoted",
     "read", "received", "sent", "this", "transmitted"}
)  # fmt: skip
_CITING = frozenset({"reading", "reads", "runs", "quote", "quoted", "text", "given"})
_HANDS_ON = re.compile(r"\sto\s(?:deliver|convey|pass|hand|transmit|give|communicate|forward)\b")
_TO_THEM = re.compile(r"\bto\s(?:him|her|them)\b")
_FOLLOWING = re.compile(r"\b(?:the\s)?(?:following|fol)\b(?:\W*$|\s*:)|\bas\sfollows\W*$", re.IGNORECASE)


class Frame(NamedTuple):
    """What a frame says of the message below it.

    Attributes:
        span: Its sentence.
        kind, kind_span: The kind that it names, and the word.
        senders, recipients: The correspondents that it names.
        date, number: As far as it tells them; the number as its place.
        is_handed_on: Whoever reads the frame is asked to hand the message on.
        is_mine: The message is of whoever writes the frame ("my telegram").
        is_announced: It says that the text follows, not only that there is such a message.
        is_cited: It only says what the message reads, which may be a part of it, or what became of it.
    """

    span: Span
    kind: Kind | None
    kind_span: Span | None
    senders: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: Date | None
    number: Span | None
    is_handed_on: bool
    is_mine: bool
    is_announced: bool
    is_cited: bool


@functools.cache
def _message() -> re.Pattern[str]:
    words = lexicon.frame_words("message")
    return re.compile(rf"\b(?:{lexicon.alternatives({*words, *map(key, words)})})\b", re.IGNORECASE)


@functools.cache
def _kinds() -> dict[str, Kind | None]:
    """The kinds that the names of messages stand for, by the key of the name."""
    return {key(words): kind for words, kind in lexicon.frame_words("message").items()}


def read_frame(text: str, start: int, end: int, *, reach: int = _SHORT) -> Frame | None:
    """Read the end of `text[start:end]` as a frame; None where it does not introduce a message.

    A colon, full stop or word may end it. Of several sentences the last counts, with those before it where the last is
    short and names nothing ("He handed me a note for our command. It runs:").

    Args:
        text: The document.
        start: Where the paragraph begins.
        end: Where the frame ends.
        reach: How long, in characters, what stands behind the sentence that names the message may be.
    """
    markers = _MARKERS.search(text, max(start, end - _LONGEST_MARKERS), end)
    end = markers.start() if markers is not None else end
    start = max(start, end - _LONGEST)
    if lexicon.frame_words("carry").keys().isdisjoint(map(str.casefold, _WORD.findall(text, start, end))):
        return None
    cuts = [start, *(m.end() for m in _SENTENCE.finditer(text, start, end - 1))]
    for n in range(len(cuts) - 1, -1, -1):
        frame = _read(text, cuts[n], end, is_last=cuts[n] == cuts[-1])
        if frame is not None:
            return frame
        if end - cuts[n] > reach or _POINTS_ELSEWHERE.search(text, cuts[-1], end):
            return None
    return None


def _read(text: str, start: int, end: int, *, is_last: bool) -> Frame | None:
    while start < end and text[start].isspace():
        start += 1
    words = {word.casefold() for word in _WORD.findall(text[start:end])}
    carried = words & lexicon.frame_words("carry").keys()
    if not carried or _ALONG_LINES.search(text, start, end):
        return None
    noun = _noun(text, start, end)
    hand_on = _hands_on(text, start, end)
    if noun is not None and _IN_WHICH.search(text, noun[1].end, end):
        return None
    if _quotes_speech(text, noun[1].end if noun else start, end) or _names_part(text, start, noun and noun[1], end):
        return None
    if noun is None and not (is_last and hand_on and _FOLLOWING.search(text, start, end)):
        return None
    kind, span = noun if noun is not None else (None, None)
    senders, is_mine = _senders(text, start, end, span)
    recipients = _recipients(text, start, end, senders)
    if noun is None and not recipients:
        return None
    date, number = _cited(text, span, end) if span is not None else (None, None)
    return Frame(
        span=Span(start, end),
        kind=kind,
        kind_span=span,
        senders=senders,
        recipients=recipients,
        date=date,
        number=number,
        is_handed_on=hand_on,
        is_mine=is_mine,
        is_announced=not carried.isdisjoint(_ANNOUNCING) or ("this" in carried and text[end - 1] == ":"),
        is_cited=not carried - _CITING or not carried - _TELLING,
    )


def _noun(text: str, start: int, end: int) -> tuple[Kind | None, Span] | None:
    """The word that names the message: where the sentence points ("following", "this"), it has to stand there."""
    kinds = _kinds()
    found = [
        Span(*m.span())
        for m in _message().finditer(text, start, end)
        if not _OF_TALK.match(text, m.end(), end)
        and not _ANSWERED.search(text, start, m.start())
        and text.count("(", start, m.start()) <= text.count(")", start, m.start())
    ]
    pointed = next((noun for noun in found if _POINTED.search(text, start, noun.start)), None)
    if pointed is not None:
        return kinds[key(pointed.of(text))], pointed
    found = [noun for noun in found if kinds[key(noun.of(text))] is not None or _is_own(text, start, noun, end)]
    if not found or _POINTS_ELSEWHERE.search(text, start, end):
        return None
    return kinds[key(found[0].of(text))], found[0]


def _is_own(text: str, start: int, noun: Span, end: int) -> bool:
    """Whether a word that may name any message ("reply") is given an owner, a writer or a date."""
    return _OWNED.search(text, start, noun.start) is not None or _WRITTEN.match(text, noun.end, end) is not None


def _quotes_speech(text: str, start: int, end: int) -> bool:
    """Whether the last verb before the message tells that somebody spoke."""
    words = [word.casefold() for word in _WORD.findall(text[start:end])]
    return not lexicon.frame_words("speak").keys().isdisjoint(words[-6:])


def _names_part(text: str, start: int, noun: Span | None, end: int) -> bool:
    """Whether the words around the message's name speak of a portion of it."""
    words = _WORD.findall(text[max(start, (noun.start if noun else end) - _NEAR) : end])
    return not lexicon.frame_words("part").keys().isdisjoint(word.casefold() for word in words)


def _hands_on(text: str, start: int, end: int) -> bool:
    return any(not _BY_ME.search(text, start, m.start()) for m in _HAND_ON.finditer(text, start, end))


def _party(match: re.Match[str] | None) -> Party | None:
    """The party that a match names; None for a month, a word for a message, a name that goes on in small letters."""
    if match is None or _BEHIND_NAME.match(match.string, match.end("who"), match.endpos) is None:
        return None
    words = match["who"].rstrip(" .,;:")
    while " " in words and words.rsplit(" ", 1)[1].casefold() in lexicon.words("no_places"):
        words = words.rsplit(" ", 1)[0]  # the day of delivery
    first = _WORD.match(words)
    if first is None or len(words) < 2 or first[0].casefold() in lexicon.months():
        return None
    if _message().match(words) or first[0].casefold() in lexicon.frame_words("carry"):
        return None
    return Party(words, Span(match.start("who"), match.start("who") + len(words)))


def _senders(text: str, start: int, end: int, noun: Span | None) -> tuple[tuple[Party, ...], bool]:
    """Whose message it is, and whether it is that of whoever writes the frame."""
    if noun is None:
        return (), False
    if _MINE.search(text, start, noun.start):
        return (), True
    behind = (_party(match) for match in _FROM.finditer(text, noun.end, end))
    before = (
        _party(match)
        for match in (
            _OF.match(text, noun.end, end),
            _OWNER.search(text, start, noun.start),
            _RECEIVED_FROM.search(text, start, noun.start),
            _SENT_BY.search(text, start, noun.start),
        )
    )
    party = next((party for party in (*behind, *before) if party is not None), None)
    return ((party,) if party is not None else ()), False


def _recipients(text: str, start: int, end: int, senders: tuple[Party, ...]) -> tuple[Party, ...]:
    for match in (*_TO.finditer(text, start, end), *_SENT_TO.finditer(text, start, end)):
        party = _party(match)
        if party is not None and party not in senders and not _HANDS_ON.match(text, match.end(), end):
            return (party,)
    if _TO_THEM.search(text, start, end) is None:
        return ()
    visited = _party(_VISIT.search(text, start, end))
    return (visited,) if visited is not None else ()


def _cited(text: str, noun: Span, end: int) -> tuple[Date | None, Span | None]:
    """Date and number with which the frame cites the message: `telegram No. 1234 of 15 January`.

    What stands behind the name of another message is that one's.
    """
    other = _message().search(text, noun.end, end)
    if other is not None:
        end = other.start()
    dates = find_dates(text, noun.end, end)
    number = _NUMBER.match(text, noun.end, end) or _NUMBERED.search(text, noun.end, end)
    span = Span(*number.span("number")) if number is not None else None
    if span is not None and any(date.span.start < span.end and span.start < date.span.end for date in dates):
        span = None
    return next((date for date in dates if _DATED.search(text, noun.end, date.span.start)), None), span
