"""Whether two documents carry one message: their words in common weighed with what their headers say.

Words decide, headers set how many of them are asked: few where number and day agree, nearly all where another number,
a far day or other correspondents speak against it.
"""

import datetime
import itertools
from typing import NamedTuple

import msgspec

from cablebook.model.dates import DateInterval
from cablebook.model.span import Span
from cablebook.model.version import Carried, Sketch

from .words import Block, Words, most_shared, shared_blocks, words

_HEAD = 200  # characters of a message in which its parties may be named
_SOLID = 4  # words that must stand together to count as shared
_NEAR_DAYS = 60  # two archives' dates of one message lie up to some weeks apart; printed slips change a month


class Bond(msgspec.Struct, frozen=True):
    """Two documents that carry the same message, ordered by id; `is_resent` where each has a number of its own."""

    here: str
    there: str
    confidence: float
    reason: str
    is_resent: bool = False

    def joins(self, document_id: str) -> bool:
        """Whether the document is one of the two."""
        return document_id in (self.here, self.there)


class Headers(NamedTuple):
    """What two headers say of each other: True agree, False differ, None where one of them is silent."""

    day: bool | None  # the same day; near days are no disagreement
    dated: bool  # both have a date
    far: bool  # days too far apart for a slip
    number: bool | None
    senders: bool | None
    recipients: bool | None
    kind: bool | None
    named: bool  # the first lines of one name a sender and a recipient of the other


class Overlap(NamedTuple):
    """How much of two messages stands in runs of words that both hold."""

    smaller: float  # share of the words of the shorter one, 0 to 1
    larger: float  # of the longer one
    shared: int  # words
    replaced: int  # words of the shorter one in whose place the longer one has others


class Place(NamedTuple):
    """Where the shorter of two messages stands in the longer one, in words."""

    holder: int  # 0 or 1: which of the two is the longer one
    before: int  # words of its own before it
    after: int  # and after it
    words: int  # all its words
    shared: int  # words in common there
    held: int  # words of the shorter message from the first to the last of them
    span: Span


class Asked(NamedTuple):
    """The least that ties two documents: weight of rare runs, shares of both messages, words; and words replaced."""

    weight: float
    smaller: float
    larger: float
    shared: int = 0
    replaced: float = 1.0  # at most, as a share of the shorter message

    def met(self, weight: float, overlap: Overlap) -> bool:
        """Whether the words in common are enough."""
        return (
            weight >= self.weight
            and overlap.smaller >= self.smaller
            and overlap.larger >= self.larger
            and overlap.shared >= self.shared
            and overlap.replaced <= self.replaced * overlap.shared / overlap.smaller
        )


# From what the headers say to what the words must show, tuned on retyped documents and on documents that volumes print
# twice (bench/versions.py).
_SAME_NUMBER_DAY_AND_PARTY = Asked(0.0, 0.25, 0.15)
_SAME_NUMBER_OR_DAY_AND_PARTY = Asked(0.3, 0.5, 0.3)
_SOMETHING_AGREES = Asked(0.4, 0.7, 0.25)
_NOTHING_AGREES = Asked(0.35, 0.8, 0.5, shared=80, replaced=0.06)
_FAR_DAY = Asked(0.8, 0.9, 0.85, shared=80)
_ANOTHER_NUMBER = Asked(0.8, 0.95, 0.9, shared=60, replaced=0.01)
_INSIDE = Asked(0.5, 0.8, 0.0, shared=60, replaced=0.06)
_CLOSE = 0.9  # share of its words, from the first to the last shared one, that the longer message must have
_WHOLE = 1.04  # words of the longer message there, to those of the shorter: a carrier leaves nothing out of it
_FRONT = 0.12  # share of the longer message before the shorter one that makes it a frame, where no header agrees
_HALF = 0.5  # share of the longer message below which it has more of its own than of the other
_FRAME = 15  # words of its own that a document must have to hold another


def judge(here: Sketch, text: str, there: Sketch, other: str, weight: float) -> Bond | Carried | None:
    """Decide over one candidate.

    Args:
        here: The sketch of the one whose id is lower.
        text: Its text.
        there: The sketch of the other.
        other: Its text.
        weight: Share of their rare runs of long words in common, 0 to 1.

    Returns:
        A bond where they carry one message; where one holds the other's message inside its own, which of them does;
        None where neither is sure.
    """
    headers = compared(here, there, head_words(text, here), head_words(other, there))
    if _are_translations(here, there):
        return _translated(here, there, headers)
    asked = _asked(headers)
    least = _least_shared(asked, weight)
    if least is None:
        return None
    one, two = words(text, here.body), words(other, there.body)
    if not _may_share(one, two, least):
        return None
    blocks = [block for block in shared_blocks(one.keys, two.keys) if block.size >= _SOLID]
    if not blocks:
        return None
    overlap = _overlap(blocks, one, two)
    place = _place(blocks, (one, two))
    held = _carried((here, there), place, overlap) if _INSIDE.met(weight, overlap) else None
    if asked is None or (held and _is_carrier(headers, overlap, place)) or not asked.met(weight, overlap):
        return held if held and _can_hold((here, there)[place.holder], (here, there)[1 - place.holder]) else None
    return Bond(
        here.document_id,
        there.document_id,
        _confidence(overlap, headers),
        _reason(overlap, headers),
        is_resent=headers.number is False,
    )


