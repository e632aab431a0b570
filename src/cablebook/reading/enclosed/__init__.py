"""Messages inside a message, each with the header that it states of itself.

A block that `enclosed.blocks` finds is read as a document of its own, by the same readers, with its marks of quotation
and the messages inside it blanked out. What it does not state its frame may: "letter from A to B" names both. Whoever
hands it on is in `via`: the sender of the message that holds it, or who is asked by the frame to pass it on.
"""

import re

import msgspec

from cablebook import lexicon
from cablebook.model.dates import DateInterval, period
from cablebook.model.header import Header, Party
from cablebook.model.layout import SegmentKind
from cablebook.model.reading import Enclosed
from cablebook.model.span import Span
from cablebook.reading.dates import Date
from cablebook.reading.header import read_header
from cablebook.reading.layout import Layout, divide
from cablebook.reading.lines import Line, lines_of, looks_like_prose

from .blocks import Block, find_blocks, without_address_stop
from .frames import Frame

_MOST_DEEP = 3
_LEAST_SURE = 20  # a smaller number before a first paragraph may be a point of a list
_OUTSIDE = frozenset(
    {SegmentKind.TITLE, SegmentKind.SOURCE_NOTE, SegmentKind.FOOTNOTE, SegmentKind.FOREIGN, SegmentKind.ARCHIVE}
)
_FOOT = frozenset({SegmentKind.CLOSER, SegmentKind.SIGNED})
_SALUTATION = re.compile(r"(?:my\s)?dear(?:est)?\s", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_NOT_NAME = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\))|\b(?:comrade|cde|mr|dear|my|the)\b\.?", re.IGNORECASE)
_WORD = re.compile(r"\w{2,}")


def find_enclosed(text: str, layout: Layout, header: Header) -> tuple[Enclosed, ...]:
    """The messages that a document's message holds, up to three deep, outer ones before those that they hold.

    Args:
        text: The document.
        layout: Its parts.
        header: Its header: it completes dates, and its sender is the carrier.
    """
    spans = [segment.span for segment in layout.segments if segment.kind not in _OUTSIDE]
    if not spans:
        return ()
    stop = next((s.span.start for s in layout.segments if s.kind in _FOOT), spans[-1].end)
    found: list[Enclosed] = []
    for block in find_blocks(text, spans, stop=stop):
        found += _read(text, block, header, depth=1)
    return tuple(found)


def _read(text: str, block: Block, holder: Header, *, depth: int) -> list[Enclosed]:
    """The message of a block and those inside it."""
    children: list[Block] = []
    if depth < _MOST_DEEP:
        lines = [line.span for line in lines_of(text, *block.inner) if line.span != block.span]
        children = [child for child in find_blocks(text, lines, stop=block.inner.end) if child.span != block.span]
    header = _header(text, block, children, holder)
    found = [Enclosed(span=block.span, header=header)]
    for child in children:
        found += _read(text, child, header, depth=depth + 1)
    return found


def _header(text: str, block: Block, children: list[Block], holder: Header) -> Header:
    words = _own_words(text, block, children)
    layout = _with_sure_title(divide(words))
    header = read_header(words, layout, date=holder.date.max if holder.date is not None else None)
    header = _shifted(_sure(words, header, layout, is_framed=block.frame is not None), block.inner.start)
    header = _dated(text, header, holder)
    if block.frame is not None:
        header = _with_frame(text, header, block.frame, holder)
    if not header.recipients and layout.opener.salute is not None:
        header = _with_salutation(text, header, layout.opener.salute.shifted(block.inner.start))
    return msgspec.structs.replace(header, via=header.via or _via(header, block.frame, holder))


def _own_words(text: str, block: Block, children: list[Block]) -> str:
    """The words of a block, of the same length: marks of quotation and inner messages are blanks."""
    start, end = block.inner
    words = list(text[start:end])
    for mark in block.marks:
        if start <= mark < end:
            words[mark - start] = " "
    for child in children:
        for at in range(child.inner.start, min(child.span.end, end)):
            if words[at - start] != "\n":
                words[at - start] = " "
    return without_address_stop("".join(words))


def _with_sure_title(layout: Layout) -> Layout:
    """The first line of a text inside another is a title only where it names a kind, or correspondents by office."""
    title = layout.title
    if title is None or title.kind is not None or (title.is_certain and _name_offices(title.senders, title.recipients)):
        return layout
    return layout._replace(title=None)


def _name_offices(senders: tuple[Party, ...], recipients: tuple[Party, ...]) -> bool:
    """Whether each side is named by an office: its noun, a rank, or the name of a body."""
    known = lexicon.ranks().keys() | lexicon.words("bodies") | lexicon.before_to("rarely")
    return all(
        any(party.office or not known.isdisjoint(_WORD.findall(party.text.casefold())) for party in side)
        for side in (senders, recipients)
    )


