"""A web page as running text: one walk over the elements of its main part."""

import re
from collections.abc import Collection
from typing import NamedTuple

from lxml import etree

from .flow import CELL, JOIN, LINE, NOTE, PAGE, PARAGRAPH, Pages, set_text, without_leading_breaks
from .html_labels import Description
from .html_notes import NUMBER_OF_NOTE, Notes, find_notes
from .html_site import is_aside, is_hidden, is_of_site, main_part, names_of
from .xmltree import words_in

_BLOCK, _LINE, _CELL, _NOTHING, _BREAK, _LIST, _TABLE, _ITEM, _PREFORMATTED, _RAISED, _MAYBE, _HEADING = range(1, 13)
_WAYS = {
    _BLOCK: "p div section article main blockquote dl figure figcaption address center form fieldset "
    "details summary hr body html",
    _LINE: "dt dd tr caption legend",
    _CELL: "td th",
    _NOTHING: "head script style noscript template nav iframe object embed svg canvas video audio button select "
    "textarea input datalist map dialog",
    _BREAK: "br",
    _LIST: "ul ol menu dir",
    _TABLE: "table",
    _ITEM: "li",
    _PREFORMATTED: "pre listing",
    _RAISED: "sup",
    _MAYBE: "header footer aside",
    _HEADING: "h1 h2 h3 h4 h5 h6",
}
_KINDS: dict[object, int] = {name: kind for kind, names in _WAYS.items() for name in names.split()}
_BLOCKS = (_BLOCK, _LIST, _HEADING)

# Pages made from TEI keep the names of its elements in their classes; these are lines of a front or a foot.
_LINES_OF_TEI = re.compile(
    r"(?<![a-z])(?:opener|dateline|salute|signed|byline|addrline|source-?note|note-?source)(?![a-z])", re.IGNORECASE
)
_PAGE_MARK = re.compile(r"\[\s*(?:Page|p\.)\s+([0-9]{1,4}|[ivxlcdm]{1,7})\s*\]", re.IGNORECASE)
_LONGEST_PAGE_MARK = 24  # characters
_MOST_ABOVE = 4  # headings over a title: series, volume, part, chapter
_AROUND_NOTE = f" \t\n{LINE}"
_PAGES = re.compile(f"{PAGE}[^{PAGE}]*{PAGE}")
_BEHIND_NUMBER = re.compile(r"^[.:)\]]\s")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_MARKS = dict.fromkeys(range(1, 9))  # of `flow`, which a page can bring in as numeric references


class PageText(NamedTuple):
    """The text of a page.

    Attributes:
        text: Its normalised text.
        pages: The printed pages that it marks, as in `Document`.
        title: The heading that has notes of its own, as only the title of a document has; None where none has.
        part_of: A heading over the title that names what the document is a part of; it is not in the text.
    """

    text: str
    pages: Pages
    title: str | None
    part_of: str | None


def page_text(root: etree._Element, description: Description) -> PageText:
    """Set a page.

    Args:
        root: The page's `html` element.
        description: What the archive says of the document, which is no part of the text.
    """
    main = main_part(root)
    notes = find_notes(root)
    left_out = {*notes.notes, *notes.back, *notes.headings, *description.elements}
    walk = _Walk(notes, left_out, description.tails, len(words_in(main)))
    pieces: list[str] = []
    if description.title is not None and main.find(".//h1") is None and not _holds(main, description.title):
        walk.heading(description.title, pieces, PARAGRAPH, LINE)
    walk.element(main, pieces, PARAGRAPH, LINE)
    for note, number in notes.notes.items():
        if note not in walk.sources:
            pieces.append(f"{PARAGRAPH}{NOTE}[{number}] ")
            pieces += walk.note(note, number)
    return PageText(*set_text(pieces), walk.title, walk.part_of)


def _holds(main: etree._Element, element: etree._Element) -> bool:
    return any(one is main for one in element.iterancestors())


class _Above(NamedTuple):
    """A heading that was set: the pieces and its place among them, its words, and whether they are a link."""

    pieces: list[str]
    start: int
    end: int
    words: str
    is_link: bool


