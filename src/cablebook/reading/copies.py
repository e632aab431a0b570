"""Distribution: who got copies, and how many.

Four shapes are common: a list in one line (`Copies: Stalin (2), Molotov`), numbered lines (`1 - cde. Stalin`), a counted list
(`Distribution list - 11 copies: Stalin - 2, Molotov - 1`) and a table (`Copy Nº 1 to Cde. Stalin`). One person may hold several
numbered copies; they are counted together.
"""

import re
from collections.abc import Iterable

from cablebook.model.header import Copy
from cablebook.model.span import Span

from .lines import cells_of

_NUMBERED = re.compile(
    r"(?:cop(?:y|ies)\s(?:no\.?|nº|n°|\#)?\s?)?(?P<n>\d{1,2})(?:\s?(?:,|and|&|[-–])\s?(?P<n2>\d{1,2}))?\s?[.):]{0,2}\s*(?:[-–—:]|to)\s*(?:to\s)?(?P<name>[^\d\t]{2,60}?)\s*[.;,]?\s*$",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?P<n>\d{1,2})[.)]\s(?:to\s)?(?P<name>(?:cde|comr?|tov|comrade)\b\.?\s[^\d\t]{2,40}?)\s*[.;,]?\s*$", re.IGNORECASE
)
_LISTED = re.compile(r"(?P<name>[^,;()\d]{2,60}?)\s*(?:\((?P<n>\d{1,2})\)|[-–—]\s?(?P<m>\d{1,2})(?!\d))?\s*(?:[,;.]|$)")
_TITLE = re.compile(r"^(?:to\s)?(?:(?:cde|cdes|com|comr|tov)\.?\s?|comrades?\s|mr\.?\s|gen\.?\s)+", re.IGNORECASE)
_HOW_MANY = re.compile(r"^\s*[-–—]?\s*(?:in\s)?\d{1,2}\s(?:copies|cop\.)\s*[:.]?\s*", re.IGNORECASE)


def read_copy_line(text: str, start: int, end: int, *, alone: bool = False) -> list[Copy]:
    """The copies that one line of a distribution lists by number; empty where the line is none.

    A table's two columns give one each. Where no distribution is announced (`alone`), a line has to say that it is of one: by
    the word "copy" or a comrade's title.
    """
    found = []
    for cell in cells_of(text, start, end):
        match = _NUMBERED.match(text, *cell) or _TITLED.match(text, *cell)
        if match and alone and not (match[0][:4].casefold() == "copy" or _TITLE.match(match["name"]) or match.re is _TITLED):
            continue
        if match and match["name"].lstrip()[:1].isupper() or (match and _TITLE.match(match["name"])):
            last = match.groupdict().get("n2")
            found.append(_copy(match, 2 if last and int(last) == int(match["n"]) + 1 else 1))
    return found


_DISTRIBUTION = re.compile(
    r"(?:copies|cc|distribution(?:\slist)?)(?:\s(?:sent\s)?to)?\s?(?:[-–]\s?(?:in\s)?\d{1,2}\scopies\s?)?[:–-]\s?(?P<list>\S.+)$",
    re.IGNORECASE,
)


def read_distribution(text: str, start: int, end: int) -> list[Copy]:
    """The copies of a whole distribution in one line, its label included; empty where the line is none."""
    match = _DISTRIBUTION.match(text, start, end) if text[start] in "CcDd" else None
    return read_copy_list(text, match.start("list"), end) if match else []


def read_copy_list(text: str, start: int, end: int) -> list[Copy]:
    """The copies of a list in one line, after its label."""
    how_many = _HOW_MANY.match(text, start, end)
    if how_many:
        start = how_many.end()
    found = []
    for match in _LISTED.finditer(text, start, end):
        name = match["name"].strip()
        if name and name[0].isupper():
            number = match["n"] or match["m"]
            found.append(_copy(match, int(number) if number else None))
    return found


def _copy(match: re.Match[str], count: int | None) -> Copy:
    name = match["name"]
    title = _TITLE.match(name)
    skip = title.end() if title else 0
    at = match.start("name") + skip
    name = name[skip:]
    at += len(name) - len(name.lstrip())
    name = name.strip()
    return Copy(name, Span(at, at + len(name)), count)


def together(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Add up the copies of each name, in the order of first mention."""
    held: dict[str, Copy] = {}
    for copy in copies:
        known = held.get(copy.text.casefold())
        if known is None:
            held[copy.text.casefold()] = copy
        elif known.count is not None and copy.count is not None:
            held[copy.text.casefold()] = Copy(known.text, known.span, known.count + copy.count)
    return tuple(held.values())
