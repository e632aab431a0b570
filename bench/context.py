"""Dates in context, measured: years and centuries taken away from dated documents, and completed from the others.

Run as `python bench/context.py ../shared`. In a seeded fifth of each volume's documents the year, or the
century, of the date is taken away, as if it had not been printed; the rest of the volume stays. Right is a completion
that gives the day back, wrong one that gives another. The documents come once in the order of the volume, and once
shuffled, where only numbers and the volume's span can tell.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from cablebook.model.context import Dated
from cablebook.model.reading import Reading, StatedDate
from cablebook.reading import read
from cablebook.reckoning.context import reckon_dates

_SHARE = 0.2
_SEED = 20


def dated(document_id: str, reading: Reading, hidden: str) -> Dated:
    """A document as reckoning sees it, the first `hidden` characters of its date as if not printed."""
    header = reading.header
    whole = Dated(
        id=document_id,
        folder=document_id.partition("/")[0],
        date=header.date,
        place=header.place,
        sender=header.senders[0].text if header.senders else None,
        number=header.number,
    )
    if not hidden or header.date is None or header.date.min != header.date.max:
        return whole
    edtf = hidden + header.date.min[len(hidden) :]
    stated = StatedDate(role="written", edtf=edtf, span=header.spans["date"])
    return msgspec.structs.replace(whole, date=None, dates=(stated,))


def volumes(shared: Path) -> Iterator[list[tuple[str, Reading]]]:
    """The documents of each volume, read, in its order."""
    for path in sorted((shared / "frus" / "text").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            documents = [json.loads(line) for line in lines]
        yield [(document["id"], read(document["text"])) for document in documents]


def measured(documents: list[tuple[str, Reading]], hidden: str, *, shuffled: bool) -> Counter[str]:
    """How many of the dates that were taken away come back right, wrong, or not at all."""
    chance = random.Random(_SEED)  # noqa: S311  # a repeatable choice, no secret
    taken = {document_id for document_id, _ in documents if chance.random() < _SHARE}
    days = {document_id: reading.header.date for document_id, reading in documents}
    given = [dated(one, reading, hidden if one in taken else "") for one, reading in documents]
    if shuffled:
        chance.shuffle(given)
    found = {one.document_id: one.value for one in reckon_dates(given).completions}
    asked = [one.id for one in given if one.dates]
    right = sum(1 for one in asked if (day := days[one]) is not None and found.get(one) == day.min)
    return Counter(asked=len(asked), right=right, wrong=len(found) - right, open=len(asked) - len(found))


def main() -> int:
    """Print a line for each way of taking away."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="folder with frus/text")
    shared = parser.parse_args().shared
    if not (shared / "frus" / "text").is_dir():
        print(f"context: skipped, because {shared} has no frus/text")
        return 0
    totals: dict[tuple[str, bool], Counter[str]] = {}
    for documents in volumes(shared):
        for hidden in ("XX", "XXXX"):
            for shuffled in (False, True):
                counts = totals.setdefault((hidden, shuffled), Counter())
                counts.update(measured(documents, hidden, shuffled=shuffled))
    print(
        f"{'taken away':<12}{'order':<12}{'dates':>8}{'right':>8}{'wrong':>8}{'open':>8}{'precision':>12}{'recall':>8}"
    )
    for (hidden, shuffled), counts in totals.items():
        said = counts["right"] + counts["wrong"]
        print(
            f"{'century' if hidden == 'XX' else 'year':<12}{'shuffled' if shuffled else 'printed':<12}"
            f"{counts['asked']:>8}{counts['right']:>8}{counts['wrong']:>8}{counts['open']:>8}"
            f"{counts['right'] / max(said, 1):>12.3f}{counts['right'] / max(counts['asked'], 1):>8.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
