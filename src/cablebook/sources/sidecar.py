"""A metadata.csv beside the files that it describes: a row a file, its columns the fields of an archive's record.

Which columns there are is told by their names alone (`lexicon/tables/sidecar_columns.csv`), and what divides them by
which division gives the most columns of known names: a table of three rows is too short for its statistics to tell.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from cablebook.lexicon import column_key, sidecar_columns
from cablebook.model.document import ArchiveRecord, Document, Problem

from .encoding import decode
from .normalize import normalize_plain

_DELIMITERS = (",", ";", "\t", "|")
_MOST_TOLD = 100  # doubts of single rows; a table that has more is wrong as a whole
_SEPARATORS = str.maketrans("|", ";")
_SEVERAL = ("authors", "recipients", "people", "places")
_ADDRESSES = ("http://", "https://")


class Row(msgspec.Struct, frozen=True):
    """What a row says.

    Attributes:
        number: The line of the file on which the row ends, from 1.
        file: The file that it names: a path with forward slashes relative to the folder of the metadata.csv, NFC.
        record: What it says of that file.
    """

    number: int
    file: str
    record: ArchiveRecord


class Sidecar(msgspec.Struct, frozen=True):
    """A metadata.csv: its rows in their order, and what could not be read of it or only with a doubt."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_sidecar(data: bytes) -> Iterator[Document | Problem]:
    """What is wrong with a metadata.csv as such: it is no document itself."""
    yield from parse_sidecar(data).problems


def parse_sidecar(data: bytes) -> Sidecar:
    """Read a metadata.csv.

    Args:
        data: The whole file, in any encoding; commas, semicolons, tabs or bars divide its columns.
    """
    decoded = decode(data)
    if decoded is None:
        return Sidecar((), (_lost("expected a table of metadata, found bytes that are no text in any encoding"),))
    problems = [_doubt(decoded.doubt)] if decoded.doubt else []
    table = _table(decoded.text)
    if table is None:
        found = ", ".join(_quoted(name) for name in _first_cells(decoded.text, ",")[:8]) or "none"
        problems.append(_lost(f"expected a column “file” among the names in the first row, found {found}; name it so"))
        return Sidecar((), tuple(problems))
    problems += _about_columns(table.names)
    if decoded.text.count('"') % 2:
        problems.append(_doubt(f"expected quotation marks in pairs, found an odd number of them: {_PAIRS}"))
    rows, doubts = _rows(table)
    problems += doubts[:_MOST_TOLD]
    if len(doubts) > _MOST_TOLD:
        problems.append(_doubt(f"{len(doubts) - _MOST_TOLD:,} more rows are like the ones above"))
    return Sidecar(tuple(rows), tuple(problems))


class _Table(NamedTuple):
    """A table whose columns are known: their names, what each is, and the rows below."""

    names: list[str]
    fields: list[str | None]
    rows: Iterator[tuple[int, list[str]]]


_PAIRS = "rows may have run together; close the one that is open"


def _table(text: str) -> _Table | None:
    """The table with the division that makes the most sense; None where none gives a column that names the file."""
    known = sidecar_columns()
    headers = [(_first_cells(text, delimiter), delimiter) for delimiter in _DELIMITERS]
    counted = [(sum(column_key(name) in known for name in names), names, delimiter) for names, delimiter in headers]
    _, names, delimiter = max(counted, key=lambda one: one[0])
    fields = [known.get(column_key(name)) for name in names]
    if "file" not in fields:
        return None
    rows = _lines(text, delimiter)
    next(rows)
    return _Table(names, fields, rows)


def _first_cells(text: str, delimiter: str) -> list[str]:
    _, cells = next(_lines(text, delimiter), (0, []))
    return cells


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, each with the number of its last line; one without cells where the table ends in damage.

    The line by which Excel is told what divides the columns is left out.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            yield reader.line_num, []
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells) and not (len(cells) <= 2 and cells[0].startswith("sep=")):
            yield reader.line_num, [_tidy(cell) for cell in cells]


def _about_columns(names: list[str]) -> list[Problem]:
    unknown = [_quoted(name) for name in names if name and column_key(name) not in sidecar_columns()]
    if not unknown:
        return []
    named = ", ".join(unknown[:8]) + (f" and {len(unknown) - 8} more" if len(unknown) > 8 else "")
    known = "title, summary, date, author, recipient, people, places, source, original archive, rights, language, url"
    return [_doubt(f"expected columns of known names ({known}), found {named}; what stands there was not used")]


def _rows(table: _Table) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    doubts: list[Problem] = []
    for number, cells in table.rows:
        if not cells:
            doubts.append(_doubt(f"expected rows to the end, found a cell without end in line {number}: {_PAIRS}"))
            continue
        if any(cells[len(table.fields) :]):
            doubts.append(_doubt(f"expected {len(table.fields)} columns in line {number}, found {len(cells)}"))
        file = next((cell for cell, field in zip(cells, table.fields, strict=False) if field == "file" and cell), None)
        if file is None:
            doubts.append(_doubt(f"expected the name of a file in line {number}, found none; the row was not used"))
        else:
            rows.append(Row(number, _path(file), _record(cells, table.fields)))
    return rows, doubts


def _record(cells: list[str], fields: list[str | None]) -> ArchiveRecord:
    """The record of a row: of two columns for one field the first that says anything, where it takes only one."""
    single: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for cell, field in zip(cells, fields, strict=False):
        if not cell or field in (None, "file", "information"):
            continue
        if field == "identifier":
            field = "url" if cell.startswith(_ADDRESSES) else "original_archive"
        if field in _SEVERAL:
            several.setdefault(field, []).extend(filter(None, map(str.strip, cell.translate(_SEPARATORS).split(";"))))
        else:
            single.setdefault(field, cell)
    unique = {field: tuple(dict.fromkeys(values)) for field, values in several.items()}
    return msgspec.convert({**single, **unique}, ArchiveRecord)


def _path(file: str) -> str:
    parts = [part for part in file.replace("\\", "/").split("/") if part not in ("", ".")]
    return unicodedata.normalize("NFC", "/".join(parts))


def _tidy(cell: str) -> str:
    return " ".join(normalize_plain(cell).split())


def _quoted(name: str) -> str:
    return f"“{name[:60]}”"


def _doubt(reason: str) -> Problem:
    return Problem(item="", reason=reason, lost=False)


def _lost(reason: str) -> Problem:
    return Problem(item="", reason=reason)
