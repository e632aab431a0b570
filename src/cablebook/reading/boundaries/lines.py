"""What one line is, for the search for boundaries: what it could open, and what it can only be.

The readers of headers are asked, so that every form which these learn can open a document here as well.
"""

import functools
import re

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.reading.copies import read_distribution
from cablebook.reading.datelines import read_dateline
from cablebook.reading.headings import read_heading
from cablebook.reading.lines import Line, looks_like_prose
from cablebook.reading.marks import read_marks
from cablebook.reading.numbers import read_number_line
from cablebook.reading.opener import Opener, read_opener
from cablebook.reading.transit import read_transit

from .weights import Sign

LONGEST_TITLE = 400
"""Characters of a title, and of any line that opens a document."""

LONGEST_OPENING = 160
"""Characters of a line that opens a document and is no title."""

LONGEST_PLACE = 40
LONGEST_TAIL = 40
"""Characters of a title in which its date stands."""

_LONGEST_MARKER = 5  # a footnote's, at the end of a line
_LONGEST_DATELINE = 90
_LONGEST_RULE = 200
_LONGEST_LABEL = 24  # without a colon
_GATE = 90  # characters of a title in which the name of its kind begins
_FARTHEST_ENCLOSURE = 3  # lines
HOLDERS = ("The ", "Mr. ", "President ")
"""With one of these a title opens that names correspondents alone."""

