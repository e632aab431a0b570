"""Changed files and texts through sources and `extract`: nothing may raise, hang, or give a record without its words.

Run as `python bench/fuzz.py --runs 100000 [--seed N]`. Each run takes a small file of one format, or a text, changes
it at random, and reads it; run number and seed alone decide what it is, so that `--only NUMBER` repeats one. Every
result has to be a document whose reading is sound, its spans giving back words, or a problem with a sentence. A run
that fails leaves its input in `fuzz-failures/`, and the program ends with 1.
"""

import argparse
import contextlib
import json
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from cablebook.model.document import Document, Problem
from cablebook.pipeline.extraction import extract_line
from cablebook.pipeline.splitting import cut
from cablebook.sources import read_bytes
from fuzz_seeds import SEEDS, TEXTS, WORDS

_CHUNK = 200
_MOST_READ = 3  # documents of one file whose text is read: the others are much the same
_SHARE_OF_TEXTS = 0.25
_CPU_S = 5.0
_WALL_S = 60.0  # of a run that waits for another process
_FAILURES = Path("fuzz-failures")


class TooSlow(BaseException):
    """A run took longer than it may; no handler of the program's is to catch it."""


class UnsoundError(Exception):
    """A result is not what it has to be."""


class _Line(msgspec.Struct):
    """A line as `extract` takes it."""

    text: str


class Failure(NamedTuple):
    """A run that failed: its number, what was read, what went wrong, and the input."""

    number: int
    form: str
    reason: str
    name: str
    data: bytes


class Outcome(NamedTuple):
    """What came of some runs."""

    forms: Counter[str]
    documents: int
    problems: int
    slowest: tuple[float, int, str]
    failures: list[Failure]


