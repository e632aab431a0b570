"""Bytes as text: which encoding a file is in, and how sure that is.

Order of preference: a byte order mark; UTF-16 without a mark, betrayed by the zero bytes of its spaces and line ends;
the encoding that the file itself declares, where its bytes are valid in it; UTF-8; and what charset-normalizer finds
among the encodings that archives' files are met in, which is a guess and says so where its evidence is thin.
"""

import codecs
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16 LE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAMPLE_BYTES = 1 << 16

_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
_WESTERN = ("cp1252", "cp1250", "iso8859_2", "cp850", "cp437", "mac_roman")
_OTHER = ("cp1253", "cp1254", "big5", "gb18030", "cp932", "euc_jp", "cp949")
_CANDIDATES = [*_CYRILLIC, *_WESTERN, *_OTHER]

_USUAL_NAMES = {
    "cp1250": "windows-1250", "cp1251": "windows-1251", "cp1252": "windows-1252", "cp1253": "windows-1253",
    "cp1254": "windows-1254", "koi8_r": "KOI8-R", "iso8859_2": "ISO 8859-2", "iso8859_5": "ISO 8859-5",
    "mac_cyrillic": "Mac Cyrillic", "mac_roman": "Mac Roman", "big5": "Big5", "gb18030": "GB 18030",
    "cp932": "Shift JIS", "euc_jp": "EUC-JP", "cp949": "EUC-KR", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
}  # fmt: skip

# Bytes that no text holds, in any of these encodings but UTF-16 and UTF-32.
_CONTROLS = bytes((*range(9), *range(0x0E, 0x1A), *range(0x1B, 0x20), 0x7F))
_MOST_CONTROLS = 0.01  # a stray one is a slip of a scanner, one in a hundred is no text
_FEW_LETTERS = 20  # with fewer letters beyond ASCII than this, no guess is sure
_COHERENT = 0.3  # charset-normalizer's coherence: how far the letters are as frequent as in a language


class Decoded(NamedTuple):
    """A file as text.

    Attributes:
        text: Its characters, not normalised.
        encoding: The encoding that was taken, as Python names it.
        doubt: A sentence for the user where the encoding is a guess or some bytes do not fit it; else None.
    """

    text: str
    encoding: str
    doubt: str | None


def decode(data: bytes, *, declared: str | None = None) -> Decoded | None:
    """Decode a file.

    Args:
        data: The whole file.
        declared: The encoding that the file declares, if any; one that Python does not know counts as none.

    Returns:
        The text, or None where the bytes are no text in any encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_with_replacements(data[len(mark) :], encoding))
    if wide := _wide(data):  # before UTF-8, in which Russian in UTF-16 is as valid as it is senseless
        return _checked(_with_replacements(data, wide, guessed=True))
    for name in filter(None, (_known(declared), "utf-8")):
        if (text := _strictly(data, name)) is not None:
            return _checked(Decoded(text, name, None))
    if _share_of_controls(data) > _MOST_CONTROLS:
        return None
    return _guess(data)


def head_as_text(head: bytes) -> str | None:
    """The first bytes of a file as text whose ASCII can be relied on, without white space before it.

    None where they are no text. They may end inside a character.
    """
    if head.startswith(tuple(mark for mark, _ in _MARKS[1:])) or _wide(head):
        width = 4 if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) else 2
        decoded = decode(head[: len(head) // width * width])
        return decoded.text.lstrip() if decoded else None
    if _share_of_controls(head) > _MOST_CONTROLS:
        return None
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        # Encoding proves that it is one of text: "hex" and "rot13" are codecs as well.
        "".encode(name)
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    # What browsers and libxml2 take these declarations to mean.
    return {"iso8859-1": "cp1252", "ascii": "utf-8", "gb2312": "gb18030", "gbk": "gb18030"}.get(found, found)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _with_replacements(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    text = _strictly(data, encoding)
    name = _USUAL_NAMES.get(encoding, encoding.upper())
    if text is not None:
        doubt = f"the file does not say its encoding; it was read as {name}" if guessed else None
        return Decoded(text, encoding, doubt)
    text = data.decode(encoding, "replace")
    places = text.count("\ufffd")
    return Decoded(text, encoding, f"the file was read as {name}; where its bytes do not fit stands � ({places} times)")


def _checked(decoded: Decoded) -> Decoded | None:
    """None where too many characters are no text."""
    text = decoded.text
    if len(text) == 0:
        return decoded
    data = text.encode("utf-8", "surrogatepass")
    bad = text.count("\ufffd") + len(data) - len(data.translate(None, _CONTROLS))
    return None if bad / len(text) > _MOST_CONTROLS else decoded


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in most scripts one of the two bytes of a space, a digit or a line end is zero."""
    sample = data[:_SAMPLE_BYTES]
    half = len(sample) // 2
    if not half:
        return None
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    for encoding, many, few in (("utf-16-le", zeros[1], zeros[0]), ("utf-16-be", zeros[0], zeros[1])):
        if many > half / 20 and few <= half / 200:
            return encoding
    return None


def _share_of_controls(data: bytes) -> float:
    sample = data[:_SAMPLE_BYTES]
    return 1 - len(sample.translate(None, _CONTROLS)) / len(sample) if sample else 0.0


def _guess(data: bytes) -> Decoded | None:
    # Only files that are not UTF-8 come here: others need not wait for the import.
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE_BYTES]
    if len(data) > len(sample):
        sample = sample[: sample.rfind(b"\n") + 1] or sample  # no character is cut in two at a line end
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    if best is not None and best.encoding in _WESTERN[1:]:
        # Short texts fit several western encodings equally well, and this is the usual one.
        usual = from_bytes(sample, cp_isolation=["cp1252"]).best()
        if usual is not None and usual.chaos <= best.chaos and usual.coherence >= best.coherence - 0.05:
            best = usual
    encoding = best.encoding if best is not None else "cp1252"
    found = _with_replacements(data, encoding)
    beyond_ascii = sum(character > "\x7f" for character in found.text[:_SAMPLE_BYTES])
    coherence = best.coherence if best is not None else 0.0
    if found.doubt is None and (beyond_ascii < _FEW_LETTERS or coherence < _COHERENT):
        name = _USUAL_NAMES.get(encoding, encoding)
        found = found._replace(
            doubt=f"the file is not UTF-8 and does not say its encoding; it was read as {name}, which is a guess: "
            "if letters are wrong, save it as UTF-8"
        )
    return _checked(found)
