"""Where a message holds another: the stretch of text that is a message of its own, and the words that introduce it.

Four signs show one, and each needs words that name a message, or a header of its own:

- marks of quotation behind a frame ("I transmit the following telegram from Mao Zedong:");
- a frame over an address, a salutation or a dateline, to the signature below;
- service words around it ("Begin text … End text", "QUOTE … UNQUOTE");
- a heading below the foot (`[Enclosure]`, `Tab A`), or a title ("Telegram from A to B") over a header.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cablebook.model.span import Span
from cablebook.reading.closer import read_foot
from cablebook.reading.enclosure_heads import HEADING_BEGINNINGS, heads_enclosure
from cablebook.reading.lines import Line, lines_of, looks_like_prose
from cablebook.reading.opener import read_opener
from cablebook.reading.titles import read_title

from .frames import Frame, read_frame
from .quotations import OPENING, Quotation, read_quotation

_LONGEST = 200_000  # characters of a message inside another
_LEAST = 120  # characters of a text that shows no header of its own
_LEAST_LIST = 3  # headings in a row that are a list of enclosures
_LEAST_TOLD = 40  # … but whose sender, recipient or date its frame tells
_LONGEST_TITLE = 160
_LONGEST_FRAME = 400  # characters between the name of a message and the service words that open it
_MOST_TRIED = 40  # places of one text where a message may begin
_MOST_ASKED = 400  # marks at the beginning of a line
_MOST_FRONT = 6  # lines in which a header of its own shows
_LONGEST_FRONT = 100
_LONGEST_DATE = 40
_GREETING = re.compile(r"(?:My\s)?(?:Dear|dear|DEAR)\b|MY\sDEAR\b|Comrade|Excellency|EXCELLENCY|Sir\b|Mr\.\s")
_FRONT_WITHIN = 800  # characters
_MOST_FEET = 30
_TITLE_WORDS = frozenset(
    {"Telegram", "Letter", "Message", "Cable", "Note", "Memorandum", "Airgram", "Text", "TELEGRAM", "LETTER"}
)
_SERVICE = re.compile(
    r"""(?P<begin>\b(?:[Bb]egin|BEGIN)\s(?:\w+\s){0,2}?(?:[Tt]ext|TEXT|[Mm]essage|MESSAGE|[Qq]uote|QUOTE|[Ll]etter|[Nn]ote)\b
         |\b(?:QUOTE|Quote)(?=[\s.:]))[.:]?
       |(?P<end>\b(?:[Ee]nd|END)\s(?:of\s|OF\s)?(?:\w+\s){0,2}?(?:text|Text|TEXT|message|Message|MESSAGE|quote|QUOTE|letter|note)\b
         |\b[Uu]nquote\b|\bUNQUOTE\b)""",
    re.VERBOSE,
)
_INLINE = re.compile(r":\s?(?:\[\d{1,3}\]\s?)?(?:(?P<mark>[“\"«„])|[BbQ](?:egin|EGIN|uote)\b)")
# The same before the end of a line cuts a word.
_MAY_BE_INLINE = re.compile(_INLINE.pattern.removesuffix(r"\b)") + ")")
_BEGINS = ("Begin ", "BEGIN ", "Quote", "[Begin ")
_ADDRESS_STOP = re.compile(r"\s*(?:To|TO|For|FOR)\s[^\n]{2,80}[^\s.](\.)[^\S\n]*(?:\n|$)")
_WORD = re.compile(r"\w{3,}")
_EDITORIAL = re.compile(r"\[[^\]]*\]|\W")


# With one of these three letters a title or the heading of an enclosure begins.
_BEGINNINGS = HEADING_BEGINNINGS | {word[:3].lower() for word in _TITLE_WORDS}
_FIRST = OPENING.union("[(", (word[0].upper() for word in _BEGINNINGS))


# An appendix may be a part of the paper above it: it counts where an editor's bracket or a header sets it apart.
_PART = re.compile(r"annex|appendix", re.IGNORECASE)


class Block(NamedTuple):
    """A message inside a text, before its header is read.

    Attributes:
        span: With its frame or heading, and its marks.
        inner: Its own words.
        marks: Marks of quotation that stand among them.
        frame: What introduces it in words; None for what stands below a heading, or shows itself to be a message.
    """

    span: Span
    inner: Span
    marks: tuple[int, ...]
    frame: Frame | None


class _Finder:
    """The blocks of one stretch of text, as far as they are found; lives as long as one call of `find_blocks`."""

    def __init__(self, text: str, spans: Sequence[Span], stop: int) -> None:
        self.text = text
        self.spans = spans
        self.stop = stop
        self.tried = 0
        self.asked: dict[int, bool] = {}  # what _holds_another answered, by the mark

    def at(self, n: int) -> Block | None:
        """The block that begins at line `n`, or behind a frame that ends with it."""
        text, (start, end) = self.text, self.spans[n]
        if n and text[start] in OPENING:
            return self._quoted(self.spans[n - 1].end, start)
        if n and end - start <= _LONGEST_TITLE and (block := self._headed(n)) is not None:
            return block
        return self._framed(n) if ":" in text[end - 7 : end] or "ollow" in text[end - 16 : end] else None

    def _try(self) -> bool:
        self.tried += 1
        return self.tried <= _MOST_TRIED

    def quoted_inside(self, n: int) -> Block | None:
        """A quotation that opens inside line `n`, behind a colon."""
        text, (start, end) = self.text, self.spans[n]
        for colon in _INLINE.finditer(text, start, end):
            block = self._quoted(colon.start() + 1, colon.start("mark"), is_inside=True) if colon["mark"] else None
            if block is not None:
                return block
        return None

    def _quoted(self, frame_end: int, opening: int, *, is_inside: bool = False) -> Block | None:
        text = self.text
        paragraph = _paragraph_start(text, frame_end)
        if _is_open(text, paragraph, frame_end):
            return None
        frame = read_frame(text, paragraph, frame_end)
        if (frame is None and text[frame_end - 1] != ":") or not self._try():
            return None
        stop = min(self.spans[-1].end, opening + _LONGEST)
        quotation = read_quotation(text, opening, stop, holds_another=self._holds_another)
        if quotation is None:
            return None
        if frame is None:
            if not _is_message(text, quotation):
                return None
            start = paragraph
        else:
            if is_inside and not frame.is_announced:
                return None
            is_told = not is_inside and bool(frame.senders or frame.recipients or frame.date)
            is_short = quotation.inner.end - quotation.inner.start < (_LEAST_TOLD if is_told else _LEAST)
            if (frame.is_cited or is_short) and not _has_front(text, quotation.inner):
                return None
            start = frame.span.start
        return Block(Span(start, quotation.span.end), quotation.inner, quotation.marks, frame)

    def _holds_another(self, at: int) -> bool:
        """Whether a mark at the beginning of a line opens a message inside the quotation that is being read."""
        if at not in self.asked:
            self.asked[at] = len(self.asked) < _MOST_ASKED and self._opens_another(at)
        return self.asked[at]

    def _opens_another(self, at: int) -> bool:
        text = self.text
        above = text[:at].rstrip() if at < 200 else text[at - 200 : at].rstrip()
        if not above.endswith(":"):
            return False
        end = at
        while text[end - 1].isspace():
            end -= 1
        inner = Span(at + 1, min(self.spans[-1].end, at + 1 + _FRONT_WITHIN))
        return read_frame(text, _paragraph_start(text, end), end) is not None and _has_front(text, inner)

    def _headed(self, n: int) -> Block | None:
        """What stands below the heading of an enclosure, or below a title, to the next heading."""
        text, (start, end) = self.text, self.spans[n]
        heading = heads_enclosure(text, start, end)
        if heading is None:
            return self._titled(n)
        is_apart = _below_gap(text, start) and _PART.match(text, start) is None
        first = n + 1
        while first < min(len(self.spans), n + _LEAST_LIST) and heads_enclosure(text, *self.spans[first]):
            first += 1
        if first - n >= _LEAST_LIST or (n and heads_enclosure(text, *self.spans[n - 1])):
            return None
        after = first
        while after < len(self.spans) and not self._heads(after, heading):
            after += 1
        if first == after:
            return None
        inner = Span(self.spans[first].start, self.spans[after - 1].end)
        words = _EDITORIAL.sub("", text[inner.start : min(inner.end, inner.start + _FRONT_WITHIN)])
        if len(words) < _LEAST / 2 or not (is_apart or self._is_paper(first, inner)):
            return None
        return Block(Span(start, inner.end), inner, (), None)

    def _heads(self, n: int, above: str) -> bool:
        """Whether line `n` heads another enclosure beside the one `above`; a subenclosure belongs to an enclosure."""
        heading = heads_enclosure(self.text, *self.spans[n])
        return heading == "enclosure" or (heading is not None and above == heading)

    def _is_paper(self, n: int, inner: Span) -> bool:
        """Whether a text that begins with line `n` shows a front, or a title that names its kind."""
        if not _below_gap(self.text, self.spans[n].start):
            return False
        return _has_front(self.text, inner) or read_title(self.text, *self.spans[n]).kind is not None

    def _titled(self, n: int) -> Block | None:
        text, (start, end) = self.text, self.spans[n]
        word = text[start : start + 12].split(" ", 1)[0]
        if (
            word not in _TITLE_WORDS
            or n + 1 >= len(self.spans)
            or text[end - 1] in ".;,"
            or not _below_gap(text, start)
        ):
            return None
        title = read_title(text, start, end)
        if title.kind is None or not title.senders or not title.recipients or not self._try():
            return None
        stop = self._signature_end(n + 1) or self.spans[-1].end
        return Block(Span(start, stop), Span(start, stop), (), None)

    def _framed(self, n: int) -> Block | None:
        """What stands unmarked below a frame, with a header of its own."""
        text, end = self.text, self.spans[n].end
        if n + 1 >= len(self.spans) or not _may_be_front(text, self.spans[n + 1]):
            return None
        frame = read_frame(text, _paragraph_start(text, end), end)
        if frame is None or not self._try():
            return None
        first = self.spans[n + 1].start
        if not _has_front(text, Span(first, self.stop)):
            return None
        stop = self._signature_end(n + 1) or self.stop
        if stop > self.stop > first and not self._signs(frame, stop):
            # The foot is the holder's.
            stop = self.stop
            while text[stop - 1].isspace():
                stop -= 1
        return Block(Span(frame.span.start, stop), Span(first, stop), (), frame)

    def _signs(self, frame: Frame, end: int) -> bool:
        """Whether the foot that ends at `end` names whom the frame names as sender."""
        foot = set(_WORD.findall(self.text[self.stop : end].casefold()))
        return any(word in foot for party in frame.senders for word in _WORD.findall(party.text.casefold()))

    def between_service_words(self) -> list[Block]:
        """What stands between "Begin text" and "End text", "QUOTE" and "UNQUOTE", behind words that name a message.

        Where the closing words are lost, the text ends with its signature or the holder's foot.
        """
        text = self.text
        found: list[Block] = []
        opened: list[re.Match[str]] = []
        for match in _SERVICE.finditer(text, self.spans[0].start, self.spans[-1].end):
            if match["begin"]:
                opened.append(match)
            elif opened:
                begin = opened.pop()
                if not opened and (block := self._service(begin, match.start(), match.end())) is not None:
                    found.append(block)
        if opened and not found:
            n = next((n for n, span in enumerate(self.spans) if span.start >= opened[0].end()), None)
            stop = (self._signature_end(n) if n is not None else None) or self.stop
            if stop > opened[0].end() and (block := self._service(opened[0], stop, stop)) is not None:
                found.append(block)
        return found

    def _service(self, begin: re.Match[str], inner_end: int, end: int) -> Block | None:
        frame = _service_frame(self.text, begin)
        inner = Span(begin.end(), inner_end)
        if frame is None or (inner_end - begin.end() < _LEAST and not _has_front(self.text, inner)):
            return None
        return Block(Span(frame.span.start, end), inner, (), frame)

    def _signature_end(self, n: int) -> int | None:
        """Where the first foot below line `n` ends."""
        lines = [Line(*span, gap=_below_gap(self.text, span.start)) for span in self.spans[n:]]
        tests = 0
        for k, line in enumerate(lines):
            is_last = k + 1 == len(lines) or _is_text(self.text, lines[k + 1])
            if k == 0 or not is_last or looks_like_prose(self.text, line):
                continue
            tests += 1
            if read_foot(self.text, lines[: k + 1]).signed:
                return line.end
            if tests > _MOST_FEET:
                break
        return None


def find_blocks(text: str, spans: Sequence[Span], *, stop: int) -> list[Block]:
    """The messages that the lines `spans` of a text hold, in reading order; not those that they hold in their turn.

    Args:
        text: The document.
        spans: Its lines, front and body, without title, notes and footnotes.
        stop: Where the foot of the holder stands; a text without marks ends there.
    """
    if not spans:
        return []
    finder = _Finder(text, spans, stop)
    last = spans[-1].end
    inline = _inline(text, spans)
    found = finder.between_service_words() if _may_hold_service_words(text, spans, inline) else []
    taken = [block.span for block in found]
    at = spans[0].start
    for n in sorted(inline.union(_likely(text, spans))):
        span = spans[n]
        if span.start < at or (taken and any(block.holds(span) for block in taken)):
            continue
        block = finder.at(n) or (finder.quoted_inside(n) if n in inline else None)
        if block is not None:
            found.append(block)
            at = block.span.end
            if at >= last:
                break
    return sorted(found, key=lambda block: block.span)


def _likely(text: str, spans: Sequence[Span]) -> list[int]:
    """The few lines that can begin a message, or end the frame of one; the rest is passed over at once."""
    return [
        n
        for n, (start, end) in enumerate(spans)
        if (text[start] in _FIRST and _may_begin(text, start, end))
        or ":" in text[end - 7 : end]
        or "ollow" in text[end - 16 : end]
    ]


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether a line is quoted, or may be a title or head an enclosure."""
    if text[start] in OPENING:
        return True
    return end - start <= _LONGEST_TITLE and (text[start] in "[(" or text[start : start + 3].lower() in _BEGINNINGS)


