"""What a worker does: a file, or some documents of a large one, into parts for the book. Pure, and easy to send.

Reading one document never ends the run: whatever goes wrong inside becomes a problem of that document, and its text is
stored all the same.
"""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from cablebook.book.records import Beside, Part, ReadDocument, Target
from cablebook.errors import CablebookError
from cablebook.model.document import Document, Problem
from cablebook.model.header import Header
from cablebook.model.reading import Reading
from cablebook.reading import read
from cablebook.reckoning.versions import sketch
from cablebook.sources import Limits, read_file
from cablebook.sources.sidecar_merging import described

from .discovery import why_not_opened
from .splitting import cut

Source = Document | Problem

pack = msgspec.msgpack.Encoder().encode
unpack = msgspec.msgpack.Decoder(list[Part]).decode


def file_parts(target: Target, limits: Limits) -> Iterator[Part]:
    """The parts of a file, in its order, without the first `done`."""
    return (read_part(part) for part in unread_parts(target, limits))


def unread_parts(target: Target, limits: Limits) -> Iterator[Part]:
    """The parts of a file, in its order, without the first `done`, as its source gives them: nothing is read yet.

    What stands beside the file about it belongs to them: its doubts come first, its record goes to every document. A
    text that holds several documents is cut.
    """
    found = _with_beside(_sources(target.location, limits), target.beside or Beside())
    return itertools.islice((part for one in found for part in _parts(one, target)), target.done, None)


def read_part(part: Part) -> Part:
    """Read the document of a part; a part without one comes back as it is."""
    if part.read is None:
        return part
    document = part.read.document
    try:
        reading = read(document.text, date=document.archive.date if document.archive else None)
        source = document.archive.source if document.archive else None
        outline = sketch(document.item, document.text, reading, source=source)
    except CablebookError:
        raise  # the program is at fault, or the machine: no document's problem
    except Exception as error:  # noqa: BLE001  # one bad document never stops a collection, whatever is wrong with it
        reason = (
            f"expected to read the header, found {_named(error)} (a fault of cablebook, please report it): "
            "only the text is in the book"
        )
        return Part(part.read, Problem(item=document.item, reason=reason, lost=False), part.outcomes)
    return Part(ReadDocument(document=document, reading=reading, sketch=outline), part.problem, part.outcomes)


def read_files(targets: list[Target], limits: Limits) -> list[bytes]:
    """The parts of several small files, packed so that they are quick to send."""
    return [pack(list(file_parts(target, limits))) for target in targets]


def read_parts(unread: bytes) -> bytes:
    """The parts of some documents, packed as they came."""
    return pack([read_part(part) for part in unpack(unread)])


def _with_beside(sources: Iterable[Source], beside: Beside) -> Iterator[Source]:
    yield from beside.doubts
    yield from described(sources, beside.record) if beside.record else sources


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


def _parts(found: Source, target: Target) -> Iterator[Part]:
    """What a source gave, as it goes into the book: a document of a file that is one text may be several."""
    if isinstance(found, Problem):
        yield Part(None, found)
        return
    documents, outcomes = cut(found, () if found.item else target.boundaries)
    for number, document in enumerate(documents, start=1):
        read = ReadDocument(document=document, reading=Reading(layout=(), header=Header()))
        yield Part(read, None, outcomes if number == len(documents) else ())


def _named(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__
