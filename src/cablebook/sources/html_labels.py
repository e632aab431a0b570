"""An archive's own description on the page of a document: labels, each with what stands beside or under it.

    Original Language      Russian
    Associated Places      North Korea, China

Labels are those of the lexicon; a page may set them as terms and definitions, as a table, as headings,
as boxes, or in bold in front of their words. Two of them make a description if one is no word of everyday documents.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from cablebook import lexicon
from cablebook.lexicon import key

from .normalize import normalize_text
from .xmltree import words_in

_LONGEST_LABEL = 48  # characters
_TAGS = ("dt", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "div", "label", "p", "button",
         "a", "summary", "legend", "li", "em")  # fmt: skip
_CONTAINERS = ("body", "main", "article", "tr", "dl", "table", "ul", "ol")
_LISTS = ("authors", "people", "places")
_LONGEST_OTHER = 600  # letters under a label of no field; where there are more it is the document itself
_LONGEST_VALUE = 6_000
_LONGEST_HELD = 400  # characters of an element that may be a label, white space of the page's source included
_MOST_LABELS = 300
_MOST_INSIDE = 60  # elements of a label, a date, a summary
_MOST_ELEMENTS = 200_000  # of a page with one document and its description
_FARTHEST_UNDER_TITLE = 12  # elements with words
_MOST_UNDER_TITLE = 200  # elements
_SHORTEST_SUMMARY = 20
_LONGEST_DATE = 40
_LONGEST_CITATION = 1_500
_CITATION = re.compile(r"(?<![a-z])(?:citation|cite|how-?to-?cite)(?![a-z])", re.IGNORECASE)
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "strong", "dt", "button")
_SHORTEST_CITATION = 20
_SUMMARIES = ("description", "og:description", "dc.description", "dcterms.abstract")
_DATE = re.compile(
    r"(?:[^\W\d]{3,12}\.?\s)?(?:[0-9]{1,2},?\s)?(?:[^\W\d]{3,12}\.?,?\s)?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)

Fields = dict[str, str | tuple[str, ...]]


class Description(NamedTuple):
    """What a page says of its document.

    Attributes:
        fields: By the names of `ArchiveRecord`; `citation` is the archive's own citation.
        elements: The elements that hold it, labels included.
        tails: Elements behind whose end it goes on without an element of its own.
        title: The heading that is the archive's title.
    """

    fields: Fields
    elements: frozenset[etree._Element]
    tails: frozenset[etree._Element] = frozenset()
    title: etree._Element | None = None


_NOTHING = Description({}, frozenset())


class _Entry(NamedTuple):
    label: str
    field: str
    head: etree._Element
    values: tuple[etree._Element, ...]
    words: tuple[str, ...]


def find_description(root: etree._Element) -> Description:
    """The archive's description on a page; empty where there is none."""
    labels = lexicon.archive_labels()
    cited = _citation(root)
    if not _may_be_described(root, labels):
        return cited
    found = {element: label for element in root.iter(*_TAGS) if (label := _label(element, labels))}
    if len(found) > _MOST_LABELS:
        return cited
    inner = [element for element in found if not any(one in found for one in element.iterdescendants())]
    heads = {_outermost(element): found[element] for element in inner}
    entries = [_entry(head, label, labels[label], heads) for head, label in heads.items()]
    if len({entry.label for entry in entries}) < 2 or not any(" " in entry.label for entry in entries):
        return cited
    found_there = _description(root, entries)
    return found_there._replace(
        fields={**cited.fields, **found_there.fields}, elements=found_there.elements | cited.elements
    )


def _description(root: etree._Element, entries: list[_Entry]) -> Description:
    fields: Fields = {}
    elements: set[etree._Element] = set()
    tails: set[etree._Element] = set()
    for entry in entries:
        elements.add(entry.head)
        if sum(map(len, entry.words)) > (_LONGEST_OTHER if entry.field == "information" else _LONGEST_VALUE):
            continue
        elements.update(entry.values)
        tails.update((entry.head, *entry.values))
        field = "citation" if entry.label == "citation" else entry.field
        if field != "information" and entry.words and field not in fields:
            fields[field] = _divided(entry.words) if field in _LISTS else " ".join(entry.words)
    title = _title(root)
    for field, words, element in _under_title(root, title):
        if element not in elements and fields.setdefault(field, words) == words:
            elements.add(element)
    return Description(fields, frozenset(elements), frozenset(tails), title)


def _may_be_described(root: etree._Element, labels: dict[str, str]) -> bool:
    """A cheap test that few pages without a description pass: some label of more than one word is on the page."""
    if next(itertools.islice(root.iter(), _MOST_ELEMENTS, None), None) is not None:
        return False
    words = key(words_in(root))
    return any(label in words for label in labels if " " in label)


