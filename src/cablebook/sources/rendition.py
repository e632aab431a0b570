"""TEI as running text: one walk over the elements of a division, the way to set each looked up in one table.

The layout is that of a page read from top to bottom: title in one line; source note in one line; the lines of the
opener; a blank line; paragraphs with a blank line between; list items, line breaks, signatures and table rows each on
a line, cells parted by a tab; last, the footnotes as `[n] text`. Page breaks, gaps and pictures leave no trace in the
text; where the pages begin is kept beside it.

An element that the table does not know is inline: unknown markup never costs a word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html.entities import html5
from typing import NamedTuple

from lxml import etree

from .flow import CELL, JOIN, LINE, NOTE, PAGE, PARAGRAPH, Pages, set_text, without_leading_breaks

TEI = "{http://www.tei-c.org/ns/1.0}"

# How an element is set. Plain integers: the walk looks one up half a million times on a shelf of 28 volumes.
_BLOCK = 1  # a paragraph of its own
_LINE = 2  # a line of its own
_PAGE = 3
_NOTE = 4
_LIST = 5  # a paragraph of its own, in which paragraphs are lines
_LABEL = 6
_CELL = 7
_BREAK = 8  # a new line
_NOTHING = 9  # left out with all that it holds
_DIVISION = 10  # a paragraph of its own, or another document
_ENTITY = 11
_CHOICE = 12  # one of its children: what stands in the document, not what an editor makes of it
_HEAD = 13
_TURN = 14  # where the writer came to the edge of the paper: a space inside a paragraph, else a new line

_WAYS = {
    "block": _BLOCK, "line": _LINE, "page": _PAGE, "note": _NOTE, "list": _LIST, "label": _LABEL, "cell": _CELL,
    "break": _BREAK, "nothing": _NOTHING, "division": _DIVISION, "choice": _CHOICE, "head": _HEAD,
    "turn": _TURN,
}  # fmt: skip

_OF_EDITOR = {f"{namespace}{name}" for namespace in ("", TEI) for name in ("corr", "reg", "expan", "rdg")}
_RUNNING = ("p", "ab", "note", "item")

Kinds = Mapping[object, int]

_Note = tuple[str, list[str], bool]  # number, words, whether the editors typed it as a source note


def kinds(elements: Mapping[str, str]) -> Kinds:
    """Make a table.

    Args:
        elements: Ways of setting (`block`, `line`, …) and for each the names of elements, parted by spaces. A name
            is meant with and without TEI's namespace, or in the namespace that stands before it in braces.
    """
    table: dict[object, int] = {etree.Comment: _NOTHING, etree.ProcessingInstruction: _NOTHING, etree.Entity: _ENTITY}
    for way, names in elements.items():
        for name in names.split():
            table[name] = _WAYS[way]
            if not name.startswith("{"):
                table[TEI + name] = _WAYS[way]
    return table


class Rendition(NamedTuple):
    """A division as text.

    Attributes:
        text: The normalised text; empty where the division has no words.
        pages: Page breaks inside it, (label, offset of the page's first character).
        last_page: Label of the last page break, None where there is none; the text may end before it.
        entities: Names of entities that stand in the division and are not expanded, in the order of the text.
        enclosed: Divisions inside it that are documents of their own and are not part of its text.
        is_cut: Whether elements lie so deep inside each other that what follows them is missing from the text.
    """

    text: str
    pages: Pages
    last_page: str | None
    entities: tuple[str, ...]
    enclosed: tuple[etree._Element, ...]
    is_cut: bool


def render(
    division: etree._Element, table: Kinds, *, apparatus: Iterable[etree._Element] = (), number_notes: bool = False
) -> Rendition:
    """Set a division of TEI as text.

    Args:
        division: The element that holds the document: its first `head` is the title.
        table: How to set which element; see `kinds`.
        apparatus: Notes that stand elsewhere in the file and belong to the document.
        number_notes: Give notes without `n` their number in the document; else their marker is `[*]`.
    """
    walk = _Walk(table.get, number_notes=number_notes)
    page = _Page()
    page.body.append(division.text or "")
    is_cut = False
    try:
        _fill(page, division, walk)
        for note in apparatus:
            walk.special(note, _NOTE, [], LINE, LINE)
    except RecursionError:  # libxml2 lets 256 levels pass; no editor needs a tenth of them
        is_cut = True
    pieces = page.title
    for source in page.sources:
        pieces.append(LINE)
        pieces += source
    pieces += page.opening
    pieces.append(PARAGRAPH)
    pieces += page.body
    for number, words, _ in (*page.notes, *walk.notes):
        pieces.append(f"{PARAGRAPH}{NOTE}[{number}] ")
        pieces += without_leading_breaks(words)
    text, pages = set_text(pieces)
    return Rendition(text, pages, walk.last_page, tuple(walk.entities), tuple(walk.enclosed), is_cut)


def doubts(rendition: Rendition) -> Iterator[str]:
    """A sentence for the user on whatever is missing from a text."""
    if rendition.entities:
        named = " ".join(f"“&{name};”" for name in dict.fromkeys(rendition.entities))
        yield (
            f"expected text, found {named}; entities are not expanded, so their words are missing: "
            "put them in their place and read the file again"
        )
    if rendition.is_cut:
        yield "expected a text, found elements hundreds deep inside each other; what follows them is missing"


class _Page:
    """The parts of a document in the order of the text; `notes` are those of its source notes and its title."""

    __slots__ = ("body", "notes", "opening", "sources", "title")

    def __init__(self) -> None:
        self.title: list[str] = []
        self.sources: list[list[str]] = []
        self.opening: list[str] = []
        self.body: list[str] = []
        self.notes: list[_Note] = []


def _fill(page: _Page, division: etree._Element, walk: "_Walk") -> None:
    opens = True  # only titles, source notes and lines of the opener so far
    titled = False
    body = page.body
    push = body.append
    for child in division:
        kind = walk.kind_of(child.tag)
        if kind == _BLOCK:
            opens = False
            push(PARAGRAPH)
            words = child.text
            if words:
                push(words)
            if len(child):
                walk.children(child, body, PARAGRAPH, LINE)
        elif kind == _HEAD and not titled:
            titled = True
            _title(page, child, walk)
        elif kind == _NOTE and child.get("type") == "source":
            _source(page, child, walk)
        elif kind == _PAGE:
            at = page.title if opens and not titled else page.opening if opens else body
            walk.special(child, kind, at, PARAGRAPH, LINE)
        elif opens and kind in (_LINE, _NOTE):
            page.opening.append(LINE)
            walk.special(child, kind, page.opening, LINE, LINE)
        elif kind != _NOTHING:
            opens = False
            push(PARAGRAPH)
            if kind is None:
                walk.inline(child, body, PARAGRAPH, LINE)
            else:
                walk.special(child, kind, body, PARAGRAPH, LINE)
        words = child.tail
        if words and not words.isspace():
            opens = False
            push(PARAGRAPH)
            push(words)


def _source(page: _Page, note: etree._Element, walk: "_Walk") -> None:
    """A source note before or after the title, as in FRUS until 1954; its own notes come first of all."""
    after, walk.notes = walk.notes, []
    page.sources.append(walk.content(note, [], " ", " "))
    page.notes = walk.notes + page.notes
    walk.notes = after


def _title(page: _Page, head: etree._Element, walk: "_Walk") -> None:
    """The title and its notes; the one that is the source note has no number and begins with "Source:"."""
    after, walk.notes = walk.notes, []
    walk.unmarked = page.title
    walk.content(head, page.title, " ", " ")
    for note in walk.notes:
        words = without_leading_breaks(note[1])
        if note[2] or "".join(words[:3]).startswith(("Source:", "[Source:")):
            page.sources.append([" " if piece == LINE else piece for piece in words])
        else:
            page.notes.append(note)
    walk.notes = after


class _Walk:
    """One pass over a division; it collects the notes and the entities that it meets."""

    __slots__ = (
        "_count",
        "_labelled",
        "_number_notes",
        "enclosed",
        "entities",
        "kind_of",
        "last_page",
        "notes",
        "unmarked",
    )

    def __init__(self, kind_of: Callable[[object], int | None], *, number_notes: bool) -> None:
        self.kind_of = kind_of
        self.notes: list[_Note] = []
        self.entities: list[str] = []
        self.enclosed: list[etree._Element] = []
        self.last_page: str | None = None
        self.unmarked: list[str] | None = None  # pieces into which no marker of a note goes
        self._number_notes = number_notes
        self._count = 0  # of notes
        self._labelled = False  # the item that comes next stands on the line of its label

    def content(self, element: etree._Element, out: list[str], paragraph: str, line: str) -> list[str]:
        words = element.text
        if words:
            out.append(words)
        if len(element):
            self.children(element, out, paragraph, line)
        return out

    def children(self, element: etree._Element, out: list[str], paragraph: str, line: str) -> None:
        kind_of = self.kind_of
        push = out.append
        for child in element:
            kind = kind_of(child.tag)
            if kind is None:
                if len(child):
                    self.inline(child, out, paragraph, line)
                else:
                    words = child.text
                    if words:
                        push(words)
            else:
                self.special(child, kind, out, paragraph, line)
            words = child.tail
            if words:
                push(words)

    def inline(self, element: etree._Element, out: list[str], paragraph: str, line: str) -> None:
        """An element in the run of the text; white space that wraps it inside on both sides is the XML printer's."""
        words = element.text
        if words and words.isspace() and len(element):
            tail = element[-1].tail
            if tail and tail.isspace():
                self.children(element, out, paragraph, line)
                if out and out[-1] == tail:
                    out.pop()
                return
        self.content(element, out, paragraph, line)

    def special(self, element: etree._Element, kind: int, out: list[str], paragraph: str, line: str) -> None:
        push = out.append
        if kind == _NOTE:
            self._note(element, out)
        elif kind == _PAGE:
            label = element.get("n")
            if label:
                self.last_page = label
                push(PAGE + label + PAGE)
        elif kind == _LINE:
            if self._labelled:
                self._labelled = False
            else:
                push(line)
            self.content(element, out, paragraph, line)
            push(line)
        elif kind == _CELL:
            self.content(element, out, " ", " ")
            push(CELL)
        elif kind == _BREAK:
            push(line)
        else:
            self._seldom(element, kind, out, paragraph, line)

    def _seldom(self, element: etree._Element, kind: int, out: list[str], paragraph: str, line: str) -> None:
        if kind == _LABEL:
            self._label(element, out, paragraph, line)
        elif kind == _ENTITY:
            self._entity(element, out)
        elif kind == _CHOICE:
            self._choice(element, out, paragraph, line)
        elif kind == _TURN:
            out.append(JOIN if element.get("break") == "no" else " " if _runs_on(element) else line)
        elif kind == _DIVISION and element.get("type") == "document":
            self.enclosed.append(element)
        elif kind != _NOTHING:
            out.append(paragraph)
            self.content(element, out, line if kind == _LIST else paragraph, line)
            out.append(paragraph)

    def _note(self, element: etree._Element, out: list[str]) -> None:
        self._count += 1
        number = element.get("n") or (str(self._count) if self._number_notes else "*")
        words: list[str] = []
        self.notes.append((number, words, element.get("type") == "source"))
        self.content(element, words, LINE, LINE)
        if out is self.unmarked:
            return
        tail = element.tail
        if not tail or tail[0] in " \n\t.,;:)":
            _strip_end(out)  # the marker stands straight after the word
        out.append(f"[{number}]")

    def _label(self, element: etree._Element, out: list[str], paragraph: str, line: str) -> None:
        words = self.content(element, [], paragraph, line)
        following = element.getnext()
        self._labelled = following is not None and self.kind_of(following.tag) == _LINE
        if all(piece.isspace() for piece in words):
            # An empty label: the item goes on where the one before it ended.
            while out and (out[-1] == LINE or out[-1].isspace()):
                out.pop()
            out.append(" ")
        else:
            out.append(line)
            out += words
            out.append(" " if self._labelled else line)

    def _entity(self, element: etree._Element, out: list[str]) -> None:
        name = getattr(element, "name", "")
        if character := html5.get(f"{name};"):
            out.append(character)
        else:
            self.entities.append(name)

    def _choice(self, element: etree._Element, out: list[str], paragraph: str, line: str) -> None:
        readings = [child for child in element if isinstance(child.tag, str)]
        of_document = [child for child in readings if child.tag not in _OF_EDITOR] or readings
        for child in of_document[:1]:
            self.inline(child, out, paragraph, line)


def _runs_on(element: etree._Element) -> bool:
    """Whether an element stands in running text, where the writer's line ends mean nothing."""
    return any(isinstance(one.tag, str) and one.tag.rpartition("}")[2] in _RUNNING for one in element.iterancestors())


def _strip_end(pieces: list[str]) -> None:
    while pieces:
        last = pieces[-1]
        kept = last.rstrip()
        if kept is last:
            return
        if kept:
            pieces[-1] = kept
            return
        pieces.pop()
