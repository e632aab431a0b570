"""The header of a message, decided from everything that a document says of it.

Title, source note, front, first paragraph and foot are read apart; each says what it can, and here the fields are
decided: for every field the sources are asked in the order in which they can be trusted, and the first that knows
answers. An editor's or archive's title names the correspondents as they were; a label or address names them as the
message does; a signature names whoever signed for them.
"""

import re

from cablebook.model.dates import DateInterval, period
from cablebook.model.document import ArchiveRecord
from cablebook.model.header import Gloss, Header, Kind, Number, Party, Receipt, Reply
from cablebook.model.span import Span

from .archive import read_record
from .copies import together
from .dates import Date, complete, find_date
from .glosses import find_glosses
from .layout import Layout
from .lines import looks_like_prose
from .marks import FoundMark, marks_in_note
from .numbers import digits, read_opening_number
from .replies import find_replies
from .source_note import drafting, kind_suffix, posts
from .times import Time, find_time

_WIRED = ("telegram", "airgram")
_KEPT = ("memorandum_of_conversation", "minutes", "editorial_note")  # papers that are kept, not sent
_UNSIGNED = (*_KEPT, "report", "other")
_NUMBER_WITHIN = 120  # characters of a paragraph in which its opening number stands
_REPLY_WITHIN = 400  # characters of a paragraph in which it says what it answers
_YEAR = re.compile(r"(?<![\d,.])(?:1[5-9]|20)\d\d(?![\d,])")


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
    day, time, zone = _when(decision)
    marks = _marks(decision)
    drafted, cleared, approved = _drafting(decision)
    glosses = _glosses(decision)
    senders, recipients, via = _correspondents(decision, kind, glosses)
    return Header(
        head=_head(decision),
        kind=kind,
        origin=_origin(decision),
        date=day,
        time=time,
        zone=zone,
        place=_place(decision),
        senders=senders,
        recipients=recipients,
        via=via,
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
        repeated_to=_repeated(decision),
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
    return title.span.of(decision.text)


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
    if heading is not None and (title is None or not title.senders):
        decision.spans["kind"] = heading.span
        return heading.kind
    if title is None:
        return _letter(decision)
    if title.senders and title.recipients:
        return None
    decision.spans["kind"] = title.span
    return "other"


def _letter(decision: _Decision) -> Kind | None:
    """A paper without title, heading or number that opens with "Dear" and is signed is a letter."""
    opener, foot = decision.layout.opener, decision.layout.foot
    if opener.salute is None or opener.numbers or not foot.signed:
        return None
    if not opener.salute.of(decision.text).casefold().startswith(("dear ", "my dear ")):
        return None
    decision.spans["kind"] = opener.salute
    return "letter"


def _numbers(decision: _Decision, kind: Kind | None) -> tuple[Number, ...]:
    """Every number of the message, its own first.

    A number under the signature is the sender's; what stands at the head of a form is then the receiving office's.
    """
    layout = decision.layout
    title = [layout.title.number] if layout.title is not None and layout.title.number is not None else []
    front = list(layout.opener.numbers)
    opening = _opening_numbers(decision) if kind in _WIRED or layout.title is None else []
    foot = layout.foot.number
    if foot is not None and not title:
        front = [Number("receiver", number.value, number.span) for number in front]
        found = [*opening, foot, *front]
    else:
        found = [*title, *front, *opening, *([foot] if foot is not None else [])]
    first: dict[Span, Number] = {}
    for number in found:
        first.setdefault(number.span, number)
    return tuple(first.values())


def _opening_numbers(decision: _Decision) -> list[Number]:
    """The numbers that open the first paragraph; lines before it that are no running text are passed over."""
    text, layout = decision.text, decision.layout
    for line in layout.body:
        numbers = read_opening_number(text, line.start, min(line.end, line.start + _NUMBER_WITHIN), layout.body_end)
        if numbers or looks_like_prose(text, line):
            return numbers
    return []


def _own_number(decision: _Decision, numbers: tuple[Number, ...]) -> str | None:
    """The number by which others will cite the message: a number of the sender's or of a series before any other."""
    if not numbers:
        return None
    own = next((number for number in numbers if number.kind in ("sender", "series")), numbers[0])
    decision.spans["number"] = own.span
    return digits(own.value)


def _when(decision: _Decision) -> tuple[DateInterval | None, str | None, str | None]:
    """Date, time and zone of writing or sending, from the first source whose date can be told."""
    known = _dated(decision)
    years = _years(decision, [date for date, _ in known])
    for candidate, time in known:
        date = complete(candidate, years)
        if date.interval is None:
            continue
        decision.spans["date"] = date.span
        if time is None:
            return date.interval, None, None
        decision.spans["time"] = time.span
        if time.zone_span is not None:
            decision.spans["zone"] = time.zone_span
        return date.interval, time.value, time.zone
    return None, None, None


def _dated(decision: _Decision) -> list[tuple[Date, Time | None]]:
    """Dates of writing or sending, each with its time, in the order in which they are asked.

    The dateline, the line of sending, a label, the title, the foot, and last the archive's own date.
    """
    layout = decision.layout
    opener, title, foot = layout.opener, layout.title, layout.foot
    dated: list[tuple[Date | None, Time | None]] = []
    if opener.dateline is not None:
        dated.append((opener.dateline.date, opener.dateline.time or opener.time))
    if opener.sent is not None:
        dated.append((opener.sent.date, opener.sent.time))
    dated.append((opener.date, opener.time))
    if title is not None and title.date is not None:
        dated.append((title.date, find_time(decision.text, title.date.span.end, title.span.end)))
    dated.append((foot.date, foot.time))
    if layout.archive_date is not None:
        dated.append((find_date(decision.text, *layout.archive_date), None))
    return [(date, time) for date, time in dated if date is not None]


def _years(decision: _Decision, candidates: list[Date]) -> frozenset[str]:
    """Years that can complete a date: of another date of the header, else of the record, else of the text."""
    if all(candidate.interval is not None for candidate in candidates):
        return frozenset()
    received = decision.layout.opener.received
    dates = [*candidates, *([received.date] if received is not None and received.date is not None else [])]
    found = {date.interval.min[:4] for date in dates if date.interval is not None}
    return frozenset(found or _YEAR.findall(decision.stated_date or "") or _YEAR.findall(decision.text))


def _place(decision: _Decision) -> str | None:
    """The place of the dateline, else the station from which the message went, else the place in the title."""
    opener, title = decision.layout.opener, decision.layout.title
    if opener.dateline is not None and opener.dateline.place is not None:
        place, span = opener.dateline.place
    elif opener.station is not None:
        place, span = opener.station
    elif (post := _post(decision)) is not None:
        place, span = post.text, post.span
    elif title is not None and title.place is not None:
        place, span = title.place
    else:
        return None
    decision.spans["place"] = span
    return place


def _post(decision: _Decision) -> Party | None:
    """A single name behind "From" that is not the name under the message: the post from which it came."""
    senders = _parties(decision, "sender")
    signed = decision.layout.foot.signed
    if len(senders) != 1 or not signed or decision.layout.title is not None:
        return None
    name = senders[0].text
    return senders[0] if name.isalpha() and name.casefold() not in signed[0].text.casefold() else None


def _parties(decision: _Decision, role: str) -> tuple[Party, ...]:
    return tuple(party for of, party in decision.layout.opener.parties if of == role)


def _marks(decision: _Decision) -> list[FoundMark]:
    """The marks that the source notes state, else those on the paper."""
    noted = [mark for note in decision.layout.notes for mark in marks_in_note(decision.text, note.start, note.end)]
    return noted or list(decision.layout.opener.marks)


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
    """Who drafted, cleared and approved; a title's "by" names the drafter where no note does."""
    for note in decision.layout.notes:
        for statement in drafting(decision.text, note.start, note.end):
            decision.spans.setdefault(statement.field, statement.span)
    title = decision.layout.title
    if title is not None and title.authors:
        decision.spans.setdefault("drafted_by", Span(title.authors[0].span.start, title.authors[-1].span.end))
    drafted, cleared, approved = (decision.spans.get(field) for field in ("drafted_by", "cleared_by", "approved_by"))
    text = decision.text
    return drafted and drafted.of(text), cleared and cleared.of(text), approved and approved.of(text)


def _repeated(decision: _Decision) -> tuple[Party, ...]:
    """The posts that a source note says, else those that the message addresses for information."""
    stated = decision.spans.get("repeated_to")
    if stated is not None:
        return posts(decision.text, stated)
    # "CIAE 00" under INFO counts copies for an office at home: no post has a figure in its name.
    addressed = (party.span for party in _parties(decision, "repeated") if not any(c.isdigit() for c in party.text))
    informed = tuple(post for span in addressed for post in posts(decision.text, span))
    if informed:
        decision.spans["repeated_to"] = Span(informed[0].span.start, informed[-1].span.end)
    return informed


def _received(decision: _Decision, day: DateInterval | None) -> Receipt | None:
    """Receipt, its date completed from the day of sending where it is printed without a year."""
    moment = decision.layout.opener.received
    if moment is None:
        return None
    date = moment.date
    if date is not None:
        date = complete(date, frozenset({day.min[:4]}) if day is not None else _years(decision, [date]))
    decision.spans["received"] = moment.span
    return Receipt(
        date=date.edtf if date is not None else None,
        time=moment.time.value if moment.time is not None else None,
        zone=moment.time.zone if moment.time is not None else None,
        place=moment.place,
    )


def _origin(decision: _Decision) -> str | None:
    origin = decision.layout.opener.origin
    if origin is None:
        return None
    decision.spans["origin"] = origin
    return origin.of(decision.text)


def _replies(decision: _Decision, written: DateInterval | None) -> tuple[Reply, ...]:
    """What the front says, and the first two paragraphs."""
    found = list(decision.layout.opener.replies)
    for line in decision.layout.body[:2]:
        found += find_replies(decision.text, line.start, min(line.end, line.start + _REPLY_WITHIN))
    unique = {reply.span: reply for reply in found}
    return tuple(_dated_before(unique[span], written) for span in sorted(unique))


def _dated_before(reply: Reply, written: DateInterval | None) -> Reply:
    """Give the date of the message that is answered its year: the last in which that day is not after the answer."""
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
    foot = [g for span in layout.foot.signed_spans for g in find_glosses(text, *span, capitals_only=False)]
    unique = {gloss.span: gloss for gloss in (*front, *body, *foot)}
    return tuple(sorted(unique.values(), key=lambda gloss: gloss.span))


def _correspondents(
    decision: _Decision, kind: Kind | None, glosses: tuple[Gloss, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Party, ...]]:
    """Senders, recipients, and who hands on: as the title names them, else as the front and the signature do."""
    title, signed = decision.layout.title, decision.layout.foot.signed
    senders, recipients = (title.senders, title.recipients) if title is not None else ((), ())
    title_names_nobody = not senders and not recipients
    if title_names_nobody and kind not in _KEPT:
        senders, recipients = _parties(decision, "sender"), _parties(decision, "recipient")
    if signed and len(senders) == 1 and title_names_nobody and len(senders[0].text.split()) <= 2:
        # "From Pyongyang" above and a signature below: the first is the post.
        senders = signed
    elif signed and not senders and kind not in _UNSIGNED and (title is None or not title.authors):
        if recipients or kind != "memorandum":
            senders = signed
    elif len(signed) == 1 and len(senders) == 1 and _glosses_name(signed[0], senders[0], glosses):
        senders = signed
    return senders, recipients, _parties(decision, "via") if kind not in _KEPT else ()


def _glosses_name(signed: Party, sender: Party, glosses: tuple[Gloss, ...]) -> bool:
    """Whether the signature is the sender's cover name: `SEMENOV [Stalin]` under a telegram "from Stalin"."""
    name = sender.text.casefold()
    return any(gloss.name.casefold() == name and signed.span.holds(gloss.span) for gloss in glosses)
