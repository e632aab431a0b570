"""Documents are hostile until escaped: what a terminal would obey is printed as words.

A document, an id or a note may hold escape sequences that recolour, overwrite or title a terminal, and marks that
reverse the order of the letters around them. All of them are shown, none is obeyed.
"""

import re

import msgspec

# Controls but tab and line feed; overrides, embeddings and isolates of writing direction; halves of broken surrogates.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    r"""Give a text that a terminal prints and does not obey: an escape character becomes `\x1b`."""
    return _OBEYED.sub(_shown, text)


def plain_json(data: object, *, indent: int = 0) -> str:
    """Give data as JSON that says the same and holds nothing that a terminal obeys; on one line without `indent`."""
    encoded = msgspec.json.encode(data)
    text = (msgspec.json.format(encoded, indent=indent) if indent else encoded).decode()
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def one_line(text: str, *, longest: int | None = None) -> str:
    """Give a text on one line, its white space as single spaces; what is longer is cut in the middle, with `…`."""
    line = " ".join(plain(text).split())
    if longest is None or len(line) <= longest:
        return line
    half = (longest - 3) // 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
