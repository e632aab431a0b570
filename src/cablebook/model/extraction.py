"""What `cablebook extract` writes for one document: the contract that others rely on."""

import msgspec

from .header import Header
from .reading import Enclosed, Reading

# Fields of the contract that no room fills yet: there, but empty, so that readers of the output need no change later.
_TO_COME = ("refs", "persons", "places", "events", "entries", "relations", "findings", "inferences")


def contract(document_id: object, reading: Reading, *, problem: str | None = None) -> dict[str, object]:
    """One line of `extract` as a dictionary, fields in the order of the contract.

    Args:
        document_id: The input's `id`, as it came.
        reading: What was read; one of an empty `Header` where nothing could be.
        problem: Why nothing could be read; the field is there only where this is given.
    """
    line: dict[str, object] = {"id": document_id}
    if problem is not None:
        line["problem"] = problem
    line.update(_fields(reading.header))
    line["enclosed"] = [_enclosed(one) for one in reading.enclosed]
    line.update((field, []) for field in _TO_COME)
    line["language"] = reading.language
    line["dates"] = reading.dates
    return line


def _fields(header: Header) -> dict[str, object]:
    return dict(zip(header.__struct_fields__, msgspec.structs.astuple(header), strict=True))


def _enclosed(one: Enclosed) -> dict[str, object]:
    return {"span": one.span, **_fields(one.header)}
