"""Words and where they stand: what PDFium reads out of a PDF, in a process of its own.

PDFium is C++ that walks structures which a hostile file makes up; a drawing that draws itself ten times, forty levels
deep, would keep it busy for ever, and Python cannot interrupt it. So this module is also the program of a helper
process (`helper` starts it), which can be stopped and whose memory is bounded. It must import nothing of cablebook: it
runs by its path, and starts in a tenth of the time.

Messages on standard input and output are MessagePack, each behind its length in four bytes (little endian).
"""

import ctypes
import importlib
import struct
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

import msgspec

if sys.platform != "win32":
    import resource

MOST_LETTERS = 200_000
"""Letters of a page: a broadsheet in small print has 60,000."""

_MOST_MEMORY = 2 * 2**30
_LONGEST_S = 60  # CPU seconds
_MOST_OBJECTS = 5_000  # looked at on a page in search of rules
_THINNEST, _SHORTEST_RULE = 3.0, 18.0  # points
_BREAKS = frozenset((0, 9, 10, 13, 32, 0xA0, 0x3000, *range(0x2000, 0x200B), 0x202F, 0x205F))
_MARKERS = frozenset(map(ord, "0123456789*†‡§¶"))
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SAME_SIZE = 0.9
_BESIDE = 2.0  # sizes from one letter's beginning to the next one's
_LEVEL = 0.12  # of the size: letters whose baselines differ by less stand on one level


class Ask(msgspec.Struct, frozen=True, array_like=True):
    """A request for pages, from `first` on, `most` at most; the bytes of the file follow as a message of their own."""

    first: int
    most: int


class Word(msgspec.Struct, frozen=True, array_like=True):
    """Letters without a space between them, all of one size on one level.

    Attributes:
        text: The letters.
        left, right: Where they begin and end, in points from the left edge of the page.
        base: Their baseline, in points from the top.
        size: Size of the type in points.
        glued: Whether no space stands between this word and the one before (`Pignon` and a raised `2`).
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    glued: bool


class Rule(msgspec.Struct, frozen=True, array_like=True):
    """A printed horizontal line, in points from the left edge and the top."""

    left: float
    right: float
    base: float


class Opened(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """The file could be opened: how many pages it has or claims, and what it says of itself."""

    pages: int
    title: str
    author: str


class Refused(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """The file could not be opened: it needs a password, or is no sound PDF."""

    needs_password: bool


class Page(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A page, turned so that most of its words run from left to right.

    Attributes:
        index: Its place in the file, from 0.
        label: What the file calls it; empty where it says nothing.
        width, height: In points.
        words: In the order of the file.
        rules: Horizontal lines.
        sideways: Words that run in another direction, and were left out.
        too_long: Whether it claims more than `MOST_LETTERS`, and was not read.
        is_sound: Whether it could be loaded at all.
    """

    index: int
    label: str = ""
    width: float = 0.0
    height: float = 0.0
    words: list[Word] = []
    rules: list[Rule] = []
    sideways: int = 0
    too_long: bool = False
    is_sound: bool = True


