"""The parts of a text, from title to footnotes.

They are title, source note, opener, salutation, paragraphs and points, closer, signature, footnotes, and an archive's
own words. The front is divided first, because a header is read from it; the rest is laid out line by line. Every part
is a `Segment`; parts do not overlap.
"""

import itertools
import operator
import re
from typing import NamedTuple

from cablebook.model.header import Party
from cablebook.model.layout import Segment, SegmentKind
from cablebook.model.span import Span

from .addressees import addressee_above, addressee_alone, addressee_below, before_block
from .archive import ArchiveFoot, may_have_foot, may_have_head
from .archive import read_foot as read_archive_foot
from .archive import read_head as read_archive_head
from .closer import Foot, message_end, read_foot
from .datelines import read_dateline
from .directions import Direction, read_compliments, read_direction
from .lines import Line, lines_of, looks_like_prose
from .numbers import read_opening_number
from .opener import Opener, read_opener
from .repetition import read_repetition
from .title_lines import find_notes, find_title
from .titles import Title

_LONGEST_OPENING = 180  # characters of a first sentence that directs a message
_MOST_BODY = 3
_POINT = re.compile(
    r"""(?:-\ )?(?:\(?(?P<label>\d{1,2}|[a-z]|[ivx]{1,4}|[A-Z])[.)]
       |(?P<word>First|Second|Third|Fourth|Fifth|Finally)[.,:])\s""",
    re.VERBOSE,
)
_OMISSION = re.compile(r"\[?[.…* ]{1,8}\]?")
_FOOTNOTE = re.compile(r"\n\n\[(?P<label>\d{1,3})\]\ ")


class Layout(NamedTuple):
    """A text divided into its parts, and what was read of them on the way.

    Attributes:
        segments: The parts in reading order.
        title: The title, None where the text has none.
        notes: Source notes.
        opener: The front after title and source note.
        body: First lines after the front, at most three.
        body_end: Where the message's own words end.
        foot: Closing, signature, and what stands under it.
        directed: For whom and from whom it is, where a line of the front or the first sentence of a note says so.
        addressee: Whom the block over the salutation or under the signature names.
        repeated: The posts to which a sentence says that it was repeated.
        archive: The archive's own words behind the document.
        archive_date: The line of the archive's date, where the archive's title stands below it.
    """

    segments: tuple[Segment, ...]
    title: Title | None
    notes: tuple[Span, ...]
    opener: Opener
    body: tuple[Line, ...]
    body_end: int
    foot: Foot
    directed: Direction | None
    addressee: Party | None
    repeated: tuple[Party, ...]
    archive: ArchiveFoot | None
    archive_date: Span | None


def divide(text: str, foreign: tuple[Span, ...] = ()) -> Layout:
    """Divide a text into its parts. Works on any text; what is not recognised is a paragraph.

    Args:
        text: The document.
        foreign: Stretches of it that are in another language than the rest; they are kept apart and not read.
    """
    footnotes_at = _footnotes_start(text)
    lines = list(itertools.dropwhile(lambda line: _is_omission(text, line), lines_of(text, 0, footnotes_at)))
    foreign = tuple(span for span in foreign if span.end <= footnotes_at)
    if foreign:
        lines = [line for line in lines if not any(span.holds(line.span) for span in foreign)]
    archive, lines = _without_archive(text, lines)
    leading, title, untitled = find_title(text, lines, is_record_page=archive is not None)
    if title is not None and (archive is not None or _archive_date(text, leading) is not None):
        archive, untitled = _with_summary(text, archive, untitled)
    notes, message = find_notes(text, untitled) if title is not None else ([], untitled)
    if archive is None and len(leading) > 1:
        # The paper's own head, above a title that does not stand first.
        message = [line for line in leading if not _is_aside(text, line)] + message
        leading = [line for line in leading if _is_aside(text, line)]
    opener = read_opener(text, message)
    front, rest = _divide_front(message, opener)
    own = rest if title is not None and title.senders else rest[: message_end(text, rest)]
    directed = opener.directed or _compliments(text, own) or _opening_direction(text, own)
    addressee, below = _addressee(text, message, own, opener, directed)
    foot = read_foot(text, own[:below])
    segments = [
        *_front_segments(text, title, notes, leading, front, is_record_page=archive is not None),
        *_body_segments(text, rest, foot, len(own), opener),
        *_footnotes(text, footnotes_at),
        *(Segment(SegmentKind.FOREIGN, span) for span in foreign),
        *([Segment(SegmentKind.ARCHIVE, span, field) for field, span in archive.parts] if archive is not None else []),
    ]
    return Layout(
        segments=tuple(sorted(segments, key=operator.attrgetter("span"))),
        title=title,
        notes=tuple(notes),
        opener=opener,
        body=tuple(rest[:_MOST_BODY]),
        body_end=(own or lines)[-1].end if lines else 0,
        foot=foot,
        directed=directed,
        addressee=addressee,
        repeated=opener.repeated or _repeated(text, own),
        archive=archive,
        archive_date=_archive_date(text, leading) if archive is not None else None,
    )


