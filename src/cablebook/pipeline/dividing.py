"""Readers' decisions over where the documents of a file begin: signed, stored, and at once in force.

What is in a file is known from the file alone, so that it is read again with the decision; it has to be there.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from cablebook.book import Book
from cablebook.book.division import DividedFile
from cablebook.errors import UsageError
from cablebook.model.correction import Correction, Outcome
from cablebook.review import Decision, join, split, undo_division

from .discovery import Collection
from .reading_in import read_into
from .signing import Signature, signed
from .splitting import CUT_FORMATS

Made = tuple[Correction, Outcome]


def split_document(book: Book, document_id: str, words: str, signature: Signature) -> Made:
    """Decide that a document begins at these words of another, which keeps its id and what stands before them.

    Args:
        book: A book that is open for storing.
        document_id: The id of the document that is split, or a beginning of it.
        words: The first words of the new document.
        signature: Who decides and when.

    Returns:
        The correction as it stands in the log of the file's first document, and how it fares.

    Raises:
        UsageError: There is no such document, its file cannot be divided or is not there, or the words are not found;
            nothing is stored then.
    """
    text = book.text(document_id)

    def make(file: DividedFile) -> Decision:
        return split(text, words, at=file.start, starts=frozenset(start for _, start in file.documents))

    return _decide(book, book.divided_file(document_id), make, signature)


def join_document(book: Book, document_id: str, signature: Signature) -> Made:
    """Decide that a document belongs to the one before it in its file; arguments and errors as for `split_document`."""
    text = book.text(document_id)

    def make(file: DividedFile) -> Decision:
        if file.document_id == file.first:
            raise UsageError(
                f"“{file.document_id}” is the first document of {file.path}: there is none before it to join."
            )
        return join(text, at=file.start)

    return _decide(book, book.divided_file(document_id), make, signature)


def take_back_division(book: Book, target: Correction, signature: Signature) -> Made:
    """Undo a decision over the division of a file whose first document the book holds; errors as above."""

    def make(file: DividedFile) -> Decision:
        return undo_division(file.decisions, target.number)

    return _decide(book, book.divided_file(target.document_id), make, signature, keeper=target.document_id)


def read_again(book: Book, paths: Iterable[str]) -> None:
    """Read files of the book again, those that are there, with what readers decided over them."""
    locations = [location for path in paths if (location := _location(book, path)) is not None]
    if locations:
        read_into(book, locations, jobs=1, again=True)


def _decide(
    book: Book,
    file: DividedFile,
    make: Callable[[DividedFile], Decision],
    signature: Signature,
    *,
    keeper: str | None = None,
) -> Made:
    if file.format not in CUT_FORMATS:
        raise UsageError(f"{file.path} is {file.format}: only a text, a web page, a PDF or a Word file is divided.")
    if _location(book, file.path) is None:
        raise UsageError(
            f"{file.path} is not there, and has to be read again to be divided otherwise: put it back, or read the "
            "folder from where it is now, and decide again."
        )
    decision = make(file)
    with book.changing():
        correction = book.append_correction(signed(decision, keeper or file.first, signature))
    read_again(book, file.paths)
    return correction, book.outcomes()[correction.number]


def _location(book: Book, path: str) -> Path | None:
    """Where a file of the book is on this machine; None where it is not."""
    label, _, rest = path.partition("/")
    places = Collection(book.path, book.folders(), ()).places
    location = next((place.location.joinpath(rest) for place in places if place.label == label), None)
    return location if location is not None and location.is_file() else None
