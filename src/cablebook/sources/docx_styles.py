"""How a Word paragraph looks, as far as it tells lines from paragraphs: space around it, indent, numbering, hiding.

Properties come, the first that states one, from the paragraph, from its style, from the styles on which that is based,
and from the document's defaults (ISO/IEC 29500-1, 17.7.2).
"""

from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"

_AUTOMATIC = 280  # twentieths of a point that Word sets where a page from the web leaves the space to it
_DEEPEST = 20  # styles on which a style is based, one on the other; Word allows eleven
_MOST = 1_000_000


class Look(NamedTuple):
    """The properties of one paragraph or style; None where it does not state one.

    Attributes:
        before, after: Space above and below, in twentieths of a point.
        together: Whether no space stands between two paragraphs of this style.
        first_line: Indent of the first line, in twentieths of a point; negative where it hangs.
        list_id: The list to which it belongs; "0" takes it out of every list.
        level: Its level there, from 0.
        hidden: Whether its words are hidden.
    """

    before: int | None = None
    after: int | None = None
    together: bool | None = None
    first_line: int | None = None
    list_id: str | None = None
    level: int | None = None
    hidden: bool | None = None

    def over(self, base: "Look") -> "Look":
        """These properties, and those of `base` where this states none."""
        return Look(
            before=base.before if self.before is None else self.before,
            after=base.after if self.after is None else self.after,
            together=base.together if self.together is None else self.together,
            first_line=base.first_line if self.first_line is None else self.first_line,
            list_id=base.list_id if self.list_id is None else self.list_id,
            level=base.level if self.level is None else self.level,
            hidden=base.hidden if self.hidden is None else self.hidden,
        )


class Styles:
    """The styles of one document.

    Attributes:
        hidden: Ids of the styles that hide the words of a run.
        default: Id of the style of paragraphs that name none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._stated: dict[str, tuple[Look, str | None]] = {}
        self._looks: dict[str | None, Look] = {}
        self._base = Look()
        self.default: str | None = None
        if root is not None:
            self._load(root)
        self.hidden = frozenset(name for name in self._stated if self.look(name).hidden)

    def _load(self, root: etree._Element) -> None:
        defaults = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._base = look_of(defaults)
        for style in root.iterfind(f"{W}style"):
            name, kind = style.get(W + "styleId"), style.get(W + "type")
            if name is None:
                continue
            look = look_of(style.find(f"{W}pPr"))
            runs = style.find(f"{W}rPr")
            if runs is not None:
                look = look._replace(hidden=switch(runs.find(f"{W}vanish")))
            base = style.find(f"{W}basedOn")
            self._stated[name] = (look, None if base is None else base.get(VAL))
            if kind == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self.default = name

    def look(self, name: str | None) -> Look:
        """The properties of a style, all found; those of the defaults for one that is not there."""
        found = self._looks.get(name)
        if found is None:
            found = Look()
            at = name
            for _ in range(_DEEPEST):
                if at is None or at not in self._stated:
                    break
                stated, at = self._stated[at]
                found = found.over(stated)
            found = self._looks[name] = found.over(self._base)
        return found


def look_of(properties: etree._Element | None) -> Look:
    """What a `pPr` element states."""
    if properties is None:
        return Look()
    spacing, indent = properties.find(f"{W}spacing"), properties.find(f"{W}ind")
    numbering = properties.find(f"{W}numPr")
    list_id = level = None
    if numbering is not None:
        list_id, level = _val(numbering.find(f"{W}numId")), number(_val(numbering.find(f"{W}ilvl")))
    return Look(
        before=None if spacing is None else _space(spacing, "before"),
        after=None if spacing is None else _space(spacing, "after"),
        together=switch(properties.find(f"{W}contextualSpacing")),
        first_line=None if indent is None else _first_line(indent),
        list_id=list_id,
        level=level,
    )


def switch(element: etree._Element | None) -> bool | None:
    """The state of a property that is on or off; None where the element is not there."""
    if element is None:
        return None
    return element.get(VAL, "1") not in ("0", "false", "off")


def number(stated: str | None) -> int | None:
    """A whole number as an attribute states it; None where it is none, or of no sense."""
    if stated is None:
        return None
    try:
        found = int(stated)
    except ValueError:
        return None
    return found if abs(found) < _MOST else None


def _val(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(VAL)


def _space(spacing: etree._Element, side: str) -> int | None:
    if spacing.get(f"{W}{side}Autospacing") in ("1", "true", "on"):
        return _AUTOMATIC
    return number(spacing.get(W + side))


def _first_line(indent: etree._Element) -> int | None:
    hanging = number(indent.get(W + "hanging"))
    return number(indent.get(W + "firstLine")) if hanging is None else -hanging
