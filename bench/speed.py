"""Speed and memory, each in one run and as a ratio to parsing the same volumes with lxml alone.

Run as `make bench`, or `python bench/speed.py ../shared`. CPU seconds are user and system time of the process that did
the work, so a busy machine counts less; the ratio is what to compare between machines.
"""

import argparse
import gzip
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ASKED_READING = 1500  # documents a CPU second, layout and header on one core
ASKED_BOOK = 455  # documents a CPU second, TEI volumes to a finished book: the 2.2 ms that the design allows for all
ASKED_FRONT = 0.5  # ms of CPU a document: layout, header and dates
ASKED_MEMORY = 400  # MB at most


class Cost(NamedTuple):
    """What a task took: documents, CPU seconds, and the most memory in MB that its process held."""

    documents: int
    cpu_s: float
    peak_mb: float


def _measured(task: Callable[[Path], tuple[int, float]], shared: Path, answer: "multiprocessing.Queue[Cost]") -> None:
    documents, cpu_s = task(shared)
    answer.put(Cost(documents, cpu_s, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measure(task: Callable[[Path], tuple[int, float]], shared: Path) -> Cost:
    """Run a task in a process of its own, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[Cost] = context.Queue()
    process = context.Process(target=_measured, args=(task, shared, answer))
    process.start()
    cost = answer.get()
    process.join()
    return cost


def parse_alone(shared: Path) -> tuple[int, float]:
    """Parse every volume with lxml and do nothing else."""
    from lxml import etree

    parser = etree.XMLParser(collect_ids=False, huge_tree=False)
    start = time.process_time()
    divisions = 0
    for path in sorted((shared / "frus" / "volumes").glob("*.xml")):
        tree = etree.parse(path, parser)
        divisions += sum(1 for div in tree.iter("{http://www.tei-c.org/ns/1.0}div") if div.get("type") == "document")
    return divisions, time.process_time() - start


def plain_texts(shared: Path) -> list[str]:
    """The text of every document of every volume."""
    texts = []
    for path in sorted((shared / "frus" / "text").glob("*.jsonl.gz")):
        with gzip.open(path, "rb") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    return texts


def read_headers(shared: Path) -> tuple[int, float]:
    """Everything that is read in a text, of every plain text; loading the texts is not counted."""
    from cablebook.reading import read

    texts = plain_texts(shared)
    read(texts[0])
    start = time.process_time()
    for text in texts:
        read(text)
    return len(texts), time.process_time() - start


def read_book(shared: Path) -> tuple[int, float]:
    """`cablebook read` of all volumes to a finished, searchable book, in one process."""
    from cablebook.book import Book
    from cablebook.pipeline import read_into

    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        with Book.create_or_open(Path(folder) / "bench.db") as book:
            read_into(book, [shared / "frus" / "volumes"], jobs=1)
        spent = time.process_time() - start
        with Book.open(Path(folder) / "bench.db") as book:
            documents = book.count()
    return documents, spent


def shares(shared: Path) -> list[tuple[str, float]]:
    """What each step of reading costs a document, in milliseconds of CPU."""
    from cablebook.reading import read
    from cablebook.reading.boundaries import find_boundaries
    from cablebook.reading.enclosed import find_enclosed
    from cablebook.reading.header import read_header
    from cablebook.reading.language import read_language
    from cablebook.reading.layout import divide
    from cablebook.reading.stated import stated_dates
    from cablebook.reckoning.versions import sketch

    texts = plain_texts(shared)
    layouts = [divide(text) for text in texts]
    readings = [read(text) for text in texts]
    triples = list(zip(texts, layouts, readings, strict=True))
    steps: dict[str, Callable[[], object]] = {
        "language": lambda: [read_language(text) for text in texts],
        "layout": lambda: [divide(text) for text in texts],
        "header": lambda: [read_header(text, layout) for text, layout, _ in triples],
        "dates": lambda: [stated_dates(text, layout) for text, layout, _ in triples],
        "enclosed messages": lambda: [find_enclosed(text, layout, one.header) for text, layout, one in triples],
        "boundaries (texts and PDF only)": lambda: [find_boundaries(text) for text in texts],
        "sketch for versions": lambda: [sketch("", text, one) for text, _, one in triples],
    }
    found = []
    for name, step in steps.items():
        start = time.process_time()
        step()
        found.append((name, (time.process_time() - start) / len(texts) * 1000))
    return found


def main() -> int:
    """Print one line a task; return 1 where one is slower or larger than was asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="folder with frus/text and frus/volumes")
    shared = parser.parse_args().shared.resolve()
    if not (shared / "frus" / "volumes").exists():
        print(f"bench: skipped, because {shared} has no frus/volumes. Give the folder: make bench SHARED=/path/to/it")
        return 0
    parsing = measure(parse_alone, shared)
    missed = 0
    print(f"{'':<34}{'documents':>10}{'CPU s':>8}{'docs/s':>8}{'asked':>7}{'x lxml':>8}{'peak MB':>9}")
    print(f"{'lxml alone':<34}{parsing.documents:>10}{parsing.cpu_s:>8.2f}{'':>15}{1:>8.1f}{parsing.peak_mb:>9.0f}")
    for name, task, asked in (
        ("read a text", read_headers, ASKED_READING),
        ("read 28 TEI volumes to a book", read_book, ASKED_BOOK),
    ):
        cost = measure(task, shared)
        rate = cost.documents / cost.cpu_s
        missed += rate < asked or (task is read_book and cost.peak_mb > ASKED_MEMORY)
        print(
            f"{name:<34}{cost.documents:>10}{cost.cpu_s:>8.2f}{rate:>8.0f}{asked:>7}"
            f"{cost.cpu_s / parsing.cpu_s:>8.1f}{cost.peak_mb:>9.0f}"
        )
    print("\nof a document, in ms of CPU")
    spent = dict(shares(shared))
    for step, cost_ms in spent.items():
        print(f"{step:<34}{cost_ms:>8.3f}")
    front = spent["layout"] + spent["header"] + spent["dates"]
    missed += front > ASKED_FRONT
    print(f"{'layout, header and dates together':<34}{front:>8.3f}  asked {ASKED_FRONT}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
