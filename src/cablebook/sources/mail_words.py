"""The words of a mail's header and body, decoded: encoded words, addresses, transfer encodings, flowed lines.

Python's own `email.policy.default` parses header fields with a recursive grammar, which raises on some malformed ones
and takes quadratic time on others; `compat32` gives the fields as they stand, and what is needed of them is decoded
here (RFC 2047, RFC 3676).
"""

import binascii
import email.utils
import quopri
import re
from email.message import Message

from .encoding import Decoded, decode
from .normalize import normalize_plain

_LONGEST = 100_000  # characters of one field: ten thousand recipients
_ENCODED = re.compile(r"=\?([A-Za-z0-9._:-]{1,40})(?:\*[A-Za-z0-9-]{0,20})?\?([bBqQ])\?([^?\s]{0,20000})\?=")
_BEFORE_LINE_END = re.compile(r"(?<! ) +\n")
_QUOTES = re.compile(r">*")


def field(message: Message, name: str) -> str | None:
    """A field of a header in one line, decoded; None where it is not there or empty. The first one counts."""
    raw = raw_field(message, name)
    return line_of(raw) or None if raw is not None else None


def raw_field(message: Message, name: str) -> str | None:
    """A field as it stands; bytes beyond ASCII are surrogates."""
    wanted = name.lower()
    return next((str(value)[:_LONGEST] for key, value in message.raw_items() if key.lower() == wanted), None)


def line_of(raw: str) -> str:
    """Words of a header in one line, decoded and in the book's form."""
    if not raw.isascii():
        raw = _decoded(raw.encode("utf-8", "surrogateescape"), None)
    words: list[str] = []
    waiting, charset, at = b"", "", 0  # encoded words side by side are one: a character may be cut in two by them
    for match in _ENCODED.finditer(raw):
        between = raw[at : match.start()]
        if waiting and (between.strip() or match[1].lower() != charset):
            words.append(_decoded(waiting, charset))
            waiting = b""
        if between.strip() or not at:
            words.append(between)
        waiting, charset, at = waiting + _bytes_of(match[2], match[3]), match[1].lower(), match.end()
    if waiting:
        words.append(_decoded(waiting, charset))
    words.append(raw[at:])
    return " ".join(normalize_plain("".join(words)).split())


def people(raw: str) -> list[tuple[str, str]]:
    """The names and addresses of a field, decoded; the name is empty where none is stated."""
    unfolded = " ".join(raw.split())
    try:
        pairs = email.utils.getaddresses([unfolded])
    except (RecursionError, IndexError, ValueError):
        pairs = []
    found = [(line_of(name), line_of(address)) for name, address in pairs]
    return [pair for pair in found if any(pair)] or ([(line_of(unfolded), "")] if unfolded else [])


def words_of(part: Message) -> Decoded | None:
    """The decoded words of a text part, and what is doubtful of them; None where they are no text."""
    found = decode(bytes_of(part), declared=_parameter(part, "charset"))
    if found is None:
        return None
    text = normalize_plain(found.text)
    if (_parameter(part, "format") or "").lower() == "flowed":
        text = _reflowed(text, delete_space=(_parameter(part, "delsp") or "").lower() == "yes")
    return found._replace(text=text)


def bytes_of(part: Message) -> bytes:
    """What a part carries, its transfer encoding undone as far as it can be."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def file_name(part: Message) -> str | None:
    """The name that a part states for a file; None where it states none."""
    stated = _parameter(part, "filename", "Content-Disposition") or _parameter(part, "name")
    return line_of(stated[:_LONGEST]) or None if stated else None


def _parameter(part: Message, name: str, of: str = "Content-Type") -> str | None:
    try:
        value = part.get_param(name, header=of)
        return email.utils.collapse_rfc2231_value(value) if value else None
    except (TypeError, ValueError, LookupError, AttributeError):  # which the library raises on malformed parameters
        return None


def _bytes_of(way: str, words: str) -> bytes:
    if way in "qQ":
        return quopri.decodestring(words.encode("ascii", "replace"), header=True)
    letters = re.sub(r"[^A-Za-z0-9+/]", "", words)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return binascii.a2b_base64(letters + "=" * (-len(letters) % 4))
    except binascii.Error:
        return words.encode("ascii", "replace")


def _decoded(data: bytes, charset: str | None) -> str:
    found = decode(data, declared=charset)
    return data.decode("ascii", "replace") if found is None else found.text


def _reflowed(text: str, *, delete_space: bool) -> str:
    """Paragraphs of `format=flowed`: a line that ends in a space goes on in the next one of the same depth."""
    out: list[str] = []
    depth, goes_on = -1, False
    for line in text.split("\n"):
        quotes = _QUOTES.match(line)
        own = len(quotes[0]) if quotes else 0
        words = line[own:].removeprefix(" ")
        is_signature = words == "-- "
        if not (goes_on and own == depth) or is_signature:
            out.append(f"\n{'>' * own} " if own else "\n")
        goes_on, depth = words.endswith(" ") and not is_signature, own
        out.append(words[:-1] if goes_on and delete_space else words)
    return _BEFORE_LINE_END.sub("\n", "".join(out)[1:])
