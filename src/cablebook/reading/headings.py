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
        (?:\s?[,:]?\s?(?:no|nr|number|nº|n°|\#)\.?\s?
           (?P<number>[A-Z]{0,4}[-–]?\d[\d.,]*(?:/[\w.]{1,8})*))?
        (?:\s?\([A-Za-z /-]{2,30}\)|\son\s(?:arrival|departure))?[\s.:]*$""",
    re.VERBOSE | re.IGNORECASE,
)


class Heading(NamedTuple):
    """A form heading: the kind it names, the words that name it, and its number."""

    kind: Kind
    span: Span
    number: Number | None


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
    is_qualified = len(words) < len(match["words"].split())
    if known is None or not (match["number"] or match["words"].isupper() or is_qualified or apart):
        return None
    number = None
    if match["number"]:
        value = match["number"].rstrip(".,")
        number = Number("sender", value, Span(match.start("number"), match.start("number") + len(value)))
    return Heading(known.kind, Span(*match.span("words")), number)
