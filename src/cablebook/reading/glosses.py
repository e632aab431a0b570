"""Names with another name in brackets behind them: `FILIPPOV [STALIN]`."""

import re

from cablebook import lexicon
from cablebook.model.header import Gloss
from cablebook.model.span import Span

_LONGEST_ALIAS = 80  # characters
_LONGEST_NAME = 90  # characters
_LEAST_ALIAS = 3  # characters
_LONGEST_LETTERS = 5  # a bracket of so few capitals corrects letters
_WORD = r"[A-ZÀ-Þ][\w'’-]*"
_ALIAS = re.compile(rf"(?<!\w){_WORD}(?:[ -]{_WORD}){{0,3}}$")
_NAME, _ROUND_NAME = (
    re.compile(
        rf"""(?:(?:i\.e\.|aka|alias|that\ is),?\ )?
             {_WORD}(?:[ .-]{{1,2}}(?:{_WORD}|[a-z]{{2,3}}(?=\ ))){{0,4}}(?={end})""",
        re.VERBOSE,
    )
    for end in (r"\]", r"\)")
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
        name = _NAME.match(text, at + 2, min(end, at + _LONGEST_NAME))
        alias = _alias_before(text, start, at) if name is not None else None
        if name is not None and alias is not None:
            words = alias.of(text)
            if (words.isupper() or not capitals_only) and len(words) >= _LEAST_ALIAS and not _is_remark(words, name[0]):
                found.append(Gloss(words, name[0], Span(alias.start, name.end() + 1)))
        at = text.find(" [", at + 2, end)
    return found


def find_round_gloss(text: str, start: int, end: int) -> Gloss | None:
    """A cover name whose gloss stands in round brackets, in a line that names a party: `KUZNETSOV (Mao Zedong)`.

    The name is in capitals and the gloss is not; what a bracket behind an office says is who holds it, and no gloss.
    """
    at = text.find(" (", start, end)
    name = _ROUND_NAME.match(text, at + 2, min(end, at + _LONGEST_NAME)) if at >= 0 else None
    alias = _alias_before(text, start, at) if name is not None else None
    if name is None or alias is None or name[0].isupper():
        return None
    words = alias.of(text)
    if not words.isupper() or len(words) < _LEAST_ALIAS or _is_remark(words, name[0]):
        return None
    if any(word.casefold() in lexicon.ranks() or word.casefold() in lexicon.words("bodies") for word in words.split()):
        return None
    return Gloss(words, name[0], Span(alias.start, name.end() + 1))


def _alias_before(text: str, start: int, end: int) -> Span | None:
    """The name that ends at `end`, on the same line, without the words of address before it."""
    first = max(start, end - _LONGEST_ALIAS)
    alias = _ALIAS.search(text, max(first, text.rfind("\n", first, end) + 1), end)
    return None if alias is None else Span(alias.end() - len(_own_words(alias[0])), alias.end())


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
