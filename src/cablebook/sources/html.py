"""Web pages: the words of the document, without the site around it."""

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from cablebook.model.document import Document, Problem

from .encoding import decode
from .flow import CELL, JOIN, LINE, PARAGRAPH, set_text, without_leading_breaks
from .html_record import record_of
from .xmltree import words_in

_DECLARED = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})|<\?xml[^>]{1,200}?encoding\s*=\s*["']([^"']{1,40})""",
    re.IGNORECASE,
)
_HEAD_BYTES = 4096

_BLOCK, _LINE, _CELL, _NOTHING, _BREAK, _LIST, _TABLE, _ITEM, _PREFORMATTED, _RAISED, _MAYBE = range(1, 12)
_WAYS = {
    _BLOCK: "p div section article main blockquote h1 h2 h3 h4 h5 h6 dl figure figcaption address center form fieldset "
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
}
_KINDS: dict[object, int] = {name: kind for kind, names in _WAYS.items() for name in names.split()}

_OF_SITE = re.compile(
    r"\b(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|banner|contentinfo|search|cookies?)\b", re.IGNORECASE
)
_MOSTLY = 0.5
_LONGEST_OF_SITE = 20_000  # letters: what is longer is no menu, and need not be looked through to its end
_NUMBER_OF_NOTE = re.compile(r"\[?([0-9]{1,3}|\*{1,3}|[a-z])\]?")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# The marks of `flow`, which a page can bring in as numeric references.
_MARKS = dict.fromkeys(range(1, 9))


def read_html(data: bytes, *, address: str | None = None) -> Iterator[Document | Problem]:
    """The document that a web page is.

    Left out are scripts, what the page hides, `nav`, and headers, footers and side columns that are mostly links;
    where the page marks its main part, only that is taken. Lines of tables are lines, their cells parted by a tab,
    but for tables that only lay out the page.

    Args:
        data: The whole file; its encoding is that of its mark, its `meta` element or its bytes.
        address: Where the page was saved from, if something outside of it says so.
    """
    found = _DECLARED.search(data[:_HEAD_BYTES])
    declared = (found[1] or found[2]).decode("ascii", "replace") if found else None
    decoded = decode(data, declared=declared)
    if decoded is None:
        yield Problem(item="", reason="expected HTML, found bytes that are no text in any encoding")
        return
    if decoded.doubt:
        yield Problem(item="", reason=decoded.doubt, lost=False)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(decoded.text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in entry.message for entry in parser.error_log):
        reason = "expected a web page, found elements more than 250 deep inside each other; what is deeper is missing"
        yield Problem(item="", reason=reason, lost=False)
    pieces: list[str] = []
    if root is not None:
        _set_element(_main_part(root), pieces, PARAGRAPH, LINE)
    text, _ = set_text(pieces)
    if root is None or not text:
        yield Problem(item="", reason="expected a document, found a web page without words of its own")
        return
    yield Document(item="", text=text, sha256=hashlib.sha256(data).hexdigest(), archive=record_of(root))


def _main_part(root: etree._Element) -> etree._Element:
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = root.findall(path)
        if len(found) == 1 and words_in(found[0]).strip():
            return found[0]
    body = root.find("body")
    return root if body is None else body


def _set_element(element: etree._Element, out: list[str], paragraph: str, line: str) -> None:
    """What an element holds."""
    _push(out, element.text)
    number = _first_number(element)
    for child in element:
        kind = _KINDS.get(child.tag)
        if kind is None:
            if child.tag == "wbr":  # which libxml2 does not know to be empty
                out.append(JOIN)
            if isinstance(child.tag, str) and not _is_hidden(child):
                _set_element(child, out, paragraph, line)
        elif kind != _NOTHING and not _is_hidden(child):
            if kind == _ITEM:
                number = _set_item(child, number, out, paragraph, line)
            else:
                _set_special(child, kind, out, paragraph, line)
        _push(out, child.tail)


def _set_special(element: etree._Element, kind: int, out: list[str], paragraph: str, line: str) -> None:
    if kind == _BREAK:
        out.append(line)
    elif kind == _CELL:
        _set_element(element, out, " ", " ")
        out.append(CELL)
    elif kind == _RAISED:
        out.append(_raised(element))
    elif kind == _PREFORMATTED:
        lines: list[str] = []
        _set_element(element, lines, PARAGRAPH, LINE)
        words = _BLANK_LINES.sub(paragraph, "".join(lines).strip("\n"))
        out += (paragraph, words.replace("\n", line), paragraph)
    elif kind == _TABLE and _is_layout(element):
        for cell in element.iter("td", "th", "caption"):
            if next(cell.iterancestors("table")) is element:
                out.append(paragraph)
                _set_element(cell, out, paragraph, line)
        out.append(paragraph)
    elif (kind == _MAYBE or _OF_SITE.search(_names(element))) and _is_mostly_links(element):
        pass
    else:
        before = line if kind == _LINE else paragraph
        out.append(before)
        _set_element(element, out, line if kind in (_LIST, _TABLE) else paragraph, line)
        out.append(before)


def _first_number(element: etree._Element) -> int | None:
    """The number that a browser prints before the first item of a list; None where it prints none."""
    if element.tag != "ol" or element.get("type", "1") != "1":
        return None
    return _number(element.get("start"), 1)


def _set_item(item: etree._Element, number: int | None, out: list[str], paragraph: str, line: str) -> int | None:
    """An item on a line of its own, with its number; gives back the number of the next one."""
    words: list[str] = []
    _set_element(item, words, paragraph, line)
    out.append(line)
    if number is not None:
        number = _number(item.get("value"), number)
        out.append(f"{number}. ")
        number += 1
    out += without_leading_breaks(words)
    out.append(line)
    return number


def _number(stated: str | None, otherwise: int) -> int:
    return int(stated) if stated and stated.isdecimal() and len(stated) < 10 else otherwise


def _push(out: list[str], words: str | None) -> None:
    if words:
        out.append(words.translate(_MARKS) if min(words) < "\t" else words)


def _raised(element: etree._Element) -> str:
    """A superscript; as `[1]` where it is the number of a footnote, which else would be read as part of a figure."""
    words = words_in(element).translate(_MARKS)
    is_link = element.find(".//a") is not None or any(True for _ in element.iterancestors("a"))
    note = _NUMBER_OF_NOTE.fullmatch(words.strip()) if is_link or "note" in _names(element) else None
    return f"[{note[1]}]" if note else words


def _is_layout(table: etree._Element) -> bool:
    """Whether a table lays out a page: it holds another one, or a cell with several paragraphs."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return True
    return any(sum(_KINDS.get(part.tag) in (_BLOCK, _LIST) for part in cell) > 1 for cell in table.iter("td", "th"))


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or "display:none" in element.get("style", "").replace(" ", "").lower()


def _is_mostly_links(element: etree._Element) -> bool:
    words = 0
    for piece in map(str, element.itertext()):
        words += 0 if piece.isspace() else len(piece)
        if words > _LONGEST_OF_SITE:
            return False
    linked = sum(len(words_in(link)) for link in element.iter("a"))
    return not words or linked / words >= _MOSTLY


def _names(element: etree._Element) -> str:
    return " ".join(element.get(name, "") for name in ("class", "id", "role"))
