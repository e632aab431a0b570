"""Accuracy against the gold of a shared folder: what was asked, what is measured.

Run as `make scores`, or `python bench/scores.py ../shared`. The texts are read with the engine of `cablebook extract`,
from the plain texts, never from the TEI, whose tags are the answer. Without the folder there is nothing to measure and
the program says so.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cablebook.pipeline.extraction import extract_lines

# Volumes whose errors were not looked at while the readers were written: their column tells what to expect elsewhere.
UNSEEN = frozenset(
    {
        "frus1949v07p2",
        "frus1952-54v12p2",
        "frus1955-57v08",
        "frus1958-60v05",
        "frus1961-63v12",
        "frus1964-68v14",
        "frus1969-76v28",
    }
)
# Field: (F1 at least, share of true statements among all that were made at least).
ASKED = {
    "date_same_day": (0.993, 0.98),
    "classification": (0.993, 0.98),
    "kind": (0.985, 0.95),
    "place": (0.985, 0.95),
    "recipients": (0.985, 0.95),
    "senders": (0.98, 0.93),
    "time": (0.98, 0.93),
    "number": (0.97, 0.90),
    "precedence": (0.97, 0.90),
    "handling": (0.97, 0.90),
    "drafted_by": (0.95, None),
    "cleared_by": (0.95, None),
    "approved_by": (0.95, None),
    "repeated_to": (0.95, None),
}


def texts(shared: Path) -> Iterator[bytes]:
    """The JSON lines of every volume, in order of their names."""
    for path in sorted((shared / "frus" / "text").glob("*.jsonl.gz")):
        with gzip.open(path, "rb") as lines:
            yield from lines


def score(shared: Path, predictions: Path, gold: Path) -> dict[str, dict[str, float]]:
    """The figures of the shared scorer for one set of documents."""
    command = [sys.executable, str(shared / "eval" / "score.py"), "header", str(gold), str(predictions), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    fields: dict[str, dict[str, float]] = json.loads(done.stdout)["fields"]
    return fields


def split_gold(shared: Path, folder: Path) -> tuple[Path, Path]:
    """Write the gold of the volumes that were seen and of those that were not."""
    seen, unseen = folder / "seen.jsonl", folder / "unseen.jsonl"
    with (
        gzip.open(shared / "eval" / "header.dev.jsonl.gz", "rt", encoding="utf-8") as lines,
        seen.open("w", encoding="utf-8") as a,
        unseen.open("w", encoding="utf-8") as b,
    ):
        for line in lines:
            (b if json.loads(line)["id"].split("/")[0] in UNSEEN else a).write(line)
    return seen, unseen


def main() -> int:
    """Print one line a field; return 1 where a figure is below what was asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="folder with frus/text and eval")
    shared = parser.parse_args().shared
    if not (shared / "eval" / "score.py").exists():
        print(
            f"scores: skipped, because {shared} has no eval/score.py. Give the folder: make scores SHARED=/path/to/it"
        )
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        predictions = folder / "predictions.jsonl"
        with predictions.open("wb") as out:
            out.writelines(line + b"\n" for line in extract_lines(texts(shared), jobs=2))
        everything = folder / "gold.jsonl"
        everything.write_bytes(gzip.decompress((shared / "eval" / "header.dev.jsonl.gz").read_bytes()))
        seen, unseen = split_gold(shared, folder)
        all_of_it, known, unknown = (score(shared, predictions, gold) for gold in (everything, seen, unseen))
    missed = 0
    heads = ("asked", "F1", "seen", "unseen")
    print(
        f"{'header':<16}"
        + "".join(f"{h:>8}" for h in heads)
        + "  |"
        + "".join(f"{h:>8}" for h in ("asked", "strict", *heads[2:]))
    )
    for field, (least, least_strict) in ASKED.items():
        figures = all_of_it[field]
        short = [figures["f1"] < least, least_strict is not None and figures["strict"] < least_strict]
        missed += sum(short)
        f1 = "".join(f"{x:>8.3f}" for x in (least, figures["f1"], known[field]["f1"], unknown[field]["f1"]))
        strict = "".join(f"{part[field]['strict']:>8.3f}" for part in (all_of_it, known, unknown))
        wanted = "–" if least_strict is None else f"{least_strict:.2f}"
        print(f"{field:<16}{f1}  |{wanted:>8}{strict}{'  below what was asked' if any(short) else ''}")
    print(f"{missed} figures are below what was asked" if missed else "every figure is at least what was asked")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
