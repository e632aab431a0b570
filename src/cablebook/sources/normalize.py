r"""The one form of text that the book keeps: every span counts the characters of a text normalised here.

What changes, and nothing else: line ends become `\n`; typographic ligatures become their letters; every space of
Unicode becomes a space; soft hyphens, marks without width or of direction, and control characters but the tab go;
the rest is put into NFC (Unicode Standard Annex 15).
"""

import html
import re
import unicodedata
from html.entities import name2codepoint

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_INVISIBLE = (0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
_CHARACTERS: dict[int, str | None] = {
    **_LIGATURES,
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(range(0x7F, 0xA0)),
    **dict.fromkeys((0x85, 0x2028, 0x2029), "\n"),
}
_CONTROLS = dict.fromkeys((*range(9), *range(0x0E, 0x20)))

# Anything beyond ASCII that NFC or the table could change; most files in English or Russian hold nothing of the kind.
_UNUSUAL = re.compile(
    "[^\xa1-\xac\xae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2150-\u218b\u4e00-\u9fef]"
)
_USUAL_ASCII = b"\t\n" + bytes(range(0x20, 0x7F))
_USUAL_ASCII_AND_MARKS = bytes(range(0x01, 0x7F))

# HTML 4 names and numbers, each with its semicolon: what stands in a plain text by accident and never on purpose. An
# ampersand that was escaped again and again is one match, so that no text needs more than a few rounds.
_AMPERSAND = "amp;|#0*38;|#[xX]0*26;"
_NAMES = "|".join(sorted({*name2codepoint, "apos"}))
_ENTITY = re.compile(f"&(?:{_AMPERSAND})*((?:{_NAMES}|#[0-9]{{2,7}}|#[xX][0-9a-fA-F]{{2,6}});)")


def normalize_text(text: str) -> str:
    """Put a plain text into the book's form, with stray HTML entities decoded; doing so twice changes nothing.

    An entity is decoded until none is left (`&amp;nbsp;` is a space), because a text that was escaped twice is met
    as often as one that was escaped once, and a text about HTML is no diplomatic document.
    """
    text = normalize_plain(text)
    while "&" in text and _ENTITY.search(text):
        text = normalize_plain(_ENTITY.sub(lambda entity: html.unescape(f"&{entity[1]}"), text))
    return text


def normalize_plain(text: str) -> str:
    """Put a text into the book's form; entities stay as they are."""
    if not _unusual(text, _USUAL_ASCII):
        return text
    return normalize_characters(_LINE_END.sub("\n", text).translate(_CONTROLS))


def normalize_characters(text: str) -> str:
    """Normalise all but line ends and control characters below the space, which the caller still needs.

    Gives back the very same string where there is nothing to do.
    """
    unusual = _unusual(text, _USUAL_ASCII_AND_MARKS)
    if not unusual:
        return text
    for character in unusual:
        if ord(character) in _CHARACTERS:  # the few that are there one by one: str.translate is ten times slower
            text = text.replace(character, _CHARACTERS[ord(character)] or "")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _unusual(text: str, usual_ascii: bytes) -> set[str]:
    # Three times as fast as one search through the text: bytes.translate leaves the one character in a hundred
    # that needs a look.
    rest = text.encode("utf-8", "surrogatepass").translate(None, usual_ascii)
    return set(_UNUSUAL.findall(rest.decode("utf-8", "surrogatepass"))) if rest else set()
