"""The foot of a message: closing words, signature, post, and what some services put under them: number, date, copies.

It is read upwards from its last line, to the first line that is running text. Where a carrier's message encloses
another, the foot stands in the middle of the text: `message_end` finds it by its signature and outgoing number.
"""

import itertools
import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.model.header import Copy, Number, Party
from cablebook.model.span import Span

from .copies import read_copy_line, read_distribution, read_distribution_lines
from .datelines import read_dateline
from .dates import Date
from .enclosure_heads import heads_enclosure
from .labels import DRAFTING, read_label
from .lines import Line, cells_of
from .numbers import read_number_line, read_numbered_date
from .places import Place
from .times import Time
from .transit import Moment, read_transit

_LONGEST = 70  # characters
_LONGEST_OF_ALL = 220  # characters; of a longer line only copies are read
_LONGEST_POST = 60  # characters
_LONGEST_NUMBER = 24  # characters
_LONGEST_LABEL = 30  # characters
_MOST_LINES = 24
_MOST_POST_WORDS = 9
_MOST_CELLS = 3
_MOST_LIST_LINES = 8
_LEAST_WRAPPED = 55  # characters; a line of a paragraph that is printed in lines is hardly shorter
_ENDS_PARAGRAPH = ".!?:;,)]}”\"»'’…"
_OPENING_MARKS = '"“«„'
_CLOSING_MARKS = '"”»'
_FLAGS = re.VERBOSE | re.IGNORECASE
_CLOSING = re.compile(
    r"""(?:(?:very\s)?(?:sincerely|respectfully|faithfully|truly|cordially|devotedly|warmly|greetings)
         (?:\sand\srespectfully)?(?:\syours)?
       |yours\s(?:very\s)?(?:sincerely|truly|faithfully|ever)
       |(?:with|my|please\saccept|accept|your)\b.{0,60}
         (?:regards?|greetings|wishes|respects?|esteem|consideration|servant)
       |best(?=,)|yours(?=,)|all\s(?:the\s)?best|best\s(?:wishes|regards)
       |for\sthe\s.{3,60}|by\sdirection.*|as\sever|i\sam,?\ssir)[,.:;!]?""",
    _FLAGS,
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:[ -](?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|la|le|del|di|bin|al|el)){0,4}"
_SIGNED = re.compile(
    rf"""(?:(?P<sign>/s/\s?|/-/\s?|[\[(]?(?:[Ss]igned|SIGNED|[Ss]gd\.?|SGD\.?|ss)[:.]?[\])]?[:.]?\s))?
         (?P<name>{_NAME}|(?(sign)[a-zß-ÿ][\w.'’-]+(?:\ [\w.'’-]+){{0,3}}|(?!)))
         (?:\s?\[(?P<gloss>[A-Z][^\]\d]{{2,40}})\]|\s\((?P<round>[A-ZÀ-Þ]\w*[a-zß-ÿ][^)\d]{{1,40}})\))?
         (?:,?\s(?:Jr|Sr|III?)\.?)?[.,]?(?:\[\d{{1,3}}\])?""",
    re.VERBOSE,
)
# Lines of a foot that say nothing of the message: rules, stamps, notes of enclosures and copies.
_FILLER = re.compile(
    r"""[\[\]().\s…*_—–-]*$|\[[^\n]*\]\.?$
       |(?:enclosures?|attachments?|annex(?:es)?)\b.{0,60}$
       |(?:\d{1,2}|two|three)\scopies\b.{0,40}$
       |\d{1,2}[.)]\s[A-ZÀ-Þ][\w. ]{2,30}(?<!\.)$
       |(?:copy|correct|true\scopy|file)\b.{0,30}$
       |source:\s.{3,200}$
       |by\s(?:wire|telegraph|radio|cable|courier)$
       |(?:bt|nnnn|unquote|end\sof\s(?:message|text))\.?$
       |(?:printed|typed|run\soff)\sin\s\d{1,2}\scopies\b.{0,40}$""",
    _FLAGS,
)
# "APRF, Fond 45, Opis 1, Delo 334, Listy 54-55", "f. 3, op. 65, d. 827, ll. 45-48": where an archive keeps the paper.
_SHELF_PART = r"(?:fonds?|opis['’]?|delo|papka|listy?|fascicle|dossier|box|folder|vol(?:ume)?|f|op|d|p|ll?|por)"
_SHELF = re.compile(
    rf"""(?:source:\s)?[^\n]{{0,60}}?\b{_SHELF_PART}\.?\s?(?:\d|and\s|not\s)[^\n]{{0,60}}?\b{_SHELF_PART}\.?\s?(?:\d|not\s)[^\n]{{0,120}}$""",
    _FLAGS,
)
_LIST_LABEL = re.compile(r"(?:cc|bcc|copy|copies|distribution|dist)(?:\s(?:sent\s)?to)?\s?:", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z][.\s]{0,2}){1,3}")
_POSTSCRIPT = re.compile(r"P\.?\s?S\.?[\s:—–-]")
_ABBREVIATED = re.compile(r"\b\w\.\w{1,2}\.$")  # "S.W.1."
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"[0-9]")


