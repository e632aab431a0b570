"""What `read` does to a book: one transaction a batch, so that it can be cut off at any moment and go on.

A batch ends after a thousand documents or some millions of characters, whether a file is complete or not, and depends
on nothing but the documents: the same documents make the same batches.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from cablebook.errors import StorageError
from cablebook.model.version import Sketch, Tied
from cablebook.reckoning.context import Context

from . import indexing
from .corrections import orphan_the_homeless
from .division import stored_folders
from .files import FileWriter, file_writer, store_unreadable
from .inventory import Changes, Folder, Found, Inventory
from .reckoned import DatedDocuments, store_context
from .records import Part, Target
from .storage import told
from .tied import store_tied, stored_sketches

_BATCH_DOCUMENTS = 1000
_BATCH_CHARACTERS = 8_000_000


class Writer:
    """Stores files in a book, as the only one to do so.

    Attributes:
        goes_on: Whether an earlier one was cut off, so that something is left to do even where no file has changed.

    Leaving it commits what was stored, also after an error or Ctrl-C between two of its steps; what ends it within a
    step takes back the batch. While it is at work the book says so, and it stops when another one has begun since.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, reader: str) -> None:
        """Store into the book at `path`, as the version `reader`."""
        self._connection, self._path, self._reader = connection, path, reader
        self._turn = 0
        self.goes_on = False
        self._documents = self._characters = 0
        self._within_step = False
        self._file: FileWriter | None = None
        self._inventory: Inventory | None = None

    def __enter__(self) -> Self:
        with told(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            with _or_roll_back(self._connection):
                before = self._stored_turn()
                self.goes_on = before > 0
                self._turn = before + 1
                self._connection.execute("INSERT OR REPLACE INTO book VALUES ('being read', ?)", (str(self._turn),))
                self._connection.execute("COMMIT")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with told(self._path):
            if not self._within_step:
                self.commit()
            elif self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def folders(self) -> list[Folder]:
        """The folders that the book knows, by label."""
        with told(self._path):
            return stored_folders(self._connection)

    def survey(
        self,
        folders: Iterable[Folder],
        found: Iterable[Found],
        scope: Iterable[str],
        *,
        exists: Callable[[str], bool],
        again: bool = False,
    ) -> Changes:
        """Compare what was found on the disk with the book, and bring the book's list of files up to date.

        Args:
            folders: Folders that the book does not know yet, or whose place has changed.
            found: Every file that was found.
            scope: Beginnings of paths below which everything was looked for.
            exists: Whether there is a file for a path outside the scope.
            again: Read every file again, changed or not.

        Returns:
            How many files are what. `targets` gives those that are to be read.
        """
        with told(self._path):
            # Looking at the files may take minutes; meanwhile only temporary tables are written, and nobody waits.
            self._connection.execute("BEGIN")
            self._inventory = Inventory(self._connection, self._reader)
            self._inventory.add(found)
            self._connection.execute("COMMIT")
        with self._step():
            for folder in folders:
                self._connection.execute(
                    "INSERT INTO folder VALUES (?, ?) ON CONFLICT (label) DO UPDATE SET location = excluded.location",
                    (folder.label, folder.location),
                )
            changes = self._inventory.compare(scope, exists=exists, again=again)
        self.commit()
        return changes

    def targets(self) -> Iterator[Target]:
        """The files that the survey says are to be read, by path."""
        with told(self._path):
            if self._inventory is not None:
                yield from self._inventory.targets()

    def ask_again(self) -> bool:
        """Whether files that were read are to be read once more, with decisions that were in the book before them."""
        if self._inventory is None:
            return False
        with self._step():
            asked = self._inventory.ask_again()
        self.commit()
        return asked

    def begin_file(self, target: Target) -> None:
        """Begin to store a file, or go on behind the parts that are in."""
        with self._step():
            self._file = file_writer(self._connection, target, self._reader)

    def add(self, part: Part) -> None:
        """Store the next part of the file that was begun."""
        if self._file is None:
            raise RuntimeError("begin_file comes before add")
        with self._step():
            self._file.add(part)
        if part.read is not None:
            self._documents += 1
            self._characters += len(part.read.document.text)
        if self._documents >= _BATCH_DOCUMENTS or self._characters >= _BATCH_CHARACTERS:
            self.commit()

    def finish_file(self) -> None:
        """Store that the file is complete."""
        if self._file is None:
            raise RuntimeError("begin_file comes before finish_file")
        with self._step():
            self._file.finish()
            self._file = None

    def add_unreadable(self, target: Target) -> None:
        """List a file that could not be opened."""
        with self._step():
            store_unreadable(self._connection, target, self._reader)

    def commit(self) -> None:
        """End the batch."""
        if self._connection.in_transaction:
            with self._step():
                if self._file is not None:
                    self._file.pause()
                self._connection.execute("COMMIT")
        self._documents = self._characters = 0

    def unindexed(self) -> int:
        """How many documents the search index lacks."""
        with told(self._path):
            return indexing.lacking(self._connection)

    def fill_index(self) -> Iterator[int]:
        """Fill the search index, a transaction for each step; yields how many documents each step added."""
        self.commit()
        while True:
            with self._step():
                added = indexing.fill_step(self._connection)
            self.commit()
            if not added:
                return
            yield added

    def dated_documents(self) -> DatedDocuments:
        """Every document with what it states of its dates, as reckoning asks for them."""
        return DatedDocuments(self._connection)

    def store_context(self, context: Context) -> None:
        """Store what was concluded of dates, in the stead of what was concluded before."""
        with self._step():
            store_context(self._connection, context)
        self.commit()

    def sketches(self) -> Iterator[Sketch]:
        """The sketches of all documents."""
        with told(self._path):
            yield from stored_sketches(self._connection)

    def text_of(self, document_id: str) -> str:
        """The text of a document, by its whole id."""
        with told(self._path):
            row = self._connection.execute("SELECT text FROM document WHERE id = ?", (document_id,)).fetchone()
            return str(row[0])

    def store_tied(self, tied: Tied) -> None:
        """Store which documents carry one message, in the stead of what was found before."""
        with self._step():
            store_tied(self._connection, tied)
        self.commit()

    def finish(self) -> None:
        """Store that everything was read."""
        with self._step():
            orphan_the_homeless(self._connection)
            self._connection.execute("DELETE FROM book WHERE name = 'being read'")
        self.commit()

    @contextlib.contextmanager
    def _step(self) -> Iterator[None]:
        """Statements that belong together: what interrupts them takes back the batch."""
        with told(self._path):
            self._begin()
            self._within_step = True
            yield
            self._within_step = False

    def _begin(self) -> None:
        """Begin a batch where none is open, unless another writer has taken over."""
        if self._connection.in_transaction:
            return
        self._connection.execute("BEGIN IMMEDIATE")
        if self._stored_turn() != self._turn:
            self._connection.execute("ROLLBACK")
            raise StorageError(
                f"Another `cablebook read` has begun to write to {self._path}. Let it finish; then run this one again."
            )

    def _stored_turn(self) -> int:
        row = self._connection.execute("SELECT value FROM book WHERE name = 'being read'").fetchone()
        return int(row[0]) if row else 0


@contextlib.contextmanager
def _or_roll_back(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
