"""What a `teiHeader` says of a text, as `ArchiveRecord` holds it: nothing that the header does not state."""

from collections.abc import Iterable, Iterator

from lxml import etree

from cablebook.model.document import ArchiveRecord

from .xmltree import local_name, words_in

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_IMPRINT = "{*}fileDesc/{*}publicationStmt/"
_ADDRESS_TYPES = ("uri", "url", "purl", "doi")
_SHELFMARK = ("country", "settlement", "institution", "repository", "collection", "idno")
_NAMES = ("persName", "orgName", "name", "rs")


def header_of(root: etree._Element) -> etree._Element | None:
    """The header of a TEI text or of the corpus around it."""
    found = root.find("{*}teiHeader")
    parent = root.getparent()
    return header_of(parent) if found is None and parent is not None else found


def words_of(element: etree._Element | None) -> str | None:
    """The words of an element in one line; None where there are none."""
    if element is None:
        return None
    return " ".join(words_in(element).split()) or None


def volume_title(header: etree._Element) -> str | None:
    """The title statement of a printed volume with its imprint, ready to be cited.

    `Foreign Relations of the United States, 1949, …, Volume VII, Part 1 (Washington: …, 1975)`: the title that the
    header calls complete, else series, subseries, volume title and number, in this order, else all titles.
    """
    titles = header.findall("{*}fileDesc/{*}titleStmt/{*}title")
    by_type = {title.get("type"): words_of(title) for title in reversed(titles)}
    parts: list[str | None] = [by_type.get("complete")]
    if not parts[0]:
        parts = [by_type.get(one) for one in ("series", "subseries", "volume", "volumenumber")]
    if not any(parts):
        parts = [words_of(title) for title in titles]
    title = ", ".join(part for part in parts if part)
    place, publisher, date = (
        words_of(header.find(f"{_IMPRINT}{{*}}{one}")) for one in ("pubPlace", "publisher", "date")
    )
    made = ", ".join(part for part in (publisher, date) if part)
    imprint = ": ".join(part for part in (place, made) if part)
    return f"{title} ({imprint})" if title and imprint else title or None


def volume_record(header: etree._Element) -> ArchiveRecord:
    """What holds for every document of a printed volume."""
    return ArchiveRecord(
        source=volume_title(header), rights=_rights(header), language=_language(header), url=_address(header)
    )


def letter_record(header: etree._Element) -> ArchiveRecord:
    """The record of a letter: title, correspondents, date and places of `correspDesc`, where it is kept, its rights."""
    actions = [
        (action.get("type"), action) for action in header.iterfind("{*}profileDesc/{*}correspDesc/{*}correspAction")
    ]
    sent = [action for kind, action in actions if kind == "sent"]
    received = [action for kind, action in actions if kind == "received"]
    others = [action for kind, action in actions if kind not in ("sent", "received")]
    authors = _all_words(_named(sent, *_NAMES)) or _all_words(header.iterfind("{*}fileDesc/{*}titleStmt/{*}author"))
    dates = [date for date in map(_date, _named(sent, "date")) if date]
    shelfmark = _shelfmark(header)
    printed = header.find("{*}fileDesc/{*}sourceDesc//{*}bibl")
    if printed is None:
        printed = header.find("{*}fileDesc/{*}sourceDesc//{*}biblStruct")
    return ArchiveRecord(
        title=_main_title(header),
        summary=words_of(header.find("{*}profileDesc/{*}abstract")),
        date=dates[0] if dates else None,
        authors=authors,
        recipients=_all_words(_named(received, *_NAMES)),
        people=_all_words(_named(others, *_NAMES)),
        places=_all_words(_named([*sent, *received, *others], "placeName")),
        source=words_of(printed) or shelfmark,
        original_archive=shelfmark,
        rights=_rights(header),
        language=_language(header),
        url=_address(header) or _correspondence_address(header),
    )


def _main_title(header: etree._Element) -> str | None:
    titles = header.findall("{*}fileDesc/{*}titleStmt/{*}title")
    main = next((title for title in titles if title.get("type") == "main"), titles[0] if titles else None)
    return words_of(main)


def _named(actions: Iterable[etree._Element], *names: str) -> Iterator[etree._Element]:
    for action in actions:
        for element in action.iter():
            if isinstance(element.tag, str) and local_name(element) in names:
                yield element


def _all_words(elements: Iterable[etree._Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for element in elements if (words := words_of(element))))


def _date(date: etree._Element) -> str | None:
    """A date as its attributes state it, in EDTF; without them as printed."""
    if when := date.get("when"):
        return when
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        ends = (date.get(first), date.get(last))
        if any(ends):
            return "/".join(end or ".." for end in ends)
    return words_of(date)


def _shelfmark(header: etree._Element) -> str | None:
    identifier = header.find("{*}fileDesc/{*}sourceDesc//{*}msDesc/{*}msIdentifier")
    if identifier is None:
        return None
    parts = (words_of(identifier.find(f"{{*}}{name}")) for name in _SHELFMARK)
    return ", ".join(part for part in parts if part) or words_of(identifier)


def _rights(header: etree._Element) -> str | None:
    availability = header.find(f"{_IMPRINT}{{*}}availability")
    if availability is None:
        return None
    licence = availability.find("{*}licence")
    return words_of(availability) or (licence.get("target") if licence is not None else None)


def _language(header: etree._Element) -> str | None:
    for language in header.iterfind("{*}profileDesc/{*}langUsage/{*}language"):
        if stated := language.get("ident") or words_of(language):
            return stated
    parent = header.getparent()
    return parent.get(_XML_LANG) if parent is not None else None


def _address(header: etree._Element) -> str | None:
    for number in header.iterfind(f"{_IMPRINT}{{*}}idno"):
        words = words_of(number)
        if words and (number.get("type", "").lower() in _ADDRESS_TYPES or words.startswith(("http://", "https://"))):
            return words
    return None


def _correspondence_address(header: etree._Element) -> str | None:
    description = header.find("{*}profileDesc/{*}correspDesc")
    stated = description.get("ref") if description is not None else None
    return stated if stated and stated.startswith(("http://", "https://")) else None