class _Walk:
    """One pass over a page.

    Attributes:
        sources: Notes that are the source note of the title and stand under it.
        title: Words of the first heading that has notes.
        part_of: Words of a heading above it, of what the document is a part of.
    """

    def __init__(
        self, notes: Notes, left_out: Collection[etree._Element], tails: Collection[etree._Element], letters: int
    ) -> None:
        self.sources: set[etree._Element] = set()
        self.title: str | None = None
        self.part_of: str | None = None
        self._above: list[_Above] = []  # headings with nothing but headings between them
        self._notes = notes
        self._left_out = left_out
        self._tails = tails
        self._letters = letters
        self._opens = True  # only headings so far
        self._title_notes: list[etree._Element] | None = None  # of the heading that is being read

    def element(self, element: etree._Element, out: list[str], paragraph: str, line: str) -> None:
        """What an element holds."""
        _push(out, element.text)
        number = _first_number(element)
        for child in element:
            if child in self._left_out or is_hidden(child):
                pass
            elif child in self._notes.marks:
                self._mark(child, out)
            elif (kind := _KINDS.get(child.tag)) is None:
                if isinstance(child.tag, str):
                    self._inline(child, out, paragraph, line)
            elif kind == _ITEM:
                number = self._item(child, number, out, paragraph, line)
            elif kind != _NOTHING:
                self._special(child, kind, out, paragraph, line)
            if child not in self._tails:
                _push(out, child.tail)

    def heading(self, heading: etree._Element, out: list[str], paragraph: str, line: str) -> None:
        """A heading; the marks of notes to a title go, and the note that is its source note stands under it."""
        out.append(paragraph)
        self._title_notes = [] if self._opens else None
        words: list[str] = []
        self.element(heading, words, paragraph, line)
        notes, self._title_notes = self._title_notes or [], None
        if self._opens:
            self._drop_headings_above(out, is_title=bool(notes))
            above = _Above(
                out, len(out), len(out) + len(words), set_text(words)[0].replace("\n", " "), _is_link(heading)
            )
            self._above = [*self._above[-_MOST_ABOVE:], above]
            if notes and self.title is None:
                self.title = above.words
        out += words
        for note in notes:
            words = self.note(note, self._notes.notes[note])
            if "".join(words).startswith(("Source:", "[Source:")):
                self.sources.add(note)
                out += (line, *(" " if piece == line else piece for piece in words))
        following = heading.getnext()
        runs_on = following is not None and not (heading.tail or "").strip() and _is_line_of_tei(following)
        out.append(line if runs_on else paragraph)

    def _drop_headings_above(self, out: list[str], *, is_title: bool) -> None:
        """Leave out headings of what the document is a part of: links to it, and all right over the title."""
        if not self._above:
            return
        end = self._above[-1].end
        if self._above[-1].pieces is not out or _PAGES.sub("", "".join(out[end:])).strip(_AROUND_NOTE + PARAGRAPH):
            self._above.clear()
            return
        dropped = [above for above in self._above if is_title or above.is_link]
        self._above = [above for above in self._above if above not in dropped]
        for above in dropped:
            out[above.start : above.end] = [""] * (above.end - above.start)
        names = [self.part_of, *(above.words for above in dropped)]
        self.part_of = ", ".join(filter(None, names)) or None

    def note(self, note: etree._Element, number: str) -> list[str]:
        """The words of a note, without its number in front."""
        words: list[str] = []
        self.element(note, words, LINE, LINE)
        text = "".join(words).replace(PARAGRAPH, LINE).strip(_AROUND_NOTE)
        parent = note.getparent()
        is_counted = note.tag == "li" and parent is not None and parent.tag == "ol"
        if not is_counted and not any(words_in(link).strip("[]() ") == number for link in note.iter("a")):
            text = re.sub(rf"^[\[(]?{re.escape(number)}[\])]?(?!\w)", "", text)
        return [_BEHIND_NUMBER.sub("", text).strip(_AROUND_NOTE)]

    def _mark(self, mark: etree._Element, out: list[str]) -> None:
        number, note = self._notes.marks[mark]
        if self._title_notes is None:
            out.append(f"[{number}]")
        else:
            self._title_notes.append(note)

    def _inline(self, child: etree._Element, out: list[str], paragraph: str, line: str) -> None:
        if child.tag == "wbr":  # which libxml2 does not know to be empty
            out.append(JOIN)
        label = _page_label(child) if child.tag in ("a", "span") else None
        if label is not None:
            out.append(PAGE + label + PAGE)
        else:
            self.element(child, out, paragraph, line)

    def _special(self, element: etree._Element, kind: int, out: list[str], paragraph: str, line: str) -> None:
        if kind == _BREAK:
            out.append(line)
        elif kind == _CELL:
            self.element(element, out, " ", " ")
            out.append(CELL)
        elif kind == _RAISED:
            self._raised(element, out, paragraph, line)
        elif kind == _HEADING:
            if not is_of_site(element, perhaps=False):
                self.heading(element, out, paragraph, line)
        elif kind == _PREFORMATTED:
            lines: list[str] = []
            self.element(element, lines, PARAGRAPH, LINE)
            words = _BLANK_LINES.sub(paragraph, "".join(lines).strip("\n"))
            out += (paragraph, words.replace("\n", line), paragraph)
        elif kind == _TABLE and _is_layout(element):
            for cell in element.iter("td", "th", "caption"):
                if next(cell.iterancestors("table")) is element:
                    out.append(paragraph)
                    self.element(cell, out, paragraph, line)
            out.append(paragraph)
        elif not self._is_of_site(element, kind):
            self._opens = self._opens and element.tag != "p"
            before = line if kind == _LINE or _is_line_of_tei(element) else paragraph
            out.append(before)
            self.element(element, out, line if kind in (_LIST, _TABLE) else paragraph, line)
            out.append(before)

    def _is_of_site(self, element: etree._Element, kind: int) -> bool:
        if element.tag == "aside" and is_aside(element, self._notes.notes, self._letters):
            return True
        return is_of_site(element, perhaps=kind == _MAYBE)

    def _item(self, item: etree._Element, number: int | None, out: list[str], paragraph: str, line: str) -> int | None:
        """An item on a line of its own, with its number; gives back the number of the next one."""
        words: list[str] = []
        self.element(item, words, paragraph, line)
        out.append(line)
        if number is not None:
            number = _number(item.get("value"), number)
            out.append(f"{number}. ")
            number += 1
        out += without_leading_breaks(words)
        out.append(line)
        return number

    def _raised(self, element: etree._Element, out: list[str], paragraph: str, line: str) -> None:
        """A superscript; as `[1]` where it is the number of a note, which else would be read as part of a figure."""
        if any(one in self._notes.marks for one in element.iter("a")):
            self.element(element, out, paragraph, line)
            return
        words = words_in(element).translate(_MARKS)
        is_link = element.find(".//a") is not None or any(True for _ in element.iterancestors("a"))
        note = NUMBER_OF_NOTE.fullmatch(words.strip()) if is_link or "note" in names_of(element) else None
        out.append(f"[{note[1]}]" if note else words)


