"""A sketch of a message: a small sample of its words, and what its header says.

Runs of three long words are hashed and the lowest hashes kept (a bottom sketch, after Broder 1997, whose size follows
the length of the text): two texts that share words share low hashes too. Long words only, because names, numbers,
little words and marks are what two versions print differently, and because seven words in ten need no hash then.
"""

import array
import functools
import re
import sys
import zlib
from typing import cast

from cablebook import lexicon
from cablebook.model.header import Header, Party
from cablebook.model.layout import Segment, SegmentKind
from cablebook.model.reading import Reading
from cablebook.model.span import Span
from cablebook.model.version import Claim, Sketch

LEAST = 16  # values that are kept of a short message
MOST = 256  # and of the longest
_PART = 3  # one run in 2 ** 3 is kept of the messages between
_LONG = 7  # letters of a word that counts
_SOME = 160  # runs from which on only the lowest hashes are sorted: half the cost of sorting all
_SPARE = 1.5  # of what is expected below a limit, so that hardly ever too few hashes lie there
_HEAD = 12  # segments among which a document may say that it is a version
_STAMP = 40  # characters of a line that may be a stamp wherever it stands among them
_HEADING = (SegmentKind.TITLE, SegmentKind.OPENER)
_APPARATUS = frozenset({SegmentKind.TITLE, SegmentKind.SOURCE_NOTE, SegmentKind.FOOTNOTE, SegmentKind.ARCHIVE})
_OFFICE_JOINTS = frozenset({"of", "in", "at", "for", "the"})
_NO_DIGITS = re.compile(r"[^0-9]+")
# Capitals made small; everything but letters a space. UTF-8 bytes above 127 are spaces in a text of Latin letters, so
# that a curved quotation mark is one; in other scripts they are the letters.
_LATIN = bytes(byte | 32 if 65 <= byte <= 90 else byte if 97 <= byte <= 122 else 32 for byte in range(256))
_OTHER_SCRIPT = _LATIN[:128] + bytes(range(128, 256))
# The space before it makes the search quick: no place inside a word is tried.
_LONG_WORD = re.compile(rb" ([^ ]{%d,})" % _LONG)


def sketch(document_id: str, text: str, reading: Reading, *, source: str | None = None) -> Sketch:
    """Keep of one document what `tie_versions` needs to find its versions.

    Args:
        document_id: The document.
        text: Its text.
        reading: What was read in it: its layout tells the message from its apparatus, its header goes in.
        source: Where it is published or kept, as its archive states it; the reading's own statement by default.
    """
    body = message_span(reading.layout, len(text))
    hashes = run_hashes(text[body.start : body.end])
    header = reading.header
    return Sketch(
        document_id=document_id,
        values=packed(lowest(hashes)),
        runs=len(hashes),
        body=body,
        language=reading.language,
        kind=header.kind,
        date=header.date,
        number=_own_number(header),
        numbers=tuple(sorted({_digits(one.value) for one in header.numbers} - {""})),
        senders=_keys(header.senders, header),
        recipients=_keys(header.recipients, header),
        claim=claim_of(text, reading.layout),
        source=source or (reading.archive.source if reading.archive else None),
    )


def message_span(layout: tuple[Segment, ...], length: int) -> Span:
    """From the first to the last segment that is the message's own; the whole text where none is."""
    own = [segment.span for segment in layout if segment.kind not in _APPARATUS]
    return Span(own[0].start, own[-1].end) if own else Span(0, length)


def run_hashes(text: str) -> set[int]:
    """The 32-bit hashes of all runs of three long words."""
    coded = text.encode("utf-8", "replace")
    table = _OTHER_SCRIPT if len(coded) * 2 > len(text) * 3 else _LATIN
    long = _LONG_WORD.findall(b" " + coded.translate(table))
    crc32 = zlib.crc32
    # crc32(b, crc32(a)) is the sum of both words written together: three maps hash every run without joining it.
    return set(map(crc32, long[2:], map(crc32, long[1:], map(crc32, long))))


def lowest(hashes: set[int]) -> list[int]:
    """The hashes that a sketch keeps, ascending."""
    keep = min(max(LEAST, len(hashes) >> _PART), MOST)
    if len(hashes) >= _SOME:
        limit = int(2**32 * _SPARE * keep / len(hashes))
        low = sorted([value for value in hashes if value < limit])
        if len(low) >= keep:
            return low[:keep]
    return sorted(hashes)[:keep]


def packed(values: list[int]) -> bytes:
    """Hashes as four bytes each, little end first, whatever the machine."""
    row = array.array("I", values)
    if sys.byteorder == "big":
        row.byteswap()
    return row.tobytes()


def unpacked(values: bytes) -> "array.array[int]":
    """The hashes of a sketch."""
    row = array.array("I", values)
    if sys.byteorder == "big":
        row.byteswap()
    return row


def claim_of(text: str, layout: tuple[Segment, ...]) -> Claim | None:
    """What the title, a line of the header block or a short line beside them calls the document."""
    pattern, claims = _claims()
    for kind, (start, end) in [(segment.kind, segment.span) for segment in layout[:_HEAD]]:
        if end - start <= _STAMP or kind in _HEADING:
            # The pattern fails at the first letter of nearly every line.
            for line in text[start:end].lower().split("\n"):
                if match := pattern.match(line):
                    return claims[match["claim"]]
    return None


@functools.cache
def _claims() -> tuple[re.Pattern[str], dict[str, Claim]]:
    claims = {row["words"]: cast("Claim", row["claim"]) for row in lexicon.rows("version_words")}
    # A title may be numbered; a copy's own number may follow; "Copy to" and "Copies" tell of something else.
    pattern = rf"(?:no\. )?[\W\d]*(?:the )?(?P<claim>{lexicon.alternatives(claims)})\b(?! (?:to|for)\b)"
    return re.compile(pattern), claims


def _own_number(header: Header) -> str | None:
    """The sender's number; a number that only the receiver or a special service gave tells nothing of others."""
    own = _digits(header.number or "")
    others = {_digits(one.value) for one in header.numbers if one.kind not in ("sender", "series")}
    senders = {_digits(one.value) for one in header.numbers if one.kind in ("sender", "series")}
    return own if own and (own in senders or own not in others) else None


def _digits(value: str) -> str:
    return _NO_DIGITS.sub("", value).lstrip("0")


def _keys(parties: tuple[Party, ...], header: Header) -> tuple[str, ...]:
    """The last word of every party, and of the name that the document gives for a cover name."""
    if not parties:
        return ()
    names = [party.text for party in parties]
    if header.glosses:
        by_alias = {gloss.alias.casefold(): gloss.name for gloss in header.glosses}
        names += [by_alias[name.casefold()] for name in names if name.casefold() in by_alias]
    # The same few names come a million times: one copy of each is kept.
    return tuple(sys.intern(_last_word(name)) for name in names)


def _last_word(name: str) -> str:
    """A surname; of an office (`Embassy in Korea`, `Department of State`) the last two words."""
    words = [word.strip("()[].,;:’'\"") for word in name.casefold().split()[-2:]]
    return " ".join(words if words and words[0] in _OFFICE_JOINTS else words[-1:])
