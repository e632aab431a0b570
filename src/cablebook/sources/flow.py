"""From the pieces of a marked-up page to one text: white space, lines, paragraphs, footnotes and page breaks.

A reader of XML or HTML walks its tree once and pushes pieces of text and, between them, the marks below: control
characters, which neither XML nor HTML may contain. `set_text` then sets the whole document at once, because a few
passes of C over one long string cost a third of what the same work costs piece by piece.

The rules of white space are those of pretty-printed TEI: a run is one space; a line break that the printer of the XML
put before `, ; : )` or a closing full stop, or after `(` and `[`, is nothing.
"""

import re

from .normalize import normalize_characters

LINE = "\x01"  # what follows stands on a line of its own
JOIN = "\x02"  # what stands before and what stands behind are one word
PARAGRAPH = "\x03"  # what follows is set off by a blank line
PAGE = "\x05"  # a page break: PAGE + label + PAGE
NOTE = "\x06"  # directly after PARAGRAPH: what follows is a footnote, `[n] text`
CELL = "\x07"  # the end of a table cell

Pages = tuple[tuple[str, int], ...]

_INDENT = re.compile("\n[ \n]*")
_PRINTERS_BREAK = re.compile(r"\n[,;:).]|\n(?<=[(\[]\n)")
_BREAK_BEFORE = re.compile(r" ?\n([,;:)]|\.(?![ \n]\.))")
_BREAK_AFTER = re.compile(r"([(\[])\n")
_SPACES = re.compile("  +")
_BREAKS = ("\n", "\t")
_ONLY_PAGES = re.compile(f"(?:{PAGE}[^{PAGE}]*{PAGE} ?)+")


def set_text(pieces: list[str]) -> tuple[str, Pages]:
    """Set one document.

    Args:
        pieces: Its text in reading order with the marks of this module; footnotes last.

    Returns:
        The normalised text, without blank lines around it, and its page breaks as (label, offset of the first
        character of the page). A page on which nothing of this document stands is left out.
    """
    raw = "".join(pieces)
    text = _set(_squeeze(raw))
    if normalize_characters(text) is not text:  # rare, and it may change what is white space
        text = normalize_characters(_set(_squeeze(normalize_characters(raw))))
    return _take_pages(text) if PAGE in text else (text, ())


def without_leading_breaks(pieces: list[str]) -> list[str]:
    """Pieces without lines and white space before their first word, to stand behind a number."""
    at = 0
    while at < len(pieces) and (pieces[at] in (LINE, PARAGRAPH) or pieces[at].isspace()):
        at += 1
    return pieces[at:] if at else pieces


def _squeeze(text: str) -> str:
    if "\t" in text:
        text = text.replace("\t", " ")
    if JOIN in text:
        text = _joined(text.split(JOIN))
    text = _INDENT.sub("\n", text)
    if _PRINTERS_BREAK.search(text):
        text = _BREAK_AFTER.sub(r"\1", _BREAK_BEFORE.sub(r"\1", text))
    text = text.replace("\n", " ")
    return _SPACES.sub(" ", text) if "  " in text else text


def _joined(parts: list[str]) -> str:
    kept = [part.strip(" \n") for part in parts[1:-1]]
    return "".join((parts[0].rstrip(" \n"), *kept, parts[-1].lstrip(" \n")))


def _set(text: str) -> str:
    blocks: list[str] = []
    waiting = ""  # the page break in front of the next line that has words
    has_cells = CELL in text
    for raw in text.split(PARAGRAPH):
        block = raw.strip()
        if not block:
            continue
        if block[0] == NOTE:
            waiting = ""  # they stood behind the last words of the text
            block = block[1:]
            if block[-1] == "]" and "] " not in block:
                continue  # a note without words
        if LINE in block or block[-1] == PAGE or (has_cells and CELL in block):
            block, waiting = _set_lines(block, waiting)
            if not block:
                continue
        elif waiting:
            block, waiting = waiting + block, ""
        blocks.append(block)
    return "\n\n".join(blocks)


def _set_lines(block: str, waiting: str) -> tuple[str, str]:
    lines: list[str] = []
    for raw in block.split(LINE):
        line = raw.strip()
        if CELL in line:
            line = "\t".join(map(str.strip, line.split(CELL))).rstrip("\t")
        if not line:
            continue
        if line[-1] == PAGE and _ONLY_PAGES.fullmatch(line):
            waiting = f"{PAGE}{line.rsplit(PAGE, 2)[1]}{PAGE}"  # on the pages before it stands nothing
            continue
        lines.append(waiting + line)
        waiting = ""
    return "\n".join(lines), waiting


def _take_pages(text: str) -> tuple[str, Pages]:
    """Take the page breaks out of a text that is set, and the space that one of them leaves too many."""
    parts = text.split(PAGE)
    kept = [parts[0]]
    length = len(parts[0])
    pages: list[tuple[str, int]] = []
    end = parts[0][-1:]
    for label, words in zip(parts[1::2], parts[2::2], strict=True):
        if words[:1] in _BREAKS and end == " ":
            length -= _cut_last(kept)
        elif words[:1] == " " and (not end or end.isspace()):
            words = words[1:]
        if pages and (not kept[-1] or kept[-1].isspace()):
            pages.pop()  # nothing of this document stood on it
        pages.append((label, length + len(words) - len(words.lstrip())))
        kept.append(words)
        length += len(words)
        end = words[-1:] or end
    text = "".join(kept).rstrip()
    while pages and pages[-1][1] >= len(text):
        pages.pop()
    return text, tuple(pages)


def _cut_last(parts: list[str]) -> int:
    """Cut the last character, which is a space; how many were cut."""
    at = next(at for at in reversed(range(len(parts))) if parts[at])
    parts[at] = parts[at][:-1]
    return 1