class Foot(NamedTuple):
    """What stands under the last words of a message.

    Attributes:
        first: Index of its first line among the lines given; their number where there is no foot.
        signed: Who signs, in order, each with a gloss where one is printed; nobody where only initials stand there.
        signed_spans: The signature lines.
        number: A number under the signature.
        date, time, place: A date under the signature, with its time of day and its place.
        copies: A distribution under the signature.
        sent, received: Stations of the message's way that are printed under the text.
        drafting: The words behind labels that say who drafted, cleared and approved, by the field of the header.
    """

    first: int
    signed: tuple[Party, ...]
    signed_spans: tuple[Span, ...]
    number: Number | None
    date: Date | None
    time: Time | None
    copies: tuple[Copy, ...]
    sent: Moment | None = None
    received: Moment | None = None
    place: Place | None = None
    drafting: dict[str, Span] = {}  # noqa: RUF012  # nobody writes to it


class _Signature(NamedTuple):
    """A line that may be a signature: its index among the lines, the line, the name on it."""

    n: int
    line: Line
    name: Party


class _FootReader:
    """The foot as far as it has been read, upwards; lives as long as one call of `read_foot`."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.number: Number | None = None
        self.date: Date | None = None
        self.time: Time | None = None
        self.place: Place | None = None
        self.copies: list[Copy] = []
        self.sent: Moment | None = None
        self.received: Moment | None = None
        self.drafting: dict[str, Span] = {}
        self.signatures: list[_Signature] = []
        self.has_rank = False
        self.is_closed = False
        self.listed = _distribution_lines(text, lines)

    def take(self, n: int) -> bool:
        """Read line `n`, the one above those that were read; False where it is running text."""
        text, line = self.text, self.lines[n]
        start, end = line.span
        if n in self.listed:
            self.copies[:0] = self.listed[n]
            return True
        if end - start > _LONGEST_OF_ALL:
            return self._copies(start, end) or _POSTSCRIPT.match(text, start, end) is not None
        if self._copies(start, end) or _FILLER.match(text, start, end) or _POSTSCRIPT.match(text, start, end):
            return True
        if _DIGIT.search(text, start, end) and _SHELF.match(text, start, end):
            return True
        if text[end - 1] == ":" and _LIST_LABEL.fullmatch(text, start, end):
            self._listed_below(n)
            return True
        if self._drafting(start, end):
            return True
        if end - start > _LONGEST:
            return self._transit(start, end) or self._columns(n)
        if _CLOSING.fullmatch(text, start, end):
            self.is_closed = True
            return True
        if _ends_paragraph(text, self.lines, n):
            return False
        return self._cell(n, line) or self._transit(start, end) or self._columns(n) or _is_post(text, line)

    def _cell(self, n: int, line: Line) -> bool:
        """A number, a date, both, a rank or a signature."""
        text, start, end = self.text, line.start, line.end
        if self.number is None and (number := read_number_line(text, start, end)):
            self.number = number
        elif not self.signatures and (self._numbered_date(start, end) or self._dateline(start, end)):
            return True
        elif _is_rank(text, line):
            self.has_rank = True
        elif (name := _signature(text, line, least=1 if self.has_rank else 2)) is not None:
            self.signatures.append(_Signature(n, line, name))
        else:
            return False
        return True

    def _drafting(self, start: int, end: int) -> bool:
        """`Drafted by: UAJohnson`, which the form of a telegram has under the signature."""
        if self.text.find(":", start, min(end, start + _LONGEST_LABEL)) < 0:
            return False
        label = read_label(self.text, start, end)
        if label is None or label.rest is None or label.field not in DRAFTING:
            return False
        self.drafting[label.field] = Span(label.rest, end)
        return True

    def _dateline(self, start: int, end: int) -> bool:
        dateline = read_dateline(self.text, start, end) if self.date is None else None
        if dateline is not None:
            self.date, self.time, self.place = dateline.date, dateline.time, dateline.place
        return dateline is not None

    def _numbered_date(self, start: int, end: int) -> bool:
        """`No. 11.204, 5 January 1970, 9.30 hrs`."""
        numbered = read_numbered_date(self.text, start, end) if self.number is None else None
        if numbered is None or not self._dateline(numbered[1], end):
            return False
        self.number = numbered[0]
        return True

    def _listed_below(self, n: int) -> None:
        """What looked like signatures straight under "cc:" is who gets copies."""
        below = n + 1
        while self.signatures and self.signatures[-1].n == below and not self.lines[below].gap:
            name = self.signatures.pop().name
            self.copies.append(Copy(name.text, name.span, None))
            below += 1

    def _columns(self, n: int) -> bool:
        """A line of two or three columns, each of which is a part of a foot: `AMBASSADOR       Orlov`."""
        line = self.lines[n]
        if self.text.find("   ", line.start, line.end) < 0:
            return False
        cells = list(cells_of(self.text, line.start, line.end))
        if not 2 <= len(cells) <= _MOST_CELLS or self.text.find("\t", line.start, line.end) >= 0:
            return False  # tabs divide the cells of a table
        # A rank on the left says that the short name on the right signs.
        return all(self._cell(n, Line(cell.start, cell.end, line.gap)) for cell in cells)

    def _transit(self, start: int, end: int) -> bool:
        transit = read_transit(self.text, start, end)
        if transit is None:
            return False
        if end - start > _LONGEST and transit.sent is not None:
            return False
        self.sent, self.received = transit.sent or self.sent, transit.received or self.received
        return True

    def _copies(self, start: int, end: int) -> bool:
        found = read_distribution(self.text, start, end) or read_copy_line(self.text, start, end, alone=True)
        self.copies[:0] = found
        return bool(found)


def _distribution_lines(text: str, lines: list[Line]) -> dict[int, list[Copy]]:
    """The lines of a foot that hold a distribution of several lines, the copies with its first."""
    found: dict[int, list[Copy]] = {}
    for n in range(max(0, len(lines) - _MOST_LINES), len(lines) - 1):
        if n in found or text[lines[n].end - 1] not in ",;":
            continue
        copies, taken = read_distribution_lines(text, lines[n : n + _MOST_LIST_LINES])
        if taken > 1:
            found[n] = copies
            found.update((n + more, []) for more in range(1, taken))
    return found


def _ends_paragraph(text: str, lines: list[Line], n: int) -> bool:
    """Whether a short line ends a paragraph that is printed in lines: the long one above it ends no sentence."""
    line = lines[n]
    if n == 0 or line.gap:
        return False
    above = lines[n - 1]
    return above.end - above.start >= _LEAST_WRAPPED and text[above.end - 1] not in _ENDS_PARAGRAPH


def read_foot(text: str, lines: list[Line]) -> Foot:
    """Read the foot of a message upwards from its last line to the last line that is running text."""
    foot = _FootReader(text, lines)
    first = len(lines)
    for n in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST_LINES), -1):
        if not foot.take(n):
            break
        first = n
        if foot.is_closed:
            break
    signatures = _signing(text, foot.signatures[::-1])
    if not (signatures or foot.has_rank or foot.number or foot.date or foot.is_closed or foot.copies):
        first = len(lines)
    return Foot(
        first=first,
        signed=tuple(signature.name for signature in signatures if not _is_initials(signature.name.text)),
        signed_spans=tuple(signature.line.span for signature in signatures),
        number=foot.number,
        date=foot.date,
        time=foot.time,
        copies=tuple(foot.copies),
        sent=foot.sent,
        received=foot.received,
        place=foot.place,
        drafting=foot.drafting,
    )


def _signing(text: str, signatures: list[_Signature]) -> list[_Signature]:
    """Those that sign: the topmost, and what stands straight under it in capitals too; else the lower is a post.

    A line that ends as a sentence does (`Happy New Year.`) signs only where no other line can.
    """
    names = [signature for signature in signatures if not _ends_sentence(text, signature.line)]
    signatures = names or signatures
    signing = signatures[:1]
    for above, below in itertools.pairwise(signatures):
        if below.n != above.n + 1 or not above.name.text.isupper() or not below.name.text.isupper():
            break
        signing.append(below)
    return signing


def _ends_sentence(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    if not words.endswith(".") or " " not in words or words.isupper() or "]" in words:
        return False
    return words[-3:-2] not in ". "  # the dot of an initial


def _signature(text: str, line: Line, *, least: int = 2) -> Party | None:
    """The name, with its gloss, on a line that is nothing but a name of `least` characters."""
    match = _SIGNED.fullmatch(text, line.start, line.end)
    if (
        match is None
        or (match["round"] and not match["name"].isupper())
        or _DIGIT.search(match["name"])
        or not lexicon.words("unsigned_words").isdisjoint(_WORD.findall(match["name"].casefold()))
    ):
        return None
    gloss = "gloss" if match["gloss"] else "round" if match["round"] else None
    start, end = match.start("name"), match.end(gloss) + 1 if gloss is not None else match.end("name")
    while end > start and text[end - 1] in ".,":
        end -= 1
    return Party(text[start:end], Span(start, end)) if end - start >= least else None


def _is_rank(text: str, line: Line) -> bool:
    """Whether a line is made of words of rank, service and post; one that is a surname too is none alone."""
    if text[line.end - 1] == ":":
        return False
    words = _WORD.findall(text[line.start : line.end].casefold())
    ranks = lexicon.ranks()
    if not words:
        return False
    return all(word in ranks for word in words) and (len(words) > 1 or ranks[words[0]] == "alone")


def _is_initials(name: str) -> bool:
    """Whether a signature is up to three capitals (`JFD`, `C.A.H.`), and no short surname (`MAO`)."""
    return _INITIALS.fullmatch(name) is not None and name.casefold() not in lexicon.words("short_names")


def _is_post(text: str, line: Line) -> bool:
    """Whether a line under a signature names a rank or post: capitalised words without a sentence's end."""
    words = text[line.start : line.end]
    if _ABBREVIATED.search(words):
        words = words[:-1]
    return (
        len(words) <= _LONGEST_POST
        and words[0].isupper()
        and not words.endswith((".", "!", "?", ":", ";", ","))
        and words.count(" ") < _MOST_POST_WORDS
    )


