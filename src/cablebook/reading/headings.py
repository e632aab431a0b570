"""Form headings: a line that names what sort of paper this is: `CIPHERED TELEGRAM No. 26637`, `MEMORANDUM`."""

import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.header import Kind, Number
from cablebook.model.span import Span

_LONGEST = 70  # characters
_HEADING = re.compile(
    r"""(?P<words>[A-ZÀ-ÿ][A-ZÀ-ÿ' -]{2,40}?)
        (?:\s?[,:]?\s?(?:(?:["“](?-i:[A-ZÀ-Þ])["”]\s)?(?:no|nr|number|nº|n°|\#)\.?\s?|(?=\d{2,6}$))
           (?P<number>[A-Z]{0,4}[-–]?\d[\d.,]*(?:/[\w.]{1,8})*))?
        (?:\s?\([A-Za-z /-]{2,30}\)|\son\s(?:arrival|departure))?[\s.:]*$""",
    re.VERBOSE | re.IGNORECASE,
)


_NOT_APART = ("other", "editorial_note", "note", "minutes")  # words that head a part of a text as well


class Heading(NamedTuple):
    """A form heading.

    Attributes:
        kind: The kind it names.
        span: The words that name it.
        number: The number behind them.
        is_qualified: A word before the kind shows that it heads a form (`Ciphered telegram`).
    """

    kind: Kind
    span: Span
    number: Number | None
    is_qualified: bool


def read_heading(text: str, start: int, end: int, *, apart: bool = False) -> Heading | None:
    """Read `text[start:end]` as a form heading: the name of a kind, with qualifiers and a number, and nothing else.

    Without a number it has to be in capitals, to be qualified (`Ciphered telegram`) or to stand `apart` on a line of
    its own; "Note" in running text is none.
    """
    if end - start > _LONGEST:
        return None
    match = _HEADING.match(text, start, end)
    if match is None or not match["words"][0].isupper():
        return None
    kinds = lexicon.kinds()
    words = match["words"].split()
    while (
        key(" ".join(words)) not in kinds
        and len(words) > 1
        and words[0].casefold() in lexicon.words("heading_qualifiers")
    ):
        words = words[1:]
    known = kinds.get(key(" ".join(words)))
    said = match["words"].split()
    is_qualified = len(said) > 1 and said[0].casefold() in lexicon.words("heading_qualifiers")
    is_head = match["number"] or match["words"].isupper() or is_qualified
    if known is None or not (is_head or (apart and known.kind not in _NOT_APART)):
        return None
    number = None
    if match["number"]:
        value = match["number"].rstrip(".,")
        at = match.start("number")
        if words[-1].casefold() == "circular":
            # Circulars are counted apart, so that the word belongs to the number.
            at = text.rindex(words[-1], start, at)
            value = text[at : match.start("number") + len(value)]
            number = Number("series", value, Span(at, at + len(value)))
        else:
            number = Number("sender", value, Span(at, at + len(value)))
    return Heading(known.kind, Span(*match.span("words")), number, is_qualified)