def main() -> int:
    """Print what was run and what came of it; return 1 where a run failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", type=int, help="repeat the run of this number in this process")
    parser.add_argument("--formats", nargs="+", choices=(*SEEDS, "extract"), help="leave out all others")
    given = parser.parse_args()
    formats = tuple(given.formats or (*SEEDS, "extract"))
    if given.only is not None:
        outcome = run_chunk(given.seed, given.only, given.only + 1, formats)
    else:
        start = time.monotonic()
        outcome = _run_all(given.seed, given.runs, given.jobs, formats)
        print(f"{given.runs:,} runs with seed {given.seed} in {time.monotonic() - start:,.0f} s")
    print("  ".join(f"{form} {count:,}" for form, count in sorted(outcome.forms.items())))
    print(f"{outcome.documents:,} documents, {outcome.problems:,} problems")
    seconds, number, form = outcome.slowest
    print(f"slowest: {seconds:.2f} s of CPU ({form}, run {number})")
    for failure in outcome.failures:
        print(f"failed: {_kept(failure, given.seed)}: {failure.reason.splitlines()[-1]}")
    print(f"{len(outcome.failures)} failures")
    return 1 if outcome.failures else 0


def _run_all(seed: int, runs: int, jobs: int, formats: tuple[str, ...]) -> Outcome:
    total = Outcome(Counter(), 0, 0, (0.0, 0, ""), [])
    starts = range(0, runs, _CHUNK)
    with ProcessPoolExecutor(jobs) as pool:
        under_way = [(one, pool.submit(run_chunk, seed, one, min(one + _CHUNK, runs), formats)) for one in starts]
        for start, future in under_way:
            try:
                total = _sum(total, future.result())
            except BrokenProcessPool:
                reason = f"a process died at or behind run {start}; repeat these with --only to find it"
                return total._replace(failures=[*total.failures, Failure(start, "?", reason, "unknown", b"")])
    return total


def _sum(one: Outcome, other: Outcome) -> Outcome:
    return Outcome(
        one.forms + other.forms,
        one.documents + other.documents,
        one.problems + other.problems,
        max(one.slowest, other.slowest),
        one.failures + other.failures,
    )


def run_chunk(seed: int, start: int, end: int, formats: tuple[str, ...]) -> Outcome:
    """Make the runs from `start` up to `end`."""
    forms: Counter[str] = Counter()
    slowest = (0.0, start, "")
    documents = problems = 0
    failures: list[Failure] = []
    for number in range(start, end):
        form, name, data = make_input(random.Random(f"{seed}/{number}"), formats)  # noqa: S311  # no secret
        forms[form] += 1
        begun = time.process_time()
        try:
            with _bounded():
                read, told = check_extract(data) if form == "extract" else check_file(data, name)
            documents, problems = documents + read, problems + told
        except (Exception, TooSlow):  # noqa: BLE001  # whatever it is, it is what is looked for
            failures.append(Failure(number, form, traceback.format_exc(), name, data))
        slowest = max(slowest, (time.process_time() - begun, number, form))
    return Outcome(forms, documents, problems, slowest, failures)


def make_input(chance: random.Random, formats: tuple[str, ...]) -> tuple[str, str, bytes]:
    """A format, the name of a file, and its bytes, all decided by `chance`."""
    if "extract" in formats and (len(formats) == 1 or chance.random() < _SHARE_OF_TEXTS):
        return "extract", "line.jsonl", _make_line(chance)
    seeds = [(form, seed) for form in formats if form in SEEDS for seed in SEEDS[form]]
    form, seed = chance.choices(seeds, [seed.weight for _, seed in seeds])[0]
    inner = chance.random()  # changed inside, outside, or both
    data = seed.make(lambda part: mutate(part, chance) if inner < 0.7 and chance.random() < 0.5 else part)
    if inner > 0.4:
        data = mutate(data, chance)
    name = seed.name if chance.random() < 0.9 else chance.choice(("a", "a.txt", "a.xml", "a.zip", "a.tar", "a.eml"))
    return form, name, data


def _make_line(chance: random.Random) -> bytes:
    if chance.random() < 0.1:
        return mutate(json.dumps({"id": 1, "text": chance.choice(TEXTS), "date": "1950"}).encode(), chance)
    lines = [line for _ in range(chance.randint(1, 3)) for line in chance.choice(TEXTS).split("\n")]
    if chance.random() < 0.5:
        chance.shuffle(lines)
    text = mutate("\n".join(lines).encode(), chance).decode("utf-8", "replace")
    return json.dumps({"id": "a", "text": text, "date": chance.choice((None, "1950", text[:30]))}).encode()


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Change some bytes: single ones, pieces taken out, doubled, moved or put in, the end cut off."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 6, 12))):
        at = chance.randint(0, len(changed))
        length = min(int(chance.expovariate(0.05)) + 1, len(changed) - at)
        match chance.randint(0, 7):
            case 0 | 1 if at < len(changed):
                changed[at] = chance.choice((changed[at] ^ 1 << chance.randint(0, 7), chance.randint(0, 255)))
            case 2:
                del changed[at : at + length]
            case 3:
                changed[at:at] = changed[at : at + length] * chance.choice((1, 2, 30))
            case 4:
                piece = changed[at : at + length]
                del changed[at : at + length]
                to = chance.randint(0, len(changed))
                changed[to:to] = piece
            case 5 | 6:
                changed[at:at] = chance.choice(WORDS)
            case 7 if chance.random() < 0.3:
                del changed[at:]
    return bytes(changed)


def check_file(data: bytes, name: str) -> tuple[int, int]:
    """Read a file; how many documents and problems were found.

    Raises:
        UnsoundError: What was found is not what a source may find.
    """
    items: set[str] = set()
    documents = problems = 0
    for found in read_bytes(data, name):
        if isinstance(found, Problem):
            problems += 1
            _expect(len(found.reason) > 10 and "\n" not in found.reason, f"no sentence: {found}")
            continue
        _expect(isinstance(found, Document), f"neither a document nor a problem: {found!r}")
        _expect(found.item not in items, f"an item that comes twice: {found.item!r}")
        _expect(bool(found.text.strip()), f"a document without words: {found}")
        places = [offset for _, offset in found.pages]
        _expect(places == sorted(places) and all(0 <= one <= len(found.text) for one in places), "pages out of order")
        items.add(found.item)
        documents += 1
        for piece in cut(msgspec.structs.replace(found, is_whole=True))[0]:
            lines = [line for line in piece.text.split("\n\n") if line.strip()]
            _expect(bool(lines) and all(line in found.text for line in lines), f"a piece that is none: {piece}")
        if documents <= _MOST_READ:
            date = found.archive.date if found.archive else None
            check_extract(json.dumps({"id": found.item, "text": found.text, "date": date}).encode())
    return documents, problems


def check_extract(line: bytes) -> tuple[int, int]:
    """Extract a line of JSON and look at the line that comes out; whether it was read, and whether it has a problem.

    Raises:
        UnsoundError: A span is not inside the text or holds no words.
    """
    record = json.loads(extract_line(line))
    if record.get("problem"):
        return 0, 1
    text = msgspec.json.decode(line, type=_Line).text
    for start, end in _spans(record):
        _expect(0 <= start < end <= len(text) and bool(text[start:end].strip()), f"a span without words: {start}-{end}")
    return 1, 0


def _spans(record: Any) -> Iterator[tuple[int, int]]:
    """Every span of a record, however deep."""
    if isinstance(record, list):
        for one in record:
            yield from _spans(one)
    elif isinstance(record, dict):
        for key, value in record.items():
            if key == "span" and value is not None:
                yield (value[0], value[1])
            elif key == "spans":
                yield from value.values() if isinstance(value, dict) else value
            else:
                yield from _spans(value)


def _expect(holds: bool, otherwise: str) -> None:  # what is expected is the subject
    if not holds:
        raise UnsoundError(otherwise[:500])


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    """Stop what takes too long, by the processor's clock or by the wall's."""

    def stop(_signal: int, _frame: object) -> None:
        raise TooSlow(f"longer than {_CPU_S:.0f} s of CPU or {_WALL_S:.0f} s")

    for which in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(which, stop)
    signal.setitimer(signal.ITIMER_PROF, _CPU_S)
    signal.setitimer(signal.ITIMER_REAL, _WALL_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _kept(failure: Failure, seed: int) -> Path:
    """Where the input of a failed run and its reason were put."""
    _FAILURES.mkdir(exist_ok=True)
    path = _FAILURES / f"{seed}-{failure.number}-{failure.name}"
    path.write_bytes(failure.data)
    path.with_name(path.name + ".why").write_text(failure.reason, encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