def _is_link(heading: etree._Element) -> bool:
    """Whether a heading is one link and nothing else."""
    link = heading.find(".//a")
    return link is not None and words_in(link).strip() == words_in(heading).strip()


def _is_line_of_tei(element: etree._Element) -> bool:
    return _LINES_OF_TEI.search(element.get("class", "")) is not None


def _page_label(element: etree._Element) -> str | None:
    """The label of the printed page that begins here: `[Page 12]`."""
    words = ""
    for piece in element.itertext():
        words += str(piece)
        if len(words) > _LONGEST_PAGE_MARK:
            return None
    found = _PAGE_MARK.fullmatch(words.strip())
    return found[1] if found else None


def _first_number(element: etree._Element) -> int | None:
    """The number that a browser prints before the first item of a list; None where it prints none."""
    if element.tag != "ol" or element.get("type", "1") != "1":
        return None
    return _number(element.get("start"), 1)


def _number(stated: str | None, otherwise: int) -> int:
    return int(stated) if stated and stated.isdecimal() and len(stated) < 10 else otherwise


def _push(out: list[str], words: str | None) -> None:
    if words:
        out.append(words.translate(_MARKS) if min(words) < "\t" else words)


def _is_layout(table: etree._Element) -> bool:
    """Whether a table lays out a page: it holds another one, or a cell with several paragraphs."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return True
    return any(sum(_KINDS.get(part.tag) in _BLOCKS for part in cell) > 1 for cell in table.iter("td", "th"))
