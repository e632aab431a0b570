"""JSON lines: one document a line, `{"id", "text"}` and optionally `title`, `date` and `source`."""

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from cablebook.model.document import ArchiveRecord, Document, Problem

from .ids import unique
from .limits import Limits, size_in_words
from .normalize import normalize_plain

_BLOCK_BYTES = 1 << 16
_MOST_BAD_LINES = 20  # without one that is JSON: then it is no file of JSON lines, and the rest is not listed
_UTF8_MARK = b"\xef\xbb\xbf"

_decode = msgspec.json.Decoder(dict[str, Any]).decode


def read_json_lines(stream: BinaryIO, limits: Limits) -> Iterator[Document | Problem]:
    """The documents of JSON lines, one line in memory at a time.

    Fields that are not named above are left alone. The ids are kept until the end, so that one that comes again is
    seen: a hundred bytes a line.

    Args:
        stream: The bytes of the file, from its beginning.
        limits: `max_bytes` bounds a line.
    """
    ids: dict[str, int] = {}
    no_json = 0
    any_json = False
    number = 0
    for number, line in enumerate(_lines(stream, limits.max_bytes), start=1):
        if line is not None and not line.strip():
            continue
        item = f"line {number}"
        fields = _fields(line, item, limits)
        if isinstance(fields, Problem):
            yield fields
            no_json += 1
        else:
            any_json = True
            yield from _read_line(fields, line or b"", item, ids)
        if not any_json and no_json == _MOST_BAD_LINES:
            reason = f"expected JSON lines, found none among the first {number} lines; the rest was not looked at"
            yield Problem(item="", reason=reason)
            return
    if not any_json and not no_json:
        yield Problem(item="", reason="the file is empty: it holds no lines with words")


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long to be held."""
    while line := stream.readline(most + 1):
        if len(line) <= most or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(_BLOCK_BYTES)) and not rest.endswith(b"\n"):
            pass
        yield None


def _fields(line: bytes | None, item: str, limits: Limits) -> dict[str, Any] | Problem:
    if line is None:
        most = size_in_words(limits.max_bytes)
        reason = f"expected a line of up to {most}, found a longer one; shorten it, or raise --max-mb (and --again)"
        return Problem(item=item, reason=reason)
    try:
        return _decode(line.removeprefix(_UTF8_MARK) if item == "line 1" else line)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        reason = f"expected a JSON object, found a line that is none ({_first_words(error)})"
        return Problem(item=item, reason=reason)


def _read_line(fields: dict[str, Any], line: bytes, item: str, ids: dict[str, int]) -> list[Document | Problem]:
    """The document of a line, last, behind what is doubtful about it; or one problem."""
    text = fields.get("text")
    if not isinstance(text, str):
        found = "no such field" if "text" not in fields else _type_of(text)
        return [Problem(item=item, reason=f'expected the field "text" to be a string, found {found}')]
    text = normalize_plain(text)
    if not text.strip():
        return [Problem(item=item, reason='expected words in the field "text", found none')]
    doubts: list[Document | Problem] = []
    archive = _archive_record(fields, item, doubts)
    stated_id = _stated_id(fields.get("id"), item, ids, doubts)
    sha256 = hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()
    return [*doubts, Document(item=item, text=text, sha256=sha256, stated_id=stated_id, archive=archive)]


def _archive_record(fields: dict[str, Any], item: str, doubts: list[Document | Problem]) -> ArchiveRecord | None:
    stated: dict[str, str] = {}
    for name in ("title", "date", "source"):
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)  # the date 1950
        if isinstance(value, str):
            if words := " ".join(normalize_plain(value).split()):
                stated[name] = words
        elif value is not None:
            reason = f'expected the field "{name}" to be a string, found {_type_of(value)}; it was left out'
            doubts.append(Problem(item=item, reason=reason, lost=False))
    return (
        ArchiveRecord(title=stated.get("title"), date=stated.get("date"), source=stated.get("source"))
        if stated
        else None
    )


def _stated_id(value: object, item: str, ids: dict[str, int], doubts: list[Document | Problem]) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is not None and not isinstance(value, str):
        reason = f'expected the field "id" to be a string or a number, found {_type_of(value)}; it was left out'
        doubts.append(Problem(item=item, reason=reason, lost=False))
        return None
    stated = value.strip() if value else None
    if not stated:
        return None
    own = unique(stated, ids)
    if own != stated:
        reason = f"expected an id of its own, found {stated} again in the file; it is called {own} here"
        doubts.append(Problem(item=item, reason=reason, lost=False))
    return own


def _type_of(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", str: "a string", type(None): "null"}
    return names.get(type(value), "a number")


def _first_words(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
