"""Which lines of a text are its title, and which are the notes of its source under it.

An editor's title stands first, an archive's below its date; a paper may print one in capitals under its own head, and
one may run over two lines. What could be a title is weighed by what it names and by what stands under it.
"""

import re

from cablebook.model.span import Span

from .addresses import read_address
from .datelines import read_dateline
from .headings import read_heading
from .labels import WORDS, read_label
from .lines import Line, looks_like_prose
from .marks import read_marks
from .numbers import read_number_line
from .origins import read_origin
from .parties import is_person
from .source_note import kind_suffix
from .titles import Title, is_numbered, read_title
from .transit import read_transit

_LONGEST_TITLE = 600  # characters
_LONGEST_LATE_TITLE = 200  # of a title that does not stand first
_FARTHEST_KIND = 60  # characters of a title before the words that name its kind
_FARTHEST_LATE_KIND = 30
_MOST_LEADING = 3  # lines before a title that does not stand first
_MOST_LEADING_HEAD = 8  # lines of a paper's head before a title in capitals
_TO = ("TO ", "to ", "addressed to ", "ADDRESSED TO ")  # the second line of such a title
_SHORTEST_OF_TWO = 12  # characters of the first line of a title that runs over two
_MOST_NOTES = 3
_FARTHEST_NOTE = 4  # lines
_FILES = re.compile(r"(?:[Ff]iles?|[Ll]ot|Library|Archives|Collection|Records|Papers)\b")
_SOURCE_LABEL = ("Source: ", "[Source: ")
_HOLDERS = ("The ", "Mr. ", "President ")  # with one of these a title opens that names correspondents alone
_DIGIT = re.compile(r"[0-9]")


def find_title(text: str, lines: list[Line], *, is_record_page: bool) -> tuple[list[Line], Title | None, list[Line]]:
    """The title among the first lines, between the lines that stand before it and those that follow."""
    if not lines:
        return [], None, []
    joined = _title_of_two_lines(text, lines)
    if joined is not None:
        return joined
    first = lines[0]
    title = read_title(text, first.start, first.end) if _opens_with_title(text, lines) else None
    if title is not None and (title.is_certain or is_numbered(text, first.start, first.end)):
        return [], title, lines[1:]
    for n, line in enumerate(lines[1 : _MOST_LEADING + 1], 1):
        is_headed = n + 1 < len(lines) and not lines[n + 1].gap and _is_head_line(text, lines[n + 1])
        if _names_correspondents(text, line, is_headed=is_headed) and not _is_subject(text, lines[n - 1]):
            return lines[:n], read_title(text, line.start, line.end), lines[n + 1 :]
        if not is_record_page and looks_like_prose(text, line):
            break
    if title is None and (late := _title_in_capitals(text, lines)) is not None:
        return late
    return ([], None, lines) if title is None else ([], title, lines[1:])


def _is_subject(text: str, above: Line) -> bool:
    """Whether the line above is the label of a subject: what stands under it tells of others."""
    label = read_label(text, *above.span)
    return label is not None and label.rest is None and label.field in WORDS


def _title_of_two_lines(text: str, lines: list[Line]) -> tuple[list[Line], Title, list[Line]] | None:
    """A title that names its sender on one line and its recipient on the next, first or under the paper's head."""
    for n in range(min(_MOST_LEADING + 1, len(lines) - 1)):
        line, below = lines[n], lines[n + 1]
        if below.gap or not text.startswith(_TO, below.start) or (n > 0 and not line.gap):
            continue
        title = _title_over(text, line, below) if line.end - line.start > _SHORTEST_OF_TWO else None
        if title is not None:
            return lines[:n], title, lines[n + 2 :]
    return None


def _title_over(text: str, first: Line, last: Line) -> Title | None:
    """The title that runs from one line to another, if it names a sender and a recipient."""
    if last.end - first.start > _LONGEST_LATE_TITLE:
        return None
    title = read_title(text, first.start, last.end)
    return title if title.senders and title.recipients else None


def _title_in_capitals(text: str, lines: list[Line]) -> tuple[list[Line], Title | None, list[Line]] | None:
    """A title in capitals under the head of the paper, apart from it, that names kind, sender and recipient."""
    for n in range(1, min(_MOST_LEADING_HEAD, len(lines) - 1)):
        line = lines[n]
        if looks_like_prose(text, line) and not text[line.start : line.end].isupper():
            return None
        last = n
        while last + 1 < len(lines) and not lines[last + 1].gap and last < n + 2:
            last += 1
        words = text[line.start : lines[last].end]
        if not line.gap or not words.isupper() or " FROM " not in words or "TO " not in words:
            continue
        title = _title_over(text, line, lines[last])
        if title is not None and title.kind_span is not None and title.kind_span.start == line.start:
            return lines[:n], title, lines[last + 1 :]
    return None


