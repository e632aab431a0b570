"""Labels: the words of a form that say what stands behind them or under them: `TO:`, `SUBJECT`, `Copies to`."""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.span import Span

from .lines import Line, cells_of
from .numbers import read_number_line

PARTIES = ("sender", "recipient", "via", "repeated")  # fields whose label takes the lines under it whole
WORDS = ("subject", "reference", "action", "other")  # fields whose lines are words, whatever they look like
DRAFTING = ("drafted_by", "cleared_by", "approved_by")  # fields that say who had a hand in a message

_LONGEST_BARE = 24  # characters
_MOST_CELLS = 12  # a line of more is no form, and read as one cell
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /().']{0,28}?)\s{0,20}:(?!\d)\s*(?P<rest>.*)$")


class Label(NamedTuple):
    """A label: the field that it introduces, and where the words behind it begin; None where it stands alone."""

    field: str
    rest: int | None


def read_label(text: str, start: int, end: int) -> Label | None:
    """Read the label that opens `text[start:end]`; in capitals and alone it may do without its colon."""
    match = _LABEL.match(text, start, end)
    if match is not None:
        field = lexicon.labels().get(key(match["label"]))
        return Label(field, match.start("rest") if match["rest"] else None) if field is not None else None
    if end - start > _LONGEST_BARE:
        return None
    words = text[start:end]
    if not words.isupper():
        return None
    field = lexicon.labels().get(key(words))
    return Label(field, None) if field is not None else None


def form_cells(text: str, line: Line) -> list[Span]:
    """The cells of a line, a label joined with its value: only a wide gap lies in `To:      Mikoyan`."""
    if text.find("   ", line.start, line.end) < 0 and text.find("\t", line.start, line.end) < 0:
        return [line.span]
    cells = list(itertools.islice(_joined(text, line), _MOST_CELLS + 1))
    return cells if len(cells) <= _MOST_CELLS else [line.span]


def _joined(text: str, line: Line) -> Iterator[Span]:
    label: Span | None = None
    for cell in cells_of(text, line.start, line.end):
        whole = cell
        if label is not None:
            if text[cell.start] == ":" or not (_LABEL.match(text, *cell) or read_number_line(text, *cell)):
                whole = Span(label.start, cell.end)
            else:
                yield label
            label = None
        if whole.end < line.end and (text[whole.end - 1] == ":" or _awaits_colon(text, whole, line)):
            label = whole
        else:
            yield whole


def _awaits_colon(text: str, cell: Span, line: Line) -> bool:
    """Whether the colon of a label stands apart from it, over the value: `TO      :  Mr. Rusk`."""
    at = cell.end
    while at < line.end and text[at] in " \t":
        at += 1
    return text.startswith(":", at)
