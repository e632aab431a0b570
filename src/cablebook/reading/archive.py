"""The archive's own words around a document: what a saved record page prints before and after the text.

    Telegram from Stalin to Mao Zedong            <- the archive's title
    ... the document ...
    Stalin agrees to send ammunition ...          <- its summary
    Author(s):
    Associated Places
    Rights
    The Program welcomes reuse ...

The foot is found from its labels: at least two of them, alone on their lines, after the last line of the document. What
stands under a label belongs to it; a label with nothing under it says nothing.
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


@functools.cache
def _printed() -> frozenset[str]:
    return frozenset(row["label"] for row in lexicon.rows("archive_labels"))


def may_have_foot(text: str, lines: list[Line]) -> bool:
    """A cheap test that passes every text with an archive's foot and few others: two labels among its last lines."""
    labels = _printed()
    last = (line for line in lines[-_MOST_LINES:] if line.end - line.start <= _LONGEST_LABEL)
    return sum(text[line.start : line.end].rstrip(": ") in labels for line in last) >= 2


def read_foot(text: str, lines: list[Line]) -> ArchiveFoot | None:
    """The archive's foot among the non-blank lines of a text; None where there is none."""
    labels = lexicon.archive_labels()
    at = [
        (n, labels[words])
        for n, line in enumerate(lines)
        if line.end - line.start <= _LONGEST_LABEL
        and (words := key(text[line.start : line.end].rstrip(": "))) in labels
    ]
    at = _last_run(at, lines)
    if len(at) < 2:
        return None
    parts: list[tuple[str, Span]] = []
    first = at[0][0]
    summary = _summary(text, lines, first)
    if summary is not None:
        parts.append(("summary", summary))
    for (n, field), following in zip(at, [*(m for m, _ in at[1:]), len(lines)], strict=True):
        parts.append(("label", lines[n].span))
        if following > n + 1:
            parts.append((field, Span(lines[n + 1].start, lines[following - 1].end)))
    return ArchiveFoot((summary or lines[first].span).start, tuple(parts))


def _last_run(at: list[tuple[int, str]], lines: list[Line]) -> list[tuple[int, str]]:
    """The labels at the end: a word like "Source" far from the rest belongs to the document."""
    run: list[tuple[int, str]] = []
    below = len(lines)
    for n, field in reversed(at):
        if below - n > _FARTHEST:
            break
        run.append((n, field))
        below = n
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
