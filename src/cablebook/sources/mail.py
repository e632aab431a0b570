"""E-mail: a message is one document, and what is attached to it are documents of their own.

The text of a message begins with the lines that say who, to whom, when and on what, as mail programs print them;
then, behind a blank line, comes its body: the plain one where it has both.
"""

import codecs
import email
import hashlib
import io
import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import NamedTuple

import msgspec

from cablebook.model.document import ArchiveRecord, Document, Problem

from .html import read_html
from .ids import unique
from .mail_words import bytes_of, field, file_name, people, raw_field, words_of
from .packed_members import Inside, ReadStream, Source, tidy_path

_PEOPLE = ("From", "To", "Cc")
_SEALS = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_MOST_WORK = 30_000_000  # lines times parts inside each other: the library looks at each line once for each
_BOUNDARY = re.compile(rb"boundary", re.IGNORECASE)
_FEW_PARAMETERS = 2_000
_MOST_SQUARED = 500_000_000  # of the lengths of fields with parameters: the library takes quadratic time on them
_PARAMETERS = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_EXTENSIONS = {"text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml", "application/pdf": ".pdf"}
_SEPARATOR = ", "


class _Parts(NamedTuple):
    bodies: list[Message]
    attached: list[Message]


def read_message(data: bytes, inside: Inside, read_stream: ReadStream, *, item: str = "") -> Iterator[Source]:
    """The documents of one message: its own first, then those that are attached to it.

    Args:
        data: The whole message.
        inside: Its own place; what is attached lies one deeper.
        read_stream: Reads an attachment, as a file of its name would be.
        item: Its item in the file; attachments are named behind it.
    """
    message = _parsed(data)
    if isinstance(message, str):
        yield Problem(item=item, reason=message)
        return
    digest = hashlib.sha256(data).hexdigest()
    if _is_saved_page(message):
        yield from _read_saved_page(message, digest, item)
        return
    for one in _read_parsed(message, digest, inside, read_stream):
        yield msgspec.structs.replace(one, item=_SEPARATOR.join(filter(None, (item, one.item))))


def _parsed(data: bytes) -> Message | str:
    """The message, or a sentence on why it is none."""
    if _is_costly(data):
        return "expected an e-mail, found one with parts or parameters beyond measure; save what it holds anew"
    try:
        # The policy is `compat32`: see `mail_words`.
        return email.message_from_bytes(data)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        return f"expected an e-mail, found one that cannot be taken apart ({type(error).__name__}); save it anew"


def _is_costly(data: bytes) -> bool:
    """Whether the library would take minutes, as it does where somebody means harm."""
    depth = min(len(_BOUNDARY.findall(data)), 1000)
    if depth * data.count(b"\n") > _MOST_WORK:
        return True
    if data.count(b";") < _FEW_PARAMETERS:
        return False
    return sum((field.end() - field.start()) ** 2 for field in _PARAMETERS.finditer(data)) > _MOST_SQUARED


def _read_parsed(message: Message, digest: str, inside: Inside, read_stream: ReadStream) -> Iterator[Source]:
    parts = _Parts([], [])
    try:
        _divide(message, parts)
    except RecursionError:
        yield Problem(item="", reason="expected an e-mail, found parts hundreds deep in each other; some are missing",
                      lost=False)  # fmt: skip
    doubts: list[str] = []
    body = "\n\n".join(filter(None, [_body_of(part, doubts) for part in parts.bodies]))
    yield from (Problem(item="", reason=doubt, lost=False) for doubt in dict.fromkeys(doubts))
    if body:
        head = "\n".join(_header_lines(message))
        text = f"{head}\n\n{body}" if head else body
        yield Document(item="", text=text, sha256=digest, archive=_record(message))
    elif parts.attached:
        reason = "expected words in the message, found none; what is attached to it was read"
        yield Problem(item="", reason=reason, lost=False)
    else:
        yield Problem(item="", reason="expected an e-mail with words, found none in it and nothing attached")
    if parts.attached and inside.depth >= inside.limits.most_depth:
        reason = f"expected attachments up to {inside.limits.most_depth} deep in each other, found deeper ones"
        yield Problem(item="", reason=f"{reason}; save them and read the folder", lost=False)
        return
    yield from _read_attached(parts.attached, inside, read_stream)
    if inside.budget.is_spent and inside.depth == 0:
        yield Problem(item="", reason=inside.budget.sentence())


def _is_saved_page(message: Message) -> bool:
    """Whether it is a page that a browser saved with its pictures as one file (MHTML), which nobody sent."""
    is_sent = any(raw_field(message, name) for name in ("To", "Cc", "Received", "Message-ID"))
    return not is_sent and _page_of(message) is not None


def _page_of(message: Message) -> Message | None:
    """The page among the parts of an MHTML file: the first one in HTML that says from which address it comes."""
    if message.get_content_type() not in ("multipart/related", "text/html"):
        return None
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    return next((page for page in pages if raw_field(page, "Content-Location")), None)


def _read_saved_page(message: Message, digest: str, item: str) -> Iterator[Source]:
    page = _page_of(message)
    words = words_of(page) if page is not None else None
    if page is None or words is None:
        yield Problem(item=item, reason="expected a saved web page, found one that is no text")
        return
    address = field(message, "Snapshot-Content-Location") or field(page, "Content-Location")
    for one in read_html(codecs.BOM_UTF8 + words.text.encode("utf-8", "replace"), address=address):
        changes = {"sha256": digest} if isinstance(one, Document) else {}
        yield msgspec.structs.replace(one, item=item, **changes)


