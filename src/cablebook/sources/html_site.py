"""What of a web page is the site's and not the document's: menus, ways to other pages, tools."""

import re
from collections.abc import Collection

from lxml import etree

from .xmltree import words_in

_OF_SITE = re.compile(
    r"(?<![a-z])(?:nav|navbar|navigation|navigator|menu|breadcrumbs?|sidebar|footer|banner|contentinfo|search|cookies?"
    r"|toc|pager|pagination|prev|previous|next|share|sharing|social|skip|toolbar|tools|tabs?|actions|downloads?|related|login|subscribe)(?![a-z])",
    re.IGNORECASE,
)
_MOSTLY = 0.5
_LONGEST_OF_SITE = 20_000  # letters: what is longer is no menu, and need not be looked through to its end


def main_part(root: etree._Element) -> etree._Element:
    """The part that the page marks as its main one; all of it where it marks none."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = [one for one in root.iterfind(path) if next(one.iterancestors("article"), None) is None]
        if len(found) == 1 and words_in(found[0]).strip():
            return found[0]
    body = root.find("body")
    return root if body is None else body


def is_of_site(element: etree._Element, *, perhaps: bool) -> bool:
    """Whether an element is a menu or the like: it is called so, and most of its words are links.

    Args:
        element: An element.
        perhaps: Whether its kind says so much already that it need not be called so.
    """
    return (perhaps or _OF_SITE.search(names_of(element)) is not None) and _is_mostly_links(element)


def is_aside(element: etree._Element, notes: Collection[etree._Element], letters: int) -> bool:
    """Whether an `aside` stands beside the document: it holds none of its notes and the smaller part of the page.

    Args:
        element: The `aside`.
        notes: The page's notes.
        letters: How many letters the main part of the page has.
    """
    return not any(one in notes for one in element.iter()) and 2 * len(words_in(element)) < letters


def is_hidden(element: etree._Element) -> bool:
    """Whether the page hides an element."""
    return element.get("hidden") is not None or "display:none" in element.get("style", "").replace(" ", "").lower()


def names_of(element: etree._Element) -> str:
    """What the page calls an element."""
    return " ".join(element.get(name, "") for name in ("class", "id", "role"))


def _is_mostly_links(element: etree._Element) -> bool:
    words = 0
    for piece in map(str, element.itertext()):
        words += 0 if piece.isspace() else len(piece)
        if words > _LONGEST_OF_SITE:
            return False
    linked = sum(len(words_in(link)) for link in element.iter("a"))
    return not words or linked / words >= _MOSTLY
