"""Distribution: who got copies, and how many.

Four shapes are common: a list in one line (`Copies: Stalin (2), Molotov`), numbered lines (`1 - cde. Stalin`), a
counted list (`Distribution list - 11 copies: Stalin - 2, Molotov - 1`) and a table (`Copy Nº 1 to Cde. Stalin`). One
person may hold several numbered copies; they are counted together.
"""

import re
from collections.abc import Iterable, Sequence

from cablebook.model.header import Copy
from cablebook.model.span import Span

from .lines import Line, cells_of

_LONGEST_LIST = 1000  # characters; a longer line is running text
_FLAGS = re.VERBOSE | re.IGNORECASE
_COMRADE = r"(?:cdes?|comr?|tov|comrades?)"
_END = r"\s{0,2}[.;,]?\s{0,2}$"
# "1 - cde. Stalin", "Copy No. 3 to Molotov", "1-2 to Stalin"
_NUMBERED = re.compile(
    rf"""(?:cop(?:y|ies)\s(?:no\.?|nº|n°|\#)?\s?)?
         (?P<n>\d{{1,2}})(?:\s?(?:,|and|&|[-–])\s?(?P<n2>\d{{1,2}}))?
         \s?[.):]{{0,2}}\s{{0,3}}(?:[-–—:]|to)\s{{0,3}}(?:to\s)?
         (?P<name>[^\d\t]{{2,60}}?){_END}""",
    _FLAGS,
)
# "2 x Ministry of Foreign Affairs", "1 copy to the Embassy": how many copies, and for whom.
_TIMES = re.compile(
    rf"""(?P<count>\d{{1,2}})\s?(?:[x×]|cop(?:y|ies)\s(?:to|for))\s(?:(?:the|our)\s(?=[A-ZÀ-Þ]))?
         (?P<name>[^\d\t]{{2,60}}?){_END}""",
    _FLAGS,
)
# "1. Comr. Stalin": without a dash only a title shows that the point of a list is a copy.
_TITLED = re.compile(rf"(?P<n>\d{{1,2}})[.)]\s(?:to\s)?(?P<name>{_COMRADE}\b\.?\s[^\d\t]{{2,40}}?){_END}", _FLAGS)
# A list divided by ";" is divided by nothing else ("Registry; Haddad, Karim").
_LISTED, _LISTED_BY_SEMICOLON = (
    re.compile(
        rf"""\s{{0,2}}(?P<name>\d{{1,2}}(?-i:[A-Z]{{2,8}})|(?:(?:{_COMRADE}|mrs?|gen)\.\s?)?[^{inside};()\d]{{2,60}}?)
            \s{{0,3}}(?:\((?P<n>\d{{1,2}})\)|[-–—]\s?(?P<m>\d{{1,2}})(?!\d))?\s{{0,3}}
            (?:[{divider}]|(?<!\b(?-i:[A-Z]))\.|$)  # the dot of an initial ends no name""",
        _FLAGS,
    )
    for inside, divider in ((",", ",;"), ("", ";"))
)
_CONTINUED = (",", ";")  # a line of a list that ends so goes on in the next
_TITLE = re.compile(rf"(?:to\s)?(?:(?:{_COMRADE}|mr|gen)(?:\.\s?|\s))+", _FLAGS)
_HOW_MANY = re.compile(r"[-–—]?\s?(?:in\s)?\d{1,2}\s(?:copies|cop\.)\s?[:.]?\s{0,3}", _FLAGS)
_DISTRIBUTION = re.compile(
    r"""(?:copies|cc|distribution(?:\slist)?)(?:\s(?:sent\s)?to)?\s?
        (?:[-–]\s?(?:in\s)?\d{1,2}\scopies\s?)?[:–-]\s?(?P<list>\S.+)$""",
    _FLAGS,
)


