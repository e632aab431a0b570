"""Two descriptions of one document: what its own file says, and what a curator wrote into a metadata.csv beside it.

The curator's comes first. It was written by somebody who had the file in hand and looked at it, later than whatever
program put the file's own fields there (the title of a scan, the date of an export, the author of a template), and
correcting those is what such a table is for. What the file says otherwise is told, never dropped in silence.

A row describes a file. Where a file holds many documents, each one's own fields are the closer description, and the
row fills what they leave open.
"""

from collections.abc import Iterable, Iterator

import msgspec

from cablebook.model.document import ArchiveRecord, Document, Problem

_FIELDS = ArchiveRecord.__struct_fields__
_EMPTY = ArchiveRecord()
_MOST_SHOWN = 120  # characters of a value


def described(sources: Iterable[Document | Problem], record: ArchiveRecord) -> Iterator[Document | Problem]:
    """The documents of a file with what the row for it says.

    Args:
        sources: What was found in the file.
        record: What the row says.

    Returns:
        The same in the same order; where a file that is one document says otherwise, a doubt stands before it.
    """
    for one in sources:
        if not isinstance(one, Document):
            yield one
            continue
        own = one.archive or _EMPTY
        is_alone = not one.item
        if is_alone and (reason := _difference(own, record)):
            yield Problem(item=one.item, reason=reason, lost=False)
        merged = _merged(record, own) if is_alone else _merged(own, record)
        yield msgspec.structs.replace(one, archive=merged if merged != _EMPTY else None)


def _merged(first: ArchiveRecord, second: ArchiveRecord) -> ArchiveRecord:
    return ArchiveRecord(**{name: getattr(first, name) or getattr(second, name) for name in _FIELDS})


def _difference(own: ArchiveRecord, record: ArchiveRecord) -> str | None:
    """What a file says otherwise than its row, in a sentence; None where it does not."""
    differing = [
        f"{name.replace('_', ' ')} “{_shown(row)}”, where the file itself has “{_shown(stated)}”"
        for name in _FIELDS
        if (row := getattr(record, name)) and (stated := getattr(own, name)) and _folded(row) != _folded(stated)
    ]
    return f"metadata.csv gives {'; '.join(differing)}: metadata.csv was followed" if differing else None


def _folded(value: str | tuple[str, ...]) -> object:
    """A value as it is compared: names in any order, without case, space and the full stop behind."""
    if isinstance(value, tuple):
        return sorted(" ".join(one.casefold().split()).rstrip(".") for one in value)
    return " ".join(value.casefold().split()).rstrip(".")


def _shown(value: str | tuple[str, ...]) -> str:
    words = "; ".join(value) if isinstance(value, tuple) else value
    return words if len(words) <= _MOST_SHOWN else words[:_MOST_SHOWN] + "…"
