"""The parts of a text: title, source note, opener, salutation, paragraphs and points, closer, signature, footnotes, archive.

The front is divided first, because a header is read from it; the rest is laid out line by line. Every part is a `Segment`; a line
belongs to at most one.
"""

import re
from typing import NamedTuple

from cablebook.model.layout import Segment, SegmentKind
from cablebook.model.span import Span

from .archive import ArchiveFoot, may_have_foot
from .archive import read_foot as read_archive_foot
from .closer import Foot, message_end, read_foot
from .datelines import read_dateline
from .headings import read_heading
from .lines import Line, lines_of
from .marks import read_marks
from .numbers import read_number_line
from .opener import Opener, looks_like_prose, read_opener
from .source_note import kind_suffix
from .titles import Title, is_numbered, read_title

_POINT = re.compile(
    r"(?:- )?(?:\(?(?P<label>\d{1,2}|[a-z]|[ivx]{1,4}|[A-Z])[.)]|(?P<word>First|Second|Third|Fourth|Fifth|Finally)[.,:])\s"
)
_FILE_REFERENCE = re.compile(
    r"\[?Source: |.*\d.*/|.*(?:[Ff]iles?|[Ll]ot|Library|Archives|Collection|Records|Papers)\b|.*: ?(?:Telegram|Airgram)\.?$"
)


_OMISSION = re.compile(r"\[?[.…* ]{1,8}\]?")
_LONGEST_TITLE = 600
_SOURCE_LABEL = ("Source: ", "[Source: ")


class Layout(NamedTuple):
    """A text divided, with what was understood on the way.

    Attributes:
        segments: The parts in reading order.
        title: The title, None where the text has none.
        notes: Source notes.
        opener: The front after title and source note.
        body: First paragraphs after the front, at most three.
        body_end: Where the message's own words end.
        foot: Closing, signature, and what stands under it.
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
    archive: ArchiveFoot | None
    archive_date: Span | None


def divide(text: str) -> Layout:
    """Divide a text into its parts. Works on any text; what is not recognised is a paragraph."""
    footnotes_at = _footnotes_start(text)
    lines = lines_of(text, 0, footnotes_at)
    while lines and _OMISSION.fullmatch(text, lines[0].start, lines[0].end):
        lines = lines[1:]
    archive = read_archive_foot(text, lines) if may_have_foot(text, lines) else None
    if archive is not None:
        lines = [line for line in lines if line.end <= archive.start]
    at, title, leading = _find_title(text, lines, is_record_page=archive is not None)
    notes: list[Span] = []
    if title is not None:
        while at < len(lines) and len(notes) < 3 and _is_source_note(text, lines, at):
            notes.append(lines[at].span)
            at += 1
        for n in range(at, min(at + 4, len(lines))):
            if text.startswith(_SOURCE_LABEL, lines[n].start):
                notes.append(lines[n].span)
                lines = lines[:n] + lines[n + 1 :]
                break
    opener = read_opener(text, lines[at:])
    body_at = at + opener.taken
    if opener.salute is not None:
        while body_at < len(lines) and lines[body_at].start < opener.salute.start:
            body_at += 1
    rest = lines[body_at:]
    own = rest if title is not None and title.senders else rest[: message_end(text, rest)]
    foot = read_foot(text, own)
    body_end = own[-1].end if own else (lines[-1].end if lines else 0)
    segments = _front_segments(title, notes, leading, lines[at:body_at], is_record_page=archive is not None)
    segments += _body_segments(text, rest, foot, len(own), opener)
    segments += _footnotes(text, footnotes_at)
    if archive is not None:
        segments += [Segment(SegmentKind.ARCHIVE, span, field) for field, span in archive.parts]
    segments.sort(key=lambda segment: segment.span)
    archive_date = (
        leading[-1].span
        if leading and archive is not None and read_dateline(text, leading[-1].start, leading[-1].end)
        else None
    )
    return Layout(tuple(segments), title, tuple(notes), opener, tuple(rest[:3]), body_end, foot, archive, archive_date)


def _footnotes_start(text: str) -> int:
    """Where the block of footnotes begins, `[n] ...` behind a blank line; the length of the text where there is none."""
    at = text.find("\n\n[")
    while at >= 0:
        close = text.find("]", at + 3, at + 8)
        if close > 0 and text[at + 3 : close].isdigit() and text[close + 1 : close + 2] == " ":
            return at
        at = text.find("\n\n[", at + 3)
    return len(text)


def _find_title(text: str, lines: list[Line], *, is_record_page: bool) -> tuple[int, Title | None, list[Line]]:
    """The title among the first lines: index of the line after it, the title, and the lines that stand before it."""
    if not lines:
        return 0, None, []
    first = lines[0]
    opens = not (first.end - first.start > _LONGEST_TITLE) and _opens_with_title(text, lines)
    title = read_title(text, first.start, first.end) if opens else None
    if title is not None and (title.is_certain or is_numbered(text, first.start, first.end)):
        return 1, title, []
    for n, line in enumerate(lines[1:4], 1):
        if _names_correspondents(text, line):
            return n + 1, read_title(text, line.start, line.end), lines[:n]
        if not is_record_page and looks_like_prose(text, line):
            break
    return (0, None, []) if title is None else (1, title, [])


def _names_correspondents(text: str, line: Line) -> bool:
    """Whether a line names a kind, a sender and a recipient, as an archive's title does wherever it stands."""
    if line.end - line.start > 200 or text[line.end - 1] in ".;":
        return False
    title = read_title(text, line.start, line.end)
    return bool(
        title.kind_span is not None and title.kind_span.start - line.start <= 30 and title.senders and title.recipients
    )


