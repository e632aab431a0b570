"""`cablebook split`: where the documents of a text begin."""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from cablebook.model.document import Problem
from cablebook.pipeline.splitting import LEAST_SURE, Split, split_line, split_text
from cablebook.sources import format_of, read_file

from .plain import one_line, plain_json

_HEAD_BYTES = 4096
_FIRST_WORDS = 70  # characters
_FOUND_FAULT = 1


@click.command(
    epilog="\b\nExample:\n  cablebook split volume.txt\n  cablebook split volumes.jsonl --jsonl > starts.jsonl"
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, exists=True, dir_okay=False))
@click.option("--jsonl", is_flag=True, help="Print a JSON line for each text: id, starts, confidence, reasons.")
@click.pass_context
def split(context: click.Context, file: Path, *, jsonl: bool) -> None:
    """Find where the documents of a text begin, each with how sure that is and why.

    FILE is JSON lines, objects with "id" and "text" (- is standard input), or a text, a web page, a PDF or a Word file.
    The offsets count characters; those of a file count the text as the book keeps it. `read` cuts a file where the
    confidence is 0.7 or more.
    """
    bad = 0
    for found, text in _splits(file):
        bad += found.problem is not None
        if jsonl:
            click.echo(plain_json(_row(found)))
        else:
            click.echo("\n".join(_lines(found, text)))
    if bad:
        click.echo(f"{bad} {'text' if bad == 1 else 'texts'} could not be read.", err=True)
        context.exit(_FOUND_FAULT)


def _splits(file: Path) -> Iterator[tuple[Split, str]]:
    if str(file) == "-":
        yield from map(split_line, sys.stdin.buffer)
        return
    with file.open("rb") as opened:
        head = opened.read(_HEAD_BYTES)
    form = format_of(file.name, head)
    if form == "jsonl":
        with gzip.open(file) if head.startswith(b"\x1f\x8b") else file.open("rb") as lines:
            yield from map(split_line, lines)
        return
    for found in read_file(file):
        if isinstance(found, Problem) and not found.lost:
            click.echo(f"{one_line(file.name)}: {one_line(found.reason)}", err=True)
        elif isinstance(found, Problem):
            name = f"{file.name}, {found.item}" if found.item else file.name
            yield Split(id=name, problem=found.reason), ""
        elif found.is_whole:
            yield (
                split_text(f"{file.name}, {found.item}" if found.item else file.name, found.text, found.pages),
                found.text,
            )
        else:
            name = found.stated_id or found.item or file.name
            yield Split(id=name, starts=(0,), confidence=(1.0,), reasons=("the file says so",)), found.text


def _row(found: Split) -> dict[str, object]:
    row = {name: value for name, value in msgspec.structs.asdict(found).items() if name != "problem"}
    return row if found.problem is None else {**row, "problem": found.problem}


def _lines(found: Split, text: str) -> Iterator[str]:
    """One text: its name and how many documents it holds, then a line for each."""
    if found.problem is not None:
        yield f"{one_line(str(found.id))}: {one_line(found.problem)}"
        return
    count = len(found.starts)
    yield f"{one_line(str(found.id))}: {count:,} {'document' if count == 1 else 'documents'}"
    ends = (*found.starts[1:], len(text))
    for start, end, sure, reason in zip(found.starts, ends, found.confidence, found.reasons, strict=True):
        doubt = "" if sure >= LEAST_SURE else "  (doubtful: not cut by `read`)"
        yield f"{start:>9,}  {sure:.2f}  {one_line(text[start : min(end, start + _FIRST_WORDS)])}"
        yield f"{'':15}  {reason}{doubt}"
