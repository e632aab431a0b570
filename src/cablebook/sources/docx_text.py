"""The body of a Word file as running text: one walk over its paragraphs and tables.

Kept are words that the reader of a print sees: insertions are in, deletions, comments and hidden words are out, notes
stand as `[n]` in the text and as `[n] text` behind it. An element that the table below does not know costs no word:
what it holds is read.

Word knows paragraphs only, and typists end a line of an address as they end a paragraph. Where the typist sets
paragraphs apart by empty ones, what follows without one is the next line; else the space around a paragraph or its
indent tells; and where nothing of the kind is seen, a length of more than a line.
"""

import enum
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from .docx_numbering import Numbering
from .docx_styles import Look, Styles, W, look_of, switch
from .flow import CELL, LINE, NOTE, PARAGRAPH

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_RUN, _WORDS, _TAB, _BREAK, _HYPHEN, _NOTHING, _NOTE, _PICTURE, _OTHERS, _FIELD, _BLOCK, _FOREIGN, _ENTITY = range(
    1, 14
)
_WAYS = {
    _RUN: "r",
    _WORDS: "t",
    _TAB: "tab ptab",
    _BREAK: "br cr",
    _HYPHEN: "noBreakHyphen",
    _NOTHING: "pPr rPr sectPr tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr del moveFrom delText instrText "
    "delInstrText rt softHyphen annotationRef footnoteRef endnoteRef separator continuationSeparator",
    _NOTE: "footnoteReference endnoteReference",
    _PICTURE: "drawing pict object",
    _FIELD: "fldChar",
    _BLOCK: "p tbl",
    _FOREIGN: "altChunk subDoc",
}  # fmt: skip
_KINDS: dict[object, int] = {W + name: kind for kind, names in _WAYS.items() for name in names.split()}
_KINDS |= {_MATH + "t": _WORDS, _MC + "AlternateContent": _OTHERS}
_KINDS |= {etree.Comment: _NOTHING, etree.ProcessingInstruction: _NOTHING, etree.Entity: _ENTITY}

_SPACE = 80  # twentieths of a point: from a third of a line on, the reader sees a space
_LINE_LENGTH = 100  # letters
_EMPTY = f" \t\n\xa0{LINE}{CELL}"
_MOST_LINES_OF_CELL = 3


class Block(NamedTuple):
    """A paragraph or a table, in the marks of `flow`.

    Attributes:
        pieces: Its words; empty where it has none.
        look: How it is set; None for a table.
        style: The style that it names, or the default one.
        label: The number that Word prints before it.
        runs_on: Whether its end is deleted or hidden, so that what follows belongs to it.
    """

    pieces: list[str]
    look: Look | None
    style: str | None = None
    label: str | None = None
    runs_on: bool = False


_NO_WORDS = Block([], Look())


