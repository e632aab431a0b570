"""What is read of a message without an editor's title, source note and footnotes: what an archive's own copy shows.

Run as `make scores`, or `python bench/bare.py ../shared`. The texts are made by the shared `mask.py bare`. Printed are,
for all volumes and for those kept aside, the fields that are still stated, and the share of documents with an invented
sender or recipient. Two judges who do not ask the readers tell what is invented. Of the tags alone, a name that is
neither among the gold's parties nor in the head that was taken away nor in a signature or closer that the editors
tagged. Of the paper, what of this is not printed as a party either: neither behind a word of address (`TO`, `FM`,
`MEMORANDUM FOR`), nor in a short sentence that says for whom and from whom the message is, nor alone in a paragraph
that the editors set to the right or tagged as a person.
"""

import argparse
import gzip
import itertools
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from cablebook.pipeline.extraction import extract_lines
from scores import UNSEEN

ASKED = {"date": 0.97, "time": 0.95, "place": 0.95, "number": 0.95}  # F1 at least
MARKS = {"precedence": 0.90, "handling": 0.90}  # of those that are still stated
MOST_INVENTED = 0.02  # of the documents
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
MOST_NAME_WORDS = 6
MOST_ADDRESS_LINES = 12
ADDRESS = re.compile(r"\s*(?:TO|FM|FROM|MEMORANDUM (?:FOR|TO)|THROUGH|INFO|FOR|Memorandum for|To|From)\b(?!\s[a-z])")
LONGEST_DIRECTION = 140  # characters
DIRECTION = re.compile(r"\b(?:for|to)\b.{2,90}\bfrom\b|\bfrom\b.{2,90}\b(?:for|to)\b", re.IGNORECASE)
DOCUMENT = re.compile(r"d\d+")

Record = dict[str, Any]


def masked(shared: Path, out: Path) -> None:
    """Write the masked texts of every volume."""
    volumes = sorted(str(path) for path in (shared / "frus" / "text").glob("*.jsonl.gz"))
    with out.open("wb") as file:
        subprocess.run([sys.executable, str(shared / "eval" / "mask.py"), "bare", *volumes], check=True, stdout=file)


def records(path: Path) -> dict[str, Record]:
    """JSON lines by their id."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return {record["id"]: record for record in map(json.loads, lines)}


def signatures(shared: Path) -> dict[str, tuple[str, str]]:
    """By document what the editors tagged as signature or closer, and what else they set apart as a name.

    In the form that is compared.
    """
    found: dict[str, tuple[str, str]] = {}
    for volume in sorted((shared / "frus" / "volumes").glob("*.xml")):
        # A volume holds an id twice, which a strict parser refuses.
        parser = etree.XMLParser(recover=True, collect_ids=False, huge_tree=True)
        for div in etree.parse(str(volume), parser).iter(f"{TEI}div"):
            name = div.get(XML_ID)
            if name is None or DOCUMENT.fullmatch(name) is None:
                continue
            parts = [element for tag in ("signed", "closer") for element in div.iter(f"{TEI}{tag}")]
            apart = [paragraph for paragraph in div.iter(f"{TEI}p") if _is_name(paragraph)]
            found[f"{volume.stem}/{name}"] = (_words_of(parts), _words_of(apart))
    return found


def _words_of(elements: Iterable[etree._Element]) -> str:
    return " | ".join(norm(" ".join(map(str, element.itertext()))) for element in elements)


def _is_name(paragraph: etree._Element) -> bool:
    """Whether a paragraph is short and set to the right, in bold, or nothing but a person's name."""
    words = "".join(map(str, paragraph.itertext())).split()
    if not 1 <= len(words) <= MOST_NAME_WORDS:
        return False
    only = [child for child in paragraph if child.tag in (f"{TEI}persName", f"{TEI}hi")]
    return paragraph.get("rend") == "right" or (bool(only) and not (paragraph.text or "").strip())


