"""Rows on standard output: aligned text for people, `--json`, `--jsonl` and `--csv` for programs.

Rows are written as they come, so that a large book needs no large memory. Nothing is ever cut; what a document says is
escaped, so that it cannot command a terminal, and in CSV cannot be a formula.
"""

import csv
import itertools
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO, TypeVar

import click
import msgspec

from .plain import one_line, plain, plain_json

Row = Mapping[str, Any]
Command = TypeVar("Command", bound=Callable[..., Any])

_ALIGNED_ROWS = 500  # widths are those of the first rows; a longer cell further on pushes its line only
_GAP = "  "
# What spreadsheets take for the beginning of a formula; a number with its sign is none.
_FORMULA = re.compile(r"[=+\-@\t\r](?!\d[\d.,]*$)")


def row_options(command: Command) -> Command:
    """Add `--json`, `--jsonl` and `--csv` to a command, which gets the one that was chosen as `form`, or None."""
    for form, words in (
        ("csv", "Print rows as CSV, with a line of column names."),
        ("jsonl", "Print each row as a line of JSON."),
        ("json", "Print the rows as one JSON array."),
    ):
        command = click.option(f"--{form}", "form", flag_value=form, help=words)(command)
    return command


def write_rows(rows: Iterable[Row], *, form: str | None, columns: Sequence[str], empty: str) -> None:
    """Write rows to standard output.

    Args:
        rows: Each with the same keys; values are text, numbers or None (and anything that is JSON, for JSON).
        form: "json", "jsonl" or "csv"; None for aligned text.
        columns: The keys that text shows, in order. The other forms have all keys.
        empty: What to say on standard error where there is no row to show as text.
    """
    out = sys.stdout
    if form == "json":
        _write_json(rows, out)
    elif form == "jsonl":
        for row in rows:
            out.write(_json_line(row) + "\n")
    elif form == "csv":
        _write_csv(rows, out)
    else:
        _write_text(rows, columns, out, empty)


def table(rows: Iterable[Sequence[str]], *, indent: str = "") -> Iterator[str]:
    """Rows of cells as lines with aligned columns; cells that look like numbers stand to the right."""
    waiting = iter(rows)
    first = [list(map(one_line, row)) for row in itertools.islice(waiting, _ALIGNED_ROWS)]
    widths = [max(map(len, column)) for column in zip(*first, strict=True)]
    for row in itertools.chain(first, (list(map(one_line, row)) for row in waiting)):
        cells = (_aligned(cell, width) for cell, width in zip(row, widths, strict=True))
        yield (indent + _GAP.join(cells)).rstrip()


def _aligned(cell: str, width: int) -> str:
    return cell.rjust(width) if re.fullmatch(r"[\d,.]+ ?%?", cell) and len(cell) < 12 else cell.ljust(width)


def _write_json(rows: Iterable[Row], out: TextIO) -> None:
    separator = "[\n"
    for row in rows:
        out.write(separator + _json_line(row))
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")


def _json_line(row: Row) -> str:
    return msgspec.json.format(plain_json(row), indent=0)


def _write_csv(rows: Iterable[Row], out: TextIO) -> None:
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        return
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(first)
    for row in itertools.chain([first], waiting):
        writer.writerow(_csv_cell(value) for value in row.values())


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    text = plain(value if isinstance(value, str) else msgspec.json.encode(value).decode())
    return f"'{text}" if _FORMULA.match(text) else text


def _write_text(rows: Iterable[Row], columns: Sequence[str], out: TextIO, empty: str) -> None:
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        sys.stderr.write(empty + "\n")
        return
    cells = ([_text_cell(row[name]) for name in columns] for row in itertools.chain([first], waiting))
    headings = [name.replace("_", " ") for name in columns]
    out.writelines(line + "\n" for line in table(itertools.chain([headings], cells)))


def _text_cell(value: object) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
