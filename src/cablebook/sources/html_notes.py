"""Footnotes of a web page: a mark in the text that leads to a note further down, which leads back.

Sites set them in many ways; what they share is the link. A mark is a link of one number, letter or star whose target
stands on the same page and after it; the block that holds the target is the note, without the link that leads back.
"""

import itertools
import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from .xmltree import words_in

NUMBER_OF_NOTE = re.compile(r"[\[(]?([0-9]{1,3}|\*{1,3}|[a-z])[\])]?")
_OF_NOTES = re.compile(r"(?:^|[\s:_-])(?:doc-)?(?:foot|end)?notes?(?:ref)?(?:$|[\s:_-])", re.IGNORECASE)
_BLOCKS = ("li", "p", "div", "dd", "tr", "aside", "section", "blockquote", "td")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "hr")
_NEAR = 20  # elements inside a link or its target among which the other one's is looked for
_LONGEST_NOTE = 30_000  # letters: what is longer is a chapter, to which a table of contents leads


class Notes(NamedTuple):
    """The notes of a page.

    Attributes:
        marks: For each element that is a mark its number, as printed, and its note.
        notes: For each element that is a note its number, in the order of the marks.
        back: Links that lead from a note to its mark.
        headings: Headings and rules under which nothing stands but notes.
    """

    marks: dict[etree._Element, tuple[str, etree._Element]]
    notes: dict[etree._Element, str]
    back: frozenset[etree._Element]
    headings: frozenset[etree._Element]


def find_notes(root: etree._Element) -> Notes:
    """The notes of a page, by the links between marks and notes."""
    links = [(link, fragment) for link in root.iter("a") if (fragment := _fragment(link))]
    numbers = {link: found[1] for link, _ in links if (found := NUMBER_OF_NOTE.fullmatch(words_in(link).strip()))}
    if not numbers:
        return Notes({}, {}, frozenset(), frozenset())
    order = {element: at for at, element in enumerate(root.iter("*"))}
    targets = _targets(order)
    candidates = _Candidates(targets)
    marks: dict[etree._Element, tuple[str, etree._Element]] = {}
    notes: dict[etree._Element, str] = {}
    for link, fragment in links:
        target = targets.get(fragment)
        if link not in numbers or target is None or order[target] <= order[link]:
            continue
        note = _block(target)
        if note is not None and candidates.is_note(note, link):
            marks[link] = (numbers[link], note)
            notes.setdefault(note, numbers[link])
    notes = _with_unmarked(notes)
    back = (link for link, name in links if name in targets and _leads_back(link, targets[name], marks, notes))
    return Notes(marks, notes, frozenset(back), frozenset(_headings(notes)))


def _fragment(link: etree._Element) -> str:
    return link.get("href", "").partition("#")[2]


def _targets(elements: Iterable[etree._Element]) -> dict[str, etree._Element]:
    """The elements to which links can lead; the first one of a name."""
    targets: dict[str, etree._Element] = {}
    for element in elements:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                targets.setdefault(name, element)
    return targets


def _block(target: etree._Element) -> etree._Element | None:
    if target.tag in _BLOCKS:
        return target
    return next(target.iterancestors(*_BLOCKS), None)


class _Candidates:
    """Blocks that may be notes, each looked at once, however many links lead to it."""

    def __init__(self, targets: dict[str, etree._Element]) -> None:
        self._targets = targets
        self._back: dict[etree._Element, set[etree._Element] | None] = {}

    def is_note(self, block: etree._Element, link: etree._Element) -> bool:
        """Whether a block leads back to the link, or the link looks like the mark of a note."""
        if block not in self._back:
            self._back[block] = self._led_to(block)
        led_to = self._back[block]
        if led_to is None or block in link.iterancestors():
            return False
        parents = list(itertools.islice(link.iterancestors(), 2))
        if not led_to.isdisjoint({link, *parents, *itertools.islice(link.iter(), _NEAR)}):
            return True
        names = " ".join(link.get(name, "") for name in ("class", "rel", "role"))
        is_raised = link.find(".//sup") is not None or any(parent.tag == "sup" for parent in parents)
        return is_raised or _OF_NOTES.search(names) is not None

    def _led_to(self, block: etree._Element) -> set[etree._Element] | None:
        """The elements to which links in a block lead; None where it is too long for a note."""
        if len(words_in(block)) > _LONGEST_NOTE:
            return None
        return {self._targets[name] for one in block.iter("a") if (name := _fragment(one)) in self._targets}


def _with_unmarked(notes: dict[etree._Element, str]) -> dict[etree._Element, str]:
    """The notes, and among those of one list the items to which no mark leads, in their place."""
    found: dict[etree._Element, str] = {}
    for note, number in notes.items():
        if note in found:
            continue
        items = note.getparent() if note.tag == "li" else None
        for at, item in enumerate([note] if items is None else items.iterchildren("li"), start=1):
            found[item] = number if item is note else notes.get(item) or item.get("value") or str(at)
    return found


def _leads_back(
    link: etree._Element,
    target: etree._Element,
    marks: dict[etree._Element, tuple[str, etree._Element]],
    notes: dict[etree._Element, str],
) -> bool:
    if link in marks or not any(one in notes for one in link.iterancestors()):
        return False
    if not any(map(str.isalnum, words_in(link))):
        return True  # an arrow
    near = (*itertools.islice(target.iter(), _NEAR), *itertools.islice(target.iterancestors(), 2))
    return any(one in marks for one in near)


def _headings(notes: dict[etree._Element, str]) -> set[etree._Element]:
    """What stands over a run of notes and over nothing else."""
    found: set[etree._Element] = set()
    holders: dict[etree._Element, bool] = {}
    waiting = list(notes)
    while waiting:
        top = waiting.pop()
        above = top.getprevious()
        while above is not None and above.tag in _HEADINGS:
            found.add(above)
            above = above.getprevious()
        parent = top.getparent()
        if parent is not None and parent not in holders and parent.tag not in ("body", "main", "article"):
            holders[parent] = _holds_only(parent, notes, holders)
            if holders[parent]:
                waiting.append(parent)
    return found


def _holds_only(parent: etree._Element, notes: dict[etree._Element, str], holders: dict[etree._Element, bool]) -> bool:
    if any(one not in notes and one.tag not in _HEADINGS and not holders.get(one) for one in parent):
        return False
    return not ((parent.text or "") + "".join(one.tail or "" for one in parent)).strip()
