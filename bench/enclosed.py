"""Messages inside a message, measured against the attachments that the editors of TEI volumes mark.

Run as `python bench/enclosed.py ../shared`. The plain texts are read; the TEI tells where an attachment begins. Only
a few volumes mark any, and no editor marks what is quoted inside a telegram, so that the figures speak of papers below
the foot alone. Nothing is asked: what is measured is printed. Without the folder the program says so.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from cablebook.reading import read
from cablebook.reading.enclosure_heads import heads_enclosure

_ATTACHMENT = "{http://history.state.gov/frus/ns/1.0}attachment"
_NOTE = "{http://www.tei-c.org/ns/1.0}note"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SEEN = 40  # letters and digits by which an attachment is found in the plain text
_NEAR = 250  # characters between where the editors and the reader let it begin
_PARTS = ("annex", "appendix")  # heads of what may be a part of the paper above; counted apart


def marked(volume: Path) -> Iterator[tuple[str, str]]:
    """Document and first letters of every attachment that a volume marks."""
    tree = etree.parse(str(volume), etree.XMLParser(collect_ids=False, recover=True))
    for element in tree.iter(_ATTACHMENT):
        document = next((above.get(_ID) for above in element.iterancestors() if above.get("type") == "document"), None)
        letters = _letters("".join(_words(element)))[:_SEEN]
        if document is not None and letters:
            yield f"{volume.stem}/{document}", letters


def _words(element: etree._Element) -> Iterator[str]:
    """The words of an element without its footnotes."""
    if element.tag != _NOTE:
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def _letters(words: str) -> str:
    return "".join(c for c in words if c.isalnum()).casefold()


def start_of(text: str, letters: str) -> int | None:
    """Where the first of `letters` stands in a text, other characters passed over; None where they do not."""
    places = [n for n, c in enumerate(text) if c.isalnum()]
    at = "".join(text[n] for n in places).casefold().find(letters)
    return places[at] if 0 <= at < len(places) else None


def measure(shared: Path) -> Counter[str]:
    """Count attachments that are marked and found, and papers that are found in volumes that mark any."""
    counts: Counter[str] = Counter()
    for path in sorted((shared / "frus" / "text").glob("*.jsonl.gz")):
        volume = path.name.split(".")[0]
        gold: dict[str, list[str]] = {}
        for document, letters in marked(shared / "frus" / "volumes" / f"{volume}.xml"):
            gold.setdefault(document, []).append(letters)
        if not gold:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                _count(counts, record["text"], gold.get(record["id"], []))
    return counts


def _count(counts: Counter[str], text: str, gold: list[str]) -> None:
    read_at = [message.span.start for message in read(text).enclosed]
    marked_at = []
    for letters in gold:
        at = start_of(text, letters)
        if at is None:
            counts["marked, not in the plain text"] += 1
            continue
        marked_at.append(at)
        what = "annexes and appendices" if letters.startswith(_PARTS) else "enclosures and attachments"
        counts[f"{what} marked"] += 1
        counts[f"{what} found"] += any(abs(start - at) <= _NEAR for start in read_at)
    for start in read_at:
        end = text.find("\n", start)
        if heads_enclosure(text, start, end if end > 0 else len(text)):
            counts["papers read below a heading"] += 1
            counts["of them marked"] += any(abs(start - at) <= _NEAR for at in marked_at)


def main() -> int:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="folder with frus/text and frus/volumes")
    shared = parser.parse_args().shared
    if not (shared / "frus" / "volumes").exists():
        print(f"enclosed: skipped, because {shared} has no frus/volumes")
        return 0
    for what, count in sorted(measure(shared).items()):
        print(f"{what:<40}{count:>6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
