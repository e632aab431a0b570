"""Boundaries measured: volumes of shuffled documents are cut apart again, and single documents stay whole.

Run as `python bench/splits.py ../shared`. The texts are those of `mask.py volume` in the shared folder: titles without
numbers, no source lines, no footnotes. Ten of the volumes were not looked at while the rules and weights were made.
With `--pdf` three volumes are printed to PDF by LibreOffice and cut apart from there.
"""

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cablebook.model.document import Document
from cablebook.reading.boundaries import find_boundaries
from cablebook.sources import Limits, read_file

UNSEEN = (
    "frus1948v01p1", "frus1949v07p1", "frus1952-54v12p2", "frus1955-57v10", "frus1955-57v23p2", "frus1958-60v08",
    "frus1961-63v03", "frus1961-63v16", "frus1964-68v10", "frus1969-76v28",
)  # fmt: skip
PRINTED = ("frus1958-60v14", "frus1964-68v10", "frus1969-76v28")
_NEAR = 3  # characters by which a cut may stand aside, as in score.py
_FIRST_WORDS = 12


class Tally(NamedTuple):
    """Boundaries in the gold, predicted, and right."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else 1.0


def volumes(shared: Path) -> Iterator[tuple[str, str, list[int]]]:
    """Every volume, masked: its name, its text, and where its documents start."""
    for path in sorted((shared / "frus" / "text").glob("*.jsonl.gz")):
        command = [sys.executable, str(shared / "eval" / "mask.py"), "volume", str(path)]
        masked = subprocess.run(command, check=True, capture_output=True).stdout  # our own command
        volume = json.loads(masked)
        yield volume["id"], volume["text"], volume["starts"]


def compared(gold: list[int], predicted: list[int]) -> Tally:
    """The boundaries behind the first, each matched at most once."""
    left = [start for start in predicted if start > _NEAR]
    right = 0
    for start in gold[1:]:
        near = next((one for one in left if abs(one - start) <= _NEAR), None)
        if near is not None:
            left.remove(near)
            right += 1
    return Tally(len(gold) - 1, len([start for start in predicted if start > _NEAR]), right)


def starts_of(text: str, pages: tuple[tuple[str, int], ...] = ()) -> list[int]:
    """Where documents start."""
    return [boundary.start for boundary in find_boundaries(text, pages)]


def measure_volumes(shared: Path) -> bool:
    """The volumes, all together, those that were seen and those that were not; whether the asked figures are met."""
    tallies: dict[str, Tally] = {}
    documents, seconds = 0, 0.0
    for name, text, gold in volumes(shared):
        begun = time.process_time()
        tallies[name] = compared(gold, starts_of(text))
        seconds += time.process_time() - begun
        documents += len(gold)
    every, seen, unseen = Tally(), Tally(), Tally()
    for name, tally in tallies.items():
        every = every.plus(tally)
        seen, unseen = (seen, unseen.plus(tally)) if name in UNSEEN else (seen.plus(tally), unseen)
    worst = min(tallies, key=lambda name: tallies[name].f1)
    print(f"{len(tallies)} volumes, {documents:,} documents, {seconds / documents * 1000:.2f} ms a document")
    print(f"  boundaries F1, all        {every.f1:.4f}   asked 0.95")
    print(f"  boundaries F1, seen       {seen.f1:.4f}")
    print(f"  boundaries F1, unseen     {unseen.f1:.4f}")
    print(f"  worst volume              {tallies[worst].f1:.4f}   asked 0.85   {worst}")
    return every.f1 >= 0.95 and tallies[worst].f1 >= 0.85


def measure_singles(shared: Path) -> bool:
    """Documents that are one, as they stand in the volumes; whether few enough are cut."""
    counts = {True: [0, 0], False: [0, 0]}
    seconds = 0.0
    for path in sorted((shared / "frus" / "text").glob("*.jsonl.gz")):
        is_unseen = path.name.removesuffix(".jsonl.gz") in UNSEEN
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        begun = time.process_time()
        cut = sum(len(find_boundaries(text)) > 1 for text in texts)
        seconds += time.process_time() - begun
        counts[is_unseen][0] += cut
        counts[is_unseen][1] += len(texts)
    cut = counts[True][0] + counts[False][0]
    documents = counts[True][1] + counts[False][1]
    print(f"{documents:,} single documents, {seconds / documents * 1000:.2f} ms each")
    print(f"  cut, all                  {cut / documents:.2%}   aim under 1 %")
    for is_unseen, name in ((False, "seen"), (True, "unseen")):
        print(f"  cut, {name:<20} {counts[is_unseen][0] / counts[is_unseen][1]:.2%}")
    return cut / documents < 0.01


def measure_pdf(shared: Path) -> bool:
    """Three volumes, printed to PDF; whether the asked figure is met."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("PDF skipped: there is no LibreOffice (soffice) on this machine.")
        return True
    every = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for name, text, gold in volumes(shared):
            if name not in PRINTED:
                continue
            printed = _printed(soffice, Path(folder), name, text)
            found = next(one for one in read_file(printed, limits=Limits()) if isinstance(one, Document))
            ends = [*gold[1:], len(text)]
            aligned = _aligned(found.text, [text[start:end] for start, end in zip(gold, ends, strict=True)])
            tally = compared(aligned, starts_of(found.text, found.pages))
            every = every.plus(tally)
            missing = len(gold) - len(aligned)
            print(f"  {name:<25} {tally.f1:.4f}   {missing} documents not found again in the text of the PDF")
    print(f"  boundaries F1 from PDF    {every.f1:.4f}   asked 0.93")
    return every.f1 >= 0.93


def _printed(soffice: str, folder: Path, name: str, text: str) -> Path:
    source = folder / f"{name}.txt"
    source.write_text(text, encoding="utf-8")
    command = [
        soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=Text (encoded):UTF8",
        "--convert-to", "pdf", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)  # our own command
    return source.with_suffix(".pdf")


def _aligned(text: str, documents: list[str]) -> list[int]:
    """Where each document's first words stand in a text, in order; one that is not found is left out."""
    starts, at = [], 0
    for document in documents:
        words = document.split()[:_FIRST_WORDS]
        found = re.compile(r"\s+".join(map(re.escape, words))).search(text, at)
        if found is not None:
            starts.append(found.start())
            at = found.end()
    return starts


def main() -> int:
    """Measure, and say whether what was asked is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with the volumes and mask.py")
    parser.add_argument("--pdf", action="store_true", help="measure three volumes printed to PDF instead")
    given = parser.parse_args()
    if not (given.shared / "frus" / "text").is_dir():
        print(f"Boundaries skipped: {given.shared} holds no volumes (frus/text).")
        return 0
    if given.pdf:
        return 0 if measure_pdf(given.shared) else 1
    is_met = [measure_volumes(given.shared), measure_singles(given.shared)]
    return 0 if all(is_met) else 1


if __name__ == "__main__":
    sys.exit(main())