class Done(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """All pages that were asked for are sent."""


Message = Opened | Refused | Page | Done
encode = msgspec.msgpack.Encoder().encode
decode_message = msgspec.msgpack.Decoder(Message).decode
_decode_ask = msgspec.msgpack.Decoder(Ask).decode


def write_message(stream: IO[bytes], data: bytes) -> None:
    """Send a message."""
    stream.write(struct.pack("<I", len(data)))
    stream.write(data)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes | None:
    """Receive a message; None where the other side is gone."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    length: int = struct.unpack("<I", head)[0]
    data = stream.read(length)
    return data if len(data) == length else None


def serve() -> None:
    """Answer requests until standard input ends."""
    _bound_memory()
    _bound_time()
    stream_in, stream_out = sys.stdin.buffer, sys.stdout.buffer
    pdfium = importlib.import_module("pypdfium2.raw")  # which the process that starts this one never needs
    pdfium.FPDF_InitLibrary()
    while (ask := read_message(stream_in)) is not None and (data := read_message(stream_in)) is not None:
        for message in read_pages(pdfium, data, _decode_ask(ask)):
            write_message(stream_out, encode(message))
            _bound_time()


def _bound_memory() -> None:
    if sys.platform != "win32":  # which has no such bounds
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _bound_time() -> None:
    """Bound the next page, so that a page without end ends even where nobody is left to stop this process."""
    if sys.platform != "win32":
        spent = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (spent + _LONGEST_S, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def read_pages(pdfium: Any, data: bytes, ask: Ask) -> Iterator[Message]:
    """The messages that answer a request: whether the file opens, its pages, the end."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        yield Refused(needs_password=pdfium.FPDF_GetLastError() == _PASSWORD)
        return
    try:
        count = pdfium.FPDF_GetPageCount(document)
        title, author = (_utf16(pdfium.FPDF_GetMetaText, document, name) for name in (b"Title", b"Author"))
        yield Opened(pages=count, title=title, author=author)
        for index in range(ask.first, min(count, ask.first + ask.most)):
            yield _read_page(pdfium, document, index)
        yield Done()
    finally:
        pdfium.FPDF_CloseDocument(document)


def _utf16(function: Any, *args: object) -> str:
    size = function(*args, None, 0)
    if not 2 < size < 4096:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*args, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "ignore")


def _read_page(pdfium: Any, document: Any, index: int) -> Page:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return Page(index, is_sound=False)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        label = _utf16(pdfium.FPDF_GetPageLabel, document, index)
        letters = pdfium.FPDFText_CountChars(text) if text else 0
        if letters > MOST_LETTERS:
            return Page(index, label, too_long=True)
        return _Reader(pdfium, page, text).read(index, label, max(letters, 0))
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


class _Reader:
    """Reads one page; keeps the memory into which PDFium writes its answers."""

    def __init__(self, pdfium: Any, page: Any, text: Any) -> None:
        self.pdfium, self.page, self.text = pdfium, page, text
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.box, self.matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.bounds = tuple(ctypes.c_float() for _ in range(4))

    def read(self, index: int, label: str, letters: int) -> Page:
        left, bottom, right, top = self._page_box()
        found = [word for group in self._words(letters) for word in self._measured(*group)]
        turns = Counter[int]()
        for word in found:
            turns[word[-1]] += len(word[0])
        turn = max(turns, key=lambda each: (turns[each], -each)) if turns else 0
        words = [_placed(word, turn, left, bottom, right, top) for word in found if word[-1] == turn]
        return Page(
            index,
            label,
            top - bottom if turn % 2 else right - left,
            right - left if turn % 2 else top - bottom,
            words,
            self._rules(left, top) if turn == 0 else [],
            len(found) - len(words),
        )

    def _page_box(self) -> tuple[float, float, float, float]:
        if self.pdfium.FPDF_GetPageBoundingBox(self.page, self.box):
            return self.box.left, self.box.bottom, self.box.right, self.box.top
        return 0.0, 0.0, self.pdfium.FPDF_GetPageWidthF(self.page), self.pdfium.FPDF_GetPageHeightF(self.page)

    def _words(self, letters: int) -> Iterator[tuple[list[int], list[int]]]:
        """The letters between two spaces: their codes and their places in the page's text."""
        letter_at, text = self.pdfium.FPDFText_GetUnicode, self.text
        codes: list[int] = []
        places: list[int] = []
        for place in range(letters):
            code = letter_at(text, place)
            if code not in _BREAKS:
                codes.append(code)
                places.append(place)
            elif codes:
                yield codes, places
                codes, places = [], []
        if codes:
            yield codes, places

    def _measured(self, codes: list[int], places: list[int]) -> Iterator[tuple[Any, ...]]:
        """The word, or its parts where size or level change within it."""
        first, last = self._level(places[0]), self._level(places[-1])
        if len(codes) == 1 or (_are_level(first, last) and last[0] >= first[0] and not _MARKERS.intersection(codes)):
            yield self._word(codes, places, first, glued=False)
            return
        start, level, glued = 0, first, False
        before = first
        for at in range(1, len(codes)):
            here = self._level(places[at])
            if not _are_level(level, here):
                yield self._word(codes[start:at], places[start:at], level, glued=glued)
                start, level, glued = at, here, _adjoins(before, here)
            before = here
        yield self._word(codes[start:], places[start:], level, glued=glued)

    def _level(self, place: int) -> tuple[float, float, float, int]:
        """Where a letter stands, its size, and the quarter turns of its direction."""
        self.pdfium.FPDFText_GetCharOrigin(self.text, place, self.x, self.y)
        size = self.pdfium.FPDFText_GetFontSize(self.text, place)
        turn = 0
        if self.pdfium.FPDFText_GetMatrix(self.text, place, self.matrix):
            a, b, c, d = self.matrix.a, self.matrix.b, self.matrix.c, self.matrix.d
            size *= abs(a * d - b * c) ** 0.5
            turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)
        return self.x.value, self.y.value, size, turn

    def _word(
        self, codes: list[int], places: list[int], level: tuple[float, float, float, int], *, glued: bool
    ) -> tuple[Any, ...]:
        self.pdfium.FPDFText_GetLooseCharBox(self.text, places[-1], self.box)
        box = (self.box.left, self.box.bottom, self.box.right, self.box.top)
        return _characters(codes), level, box, glued, level[3]

    def _rules(self, left: float, top: float) -> list[Rule]:
        """Horizontal lines and thin boxes that are drawn on an upright page."""
        pdfium, rules = self.pdfium, []
        for at in range(min(pdfium.FPDFPage_CountObjects(self.page), _MOST_OBJECTS)):
            drawn = pdfium.FPDFPage_GetObject(self.page, at)
            if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
                pdfium.FPDFPageObj_GetBounds(drawn, *self.bounds)
                x0, y0, x1, y1 = (value.value for value in self.bounds)
                if y1 - y0 <= _THINNEST and x1 - x0 >= _SHORTEST_RULE:
                    rules.append(Rule(x0 - left, x1 - left, top - y0))
        return rules


