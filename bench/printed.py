"""What is left of a document that was printed: PDF and DOCX made by LibreOffice, read again, against the text itself.

Run as `python bench/printed.py ../shared`. Sixty documents, drawn by a seeded choice over all volumes, are printed in
several layouts; the header read from the print is compared with the header read from the text, field by field, where
either states something. Whole volumes without numbers and source lines (`mask.py volume`) are printed to PDF; each of
their documents must begin on a line of its own. Without the folder or LibreOffice there is nothing to measure and the
program says so.
"""

import argparse
import gzip
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from cablebook.model.document import Document
from cablebook.reading import read
from cablebook.sources import read_bytes

SEED = "printed"
DOCUMENTS = 60
VOLUMES = ("frus1949v07p1", "frus1952-54Guat", "frus1964-68v18")
ASKED_FIELDS = 0.98
ASKED_STARTS = 0.98
TIMEOUT_S = 300
WINDOW = 3000  # characters by which a first line may stand off its place

_MARKER = re.compile(r"(?<=\S)\[(\d{1,3})\]")
_NOTES = re.compile(r"\n\n(?=\[\d{1,3}\] )")
_NOTE = re.compile(r"\[(\d{1,3})\] ")


class Layout(NamedTuple):
    """A way of printing: the format that LibreOffice makes, and the file that it is given."""

    name: str
    form: str
    source: str
    make: Callable[[str], str]


def flat(columns: int) -> Callable[[str], str]:
    """A maker of flat OpenDocument files: justified type, running heads, real footnotes, text in so many columns."""

    def make(text: str) -> str:
        body, *notes = _NOTES.split(text)
        by_label = {found[1]: note[found.end() :] for note in notes if (found := _NOTE.match(note))}
        blocks = [block for block in body.split("\n\n") if block.strip()]
        first, rest = blocks[0].split("\n"), blocks[1:]
        title = _paragraph(first[0], "Title", by_label)
        opener = "".join(_paragraph(line, "Line", by_label) for line in first[1:])
        paragraphs = "".join(_block(block, by_label) for block in rest)
        return _FLAT.format(columns=columns, title=title, opener=opener, body=paragraphs)

    return make


def _block(block: str, notes: dict[str, str]) -> str:
    lines = block.split("\n")
    return "".join(
        _paragraph(line, "Text" if at == 0 else "Line", notes) for at, line in enumerate(lines) if line.strip()
    )


def _paragraph(line: str, style: str, notes: dict[str, str]) -> str:
    parts = _MARKER.split(line)
    set_parts = [_escaped(parts[0])]
    for label, words in zip(parts[1::2], parts[2::2], strict=True):
        note = notes.get(label)
        if note is None:
            set_parts.append(f"[{label}]")
        else:
            words_of_note = "".join(
                f'<text:p text:style-name="Note">{_escaped(one)}</text:p>' for one in note.split("\n")
            )
            set_parts.append(
                f'<text:note text:note-class="footnote"><text:note-citation>{label}</text:note-citation>'
                f"<text:note-body>{words_of_note}</text:note-body></text:note>"
            )
        set_parts.append(_escaped(words))
    return f'<text:p text:style-name="{style}">{"".join(set_parts)}</text:p>'


def _escaped(words: str) -> str:
    return escape(words, quote=False).replace("\t", "<text:tab/>")


_FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Text" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:text-indent="0.5cm" fo:margin-top="0.25cm"/><style:text-properties style:font-name="Liberation Serif"
 fo:font-family="Liberation Serif" fo:font-size="10.5pt" fo:language="en" fo:country="US"
 fo:hyphenate="true"/></style:style>
<style:style style:name="Line" style:family="paragraph"><style:paragraph-properties fo:text-align="start"/>
<style:text-properties fo:font-family="Liberation Serif" fo:font-size="10.5pt" fo:language="en"
 fo:country="US"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-family="Liberation Serif" fo:font-size="12pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-family="Liberation Serif" fo:font-size="9pt"/></style:style>
<style:style style:name="Note" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"/>
<style:text-properties fo:font-family="Liberation Serif" fo:font-size="8.5pt"/></style:style>
<style:style style:name="Raised" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="Raised"
 text:citation-body-style-name="Raised" style:num-format="1" text:start-value="0" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="Page" style:page-usage="mirrored"><style:page-layout-properties fo:page-width="17cm"
 fo:page-height="25cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/>
<style:header-style><style:header-footer-properties fo:min-height="0.8cm"
 fo:margin-bottom="0.4cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style>
</style:page-layout>
<style:style style:name="Columns" style:family="section"><style:section-properties>
<style:columns fo:column-count="{columns}" fo:column-gap="0.7cm"/></style:section-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
<style:header><text:p text:style-name="Head">THE PAPERS OF AN OFFICE</text:p></style:header>
<style:header-left><text:p text:style-name="Head">A VOLUME OF DOCUMENTS</text:p></style:header-left>
<style:header-first><text:p text:style-name="Head"/></style:header-first>
<style:footer><text:p text:style-name="Head"><text:page-number
 text:select-page="current">1</text:page-number></text:p>
