"""Mailboxes (mbox): many messages in one file, one in memory at a time.

Messages are parted by their `From ` lines alone (RFC 4155); a `Content-Length` is not believed, because mailboxes that
have been edited or moved carry wrong ones. A line counts as such only if it bears a time of day and a field of a
header follows it, as not every program quotes the lines of a body that begin with `From `. The quoting that the
others do (`>From `, `>>From `) is undone.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from cablebook.model.document import Problem

from .limits import Limits, size_in_words
from .mail import read_message
from .packed_members import Inside, ReadStream, Source

_BLOCK_BYTES = 1 << 20
_LONGEST_SEPARATOR = 1024  # bytes, with the name of the field that follows
_SEPARATOR = re.compile(rb"\nFrom (?=[^\n]{0,400}?[0-9]{1,2}:[0-9]{2})[^\n]{1,600}\n(?=[!-9;-~]{1,80}:)")
_QUOTED = re.compile(rb"^>(>{0,100}From )", re.MULTILINE)


def read_mbox(stream: BinaryIO, inside: Inside, read_stream: ReadStream) -> Iterator[Source]:
    """The messages of a mailbox, in its order, each with what is attached to it.

    Args:
        stream: The bytes of the file, from its beginning.
        inside: Its own place; `max_bytes` of its limits bounds a message.
        read_stream: Reads an attachment, as a file of its name would be.
    """
    number = 0
    for message in messages(stream, inside.limits.max_bytes):
        number += 1
        item = f"message {number}"
        if message is None:
            yield Problem(item=item, reason=_too_long(inside.limits))
        else:
            yield from read_message(message, inside, read_stream, item=item)
        if inside.budget.is_spent:
            if inside.depth == 0:
                yield Problem(item="", reason=inside.budget.sentence())
            return
    if not number:
        yield Problem(item="", reason="the mailbox is empty: it holds no messages")


def messages(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The bytes of each message without the line before it and with `From ` unquoted; None for one that is too long.

    Words before the first separator come first; what has no words is no message.
    """
    return (one for one in _all_messages(stream, most) if one is None or one.strip())


def _all_messages(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    waiting, searched, is_long = bytearray(b"\n"), 0, False
    while block := stream.read(_BLOCK_BYTES):
        waiting += block
        start = 0
        for match in _SEPARATOR.finditer(waiting, searched):
            yield None if is_long or match.start() - start > most else _plain(waiting[start : match.start()])
            start, is_long = match.end(), False
        del waiting[:start]
        if len(waiting) > most + _LONGEST_SEPARATOR:
            is_long = True
            del waiting[:-_LONGEST_SEPARATOR]
        searched = max(0, len(waiting) - _LONGEST_SEPARATOR)
    yield None if is_long or len(waiting) > most else _plain(waiting)


def _plain(message: bytearray) -> bytes:
    found = bytes(message.strip(b"\r\n"))
    return _QUOTED.sub(rb"\1", found) if b"\n>" in found else found


def _too_long(limits: Limits) -> str:
    most = size_in_words(limits.max_bytes)
    return (
        f"expected messages of up to {most}, found a longer one; save its attachments, or raise --max-mb (and --again)"
    )
