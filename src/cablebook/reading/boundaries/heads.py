"""Heads: titles of editors and archives, and headlines, for the search for boundaries.

A title may be broken over lines; a dateline right under it makes it sure.
"""

from typing import NamedTuple

from cablebook.reading.closer import read_foot
from cablebook.reading.datelines import read_dateline
from cablebook.reading.dates import find_dates
from cablebook.reading.headings import read_heading
from cablebook.reading.lines import Line, looks_like_prose
from cablebook.reading.titles import Title, read_title

from .lines import (
    DIGIT,
    ENDS,
    HOLDERS,
    LONGEST_PLACE,
    LONGEST_TAIL,
    LONGEST_TITLE,
    NOTES,
    NUMBERED_TITLE,
    is_body,
    is_sentence,
    may_be_title,
    numbering,
    own_sort,
)  # fmt: skip
from .weights import Sign

_LONGEST_HEADLINE = 200  # characters
_LONGEST_HOUR = 24  # behind the day
_FARTHEST_KIND = 60  # characters of a title before the words that name its kind
_MOST_HEAD = 3  # lines of a title that is broken over several, and between a title and its dateline


class Head(NamedTuple):
    """How a document opens at a line.

    Attributes:
        sort: What the line is.
        ends: Index of the first line behind the head, dateline included.
        number: The editors' number that it bears.
        signs: What speaks for it so far.
    """

    sort: Sign
    ends: int
    number: int | None
    signs: frozenset[Sign]


def titled(text: str, lines: list[Line], at: int) -> Head | None:
    """The title that begins at line `at`, which may be broken over several lines."""
    first = lines[at]
    if not may_be_title(text, first) or read_heading(text, first.start, first.end) is not None:
        return None
    if text[first.start] in "[(" or is_sentence(text, first):
        return None
    for last in range(at, min(at + _MOST_HEAD, len(lines))):
        if last > at and (lines[last].gap or text[lines[last - 1].end - 1] in ENDS):
            return None
        end = lines[last].end
        if end - first.start > LONGEST_TITLE:
            return None
        below = dateline_below(text, lines, last + 1)
        found = _title_signs(text, first.start, end, is_dated=below is not None)
        if not found:
            continue
        sort = found[0]
        if found == (Sign.KIND_TITLE,) and below is None and _may_go_on(text, lines, last + 1):
            continue
        signs = {*found} if below is None else {*found, Sign.DATED_TITLE, Sign.DATELINE}
        numbered = NUMBERED_TITLE.match(text, first.start, end)
        return Head(sort, below or last + 1, int(numbered["number"]) if numbered else None, frozenset(signs))
    return None


def _may_go_on(text: str, lines: list[Line], at: int) -> bool:
    """Whether a title may go on in line `at`: it stands close, and is no line of a header itself."""
    return at < len(lines) and not lines[at].gap and own_sort(text, lines[at]) is None


def archive_head(text: str, lines: list[Line], at: int) -> Head | None:
    """An archive's head: its date and, straight under that, its title; its abstract may stand over both."""
    for n in range(at, min(at + 2, len(lines) - 1)):
        if lines[n + 1].gap or (n > at and lines[n].gap):
            return None
        if read_dateline(text, lines[n].start, lines[n].end) is not None:
            head = titled(text, lines, n + 1)
            if head is None or head.sort is not Sign.FULL_TITLE:
                return None
            return head._replace(signs=head.signs | {Sign.DATED_TITLE, Sign.DATELINE})
    return None


def _title_signs(text: str, start: int, end: int, *, is_dated: bool) -> tuple[Sign, ...]:
    """The sort of title that words are, and whether it bears its date; empty where they are none."""
    words = text[start:end]
    is_ended = words[-1] in ENDS and not (is_dated or words.endswith("m."))
    if words.isupper() or (is_ended and DIGIT.search(words, len(words) - LONGEST_TAIL) is None):
        return ()
    title = read_title(text, start, end)
    bears_date = title.date is not None or _ends_with_date(text, start, end)
    sort = None if is_ended and not bears_date else _title_sort(text, title)
    if sort is None:
        return ()
    return (sort, Sign.DATE_IN_TITLE) if bears_date else (sort,)


def _ends_with_date(text: str, start: int, end: int) -> bool:
    """Whether a line ends with a day, as one does that a page layout has put together of a title and a dateline."""
    tail = max(start, end - LONGEST_TAIL)
    if DIGIT.search(text, tail, end) is None:
        return False
    return any(
        day.interval is not None and day.interval.min == day.interval.max and end - day.span.end <= _LONGEST_HOUR
        for day in find_dates(text, tail, end)
    )


def _title_sort(text: str, title: Title) -> Sign | None:
    start, end = title.span
    if title.kind is None or title.kind_span is None:
        words = text[start:end]
        is_pair = words.startswith(HOLDERS, numbering(words)) and title.senders and title.recipients
        return Sign.CORRESPONDENTS if is_pair else None
    if title.kind_span.start - start > _FARTHEST_KIND:
        return None
    if title.kind == "editorial_note" and title.kind_span.end == end:
        return Sign.EDITORS_TITLE
    return Sign.FULL_TITLE if _names_both(title) else Sign.KIND_TITLE


def _names_both(title: Title) -> bool:
    return bool((title.senders and title.recipients) or (title.authors and title.date))


def dateline_below(text: str, lines: list[Line], at: int) -> int | None:
    """Where a dateline straight under a head ends, with no blank line between them; a line or two may stand there."""
    for n in range(at, min(at + _MOST_HEAD, len(lines))):
        line = lines[n]
        if line.gap:
            return None
        if read_dateline(text, line.start, line.end) is not None:
            return n + 1
        if looks_like_prose(text, line) and not text.startswith(NOTES, line.start):
            return None
    return None


def under_place(text: str, lines: list[Line], at: int) -> Sign | None:
    """What stands straight under a line in capitals that no reader knows, a place as a rule: an address or marks."""
    if at + 1 >= len(lines) or lines[at + 1].gap or lines[at].end - lines[at].start > LONGEST_PLACE:
        return None
    if not text[lines[at].start : lines[at].end].isupper():
        return None
    sort = own_sort(text, lines[at + 1])
    return sort if sort in (Sign.ADDRESS, Sign.MARKS, Sign.HEADING) else None


def is_headline(text: str, line: Line) -> bool:
    """Whether a line may head a document: capitalised words that are no sentence and no signature."""
    words = text[line.start : line.end]
    return (
        len(words) <= _LONGEST_HEADLINE
        and words[0].isupper()
        and not words.isupper()
        and " " in words
        and words[-1] not in ENDS
        and "\t" not in words
        and not is_sentence(text, line)
        and (may_be_title(text, line) or not read_foot(text, [line]).signed_spans)
    )


def is_abstract(text: str, lines: list[Line], at: int) -> bool:
    """Whether running text is the abstract that an archive puts between its title and the front of the document."""
    if at == 0 or at + 1 >= len(lines) or is_body(text, lines[at + 1]):
        return False
    above = titled(text, lines, at - 1)
    return (
        above is not None
        and above.sort is Sign.FULL_TITLE
        and Sign.DATED_TITLE not in above.signs
        and titled(text, lines, at + 1) is None
        and own_sort(text, lines[at + 1]) is not None
    )
