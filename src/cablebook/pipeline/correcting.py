"""Readers' decisions into a book: signed, stored and at once in force.

What the machine read is not kept beside the header in force: a document is read again, which takes a millisecond, and
its log is replayed over that.
"""

from collections.abc import Callable, Iterable

import msgspec

from cablebook.book import Book, StoredDocument
from cablebook.errors import UsageError
from cablebook.model.correction import Correction, CorrectionState, Outcome
from cablebook.model.header import Header
from cablebook.reading import read
from cablebook.reckoning.context import completed
from cablebook.review import (
    BOUNDARY,
    Decision,
    Reviewed,
    from_row,
    merge,
    replay,
    replay_without_document,
    undo,
    undo_division,
)  # fmt: skip

from .dividing import read_again, take_back_division
from .signing import Signature as Signature
from .signing import signed

_LONGEST_LINE = 1 << 20  # bytes; a correction quotes some words


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """What came of applying another book's log.

    Attributes:
        new: The corrections that were appended, with their outcomes.
        skipped: How many the book held already.
    """

    new: tuple[tuple[Correction, Outcome], ...]
    skipped: int


def decide(
    book: Book, document_id: str, make: Callable[[Reviewed], Decision], signature: Signature
) -> tuple[Correction, Outcome]:
    """Put a reader's decision over a document into the log, and into force.

    Args:
        book: A book that is open for storing.
        document_id: The document's id, or a beginning of it.
        make: Makes the decision in front of the document (`cablebook.review.accept` and its like).
        signature: Who decides and when.

    Returns:
        The correction as it stands in the log, and how it fares.

    Raises:
        UsageError: There is no such document, or the decision is refused; nothing is stored then.
    """
    with book.changing():
        document = book.document(document_id)
        reviewed = Reviewed(
            text=document.text, machine=machine_header(document), corrections=book.corrections(document.id)
        )
        correction = book.append_correction(signed(make(reviewed), document.id, signature))
        return correction, _put_into_force(book, document.id)[correction.number]


def take_back(book: Book, number: int, signature: Signature) -> tuple[Correction, Outcome]:
    """Undo a correction, whatever document it belongs to; arguments and results as for `decide`.

    Raises:
        UsageError: The log has no such correction, or it is undone already.
    """
    log = book.corrections()
    target = next((correction for correction in log if correction.number == number), None)
    if target is None:
        last = f"its last is {log[-1].number}" if log else "it is empty"
        raise UsageError(f"The log has no correction {number}; {last}.")
    if target.record == BOUNDARY and _holds(book, target.document_id):
        return take_back_division(book, target, signature)
    if _holds(book, target.document_id):
        return decide(book, target.document_id, lambda document: undo(document, number), signature)
    with book.changing():
        homeless = Reviewed(text="", machine=Header(), corrections=book.corrections(target.document_id))
        correction = book.append_correction(signed(_undo_homeless(homeless, target), target.document_id, signature))
    return correction, dict(fates(book, [correction]))[correction]


def apply_log(book: Book, lines: Iterable[bytes]) -> Applied:
    """Take another log into the book, as `review --jsonl` wrote it; what the book holds already is skipped.

    Corrections of documents that the book does not hold are kept too: they are orphaned until the document comes.

    Raises:
        UsageError: A line is not a correction, or names one that the log does not hold; nothing is stored then.
    """
    log = [_correction(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    with book.changing():
        merged = merge(book.corrections(), log)
        for correction in merged.new:
            book.append_correction(correction)
        for document_id in dict.fromkeys(correction.document_id for correction in merged.new):
            if _holds(book, document_id):
                _put_into_force(book, document_id)
    _divide_again(book, merged.new)
    return Applied(new=tuple(fates(book, merged.new)), skipped=merged.skipped)


def _divide_again(book: Book, corrections: Iterable[Correction]) -> None:
    """Read the files again whose division is decided otherwise; one that is not there waits for its next `read`."""
    divided = {one.document_id for one in corrections if one.record == BOUNDARY}
    kept = [document_id for document_id in sorted(divided) if _holds(book, document_id)]
    read_again(book, dict.fromkeys(path for one in kept for path in book.divided_file(one).paths))


def _undo_homeless(document: Reviewed, target: Correction) -> Decision:
    if target.record == BOUNDARY:
        return undo_division(document.corrections, target.number)
    return undo(document, target.number)


def fates(book: Book, corrections: Iterable[Correction] | None = None) -> list[tuple[Correction, Outcome]]:
    """Corrections with how they fare, in the order given; without `corrections` the whole log, by number."""
    wanted = book.corrections() if corrections is None else tuple(corrections)
    outcomes = book.outcomes()
    # The book stores how corrections fare with their document; without one it follows from the log alone.
    doubtful = (one.document_id for one in wanted if not _fares_with_a_document(outcomes.get(one.number)))
    for document_id in dict.fromkeys(doubtful):
        if not _holds(book, document_id):
            homeless = replay_without_document(book.corrections(document_id))
            outcomes |= {outcome.number: outcome for outcome in homeless}
    return [(one, outcomes.get(one.number) or _waiting(one)) for one in wanted]


def machine_header(document: StoredDocument) -> Header:
    """Read a document of the book again, for what the machine and the collection make of it without its readers."""
    return completed(_read_again(document), document.completions)


def _read_again(document: StoredDocument) -> Header:
    reading = read(document.text)
    # Reading a file completes dates from the file's own record; a date found around the text is in the text already.
    stated = document.archive.date if document.archive else None
    found = reading.archive.date if reading.archive else None
    return reading.header if stated in (None, found) else read(document.text, date=stated).header


def _put_into_force(book: Book, document_id: str) -> dict[int, Outcome]:
    document = book.document(document_id)
    replayed = replay(machine_header(document), document.text, book.corrections(document_id))
    book.store_header(document_id, replayed.header, replayed.outcomes)
    return {outcome.number: outcome for outcome in replayed.outcomes}


def _waiting(correction: Correction) -> Outcome:
    """How a decision over the division of a file fares until the file is read again."""
    reason = "its file has not been read again since; read it where it is"
    return Outcome(number=correction.number, state=CorrectionState.ORPHANED, reason=reason)


def _fares_with_a_document(outcome: Outcome | None) -> bool:
    return outcome is not None and outcome.state is not CorrectionState.ORPHANED


def _holds(book: Book, document_id: str) -> bool:
    try:
        return book.document(document_id).id == document_id  # not another one that begins so
    except UsageError:
        return False


def _correction(number: int, line: bytes) -> Correction:
    if len(line) > _LONGEST_LINE:
        raise UsageError(f"Line {number}: longer than any correction ({len(line):,} bytes); nothing was applied.")
    try:
        return from_row(line)
    except UsageError as error:
        raise UsageError(f"Line {number}: {error} Nothing was applied.") from error
