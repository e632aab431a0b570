"""Finding quoted words again, in the text they were quoted from or in a later one where they have moved."""

import re
import unicodedata
from collections.abc import Iterator

from cablebook.model.span import Span

_QUOTE_MARKS = "\"'`´‘’‚‛“”„‟«»‹›′″"
_ANY_QUOTE_MARK = f"[{re.escape(_QUOTE_MARKS)}]"


def find_quote(text: str, quote: str, span_hint: Span | None = None) -> Span | None:
    """Find where a text holds the quoted words.

    The first of these that yields: the words at their old position; the exact occurrence nearest to it; the nearest
    occurrence that differs only in white space (runs and line breaks count as one space) or in the kind of quotation
    marks. Nothing beyond that is guessed. Away from the old position, an occurrence that cuts a word or a number is
    none: `23` is not found in `2318`, nor `Secret` in `Secretary`.

    Args:
        text: The document's text, NFC.
        quote: The words; space around them does not count. Empty words are never found.
        span_hint: Where they stood; without it the first occurrence is the nearest.

    Returns:
        Where the words stand now. After a loose match `span.of(text)` differs from `quote` in spaces or marks.
    """
    words = unicodedata.normalize("NFC", quote).strip()
    if not words:
        return None
    start = 0 if span_hint is None else max(0, span_hint.start)
    if text.startswith(words, start) and span_hint == (start, start + len(words)):
        return span_hint
    return _nearest(_exact(text, words), start) or _nearest(_loose(text, words), start)


def _nearest(spans: Iterator[Span], start: int) -> Span | None:
    return min(spans, key=lambda span: (abs(span.start - start), span.start), default=None)


def _exact(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        span = Span(start, start + len(words))
        if not _cuts_a_word(text, span):
            yield span
        start = text.find(words, start + 1)


def _loose(text: str, words: str) -> Iterator[Span]:
    pattern = r"\s+".join(
        "".join(_ANY_QUOTE_MARK if character in _QUOTE_MARKS else re.escape(character) for character in word)
        for word in words.split()
    )
    for match in re.finditer(pattern, text):
        span = Span(*match.span())
        if not _cuts_a_word(text, span):
            yield span


def _cuts_a_word(text: str, span: Span) -> bool:
    return any(
        0 < edge < len(text) and _belongs_to_a_word(text[edge - 1]) and _belongs_to_a_word(text[edge]) for edge in span
    )


def _belongs_to_a_word(character: str) -> bool:
    # Letters without case are left out: Chinese and Japanese set no spaces, Arabic and Hebrew join particles to words.
    return character.isdigit() or character.islower() or character.isupper()
