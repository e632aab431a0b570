"""Form headings: a line that names what sort of paper this is, and its number: `CIPHERED TELEGRAM No. 26637`, `MEMORANDUM`."""

import re
from typing import NamedTuple

from cablebook import lexicon
from cablebook.lexicon import key
from cablebook.model.header import Kind, Number
from cablebook.model.span import Span

_HEADING = re.compile(
    r"""(?P<words>[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' -]{2,40}?)
        (?:\s?[,:]?\s?(?:no|nr|number|nº|n°|\#)\.?\s?(?P<number>[A-Z]{0,4}[-–]?\d[\d.,]*(?:/[\w.]{1,8})*))?[\s.:]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_QUALIFIERS = frozenset(
    {
        "ciphered",
        "cipher",
        "cyphered",
        "cypher",
        "coded",
        "encoded",
        "inward",
        "outward",
        "incoming",
        "outgoing",
        "urgent",
        "special",
        "circular",
        "top",
        "secret",
    }
)


class Heading(NamedTuple):
    """A form heading: the kind it names, the words that name it, and its number."""

    kind: Kind
    span: Span
    number: Number | None


def read_heading(text: str, start: int, end: int) -> Heading | None:
    """Read `text[start:end]` as a form heading: the name of a kind, with qualifiers and a number, and nothing else.

    Without a number it has to be in capitals or stand alone as one or two words; "Note" in running text is none.
    """
    if end - start > 70:
        return None
    match = _HEADING.match(text, start, end)
    if match is None:
        return None
    words = match["words"].split()
    while len(words) > 1 and words[0].casefold() in _QUALIFIERS and key(" ".join(words)) not in lexicon.kinds():
        words = words[1:]
    known = lexicon.kinds().get(key(" ".join(words)))
    if known is None or not (match["number"] or match["words"].isupper()):
        return None
    number = None
    if match["number"]:
        value = match["number"].rstrip(".,")
        number = Number("sender", value, Span(match.start("number"), match.start("number") + len(value)))
    return Heading(known.kind, Span(match.start("words"), match.end("words")), number)
