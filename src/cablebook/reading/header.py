"""The header of a message, decided from everything that a document says of it.

Title, source note, front, first paragraph and foot are read apart; each says what it can, and here the fields are decided: for
every field the sources are asked in the order in which they can be trusted, and the first that knows answers.
An editor's or archive's title names the correspondents as they were; a label or address names them as the message does; a
signature names whoever signed for them.
"""

import re

from cablebook.model.dates import DateInterval, period
from cablebook.model.document import ArchiveRecord
from cablebook.model.header import Gloss, Header, Kind, Number, Party, Receipt, Reply
from cablebook.model.span import Span

from .archive import record
from .copies import together
from .dates import Date, complete, find_time
from .glosses import find_glosses
from .layout import Layout
from .marks import FoundMark, marks_in_note
from .numbers import digits, read_opening_number
from .opener import looks_like_prose, place_of
from .replies import find_replies
from .source_note import drafting, kind_suffix, posts

_YEAR = re.compile(r"(?<![\d,.])(?:1[5-9]|20)\d\d(?![\d,])")
_WIRED = ("telegram", "airgram")
_UNSIGNED = ("memorandum_of_conversation", "minutes", "editorial_note", "report", "other")
_KEPT = ("memorandum_of_conversation", "minutes", "editorial_note")  # papers that are kept, not sent


class _Decision:
    """The fields decided so far and the words behind them; lives as long as one call of `read_header`."""

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
    title, opener = layout.title, layout.opener
    kind = _kind(decision)
    numbers = _numbers(decision, kind)
    day, time, zone = _when(decision)
    marks = [mark for note in layout.notes for mark in marks_in_note(text, note.start, note.end)] or list(opener.marks)
    names, repeated = _drafting(decision)
    glosses = _glosses(decision)
    senders, recipients, via = _correspondents(decision, kind, glosses)
    number = _own_number(decision, numbers)
    head = None
    if title is not None:
        head = title.span.of(text)
        decision.spans["head"] = title.span
    return Header(
        head=head,
        kind=kind,
        origin=_origin(decision),
        date=day,
        time=time,
        zone=zone,
        place=_place(decision),
        senders=senders,
        recipients=recipients,
        via=via,
        copies=together(opener.copies),
        received=_received(decision),
        classification=_mark(decision, marks, "classification"),
        precedence=_mark(decision, marks, "precedence"),
        handling=_handling(decision, marks),
        number=number,
        numbers=numbers,
        in_reply_to=_replies(decision, day),
        drafted_by=names.get("drafted_by"),
        cleared_by=names.get("cleared_by"),
        approved_by=names.get("approved_by"),
        repeated_to=repeated,
        glosses=glosses,
        spans=decision.spans,
    )


def read_archive(text: str, layout: Layout) -> ArchiveRecord | None:
    """The archive's own description found around the document; None where there is none."""
    if layout.archive is None:
        return None
    title = layout.title.span.of(text) if layout.title is not None else None
    date = layout.archive_date.of(text) if layout.archive_date is not None else None
    return record(text, layout.archive, title=title, date=date)


def _kind(decision: _Decision) -> Kind | None:
    title = decision.layout.title
    if title is not None and title.kind is not None and title.kind_span is not None:
        decision.spans["kind"] = title.kind_span
        return title.kind
    for note in decision.layout.notes:
        suffix = kind_suffix(decision.text, note.start, note.end)
        if suffix is not None:
            decision.spans["kind"] = suffix[1]
            return "telegram" if suffix[0] == "telegram" else "airgram"
    if title is not None:
        if title.senders and title.recipients:
            return None
        decision.spans["kind"] = title.span
        return "other"
    return None


def _numbers(decision: _Decision, kind: str | None) -> tuple[Number, ...]:
    """Every number of the message: of its title, of lines of its own, of its first paragraph, of its foot."""
    layout = decision.layout
    found: list[Number] = []
    if layout.title is not None and layout.title.number is not None:
        found.append(layout.title.number)
    found += layout.opener.numbers
    if kind in _WIRED or layout.title is None:
        for line in layout.body:
            opening = read_opening_number(decision.text, line.start, min(line.end, line.start + 120), layout.body_end)
            found += opening
            if opening or looks_like_prose(decision.text, line):
                break
    if layout.foot.number is not None:
        found.append(layout.foot.number)
    unique = {number.span: number for number in found}
    return tuple(unique.values())


def _own_number(decision: _Decision, numbers: tuple[Number, ...]) -> str | None:
    if not numbers:
        return None
    decision.spans["number"] = numbers[0].span
    return digits(numbers[0].value)


def _when(decision: _Decision) -> tuple[DateInterval | None, str | None, str | None]:
    """Date, time and zone of writing: of the dateline, else of a label, the title, the foot."""
    layout = decision.layout
    candidates: list[Date] = []
    if layout.opener.dateline is not None and layout.opener.dateline.date is not None:
        candidates.append(layout.opener.dateline.date)
    if layout.opener.date is not None:
        candidates.append(layout.opener.date)
    if layout.title is not None and layout.title.date is not None:
        candidates.append(layout.title.date)
    if layout.foot.date is not None:
        candidates.append(layout.foot.date)
    years = _years(decision, candidates)
    for candidate in candidates:
        date = complete(candidate, years)
        if date.interval is None:
            continue
        decision.spans["date"] = date.span
        time, zone = _time(decision, candidate)
        return date.interval, time, zone
    return None, None, None