def read_copy_line(text: str, start: int, end: int, *, alone: bool = False) -> list[Copy]:
    """The copies that one line of a distribution lists by number; empty where the line is none.

    A table's two columns give one each. Where no distribution is announced (`alone`), a line has to say that it is of
    one: by the word "copy", a comrade's title or a count (`2 x Ministry of Trade`).
    """
    found = []
    for cell in cells_of(text, start, end):
        if not (text[cell.start].isdecimal() or text[cell.start] in "Cc"):
            continue  # neither a number nor the word "copy"
        if counted := _TIMES.match(text, *cell):
            name = _name(counted)
            if name is not None and text[name.start].isupper():
                found.append(Copy(name.of(text), name, int(counted["count"])))
            continue
        match = _NUMBERED.match(text, *cell) or _TITLED.match(text, *cell)
        if match is None:
            continue
        is_titled = _TITLE.match(match["name"]) is not None
        says_so = is_titled or match.re is _TITLED or match[0][:4].casefold() == "copy"
        name = _name(match)
        if name is not None and (says_so or not alone) and (is_titled or match["name"].lstrip()[:1].isupper()):
            last = match.groupdict().get("n2")
            found.append(Copy(name.of(text), name, 2 if last and int(last) == int(match["n"]) + 1 else 1))
    return found


def read_distribution(text: str, start: int, end: int) -> list[Copy]:
    """The copies of a whole distribution in one line, its label included; empty where the line is none."""
    if text[start] not in "CcDd":
        return []
    match = _DISTRIBUTION.match(text, start, end)
    return read_copy_list(text, match.start("list"), end) if match else []


def read_copy_list(text: str, start: int, end: int) -> list[Copy]:
    """The copies of a list in one line, after its label."""
    if end - start > _LONGEST_LIST or text.startswith(("See ", "see "), start):
        return []
    how_many = _HOW_MANY.match(text, start, end)
    if how_many:
        start = how_many.end()
    found = []
    listed = _LISTED_BY_SEMICOLON if text.find(";", start, end) >= 0 else _LISTED
    for match in listed.finditer(text, start, end):
        name = _name(match)
        if name is not None and text.startswith(("the ", "The "), name.start):
            name = Span(name.start + 4, name.end) if name.end > name.start + 4 else None
        if name is not None and (name.of(text)[0].isupper() or name.of(text)[0].isdigit()):
            number = match["n"] or match["m"]
            found.append(Copy(name.of(text), name, int(number) if number else None))
    return found


def read_distribution_lines(text: str, lines: Sequence[Line]) -> tuple[list[Copy], int]:
    """A distribution that begins in the first of `lines` and goes on in the next while a line ends in a comma.

    Returns:
        The copies, and how many of the lines hold them: 0 where the first begins no distribution.
    """
    copies = read_distribution(text, *lines[0].span) if lines else []
    taken = 1 if copies else 0
    while copies and taken < len(lines) and text[lines[taken - 1].end - 1] in _CONTINUED and not lines[taken].gap:
        more = read_copy_list(text, *lines[taken].span)
        if not more:
            break
        copies, taken = copies + more, taken + 1
    return copies, taken


def together(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Add up the copies of each name, in the order of first mention; what does not say how many adds none."""
    held: dict[str, Copy] = {}
    for copy in copies:
        name = copy.text.casefold()
        known = held.setdefault(name, copy)
        if known is not copy and known.count is not None and copy.count is not None:
            held[name] = Copy(known.text, known.span, known.count + copy.count)
    return tuple(held.values())


def _name(match: re.Match[str]) -> Span | None:
    """Where the name stands, without its title: of `to cde. Stalin` only `Stalin`; None where no letter is left."""
    at, end = match.span("name")
    at += len(match["name"]) - len(match["name"].lstrip())
    title = _TITLE.match(match.string, at, end)
    at = title.end() if title else at
    words = match.string[at:end]
    at += len(words) - len(words.lstrip())
    words = words.strip()
    return Span(at, at + len(words)) if any(c.isalpha() for c in words) else None
