"""A book that is open."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from cablebook.model.correction import Correction, Outcome
from cablebook.model.header import Header

from . import corrections
from .connect import open_readonly, open_writable, settle
from .division import DividedFile, divided_file, stored_folders
from .documents import replace_header
from .dump import dump
from .inventory import Folder
from .periods import ALWAYS, Period
from .query import count_documents, resolve_id, stored_document, stored_text
from .records import StoredDocument
from .registry import EVERYTHING, RegistryRow, Wanted, registry_rows
from .search import Hit, search_hits
from .status import Status, book_status
from .storage import told
from .write import Writer


class Book:
    """An open book; use it in a `with` block.

    Every method may raise `StorageError` or `BookError` when the machine or the file fails. Methods that give an
    iterator read the book while it is used.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, writable: bool) -> None:
        """Use `open` or `create_or_open`."""
        self.path = path
        self._connection = connection
        self._writable = writable

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a book for asking only; it may lie on read-only media.

        Raises:
            BookError: There is no book at `path`, or it is of another release.
            StorageError: The machine refuses to open it.
        """
        return cls(path, open_readonly(path), writable=False)

    @classmethod
    def create_or_open(cls, path: Path) -> Self:
        """Open a book for storing; where there is no file, or an empty one, make a book.

        Raises:
            BookError: The file holds something that is no book, or a book of a newer release.
            StorageError: The folder does not exist, or the machine refuses.
        """
        return cls(path, open_writable(path), writable=True)

    def close(self) -> None:
        """Close the book; after writing it is one file again."""
        with told(self.path):
            try:
                if self._writable and not self._connection.in_transaction:
                    settle(self._connection)
            finally:
                self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            # What is committed is safe in the side file; a second error must not hide the first.
            self._connection.close()

    def document(self, document_id: str) -> StoredDocument:
        """A document by its id, or by a beginning of its id that no other has.

        Raises:
            UsageError: No document has this id, or several begin so.
        """
        with told(self.path):
            return stored_document(self._connection, document_id)

    def divided_file(self, document_id: str) -> DividedFile:
        """The file of a document, with all its documents; ids and errors as for `document`.

        Raises:
            UsageError: The file names its documents itself.
        """
        with told(self.path):
            return divided_file(self._connection, document_id)

    def folders(self) -> list[Folder]:
        """The folders that the book knows, by label."""
        with told(self.path):
            return stored_folders(self._connection)

    def text(self, document_id: str) -> str:
        """The text of a document; ids and errors as for `document`."""
        with told(self.path):
            return stored_text(self._connection, document_id)

    def registry(self, wanted: Wanted = EVERYTHING) -> Iterator[RegistryRow]:
        """The lines of the registry that are wanted, in date order; those without a date last."""
        with told(self.path):
            yield from registry_rows(self._connection, wanted)

    def search(
        self,
        query: str,
        *,
        period: Period = ALWAYS,
        ranked: bool = False,
        limit: int | None = 20,
        marks: tuple[str, str] = ("«", "»"),
    ) -> Iterator[Hit]:
        """The documents that hold all words of a query; see `search_hits`."""
        with told(self.path):
            yield from search_hits(self._connection, query, period=period, ranked=ranked, limit=limit, marks=marks)

    def status(self) -> Status:
        """What is in the book, and what could not be read."""
        with told(self.path):
            return book_status(self._connection)

    def dump(self) -> str:
        """The whole book as text, search index included, to compare it with another; larger than the book."""
        with told(self.path):
            return "\n".join(dump(self._connection))

    def count(self) -> int:
        """How many documents there are, those whose file is gone not counted."""
        with told(self.path):
            return count_documents(self._connection)

    def corrections(self, document_id: str | None = None) -> tuple[Correction, ...]:
        """The readers' log by number: of one document, whether the book holds it or not, or of all."""
        with told(self.path):
            if document_id is None:
                return corrections.all_corrections(self._connection)
            return corrections.corrections_of(self._connection, document_id)

    def outcomes(self) -> dict[int, Outcome]:
        """How each correction fared when it was last replayed, by number."""
        with told(self.path):
            return corrections.stored_outcomes(self._connection)

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """A block whose changes are stored together, or, after an error, not at all."""
        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def append_correction(self, correction: Correction) -> Correction:
        """Put a correction at the end of the log, inside a `changing` block.

        Args:
            correction: Its number is not looked at.

        Returns:
            The correction with its number.
        """
        with told(self.path):
            return corrections.append(self._connection, correction)

    def store_header(self, document_id: str, header: Header, outcomes: tuple[Outcome, ...]) -> None:
        """Store the header of a document as its corrections made it, and how they fared, inside a `changing` block.

        Raises:
            UsageError: There is no such document.
        """
        with told(self.path):
            document_id = resolve_id(self._connection, document_id)
            replace_header(self._connection, document_id, header)
            corrections.store_outcomes(self._connection, outcomes)

    def writer(self, *, reader: str) -> Writer:
        """What `read` stores with; `reader` is the version that reads."""
        return Writer(self._connection, self.path, reader=reader)
