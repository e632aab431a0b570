"""Reading files in this process or in a pool: in the order of the files, and with bounded memory.

A task is several small files, one larger file, or some documents of a large file of JSON lines, which this process
takes apart and never holds whole. What comes out does not depend on the number of workers.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import NamedTuple

from cablebook.book.records import Part, Target
from cablebook.sources import Limits

from .interrupts import blocked
from .parts import file_parts, pack, read_files, read_parts, unpack, unread_parts
from .pool import worker_pool

_TASK_BYTES = 500_000  # of small files: a quarter of a second's work, against a fraction of a millisecond to send it
_TASK_FILES = 64
_LARGE_BYTES = 4_000_000
_TAKEN_APART = ("jsonl", "zip", "tar", "mbox")
_CHUNK_CHARACTERS = 500_000
_CHUNK_DOCUMENTS = 200
_POOL_BYTES = 3_000_000  # below this a pool takes longer to start than it saves
_MOST_WORKERS = 4  # the one process that stores is busy a third of the time: more workers would wait for it


_Answer = Future[bytes] | Future[list[bytes]] | None


class Piece(NamedTuple):
    """Parts of a file that belong next into the book; `is_last` where the file ends with them."""

    target: Target
    parts: Iterable[Part]
    is_last: bool


class _Task(NamedTuple):
    """Something to send to a worker, and what the answer belongs to; `work` gives None where nobody need be asked."""

    targets: list[Target]
    is_last: bool
    work: Callable[[ProcessPoolExecutor], _Answer]


def usual_jobs(bytes_to_read: int) -> int:
    """How many processes to read with where the user does not say."""
    if bytes_to_read < _POOL_BYTES:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_WORKERS)


def read_targets(targets: Iterable[Target], limits: Limits, *, jobs: int) -> Iterator[Piece]:
    """Read files, in their order.

    Args:
        targets: The files; one that could not be opened comes back as a piece without parts.
        limits: What a file may hold at most.
        jobs: Processes to read with; 1 is this one.

    Raises:
        CablebookError: A worker was killed.
    """
    if jobs == 1:
        for target in targets:
            yield Piece(target, () if target.reason else file_parts(target, limits), is_last=True)
        return
    with worker_pool(jobs) as pool:
        yield from _in_order(pool, _tasks(targets, limits), most_under_way=2 * jobs)


def _in_order(pool: ProcessPoolExecutor, tasks: Iterator[_Task], *, most_under_way: int) -> Iterator[Piece]:
    under_way: deque[tuple[_Task, _Answer]] = deque()
    for task in tasks:
        with blocked():
            under_way.append((task, task.work(pool)))
        if len(under_way) >= most_under_way:
            yield from _answered(*under_way.popleft())
    while under_way:
        yield from _answered(*under_way.popleft())


def _answered(task: _Task, future: _Answer) -> Iterator[Piece]:
    if future is None:
        yield Piece(task.targets[0], (), task.is_last)
        return
    answer = future.result()
    for target, packed in zip(task.targets, answer if isinstance(answer, list) else [answer], strict=True):
        yield Piece(target, unpack(packed), task.is_last)


def _tasks(targets: Iterable[Target], limits: Limits) -> Iterator[_Task]:
    small: list[Target] = []
    for target in targets:
        is_alone = target.reason is not None or _is_large(target)
        if not is_alone:
            small.append(target)
        if small and (is_alone or _is_enough(small)):
            yield _small_task(small, limits)
            small = []
        if target.reason is not None:
            yield _Task([target], True, lambda _pool: None)
        elif is_alone:
            yield from _large_tasks(target, limits)
    if small:
        yield _small_task(small, limits)


def _is_enough(targets: list[Target]) -> bool:
    return len(targets) >= _TASK_FILES or sum(target.bytes or 0 for target in targets) >= _TASK_BYTES


def _is_large(target: Target) -> bool:
    """Whether a file is taken apart here: one that holds many documents can be, without holding it whole."""
    return target.format in _TAKEN_APART and (target.bytes or 0) >= _LARGE_BYTES


def _small_task(targets: list[Target], limits: Limits) -> _Task:
    return _Task(targets, True, lambda pool: pool.submit(read_files, targets, limits))


def _large_tasks(target: Target, limits: Limits) -> Iterator[_Task]:
    chunk: list[Part] = []
    characters = 0
    for part in unread_parts(target, limits):
        if characters >= _CHUNK_CHARACTERS or len(chunk) >= _CHUNK_DOCUMENTS:
            yield _chunk_task(target, chunk, is_last=False)
            chunk, characters = [], 0
        chunk.append(part)
        characters += len(part.read.document.text) if part.read else 0
    yield _chunk_task(target, chunk, is_last=True)


def _chunk_task(target: Target, chunk: list[Part], *, is_last: bool) -> _Task:
    packed = pack(chunk)
    return _Task([target], is_last, lambda pool: pool.submit(read_parts, packed))
