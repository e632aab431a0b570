"""Where two versions of one message part: dates, figures, names, marks, and the passages that only one has.

The words are aligned, and each place where they part is judged by what stands there. What two prints always differ in
is no difference: line ends and hyphens, the marks between thousands, the order of day and month, the numbers of points
and footnotes, and a slip of a letter or two in a common word.
"""

import difflib
import itertools
from typing import Literal, NamedTuple

from cablebook.model.header import Header
from cablebook.model.span import Span
from cablebook.model.version import Difference, DifferenceKind
from cablebook.reading.dates import find_dates

from .words import Block, Words, shared_blocks, words

_AROUND = 30  # characters on either side in which a date may hold the words that differ
_WORDING = 12  # words up to which two wordings are taken for the same place of the same sentence
_LABEL = 2  # characters
_WORDS_OF_A_DATE = 4
_WORDS_OF_A_NAME = 4
_WORDS_OF_A_FIGURE = 6
_SHORTEST_SLIP = 5  # letters; shorter words are often other words
_SLIP = 0.75  # likeness of two common words from which one is a slip for the other
_MARKS: tuple[Literal["classification", "precedence", "number"], ...] = ("classification", "precedence", "number")


class Side(NamedTuple):
    """One of the two versions: its text, the words of its message and its header."""

    text: str
    words: Words
    header: Header
    body: Span


class Gap(NamedTuple):
    """A place between two shared runs: the words of each side there, half-open; one side may have none."""

    here: tuple[int, int]
    there: tuple[int, int]


def differences(
    here: str,
    here_header: Header,
    there: str,
    there_header: Header,
    *,
    here_body: Span | None = None,
    there_body: Span | None = None,
) -> tuple[Difference, ...]:
    """List where two versions of one message part.

    Args:
        here: The text of the one.
        here_header: What was read of its header: it tells its date and marks.
        there: The text of the other.
        there_header: The same of its header.
        here_body: Where the message stands in the one (`Sketch.body`): an archive's titles and notes are its own and
            no difference. The whole text by default.
        there_body: The same of the other.

    Returns:
        One record for every place, in the order of the first text; every span gives its words back.
    """
    one = _side(here, here_header, here_body)
    two = _side(there, there_header, there_body)
    found = _of_headers(one, two)
    stated = [(difference.here_span, difference.there_span) for difference in found]
    blocks = _solid(shared_blocks(one.words.keys, two.words.keys))
    for gap in _gaps(blocks, len(one.words.keys), len(two.words.keys)):
        for difference in _of_gap(gap, one, two):
            # What the headers tell already is not told again by their lines.
            if not any(_meet(difference.here_span, a) or _meet(difference.there_span, b) for a, b in stated):
                found.append(difference)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.here_span, one.there_span, one.kind)))


def mirrored(difference: Difference) -> Difference:
    """The same difference seen from the other version."""
    return Difference(
        kind=difference.kind,
        here=difference.there,
        here_span=difference.there_span,
        there=difference.here,
        there_span=difference.here_span,
    )


def beside(differences: tuple[Difference, ...], *, width: int = 60) -> list[tuple[DifferenceKind, str, str]]:
    """Rows for printing the two versions beside each other: the kind, and the words of each in one line.

    Args:
        differences: As `differences` lists them.
        width: Characters up to which words are given; of longer ones the beginning and the end.
    """
    return [(one.kind, _in_one_line(one.here, width), _in_one_line(one.there, width)) for one in differences]


def _in_one_line(printed: str, width: int) -> str:
    line = " ".join(printed.split())
    if len(line) <= width:
        return line
    half = (width - 3) // 2
    return f"{line[: width - 3 - half].rstrip()} … {line[len(line) - half :].lstrip()}"


def _side(text: str, header: Header, body: Span | None) -> Side:
    body = body or Span(0, len(text))
    return Side(text, words(text, body), header, body)


def _of_headers(one: Side, two: Side) -> list[Difference]:
    """Dates and marks that both headers state and that differ."""
    found = []
    days = (one.header.date, two.header.date)
    if days[0] and days[1] and (days[0].max < days[1].min or days[1].max < days[0].min):
        found += _of_field("date", "date", one, two)
    for field in _MARKS:
        values = (getattr(one.header, field), getattr(two.header, field))
        if None not in values and values[0] != values[1]:
            found += _of_field("marks", field, one, two)
    return found


