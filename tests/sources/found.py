"""What the sources find in a file that is written here in the test."""

from collections.abc import Iterable

from cablebook.model.document import Document, Problem
from cablebook.sources import Limits, read_bytes

Source = Document | Problem


def documents(data: bytes | str, name: str, *, limits: Limits | None = None) -> list[Document]:
    return [one for one in found(data, name, limits=limits) if isinstance(one, Document)]


def problems(data: bytes | str, name: str, *, limits: Limits | None = None) -> list[Problem]:
    return [one for one in found(data, name, limits=limits) if isinstance(one, Problem)]


def found(data: bytes | str, name: str, *, limits: Limits | None = None) -> list[Source]:
    raw = data.encode("utf-8") if isinstance(data, str) else data
    return list(read_bytes(raw, name, limits=limits or Limits()))


def only(sources: Iterable[Source]) -> Document:
    """The one document that a file is, read without any doubt."""
    (one,) = sources
    assert isinstance(one, Document), one
    return one


def refused(data: bytes | str, name: str, *, limits: Limits | None = None) -> str:
    """The sentence on a file of which nothing is read."""
    (one,) = found(data, name, limits=limits)
    assert isinstance(one, Problem), one
    assert one.lost
    return one.reason
