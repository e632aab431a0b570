"""The archive's own words around a document: what a saved record page prints before and after the text.

    Telegram from Stalin to Mao Zedong            <- the archive's title
    ... the document ...
    Stalin agrees to send ammunition ...          <- its summary
    Author(s):
    Associated Places
    Rights
    The Program welcomes reuse ...

The foot is found from its labels: at least two of them, alone on their lines, after the last line of the document. What
stands under a label belongs to it; a label with nothing under it says nothing. Some pages print such labels between
their title and the document as well: that is the head, and the document begins under what its last label holds.
"""

import functools
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.document import ArchiveRecord
from cablebook.model.span import Span

from .lines import Line

_LONGEST_LABEL = 48  # characters
_MOST_LINES = 80
_FARTHEST = 12  # lines between two labels, and between the last label and the end
_MOST_ABOVE = 8  # lines between the top of a page and the first label of its head
_FARTHEST_IN_HEAD = 4  # lines between two labels of the head
_LISTS = ("authors", "people", "places")


class ArchiveFoot(NamedTuple):
    """The archive's words behind a document.

    Attributes:
        start: Where they start.
        parts: Each part with its field of `ArchiveRecord` and its place; `label` for a label, `information` for what
            belongs to no field.
    """

    start: int
    parts: tuple[tuple[str, Span], ...]


class ArchiveHead(NamedTuple):
    """The archive's words between its title and the document.

    Attributes:
        first, end: The lines that it takes, counted among those given.
        parts: As those of the foot.
    """

    first: int
    end: int
    parts: tuple[tuple[str, Span], ...]


@functools.cache
def _printed() -> frozenset[str]:
    return frozenset(row["label"] for row in lexicon.rows("archive_labels"))


def may_have_foot(text: str, lines: list[Line]) -> bool:
    """A cheap test that passes every text with an archive's foot and few others.

    Of two labels among its last lines one at least stands alone.
    """
    last = lines[-_MOST_LINES:]
    if not _has_label(text, last):
        return False
    labels = _printed()
    return (
        sum(text[line.start : min(line.end, line.start + _LONGEST_LABEL)].split(":")[0] in labels for line in last) > 1
    )


def read_foot(text: str, lines: list[Line]) -> ArchiveFoot | None:
    """The archive's foot among the non-blank lines of a text; None where there is none."""
    at = _last_run(text, _labels(text, lines, with_values=True), lines)
    if len(at) < 2:
        return None
    parts: list[tuple[str, Span]] = []
    first = at[0][0]
    summary = _summary(text, lines, first)
    if summary is not None:
        parts.append(("summary", summary))
    parts += _parts(text, lines, at, len(lines))
    return ArchiveFoot((summary or lines[first].span).start, tuple(parts))


def may_have_head(text: str, lines: list[Line]) -> bool:
    """A cheap test that passes every text with an archive's head and few others: a label among its first lines."""
    return _has_label(text, lines[: _MOST_ABOVE + 1])


def _has_label(text: str, lines: list[Line]) -> bool:
    short = [text[start:end].rstrip(": ") for start, end, _ in lines if end - start <= _LONGEST_LABEL]
    return not _printed().isdisjoint(short)


def read_head(text: str, lines: list[Line]) -> ArchiveHead | None:
    """The archive's head among the lines of a text; None where it has fewer than two labels or nothing is under it."""
    at: list[tuple[int, str]] = []
    for n, field in _labels(text, lines):
        if n - (at[-1][0] if at else 0) > (_FARTHEST_IN_HEAD if at else _MOST_ABOVE):
            break
        at.append((n, field))
    if len(at) > 1 and at[-1][0] == at[-2][0] + 1 and not lines[at[-1][0]].gap:
        at.pop()  # a label's value that is a label itself: "Content-Type" over "Translation"
    if len(at) < 2:
        return None
    end = at[-1][0] + 1
    while end < len(lines) and (end == at[-1][0] + 1 or not lines[end].gap):
        end += 1
    return ArchiveHead(at[0][0], end, tuple(_parts(text, lines, at, end))) if end < len(lines) else None


def _labels(text: str, lines: list[Line], *, with_values: bool = False) -> list[tuple[int, str]]:
    """The labels of lines, each with its field: those alone on their line, and `with_values` those before a colon."""
    labels = lexicon.archive_labels()
    found = []
    for n, line in enumerate(lines):
        colon = text.find(": ", line.start, min(line.end, line.start + _LONGEST_LABEL)) if with_values else -1
        end = colon if colon > 0 else line.end
        if end - line.start <= _LONGEST_LABEL and (words := key(text[line.start : end].rstrip(": "))) in labels:
            found.append((n, labels[words]))
    return found


def _parts(text: str, lines: list[Line], at: list[tuple[int, str]], end: int) -> list[tuple[str, Span]]:
    """Each label and what stands behind it or under it, the last up to line `end`."""
    parts: list[tuple[str, Span]] = []
    for (n, field), following in zip(at, [*(m for m, _ in at[1:]), end], strict=True):
        line = lines[n]
        colon = text.find(": ", line.start, line.end)
        value = colon + 2 if colon > 0 else (lines[n + 1].start if following > n + 1 else None)
        parts.append(("label", Span(line.start, colon + 1 if colon > 0 else line.end)))
        if value is not None:
            parts.append((field, Span(value, lines[following - 1].end)))
    return parts


def _last_run(text: str, at: list[tuple[int, str]], lines: list[Line]) -> list[tuple[int, str]]:
    """The labels at the end: a word like "Source" far from the rest belongs to the document."""
    run: list[tuple[int, str]] = []
    below = len(lines)
    for n, field in reversed(at):
        if below - n > _FARTHEST:
            break
        run.append((n, field))
        below = n
    while run and text.find(": ", *lines[run[-1][0]].span) >= 0:
        run.pop()  # it begins with a label alone on its line; "Source: ..." under a title is an editor's note
    return run[::-1]


def _summary(text: str, lines: list[Line], first: int) -> Span | None:
    """The archive's abstract: one sentence between the document's end, a signature or date, and the first label."""
    if first < 2:
        return None
    line, before = lines[first - 1], lines[first - 2]
    words = text[line.start : line.end]
    is_sentence = words.endswith(".") and words.count(" ") >= 4
    is_foot_before = before.end - before.start <= 60 and not text[before.start : before.end].endswith((",", ";"))
    return line.span if is_sentence and is_foot_before else None


def read_record(text: str, foot: ArchiveFoot, *, title: str | None, date: str | None) -> ArchiveRecord:
    """The archive's description as a record; lists are divided at line ends and semicolons."""
    fields: dict[str, str | tuple[str, ...]] = {}
    for field, span in foot.parts:
        if field in ("label", "information"):
            continue
        words = span.of(text)
        if field in _LISTS:
            fields[field] = tuple(p.strip() for p in words.replace("\n", ";").split(";") if p.strip())
        else:
            fields[field] = words
    # The names of fields come from a table, and its test holds them to the record.
    return ArchiveRecord(title=title, date=date, **fields)  # type: ignore[arg-type]