def _years(decision: _Decision, candidates: list[Date]) -> frozenset[str]:
    """Years that can complete a date printed without one: of another date of the header, else of the record, else of the text."""
    if all(candidate.interval is not None for candidate in candidates):
        return frozenset()
    found = {candidate.interval.min[:4] for candidate in candidates if candidate.interval is not None}
    return frozenset(found or _YEAR.findall(decision.stated_date or "") or _YEAR.findall(decision.text))


def _time(decision: _Decision, date: Date) -> tuple[str | None, str | None]:
    """The time of day that stands with the date."""
    layout = decision.layout
    dateline = layout.opener.dateline
    if dateline is not None and dateline.date is date:
        time = dateline.time
    elif layout.title is not None and layout.title.date is date:
        time = find_time(decision.text, date.span.end, layout.title.span.end)
    else:
        time = None
    if time is None:
        return None, None
    decision.spans["time"] = time.span
    if time.zone is not None:
        decision.spans["zone"] = time.span
    return time.value, time.zone


def _place(decision: _Decision) -> str | None:
    found = place_of(decision.layout.opener.dateline)
    if found is None:
        title = decision.layout.title
        if title is None or title.place is None or title.place_span is None:
            return None
        found = title.place, title.place_span
    decision.spans["place"] = found[1]
    return found[0]


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


def _drafting(decision: _Decision) -> tuple[dict[str, str], tuple[Party, ...]]:
    """Who drafted, cleared and approved, and where the message was repeated; a title's "by" names the drafter where no note does."""
    names: dict[str, str] = {}
    repeated: tuple[Party, ...] = ()
    for note in decision.layout.notes:
        for statement in drafting(decision.text, note.start, note.end):
            if statement.field in names:
                continue
            decision.spans[statement.field] = statement.span
            if statement.field == "repeated_to":
                repeated = posts(decision.text, statement.span)
            else:
                names[statement.field] = statement.span.of(decision.text)
    title = decision.layout.title
    if "drafted_by" not in names and title is not None and title.authors:
        decision.spans["drafted_by"] = Span(title.authors[0].span.start, title.authors[-1].span.end)
        names["drafted_by"] = decision.spans["drafted_by"].of(decision.text)
    return names, repeated


def _received(decision: _Decision) -> Receipt | None:
    received = decision.layout.opener.received
    if received is None:
        return None
    decision.spans["received"] = received[1]
    return received[0]


def _origin(decision: _Decision) -> str | None:
    origin = decision.layout.opener.origin
    if origin is None:
        return None
    decision.spans["origin"] = origin
    return origin.of(decision.text)


def _replies(decision: _Decision, written: DateInterval | None) -> tuple[Reply, ...]:
    found = list(decision.layout.opener.replies)
    for line in decision.layout.body[:2]:
        found += find_replies(decision.text, line.start, min(line.end, line.start + 400))
    unique = {reply.span: reply for reply in found}
    return tuple(_dated_before(unique[span], written) for span in sorted(unique))


def _dated_before(reply: Reply, written: DateInterval | None) -> Reply:
    """Give the date of the message that is answered its year: the last one in which that day is not after the answer."""
    if reply.date is None or not reply.date.startswith("XXXX-") or written is None:
        return reply
    year = int(written.max[:4])
    if reply.date[5:] > written.max[5 : len(reply.date)]:
        year -= 1
    date = f"{year}{reply.date[4:]}"
    return reply if period(date) is None else Reply(reply.number, date, reply.span)


def _glosses(decision: _Decision) -> tuple[Gloss, ...]:
    """Glossed names of the front and the signature, and of the running text where they stand in capitals."""
    layout, text = decision.layout, decision.text
    body_at = layout.body[0].start if layout.body else layout.body_end
    front = find_glosses(text, layout.notes[-1].end if layout.notes else 0, body_at, capitals_only=False)
    body = find_glosses(text, body_at, layout.body_end, capitals_only=True)
    signed = layout.foot.signed_span
    foot = find_glosses(text, signed.start, signed.end, capitals_only=False) if signed is not None else []
    unique = {gloss.span: gloss for gloss in (*front, *body, *foot)}
    return tuple(sorted(unique.values(), key=lambda gloss: gloss.span))


def _correspondents(
    decision: _Decision, kind: str | None, glosses: tuple[Gloss, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Party, ...]]:
    layout = decision.layout
    title = layout.title
    own = layout.opener.parties
    senders = title.senders if title is not None else ()
    recipients = title.recipients if title is not None else ()
    via = tuple(party for role, party in own if role == "via")
    if not senders and not recipients and kind not in _KEPT:
        senders = tuple(party for role, party in own if role == "sender")
        recipients = tuple(party for role, party in own if role == "recipient")
    signed = layout.foot.signed
    if signed is not None:
        if (
            not senders
            and kind not in _UNSIGNED
            and (title is None or not title.authors)
            and (recipients or kind != "memorandum")
        ) or (
            len(senders) == 1
            and any(
                gloss.name.casefold() == senders[0].text.casefold() and signed.span.holds(gloss.span)
                for gloss in glosses
            )
        ):
            senders = (signed,)
    return senders, recipients, via