def _citation(root: etree._Element) -> Description:
    """The citation that a page offers: the one block that is called so, without its heading."""
    called = {
        one for one in root.iter("div", "p", "section", "details", "blockquote") if _CITATION.search(_called(one))
    }
    outer = [one for one in called if not any(parent in called for parent in one.iterancestors())]
    if len(outer) != 1:
        return _NOTHING
    words = _words_up_to(outer[0], _LONGEST_CITATION)
    if not words:
        return _NOTHING
    head = next((" ".join(words_in(one).split()) for one in outer[0].iter(*_HEADS)), "")
    words = words.removeprefix(head).lstrip(": ")
    return Description({"citation": words}, frozenset(outer)) if len(words) >= _SHORTEST_CITATION else _NOTHING


def _called(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _label(element: etree._Element, labels: dict[str, str]) -> str | None:
    words = _short_words(element)
    if words is None or not 0 < len(words) <= _LONGEST_LABEL:
        return None
    found = key(words.rstrip(": "))
    return found if found in labels else None


def _short_words(element: etree._Element) -> str | None:
    return _words_up_to(element, _LONGEST_HELD)


def _outermost(element: etree._Element) -> etree._Element:
    """The outermost element that holds this label and nothing else."""
    words = _short_words(element)
    while element.tag not in ("dt", "th", "td"):
        parent = element.getparent()
        if parent is None or parent.tag in _CONTAINERS or _short_words(parent) != words:
            break
        element = parent
    return element


def _entry(head: etree._Element, label: str, field: str, heads: dict[etree._Element, str]) -> _Entry:
    values: list[etree._Element] = []
    words = [head.tail or ""]
    for sibling in head.itersiblings("*"):
        is_its_own = (head.tag, sibling.tag) in (("dt", "dd"), ("th", "td"))
        if not is_its_own and (sibling in heads or any(one in heads for one in sibling.iterdescendants())):
            break
        if (head.tag == "dt") != (sibling.tag == "dd") or (_is_heading(head) and _is_heading(sibling)):
            break  # something else
        values.append(sibling)
        words += [*_lines(sibling), sibling.tail or ""]
    found = (" ".join(normalize_text(one).split()).lstrip(": ").strip() for one in words)
    return _Entry(label, field, head, tuple(values), tuple(one for one in found if one))


def _is_heading(element: etree._Element) -> bool:
    return len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdigit()


def _title(root: etree._Element) -> etree._Element | None:
    """The heading that the page's title repeats."""
    titles = " ".join((root.findtext("head/title") or "").split())
    return next(
        (one for one in root.iter("h1") if (words := " ".join(words_in(one).split())) and words in titles), None
    )


def _under_title(root: etree._Element, title: etree._Element | None) -> Iterator[tuple[str, str, etree._Element]]:
    """The archive's date and summary between its title and the document: field, words, element."""
    summaries = [
        " ".join(normalize_text(meta.get("content", "")).split())
        for meta in root.iter("meta")
        if (meta.get("name") or meta.get("property") or "").lower() in _SUMMARIES
    ]
    looked = 0
    for element in () if title is None else itertools.islice(_following(title), _MOST_UNDER_TITLE):
        words = _short_words(element) if element.tag not in ("p", "div") else _words_up_to(element, _LONGEST_VALUE)
        if not words:
            continue
        looked += 1
        if looked > _FARTHEST_UNDER_TITLE:
            return
        if (len(words) <= _LONGEST_DATE and _DATE.fullmatch(words)) or element.tag == "time":
            yield "date", words, element
        elif len(words) > _SHORTEST_SUMMARY and words in summaries:
            yield "summary", words, element


def _following(element: etree._Element) -> Iterator[etree._Element]:
    """Elements behind one, in the order of the page."""
    while (parent := element.getparent()) is not None:
        for sibling in element.itersiblings("*"):
            yield from sibling.iter("*")
        element = parent


def _words_up_to(element: etree._Element, most: int) -> str | None:
    """The words of an element in one line; None where they are longer, or it holds many elements."""
    if next(itertools.islice(element.iter(), _MOST_INSIDE, None), None) is not None:
        return None
    words: list[str] = []
    for piece in element.itertext():
        words.append(str(piece))
        most -= len(piece)
        if most < 0:
            return None
    return " ".join("".join(words).split())


def _lines(element: etree._Element) -> Iterator[str]:
    """Words of an element, one string for each of its items."""
    items = [
        one for one in element.iter("li", "p", "dd", "a") if next(one.iterdescendants("li", "p", "a"), None) is None
    ]
    words = words_in(element)
    if items and sum(len(words_in(one).strip(" ,;")) for one in items) >= 0.8 * len("".join(words.split())):
        return (words_in(one) for one in items)
    return iter([words] if element.find(".//br") is None else _at_breaks(element))


def _at_breaks(element: etree._Element) -> list[str]:
    parts = [""]
    for one in element.iter():
        if one.tag == "br":
            parts.append(one.tail or "")
        elif one is element:
            parts[-1] += one.text or ""
        else:
            parts[-1] += (one.text or "") + (one.tail or "")
    return parts


def _divided(words: tuple[str, ...]) -> tuple[str, ...]:
    parts = (part.strip(" ,") for one in words for part in one.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))