def _opens_with_title(text: str, lines: list[Line]) -> bool:
    """Whether the first line is a title: it names a kind or correspondents, or heads a block as titles do."""
    line = lines[0]
    size = line.end - line.start
    words = text[line.start : line.end]
    if size <= 160 and (read_marks(text, line.start, line.end) or read_dateline(text, line.start, line.end)):
        return False
    following = lines[1] if len(lines) > 1 else None
    is_headed = following is not None and not following.gap and _is_head_line(text, following)
    if (
        is_numbered(text, line.start, line.end)
        and (is_headed or not words.endswith((".", ":")))
        and not looks_like_sentence(words)
    ):
        return True
    if not is_headed and (words.endswith((".", "!", "?", ",")) or looks_like_sentence(words) or ". " in words[40:]):
        return False
    if (
        (words.isupper() and not is_headed)
        or _is_form_heading(text, line)
        or read_number_line(text, line.start, line.end)
    ):
        return False
    title = read_title(text, line.start, line.end)
    if (
        title.is_certain
        and (title.kind_span is None or title.kind_span.start - line.start <= 60)
        and (is_headed or following is None or following.gap or title.recipients)
    ):
        return title.kind is not None or words.startswith(("The ", "Mr. ", "President ")) or is_headed
    return is_headed or (
        size <= 200
        and following is not None
        and following.gap
        and looks_like_prose(text, following)
        and not looks_like_sentence(words)
    )


def _is_form_heading(text: str, line: Line) -> bool:
    heading = read_heading(text, line.start, line.end)
    return heading is not None and (heading.number is not None or text[line.start : line.end].isupper())


def looks_like_sentence(words: str) -> bool:
    """Whether words run on as a sentence does: a full stop inside before a capital, or most words in lower case."""
    split = words.split()
    return len(split) > 14 and sum(w[0].islower() for w in split) > len(split) * 0.6


def _is_head_line(text: str, line: Line) -> bool:
    """Whether a line under the first one belongs to an editor's head: a source note, a file reference or a dateline."""
    return (
        _FILE_REFERENCE.match(text, line.start, line.end) is not None
        or read_dateline(text, line.start, line.end) is not None
    )


def _is_source_note(text: str, lines: list[Line], n: int) -> bool:
    """Whether line `n`, straight under the title or another note, is an editor's or file's note rather than the header."""
    line = lines[n]
    if line.gap:
        return text.startswith(_SOURCE_LABEL, line.start)
    if text.startswith(_SOURCE_LABEL, line.start) or kind_suffix(text, line.start, line.end):
        return True
    if line.end - line.start <= 160 and (
        read_dateline(text, line.start, line.end) or read_marks(text, line.start, line.end)
    ):
        return False
    return _FILE_REFERENCE.match(text, line.start, line.end) is not None


def _front_segments(
    title: Title | None, notes: list[Span], leading: list[Line], opener: list[Line], *, is_record_page: bool
) -> list[Segment]:
    segments = [Segment(SegmentKind.OPENER, line.span) for line in leading]
    if title is not None:
        segments.append(
            Segment(
                SegmentKind.ARCHIVE if is_record_page and leading else SegmentKind.TITLE,
                title.span,
                "title" if is_record_page and leading else None,
            )
        )
    segments += [Segment(SegmentKind.SOURCE_NOTE, note) for note in notes]
    segments += [Segment(SegmentKind.OPENER, line.span) for line in opener]
    return segments


def _body_segments(text: str, lines: list[Line], foot: Foot, own: int, opener: Opener) -> list[Segment]:
    segments: list[Segment] = []
    for n, line in enumerate(lines):
        start = line.start
        if n == 0 and opener.salute is not None:
            segments.append(Segment(SegmentKind.SALUTE, opener.salute))
            start = opener.salute.end
            while start < line.end and text[start].isspace():
                start += 1
            if start >= line.end:
                continue
        if foot.first <= n < own:
            kind = SegmentKind.SIGNED if line.span in foot.signed_spans else SegmentKind.CLOSER
            segments.append(Segment(kind, line.span))
            continue
        point = _POINT.match(text, start, line.end)
        label = (point["label"] or point["word"]) if point else None
        segments.append(Segment(SegmentKind.POINT if point else SegmentKind.PARAGRAPH, Span(start, line.end), label))
    return segments


def _footnotes(text: str, start: int) -> list[Segment]:
    segments: list[Segment] = []
    at = start
    while at < len(text):
        following = text.find("\n\n[", at + 3)
        while following >= 0 and not text[following + 3 : following + 4].isdigit():
            following = text.find("\n\n[", following + 3)
        stop = len(text) if following < 0 else following
        first = at + 2
        close = text.find("]", first, first + 6)
        end = stop - (len(text[first:stop]) - len(text[first:stop].rstrip()))
        if end > first:
            segments.append(
                Segment(SegmentKind.FOOTNOTE, Span(first, end), text[first + 1 : close] if close > 0 else None)
            )
        at = stop
    return segments
