"""What the archive says of a document, as a row and back again."""

import sqlite3

import msgspec

from cablebook.model.document import ArchiveRecord

_COLUMNS = ArchiveRecord.__struct_fields__
_LISTS = ("authors", "recipients", "people", "places")
_INSERT = f"INSERT INTO archive_record VALUES (?{', ?' * len(_COLUMNS)})"


def insert_archive(connection: sqlite3.Connection, document_id: str, archive: ArchiveRecord | None) -> None:
    """Store the record of a document that has none yet."""
    if archive is not None:
        values = (getattr(archive, name) for name in _COLUMNS)
        connection.execute(
            _INSERT,
            (
                document_id,
                *(
                    (msgspec.json.encode(value).decode() if value else None) if isinstance(value, tuple) else value
                    for value in values
                ),
            ),
        )


def delete_archive(connection: sqlite3.Connection, document_id: str) -> None:
    """Take a document's record out, so that another can be stored."""
    connection.execute("DELETE FROM archive_record WHERE document_id = ?", (document_id,))


def stored_archive(connection: sqlite3.Connection, document_id: str) -> ArchiveRecord | None:
    """The record of a document; None where the archive says nothing."""
    row = connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM archive_record WHERE document_id = ?", (document_id,)
    ).fetchone()
    if row is None:
        return None
    values = dict(zip(_COLUMNS, row, strict=True))
    lists = {name: msgspec.json.decode(values[name] or "[]", type=tuple[str, ...]) for name in _LISTS}
    return ArchiveRecord(**{**values, **lists})
