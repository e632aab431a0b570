"""What a worker does: a file, or some documents of a large one, into parts for the book. Pure, and easy to send.

Reading one document never ends the run: whatever goes wrong inside becomes a problem of that document, and its text is
stored all the same.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from cablebook.book.records import Part, ReadDocument
from cablebook.errors import CablebookError
from cablebook.model.document import Document, Problem
from cablebook.model.header import Header
from cablebook.model.reading import Reading
from cablebook.reading import read
from cablebook.sources import Limits, read_file

from .discovery import why_not_opened

Source = Document | Problem

pack = msgspec.msgpack.Encoder().encode
unpack = msgspec.msgpack.Decoder(list[Part]).decode


def file_parts(location: str, limits: Limits, *, done: int = 0) -> Iterator[Part]:
    """The parts of a file, in its order, without the first `done`."""
    return (read_part(part) for part in unread_parts(location, limits, done=done))


def unread_parts(location: str, limits: Limits, *, done: int = 0) -> Iterator[Part]:
    """The parts of a file, in its order, without the first `done`, as its source gives them: nothing is read yet."""
    for number, found in enumerate(_sources(location, limits)):
        if number >= done:
            yield _unread(found)


def read_part(part: Part) -> Part:
    """Read the document of a part; a part without one comes back as it is."""
    if part.read is None:
        return part
    document = part.read.document
    try:
        reading = read(document.text, date=document.archive.date if document.archive else None)
    except CablebookError:
        raise  # the program is at fault, or the machine: no document's problem
    except Exception as error:  # noqa: BLE001  # one bad document never stops a collection, whatever is wrong with it
        reason = (
            f"expected to read the header, found {_named(error)} (a fault of cablebook, please report it): "
            "only the text is in the book"
        )
        return Part(part.read, Problem(item=document.item, reason=reason, lost=False))
    return Part(ReadDocument(document=document, reading=reading), part.problem)


def read_files(locations: list[tuple[str, int]], limits: Limits) -> list[bytes]:
    """The parts of several small files, each `(location, done)`, packed so that they are quick to send."""
    return [pack(list(file_parts(location, limits, done=done))) for location, done in locations]


def read_parts(unread: bytes) -> bytes:
    """The parts of some documents, packed as they came."""
    return pack([read_part(part) for part in unpack(unread)])


def _sources(location: str, limits: Limits) -> Iterable[Source]:
    try:
        yield from read_file(Path(location), limits=limits)
    except CablebookError:
        raise
    except OSError as error:
        yield Problem(item="", reason=why_not_opened(error, "file"))
    except Exception as error:  # noqa: BLE001  # as for documents: one bad file never stops a collection
        yield Problem(
            item="",
            reason=f"expected a file that can be read, found {_named(error)} (a fault of cablebook, please report it): "
            "what follows in the file is not in the book",
        )


def _unread(found: Source) -> Part:
    if isinstance(found, Problem):
        return Part(None, found)
    return Part(ReadDocument(document=found, reading=Reading(layout=(), header=Header())), None)


def _named(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__
