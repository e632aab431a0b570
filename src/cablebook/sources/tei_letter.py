"""TEI files that are no printed volume: letters and other single texts, alone, in a corpus or in a group."""

import hashlib
from collections.abc import Iterator

from lxml import etree

from cablebook.model.document import ArchiveRecord, Document, Problem

from .rendition import doubts, kinds, render
from .tei_header import XML_ID, header_of, letter_record, words_of
from .xmltree import local_name

_LETTER_KINDS = kinds(
    {
        "block": "p ab lg closer postscript trailer div div1 div2 div3 floatingText body argument epigraph",
        "line": "item row signed opener dateline salute l addrLine byline",
        "list": "list table",
        "label": "label",
        "cell": "cell",
        "note": "note",
        "head": "head",
        "turn": "lb",
        "page": "pb",
        "choice": "choice app",
        "nothing": "gap figure fw del",
    }
)
_DIVISIONS = ("div", "div1")


def read_letters(root: etree._Element, sha256: str) -> Iterator[Document | Problem]:
    """The texts of a TEI file.

    The text is that of `text/body`: as the document has it where the editor offers a choice (`orig`, `sic`, `abbr`),
    without what its writer struck out. Notes, those at the back included, become footnotes.

    Args:
        root: The root element, `TEI` or `teiCorpus`.
        sha256: Hex digest of the file, for a file that is one document.
    """
    texts = [text for text in root.iter("{*}text") if text.find("{*}body") is not None]
    if not texts:
        yield Problem(item="", reason=_without_text(root))
        return
    alone = len(texts) == 1
    items: set[str] = set()
    for number, text in enumerate(texts, start=1):
        stated = _stated_id(text)
        item = "" if alone else stated if stated and stated not in items else f"text {number}"
        items.add(item)
        yield from _read_text(text, item, stated if alone or stated == item else None, sha256 if alone else None)


def _read_text(
    text: etree._Element, item: str, stated_id: str | None, sha256: str | None
) -> Iterator[Document | Problem]:
    body = text.find("{*}body")
    if body is None:
        return
    notes = (note for back in text.iterfind("{*}back") for note in back.iter("{*}note"))
    apparatus = [note for note in notes if next(note.iterancestors("{*}note"), None) is None]
    rendition = render(_division(body), _LETTER_KINDS, apparatus=apparatus, number_notes=True)
    yield from (Problem(item=item, reason=doubt, lost=False) for doubt in doubts(rendition))
    if not rendition.text:
        yield Problem(item=item, reason=_without_text(text))
        return
    header = header_of(text)
    record = letter_record(header) if header is not None else ArchiveRecord()
    yield Document(
        item=item,
        text=rendition.text,
        sha256=sha256 or hashlib.sha256(etree.tostring(text, with_tail=False, encoding="utf-8")).hexdigest(),
        stated_id=stated_id,
        archive=record if record != ArchiveRecord() else None,
        pages=rendition.pages,
    )


def _division(body: etree._Element) -> etree._Element:
    """The innermost element that holds the whole text, so that its head is the title."""
    while True:
        children = [child for child in body if isinstance(child.tag, str) and local_name(child) != "pb"]
        if len(children) != 1 or local_name(children[0]) not in _DIVISIONS or (body.text or "").strip():
            return body
        body = children[0]


def _stated_id(text: etree._Element) -> str | None:
    """The xml:id of the text or of its TEI element, else the number under which the header publishes it."""
    parent = text.getparent()
    if parent is None or local_name(parent) not in ("TEI", "TEI.2"):
        return text.get(XML_ID)
    if stated := text.get(XML_ID) or parent.get(XML_ID):
        return stated
    header = parent.find("{*}teiHeader")
    number = header.find("{*}fileDesc/{*}publicationStmt/{*}idno") if header is not None else None
    words = words_of(number)
    return words if words and not words.startswith(("http://", "https://")) else None


def _without_text(element: etree._Element) -> str:
    header = header_of(element)
    described = 0 if header is None else sum(1 for _ in header.iter("{*}correspDesc"))
    if described > 1:
        return f"expected the text of letters, found an index of {described} without their texts (CMIF)"
    return "expected a text with words in its <body>, found none"
