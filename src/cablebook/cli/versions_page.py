"""Where the documents that carry one message differ, beside each other."""

from collections.abc import Iterator, Sequence
from typing import Any

from cablebook.book import StoredDocument
from cablebook.reckoning.versions.differences import beside, differences

from .plain import one_line
from .rows import table

_NONE_HERE = "–"


def other_versions(document: StoredDocument) -> list[str]:
    """The ids of the other documents that carry the message of one."""
    ids = {one_id for one in document.versions for one_id in (one.document_id, one.message)}
    return sorted(ids - {document.id})


def versions_page(document: StoredDocument, others: Sequence[StoredDocument]) -> Iterator[str]:
    """Give the lines of a comparison of a document with each of its other versions, safe to print on a terminal."""
    if not others:
        yield f"No other document of the book is known to carry the message of {one_line(document.id)}."
    for other in others:
        found = differences(document.text, document.header, other.text, other.header)
        many = "difference" if len(found) == 1 else "differences"
        yield f"{one_line(document.id)} and {one_line(other.id)}: {len(found) or 'no'} {many}"
        rows = (
            (kind, one_line(here) or _NONE_HERE, one_line(there) or _NONE_HERE) for kind, here, there in beside(found)
        )
        yield from table(rows, indent="  ")
        yield ""


def versions_data(document: StoredDocument, others: Sequence[StoredDocument]) -> list[dict[str, Any]]:
    """The same for programs: for each other version its id and the differences, with their places in both texts."""
    return [
        {"id": other.id, "differences": differences(document.text, document.header, other.text, other.header)}
        for other in others
    ]
