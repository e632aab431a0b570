"""From a file to its documents: open it, unpack it, find out what it is, and hand it to the module of its format.

Whatever is wrong with a file or a part of it is a `Problem` in words, and reading goes on.
"""

import io
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from cablebook.model.document import Document, Problem

from .formats import HEAD_BYTES, format_of, is_read, oddity
from .html import read_html
from .jsonl import read_json_lines
from .limits import DEFAULT_LIMITS, Budget, Limits, size_in_words, too_large
from .packed import Unpacked, packing_of, without_packing
from .packed_members import Inside, ReadStream, buffered, watched
from .packed_tar import read_tar
from .packed_zip import read_zip
from .sidecar import read_sidecar
from .tei import read_xml
from .text import read_text

Source = Document | Problem

_BUFFER_BYTES = 1 << 16


def read_file(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Source]:
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
            yield from _read(file, path.name, _alone(status.st_size, limits), size=status.st_size)
    except OSError as error:
        yield Problem(item="", reason=why_not_opened(error))


def read_bytes(data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Source]:
    """The documents of a file that is in memory already; as `read_file`, with `name` for the file's name."""
    return _read(io.BufferedReader(io.BytesIO(data), _BUFFER_BYTES), name, _alone(len(data), limits), size=len(data))


def why_not_opened(error: OSError) -> str:
    """The sentence on a file that the machine does not open."""
    if isinstance(error, PermissionError):
        return "expected a file that may be read, found no permission; give the permission and read it again"
    if isinstance(error, FileNotFoundError):
        return "expected a file, found that it is gone; read again once it is back"
    return f"expected a file that can be read, found the error “{error.strerror or error}”; read it again"


def _alone(size: int, limits: Limits) -> Inside:
    return Inside(limits, Budget(size, limits))


def _read(file: io.BufferedReader, name: str, inside: Inside, *, size: int | None = None) -> Iterator[Source]:
    """Read what may be packed. `size` is None where it is not known without reading to the end."""
    packing = packing_of(file.peek(HEAD_BYTES)[:HEAD_BYTES])
    if packing is None:
        yield from _read_plain(file, name, inside, size=size)
        return
    unpacked = Unpacked(file, packing, inside.limits, inside.budget)
    stream = buffered(unpacked)
    name = without_packing(name)
    if twice := packing_of(stream.peek(HEAD_BYTES)):
        yield _not_read(f"{twice.name} inside {packing.name}")
    else:
        yield from watched(unpacked, _read_plain(stream, name, inside, size=None))


def _read_plain(file: io.BufferedReader, name: str, inside: Inside, *, size: int | None) -> Iterator[Source]:
    head = file.peek(HEAD_BYTES)[:HEAD_BYTES]
    if not head:
        yield Problem(item="", reason="the file is empty")
        return
    form = format_of(name, head)
    if form is None:
        yield Problem(item="", reason="expected text, HTML, TEI or JSON lines, found bytes of no known format")
    elif not is_read(form):
        yield _not_read(form)
    else:
        if odd := oddity(name, form):
            yield Problem(item="", reason=odd, lost=False)
        if form in _STREAMED:
            yield from _STREAMED[form](file, inside)
        else:
            yield from _read_whole(file, _WHOLE[form], inside, size)


def _not_read(form: str) -> Problem:
    return Problem(item="", reason=f"{form} is not read yet; export the file as text, HTML or TEI and read it again")


class _Whole(NamedTuple):
    """How a format that is held whole is read.

    Attributes:
        read: Reads the bytes of a file.
        largest: The words for how large it may be.
        times: How many times as large as other files it may be.
        is_one_text: Whether a file is one text, in which nothing but its words says where documents begin.
    """

    read: Callable[[bytes, Inside], Iterator[Source]]
    largest: str = "files up to {} as one document"
    times: int = 1
    is_one_text: bool = False


def _read_whole(file: BinaryIO, way: _Whole, inside: Inside, size: int | None) -> Iterator[Source]:
    limits = msgspec.structs.replace(inside.limits, max_bytes=way.times * inside.limits.max_bytes)
    if size is not None and size > limits.max_bytes:
        yield Problem(item="", reason=too_large(size_in_words(size), limits, way.largest))
        return
    data = file.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        unpacked = f"more than {size_in_words(limits.max_bytes)}" + (" when unpacked" if size is None else "")
        yield Problem(item="", reason=too_large(unpacked, limits, way.largest))
        return
    for found in way.read(data, inside):
        is_text = way.is_one_text and isinstance(found, Document)
        yield msgspec.structs.replace(found, is_whole=True) if is_text else found


def _read_sidecar(data: bytes, inside: Inside) -> Iterator[Source]:
    if inside.depth == 0:
        yield from read_sidecar(data)
        return
    reason = "expected a metadata.csv beside the files of a folder, found one in an archive, where it is not applied"
    yield Problem(item="", reason=f"{reason}: unpack the archive and read the folder", lost=False)


# What few collections hold is imported when it is met: these are slow to import.
def _read_pdf(data: bytes, inside: Inside) -> Iterator[Source]:
    from .pdf import read_pdf

    return read_pdf(data, inside.limits)


def _read_docx(data: bytes, inside: Inside) -> Iterator[Source]:
    from .docx import read_docx

    return read_docx(data, inside.limits)


def _read_message(data: bytes, inside: Inside) -> Iterator[Source]:
    from .mail import read_message

    return read_message(data, inside, _read)


def _read_mailbox(file: io.BufferedReader, inside: Inside) -> Iterator[Source]:
    from .mbox import read_mbox

    return read_mbox(file, inside, _read)


def _read_archive(
    read: Callable[[BinaryIO, Inside, ReadStream], Iterator[Source]], file: io.BufferedReader, inside: Inside
) -> Iterator[Source]:
    if inside.depth < inside.limits.most_depth:
        return read(file, inside, _read)
    reason = f"expected archives up to {inside.limits.most_depth} deep in each other, found one that lies deeper"
    return iter([Problem(item="", reason=f"{reason}; unpack it and read the folder")])


_PICTURED = 8  # most of a scan, and of a report in Word, is pictures, of which only the words are kept

_WHOLE = {
    "text": _Whole(lambda data, _: read_text(data), is_one_text=True),
    "html": _Whole(lambda data, _: read_html(data), is_one_text=True),
    "tei": _Whole(lambda data, _: read_xml(data), "XML files up to {}"),
    "xml": _Whole(lambda data, _: read_xml(data), "XML files up to {}"),
    "pdf": _Whole(_read_pdf, "PDF files up to {}", _PICTURED, is_one_text=True),
    "docx": _Whole(_read_docx, "Word files up to {}", _PICTURED, is_one_text=True),
    "eml": _Whole(_read_message),
    "metadata": _Whole(_read_sidecar),
}
_STREAMED: dict[str, Callable[[io.BufferedReader, Inside], Iterator[Source]]] = {  # these may be of any size
    "jsonl": lambda file, inside: read_json_lines(file, inside.limits),
    "mbox": _read_mailbox,
    "zip": partial(_read_archive, read_zip),
    "tar": partial(_read_archive, read_tar),
}