def _sure(words: str, header: Header, layout: Layout, *, is_framed: bool) -> Header:
    """Leave out what only a whole document would show: the number of a point, the last line of a table as a signature.

    Recipients of a salutation are left out too: a frame names them better.
    """
    salute = layout.opener.salute
    if salute is not None:
        recipients = tuple(party for party in header.recipients if not salute.holds(party.span))
        header = msgspec.structs.replace(header, recipients=recipients)
    if not is_framed and header.date is None and not header.recipients and not _is_signed(words, layout):
        senders = tuple(party for party in header.senders if party not in layout.foot.signed)
        header = msgspec.structs.replace(header, senders=senders)
    first = layout.body[0].start if layout.body else -1
    if any(
        number.span.start == first and number.value.isdigit() and int(number.value) < _LEAST_SURE
        for number in header.numbers
    ):
        spans = {field: span for field, span in header.spans.items() if field != "number"}
        numbers = tuple(number for number in header.numbers if number.span.start != first)
        header = msgspec.structs.replace(header, number=None, numbers=numbers, spans=spans)
    return header


def _is_signed(words: str, layout: Layout) -> bool:
    """Whether the foot stands under running text, and not at the end of a table or list."""
    at = next((n for n, segment in enumerate(layout.segments) if segment.kind in _FOOT), 0)
    return at > 0 and looks_like_prose(words, Line(*layout.segments[at - 1].span, gap=False))


def _shifted(header: Header, by: int) -> Header:
    """The same header, its spans counted in a text that begins `by` characters earlier."""
    changed: dict[str, object] = {
        field: tuple(msgspec.structs.replace(record, span=record.span.shifted(by)) for record in getattr(header, field))
        for field in ("senders", "recipients", "via", "copies", "numbers", "in_reply_to", "repeated_to", "glosses")
    }
    spans = {field: span.shifted(by) for field, span in header.spans.items()}
    return msgspec.structs.replace(header, spans=spans, **changed)


def _dated(text: str, header: Header, holder: Header) -> Header:
    """A message is no later than the one that holds it: a year completed from that one may be the year before."""
    if header.date is None or holder.date is None or header.date.min <= holder.date.max:
        return header
    if _YEAR.search(header.spans["date"].of(text)):
        return header
    earlier = _year_before(header.date)
    return msgspec.structs.replace(header, date=earlier) if earlier is not None else header


def _year_before(date: DateInterval) -> DateInterval | None:
    year = str(int(date.min[:4]) - 1)
    return period(year + date.min[4:]) if date.min == date.max else None


def _with_frame(text: str, header: Header, frame: Frame, holder: Header) -> Header:
    """Fill what the message does not state with what its frame does."""
    changed: dict[str, object] = {}
    spans = dict(header.spans)
    if frame.kind is not None and frame.kind_span is not None and "head" not in spans:
        changed["kind"], spans["kind"] = frame.kind, frame.kind_span
    if header.date is None and frame.date is not None and (date := _complete(frame.date, holder)) is not None:
        changed["date"], spans["date"] = date, frame.date.span
    if header.number is None and frame.number is not None:
        changed["number"], spans["number"] = frame.number.of(text).lstrip("0") or "0", frame.number
    if not header.senders:
        changed["senders"] = holder.senders if frame.is_mine else frame.senders
    if not header.recipients:
        changed["recipients"] = frame.recipients
    return msgspec.structs.replace(header, spans=spans, **changed)


def _complete(date: Date, holder: Header) -> DateInterval | None:
    """The interval of a date in a frame; the year that is not printed is the last in which it was not yet to come."""
    if date.interval is not None or not date.edtf.startswith("XXXX-") or holder.date is None:
        return date.interval
    here = period(holder.date.max[:4] + date.edtf[4:])
    if here is not None and here.min > holder.date.max:
        return _year_before(here)
    return here


def _with_salutation(text: str, header: Header, salute: Span) -> Header:
    words = _SALUTATION.sub("", salute.of(text)).rstrip(" :!,.")
    at = text.find(words, salute.start)
    return msgspec.structs.replace(header, recipients=(Party(words, Span(at, at + len(words))),))


def _via(header: Header, frame: Frame | None, holder: Header) -> tuple[Party, ...]:
    """Who hands the message on: whoever is asked to, else the sender of the message that holds it.

    Nobody who sends or is to receive it himself does; and where its sender is not known, neither is a carrier.
    """
    if frame is not None and frame.is_handed_on and not frame.is_mine:
        asked = holder.via or holder.recipients
        return _others(asked, header)
    return _others(holder.senders, header) if header.senders else ()


def _others(parties: tuple[Party, ...], header: Header) -> tuple[Party, ...]:
    return tuple(
        party for party in parties if not any(_same(party, one) for one in (*header.senders, *header.recipients))
    )


def _same(one: Party, other: Party) -> bool:
    """Whether two parties can be the same: the words of one name are among those of the other."""
    a, b = (set(_WORD.findall(_NOT_NAME.sub(" ", party.text).casefold())) for party in (one, other))
    return bool(a and b) and (a <= b or b <= a)
