"""The one place where XML is parsed: no DTD, no entities, no network, bounded depth, mended where it is broken."""

import re
from typing import NamedTuple

from lxml import etree

from cablebook.model.document import Problem

from .encoding import decode

_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_MOST_WORDS = 120  # characters of what the parser says
_UTF8_NAMES = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def words_in(element: etree._Element) -> str:
    """All words that an element holds, as they stand in the file, without those behind its end."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; of one whose prefix is nowhere declared, without the prefix.

    `etree.QName` raises for the latter, which mended files hold.
    """
    return element.tag.rpartition("}")[2].rpartition(":")[2]


class Parsed(NamedTuple):
    """A parsed file: its root element, None where nothing could be made of it, and what is wrong with it."""

    root: etree._Element | None
    problems: list[Problem]


def parse_xml(data: bytes) -> Parsed:
    """Parse a whole XML file, in recovering mode where it is not well-formed.

    Entities that the file defines stay in the tree as nodes that nobody expands; those who set the text say which.
    """
    problems: list[Problem] = []
    utf8 = _as_utf8(data, problems)
    if utf8 is None:
        return Parsed(None, [Problem(item="", reason=f"expected XML, found {_NO_TEXT}")])
    if b"<!DOCTYPE" not in utf8:
        try:
            return Parsed(etree.fromstring(utf8, _parser()), problems)
        except etree.XMLSyntaxError:
            pass
    return _mended(utf8, problems)


_NO_TEXT = "bytes that are no text in any encoding"


def _parser() -> etree.XMLParser:
    # Some published volumes repeat an xml:id, which lxml refuses while it collects them. Not to collect them makes it
    # load an external DTD against every other setting (libxml2 keeps both in one field): only for files without one.
    return etree.XMLParser(
        encoding="utf-8", collect_ids=False, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )


def _mending_parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )


def _as_utf8(data: bytes, problems: list[Problem]) -> bytes | None:
    """The file in UTF-8, so that no declared encoding can hide anything from the search for a DTD."""
    found = _DECLARED.match(data)
    declared = found[1].lower() if found else None
    if b"\0" not in data[:64] and (declared is None or declared in _UTF8_NAMES):
        return data
    decoded = decode(data, declared=declared.decode("ascii") if declared else None)
    if decoded is None:
        return None
    if decoded.doubt:
        problems.append(Problem(item="", reason=decoded.doubt, lost=False))
    return decoded.text.encode("utf-8", "replace")


def _mended(utf8: bytes, problems: list[Problem]) -> Parsed:
    try:
        utf8.decode()
    except UnicodeDecodeError:
        decoded = decode(utf8)
        if decoded is None:
            return Parsed(None, [Problem(item="", reason=f"expected XML, found {_NO_TEXT}")])
        if decoded.doubt:
            problems.append(Problem(item="", reason=decoded.doubt, lost=False))
        utf8 = decoded.text.encode("utf-8", "replace")
    parser = _mending_parser()
    try:
        root = etree.fromstring(utf8, parser)
    except etree.XMLSyntaxError:
        root = None
    errors = [entry for entry in parser.error_log if entry.level >= etree.ErrorLevels.ERROR and not _is_harmless(entry)]
    if any("amplification" in entry.message for entry in errors):
        reason = (
            "expected XML of bounded size, found entities that multiply themselves; the file is not read: "
            "if it can be trusted, expand them and read it again"
        )
        return Parsed(None, [Problem(item="", reason=reason)])
    where = f"line {errors[0].line}, column {errors[0].column}" if errors else ""
    if root is None:
        found = f"“{_words(errors[0])}” at {where}" if errors else "nothing that is an element"
        return Parsed(None, [Problem(item="", reason=f"expected XML, found {found}; mend the file and read it again")])
    if errors:
        reason = (
            f"expected well-formed XML, found “{_words(errors[0])}” at {where}; "
            "what follows was read as well as it could be mended"
        )
        problems.append(Problem(item="", reason=reason, lost=False))
    return Parsed(root, problems)


def _words(entry: etree._LogEntry) -> str:
    """What the parser says, which may quote the file: in one line, and no longer than it is read."""
    words = " ".join(entry.message.split())
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"


def _is_harmless(entry: etree._LogEntry) -> bool:
    """Ids that come again change nothing; entities stay in the tree, and who sets the text knows them or says so."""
    return "already defined" in entry.message or entry.type_name == "ERR_UNDECLARED_ENTITY"
