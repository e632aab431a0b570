"""The header of a message, decided from everything that a document says of it.

Title, source note, front, first paragraph and foot are read apart; each says what it can, and here the fields are
decided: for every field the sources are asked in the order in which they can be trusted, and the first that knows
answers. An editor's or archive's title names the correspondents as they were; a label or address names them as the
message does; a signature names whoever signed for them.
"""

import re
from collections.abc import Iterator

from cablebook.model.dates import DateInterval
from cablebook.model.document import ArchiveRecord
from cablebook.model.header import Gloss, Header, Kind, Number, Party, Receipt, Reply
from cablebook.model.span import Span

from .archive import read_record
from .copies import together
from .correspondents import correspondents, post
from .glosses import find_glosses, find_round_gloss
from .layout import Layout
from .lines import looks_like_prose
from .marks import FoundMark, marks_in_note
from .numbers import digits, read_opening_number
from .parties import posts
from .replies import find_replies
from .source_note import drafting, kind_suffix
from .when import answered, received, when

_WIRED = ("telegram", "airgram")
_NUMBER_WITHIN = 120  # characters of a paragraph in which its opening number stands
_QUOTES = '"“«„'
_REPLY_WITHIN = 400  # characters of a paragraph in which it says what it answers
_STAMP = re.compile(r"\[[^\]\n(]{0,40}?[Ii]ncoming\s(?:[Nn]o\.?|Nº|№)\s?(?P<number>\d[\d.]*(?:/\w{1,6})?)")


class _Decision:
    """What the fields are decided from, and the words behind them; lives as long as one call of `read_header`."""

    def __init__(self, text: str, layout: Layout, stated_date: str | None) -> None:
        self.text = text
        self.layout = layout
        self.stated_date = stated_date
        self.spans: dict[str, Span] = {}


def read_header(text: str, layout: Layout, *, date: str | None = None) -> Header:
    """Decide the header of a text that `layout.divide` has divided.

    Args:
        text: The document.
        layout: Its parts.
        date: The date that the document's record gives, for completing a printed date.
    """
    decision = _Decision(text, layout, date)
    kind = _kind(decision)
    numbers = _numbers(decision, kind)
    day, time, zone, spans = when(text, layout, date)
    decision.spans |= spans
    marks = _marks(decision)
    drafted, cleared, approved = _drafting(decision)
    glosses = _glosses(decision)
    named = correspondents(text, layout, kind, glosses)
    return Header(
        head=_head(decision),
        kind=kind,
        origin=_origin(decision),
        date=day,
        time=time,
        zone=zone,
        place=_place(decision),
        senders=named.senders,
        recipients=named.recipients,
        via=named.via,
        copies=together((*layout.opener.copies, *layout.foot.copies)),
        received=_received(decision, day),
        classification=_mark(decision, marks, "classification"),
        precedence=_mark(decision, marks, "precedence"),
        handling=_handling(decision, marks),
        number=_own_number(decision, numbers),
        numbers=numbers,
        in_reply_to=_replies(decision, day),
        drafted_by=drafted,
        cleared_by=cleared,
        approved_by=approved,
        repeated_to=_repeated(decision, named.informed),
        glosses=glosses,
        spans=decision.spans,
    )


def read_archive(text: str, layout: Layout) -> ArchiveRecord | None:
    """The archive's own description found around the document; None where there is none."""
    if layout.archive is None:
        return None
    title = layout.title.span.of(text) if layout.title is not None else None
    date = layout.archive_date.of(text) if layout.archive_date is not None else None
    return read_record(text, layout.archive, title=title, date=date)


def _head(decision: _Decision) -> str | None:
    title = decision.layout.title
    if title is None:
        return None
    decision.spans["head"] = title.span
    return " ".join(title.span.of(decision.text).split())


def _kind(decision: _Decision) -> Kind | None:
    """The kind that the title names, else the file reference under it, else the form heading of the paper."""
    title, heading = decision.layout.title, decision.layout.opener.heading
    if title is not None and title.kind is not None and title.kind_span is not None:
        decision.spans["kind"] = title.kind_span
        return title.kind
    for note in decision.layout.notes:
        suffix = kind_suffix(decision.text, note.start, note.end)
        if suffix is not None:
            decision.spans["kind"] = suffix[1]
            return suffix[0]
    if heading is not None and (title is None or not title.senders or heading.kind in _WIRED):
        decision.spans["kind"] = heading.span
        return heading.kind
    if title is None:
        return _letter(decision)
    if title.senders and title.recipients:
        return None
    decision.spans["kind"] = title.span
    return "other"


