"""Reading JSON lines into JSON lines, without a book: the engine of `cablebook extract`."""

import itertools
from collections.abc import Iterable, Iterator
from concurrent.futures import Future

import msgspec

from cablebook.model.extraction import contract
from cablebook.model.header import Header
from cablebook.model.reading import Reading
from cablebook.reading import read

from .interrupts import blocked
from .pool import worker_pool

_CHUNK = 64  # lines a task: long enough that sending them costs little, short enough that memory stays flat


class _Line(msgspec.Struct):
    """An input line; other fields are let through unread."""

    text: str
    id: object = None
    date: str | None = None


_decoder = msgspec.json.Decoder(_Line)
_encoder = msgspec.json.Encoder()


def extract_line(line: bytes) -> bytes:
    """Read one JSON line `{"id", "text"}` and write its line of the contract, without the line end.

    A line that cannot be read gives a line too, with `problem` saying why: input and output always have as many lines.
    """
    try:
        given = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = f'expected a JSON object with "id" and "text", found {_shown(line)}: {error}'
        return _encoder.encode(contract(_id_of(line), Reading(layout=(), header=Header()), problem=reason))
    return _encoder.encode(contract(given.id, read(given.text, date=given.date)))


def has_problem(line: bytes) -> bool:
    """Whether a line that was written says that its document could not be read."""
    return b'"problem":' in line[:200] and msgspec.json.decode(line).get("problem") is not None


def _shown(line: bytes) -> str:
    words = line.strip()[:60].decode("utf-8", "replace")
    return f'"{words}"' if words else "an empty line"


def _id_of(line: bytes) -> object:
    """The id of a line whose text is not usable, where at least that can be read."""
    try:
        given = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return given.get("id") if isinstance(given, dict) else None


def _extract_chunk(lines: list[bytes]) -> list[bytes]:
    return [extract_line(line) for line in lines]


def extract_lines(lines: Iterable[bytes], *, jobs: int = 1) -> Iterator[bytes]:
    """Read JSON lines, in order, in this process or over `jobs` processes.

    Memory does not grow with the input: at most two chunks a worker are under way.
    """
    if jobs <= 1:
        yield from map(extract_line, lines)
        return
    source = iter(lines)
    with worker_pool(jobs) as pool:
        under_way: list[Future[list[bytes]]] = []
        while chunk := list(itertools.islice(source, _CHUNK)):
            with blocked():
                under_way.append(pool.submit(_extract_chunk, chunk))
            if len(under_way) > 2 * jobs:
                yield from under_way.pop(0).result()
        for future in under_way:
            yield from future.result()
