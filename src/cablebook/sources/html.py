"""Web pages: the words of the document, without the site around it."""

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from cablebook.model.document import Document, Problem

from .encoding import decode
from .html_labels import find_description
from .html_record import record_of
from .html_text import page_text

_DECLARED = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})|<\?xml[^>]{1,200}?encoding\s*=\s*["']([^"']{1,40})""",
    re.IGNORECASE,
)
_HEAD_BYTES = 4096
# What browsers and their extensions write into the pages that they save.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\([0-9]{1,6}\)|Page saved with [^<>]{1,80}?url:\s*)(https?://[^\s<>]{1,2000})"
)


def read_html(data: bytes, *, address: str | None = None) -> Iterator[Document | Problem]:
    """The document that a web page is.

    Left out are scripts, what the page hides, `nav`, menus, and headers, footers and side columns that are mostly
    links; where the page marks its main part, only that is taken. An archive's description of the document goes to its
    record; footnotes follow the text. Lines of tables are lines, their cells parted by a tab, but for tables that only
    lay out the page.

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
    root, is_cut = _parsed(decoded.text)
    if is_cut:
        reason = "expected a web page, found elements more than 250 deep inside each other; what is deeper is missing"
        yield Problem(item="", reason=reason, lost=False)
    description = find_description(root) if root is not None else None
    page = page_text(root, description) if root is not None and description is not None else None
    if root is None or description is None or page is None or not page.text:
        yield Problem(item="", reason="expected a document, found a web page without words of its own")
        return
    where = address or _saved_from(decoded.text)
    record = record_of(root, description, title=page.title, part_of=page.part_of, address=where)
    yield Document(item="", text=page.text, sha256=hashlib.sha256(data).hexdigest(), archive=record, pages=page.pages)


def _parsed(text: str) -> tuple[etree._Element | None, bool]:
    """The page, and whether its elements lie too deep inside each other."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    return root, any("depth" in entry.message for entry in parser.error_log)


def _saved_from(text: str) -> str | None:
    found = _SAVED_FROM.search(text[:_HEAD_BYTES])
    return found[1] if found else None