def _of_field(kind: DifferenceKind, field: str, one: Side, two: Side) -> list[Difference]:
    spans = (one.header.spans.get(field), two.header.spans.get(field))
    if spans[0] is None or spans[1] is None:
        return []
    return [_difference(kind, one, spans[0], two, spans[1])]


def _difference(kind: DifferenceKind, one: Side, here: Span, two: Side, there: Span) -> Difference:
    return Difference(kind=kind, here=here.of(one.text), here_span=here, there=there.of(two.text), there_span=there)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _solid(blocks: list[Block]) -> list[Block]:
    """Blocks without those that are chance: a word or two that stand alone between two passages that differ."""
    kept: list[Block] = []
    for block, after in itertools.zip_longest(blocks, blocks[1:]):
        before = _distance(kept[-1], block) if kept else 0
        if not kept or after is None or block.size * 2 > min(before, _distance(block, after)):
            kept.append(block)
    return kept


def _distance(before: Block, after: Block) -> int:
    """The words between two blocks, of the side that has more."""
    return max(after.here - before.here, after.there - before.there) - before.size


def _gaps(blocks: list[Block], here_end: int, there_end: int) -> list[Gap]:
    edges = [Block(0, 0, 0), *blocks, Block(here_end, there_end, 0)]
    return [
        Gap((before.here + before.size, after.here), (before.there + before.size, after.there))
        for before, after in itertools.pairwise(edges)
        if before.here + before.size < after.here or before.there + before.size < after.there
    ]


def _of_gap(gap: Gap, one: Side, two: Side) -> list[Difference]:
    """What differs at one place; nothing where two prints would differ anyway."""
    here, there = _keys(gap.here, one), _keys(gap.there, two)
    if "".join(here) == "".join(there):
        return []
    longest = max(len(here), len(there))
    if longest <= _WORDS_OF_A_DATE:
        dates = _of_dates(gap, one, two)
        if dates is not None:
            return dates
    if not (here and there):
        if longest == 1 and (_is_label(gap.here, one) or _is_label(gap.there, two)):
            return []
        return [_of_words("passage", gap, one, two)]
    parts = _paired(gap, one, two) if longest <= _WORDING else [gap]
    return [difference for part in parts if (difference := _of_wording(part, one, two)) is not None]


def _keys(place: tuple[int, int], side: Side) -> list[str]:
    return side.words.keys[place[0] : place[1]]


def _of_words(kind: DifferenceKind, gap: Gap, one: Side, two: Side) -> Difference:
    return _difference(kind, one, one.words.span(*gap.here), two, two.words.span(*gap.there))


def _of_dates(gap: Gap, one: Side, two: Side) -> list[Difference] | None:
    """The two dates that the words are part of, where they say different days; None where they are no part of dates."""
    here, there = _date_at(gap.here, one), _date_at(gap.there, two)
    if here is None or there is None:
        return None
    if _agree(here[1], there[1]):
        return []
    return [_difference("date", one, here[0], two, there[0])]


def _date_at(place: tuple[int, int], side: Side) -> tuple[Span, str] | None:
    """The date that holds these words, or that this place touches, and what it says in EDTF."""
    at = side.words.span(*place)
    # A stretch that begins inside a word or a number would make another date of it.
    start = side.text.rfind("\n", max(0, at.start - _AROUND), at.start) + 1 or _word_start(at.start, side)
    for date in find_dates(side.text, start, min(side.body.end, at.end + _AROUND)):
        if date.span.start <= at.end and at.start <= date.span.end:
            return date.span, date.edtf
    return None


def _word_start(at: int, side: Side) -> int:
    """A place some characters before `at` at which a word begins."""
    start = max(side.body.start, at - _AROUND)
    while side.body.start < start < at and not side.text[start - 1].isspace():
        start += 1
    return start


def _agree(here: str, there: str) -> bool:
    """Whether two EDTF dates say the same as far as both say anything."""
    return len(here) == len(there) and all(a == b or "X" in (a, b) for a, b in zip(here, there, strict=True))