_ADDRESS_WORDS = (
    "to", "from", "for", "via", "through", "dear", "my", "comrade", "comrades", "cde", "sir", "sirs", "gentlemen",
    "excellency", "your", "mr", "mister", "madam", "esteemed", "most", "respected", "copy", "copies", "undated",
)  # fmt: skip
_DAY = re.compile(r"[0-9]{4}|[0-9]\.[0-9]|/[0-9]")  # "Manila, July 12, 1949—8 p. m." looks like a sentence
NOTES = ("Source: ", "[Source: ")
ENDS = ".;,:?!"
DIGIT = re.compile(r"[0-9]")
NUMBERED_TITLE = re.compile(r"\W{0,2}(?:No\.\s|Document\s|\[)?(?P<number>\d{1,4})[.)\]:]{0,2}\s+(?=[\"“‘'\[]?[A-Z])")
_RULE_MARKS = frozenset("-–—_*=~.·•#+")
_DRAWN = re.compile(rf"[{re.escape(''.join(sorted(_RULE_MARKS)))}\s]{{3,}}")
_OMISSION = re.compile(r"[.\s]+")
_MARKER = re.compile(r"\[[0-9]{1,3}\]$")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s")
_ENCLOSURE = re.compile(
    r"""[\[(]?(?:sub-?)?(?:enclosures?|inclosure|attachments?|annex(?:es)?|appendix|appendices|tab|attached(?:\s\w+){0,2}
          |encl?|supplement)(?:\s(?:no\.?\s?)?[“"']?(?:\d{1,3}|[A-Z]{1,2}|[IVX]{1,4})[”"']?)?
        (?:\s?[-–—:]\s?[^\n]{0,60})?[\])]?[.:]?(?:\[\d{1,3}\])?$""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"(?:[.…\s]{3}|\t|\s{2})(?:\d{1,4}|[ivxl]{1,6})$")
_BARE_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z /().']{0,28}?)\s?:(?!\d)")


def is_rule(text: str, line: Line) -> bool:
    """Whether a line is drawn, not written: `-----`, `* * *`."""
    start, end = line.span
    if text[start] not in _RULE_MARKS or end - start > _LONGEST_RULE:
        return False
    return _DRAWN.fullmatch(text, start, end) is not None and _OMISSION.fullmatch(text, start, end) is None


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
    if size > LONGEST_TITLE:
        return False
    if text[line.start].islower():
        return False
    words = text[line.start : line.end]
    below = lines[at + 1] if at + 1 < len(lines) else line
    heads = not below.gap and below.end - below.start <= LONGEST_OPENING  # a dateline may stand under it
    # Most paragraphs end here: a title ends with no full stop, but for that of a date or an hour.
    is_ended = words[-1] in ENDS and not heads and DIGIT.search(words, max(0, size - LONGEST_TAIL)) is None
    if (is_ended and size > _LONGEST_DATELINE) or (words[0] == "[" and _FOOTNOTE.match(words)):
        return False
    if not is_ended and may_be_title(text, line):
        return True
    if size > LONGEST_OPENING:
        return False
    if heads and _may_be_header(text, below):
        return True  # a headline over a dateline, a place over an address, a date over a title
    return _may_be_header(text, line) and (
        not looks_like_prose(text, line) or (size <= _LONGEST_DATELINE and _DAY.search(words) is not None)
    )


def may_be_title(text: str, line: Line) -> bool:
    """Whether a line could be a title: the name of a kind near its beginning, or a holder of office and "to"."""
    words = text[line.start : line.end]
    if " to " in words and words.startswith(HOLDERS, numbering(words)):
        return True
    return _kind_words().search(words, 0, _GATE) is not None


def numbering(words: str) -> int:
    """Where the words of a line begin behind an editors' number."""
    numbered = NUMBERED_TITLE.match(words)
    return numbered.end() if numbered else 0


def _may_be_header(text: str, line: Line) -> bool:
    """Whether a reader of headers may know a line: it has digits, or capitals throughout, or opens as they do."""
    words = text[line.start : line.end]
    marker = _MARKER.search(words, max(1, len(words) - _LONGEST_MARKER))
    digit = DIGIT.search(words, 0, marker.start() if marker else len(words))
    return digit is not None or words.isupper() or _first_words().match(words) is not None


def is_sentence(text: str, line: Line) -> bool:
    """Whether a line runs on as a sentence does: of its words with four letters or more most are in lower case."""
    words = text[line.start : line.end]
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 4 and sum(word[0].islower() for word in long) * 2 > len(long)


def is_body(text: str, line: Line) -> bool:
    """Whether a line is the text of a message, however short, and no part of a header or foot (`Agreed.`)."""
    words = text[line.start : line.end]
    is_long = len(words) > _LONGEST_DATELINE
    ends_sentence = words[-1] in ".!?”" and words[-2:-1].islower()
    if not (is_long or ends_sentence or looks_like_prose(text, line)):
        return False
    if text.startswith(NOTES, line.start) or is_bracketed(text, line) or label_field(text, line) is not None:
        return False
    return not (read_distribution(text, line.start, line.end) if is_long else _is_of_header(text, line))


def _is_of_header(text: str, line: Line) -> bool:
    """Whether a reader of headers knows a line that looks like running text."""
    start, end = line.span
    return bool(
        read_dateline(text, start, end)
        or read_distribution(text, start, end)
        or read_transit(text, start, end)
        or read_marks(text, start, end)
    )


def is_bracketed(text: str, line: Line) -> bool:
    """Whether a line is an editor's note in brackets."""
    return text[line.start] == "[" and text[line.end - 1] == "]" and line.end - line.start > LONGEST_PLACE


def own_sort(text: str, line: Line) -> Sign | None:
    """What a line of a header is, alone; None where no reader of fronts knows it."""
    words = text[line.start : line.end]
    if (field := label_field(text, line)) is not None:
        return Sign.COPIES if field == "copies" else Sign.LABEL
    if not (words.isupper() or _first_words().match(words)):
        return _numeral_sort(text, line) if DIGIT.search(words) else None
    if looks_like_prose(text, line) and DIGIT.search(words) is None:
        return None
    if " " not in words:  # a signature, as a rule
        return Sign.MARKS if read_marks(text, line.start, line.end) else _numeral_sort(text, line)
    front = read_opener(text, [line])
    for sign, holds in fields(front):
        if holds:
            return sign
    is_form = words.isupper() and _kind_words().search(words) is not None and DIGIT.search(words) is not None
    return Sign.HEADING if is_form else None


def _numeral_sort(text: str, line: Line) -> Sign | None:
    """What a line of digits or one word is: a dateline, a form heading or a number (it spares a third of the time)."""
    if read_dateline(text, line.start, line.end) is not None:
        return Sign.DATELINE
    if read_heading(text, line.start, line.end) is not None:
        return Sign.HEADING
    return Sign.NUMBER if read_number_line(text, line.start, line.end) is not None else None


def fields(front: Opener) -> tuple[tuple[Sign, bool], ...]:
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


def label_field(text: str, line: Line) -> str | None:
    """The field of the header that a label at the beginning of a line names."""
    match = _BARE_LABEL.match(text, line.start, line.end)
    if match is not None:
        return lexicon.labels().get(key(match["label"]))
    words = text[line.start : line.end]
    return lexicon.labels().get(key(words)) if len(words) <= _LONGEST_LABEL and words.isupper() else None


def is_listed(text: str, line: Line) -> bool:
    """Whether a line may stand in a table of contents: it ends with a page, or is a title."""
    return is_contents_line(text, line) or may_be_title(text, line)


def is_contents_line(text: str, line: Line) -> bool:
    """Whether a line ends with a page far from its words, as in a table of contents."""
    return _CONTENTS_LINE.search(text, max(line.start, line.end - LONGEST_TAIL), line.end) is not None


def is_enclosure_heading(text: str, line: Line) -> bool:
    """Whether a line is the heading of an enclosure: `[Enclosure]`, `Attachment 2`, `Tab A`."""
    return line.end - line.start <= _LONGEST_DATELINE and _ENCLOSURE.match(text, line.start, line.end) is not None


def is_enclosed(text: str, lines: list[Line], at: int) -> bool:
    """Whether line `at` stands under the heading of an enclosure."""
    for line in reversed(lines[max(0, at - _FARTHEST_ENCLOSURE) : at]):
        if is_enclosure_heading(text, line):
            return True
        if looks_like_prose(text, line):
            return False
    return False