def _names_correspondents(text: str, line: Line, *, is_headed: bool) -> bool:
    """Whether a line names a kind, a sender and a recipient, as an archive's title does wherever it stands.

    Over an editor's head (`is_headed`) it may do without the kind.
    """
    if line.end - line.start > _LONGEST_LATE_TITLE or text[line.end - 1] in ".;":
        return False
    title = read_title(text, line.start, line.end)
    if title.kind_span is None:
        return is_headed and title.is_certain and text.startswith(_HOLDERS, line.start)
    return title.kind_span.start - line.start <= _FARTHEST_LATE_KIND and bool(title.senders and title.recipients)


def _opens_with_title(text: str, lines: list[Line]) -> bool:
    """Whether the first line is a title: it names a kind or correspondents, or heads a block as titles do."""
    line = lines[0]
    if line.end - line.start > _LONGEST_TITLE or _is_opener_line(text, line):
        return False
    words = text[line.start : line.end]
    following = lines[1] if len(lines) > 1 else None
    is_headed = following is not None and not following.gap and _is_head_line(text, following)
    is_sentence = _looks_like_sentence(words)
    if is_numbered(text, *line.span) and not is_sentence and (is_headed or not words.endswith((".", ":", ","))):
        return True
    if not is_headed and (is_sentence or words.endswith((".", "!", "?", ",")) or ". " in words[40:]):
        return False
    if (words.isupper() and not is_headed) or _is_form_heading(text, line) or read_number_line(text, *line.span):
        return False
    title = read_title(text, line.start, line.end)
    if not title.is_certain and read_origin(text, *line.span):
        return False
    is_near = title.kind_span is None or title.kind_span.start - line.start <= _FARTHEST_KIND
    if title.is_certain and is_near and (is_headed or following is None or following.gap or title.recipients):
        return title.kind is not None or is_headed or words.startswith(_HOLDERS) or is_person(words.split(",")[0])
    return is_headed or _stands_over_prose(text, line, following)


def _stands_over_prose(text: str, line: Line, following: Line | None) -> bool:
    """Whether a short line that is no sentence and no address stands apart over running text."""
    return (
        line.end - line.start <= _LONGEST_LATE_TITLE
        and text[line.end - 1] not in ":!,"  # a salutation
        and following is not None
        and following.gap
        and looks_like_prose(text, following)
        and read_address(text, *line.span) is None
        and read_label(text, *line.span) is None
        and read_transit(text, *line.span) is None
    )


def _is_opener_line(text: str, line: Line) -> bool:
    return read_marks(text, *line.span) is not None or read_dateline(text, *line.span) is not None


def _is_form_heading(text: str, line: Line) -> bool:
    heading = read_heading(text, *line.span)
    words = text[line.start : line.end]
    return heading is not None and (heading.number is not None or words.isupper() or heading.is_qualified)


def _looks_like_sentence(words: str) -> bool:
    """Whether words run on as a sentence does: more than 14 of them, three in five in lower case."""
    split = words.split()
    return len(split) > 14 and sum(word[0].islower() for word in split) > len(split) * 0.6


def _is_head_line(text: str, line: Line) -> bool:
    """Whether a line under the first one belongs to an editor's head: a source note, a file reference or a dateline."""
    if read_dateline(text, *line.span) is not None:
        return True
    return _is_file_reference(text, line) and read_number_line(text, *line.span) is None


def _is_file_reference(text: str, line: Line) -> bool:
    """Whether a line says where a paper is kept: by name, or by a number with a slash, or by a file number's kind."""
    if text.startswith(_SOURCE_LABEL, line.start) or kind_suffix(text, *line.span):
        return True
    slash = text.rfind("/", *line.span)
    if slash >= 0 and _DIGIT.search(text, line.start, slash):
        return True
    return _FILES.search(text, *line.span) is not None


def find_notes(text: str, lines: list[Line]) -> tuple[list[Span], list[Line]]:
    """The source notes straight under a title, or a little below it, and the lines without them."""
    at = 0
    while at < len(lines) and at < _MOST_NOTES and _is_source_note(text, lines[at]):
        at += 1
    notes, rest = [line.span for line in lines[:at]], lines[at:]
    for n, line in enumerate(rest[:_FARTHEST_NOTE]):
        if text.startswith(_SOURCE_LABEL, line.start):
            return [*notes, line.span], rest[:n] + rest[n + 1 :]
    return notes, rest


def _is_source_note(text: str, line: Line) -> bool:
    """Whether a line straight under the title or a note is an editor's or file's note rather than the header.

    A blank line may stand between where the line says so by its label or its form.
    """
    if text.startswith(_SOURCE_LABEL, line.start):
        return True
    if line.gap:
        return kind_suffix(text, *line.span) is not None and _is_file_reference(text, line)
    return kind_suffix(text, *line.span) is not None or (
        _is_file_reference(text, line) and not _is_opener_line(text, line)
    )
