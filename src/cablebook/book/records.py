"""What goes into the book for one document, and what comes out."""

import hashlib

import msgspec

from cablebook.model.boundary import Boundary
from cablebook.model.context import Completion, Conflict
from cablebook.model.correction import Correction, Outcome
from cablebook.model.document import ArchiveRecord, Document, Problem
from cablebook.model.header import Header
from cablebook.model.layout import Segment
from cablebook.model.reading import Enclosed, Reading, StatedDate
from cablebook.model.version import Carried, Sketch, Version


class ReadDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document, what reading it yielded, and the sketch by which its other versions are found."""

    document: Document
    reading: Reading
    sketch: Sketch | None = None

    @property
    def archive(self) -> ArchiveRecord | None:
        """What the archive says of the document: the file's own fields first, then what stands around the text."""
        stated, found = self.document.archive, self.reading.archive
        if stated is None or found is None:
            return stated or found
        return ArchiveRecord(
            **{name: getattr(stated, name) or getattr(found, name) for name in ArchiveRecord.__struct_fields__}
        )


class Part(msgspec.Struct, frozen=True, array_like=True):
    """What one step through a file yields: a document, something that could not be read, or a document with a doubt.

    With the first document of a file that readers divided otherwise come the `outcomes` of their decisions.
    """

    read: ReadDocument | None = None
    problem: Problem | None = None
    outcomes: tuple[Outcome, ...] = ()


class Beside(msgspec.Struct, frozen=True, array_like=True):
    """What stands beside a file about it, in the metadata.csv of its folder or of one above.

    Attributes:
        record: What the row for it says; None where there is none.
        doubts: For a metadata.csv itself: what is doubtful about it in view of the files that it names.
    """

    record: ArchiveRecord | None = None
    doubts: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """By which the book knows whether it has changed."""
        return hashlib.sha256(msgspec.msgpack.encode(self)).hexdigest()


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is to be read.

    Attributes:
        path: Its name in the book.
        location: Where it is on this machine.
        format: What it seems to be; None where it was not recognised.
        bytes: Its size; None where it could not be opened.
        sha256: Hex digest of its bytes; None where it could not be opened.
        reason: Why it could not be opened; None where it could.
        beside: What stands beside it about it; None where nothing does.
        boundaries: What readers decided over where its documents begin.
        done: How many of its parts the book holds already, from a `read` that was cut off.
    """

    path: str
    location: str
    format: str | None
    bytes: int | None
    sha256: str | None
    reason: str | None = None
    beside: Beside | None = None
    boundaries: tuple[Correction, ...] = ()
    done: int = 0

    @property
    def described(self) -> str | None:
        """The digest of what stands beside it; None where nothing does."""
        return self.beside.digest if self.beside else None


class StoredDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as the book holds it.

    Attributes:
        id: The id that survives renaming, moving and re-reading.
        path: The file it comes from, `label/path/inside/the/folder`.
        item: Its place in the file, `""` where the file is one document.
        sha256: Hex digest of its own bytes in the file.
        stated_id: The id that its source gives it; None where the id comes from its bytes.
        title: The archive's title, else the title line of the text; None where there is neither.
        text: The text that every span counts in.
        layout: The parts of the text in reading order.
        pages: Printed pages, `(label, offset of the first character)`.
        removed: Whether its file was gone at the last `read`.
        archive: The archive's own description; None where there is none.
        header: The header with the readers' corrections applied.
        dates: Every date that is stated of the message.
        enclosed: The messages inside it.
        language: BCP 47 code; None where it cannot be told.
        cut: Why it is a document of its own, where its file holds several without saying so; else None.
        completions: What the collection completes of the header.
        conflicts: What does not agree among its dates.
        versions: The versions of the message that it carries, itself among them; empty where it is the only one.
        carried: The messages of other documents that it holds, and the documents that hold its own.
        duplicates: Other places with the same bytes, `(path, item)`.
    """

    id: str
    path: str
    item: str
    sha256: str
    stated_id: str | None
    title: str | None
    text: str
    layout: tuple[Segment, ...]
    pages: tuple[tuple[str, int], ...]
    removed: bool
    archive: ArchiveRecord | None
    header: Header
    dates: tuple[StatedDate, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    language: str | None = None
    cut: Boundary | None = None
    completions: tuple[Completion, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    versions: tuple[Version, ...] = ()
    carried: tuple[Carried, ...] = ()
    duplicates: tuple[tuple[str, str], ...]

    @property
    def reading(self) -> Reading:
        """What the book holds of the document's reading, corrections applied."""
        return Reading(
            layout=self.layout,
            header=self.header,
            archive=self.archive,
            dates=self.dates,
            enclosed=self.enclosed,
            language=self.language,
        )
