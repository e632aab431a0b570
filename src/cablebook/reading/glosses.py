"""Names with another name in brackets behind them: `FILIPPOV [STALIN]`."""

import re

from cablebook.model.header import Gloss
from cablebook.model.span import Span

_WORD = r"[A-ZÀ-Þ][\w'’-]*"
_GLOSS = re.compile(
    rf"(?P<alias>{_WORD}(?:[ -]{_WORD}){{0,3}}) \[(?P<name>(?:(?:i\.e\.|aka|alias|that is),? )?{_WORD}(?:[ .-]{{1,2}}(?:{_WORD}|[a-z]{{2,3}}(?= ))){{0,4}})\]"
)
_NOT_A_NAME = re.compile(
    r"^(?:here|footnote|enclosure|attachment|attached|source|document|page|section|text|name|names|place|sic|the|this|tab|emphasis|omission|omitted|one|two|three|january|february|march|april|may|june|july|august|september|october|november|december|u\.?s|no|not|paragraph|foreign|ministry|government|communist|party|republic|north|south)\b",
    re.IGNORECASE,
)


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
        # Search back from the bracket: scanning the whole text for capitalised words would cost more than all else here.
        line = max(start, text.rfind("\n", start, at) + 1, at - 80)
        for match in _GLOSS.finditer(text, line, min(end, at + 90)):
            if match.start("name") != at + 2:
                continue
            alias, name = _own_words(match["alias"]), match["name"]
            if (capitals_only and not alias.isupper()) or len(alias) < 3 or _NOT_A_NAME.match(name):
                continue
            if _is_emendation(alias, name):
                continue
            found.append(Gloss(alias, name, Span(match.end("alias") - len(alias), match.end())))
        at = text.find(" [", at + 2, end)
    return found


_LEADING = re.compile(
    r"^(?:(?:to|for|from|via|dear|comrades?|cde|com|mr|mrs|gen|general|marshal|ambassador|minister|signed|by)\.? )+",
    re.IGNORECASE,
)


def _own_words(alias: str) -> str:
    """The alias without the words of address or direction before it: of `To FILIPPOV` only `FILIPPOV`."""
    leading = _LEADING.match(alias)
    return alias[leading.end() :] if leading and leading.end() < len(alias) else alias


def _is_emendation(alias: str, name: str) -> bool:
    """Whether the bracket corrects letters (`ILPC [ALPC]`) or remarks on the words (`[UNCLEAR]`) rather than naming anew."""
    return (alias.isupper() and name.isupper() and len(name) <= 5) or _REMARK.match(name) is not None or alias.casefold().startswith("approve")


_REMARK = re.compile(r"(?:unclear|illegible|garbled?|missing|blank|omission|blacked)\b", re.IGNORECASE)
