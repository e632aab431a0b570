"""The signs at one line: what stands at it, under it and before it that speaks for or against a new document there.

What stands under it is read by the reader of fronts (`opener`), and what stands before it by the reader of feet
(`closer`), so that every form which these learn is a form that opens or ends a document here as well.
"""

import functools
import re
from collections.abc import Collection
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key

from .boundaries_weights import Sign
from .closer import read_foot
from .copies import read_distribution
from .datelines import read_dateline
from .headings import read_heading
from .lines import Line, looks_like_prose
from .marks import read_marks
from .numbers import read_number_line
from .opener import Opener, read_opener
from .titles import Title, read_title
from .transit import read_transit

_LONGEST_TITLE = 400  # characters
_LONGEST_OPENING = 160  # of a line that is no title
_LONGEST_HEADLINE = 200
_LONGEST_PLACE = 40
_LONGEST_DATELINE = 90
_FARTHEST_KIND = 60  # characters of a title before the words that name its kind
_GATE = 90  # characters of a line in which those words are looked for
_MOST_FRONT = 18  # lines
_MOST_FOOT = 10
_MOST_HEAD = 3  # lines of a title that is broken over several, and between a title and its dateline
_FARTHEST_ENCLOSURE = 3  # lines
_FEWEST_INDEXED = 3  # of the six lines under the heading of an index
_HOLDERS = ("The ", "Mr. ", "President ")
_ADDRESS_WORDS = (
    "to", "from", "for", "via", "through", "dear", "my", "comrade", "comrades", "cde", "sir", "sirs", "gentlemen",
    "excellency", "your", "mr", "mister", "madam", "esteemed", "most", "respected", "copy", "copies", "undated",
)  # fmt: skip
_DAY = re.compile(r"[0-9]{4}|[0-9]\.[0-9]|/[0-9]")  # "Manila, July 12, 1949—8 p. m." looks like a sentence
_NOTES = ("Source: ", "[Source: ")
_DIGIT = re.compile(r"[0-9]")
_RULE = re.compile(r"[-–—_*=~.·•#+\s]*[-–—_*=~·•#+]{1}[-–—_*=~.·•#+\s]{2,}")
_DOCUMENT_NUMBER = re.compile(
    r"""(?:(?:document|doc\.?|item)\s(?:no\.?\s?|nº\s?|\#\s?)?|(?:no\.|nº|№|\#)\s?|\[)(?P<number>\d{1,4})\]?[.:]?""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED_TITLE = re.compile(r"\W{0,2}(?:No\.\s|Document\s|\[)?(?P<number>\d{1,4})[.)\]:]{0,2}\s+(?=[\"“‘'\[]?[A-Z])")
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[A-Z])[.)]\s|[-•*–—]\s")
_QUOTED = ("“", '"', "‘", "«", "„")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s")
_ENCLOSURE = re.compile(
    r"""[\[(]?(?:sub-?)?(?:enclosures?|inclosure|attachments?|annex(?:es)?|appendix|appendices|tab|attached(?:\s\w+){0,2}
          |encl?|supplement)(?:\s(?:no\.?\s?)?[“"']?(?:\d{1,3}|[A-Z]{1,2}|[IVX]{1,4})[”"']?)?
        (?:\s?[-–—:]\s?[^\n]{0,60})?[\])]?[.:]?(?:\[\d{1,3}\])?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMES_ENCLOSURE = re.compile(r"[\[(]?(?:\d{1,2}\s)?(?:encl|inclosure|attach|annex|appendi|tabs?\b)", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r"(?:[.…\s]{3,}|\t|\s{2,})(?:\d{1,4}|[ivxl]{1,6})$")
_INDEX = re.compile(r"(?:(?:general\s|subject\s)?index(?:\s(?:of|to)\s.{3,40})?|register)", re.IGNORECASE)
_INDEXED = re.compile(r"\d\]?[.,;]?$")
_BARE_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /().']{0,28}?)\s?:(?!\d)")

# How likely a front opens with a line of this sort rather than with another of its lines; the foot of the document
# before it may hold numbers and dates too.
_PLACES: dict[Sign, float] = {
    Sign.DOCUMENT_NUMBER: 6.0,
    Sign.BACK_MATTER: 6.0,
    Sign.FULL_TITLE: 6.0,
    Sign.EDITORS_TITLE: 6.0,
    Sign.CORRESPONDENTS: 6.0,
    Sign.KIND_TITLE: 4.5,
    Sign.HEADLINE: 4.0,
    Sign.HEADING: 4.0,
    Sign.ORIGIN: 3.5,
    Sign.MARKS: 3.0,
    Sign.PLACED: 3.5,
    Sign.DATELINE: 2.5,
    Sign.WAY: 2.0,
    Sign.LABEL: 2.0,
    Sign.NUMBER: 1.5,
    Sign.COPIES: -0.5,
    Sign.ADDRESS: 1.0,
    Sign.SALUTE: 0.5,
}
_BEFORE: dict[Sign, float] = {
    Sign.RULE_BEFORE: 5.0,
    Sign.PAGE_BEFORE: 3.0,
    Sign.SENTENCE_BEFORE: 3.0,
    Sign.SIGNED_BEFORE: 2.0,
    Sign.FOOT_BEFORE: 1.5,
}
# What stands under signatures too, and with it nothing but such things, is the foot of the document before.
_OF_FEET = (Sign.NUMBER, Sign.DATELINE, Sign.COPIES)
_IN_FEET = frozenset({Sign.NUMBER, Sign.DATELINE, Sign.COPIES, Sign.LABEL, Sign.SIGNED_BEFORE, Sign.SENTENCE_BEFORE})
_RANKS = {Sign.FULL_TITLE: 2, Sign.CORRESPONDENTS: 2, Sign.DOCUMENT_NUMBER: 2, Sign.KIND_TITLE: 1}
TITLES = frozenset({Sign.FULL_TITLE, Sign.CORRESPONDENTS, Sign.KIND_TITLE, Sign.EDITORS_TITLE, Sign.DOCUMENT_NUMBER})
"""Signs of a line that an editor put over a document."""


class Candidate(NamedTuple):
    """A line that could open a document.

    Attributes:
        at: Its index among the lines.
        signs: What speaks for and against it.
        opens_with: What the line itself is.
        after: Index of the first line behind its front.
        number: The editors' number that it bears.
        has_body: Whether anything stands behind its front.
    """

    at: int
    signs: frozenset[Sign]
    opens_with: Sign
    after: int
    number: int | None
    has_body: bool

    @property
    def is_titled(self) -> bool:
        """Whether an editor's title or number stands over it."""
        return self.opens_with in TITLES

    @property
    def is_divided(self) -> bool:
        """Whether a rule or a new page stands before it."""
        return Sign.RULE_BEFORE in self.signs or Sign.PAGE_BEFORE in self.signs

    @property
    def place(self) -> float:
        """How likely this line, among the lines of one front, is its first."""
        before = max((_BEFORE.get(sign, 0.0) for sign in self.signs), default=0.0)
        return _PLACES[self.opens_with] + before + (2.0 if Sign.DATED_TITLE in self.signs else 0.0)

    @property
    def rank(self) -> int:
        """How complete its head is: 2 for a title that says who wrote to whom, 1 for one of a kind, else 0."""
        return _RANKS.get(self.opens_with, 0)

    @property
    def build(self) -> tuple[Sign, bool]:
        """How the document opens: what its first line is, and whether a dateline stands right under it."""
        return self.opens_with, Sign.DATED_TITLE in self.signs


def is_rule(text: str, line: Line) -> bool:
    """Whether a line is drawn, not written: `-----`, `* * *`."""
    return not text[line.start].isalnum() and _RULE.fullmatch(text, line.start, line.end) is not None


@functools.cache
def _kind_words() -> re.Pattern[str]:
    """A word that begins or ends the name of a kind of document."""
    phrases = [phrase.split() for phrase in lexicon.kinds()]
    words = {word for phrase in phrases for word in (phrase[0], phrase[-1]) if len(word) > 2}
    return re.compile(rf"\b(?:{lexicon.alternatives(words)})\b", re.IGNORECASE)


@functools.cache
def _first_words() -> re.Pattern[str]:
    """How a line of a header can begin that has neither digits nor capitals throughout; or the noun of a body in it."""
    marks = {printed.split()[0] for printed in lexicon.marks()}
    stations = lexicon.stations("sent") | lexicon.stations("received") | lexicon.stations("other")
    first = lexicon.alternatives({*marks, *stations, *_ADDRESS_WORDS})
    bodies = lexicon.alternatives(lexicon.words("bodies"))
    return re.compile(rf"\W{{0,2}}(?:{first})\b|[A-Z][A-Za-z /().']{{0,28}}:|.{{0,60}}\b(?:{bodies})\b", re.IGNORECASE)


def may_open(text: str, lines: list[Line], at: int) -> bool:
    """A quick test that passes every line which `read_candidate` takes, and few others."""
    line = lines[at]
    size = line.end - line.start
    if size > _LONGEST_TITLE or text[line.start].islower() or _FOOTNOTE.match(text, line.start, line.end):
        return False
    words = text[line.start : line.end]
    if may_be_title(text, line):
        return True
    if size > _LONGEST_OPENING:
        return False
    below = lines[at + 1] if at + 1 < len(lines) else line
    if not below.gap and below.end - below.start <= _LONGEST_DATELINE and _may_be_header(text, below):
        return True  # a headline over a dateline, a place over an address, a date over a title
    return _may_be_header(text, line) and (
        not looks_like_prose(text, line) or (size <= _LONGEST_DATELINE and _DAY.search(words) is not None)
    )


def may_be_title(text: str, line: Line) -> bool:
    """Whether a line could be a title: the name of a kind near its beginning, or a holder of office and "to"."""
    words = text[line.start : line.end]
    if " to " in words and words.startswith(_HOLDERS, _numbering(words)):
        return True
    return _kind_words().search(words, 0, _GATE) is not None


def _numbering(words: str) -> int:
    """Where the words of a line begin behind an editors' number."""
    numbered = _NUMBERED_TITLE.match(words)
    return numbered.end() if numbered else 0


def _may_be_header(text: str, line: Line) -> bool:
    """Whether a reader of headers may know a line: it has digits, or capitals throughout, or opens as they do."""
    words = text[line.start : line.end]
    return _DIGIT.search(words) is not None or words.isupper() or _first_words().match(words) is not None


def read_candidate(text: str, lines: list[Line], at: int, *, is_page: bool, after_rule: bool) -> Candidate | None:
    """Read the signs at line `at`; None where it opens nothing."""
    line = lines[at]
    found = _opening(text, lines, at)
    if found is None:
        return None
    opens_with, head_ends, number, signs = found
    front, after = _front(text, lines, at, head_ends)
    signs |= _front_signs(text, lines[at:after], front)
    if opens_with is Sign.HEADLINE and Sign.DATED_TITLE not in signs:
        return None
    signs |= _before(text, lines, at, is_page=is_page, after_rule=after_rule)
    if opens_with in _OF_FEET and Sign.SIGNED_BEFORE in signs and signs <= _IN_FEET:
        signs.add(Sign.FOOT)
    if not line.gap and not (is_page or after_rule or at == 0):
        signs.add(Sign.NO_GAP)
    if text.startswith(_QUOTED, line.start):
        signs.add(Sign.QUOTED)
    if _ITEM.match(text, line.start, line.end) and Sign.DATED_TITLE not in signs:
        signs.add(Sign.ITEM)
    return Candidate(at, frozenset(signs), opens_with, after, number, after < len(lines))


def _opening(text: str, lines: list[Line], at: int) -> tuple[Sign, int, int | None, set[Sign]] | None:
    """What line `at` is: its sort, where the head that it begins ends, an editor's number, and the signs so far."""
    line = lines[at]
    words = text[line.start : line.end]
    if _CONTENTS_LINE.search(words):
        return None
    if numbered := _DOCUMENT_NUMBER.fullmatch(words):
        below = _titled(text, lines, at + 1) if at + 1 < len(lines) else None
        number = int(numbered["number"])
        if below is not None:
            return Sign.DOCUMENT_NUMBER, below[1], number, {Sign.DOCUMENT_NUMBER, *below[3]}
        if not words.casefold().startswith(("no", "nº", "№", "#")):
            return Sign.DOCUMENT_NUMBER, at + 1, number, {Sign.DOCUMENT_NUMBER}
        return Sign.NUMBER, at + 1, number, {Sign.NUMBER}  # it may well be the message's own
    if _INDEX.fullmatch(words) and _is_indexed(text, lines[at + 1 : at + 7]):
        return Sign.BACK_MATTER, at + 1, None, {Sign.BACK_MATTER}
    if (titled := _titled(text, lines, at)) is not None:
        return titled
    if line.end - line.start > _LONGEST_OPENING:
        return None
    if (headed := _archive_head(text, lines, at)) is not None:
        return headed
    own = _own_sort(text, line)
    if own is Sign.DATELINE and _is_placed(text, line):
        return Sign.PLACED, at, None, {Sign.DATELINE, Sign.PLACED}
    if own is not None:
        return own, at, None, {own}
    if (under := _under_place(text, lines, at)) is not None:
        return under, at, None, {under}
    if _is_headline(text, line) and (below := _dateline_below(text, lines, at + 1)):
        return Sign.HEADLINE, below, None, {Sign.HEADLINE, Sign.DATED_TITLE, Sign.DATELINE}
    return None


def _titled(text: str, lines: list[Line], at: int) -> tuple[Sign, int, int | None, set[Sign]] | None:
    """The title that begins at line `at`, which may be broken over several lines."""
    first = lines[at]
    if not may_be_title(text, first) or read_heading(text, first.start, first.end) is not None:
        return None
    for last in range(at, min(at + _MOST_HEAD, len(lines))):
        if last > at and (lines[last].gap or looks_like_prose(text, lines[last])):
            return None
        end = lines[last].end
        if end - first.start > _LONGEST_TITLE:
            return None
        below = _dateline_below(text, lines, last + 1)
        sort = _title_sort(text, first.start, end, is_dated=below is not None)
        if sort is None:
            continue
        if sort is Sign.KIND_TITLE and below is None and last + 1 < len(lines) and not lines[last + 1].gap:
            continue  # it may go on in the next line
        signs = {sort}
        if below is not None:
            signs |= {Sign.DATED_TITLE, Sign.DATELINE}
        numbered = _NUMBERED_TITLE.match(text, first.start, end)
        return sort, below or last + 1, int(numbered["number"]) if numbered else None, signs
    return None


def _archive_head(text: str, lines: list[Line], at: int) -> tuple[Sign, int, int | None, set[Sign]] | None:
    """An archive's head: its date and, straight under that, its title; its abstract may stand over both."""
    for n in range(at, min(at + 2, len(lines) - 1)):
        if lines[n + 1].gap or (n > at and lines[n].gap):
            return None
        if read_dateline(text, lines[n].start, lines[n].end) is not None:
            titled = _titled(text, lines, n + 1)
            if titled is None or titled[0] is not Sign.FULL_TITLE:
                return None
            return titled[0], titled[1], titled[2], titled[3] | {Sign.DATED_TITLE, Sign.DATELINE}
    return None


def _title_sort(text: str, start: int, end: int, *, is_dated: bool) -> Sign | None:
    words = text[start:end]
    if words.isupper() or words[0] in "[(" or _is_sentence(words):
        return None
    title = read_title(text, start, end)
    if words[-1] in ".;,:?!" and not (is_dated or title.date is not None or words.endswith("m.")):
        return None
    if title.kind is None or title.kind_span is None:
        is_pair = words.startswith(_HOLDERS, _numbering(words)) and title.senders and title.recipients
        return Sign.CORRESPONDENTS if is_pair else None
    if title.kind_span.start - start > _FARTHEST_KIND:
        return None
    if title.kind == "editorial_note" and title.kind_span.end == title.span.end:
        return Sign.EDITORS_TITLE
    return Sign.FULL_TITLE if _names_both(title) else Sign.KIND_TITLE


def _names_both(title: Title) -> bool:
    return bool((title.senders and title.recipients) or (title.authors and title.date))


def _is_sentence(words: str) -> bool:
    """Whether words run on as a sentence does: of those with more than three letters more than half in lower case."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 4 and sum(word[0].islower() for word in long) * 2 > len(long)


def _dateline_below(text: str, lines: list[Line], at: int) -> int | None:
    """Where a dateline straight under a head ends, with no blank line between them; a line or two may stand there."""
    for n in range(at, min(at + _MOST_HEAD, len(lines))):
        line = lines[n]
        if line.gap:
            return None
        if read_dateline(text, line.start, line.end) is not None:
            return n + 1
        if looks_like_prose(text, line) and not text.startswith(_NOTES, line.start):
            return None
    return None


def _under_place(text: str, lines: list[Line], at: int) -> Sign | None:
    """What stands straight under a line in capitals that no reader knows, a place as a rule: an address or marks."""
    if at + 1 >= len(lines) or lines[at + 1].gap or lines[at].end - lines[at].start > _LONGEST_PLACE:
        return None
    if not text[lines[at].start : lines[at].end].isupper():
        return None
    sort = _own_sort(text, lines[at + 1])
    return sort if sort in (Sign.ADDRESS, Sign.MARKS, Sign.HEADING) else None


def _is_headline(text: str, line: Line) -> bool:
    """Whether a line may head a document: capitalised words that are no sentence and no signature."""
    words = text[line.start : line.end]
    if not may_be_title(text, line) and read_foot(text, [line]).signed_spans:
        return False
    return (
        len(words) <= _LONGEST_HEADLINE
        and words[0].isupper()
        and not words.isupper()
        and " " in words
        and words[-1] not in ".;,:?!"
        and "\t" not in words
        and not _is_sentence(words)
    )


def _own_sort(text: str, line: Line) -> Sign | None:
    """What a line of a header is, alone; None where no reader of fronts knows it."""
    words = text[line.start : line.end]
    if (field := _label_field(text, line)) is not None:
        return Sign.COPIES if field == "copies" else Sign.LABEL
    if not (words.isupper() or _first_words().match(words)):
        return _numeral_sort(text, line) if _DIGIT.search(words) else None
    if looks_like_prose(text, line) and _DIGIT.search(words) is None:
        return None
    front = read_opener(text, [line])
    for sign, holds in _fields(front):
        if holds:
            return sign
    is_form = words.isupper() and _kind_words().search(words) is not None and _DIGIT.search(words) is not None
    return Sign.HEADING if is_form else None


def _numeral_sort(text: str, line: Line) -> Sign | None:
    """What a line with digits is that opens with no word of a header: a dateline or a number (it spares a third)."""
    if read_dateline(text, line.start, line.end) is not None:
        return Sign.DATELINE
    if read_heading(text, line.start, line.end) is not None:
        return Sign.HEADING
    return Sign.NUMBER if read_number_line(text, line.start, line.end) is not None else None


def _is_placed(text: str, line: Line) -> bool:
    """Whether a dateline gives a place or an hour besides the day; the dates under signatures rarely do."""
    dateline = read_dateline(text, line.start, line.end)
    return dateline is not None and dateline.date is not None and bool(dateline.place or dateline.time)


def _fields(front: Opener) -> tuple[tuple[Sign, bool], ...]:
    """What a front holds, the surest first."""
    return (
        (Sign.HEADING, front.heading is not None),
        (Sign.MARKS, bool(front.marks)),
        (Sign.WAY, front.sent is not None or front.received is not None),
        (Sign.DATELINE, front.dateline is not None or front.date is not None),
        (Sign.COPIES, bool(front.copies)),
        (Sign.NUMBER, bool(front.numbers)),
        (Sign.ADDRESS, bool(front.parties)),
        (Sign.SALUTE, front.salute is not None),
        (Sign.ORIGIN, front.origin is not None),
    )


def _front(text: str, lines: list[Line], at: int, head_ends: int) -> tuple[Opener, int]:
    """The front that begins at line `at`, and the index of the first line behind it."""
    stop = head_ends
    while stop < min(len(lines), at + _MOST_FRONT) and not _is_body(text, lines[stop]):
        stop += 1
    front = read_opener(text, lines[head_ends : min(stop + 1, len(lines))])
    after = max(head_ends + front.taken, at + 1)
    if front.salute is not None:
        while after < len(lines) and lines[after].start <= front.salute.start:
            after += 1
    return front, after


def _is_body(text: str, line: Line) -> bool:
    """Whether a line can only be running text, or a rule."""
    if is_rule(text, line):
        return True
    words = text[line.start : line.end]
    return words[-1] in ".!?" and " " in words and _DIGIT.search(words) is None and looks_like_sentence(words)


def looks_like_sentence(words: str) -> bool:
    """Whether a short line is a sentence: most of its words, and the last of them, are in lower case."""
    split = words.split()
    return split[-1][0].islower() and sum(word[0].islower() for word in split) * 2 >= len(split)


def is_body(text: str, line: Line) -> bool:
    """Whether a line is the text of a message, however short, and no part of a header or foot: `Agreed.`"""
    if text.startswith(_NOTES, line.start) or is_bracketed(text, line) or _label_field(text, line) is not None:
        return False
    words = text[line.start : line.end]
    if len(words) > _LONGEST_OPENING:
        return not read_distribution(text, line.start, line.end)
    ends_sentence = words[-1] in ".!?”" and words[-2:-1].islower()
    return (ends_sentence or looks_like_prose(text, line)) and not _is_of_header(text, line)


def _is_of_header(text: str, line: Line) -> bool:
    """Whether a reader of headers knows a line that looks like running text."""
    start, end = line.span
    return bool(
        read_dateline(text, start, end)
        or read_transit(text, start, end)
        or read_distribution(text, start, end)
        or read_marks(text, start, end)
    )


def is_bracketed(text: str, line: Line) -> bool:
    """Whether a line is an editor's note in brackets."""
    return text[line.start] == "[" and text[line.end - 1] == "]" and line.end - line.start > _LONGEST_PLACE


def _front_signs(text: str, front_lines: list[Line], front: Opener) -> set[Sign]:
    signs = {sign for sign, holds in _fields(front) if holds}
    labels = {field for line in front_lines if (field := _label_field(text, line)) is not None}
    if len(labels) >= 2:
        signs.add(Sign.BLOCK)
    elif labels:
        signs.add(Sign.LABEL)
    return signs


def _label_field(text: str, line: Line) -> str | None:
    """The field of the header that a label at the beginning of a line names."""
    match = _BARE_LABEL.match(text, line.start, line.end)
    if match is not None:
        return lexicon.labels().get(key(match["label"]))
    words = text[line.start : line.end]
    return lexicon.labels().get(key(words)) if len(words) <= 24 and words.isupper() else None


def _before(text: str, lines: list[Line], at: int, *, is_page: bool, after_rule: bool) -> set[Sign]:
    """What stands before line `at`."""
    signs: set[Sign] = set()
    if at == 0:
        return signs
    if is_page:
        signs.add(Sign.PAGE_BEFORE)
    if after_rule:
        signs.add(Sign.RULE_BEFORE)
    if _is_enclosed(text, lines, at):
        signs.add(Sign.ENCLOSURE)
    above = [line for line in lines[max(0, at - _MOST_FOOT) : at] if not is_bracketed(text, line)]
    foot = read_foot(text, above)
    if foot.first < len(above):
        signs.add(Sign.SIGNED_BEFORE if foot.signed_spans else Sign.FOOT_BEFORE)
        if any(_NAMES_ENCLOSURE.match(text, line.start, line.end) for line in above[foot.first :]):
            signs.add(Sign.ENCLOSURE_NAMED)
    last = text[lines[at - 1].end - 1]
    if last in ".!?”\"’)]" and looks_like_prose(text, lines[at - 1]):
        signs.add(Sign.SENTENCE_BEFORE)
    elif last == ":":
        signs.add(Sign.OPEN_BEFORE)
    return signs


def _is_enclosed(text: str, lines: list[Line], at: int) -> bool:
    """Whether line `at` stands under the heading of an enclosure."""
    for line in reversed(lines[max(0, at - _FARTHEST_ENCLOSURE) : at]):
        if is_enclosure_heading(text, line):
            return True
        if looks_like_prose(text, line):
            return False
    return False


def is_listed(text: str, line: Line) -> bool:
    """Whether a line may stand in a table of contents: it ends with a page, or is a title."""
    return _CONTENTS_LINE.search(text, line.start, line.end) is not None or may_be_title(text, line)


def is_enclosure_heading(text: str, line: Line) -> bool:
    """Whether a line is the heading of an enclosure: `[Enclosure]`, `Attachment 2`, `Tab A`."""
    return line.end - line.start <= 90 and _ENCLOSURE.match(text, line.start, line.end) is not None


def _is_indexed(text: str, lines: Collection[Line]) -> bool:
    return sum(_INDEXED.search(text, line.start, line.end) is not None for line in lines) >= _FEWEST_INDEXED
