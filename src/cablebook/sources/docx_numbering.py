"""The numbers of Word's automatic lists, which Word counts anew for every print and does not keep in the text.

A list names a definition of up to nine levels; lists of the same definition go on counting where the last one ended,
unless they say at which number they start (ISO/IEC 29500-1, 17.9).
"""

import re
from typing import NamedTuple

from lxml import etree

from .docx_styles import VAL, Styles, W, number, switch

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
_LARGEST = 3_999  # in Roman numerals, and as far as letters go in any list that somebody reads
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_UNNUMBERED = ("bullet", "none")
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"  # without ё, й, ъ and ь: ISO/IEC 29500-1, 17.18.59


class _Level(NamedTuple):
    form: str  # Word's name of the kind of number
    text: str  # with %1 where the number of the first level stands
    start: int
    restarts_after: int  # the level, from 1, whose number begins this one anew; 0 where none does
    is_decimal: bool  # whether the levels above it are printed as decimals too
    gap: str
    style: str | None


class _Definition(NamedTuple):
    levels: dict[int, _Level]
    counts: dict[int, int]
    style: str | None  # whose list this definition borrows


class _List(NamedTuple):
    definition: str
    levels: dict[int, _Level]  # which it defines otherwise
    starts: dict[int, int]  # numbers at which its levels begin anew, until they have


class Numbering:
    """The lists of one document, counted in the order in which `label` is asked.

    Args:
        root: The root of the part; None where the document has none.
        styles: The document's styles: a list may be defined through one.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, _Definition] = {}
        self._lists: dict[str, _List] = {}
        for element in () if root is None else root.iterfind(f"{W}abstractNum"):
            levels = _levels(element)
            link = element.find(f"{W}numStyleLink")
            style = None if link is None else link.get(VAL)
            self._definitions[element.get(W + "abstractNumId", "")] = _Definition(levels, {}, style)
        for element in () if root is None else root.iterfind(f"{W}num"):
            name = _stated(element, "abstractNumId") or ""
            self._lists[element.get(W + "numId", "")] = _List(name, *_overrides(element))

    def label(self, list_id: str | None, level: int | None, style: str | None) -> str | None:
        """The label of the next paragraph of a list, with the space behind it; None where Word prints none.

        Args:
            list_id: The list, as the paragraph or its style names it.
            level: The level from 0; None where it follows from the style.
            style: The paragraph's style.
        """
        if list_id is None or list_id not in self._lists:
            return None
        one = self._lists[list_id]
        definition = self._borrowed(self._definitions.get(one.definition))
        if definition is None:
            return None
        levels = {**definition.levels, **one.levels} if one.levels else definition.levels
        if level is None:
            level = next((at for at, each in levels.items() if style and each.style == style), 0)
        if level not in levels:
            return None
        _count(levels, definition.counts, level, one.starts.pop(level, None))
        return _label(levels, definition.counts, levels[level])

    def _borrowed(self, definition: _Definition | None) -> _Definition | None:
        if definition is None or definition.style is None:
            return definition
        lender = self._styles.look(definition.style).list_id
        one = self._lists.get(lender or "")
        return definition if one is None else self._definitions.get(one.definition, definition)


def _count(levels: dict[int, _Level], counts: dict[int, int], level: int, start: int | None) -> None:
    if start is not None:
        counts[level] = start
    else:
        counts[level] = counts[level] + 1 if level in counts else levels[level].start
    for deeper in range(level + 1, _LEVELS):
        if deeper in levels and levels[deeper].restarts_after > level:
            counts.pop(deeper, None)


def _label(levels: dict[int, _Level], counts: dict[int, int], own: _Level) -> str | None:
    if own.form in _UNNUMBERED and "%" not in own.text:
        return None  # a bullet is no number

    def print_one(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        level = levels.get(at)
        if level is None or level.form in _UNNUMBERED:
            return ""
        return in_form(counts.get(at, level.start), "decimal" if own.is_decimal else level.form)

    words = _PLACE.sub(print_one, own.text).strip()
    return words + own.gap if words else None


def in_form(value: int, form: str) -> str:
    """A number as Word prints it; in decimals where the form is unknown or has no such number."""
    if not 0 < value <= _LARGEST:
        return str(value)
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "ordinal":
        return f"{value}{_ordinal_ending(value)}"
    if form in ("lowerRoman", "upperRoman"):
        found = _roman(value)
    elif form in ("lowerLetter", "upperLetter"):
        found = _letters(value, "abcdefghijklmnopqrstuvwxyz")
    elif form in ("russianLower", "russianUpper"):
        found = _letters(value, _RUSSIAN)
    else:
        return str(value)
    return found.upper() if form.startswith("upper") or form.endswith("Upper") else found


def _letters(value: int, alphabet: str) -> str:
    """a, …, z, aa, bb, …: Word repeats the letter."""
    times, at = divmod(value - 1, len(alphabet))
    return alphabet[at] * (times + 1)


def _roman(value: int) -> str:
    found = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        found += letters * times
    return found


def _ordinal_ending(value: int) -> str:
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in parent.iterfind(f"{W}lvl"):
        at = number(element.get(W + "ilvl"))
        if at is None or not 0 <= at < _LEVELS:
            continue
        restart = number(_stated(element, "lvlRestart"))
        found[at] = _Level(
            form=_stated(element, "numFmt") or "decimal",
            text=_stated(element, "lvlText") or "",
            start=number(_stated(element, "start")) or 0,
            restarts_after=at if restart is None else restart,
            is_decimal=bool(switch(element.find(f"{W}isLgl"))),
            gap="" if _stated(element, "suff") == "nothing" else " ",
            style=_stated(element, "pStyle"),
        )
    return found


def _overrides(element: etree._Element) -> tuple[dict[int, _Level], dict[int, int]]:
    """The levels that a list defines otherwise, and the numbers at which it begins them anew."""
    levels: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for override in element.iterfind(f"{W}lvlOverride"):
        levels.update(_levels(override))
        at, start = number(override.get(W + "ilvl")), number(_stated(override, "startOverride"))
        if at is not None and start is not None:
            starts[at] = start
    return levels, starts


def _stated(element: etree._Element, name: str) -> str | None:
    child = element.find(W + name)
    return None if child is None else child.get(VAL)
