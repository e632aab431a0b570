"""What is in a book, and what is not: counts for a first look, and every file or part that could not be read."""

import sqlite3

import msgspec

from cablebook.model.correction import Correction, Outcome

from .corrections import all_corrections, stored_outcomes


class ProblemRow(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read, or only with a doubt: where, and why."""

    path: str
    item: str
    reason: str
    lost: bool


class DuplicateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place with the same bytes as a document that stands elsewhere."""

    path: str
    item: str
    document_id: str


class CorrectionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A correction that no longer finds its document or its words."""

    number: int
    document_id: str
    record: str
    field: str
    reason: str


class ConflictRow(msgspec.Struct, frozen=True, kw_only=True):
    """Dates of one message that cannot all be true, in words."""

    document_id: str
    message: str


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a book.

    Attributes:
        documents: How many there are, those whose file is gone not counted.
        first_day: First possible day of the earliest; None where no document has a date.
        last_day: Last possible day of the latest.
        undated: Documents without a date.
        without_sender: Documents without a sender.
        kinds: Documents by kind, most first; "not stated" where the document does not say.
        not_read: Documents in other languages than English, by language: kept and searchable, their headers not read.
        versions: Documents that carry the same message as another, which is counted once.
        completed: Documents of which a date or zone was completed from the collection.
        conflicts: What does not agree among the dates of a document.
        files: Files by state.
        bytes: Size of the files, those that are gone not counted.
        removed_documents: Documents whose file is gone.
        removed_files: The paths of the files that are gone.
        corrections: Corrections by state.
        orphaned: The corrections that no longer find their document or words.
        problems: What could not be read, or only with a doubt, by file.
        duplicates: Places with the same bytes as a document that stands elsewhere.
        unfinished: Whether a `read` is at work, or was cut off and is to be run again.
    """

    documents: int
    first_day: str | None
    last_day: str | None
    undated: int
    without_sender: int
    kinds: dict[str, int]
    not_read: dict[str, int]
    versions: int
    completed: int
    conflicts: tuple[ConflictRow, ...]
    files: dict[str, int]
    bytes: int
    removed_documents: int
    removed_files: tuple[str, ...]
    corrections: dict[str, int]
    orphaned: tuple[CorrectionRow, ...]
    problems: tuple[ProblemRow, ...]
    duplicates: tuple[DuplicateRow, ...]
    unfinished: bool


def book_status(connection: sqlite3.Connection) -> Status:
    """Look through a book."""
    first, last, undated, documents = connection.execute(
        "SELECT min(date_min), max(date_max), sum(date_min IS NULL), count(*) "
        "FROM message JOIN document ON document.id = document_id WHERE removed = 0"
    ).fetchone()
    corrections, orphaned = _corrections(all_corrections(connection), stored_outcomes(connection))
    return Status(
        documents=documents,
        first_day=first,
        last_day=last,
        undated=undated or 0,
        without_sender=_one(
            connection,
            "SELECT count(*) FROM document WHERE removed = 0 AND NOT EXISTS "
            "(SELECT 1 FROM party WHERE document_id = document.id AND role = 'sender')",
        ),
        kinds=_counts(
            connection,
            "SELECT coalesce(kind, 'not stated'), count(*) FROM message JOIN document ON document.id = document_id "
            "WHERE removed = 0 GROUP BY kind ORDER BY count(*) DESC, 1",
        ),
        not_read=_counts(
            connection,
            "SELECT language, count(*) FROM document WHERE removed = 0 AND language <> 'en' GROUP BY language "
            "ORDER BY count(*) DESC, 1",
        ),
        versions=_one(connection, "SELECT count(*) FROM version JOIN document ON id = document_id WHERE removed = 0"),
        completed=_one(connection, "SELECT count(DISTINCT document_id) FROM completion"),
        conflicts=tuple(
            ConflictRow(document_id=document_id, message=message)
            for document_id, message in connection.execute(
                "SELECT document_id, message FROM date_conflict JOIN document ON document.id = document_id "
                "WHERE removed = 0 ORDER BY position, ordinal"
            )
        ),
        files=_counts(connection, "SELECT state, count(*) FROM source_file GROUP BY state ORDER BY state"),
        bytes=_one(connection, "SELECT coalesce(sum(bytes), 0) FROM source_file WHERE state <> 'removed'"),
        removed_documents=_one(connection, "SELECT count(*) FROM document WHERE removed = 1"),
        removed_files=tuple(
            path for (path,) in connection.execute("SELECT path FROM source_file WHERE state = 'removed' ORDER BY path")
        ),
        corrections=corrections,
        orphaned=orphaned,
        problems=tuple(
            ProblemRow(path=path, item=item, reason=reason, lost=bool(lost))
            for path, item, reason, lost in connection.execute(
                "SELECT path, item, reason, lost FROM problem JOIN source_file USING (path) "
                "WHERE state <> 'removed' ORDER BY path, ordinal"
            )
        ),
        duplicates=tuple(
            DuplicateRow(path=path, item=item, document_id=document_id)
            for path, item, document_id in connection.execute(
                "SELECT path, item, document_id FROM duplicate ORDER BY path, item"
            )
        ),
        unfinished=_one(
            connection,
            "SELECT EXISTS (SELECT 1 FROM book WHERE name = 'being read') OR EXISTS (SELECT 1 FROM unindexed)",
        )
        == 1,
    )


def _corrections(
    log: tuple[Correction, ...], outcomes: dict[int, Outcome]
) -> tuple[dict[str, int], tuple[CorrectionRow, ...]]:
    counts: dict[str, int] = {}
    orphaned = []
    for correction in log:
        outcome = outcomes.get(correction.number)
        state = outcome.state.value if outcome else "not replayed yet"
        counts[state] = counts.get(state, 0) + 1
        if outcome is not None and state == "orphaned":
            orphaned.append(
                CorrectionRow(
                    number=correction.number,
                    document_id=correction.document_id,
                    record=correction.record,
                    field=correction.field,
                    reason=outcome.reason or "",
                )
            )
    return dict(sorted(counts.items())), tuple(orphaned)


def _one(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _counts(connection: sqlite3.Connection, statement: str) -> dict[str, int]:
    return dict(connection.execute(statement).fetchall())