def message_end(text: str, lines: list[Line]) -> int:
    """How many of the lines of a body belong to the message itself: all, or those before an enclosure.

    An enclosure has a heading, or follows a foot in mid-text: a signature in capitals with an outgoing number within
    two lines under it. A foot between marks of quotation is that of a message inside this one.
    """
    for n in range(1, len(lines) - 3):
        start, end, gap = lines[n]
        if gap and not text[start].islower() and heads_enclosure(text, start, end):
            return n
        if end - start > _LONGEST_NUMBER or not read_number_line(text, start, end) or _is_quoted(text, lines[: n + 1]):
            continue
        for above in lines[max(0, n - 3) : n]:
            name = _signature(text, above)
            if name is not None and name.text.isupper():
                return _after_foot(text, lines, n + 1)
    return len(lines)


def _is_quoted(text: str, lines: list[Line]) -> bool:
    """Whether the last of `lines` begins between marks of quotation that a line opened and another closes later."""
    depth = 0
    for line in lines[:-1]:
        opens = text[line.start] in _OPENING_MARKS
        closes = (
            text[line.end - 1] in _CLOSING_MARKS or text[line.start : line.end].rstrip(".,;")[-1:] in _CLOSING_MARKS
        )
        depth = max(0, depth + opens - closes)
    return depth > 0


def _after_foot(text: str, lines: list[Line], n: int) -> int:
    """Where a foot in mid-text ends: behind its date, copies, stamps and notes of enclosures."""
    foot = _FootReader(text, lines)
    while n < len(lines) and foot.take(n) and not foot.signatures:
        n += 1
    return n