def _divide(part: Message, parts: _Parts) -> None:
    """Sort what a message holds into its body and what is attached."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        parts.attached.append(part)
    elif part.is_multipart():
        children = [child for child in part.get_payload() if isinstance(child, Message)]
        if kind == "multipart/alternative":
            _divide_alternatives(children, parts)
        else:
            for child in children:
                _divide(child, parts)
    elif kind in _SEALS or (kind.startswith("image/") and not _is_attached(part)):
        pass  # a picture inside the text, or a signature of the machine
    elif kind in ("text/plain", "text/html") and not _is_attached(part):
        parts.bodies.append(part)
    elif not bytes_of(part) and kind.startswith(("text/", "multipart/")):
        pass
    else:
        parts.attached.append(part)


def _divide_alternatives(children: list[Message], parts: _Parts) -> None:
    """The same body in several forms: the plain one, unless it is empty, with what any of them carries along."""
    forms = []
    for child in children:
        form = _Parts([], [])
        _divide(child, form)
        parts.attached.extend(one for one in form.attached if _is_attached(one))
        forms.append(form.bodies)
    plain = [bodies for bodies in forms if bodies and all(one.get_content_type() == "text/plain" for one in bodies)]
    wordy = (bodies for bodies in (*plain, *forms) if any(_body_of(part, []) for part in bodies))
    parts.bodies.extend(next(wordy, []))


def _is_attached(part: Message) -> bool:
    disposition = (raw_field(part, "Content-Disposition") or "").lower().lstrip()
    return disposition.startswith("attachment") or (file_name(part) is not None and "inline" not in disposition)


def _body_of(part: Message, doubts: list[str]) -> str:
    """The words of a part of the body, empty where it has none; what is doubtful of them goes to `doubts`."""
    found = words_of(part)
    if found is None:
        doubts.append("expected words in the message, found a part that is no text in any encoding")
        return ""
    if found.doubt:
        doubts.append(found.doubt.replace("the file", "the message", 1))
    if part.get_content_type() == "text/html":
        page = read_html(codecs.BOM_UTF8 + found.text.encode("utf-8", "replace"))
        return next((one.text for one in page if isinstance(one, Document)), "")
    return found.text.strip("\n").rstrip() if found.text.strip() else ""


def _header_lines(message: Message) -> Iterator[str]:
    for name in _PEOPLE:
        raw = raw_field(message, name)
        if raw and (found := people(raw)):
            yield f"{name}: " + "; ".join(_in_print(*pair) for pair in found)
    for name in ("Date", "Subject"):
        if words := field(message, name):
            yield f"{name}: {words}"


def _in_print(name: str, address: str) -> str:
    return f"{name} <{address}>" if name and address else name or address


def _record(message: Message) -> ArchiveRecord | None:
    """Subject, day and correspondents, as the header states them."""
    record = ArchiveRecord(
        title=field(message, "Subject"),
        date=_day(field(message, "Date")),
        authors=_names(message, "From"),
        recipients=_names(message, "To"),
    )
    return None if record == ArchiveRecord() else record


def _names(message: Message, name: str) -> tuple[str, ...]:
    raw = raw_field(message, name)
    return tuple(dict.fromkeys(name or address for name, address in people(raw))) if raw else ()


def _day(stated: str | None) -> str | None:
    """The day at the sender's place, ISO 8601; as stated where that is no date of RFC 5322."""
    try:
        return parsedate_to_datetime(stated[:200]).date().isoformat() if stated else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return stated


def _read_attached(attached: list[Message], inside: Inside, read_stream: ReadStream) -> Iterator[Source]:
    names: dict[str, int] = {}
    deeper = inside._replace(depth=inside.depth + 1)
    for number, part in enumerate(attached, start=1):
        if inside.budget.members <= 0:
            most = inside.limits.most_members
            yield Problem(item="", reason=f"expected up to {most:,} attachments, found more; they are not read")
            return
        inside.budget.members -= 1
        name = _name_of(part, number)
        item = unique(name.replace(_SEPARATOR, ","), names)
        for one in _read_part(part, PurePosixPath(name).name, deeper, read_stream):
            yield msgspec.structs.replace(one, item=f"{item}{_SEPARATOR}{one.item}" if one.item else item)
        if inside.budget.is_spent:
            return


def _name_of(part: Message, number: int) -> str:
    stated = file_name(part)
    if stated:
        return tidy_path(stated)
    return f"attachment {number}{_EXTENSIONS.get(part.get_content_type(), '')}"


def _read_part(part: Message, name: str, deeper: Inside, read_stream: ReadStream) -> Iterator[Source]:
    if part.get_content_type() == "message/rfc822":
        # Asked for words as they stand, the library trips over a charset in pieces.
        held = part.get_payload() if part.is_multipart() else None
        inner = held[0] if isinstance(held, list) and held else None
        if isinstance(inner, Message):
            yield from _read_parsed(inner, _digest_of(inner), deeper, read_stream)
            return
    data = bytes_of(part)
    if data and part.get_content_maintype() == "text" and (words := words_of(part)) is not None:
        data = codecs.BOM_UTF8 + words.text.encode("utf-8", "replace")  # the mail alone says in which encoding it is
    yield from read_stream(io.BufferedReader(io.BytesIO(data)), name, deeper)


def _digest_of(message: Message) -> str:
    """Of a message inside another one: of its fields and its body, because its bytes are gone."""
    try:
        data = message.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError, KeyError, RecursionError):
        data = repr(list(message.raw_items())).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()
