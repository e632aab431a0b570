"""Names with another name in brackets behind them: `FILIPPOV [STALIN]`."""

import re

from cablebook import lexicon
from cablebook.model.header import Gloss
from cablebook.model.span import Span

_LONGEST_ALIAS = 80  # characters
_LONGEST_NAME = 90  # characters
_LONGEST_LETTERS = 5  # a bracket of so few capitals corrects letters
_WORD = r"[A-ZÀ-Þ][\w'’-]*"
_GLOSS = re.compile(
    rf"""(?P<alias>{_WORD}(?:[ -]{_WORD}){{0,3}})\ \[
         (?P<name>(?:(?:i\.e\.|aka|alias|that\ is),?\ )?
           {_WORD}(?:[ .-]{{1,2}}(?:{_WORD}|[a-z]{{2,3}}(?=\ ))){{0,4}})\]""",
    re.VERBOSE,
)
_LEADING = re.compile(
    r"(?:(?:to|for|from|via|dear|comrades?|cde|com|mr|mrs|gen|general|marshal|ambassador|minister|signed|by)\.? )+",
    re.IGNORECASE,
)
_TICKED = re.compile(r"(?:dis)?approved?\b", re.IGNORECASE)  # "Approve [HK for RN]": a decision at the foot of a paper
_FIRST_WORD = re.compile(r"\w+")


def find_glosses(text: str, start: int, end: int, *, capitals_only: bool) -> list[Gloss]:
    """Glossed names in `text[start:end]`.

    Args:
        text: The document.
        start: Where to begin.
        end: Where to stop.
        capitals_only: Take only aliases printed in capitals: in running text a bracket behind a capitalised word is
            more often a supplied word than a second name.
    """
    found: list[Gloss] = []
    at = text.find(" [", start, end)
    while at >= 0:
        # Back from the bracket: searching the whole text for capitalised words would cost more than all else here.
        first = max(start, at - _LONGEST_ALIAS)
        first = max(first, text.rfind("\n", first, at) + 1)
        for match in _GLOSS.finditer(text, first, min(end, at + _LONGEST_NAME)):
            if match.start("name") != at + 2:
                continue
            alias, name = _own_words(match["alias"]), match["name"]
            if (alias.isupper() or not capitals_only) and len(alias) >= 3 and not _is_remark(alias, name):
                found.append(Gloss(alias, name, Span(match.end("alias") - len(alias), match.end())))
        at = text.find(" [", at + 2, end)
    return found


def _own_words(alias: str) -> str:
    """The alias without the words of address or direction before it: of `To FILIPPOV` only `FILIPPOV`."""
    leading = _LEADING.match(alias)
    return alias[leading.end() :] if leading and leading.end() < len(alias) else alias


def _is_remark(alias: str, name: str) -> bool:
    """Whether the bracket remarks on the words, supplies some or corrects letters (`ILPC [ALPC]`), and names nobody."""
    first = _FIRST_WORD.match(name.replace(".", ""))
    if first is not None and first[0].casefold() in lexicon.words("unglossing_words"):
        return True
    if _TICKED.match(alias):
        return True
    return alias.isupper() and name.isupper() and len(name) <= _LONGEST_LETTERS
