"""From a file to its documents: open it, unpack it, find out what it is, and hand it to the module of its format.

Whatever is wrong with a file or a part of it is a `Problem` in words, and reading goes on.
"""

import io
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cablebook.model.document import Document, Problem

from .formats import HEAD_BYTES, format_of, is_read, oddity, without_gz
from .gzipped import MAGIC, Gunzip
from .html import read_html
from .jsonl import read_json_lines
from .limits import DEFAULT_LIMITS, Limits, size_in_words, too_large
from .tei import read_xml
from .text import read_text

_BUFFER_BYTES = 1 << 16
_WHOLE = {"text": read_text, "html": read_html, "tei": read_xml, "xml": read_xml}
_LARGEST = {"tei": "XML files up to {}", "xml": "XML files up to {}"}


def read_file(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Problem]:
    """The documents of a file in its order, and what could not be read.

    Nothing is raised for a file that is bad, missing or closed to us. The same bytes under a name with the same
    extension give the same documents and problems.

    Args:
        path: A file; anything else that a path may lead to is a problem.
        limits: How much of it may be held in memory.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Problem(item="", reason="expected a file, found a folder, a device or a pipe")
            return
        with path.open("rb") as file:
            yield from _read(file, path.name, limits, size=status.st_size)
    except OSError as error:
        yield Problem(item="", reason=why_not_opened(error))


def read_bytes(data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Problem]:
    """The documents of a file that is in memory already; as `read_file`, with `name` for the file's name."""
    return _read(io.BufferedReader(io.BytesIO(data), _BUFFER_BYTES), name, limits, size=len(data))


def _read(file: io.BufferedReader, name: str, limits: Limits, *, size: int) -> Iterator[Document | Problem]:
    head = file.peek(HEAD_BYTES)[:HEAD_BYTES]
    if not head.startswith(MAGIC):
        yield from _read_plain(file, name, limits, size=size)
        return
    gunzip = Gunzip(file, limits)
    found = False
    for one in _read_plain(io.BufferedReader(gunzip, _BUFFER_BYTES), without_gz(name), limits, size=None):
        if gunzip.trouble and not gunzip.unpacked:
            break  # the trouble says why it is empty
        found = found or isinstance(one, Document)
        yield one
    if gunzip.trouble:
        yield Problem(item="", reason=gunzip.trouble, lost=not found)


def _read_plain(
    file: io.BufferedReader, name: str, limits: Limits, *, size: int | None
) -> Iterator[Document | Problem]:
    head = file.peek(HEAD_BYTES)[:HEAD_BYTES]
    if not head:
        yield Problem(item="", reason="the file is empty")
        return
    form = "gzip inside gzip" if head.startswith(MAGIC) else format_of(name, head)
    if form is None:
        yield Problem(item="", reason="expected text, HTML, TEI or JSON lines, found bytes of no known format")
    elif not is_read(form):
        yield Problem(item="", reason=f"{form} is not read yet; export the file as text, HTML or TEI and read it again")
    else:
        if odd := oddity(name, form):
            yield Problem(item="", reason=odd, lost=False)
        if form == "jsonl":
            yield from read_json_lines(file, limits)
        else:
            yield from _read_whole(file, form, limits, size)


def _read_whole(file: BinaryIO, form: str, limits: Limits, size: int | None) -> Iterator[Document | Problem]:
    what = _LARGEST.get(form, "files up to {} as one document")
    if size is not None and size > limits.max_bytes:
        yield Problem(item="", reason=too_large(size_in_words(size), limits, what))
        return
    data = file.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        unpacked = f"more than {size_in_words(limits.max_bytes)}" + (" when unpacked" if size is None else "")
        yield Problem(item="", reason=too_large(unpacked, limits, what))
        return
    yield from _WHOLE[form](data)


def why_not_opened(error: OSError) -> str:
    """The sentence on a file that the machine does not open."""
    if isinstance(error, PermissionError):
        return "expected a file that may be read, found no permission; give the permission and read it again"
    if isinstance(error, FileNotFoundError):
        return "expected a file, found that it is gone; read again once it is back"
    return f"expected a file that can be read, found the error “{error.strerror or error}”; read it again"