def _without_archive(text: str, lines: list[Line]) -> tuple[ArchiveFoot | None, list[Line]]:
    """The archive's words around a document, and the lines without them; those above its title are left."""
    head = read_archive_head(text, lines) if may_have_head(text, lines) else None
    if head is not None:
        lines = lines[: head.first] + lines[head.end :]
    foot = read_archive_foot(text, lines) if may_have_foot(text, lines) else None
    if foot is not None:
        lines = [line for line in lines if line.end <= foot.start]
    if head is None:
        return foot, lines
    return ArchiveFoot(
        foot.start if foot is not None else len(text), (*head.parts, *(foot.parts if foot else ()))
    ), lines


def _is_aside(text: str, line: Line) -> bool:
    """Whether a line above a title is a date or a sentence: of the archive rather than of the paper."""
    return read_dateline(text, *line.span) is not None or looks_like_prose(text, line)


def _compliments(text: str, lines: list[Line]) -> Direction | None:
    """The parties of a note, from its first sentence."""
    return read_compliments(text, lines[0].start, lines[-1].end) if lines else None


def _opening_direction(text: str, lines: list[Line]) -> Direction | None:
    """`1177. Eyes only Cochran from Allison and Lacy.`: for whom and from whom, as the first sentence says it."""
    if not lines:
        return None
    start, end = lines[0].start, min(lines[0].end, lines[0].start + _LONGEST_OPENING)
    if text.find("rom ", start, end) < 0:
        return None
    numbers = read_opening_number(text, start, end, end)
    at = numbers[-1].span.end if numbers else start
    while at < end and text[at] in " .,;:":
        at += 1
    stop = text.find(". ", at, end)
    if stop < 0 and end < lines[0].end:
        return None
    return read_direction(text, at, stop if stop >= 0 else end)


def _addressee(
    text: str, message: list[Line], own: list[Line], opener: Opener, directed: Direction | None
) -> tuple[Party | None, int]:
    """Whom a letter's block of address names, and how many of its own lines stand before a block at the foot."""
    below = len(own)
    if opener.salute is None and directed is None:
        is_addressed = any(role == "recipient" for role, _ in opener.parties)
        return None if is_addressed else addressee_alone(text, own), below
    found = addressee_below(text, own)
    if found is not None:
        return found[0], found[1]
    if directed is not None and directed.recipients:
        below = before_block(text, own, directed.recipients[0])
    if opener.salute is None:
        return None, below
    above = addressee_above(text, [line for line in message if line.end <= opener.salute.start])
    return above, below


def _repeated(text: str, lines: list[Line]) -> tuple[Party, ...]:
    """The posts named by a sentence of repetition at the beginning or the end of the body."""
    for line in (*lines[:_MOST_BODY], *lines[_MOST_BODY:][-_MOST_BODY:]):
        if repeated := read_repetition(text, line.start, lines[-1].end):
            return repeated
    return ()


def _is_omission(text: str, line: Line) -> bool:
    return _OMISSION.fullmatch(text, *line.span) is not None


