"""Folders and files into a book: what is new or changed is read, what is gone is marked, the rest stays as it is."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from cablebook import __version__
from cablebook.book import Book
from cablebook.book.inventory import Changes, Found
from cablebook.book.records import Part, Target
from cablebook.book.write import Writer
from cablebook.reckoning.context import reckon_dates
from cablebook.reckoning.versions import tie_versions
from cablebook.sources import Limits, format_of

from .discovery import Collection, Seen, why_not_opened
from .interrupts import Interrupts
from .progress import Progress, Silent
from .sidecars import Sidecars
from .workers import Piece, read_targets, usual_jobs

READER = f"cablebook {__version__}"
"""What the book notes as the reader of a file. Files of another reader are read again."""

_BLOCK_BYTES = 1 << 20
_HEAD_BYTES = 4096


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What one `read` did.

    Attributes:
        documents: Documents that were read, duplicates included.
        files: Files that were read: new ones and changed ones.
        new, changed, unchanged, renamed, removed: Files, against the book as it was.
        lost: Files and parts of files that could not be read, of those that were read now.
        doubtful: Parts that were read with a doubt.
    """

    documents: int
    files: int
    new: int
    changed: int
    unchanged: int
    renamed: int
    removed: int
    lost: int
    doubtful: int


def read_into(
    book: Book,
    paths: Sequence[Path],
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    again: bool = False,
) -> Summary:
    """Read folders and files into a book.

    Files that the book holds already are read again only where their bytes have changed, or the version of cablebook
    that read them is another. It can be ended at any moment: what is stored stays, and the next call goes on.

    Args:
        book: Open for storing.
        paths: Folders, walked to their ends, and files; all of them exist.
        jobs: Processes to read with; the book is the same for any number. By default one for a small collection, else
            as many as there are processors, up to four.
        limits: What a file may hold at most.
        progress: Who is told how far it is.
        again: Read every file, changed or not.

    Raises:
        StorageError: The machine refuses to store, or another `read` writes to the book.
        KeyboardInterrupt: The user asked to stop; what was complete is stored.
    """
    telling = progress or Silent()
    with Interrupts() as interrupts, book.writer(reader=READER) as writer:
        bounds = limits or Limits()
        changes = _survey(writer, book.path, paths, telling, bounds, again=again)
        counts = _Counts()
        telling.begin("reading", changes.bytes_to_read)
        run = _Run(writer, counts, telling, interrupts)
        run.read(bounds, jobs or usual_jobs(changes.bytes_to_read))
        if writer.ask_again():
            run.read(bounds, jobs=1)
        telling.end()
        run.index()
        if writer.goes_on or counts.files or counts.lost or changes.renamed or changes.removed:
            context = reckon_dates(writer.dated_documents())
            with interrupts.held():
                writer.store_context(context)
            tied = tie_versions(writer.sketches(), writer.text_of)
            with interrupts.held():
                writer.store_tied(tied)
        with interrupts.held():
            writer.finish()
    return Summary(
        documents=counts.documents,
        files=counts.files,
        new=changes.new,
        changed=changes.changed,
        unchanged=changes.unchanged,
        renamed=changes.renamed,
        removed=changes.removed,
        lost=counts.lost,
        doubtful=counts.doubtful,
    )


class _Counts:
    """What was read so far."""

    def __init__(self) -> None:
        self.documents = self.files = self.lost = self.doubtful = 0


class _Run:
    """One pass over the files that are to be read."""

    def __init__(self, writer: Writer, counts: _Counts, progress: Progress, interrupts: Interrupts) -> None:
        self._writer, self._counts, self._progress, self._interrupts = writer, counts, progress, interrupts
        self._begun: Target | None = None
        self._told = 0  # bytes of the file that was begun, as progress heard them

    def read(self, limits: Limits, jobs: int) -> None:
        """Read what the survey found new or changed."""
        for piece in read_targets(self._writer.targets(), limits, jobs=jobs):
            if piece.target.reason is None:
                self._store(piece)
            else:
                with self._interrupts.held():
                    self._writer.add_unreadable(piece.target)
                self._counts.lost += 1

    def index(self) -> None:
        """Make what was read searchable."""
        self._progress.begin("indexing", self._writer.unindexed())
        steps = self._writer.fill_index()
        while True:
            with self._interrupts.held():
                added = next(steps, 0)
            if not added:
                break
            self._progress.advance(added)
        self._progress.end()

    def _store(self, piece: Piece) -> None:
        writer, target = self._writer, piece.target
        if self._begun is not target:
            with self._interrupts.held():
                writer.begin_file(target)
            self._begun, self._told = target, 0
        for part in piece.parts:
            with self._interrupts.held():
                writer.add(part)
            self._count(part)
        if piece.is_last:
            with self._interrupts.held():
                writer.finish_file()
            self._counts.files += 1
            self._progress.advance((target.bytes or 0) - self._told)

    def _count(self, part: Part) -> None:
        counts = self._counts
        if part.problem is not None:
            counts.lost += part.problem.lost
            counts.doubtful += not part.problem.lost
        if part.read is not None and self._begun is not None:
            counts.documents += 1
            # How far in a file is only known by its texts, which are shorter than the file, or longer where it is
            # compressed; what is missing is told at its end.
            length = min(len(part.read.document.text), (self._begun.bytes or 0) - self._told)
            self._told += length
            self._progress.advance(length, 1)


def _survey(
    writer: Writer, book: Path, paths: Sequence[Path], progress: Progress, limits: Limits, *, again: bool
) -> Changes:
    """Look at every file, and settle which are to be read."""
    collection = Collection(book, writer.folders(), paths)
    return writer.survey(
        collection.added,
        _found(collection, Sidecars(limits.max_bytes), progress),
        collection.scope(),
        exists=collection.exists,
        again=again,
    )


def _found(collection: Collection, sidecars: Sidecars, progress: Progress) -> Iterator[Found]:
    for number, seen in enumerate(collection.files(), start=1):
        yield _fingerprint(seen, sidecars)
        progress.found(number)


def _fingerprint(seen: Seen, sidecars: Sidecars) -> Found:
    if seen.reason is not None:
        form = "folder" if seen.is_folder else None
        return Found(path=seen.path, location=seen.location, format=form, reason=seen.reason)
    digest = hashlib.sha256()
    size = 0
    try:
        with Path(seen.location).open("rb") as file:
            head = file.read(_HEAD_BYTES)
            block = head
            while block:
                digest.update(block)
                size += len(block)
                block = file.read(_BLOCK_BYTES)
    except OSError as error:
        return Found(path=seen.path, location=seen.location, reason=why_not_opened(error, "file"))
    return Found(
        path=seen.path,
        location=seen.location,
        format=format_of(Path(seen.location).name, head),
        bytes=size,
        sha256=digest.hexdigest(),
        beside=sidecars.beside(seen.location, seen.top),
    )