def _are_level(one: tuple[float, float, float, int], other: tuple[float, float, float, int]) -> bool:
    small, large = sorted((one[2], other[2]))
    if one[3] != other[3] or small < _SAME_SIZE * large:
        return False
    along = 0 if one[3] % 2 else 1
    return abs(one[along] - other[along]) <= _LEVEL * max(large, 1.0)


def _adjoins(one: tuple[float, float, float, int], other: tuple[float, float, float, int]) -> bool:
    """Whether a letter stands beside the one before it, and not at the beginning of the next line."""
    size = max(one[2], other[2])
    along, across = (1, 0) if one[3] % 2 else (0, 1)
    return abs(other[along] - one[along]) < _BESIDE * size and abs(other[across] - one[across]) < size


def _characters(codes: list[int]) -> str:
    """Letters of their codes; a pair of UTF-16 halves is one letter, the end-of-line hyphen of PDFium a hyphen."""
    text = "".join(["-" if code in (2, 0xFFFE) else chr(min(code, 0x10FFFF)) for code in codes])
    if any(0xD800 <= code < 0xE000 for code in codes):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _placed(word: tuple[Any, ...], turn: int, left: float, bottom: float, right: float, top: float) -> Word:
    """A word in points from the left and the top of the page as it is read."""
    text, (x, y, size, _), (x0, y0, x1, y1), glued, _ = word
    if turn == 0:
        begin, end, base = x - left, x1 - left, top - y
    elif turn == 1:
        begin, end, base = y - bottom, y1 - bottom, x - left
    elif turn == 2:
        begin, end, base = right - x, right - x0, y - bottom
    else:
        begin, end, base = top - y, top - y0, right - x
    begin = begin if abs(begin) < 1e6 else 0.0
    end = end if begin <= end < 1e6 else begin
    return Word(
        text,
        round(begin, 2),
        round(end, 2),
        round(base if abs(base) < 1e6 else 0.0, 2),
        round(min(size, 1e4), 2),
        glued,
    )


if __name__ == "__main__":
    serve()