</style:footer></style:master-page></office:master-styles>
<office:body><office:text>{title}{opener}<text:section text:name="Body" text:style-name="Columns">{body}
</text:section></office:text></office:body></office:document>
"""

LAYOUTS = (
    Layout("PDF, plain text", "pdf", "txt", str),
    Layout("PDF, a book's page", "pdf", "fodt", flat(1)),
    Layout("PDF, two columns", "pdf", "fodt", flat(2)),
    Layout("DOCX, plain text", "docx", "txt", str),
    Layout("DOCX, real footnotes", "docx", "fodt", flat(1)),
)


def chosen(shared: Path) -> list[tuple[str, str]]:
    """Ids and texts of the documents that are printed: always the same ones."""
    every = []
    for path in sorted((shared / "frus" / "text").glob("*.jsonl.gz")):
        with gzip.open(path, "rb") as lines:
            every += [(record["id"], record["text"]) for record in map(json.loads, lines)]
    return random.Random(SEED).sample(every, DOCUMENTS)  # noqa: S311 - a sample, no secret


def volumes(shared: Path) -> Iterator[tuple[str, str, list[int]]]:
    """Whole volumes without numbers and source lines: id, text, and where each document begins."""
    for name in VOLUMES:
        path = shared / "frus" / "text" / f"{name}.jsonl.gz"
        command = [sys.executable, str(shared / "eval" / "mask.py"), "volume", str(path)]
        record = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        yield record["id"], record["text"], record["starts"]


def print_texts(texts: Iterable[str], layout: Layout, folder: Path) -> list[Path]:
    """Print each text; the printed files in the same order."""
    sources = []
    for at, text in enumerate(texts):
        source = folder / f"{at:03}.{layout.source}"
        source.write_text(layout.make(text), encoding="utf-8")
        sources.append(source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        layout.form,
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT_S)
    return [source.with_suffix(f".{layout.form}") for source in sources]


def text_of(path: Path) -> str:
    """The text that cablebook reads from a printed file; empty where it reads none."""
    return "\n\n".join(one.text for one in read_bytes(path.read_bytes(), path.name) if isinstance(one, Document))


def fields_of(text: str) -> dict[str, Any]:
    """The header of a text without the places of its words; what is not stated is left out."""
    header = msgspec.to_builtins(read(text).header)
    return {name: _without_spans(value) for name, value in header.items() if name != "spans" and value}


def _without_spans(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_spans(one) for name, one in value.items() if name != "span"}
    return [_without_spans(one) for one in value] if isinstance(value, list | tuple) else value


def measure_fields(documents: list[tuple[str, str]], layout: Layout, *, tell: bool) -> tuple[int, int, float]:
    """Fields that are the same, fields in all, CPU seconds of reading the prints."""
    same: Counter[bool] = Counter()
    spent = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for (name, text), path in zip(
            documents, print_texts((text for _, text in documents), layout, Path(folder)), strict=True
        ):
            start = time.process_time()
            printed = text_of(path)
            spent += time.process_time() - start
            expected, found = fields_of(text), fields_of(printed)
            for field in sorted({*expected, *found}):
                agree = expected.get(field) == found.get(field)
                same[agree] += 1
                if tell and not agree:
                    print(f"  {name} {field}: expected {expected.get(field)!r}, found {found.get(field)!r}")
    return same[True], same.total(), spent


def lines_found(text: str, starts: list[int], printed: str) -> int:
    """How many of the first lines stand as lines of their own in the print, about where they should be."""
    printed = f"\n{printed}\n"
    found = drift = 0
    for start in starts:
        end = text.find("\n", start)
        line = text[start : len(text) if end < 0 else end].strip()
        expected = max(start + drift - WINDOW, 0)
        at = printed.find(f"\n{line}\n", expected, expected + 2 * WINDOW + len(line))
        if at >= 0:
            found += 1
            drift = at - start
    return found


def measure_volumes(shared: Path, layout: Layout) -> Iterator[tuple[str, int, int]]:
    """For each volume its id, the first lines found and the first lines in all."""
    for name, text, starts in volumes(shared):
        with tempfile.TemporaryDirectory() as folder:
            (path,) = print_texts([text], layout, Path(folder))
            yield name, lines_found(text, starts, text_of(path)), len(starts)


def main() -> int:
    """Print a line a layout and a line a volume; return 1 where one is below what was asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="folder with frus/text and eval/mask.py")
    parser.add_argument("--tell", action="store_true", help="print every field that differs")
    parser.add_argument("--only", default="", help="print the layouts whose names begin so, and no volumes")
    arguments = parser.parse_args()
    shared = arguments.shared.resolve()
    if not (shared / "frus" / "text").exists() or shutil.which("soffice") is None:
        print(f"bench: skipped; it needs {shared}/frus/text and LibreOffice's soffice on the path")
        return 0
    missed = 0
    documents = chosen(shared)
    print(f"{'':<34}{'same':>7}{'of':>7}{'share':>8}{'asked':>7}{'CPU s':>8}")
    for layout in LAYOUTS:
        if not layout.name.startswith(arguments.only):
            continue
        same, every, spent = measure_fields(documents, layout, tell=arguments.tell)
        share = same / every
        missed += share < ASKED_FIELDS
        print(f"{layout.name:<34}{same:>7}{every:>7}{share:>8.3f}{ASKED_FIELDS:>7}{spent:>8.2f}")
    for name, found, every in () if arguments.only else measure_volumes(shared, LAYOUTS[0]):
        missed += found / every < ASKED_STARTS
        print(f"{f'PDF, first lines of {name}':<34}{found:>7}{every:>7}{found / every:>8.3f}{ASKED_STARTS:>7}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