def _is_label(place: tuple[int, int], side: Side) -> bool:
    """Whether a word is the label of a point inside a line: `b)`."""
    printed = side.words.span(*place)
    return 0 < printed.end - printed.start <= _LABEL and side.text[printed.end : printed.end + 1] == ")"


def _paired(gap: Gap, one: Side, two: Side) -> list[Gap]:
    """The gap cut where figure stands against figure, so that each is a difference of its own."""
    here, there = _keys(gap.here, one), _keys(gap.there, two)
    figures = [[key[0].isdigit() for key in keys] for keys in (here, there)]
    if figures[0] != figures[1] or not any(figures[0]):
        return [gap]
    cuts = sorted({at + step for at, is_figure in enumerate(figures[0]) if is_figure for step in (0, 1)})
    edges = [0, *(cut for cut in cuts if 0 < cut < len(here)), len(here)]
    (a, _), (b, _) = gap
    return [Gap((a + x, a + y), (b + x, b + y)) for x, y in itertools.pairwise(edges)]


def _of_wording(gap: Gap, one: Side, two: Side) -> Difference | None:
    """A figure, a name or other words against others; None where one is a slip for the other."""
    here, there = _keys(gap.here, one), _keys(gap.there, two)
    if "".join(here) == "".join(there):
        return None
    figures = [[key for key in keys if key[0].isdigit()] for keys in (here, there)]
    if all(figures) and figures[0] != figures[1] and max(len(here), len(there)) <= _WORDS_OF_A_FIGURE:
        return _of_words("figure", gap, one, two)
    if _is_name(gap.here, one) and _is_name(gap.there, two):
        return _of_words("name", _whole_name(gap, one, two), one, two)
    if len(here) == len(there) and all(map(_is_slip, here, there)):
        return None
    return _of_words("passage", gap, one, two)


def _is_slip(here: str, there: str) -> bool:
    """Whether one common word is likely the other, mistyped: `recieved`; never `able` for `unable`."""
    if here == there:
        return True
    if max(len(here), len(there)) < _SHORTEST_SLIP or here[0] != there[0] or not (here + there).isalpha():
        return False
    return difflib.SequenceMatcher(None, here, there, autojunk=False).ratio() >= _SLIP


def _is_name(place: tuple[int, int], side: Side) -> bool:
    """Whether all words have a capital that their place in the sentence does not account for."""
    if place[1] - place[0] > _WORDS_OF_A_NAME:
        return False
    for at in range(*place):
        start = side.words.starts[at]
        before = side.text[max(0, start - 1) : start]
        if not side.text[start].isupper() and before not in ("-", "’", "'"):
            return False
    return place[1] - place[0] > 1 or not _opens_sentence(side.words.starts[place[0]], side)


def _opens_sentence(start: int, side: Side) -> bool:
    before = side.text[max(0, start - 8) : start].rstrip("\"“”'‘’([—– ")
    return not before or before[-1] in ".!?:\n"


def _whole_name(gap: Gap, one: Side, two: Side) -> Gap:
    """The words with the shared ones beside them that belong to the name: `Mao` of `Mao Tse-tung`."""
    (a, a_end), (b, b_end) = gap
    keys, others = one.words.keys, two.words.keys
    while a and b and keys[a - 1] == others[b - 1] and _continues(a - 1, one) and _continues(b - 1, two):
        a, b = a - 1, b - 1
    while (
        a_end < len(keys)
        and b_end < len(others)
        and keys[a_end] == others[b_end]
        and _continues(a_end - 1, one)
        and _continues(b_end - 1, two)
        and one.text[one.words.starts[a_end]].isupper()
    ):
        a_end, b_end = a_end + 1, b_end + 1
    return Gap((a, a_end), (b, b_end))


def _continues(at: int, side: Side) -> bool:
    """Whether a word has a capital and the next one stands behind nothing but a space or a hyphen."""
    if at + 1 >= len(side.words.starts):
        return False
    between = side.text[side.words.ends[at] : side.words.starts[at + 1]]
    return between in (" ", "-") and side.text[side.words.starts[at]].isupper()