def norm(text: str) -> str:
    """Words in small letters, without accents, marks and footnote numbers."""
    plain = re.sub(r"\[\d+\]|\n", " ", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(re.sub(r"[^\w ]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split())


def invented(prediction: Record, gold: Record, signed: str) -> list[Record]:
    """The senders and recipients of a prediction that neither the gold nor a tag bears out."""
    stated = [norm(party["text"]) for field in ("senders", "recipients") for party in gold[field] or []]
    places = [norm(gold["head"] or ""), signed]
    parties = [*prediction["senders"], *prediction["recipients"]]
    return [party for party in parties if not _is_among(norm(party["text"]), stated, places)]


def is_printed(party: Record, text: str, apart: str) -> bool:
    """Whether a name stands behind a word of address, in its line or in the block below it, or alone as a name."""
    if _is_run(norm(party["text"]), apart):
        return True
    start, end = party["span"]
    first = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start), 0)
    last = min((at for at in (text.find("\n", end), text.find(". ", end)) if at >= 0), default=len(text))
    if last - first <= LONGEST_DIRECTION and DIRECTION.search(text[first:last]):
        return True
    lines = text[:end].split("\n")[-MOST_ADDRESS_LINES:]
    block = itertools.takewhile(str.strip, reversed(lines))
    return any(ADDRESS.match(line) for line in block)


def _is_among(name: str, stated: list[str], places: list[str]) -> bool:
    """Whether a name's words are a run of words of a place, or one of its words and those of a stated name are."""
    if not name or any(_is_run(name, place) for place in places):
        return True
    return any(_is_run(name, other) or _is_run(other, name) for other in stated)


def _is_run(words: str, place: str) -> bool:
    return f" {words} " in f" {place} "


def still_stated(gold: dict[str, Record], predictions: dict[str, Record], field: str) -> tuple[int, int]:
    """How many documents state a mark in what the mask left, and how many of them are read right."""
    asked = [g for g in gold.values() if g["classification_from"] == "opener" and g[field]]
    return sum(_same_mark(g[field], predictions[g["id"]][field]) for g in asked), len(asked)


def _same_mark(gold: str | list[str], predicted: str | list[str] | None) -> bool:
    asked, read = ([value] if isinstance(value, str) else value or [] for value in (gold, predicted))
    return {norm(mark) for mark in asked} <= {norm(mark) for mark in read}


def fields(shared: Path, predictions: Path, gold: Iterable[Record], folder: Path) -> dict[str, dict[str, float]]:
    """The figures of the shared scorer."""
    wanted = folder / "gold.jsonl"
    wanted.write_text("".join(json.dumps(record) + "\n" for record in gold), encoding="utf-8")
    command = [sys.executable, str(shared / "eval" / "score.py"), "header", str(wanted), str(predictions), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)["fields"]
    return found


class Figure(NamedTuple):
    """A figure for all volumes and for those kept aside, and what was asked of the first; None where nothing was."""

    name: str
    asked: float | None
    values: list[float]
    note: str
    is_met: bool


def figures(shared: Path, folder: Path, *, show: bool) -> Iterator[Figure]:
    """Every figure, in the order in which they are printed."""
    texts, read = folder / "bare.jsonl", folder / "predictions.jsonl"
    masked(shared, texts)
    with texts.open("rb") as lines, read.open("wb") as out:
        out.writelines(line + b"\n" for line in extract_lines(lines, jobs=2))
    predictions, every = records(read), records(shared / "eval" / "header.dev.jsonl.gz")
    aside = {name: record for name, record in every.items() if name.split("/")[0] in UNSEEN}
    sets = (every, aside)
    scores = [fields(shared, read, part.values(), folder) for part in sets]
    for field, least in ASKED.items():
        values = [score[field]["f1"] for score in scores]
        yield Figure(field, least, values, "", values[0] >= least)
    for field in ("classification", "precedence", "handling"):
        counts = [still_stated(part, predictions, field) for part in sets]
        values = [right / asked if asked else 1.0 for right, asked in counts]
        note = f"{counts[0][0]} of {counts[0][1]} still stated"
        yield Figure(field, MARKS.get(field), values, note, values[0] >= MARKS.get(field, 0.0))
    yield from inventions(shared, predictions, sets, records(texts), show=show)


def inventions(
    shared: Path,
    predictions: dict[str, Record],
    sets: Sequence[dict[str, Record]],
    texts: dict[str, Record],
    *,
    show: bool,
) -> Iterator[Figure]:
    """The share of documents with an invented party, by the tags alone and by the paper too, of which it is asked."""
    signed = signatures(shared)
    by_tags, by_paper = {}, {}
    for name, record in texts.items():
        tagged, apart = signed.get(name, ("", ""))
        by_tags[name] = invented(predictions[name], sets[0][name], tagged)
        by_paper[name] = [party for party in by_tags[name] if not is_printed(party, record["text"], apart)]
    told = sum(bool(prediction["senders"] or prediction["recipients"]) for prediction in predictions.values())
    for judge, wrong, most in (("invented (tags)", by_tags, None), ("invented", by_paper, MOST_INVENTED)):
        count = [sum(bool(wrong[name]) for name in part) for part in sets]
        values = [n / len(part) for n, part in zip(count, sets, strict=True)]
        note = f"{count[0]} documents of {told} that name a party"
        yield Figure(judge, most, values, note, most is None or values[0] <= most)
    if show:
        for name, parties in by_paper.items():
            if parties:
                print(f"{name}: {', '.join(party['text'] for party in parties)}", file=sys.stderr)


def main() -> int:
    """Print one line a figure; return 1 where one misses what was asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="folder with frus/text, frus/volumes and eval")
    parser.add_argument("--show", action="store_true", help="name every document with an invented party")
    arguments = parser.parse_args()
    shared = arguments.shared
    if not (shared / "eval" / "mask.py").exists():
        print(f"bare: skipped, because {shared} has no eval/mask.py. Give the folder: make scores SHARED=/path/to/it")
        return 0
    missed = 0
    print(f"{'bare messages':<16}{'asked':>8}{'all':>8}{'aside':>8}")
    with tempfile.TemporaryDirectory() as name:
        for figure in figures(shared, Path(name), show=arguments.show):
            missed += not figure.is_met
            asked = f"{'–':>8}" if figure.asked is None else f"{figure.asked:>8.3f}"
            values = "".join(f"{value:>8.3f}" for value in figure.values)
            note = f"  {figure.note}" if figure.note else ""
            print(f"{figure.name:<16}{asked}{values}{note}{'' if figure.is_met else '  missed'}")
    print(f"{missed} figures miss what was asked" if missed else "every figure is as asked")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