def _letter(decision: _Decision) -> Kind | None:
    """A signed paper that opens with "Dear" is a letter, if it bears no number or has a letterhead."""
    opener, foot = decision.layout.opener, decision.layout.foot
    if opener.salute is None or (opener.numbers and opener.origin is None) or not foot.signed:
        return None
    if not opener.salute.of(decision.text).casefold().startswith(("dear ", "my dear ")):
        return None
    decision.spans["kind"] = opener.salute
    return "letter"


def _numbers(decision: _Decision, kind: Kind | None) -> tuple[Number, ...]:
    """Every number of the message, its own first.

    A number under the signature, or beside the place of sending, is the sender's; what stands over the form is then the
    receiving office's. The words of a date-time group are a number too, and a stamp may bear the receiving office's.
    """
    text, layout = decision.text, decision.layout
    title = [layout.title.number] if layout.title is not None and layout.title.number is not None else []
    front = _front_numbers(layout)
    opening = _opening_numbers(decision) if kind in _WIRED or layout.title is None else []
    foot = layout.foot.number
    if foot is not None and not title:
        found = [*opening, foot, *(_receiver(number) for number in front)]
    else:
        found = [*title, *front, *opening, *([foot] if foot is not None else [])]
    first: dict[Span, Number] = {}
    for number in (*found, *_groups(text, layout), *_stamped(text, layout)):
        first.setdefault(number.span, number)
    return tuple(first.values())


def _front_numbers(layout: Layout) -> list[Number]:
    """The numbers of the front; the heading's is the receiving office's where another line tells the sender's."""
    front, heading = list(layout.opener.numbers), layout.opener.heading
    form = heading.number if heading is not None else None
    if form is None or not any(number.kind == "sender" and number != form for number in front):
        return front
    return [*(number for number in front if number != form), _receiver(form)]


def _receiver(number: Number) -> Number:
    return number if number.kind == "reference" else Number("receiver", number.value, number.span)


def _groups(text: str, layout: Layout) -> Iterator[Number]:
    """The date-time groups of the front: those of the dateline, of sending, behind a label."""
    opener = layout.opener
    dates = (opener.dateline and opener.dateline.date, opener.sent and opener.sent.date, opener.date)
    return (Number("reference", date.span.of(text), date.span) for date in dates if date and date.time is not None)


def _stamped(text: str, layout: Layout) -> Iterator[Number]:
    """The receiving office's numbers on stamps, which the end of a page may have left in mid-text."""
    if text.find("ncoming ", 0, layout.body_end) < 0:
        return iter(())
    stamps = _STAMP.finditer(text, 0, layout.body_end)
    return (Number("receiver", stamp["number"], Span(*stamp.span("number"))) for stamp in stamps)


def _opening_numbers(decision: _Decision) -> list[Number]:
    """The numbers that open the first paragraph; lines before it that are no running text are passed over."""
    text, layout = decision.text, decision.layout
    for line in layout.body:
        numbers = read_opening_number(text, line.start, min(line.end, line.start + _NUMBER_WITHIN), layout.body_end)
        if numbers or looks_like_prose(text, line):
            return numbers
    return []


def _own_number(decision: _Decision, numbers: tuple[Number, ...]) -> str | None:
    """The number by which others will cite the message: the sender's or a series', else a date-time group or the like.

    The number that the receiving office gave it is none.
    """
    own = next((number for number in numbers if number.kind in ("sender", "series")), None)
    own = own or next((number for number in numbers if number.kind == "reference"), None)
    if own is None:
        return None
    decision.spans["number"] = own.span
    return digits(own.value)


def _place(decision: _Decision) -> str | None:
    """The place of the dateline, else the station from which the message went, else the place in the title or foot."""
    opener, title = decision.layout.opener, decision.layout.title
    if opener.dateline is not None and opener.dateline.place is not None:
        place, span = opener.dateline.place
    elif opener.station is not None:
        place, span = opener.station
    elif (station := post(decision.layout)) is not None:
        place, span = station.text, station.span
    elif title is not None and title.place is not None:
        place, span = title.place
    elif decision.layout.foot.place is not None:
        place, span = decision.layout.foot.place
    else:
        return None
    decision.spans["place"] = span
    return place


def _marks(decision: _Decision) -> list[FoundMark]:
    """The marks that the source notes state, else those on the paper."""
    noted = [mark for note in decision.layout.notes for mark in marks_in_note(decision.text, note.start, note.end)]
    directed = decision.layout.directed
    return noted or [*decision.layout.opener.marks, *(directed.marks if directed is not None else ())]