class Walk:
    """One pass over a document; it collects the notes in the order of their marks, and what it cannot read.

    Attributes:
        notes: For each note `(is_endnote, id)`.
        entities: Names of entities, which are not expanded.
        foreign: Number of parts in other formats that the text would show.
        is_cut: Whether elements lie so deep inside each other that words are missing.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.notes: list[tuple[bool, str]] = []
        self.entities: list[str] = []
        self.foreign = 0
        self.is_cut = False
        self._styles = styles
        self._numbering = numbering
        self._boxes: list[etree._Element] = []  # text boxes, which are set behind the paragraph that holds them
        self._fields: list[bool] = []  # for each field that is open, whether its result has begun

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The paragraphs and tables of a body, a note, a text box or a cell, those inside controls included."""
        for child in parent:
            kind = _KINDS.get(child.tag)
            if kind == _BLOCK:
                if not len(child):
                    yield _NO_WORDS
                    continue
                yield self._table(child) if child.tag == W + "tbl" else self._paragraph(child)
                while self._boxes:
                    yield from self.blocks(self._boxes.pop(0))
            elif kind == _FOREIGN:
                self.foreign += 1
            elif kind == _OTHERS:
                for one in _chosen(child):
                    yield from self.blocks(one)
            elif kind is None:
                yield from self.blocks(child)
            elif kind == _ENTITY:
                self.entities.append(getattr(child, "name", ""))

    def _paragraph(self, paragraph: etree._Element) -> Block:
        stated = paragraph.find(f"{W}pPr")
        style, runs_on = self._styles.default, False
        if stated is None:
            look = self._styles.look(style)
        else:
            named = stated.find(f"{W}pStyle")
            style = style if named is None else named.get(W + "val")
            look = look_of(stated).over(self._styles.look(style))
            runs_on = _runs_on(stated)
        label = None
        if look.list_id is not None and look.list_id != "0":
            label = self._numbering.label(look.list_id, look.level, style)
        pieces: list[str] = []
        self._fields.clear()
        self._inline(paragraph, pieces, hidden=bool(look.hidden))
        words = "".join(pieces).strip(_EMPTY)
        return Block([words] if words else [], look, style, label, runs_on)

    def _inline(self, element: etree._Element, out: list[str], *, hidden: bool) -> None:
        for child in element:
            kind = _KINDS.get(child.tag)
            if kind == _RUN:
                self._inline(child, out, hidden=self._is_hidden(child, hidden=hidden))
            elif kind == _WORDS:
                if not hidden and all(self._fields):
                    out.append(self._words(child) if len(child) else child.text or "")
            elif kind is None or kind == _BLOCK:
                self._inline(child, out, hidden=hidden)
            elif kind == _ENTITY:
                self.entities.append(getattr(child, "name", ""))
            elif kind != _NOTHING and not hidden:
                self._special(child, kind, out)

    def _words(self, element: etree._Element) -> str:
        """The words of an element that holds entities or comments beside them."""
        self.entities += [getattr(child, "name", "") for child in element if _KINDS.get(child.tag) == _ENTITY]
        return "".join((element.text or "", *(child.tail or "" for child in element)))

    def _special(self, element: etree._Element, kind: int, out: list[str]) -> None:
        if kind == _TAB:
            if out and out[-1] not in (CELL, LINE):  # tabs that only move a word to its place are one
                out.append(CELL)
        elif kind == _BREAK:
            out.append(LINE)
        elif kind == _HYPHEN:
            out.append("-")
        elif kind == _NOTE:
            self.notes.append((element.tag == W + "endnoteReference", element.get(W + "id", "")))
            out.append(f"[{len(self.notes)}]")
        elif kind == _FIELD:
            self._field(element.get(W + "fldCharType"))
        elif kind == _FOREIGN:
            self.foreign += 1
        elif kind == _PICTURE:
            self._boxes += _outermost(element)
        else:
            for one in _chosen(element):
                self._inline(one, out, hidden=False)

    def _field(self, state: str | None) -> None:
        """Follow a field: until its result begins, its words are an instruction to Word."""
        if state == "begin":
            self._fields.append(False)
        elif self._fields and state == "separate":
            self._fields[-1] = True
        elif self._fields and state == "end":
            self._fields.pop()

    def _is_hidden(self, run: etree._Element, *, hidden: bool) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return hidden
        stated = switch(properties.find(f"{W}vanish"))
        if stated is not None:
            return stated
        if self._styles.hidden and not hidden:
            style = properties.find(f"{W}rStyle")
            return style is not None and style.get(W + "val") in self._styles.hidden
        return hidden

    def _table(self, table: etree._Element) -> Block:
        rows = [[list(self.blocks(cell)) for cell in _cells(row)] for row in _rows(table)]
        out: list[str] = []
        if _is_layout(rows, table):
            for row in rows:
                for cell in row:
                    out += (PARAGRAPH, *set_blocks(cell))
        else:
            for row in rows:
                out.append(LINE)
                for cell in row:
                    words = " ".join("".join(block.pieces) for block in with_labels(cell) if block.pieces)
                    out += (words.replace(LINE, " ").replace(CELL, " "), CELL)
        return Block(out if any(piece.strip(_EMPTY) for piece in out) else [], None)


def set_blocks(blocks: Sequence[Block]) -> list[str]:
    """Paragraphs and tables one below the other, as lines and paragraphs."""
    out: list[str] = []
    sign = _sign_of_paragraphs(blocks)
    above: Block | None = None
    empty = False
    for block in with_labels(blocks):
        if not block.pieces:
            empty = True
            continue
        if above is not None:
            if above.runs_on:
                out.append(" ")
            else:
                out.append(PARAGRAPH if empty or _is_set_off(above, block, sign) else LINE)
        out += block.pieces
        above, empty = block, False
    return out


