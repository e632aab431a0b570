"""From pages to the one text of a PDF."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

import msgspec

from cablebook.model.document import ArchiveRecord, Document, Problem
from cablebook.sources.limits import Limits
from cablebook.sources.normalize import normalize_plain

from .columns import columns_of
from .edges import Edge, edges_of, edges_to_cut
from .glyphs import Rule
from .hyphens import LineEnds
from .notes import Note, divide_column, label_markers, labels_of, markers_of, with_markers
from .pages import Reading, pages_of, problems_of, trouble_of
from .paragraphs import Break, Setting, breaks_of, setting_of
from .rows import Row, Strip, bare, row_of, strips_of


class _Kept(NamedTuple):
    """A page between the two passes, packed: a file of thousands of pages is held whole."""

    place: int
    label: str
    width: float
    rules: list[Rule]
    packed: bytes


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[Strip]).decode


def read_pdf(data: bytes, limits: Limits) -> Iterator[Document | Problem]:
    """The document that a PDF with a text layer is.

    Columns are read in order; running heads, feet and page numbers are left out; the lines of a paragraph are one line,
    words divided at its ends whole again, and paragraphs parted by a blank line; lines that were meant as lines stay
    lines, with cells parted by a tab. Footnotes stand at the end as `[n] text`, their markers as `[n]` behind the word;
    they are counted anew where their printed numbers start again on a page. Pages go by their printed number, else by
    the label that the file gives them, else by their place.

    Args:
        data: The whole file.
        limits: How many pages and letters are read.

    Returns:
        A problem for each run of pages that cannot be read, then the document of all others.
    """
    reading = Reading()
    kept: list[_Kept] = []
    edges: list[Edge] = []
    sizes = Counter[float]()
    troubles: list[tuple[int, str]] = []
    turned: list[tuple[int, str]] = []
    for page in pages_of(data, limits, reading):
        trouble = trouble_of(page)
        if trouble is not None:
            troubles.append((page.index, trouble))
            continue
        if page.sideways:
            turned.append((page.index, f"{page.sideways} words stand sideways and were left out"))
        strips = strips_of(page.words)
        edges += edges_of(len(kept), strips)
        for strip in strips:
            sizes[round(2 * strip.size) / 2] += len(strip.text)
        kept.append(_Kept(page.index, page.label, page.width, page.rules, _pack(strips)))
    yield from problems_of(troubles)
    yield from problems_of(turned)
    yield from _about_the_rest(reading, limits)
    text, pages = _text_of(kept, edges, max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0)
    if text:
        yield Document(
            item="", text=text, sha256=hashlib.sha256(data).hexdigest(), archive=_stated(reading), pages=pages
        )
    elif not troubles and reading.reason is None:
        yield Problem(item="", reason="expected a document, found a PDF without pages")


def _about_the_rest(reading: Reading, limits: Limits) -> Iterator[Problem]:
    if reading.reason is not None:
        yield Problem(item="", reason=reading.reason)
    elif reading.claimed > limits.max_pages:
        reason = (
            f"expected at most {limits.max_pages:,} pages, found {reading.claimed:,}; split the file and read it again"
        )
        yield Problem(item=f"pages {limits.max_pages + 1}-{reading.claimed}", reason=reason)


def _text_of(kept: list[_Kept], edges: list[Edge], size: float) -> tuple[str, tuple[tuple[str, int], ...]]:
    cuts = edges_to_cut(edges)
    chunks: list[list[Row]] = []
    notes: list[Note] = []
    labels: dict[int, str] = {}
    widths: dict[int, float] = {}
    for at, page in enumerate(kept):
        cut = cuts.get(at)
        strips = _unpack(page.packed)
        if cut is not None:
            strips = cut.rest(strips)
        labels[page.place] = (cut.number if cut is not None else None) or page.label or str(page.place + 1)
        widths[page.place] = page.width
        columns = [
            _rows_of(column, chunk=len(chunks) + n, page=page.place) for n, column in enumerate(columns_of(strips))
        ]
        found, new = _divide_page(columns, page.rules, size, notes)
        chunks += found
        notes += new
    filled = [rows for rows in chunks if rows]
    if not filled and not notes:
        return "", ()
    setting = setting_of([*filled, *_chunks_of(notes)], widths)
    printed = labels_of(notes)
    rows = [row._replace(text=label_markers(row.text, printed)) for row in chain.from_iterable(filled)]
    ends = LineEnds(bare(row.text) for row in chain(rows, *(note.rows for note in notes)))
    text, offsets = _set(rows, setting, ends)
    foot = [
        f"[{label}] " + _set(note.rows, setting, ends)[0].replace("\n\n", "\n")
        for label, note in zip(printed, notes, strict=True)
    ]
    return _finished("\n\n".join(filter(None, [text, *foot])), [(labels[page], offset) for page, offset in offsets])


def _rows_of(column: list[Strip], *, chunk: int, page: int) -> list[Row]:
    right = max(strip.right for strip in column)
    return [row_of(strip, right=right, chunk=chunk, page=page) for strip in column]


def _chunks_of(notes: list[Note]) -> Iterator[list[Row]]:
    """The lines of all notes by the columns in which they stand."""
    by_chunk: dict[int, list[Row]] = {}
    for note in notes:
        for row in note.rows:
            by_chunk.setdefault(row.chunk, []).append(row)
    return iter(by_chunk.values())


def _divide_page(
    columns: list[list[Row]], rules: list[Rule], size: float, before: list[Note]
) -> tuple[list[list[Row]], list[Note]]:
    """The text of each column with the markers of the page's notes, and those notes.

    What goes on from the page before is added to the last of `before`.
    """
    bodies: list[list[Row]] = []
    notes: list[Note] = []
    markers = markers_of(chain.from_iterable(columns))
    for column in columns:
        earlier = notes or before
        divided = divide_column(column, rules, size, markers, has_text_above=any(bodies), may_go_on=bool(earlier))
        body = divided.body
        for note in divided.notes:
            # Their column is another one than that of the text above them.
            rows = [row._replace(chunk=-1 - row.chunk) for row in with_markers(note.rows, [], 0)]
            if note.label:
                notes.append(note._replace(rows=rows))
            elif earlier:
                earlier[-1].rows.extend(rows)
            else:
                body = body + note.rows
        bodies.append(body)
    marked = iter(with_markers(list(chain.from_iterable(bodies)), notes, len(before)))
    return [list(islice(marked, len(body))) for body in bodies], notes


def _set(rows: list[Row], setting: Setting, ends: LineEnds) -> tuple[str, list[tuple[int, int]]]:
    """Lines as a text, and where each page begins in it: (index, offset)."""
    lines: list[str] = []
    offsets: list[tuple[int, int]] = []
    length = 0  # of all that stands in `lines` before the last
    for row, kind in zip(rows, [Break.PARAGRAPH, *breaks_of(rows, setting)], strict=True):
        if lines and kind is Break.NONE:
            lines[-1] = ends.join(lines[-1], row.text)
        else:
            if lines:
                length += len(lines[-1]) + 1
                if kind is Break.PARAGRAPH:
                    lines.append("")
                    length += 1
            lines.append(row.text)
        if not offsets or offsets[-1][0] != row.page:
            offsets.append((row.page, length + len(lines[-1]) - len(row.text)))
    return "\n".join(lines), offsets


def _finished(text: str, pages: list[tuple[str, int]]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """The text in the book's form; its rows are, and only an accent that met its letter at a line end moves pages."""
    normal = normalize_plain(text)
    if normal != text:
        pages = [(label, len(normalize_plain(text[:offset]))) for label, offset in pages]
    return normal, tuple(page for page in pages if page[1] < len(normal))


def _stated(reading: Reading) -> ArchiveRecord | None:
    """What the file says of itself, where that is more than the name of a file or a program."""
    title = reading.title.strip()
    if not title or _NO_TITLE.search(title):
        return None
    return ArchiveRecord(title=normalize_plain(title))


_NO_TITLE = re.compile(r"\.\w{2,5}$|^\S+$|[\\/]|^(?:microsoft|untitled|document|powerpoint|scan)\b", re.IGNORECASE)
