"""Word files (DOCX): a file is one document.

Read with our own walk over safely parsed XML. Of the two libraries at hand, mammoth builds each part as a DOM of
Python objects, needs a gigabyte for a file of 100 KB that holds a million paragraphs, reads hidden words and drops
line structure; python-docx leaves out inserted words, notes and the numbers of lists; both unpack a part whole,
however large it grows.
"""

import hashlib
from collections.abc import Iterator

from lxml import etree

from cablebook.model.document import ArchiveRecord, Document, Problem

from .docx_numbering import Numbering
from .docx_package import Package, open_package
from .docx_styles import Styles, W
from .docx_text import Walk, note_pieces, set_blocks
from .flow import set_text
from .limits import Limits
from .normalize import normalize_text

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_USUAL_MAIN = "word/document.xml"


def read_docx(data: bytes, limits: Limits) -> Iterator[Document | Problem]:
    """The document that a Word file is.

    Lines and paragraphs are those that a reader sees; cells of a table are parted by a tab; numbers of automatic
    lists are in the text; footnotes and endnotes, counted together, follow it as `[n] text`. Left out are running
    heads and feet, comments, deletions and hidden words. The record is the title and the language of the file's
    properties; their author and date are those of the file, not of the document, and are not taken.

    Args:
        data: The whole file.
        limits: `max_bytes` bounds its parts together, as unpacked.
    """
    package = open_package(data, limits)
    if isinstance(package, Problem):
        yield package
        return
    top = package.related("")
    main = top.get("officeDocument", _USUAL_MAIN)
    root = package.tree(main, "the document part", lost=True)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        lost = [problem for problem in package.problems if problem.lost]
        found = "a ZIP without a document part"
        yield from lost or [Problem(item="", reason=f"expected a Word file, found {found}; save it again in Word")]
        return
    text, doubts = _text(package, main, body)
    record = _record(package, top)
    yield from package.problems
    yield from (Problem(item="", reason=doubt, lost=False) for doubt in doubts)
    if not text:
        yield Problem(item="", reason="expected a document, found a Word file without words")
        return
    yield Document(item="", text=text, sha256=hashlib.sha256(data).hexdigest(), archive=record)


def _text(package: Package, main: str, body: etree._Element) -> tuple[str, list[str]]:
    """The text, and what is missing from it."""
    parts = package.related(main)

    def part(kind: str, what: str) -> etree._Element | None:
        return package.tree(parts[kind], what) if kind in parts else None

    styles = Styles(part("styles", "the styles"))
    walk = Walk(styles, Numbering(part("numbering", "the lists"), styles))
    pieces: list[str] = []
    try:
        pieces += set_blocks(list(walk.blocks(body)))
        if walk.notes:
            notes = (_notes(part("footnotes", "the footnotes")), _notes(part("endnotes", "the endnotes")))
            for number, (is_endnote, name) in enumerate(tuple(walk.notes), start=1):
                note = notes[is_endnote].get(name)
                if note is not None:
                    pieces += note_pieces(number, list(walk.blocks(note)))
    except RecursionError:  # libxml2 lets 256 levels pass; no typist needs a tenth of them
        walk.is_cut = True
    return set_text(pieces)[0], list(_doubts(walk))


def _notes(root: etree._Element | None) -> dict[str, etree._Element]:
    if root is None:
        return {}
    return {note.get(W + "id", ""): note for note in root if note.tag in (W + "footnote", W + "endnote")}


def _doubts(walk: Walk) -> Iterator[str]:
    if walk.entities:
        named = " ".join(f"“&{name};”" for name in dict.fromkeys(walk.entities[:20]))
        yield f"expected text, found {named}; entities are not expanded, so their words are missing"
    if walk.foreign:
        yield (
            f"expected text, found {walk.foreign} inserted parts in other formats; they are not read: "
            "open the file in Word, save it again and read it again"
        )
    if walk.is_cut:
        yield "expected a text, found elements hundreds deep inside each other; words are missing"


def _record(package: Package, top: dict[str, str]) -> ArchiveRecord | None:
    root = package.tree(top["core-properties"], "the properties") if "core-properties" in top else None
    if root is None:
        return None
    record = ArchiveRecord(title=_words(root, "title"), language=_words(root, "language"))
    return None if record == ArchiveRecord() else record


def _words(root: etree._Element, name: str) -> str | None:
    return " ".join(normalize_text(root.findtext(_DUBLIN_CORE + name) or "").split()) or None
