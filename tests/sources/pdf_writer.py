"""A writer of small PDFs for tests: words at given places in the fonts that every reader of PDF has."""

import textwrap
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 612, 792
LEFT, TOP = 72, 72
SIZE = 10
LETTER = 0.6  # widths of a letter of Courier, in ems

_FONTS = {"C": "Courier", "H": "Helvetica", "T": "Times-Roman"}


class Words(NamedTuple):
    """Words on one line: where they begin (from the left and the top), their size, font and raise."""

    text: str
    left: float
    base: float
    size: float = SIZE
    font: str = "C"


class Rule(NamedTuple):
    """A horizontal line."""

    left: float
    right: float
    base: float


Mark = Words | Rule


def column(
    text: str, *, left: float = LEFT, top: float = TOP, letters: int = 60, size: float = SIZE, leading: float = 1.2
) -> list[Words]:
    """A text broken into lines of so many letters; a blank line stays one."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(paragraph, letters, break_on_hyphens=False) or [""]
    return [Words(line, left, top + at * size * leading, size) for at, line in enumerate(lines) if line]


def pdf(*pages: Iterable[Mark], extra: Sequence[bytes] = (), trailer: bytes = b"") -> bytes:
    """A PDF of so many pages. `extra` are objects after the pages', `trailer` more of the trailer's entries."""
    contents = [_content(page) for page in pages]
    kids = b" ".join(b"%d 0 R" % (3 + 2 * at) for at in range(len(contents)))
    fonts = b" ".join(
        b"/%s << /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
        % (key.encode(), name.encode())
        for key, name in _FONTS.items()
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 %d %d] /Resources << /Font << %s >> >> >>"
        % (kids, len(contents), WIDTH, HEIGHT, fonts),
    ]
    for at, content in enumerate(contents):
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (4 + 2 * at))
        objects.append(stream(content))
    return assembled([*objects, *extra], trailer)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects, numbered from 1, as a file; the first is its catalog."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _content(page: Iterable[Mark]) -> bytes:
    return b"\n".join(_drawn(mark) for mark in page)


def _drawn(mark: Mark) -> bytes:
    if isinstance(mark, Rule):
        return b"%.2f %.2f m %.2f %.2f l S" % (mark.left, HEIGHT - mark.base, mark.right, HEIGHT - mark.base)
    text = mark.text.encode("cp1252")
    for special in (b"\\", b"(", b")"):
        text = text.replace(special, b"\\" + special)
    place = (mark.font.encode(), mark.size, mark.left, HEIGHT - mark.base, text)
    return b"BT /%s %.2f Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET" % place
