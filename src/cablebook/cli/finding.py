"""`cablebook registry` and `cablebook search`: which documents there are, and which have these words."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
import msgspec

from cablebook.book import Book, Hit, Period, Wanted
from cablebook.model.header import Kind

from .plain import one_line, plain
from .rows import row_options, write_rows

Command = TypeVar("Command", bound=Callable[..., Any])

_KINDS = get_args(Kind)
_BOLD = ("\x1b[1m", "\x1b[0m")
_PRINTED = ("«", "»")
_INSIDE = ("\x02", "\x03")  # until the words around them are escaped
_COLUMNS = ("date", "id", "kind", "number", "senders", "recipients", "place", "classification")


def period_options(command: Command) -> Command:
    """Add `--since` and `--until` to a command."""
    for name, words in (("--until", "not later than this"), ("--since", "not earlier than this")):
        command = click.option(
            name, metavar="DATE", help=f"Dated {words} day, month or year: 1950-10-07, 1950-10, 1950."
        )(command)
    return command


@click.command(epilog="\b\nExample:\n  cablebook registry korea.db --to stalin --since 1950-10 --until 1950-12 --csv")
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--from", "sender", metavar="TEXT", help="With this in the name or office of a sender.")
@click.option("--to", "recipient", metavar="TEXT", help="With this in the name or office of a recipient.")
@period_options
@click.option("--kind", type=click.Choice(_KINDS, case_sensitive=False), help="Only this kind of message.")
@click.option("--classification", metavar="TEXT", help="Only this classification, such as “top secret”.")
@row_options
def registry(
    book: Path,
    *,
    sender: str | None,
    recipient: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    classification: str | None,
    form: str | None,
) -> None:
    """List the documents of a book in date order, a line each.

    A vague date counts where it may fall: a document of “1950” is listed with --since 1950-10. Documents without a date
    come last, and are left out where dates are asked for.
    """
    wanted = Wanted(
        sender=sender,
        recipient=recipient,
        period=Period.of(since, until),
        kind=kind,
        classification=classification,
    )
    with Book.open(book) as opened:
        rows = (msgspec.structs.asdict(row) for row in opened.registry(wanted))
        write_rows(rows, form=form, columns=_COLUMNS, empty="No document was found.")


@click.command(epilog='\b\nExample:\n  cablebook search korea.db artillery "air cover" aviat* --until 1950-12')
@click.argument("book", type=click.Path(path_type=Path))
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--ranked", is_flag=True, help="Best first, of the first 2,000 by date; else by date.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@period_options
@row_options
def search(
    book: Path,
    words: tuple[str, ...],
    *,
    ranked: bool,
    limit: int,
    since: str | None,
    until: str | None,
    form: str | None,
) -> None:
    """Find documents by their words.

    All WORDS have to be there, in any form (advancing finds advances). Several words in quotation marks have to stand
    together; a star stands for any end of a word.
    """
    # The shell has taken the quotation marks off: an argument of several words is a phrase.
    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with Book.open(book) as opened:
        hits = opened.search(query, period=Period.of(since, until), ranked=ranked, limit=limit, marks=_INSIDE)
        if form is None:
            _write_hits(hits, limit)
        else:
            rows = (msgspec.structs.asdict(hit) | {"snippet": _marked(hit.snippet, _PRINTED)} for hit in hits)
            write_rows(rows, form=form, columns=(), empty="")


def _write_hits(hits: Iterator[Hit], limit: int) -> None:
    marks = _BOLD if sys.stdout.isatty() else _PRINTED
    count = 0
    for hit in hits:
        count += 1
        click.echo(one_line(f"{hit.date or 'no date'}  {hit.id}  {_name(hit)}"))
        click.echo(f"    {_marked(hit.snippet, marks)}")
    if count == 0:
        click.echo("No document has all these words.", err=True)
    elif count == limit:
        click.echo(f"These are the first {limit:,}; --limit shows more.", err=True)


def _name(hit: Hit) -> str:
    """What to call a document that was found: its title, else who wrote to whom."""
    return hit.title or f"{hit.senders or '-'} to {hit.recipients or '-'}"


def _marked(snippet: str, marks: tuple[str, str]) -> str:
    """The snippet, escaped, with other marks."""
    shown = dict(zip(_INSIDE, marks, strict=True))
    return "".join(shown.get(piece, plain(piece)) for piece in re.split(f"([{''.join(_INSIDE)}])", snippet))