def _mark(decision: _Decision, marks: list[FoundMark], kind: str) -> str | None:
    for found in marks:
        if found.mark.kind == kind:
            decision.spans[kind] = found.span
            return found.mark.name
    return None


def _handling(decision: _Decision, marks: list[FoundMark]) -> tuple[str, ...]:
    captions = [found for found in marks if found.mark.kind == "handling"]
    if captions:
        decision.spans["handling"] = Span(captions[0].span.start, captions[-1].span.end)
    return tuple(dict.fromkeys(found.mark.name for found in captions))


def _drafting(decision: _Decision) -> tuple[str | None, str | None, str | None]:
    """Who drafted, cleared and approved: a note says it, or a label; else a title's "by" names the drafter."""
    for note in decision.layout.notes:
        for statement in drafting(decision.text, note.start, note.end):
            decision.spans.setdefault(statement.field, statement.span)
    for field, span in (*decision.layout.opener.drafting.items(), *decision.layout.foot.drafting.items()):
        decision.spans.setdefault(field, span)
    title = decision.layout.title
    if title is not None and title.authors:
        decision.spans.setdefault("drafted_by", Span(title.authors[0].span.start, title.authors[-1].span.end))
    drafted, cleared, approved = (decision.spans.get(field) for field in ("drafted_by", "cleared_by", "approved_by"))
    text = decision.text
    return drafted and drafted.of(text), cleared and cleared.of(text), approved and approved.of(text)


def _repeated(decision: _Decision, informed: tuple[Party, ...]) -> tuple[Party, ...]:
    """The posts that a source note says, else those that the message addresses for information."""
    stated = decision.spans.get("repeated_to")
    if stated is not None:
        return posts(decision.text, stated)
    if informed:
        decision.spans["repeated_to"] = Span(informed[0].span.start, informed[-1].span.end)
    return informed


def _received(decision: _Decision, day: DateInterval | None) -> Receipt | None:
    found = received(decision.text, decision.layout, day, decision.stated_date)
    if found is None:
        return None
    decision.spans["received"] = found[1]
    return found[0]


def _origin(decision: _Decision) -> str | None:
    origin = decision.layout.opener.origin
    if origin is None:
        return None
    decision.spans["origin"] = origin
    return origin.of(decision.text)


def _replies(decision: _Decision, written: DateInterval | None) -> tuple[Reply, ...]:
    """What the front says, and the first two paragraphs; a paragraph may be printed in lines."""
    text, layout = decision.text, decision.layout
    found = list(layout.opener.replies)
    for start, end in _first_paragraphs(text, layout):
        if text[start] in _QUOTES:
            break  # a message inside this one, which answers another
        found += find_replies(text, start, min(end, start + _REPLY_WITHIN))
    unique = {reply.span: reply for reply in found}
    return tuple(answered(text, unique[span], written) for span in sorted(unique))


def _first_paragraphs(text: str, layout: Layout) -> Iterator[Span]:
    """The first two paragraphs of the text; one may be printed in several lines."""
    at = layout.body[0].start if layout.body else layout.body_end
    for _ in range(2):
        while at < layout.body_end and text[at].isspace():
            at += 1
        if at >= layout.body_end:
            return
        gap = text.find("\n\n", at, layout.body_end)
        end = layout.body_end if gap < 0 else gap
        yield Span(at, end)
        at = end


def _glosses(decision: _Decision) -> tuple[Gloss, ...]:
    """Glossed names of the front and the signature, and of the running text where they stand in capitals."""
    layout, text = decision.layout, decision.text
    body_at = layout.body[0].start if layout.body else layout.body_end
    front = find_glosses(text, layout.notes[-1].end if layout.notes else 0, body_at, capitals_only=False)
    body = find_glosses(text, body_at, layout.body_end, capitals_only=True)
    foot = [g for span in layout.foot.signed_spans for g in find_glosses(text, *span, capitals_only=False)]
    named = (
        *(party.span.start for _, party in layout.opener.parties),
        *(span.start for span in layout.foot.signed_spans),
    )
    ends = ((at, text.find("\n", at)) for at in named)
    rounded = (find_round_gloss(text, at, end if end >= 0 else len(text)) for at, end in ends)
    unique = {gloss.span: gloss for gloss in (*front, *body, *foot, *(gloss for gloss in rounded if gloss is not None))}
    return tuple(sorted(unique.values(), key=lambda gloss: gloss.span))