def _footnotes_start(text: str) -> int:
    """Where the block of footnotes begins, `[n] ...` behind a blank line; the end of the text where there is none."""
    at = text.find("\n\n[")
    first = _FOOTNOTE.search(text, at) if at >= 0 else None
    return first.start() if first else len(text)


def _with_summary(text: str, archive: ArchiveFoot | None, lines: list[Line]) -> tuple[ArchiveFoot | None, list[Line]]:
    """The archive's words with its abstract, and the lines without it.

    The abstract stands between the archive's title and the document's front: a sentence, and under it no running text.
    """
    if len(lines) < 2 or not looks_like_prose(text, lines[0]) or looks_like_prose(text, lines[1]):
        return archive, lines
    if text[lines[0].end - 1] != ".":
        return archive, lines
    parts = archive.parts if archive is not None else ()
    field = "information" if any(known == "summary" for known, _ in parts) else "summary"
    start = archive.start if archive is not None else len(text)
    return ArchiveFoot(start, ((field, lines[0].span), *parts)), lines[1:]


def _divide_front(lines: list[Line], opener: Opener) -> tuple[list[Line], list[Line]]:
    """The lines of the front and those behind it; a salutation ends the front, whatever stands between."""
    at = opener.taken
    if opener.salute is not None:
        while at < len(lines) and lines[at].start < opener.salute.start:
            at += 1
    return lines[:at], lines[at:]


def _archive_date(text: str, leading: list[Line]) -> Span | None:
    """The date that an archive prints over its title."""
    return leading[-1].span if leading and read_dateline(text, *leading[-1].span) else None


def _front_segments(
    text: str, title: Title | None, notes: list[Span], leading: list[Line], front: list[Line], *, is_record_page: bool
) -> list[Segment]:
    if is_record_page and leading and title is not None:
        segments = _archive_head(text, leading, title)
    else:
        segments = [Segment(SegmentKind.OPENER, line.span) for line in leading]
        segments += [Segment(SegmentKind.TITLE, title.span)] if title is not None else []
    segments += [Segment(SegmentKind.SOURCE_NOTE, note) for note in notes]
    segments += [Segment(SegmentKind.OPENER, line.span) for line in front]
    return segments


def _archive_head(text: str, leading: list[Line], title: Title) -> list[Segment]:
    """What an archive prints over the document: its title, the date above it, and above that whatever it likes."""
    date = _archive_date(text, leading)
    return [
        *(Segment(SegmentKind.ARCHIVE, line.span, "date" if line.span == date else "information") for line in leading),
        Segment(SegmentKind.ARCHIVE, title.span, "title"),
    ]


def _body_segments(text: str, lines: list[Line], foot: Foot, own: int, opener: Opener) -> list[Segment]:
    """Salutation, paragraphs, points and foot; of `lines` the first `own` belong to the message itself."""
    segments: list[Segment] = []
    paragraph = SegmentKind.PARAGRAPH
    for n, (start, end, _) in enumerate(lines):
        at = start
        if n == 0 and opener.salute is not None:
            segments.append(Segment(SegmentKind.SALUTE, opener.salute))
            at = opener.salute.end
            while at < end and text[at].isspace():
                at += 1
            if at >= end:
                continue
        if foot.first <= n < own:
            kind = SegmentKind.SIGNED if (start, end) in foot.signed_spans else SegmentKind.CLOSER
            segments.append(Segment(kind, Span(at, end)))
        elif point := _POINT.match(text, at, end):
            segments.append(Segment(SegmentKind.POINT, Span(at, end), point["label"] or point["word"]))
        else:
            segments.append(Segment(paragraph, Span._make((at, end))))
    return segments


def _footnotes(text: str, start: int) -> list[Segment]:
    opened = list(_FOOTNOTE.finditer(text, start))
    stops = [*(match.start() for match in opened), len(text)][1:]
    segments = []
    for match, stop in zip(opened, stops, strict=False):
        first = match.start() + 2
        span = Span(first, first + len(text[first:stop].rstrip()))
        segments.append(Segment(SegmentKind.FOOTNOTE, span, match["label"]))
    return segments
