"""What the head of a web page says of its document: Dublin Core, citation and Open Graph fields, and the title."""

import msgspec
from lxml import etree

from cablebook.model.document import ArchiveRecord

from .html_labels import Description
from .normalize import normalize_text
from .xmltree import words_in

# For each field of the record the names under which pages state it, the most careful first.
_TITLE = ("dc.title", "dcterms.title", "citation_title", "og:title")
_SUMMARY = ("dcterms.abstract", "dc.description", "dcterms.description", "og:description", "description")
_DATE = ("dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "citation_date", "citation_publication_date")
_AUTHORS = ("dc.creator", "dcterms.creator", "citation_author")
_PEOPLE = ("dc.contributor", "dcterms.contributor")
_PLACES = ("dcterms.spatial", "dc.coverage.spatial", "dc.coverage")
_SOURCE = ("dc.source", "dcterms.source", "dcterms.ispartof", "citation_journal_title")
_SITE = ("og:site_name",)
_RIGHTS = ("dc.rights", "dcterms.rights", "dcterms.license", "copyright")
_LANGUAGE = ("dc.language", "dcterms.language", "citation_language")
_ADDRESS = ("og:url", "dc.identifier", "dcterms.identifier")


def record_of(
    root: etree._Element, description: Description, *, title: str | None, part_of: str | None, address: str | None
) -> ArchiveRecord | None:
    """The record that a page states, in its head or beside the document; None where it states nothing.

    Args:
        root: The page's `html` element.
        description: What stands beside the document, which goes before what the head says.
        title: The document's own title, where the page tells it from the page's.
        part_of: What the document is a part of, as a heading over it says.
        address: Where the page was saved from, if that is known.
    """
    stated = _stated(root)
    titles = (*_words(title), *_all(stated, _TITLE), *_own_title(root))
    beside = dict(description.fields)
    citation = beside.pop("citation", None)
    addresses = [
        *(link.get("href", "") for link in root.iterfind("head/link") if link.get("rel", "").lower() == "canonical"),
        *_all(stated, _ADDRESS),
        address or "",
    ]
    record = ArchiveRecord(
        title=_first(titles),
        summary=_first(_all(stated, _SUMMARY)),
        date=_first(_all(stated, _DATE)),
        authors=_all(stated, _AUTHORS),
        people=_all(stated, _PEOPLE),
        places=_all(stated, _PLACES),
        source=_first(_all(stated, _SOURCE))
        or (citation if isinstance(citation, str) else None)
        or part_of
        or _first(_all(stated, _SITE)),
        rights=_first(_all(stated, _RIGHTS)),
        language=_first(_all(stated, _LANGUAGE)),
        url=next((one for one in addresses if one.startswith(("http://", "https://"))), None),
    )
    record = msgspec.structs.replace(record, **beside)
    return None if record == ArchiveRecord() else record


def _own_title(root: etree._Element) -> tuple[str, ...]:
    """The page's title, without the name of the site where a heading tells what is the document's part of it."""
    titles = _words(root.findtext("head/title"))
    headings = (heading for element in root.iter("h1") for heading in _words(words_in(element)))
    return next(((heading,) for heading in headings if titles and heading in titles[0]), titles)


def _stated(root: etree._Element) -> dict[str, list[str]]:
    stated: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        for words in _words(meta.get("content")):
            stated.setdefault(name, []).append(words)
    return stated


def _all(stated: dict[str, list[str]], names: tuple[str, ...]) -> tuple[str, ...]:
    """The values under the first of these names that is there."""
    return next((tuple(dict.fromkeys(stated[name])) for name in names if name in stated), ())


def _words(value: str | None) -> tuple[str, ...]:
    words = " ".join(normalize_text(value).split()) if value else ""
    return (words,) if words else ()


def _first(values: tuple[str, ...]) -> str | None:
    return values[0] if values else None
