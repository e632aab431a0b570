"""Footnotes: the small print at the foot of a column, and the raised numbers that lead there.

A block of notes is found by what a reader sees: it stands last in its column, its first line begins with a number or a
sign, and it is set smaller than the text or stands under a rule. Lines before its first number go on from the page
before. A raised number in the text is a marker where a note of its page bears it; any other stays a raised number.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from .glyphs import Rule
from .rows import LOWERED, RAISED, Row, bare

_SMALLER = 0.93  # of the size of the text
_LONGEST_RULE = 0.6  # of the width of the column: a longer one is the border of a table
_RIGHT_ABOVE = 2.5  # sizes
_LABEL = re.compile(
    rf"(?:{RAISED}\[?(?P<raised>[0-9]{{1,3}}|[*†‡§¶]{{1,3}}|[a-z])[.)\]]?{LOWERED}[.)]?[ \t]*"
    rf"|\[?(?P<plain>[0-9]{{1,3}})(?:[.)\]]*[ \t]+|[.)\]]+)"
    rf"|(?P<tight>[0-9]{{1,3}})(?=[^\W\d_]|[“\"‘(])|(?P<sign>[*†‡§¶]{{1,3}})[ \t]*)(?=\S)"
)
_MARKER = re.compile(rf"{RAISED}([^{LOWERED}]{{1,12}}){LOWERED}|(?<=\S)\[([0-9]{{1,3}})\]")
_RAISED = re.compile(f"{RAISED}([^{LOWERED}]{{1,12}}){LOWERED}")
_PARTS = re.compile(r"[0-9]{1,3}|[*†‡§¶]{1,3}|[a-z]")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Note(NamedTuple):
    """A footnote.

    Attributes:
        label: As printed: a number or a sign; empty for what goes on from the page before.
        rows: Its lines, the label taken off the first.
        page: Index of the page where it begins.
    """

    label: str
    rows: list[Row]
    page: int


class Divided(NamedTuple):
    """A column: its text, and the notes at its foot."""

    body: list[Row]
    notes: list[Note]


def divide_column(
    rows: list[Row],
    rules: Sequence[Rule],
    size: float,
    markers: frozenset[str],
    *,
    has_text_above: bool,
    may_go_on: bool,
) -> Divided:
    """Take the footnotes off a column.

    Args:
        rows: The lines of the column.
        rules: Horizontal lines of its page.
        size: Size of the type of the file's text.
        markers: The raised words of the page, as `markers_of` gives them.
        has_text_above: Whether the page has columns before this one, whose notes it may be as a whole.
        may_go_on: Whether a note of the page before may go on here, before the first number.
    """
    ruled = _under_rule(rows, rules, has_text_above=has_text_above)
    small = _small_tail(rows, size)
    first = next((at for at in range(small, len(rows)) if _label(rows[at], markers)), len(rows))
    if ruled is not None and (_is_labelled(rows, ruled, markers) or (may_go_on and ruled >= small)):
        start = ruled
    elif first < len(rows) and (small > 0 or has_text_above) and (first == small or may_go_on):
        start = small
    else:
        start = first if small == 0 and _has_text_over(rows, first, markers) else len(rows)
    return Divided(rows[:start], _notes_of(rows[start:], markers))


def markers_of(rows: Iterable[Row]) -> frozenset[str]:
    """The raised words of lines, and the parts of `1,2`."""
    return frozenset(part for row in rows for words in _RAISED.findall(row.text) for part in _PARTS.findall(words))


def _label(row: Row, markers: frozenset[str]) -> re.Match[str] | None:
    """The label with which a line begins; one that runs into its first word only where a marker bears it."""
    label = _LABEL.match(row.text)
    return label if label is None or label["tight"] is None or label["tight"] in markers else None


def _under_rule(rows: list[Row], rules: Sequence[Rule], *, has_text_above: bool) -> int | None:
    """The first line under the lowest short rule that stands between two lines, or right above all of them."""
    if not rows:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    found = None
    for rule in rules:
        if rule.left < left - 6 or rule.right > right + 6 or rule.right - rule.left > _LONGEST_RULE * (right - left):
            continue
        below = next((at for at, row in enumerate(rows) if row.base > rule.base), len(rows))
        is_right_above = has_text_above and rows[0].base - rule.base < _RIGHT_ABOVE * rows[0].size
        if 0 < below < len(rows) or (below == 0 and is_right_above):
            found = below if found is None else max(found, below)
    return found


def _small_tail(rows: list[Row], size: float) -> int:
    """The first of the lines at the end that are set smaller than the text."""
    at = len(rows)
    while at and rows[at - 1].size <= _SMALLER * size:
        at -= 1
    return at


def _is_labelled(rows: list[Row], at: int, markers: frozenset[str]) -> bool:
    return at < len(rows) and _label(rows[at], markers) is not None


def _has_text_over(rows: list[Row], first: int, markers: frozenset[str]) -> bool:
    """Whether all is small print, but notes with raised labels begin below lines of another size."""
    if not 0 < first < len(rows):
        return False
    label = _label(rows[first], markers)
    return label is not None and label["raised"] is not None and rows[first].size <= _SMALLER * rows[first - 1].size


def _notes_of(rows: list[Row], markers: frozenset[str]) -> list[Note]:
    notes: list[Note] = []
    for row in rows:
        label = _next_label(row, notes, markers)
        if label is not None:
            rest = row.text[label.end() :]
            notes.append(Note(_printed(label), [row._replace(text=rest)], row.page))
        elif notes:
            notes[-1].rows.append(row)
        else:
            notes.append(Note("", [row], row.page))
    return notes


def _next_label(row: Row, notes: list[Note], markers: frozenset[str]) -> re.Match[str] | None:
    """The label with which a line begins a note; a plain number only where it is the next one."""
    label = _LABEL.match(row.text)
    number = _plain(label)
    if label is None or not number:
        return label
    last = next((note.label for note in reversed(notes) if note.label.isdecimal()), None)
    if last is None:
        return _label(row, markers)
    return label if int(number) == int(last) + 1 else None


def _printed(label: re.Match[str]) -> str:
    return label["raised"] or _plain(label) or label["sign"]


def _plain(label: re.Match[str] | None) -> str:
    """The number of a label that is not raised."""
    return (label["plain"] or label["tight"] or "") if label is not None else ""


def with_markers(rows: list[Row], notes: list[Note], first: int) -> list[Row]:
    """The lines of a page with each marker of a note as `[n]`.

    Args:
        rows: The text of the page.
        notes: The notes that begin on this page.
        first: The number of the first of them in the file.
    """
    numbers: dict[str, list[int]] = {}
    for at, note in enumerate(notes):
        numbers.setdefault(note.label, []).append(first + at)
    return [row._replace(text=_marked(row.text, numbers)) if _MARKER.search(row.text) else row for row in rows]


def _marked(text: str, numbers: dict[str, list[int]]) -> str:
    """Each raised word as the number of its note; as what is printed where no note bears it.

    Where two notes of a page bear one label, because two documents meet there, the first marker leads to the first.
    """

    def number(found: re.Match[str]) -> str:
        words = found[1] or found[2]
        parts = [words] if words in numbers else _PARTS.findall(words)
        if not parts or any(part not in numbers for part in parts):
            return words.translate(_SUPERSCRIPT) if found[1] else found[0]
        return "".join(f"{RAISED}{_taken(numbers[part])}{LOWERED}" for part in parts)

    return _MARKER.sub(number, text)


def _taken(numbers: list[int]) -> int:
    return numbers.pop(0) if len(numbers) > 1 else numbers[0]


def labels_of(notes: list[Note]) -> list[str]:
    """The labels under which the notes of a file are listed: as printed where they rise, else counted from 1."""
    printed = [note.label for note in notes]
    if all(label.isdecimal() for label in printed):
        values = [int(label) for label in printed]
        if all(one < after for one, after in pairwise(values)):
            return printed
    return [str(at) for at in range(1, len(notes) + 1)]


def label_markers(text: str, labels: list[str]) -> str:
    """A line in which the markers of `with_markers` are `[n]`."""
    if RAISED not in text:
        return text
    parts = re.split(f"{RAISED}([0-9]+){LOWERED}", text)
    parts[1::2] = [f"[{labels[int(number)]}]" for number in parts[1::2]]
    return bare("".join(parts))