def _inline(text: str, spans: Sequence[Span]) -> set[int]:
    """The lines inside which a quotation or service words may open behind a colon."""
    last = spans[-1].end
    if _MAY_BE_INLINE.search(text, spans[0].start, last) is None:
        return set()
    return {n for n, span in enumerate(spans) if _MAY_BE_INLINE.search(text, *span) is not None}


def _may_hold_service_words(text: str, spans: Sequence[Span], inline: set[int]) -> bool:
    """A cheap test: service words open a line, stand behind a colon, or are in capitals."""
    starts = [start for start, _ in spans if text[start] in "BQ["]
    if any(text.startswith(_BEGINS, start) for start in starts):
        return True
    if any(not colon["mark"] for n in inline for colon in _INLINE.finditer(text, *spans[n])):
        return True
    return text.find("UNQUOTE", spans[0].start, spans[-1].end) >= 0


def _service_frame(text: str, begin: re.Match[str]) -> Frame | None:
    end = begin.start()
    while end > 0 and text[end - 1] in " \n\t:.—–-":
        end -= 1
    return read_frame(text, _paragraph_start(text, end), end, reach=_LONGEST_FRAME)


def _paragraph_start(text: str, end: int) -> int:
    """Where the paragraph that ends at `end` begins."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return (
        text.rfind("\n\n", max(0, end - 2000), end) + 2
        if text.rfind("\n\n", max(0, end - 2000), end) >= 0
        else max(0, end - 2000)
    )


def _may_be_front(text: str, line: Span) -> bool:
    """A cheap test that passes every first line of a header and few lines of running text or of a list."""
    if line.end - line.start > _LONGEST_FRONT and not _GREETING.match(text, line.start):
        return False
    return text[line.start].isupper() or (text[line.start] in "[0123456789" and line.end - line.start <= _LONGEST_DATE)


def _is_text(text: str, line: Line) -> bool:
    """Whether a line is running text, or a sentence however short."""
    return looks_like_prose(text, line) or (text[line.end - 1] in ".?!" and text[line.start : line.end].count(" ") >= 2)


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a paragraph leaves a quotation open, or stands in one, so that a mark behind it only opens that again."""
    if text[start] in OPENING and text[end - 1] != ":":
        return True
    return text.count("“", start, end) > text.count("”", start, end)


def _below_gap(text: str, start: int) -> bool:
    above = text.rfind("\n", 0, start)
    return above <= 0 or not text[text.rfind("\n", 0, above) + 1 : above].strip()


def without_address_stop(words: str) -> str:
    """The same words with a blank for the full stop of an address that opens them (`To Comrade Kim Il Sung.`)."""
    address = _ADDRESS_STOP.match(words)
    return words if address is None else words[: address.start(1)] + " " + words[address.end(1) :]


def _has_front(text: str, inner: Span) -> bool:
    """Whether a text opens with a salutation, an address, a dateline or the like."""
    words = without_address_stop(text[inner.start : min(inner.end, inner.start + _FRONT_WITHIN)])
    opener = read_opener(words, lines_of(words)[:_MOST_FRONT])
    return opener.salute is not None or opener.dateline is not None or bool(opener.parties)


def _is_message(text: str, quotation: Quotation) -> bool:
    """Whether a quotation without a frame shows itself to be a message: by a front and by a signature."""
    lines = lines_of(text, *quotation.inner)
    return bool(len(lines) > 2 and _has_front(text, quotation.inner) and read_foot(text, lines).signed)