def with_labels(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with their numbers in their words."""
    for block in blocks:
        yield block._replace(pieces=[block.label, *block.pieces]) if block.label and block.pieces else block


def note_pieces(number: int, blocks: Sequence[Block]) -> list[str]:
    """A note, its paragraphs on lines of their own."""
    out = [f"{PARAGRAPH}{NOTE}[{number}] "]
    for block in with_labels(blocks):
        if block.pieces:
            out += (*(piece.replace(PARAGRAPH, LINE) for piece in block.pieces), LINE)
    return out


class _Sign(enum.Enum):
    """By what the typist sets paragraphs apart, beside empty paragraphs, which always do."""

    NOTHING_ELSE = enum.auto()
    SPACE = enum.auto()
    LENGTH = enum.auto()  # by nothing that is seen


def _sign_of_paragraphs(blocks: Sequence[Block]) -> _Sign:
    """Empty paragraphs where most of the long ones end before one, or nothing else sets any apart."""
    pairs = list(itertools.pairwise(blocks))
    while pairs and not pairs[-1][1].pieces:
        pairs.pop()
    worded = [(above, below) for above, below in pairs if above.pieces]
    has_gaps = any(not below.pieces for _, below in worded)
    if not any(_is_spaced(above, below) for above, below in worded if below.pieces):
        return _Sign.NOTHING_ELSE if has_gaps else _Sign.LENGTH
    long = [(above, below) for above, below in worded if len(above.pieces[0]) > _LINE_LENGTH] or worded
    is_typed = 2 * sum(not below.pieces for _, below in long) >= len(long)
    return _Sign.NOTHING_ELSE if is_typed else _Sign.SPACE


def _is_set_off(above: Block, below: Block, sign: _Sign) -> bool:
    if above.look is None or below.look is None:
        return True
    if sign is _Sign.NOTHING_ELSE:
        return False
    if sign is _Sign.SPACE:
        return _is_spaced(above, below)
    is_list = above.label is not None and below.label is not None
    return not is_list and max(len(above.pieces[-1]), len(below.pieces[-1])) > _LINE_LENGTH


def _is_spaced(above: Block, below: Block) -> bool:
    """Whether a reader sees where the lower paragraph begins: by a space above it, or by its indent."""
    if above.look is None or below.look is None:
        return False
    same = above.style == below.style
    space = max(
        0 if same and above.look.together else above.look.after or 0,
        0 if same and below.look.together else below.look.before or 0,
    )
    return space >= _SPACE or (below.look.first_line or 0) > 0


def _runs_on(properties: etree._Element) -> bool:
    mark = properties.find(f"{W}rPr")
    if mark is None:
        return False
    hidden = switch(mark.find(f"{W}specVanish")) and switch(mark.find(f"{W}vanish"))
    return bool(hidden) or mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None


def _chosen(element: etree._Element) -> list[etree._Element]:
    """What Word would take of `AlternateContent`: the same content once for new and once for old programs."""
    choice = element.find(f"{_MC}Choice")
    other = element.find(f"{_MC}Fallback")
    return [one for one in (choice, other) if one is not None][:1]


def _outermost(picture: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, without those inside another one or inside what an old program would show."""
    found: list[etree._Element] = []
    waiting = [picture]
    while waiting:
        element = waiting.pop()
        if element.tag == W + "txbxContent":
            found.append(element)
        elif _KINDS.get(element.tag) == _OTHERS:
            waiting += _chosen(element)
        else:
            waiting += reversed(element)
    return found


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in _inside(table, "tr"):
        properties = row.find(f"{W}trPr")
        if properties is None or properties.find(f"{W}del") is None:
            yield row


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return _inside(row, "tc")


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Children of a name, those inside controls and marks of changes included."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _KINDS:
            yield from _inside(child, name)


def _is_layout(rows: list[list[list[Block]]], table: etree._Element) -> bool:
    """Whether a table only places paragraphs: it has one cell a row, holds another, or a cell of a page's length."""
    if all(len(row) < 2 for row in rows) or next(table.iterfind(f".//{W}tbl"), None) is not None:
        return True
    return any(sum(bool(block.pieces) for block in cell) > _MOST_LINES_OF_CELL for row in rows for cell in row)
