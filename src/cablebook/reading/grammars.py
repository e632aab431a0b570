"""Grammars that are put to a text only where they may begin.

A regular expression that opens with one of many alternatives is tried by `re` at every character. One that opens with a
set of characters is not: `re` runs over all others at the speed of a loop in C. So a large grammar gets a small pattern
beside it, which opens with such a set and passes every place where the grammar can match, and few others.
"""

import re
from collections.abc import Iterator


def matches(
    grammar: re.Pattern[str], may_begin: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """What `grammar.finditer(text, start, end)` finds, as long as `may_begin` matches wherever `grammar` does.

    Neither may match an empty string.
    """
    at = start
    while (place := may_begin.search(text, at, end)) is not None:
        match = grammar.match(text, place.start(), end)
        if match is None:
            at = place.start() + 1
        else:
            at = match.end()
            yield match