def is_possible(here: Sketch, there: Sketch, weight: float) -> bool:
    """Whether any words could make `judge` tie two documents, which costs nothing to say: their texts need no look."""
    if _are_translations(here, there):
        return True
    # Whether the first lines name the parties is not known yet.
    told = (_compared(here, there, named=named) for named in (False, True))
    return any(_least_shared(_asked(headers), weight) is not None for headers in told)


def _are_translations(here: Sketch, there: Sketch) -> bool:
    return bool(here.language and there.language and here.language != there.language)


def _least_shared(asked: Asked | None, weight: float) -> float | None:
    """The least share of the shorter message that any judgement asks; None where none can be met by such a weight."""
    shares = [one.smaller for one in (asked, _INSIDE) if one is not None and weight >= one.weight]
    return min(shares, default=None)


def _may_share(one: Words, two: Words, least: float) -> bool:
    """Whether so many words of the shorter message can stand in runs that both hold; a quick test before aligning."""
    small, large = sorted((one.keys, two.keys), key=len)
    return bool(small) and most_shared(small, large, _SOLID) / len(small) >= least


def _is_carrier(headers: Headers, overlap: Overlap, place: Place) -> bool:
    """Whether a document that frames another's words is its carrier rather than its fuller version."""
    if headers.number or (headers.day and (headers.senders or headers.recipients or headers.named)):
        return False
    if headers.far or False in (headers.number, headers.senders, headers.kind):
        return True
    # Two of one kind and of about one day are rarely carrier and carried, unless their headers say so.
    agrees = headers.day or headers.senders or headers.recipients or headers.named or (headers.kind and headers.dated)
    return not agrees and (overlap.larger < _HALF or place.before > _FRONT * place.words)


def _can_hold(holder: Sketch, held: Sketch) -> bool:
    """Whether the held message is not the later one: then an early state of its text is what both hold."""
    return holder.date is None or held.date is None or held.date.min <= holder.date.max


def _asked(headers: Headers) -> Asked | None:
    """What the words must show; None where no words would do."""
    parties = (headers.senders, headers.recipients)
    if headers.number is False:
        return _ANOTHER_NUMBER if True in parties and not headers.far else None
    if headers.far:
        return _SOMETHING_AGREES if headers.number and True in parties else _FAR_DAY
    if headers.number and headers.day and True in parties and False not in parties:
        return _SAME_NUMBER_DAY_AND_PARTY
    if headers.number or (headers.day and (headers.named or True in parties)):
        return _SAME_NUMBER_OR_DAY_AND_PARTY
    return _SOMETHING_AGREES if headers.day or True in parties else _NOTHING_AGREES


def head_words(text: str, one: Sketch) -> str:
    """The words of the first line and of the first lines of the message, in small letters, a space around each."""
    title = text[: min(one.body.start, _HEAD)].partition("\n")[0]
    return f" {' '.join(words(title + ' ' + text[one.body.start : one.body.start + _HEAD]).keys)} "


def compared(here: Sketch, there: Sketch, head: str, other_head: str) -> Headers:
    """What the headers of two documents say of each other.

    Archives give titles of many shapes: where the first lines of one, `head` or `other_head`, name a sender and a
    recipient of the other, what its header says of them is no disagreement.
    """
    return _compared(here, there, named=_names_both(head, there) or _names_both(other_head, here))


def _compared(here: Sketch, there: Sketch, *, named: bool) -> Headers:
    apart = _days_apart(here.date, there.date)
    return Headers(
        day=_same_day(here.date, there.date),
        dated=apart is not None,
        far=apart is not None and apart > _NEAR_DAYS,
        number=_same_number(here, there),
        senders=_meet(here.senders, there.senders, named=named),
        recipients=_meet(here.recipients, there.recipients, named=named),
        kind=None if {here.kind, there.kind} & {None, "other"} else here.kind == there.kind,
        named=named,
    )


def _names_both(head: str, one: Sketch) -> bool:
    return all(any(f" {name} " in head for name in side) for side in (one.senders, one.recipients))


def _same_day(here: DateInterval | None, there: DateInterval | None) -> bool | None:
    """Whether two dates are one day; None where one is not known, or where they only may be."""
    if here is None or there is None:
        return None
    if here == there and here.min == here.max:
        return True
    return False if here.max < there.min or there.max < here.min else None


