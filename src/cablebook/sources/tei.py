"""TEI files: which of the two readings one needs, and the reading of printed volumes.

A volume (*Foreign Relations of the United States*, as the Office of the Historian publishes it) holds its documents as
`<div type="document">`. Every other TEI file is read as letters, see `tei_letter`.
"""

import hashlib
from collections.abc import Iterator

import msgspec
from lxml import etree

from cablebook.model.document import ArchiveRecord, Document, Problem

from .ids import unique
from .rendition import Rendition, doubts, kinds, render
from .tei_header import XML_ID, header_of, volume_record, words_of
from .tei_letter import read_letters
from .xmltree import local_name, parse_xml

_HOLDERS = ("TEI", "TEI.2", "text", "group", "front", "body", "back", "div")
_ROOTS = ("TEI", "TEI.2", "teiCorpus", "teiCorpus.2")

_VOLUME_KINDS = kinds(
    {
        "block": "p ab lg quote closer postscript trailer {http://history.state.gov/frus/ns/1.0}attachment",
        "line": "item row signed opener dateline salute seg l addrLine byline",
        "list": "list table",
        "label": "label",
        "cell": "cell",
        "note": "note",
        "head": "head",
        "break": "lb",
        "page": "pb",
        "nothing": "gap figure",
        "division": "div",
    }
)


def read_xml(data: bytes) -> Iterator[Document | Problem]:
    """The documents of an XML file.

    Args:
        data: The whole file.
    """
    parsed = parse_xml(data)
    yield from parsed.problems
    root = parsed.root
    if root is None:
        return
    name = local_name(root)
    if name not in _ROOTS:
        reason = f"expected TEI, found XML with the root element <{name}>; convert it to TEI, HTML or text"
        yield Problem(item="", reason=reason)
    elif any(division.get("type") == "document" for division in root.iter("{*}div")):
        yield from _read_volume(root)
    else:
        yield from read_letters(root, hashlib.sha256(data).hexdigest())


def _read_volume(root: etree._Element) -> Iterator[Document | Problem]:
    """The documents of a volume.

    Each has as `stated_id` the volume's id and its own, as the editors cite it (`frus1949v07p1/d12`): the name of the
    file plays no part, so that ids survive renaming. Its `sha256` is that of its text as set here, not of its markup:
    to serialise the markup again would take a seventh of the time of reading.
    """
    header = header_of(root)
    volume = _volume_id(root, header)
    record = volume_record(header) if header is not None else ArchiveRecord()
    page: str | None = None  # on which the next document begins
    paginated: bool | None = None  # whether the pages run through the volume; else each document counts its own
    items: dict[str, int] = {}
    waiting = [_divisions(root)]  # the last first: documents inside a document come directly after it
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        if element.get("type") != "document":
            page = element.get("n") or page
            continue
        if paginated is None:
            paginated = page is not None
        item = unique(element.get(XML_ID) or f"document {element.get('n') or len(items) + 1}", items)
        rendition = render(element, _VOLUME_KINDS)
        yield from _problems(element, item, rendition)
        pages = rendition.pages
        if page and paginated and not (pages and pages[0][1] == 0):
            pages = ((page, 0), *pages)
        page = rendition.last_page or page
        waiting.append(iter(rendition.enclosed))
        if rendition.text:
            yield Document(
                item=item,
                text=rendition.text,
                sha256=hashlib.sha256(rendition.text.encode("utf-8")).hexdigest(),
                stated_id=f"{volume}/{item}" if volume and element.get(XML_ID) else None,
                archive=_document_record(record, element.get("n")),
                pages=pages,
            )


def _problems(element: etree._Element, item: str, rendition: Rendition) -> Iterator[Problem]:
    stated = element.get(XML_ID, item)
    if item != stated:
        reason = f"expected an id of its own, found {stated} again in the file; it is called {item} here"
        yield Problem(item=item, reason=reason, lost=False)
    if not rendition.text:
        yield Problem(item=item, reason="expected a document, found a division without words")
    for doubt in doubts(rendition):
        yield Problem(item=item, reason=doubt, lost=False)


def _divisions(element: etree._Element) -> Iterator[etree._Element]:
    """Documents and the page breaks between them, in the order of the file.

    Only what can hold documents is entered: to look at every element costs a twentieth of the time of reading.
    """
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "pb" or (name == "div" and child.get("type") == "document"):
            yield child
        elif name in _HOLDERS:
            yield from _divisions(child)
        elif name and name != "teiHeader":
            yield from (one for one in child.iter("{*}pb", "{*}div") if _is_wanted(one))


def _is_wanted(element: etree._Element) -> bool:
    """Whether an element is a page break or a document, but for documents inside a document."""
    if element.get("type") != "document":
        return local_name(element) == "pb"
    return all(around.get("type") != "document" for around in element.iterancestors("{*}div"))


def _volume_id(root: etree._Element, header: etree._Element | None) -> str | None:
    stated = root.get(XML_ID)
    if stated or header is None:
        return stated
    for number in header.iterfind("{*}fileDesc/{*}publicationStmt/{*}idno[@type='frus']"):
        if words := words_of(number):
            return words
    return None


def _document_record(volume: ArchiveRecord, number: str | None) -> ArchiveRecord | None:
    if not volume.source or not number:
        return volume if volume != ArchiveRecord() else None
    return msgspec.structs.replace(volume, source=f"{volume.source}, Document {number}")
