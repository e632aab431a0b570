"""`cablebook extract`: JSON lines in, JSON lines out, without a book."""

from typing import BinaryIO

import click

from cablebook.pipeline.extraction import extract_lines, has_problem


@click.command(epilog="\b\nExample:\n  cablebook extract --input cables.jsonl --output headers.jsonl --jobs 2")
@click.option(
    "--input",
    "source",
    type=click.File("rb"),
    default="-",
    metavar="FILE",
    help='JSON lines with "id" and "text"; - is standard input.',
)
@click.option(
    "--output",
    "target",
    type=click.File("wb"),
    default="-",
    metavar="FILE",
    help="Where to write; - is standard output.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to read with.")
def extract(source: BinaryIO, target: BinaryIO, jobs: int) -> None:
    """Read JSON lines of texts and write what they say, a line for every line.

    Each input line is an object with "id" and "text"; "date", where given, completes dates that the text prints without
    their year. Each output line has the fields of the contract (docs/reference/extract.md), in input order. A line that
    cannot be read gives a line with "problem".
    """
    bad = 0
    for line in extract_lines(source, jobs=jobs):
        bad += has_problem(line)
        target.write(line + b"\n")
    if bad:
        click.echo(f"{bad} of the lines could not be read: see their field problem.", err=True)