def _days_apart(here: DateInterval | None, there: DateInterval | None) -> int | None:
    """Days between two dates, 0 where they overlap; None where one is not known."""
    if here is None or there is None:
        return None
    if here.min <= there.max and there.min <= here.max:
        return 0
    ends = (here.max, there.min) if here.max < there.min else (there.max, here.min)
    return (datetime.date.fromisoformat(ends[1]) - datetime.date.fromisoformat(ends[0])).days


def _same_number(here: Sketch, there: Sketch) -> bool | None:
    """Whether the numbers agree: sender's and receiver's number of one message differ, and any in common will do."""
    if not set(here.numbers).isdisjoint(there.numbers):
        return True
    if here.number is None or there.number is None:
        return None
    return here.number == there.number


def _meet(here: tuple[str, ...], there: tuple[str, ...], *, named: bool) -> bool | None:
    if here and there and not set(here).isdisjoint(there):
        return True
    return False if here and there and not named else None


def _overlap(blocks: list[Block], one: Words, two: Words) -> Overlap:
    shared = sum(block.size for block in blocks)
    small, large = sorted((len(one.keys), len(two.keys)))
    replaced = sum(
        min(after.here - before.here - before.size, after.there - before.there - before.size)
        for before, after in itertools.pairwise(blocks)
    )
    return Overlap(shared / small, shared / large, shared, replaced)


def _translated(here: Sketch, there: Sketch, headers: Headers) -> Bond | None:
    """Two languages share no words: number, day and a correspondent must all agree."""
    if headers.number and headers.day and (headers.senders or headers.recipients):
        return Bond(here.document_id, there.document_id, 0.7, f"another language, and {_agreeing(headers)}")
    return None


def _confidence(overlap: Overlap, headers: Headers) -> float:
    """The share of the smaller message, raised by what agrees and lowered by what does not."""
    agree = sum(one is True for one in (headers.day, headers.number, headers.senders, headers.recipients))
    differ = sum((headers.number is False, headers.far, headers.senders is False, headers.recipients is False))
    return round(min(0.99, max(0.5, overlap.smaller - 0.05 + 0.04 * agree - 0.1 * differ)), 2)


def _reason(overlap: Overlap, headers: Headers) -> str:
    said = [f"{overlap.shared} words in runs that both hold, {overlap.smaller:.0%} of the shorter message"]
    said[0] += f" and {overlap.larger:.0%} of the longer"
    if agreeing := _agreeing(headers):
        said.append(agreeing)
    if differing := _differing(headers):
        said.append(f"although {differing}")
    return "; ".join(said)


def _agreeing(headers: Headers) -> str:
    named = [name for name, agrees in _fields(headers) if agrees]
    said = [f"the same {_listed(named)}"] if named else []
    if headers.named and not (headers.senders and headers.recipients):
        said.append("sender and recipient named in the first lines")
    return ", ".join(said)


def _differing(headers: Headers) -> str:
    named = [name for name, agrees in _fields(headers) if agrees is False]
    return f"another {_listed(named)}" if named else ""


def _fields(headers: Headers) -> tuple[tuple[str, bool | None], ...]:
    return (
        ("day", headers.day),
        ("number", headers.number),
        ("sender", headers.senders),
        ("recipient", headers.recipients),
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _place(blocks: list[Block], sides: tuple[Words, Words]) -> Place:
    """Where the shorter message stands in the longer one."""
    holder = 0 if len(sides[0].keys) >= len(sides[1].keys) else 1
    far = len(sides[1 - holder].keys) // 10
    # A run of common words far from the rest, a salutation or a formula of closing, is no part of it.
    first, last = 0, len(blocks) - 1
    while first < last and _step(blocks[first], blocks[first + 1], holder) > blocks[first].size + far:
        first += 1
    while first < last and _step(blocks[last - 1], blocks[last], holder) > blocks[last].size + far:
        last -= 1
    kept = blocks[first : last + 1]
    start, end = kept[0][holder], kept[-1][holder] + kept[-1].size
    return Place(
        holder=holder,
        before=start,
        after=len(sides[holder].keys) - end,
        words=len(sides[holder].keys),
        shared=sum(block.size for block in kept),
        held=kept[-1][1 - holder] + kept[-1].size - kept[0][1 - holder],
        span=sides[holder].span(start, end),
    )


def _step(before: Block, after: Block, side: int) -> int:
    """Words between two runs on one side."""
    return after[side] - before[side] - before.size


def _carried(sketches: tuple[Sketch, Sketch], place: Place, overlap: Overlap) -> Carried | None:
    """The shorter message inside the longer one, where its words stand close together there and others frame them."""
    inside = place.words - place.before - place.after
    if place.before + place.after < _FRAME or place.shared < _CLOSE * place.held or inside > _WHOLE * place.held:
        return None
    return Carried(
        document_id=sketches[place.holder].document_id,
        message=sketches[1 - place.holder].document_id,
        span=place.span,
        confidence=round(min(0.95, overlap.smaller), 2),
        reason=f"{overlap.smaller:.0%} of that message's words stand here close together and in the same order, "
        f"among others of this document's own",
    )
