"""`cablebook read` and `cablebook status`: documents into a book, and what is in it."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from cablebook.book import Book, Status
from cablebook.pipeline import Silent, Summary, read_into
from cablebook.sources import Limits
from cablebook.sources.limits import size_in_words

from .plain import one_line, plain_json
from .progress import shown
from .rows import table

_MOST_JOBS = 64
_MEGABYTE = 2**20
_MAX_MB = Limits().max_bytes // _MEGABYTE
_INTERRUPTED = 130


@click.command(epilog="\b\nExample:\n  cablebook read korea.db cables/ more/volume.xml")
@click.argument("book", type=click.Path(path_type=Path))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--jobs",
    type=click.IntRange(1, _MOST_JOBS),
    help="Processes to read with. The book is the same for any number. [default: as many as are of use, up to 4]",
)
@click.option("--again", is_flag=True, help="Read every file, also those that have not changed.")
@click.option(
    "--max-mb",
    type=click.IntRange(1, 1024),
    default=_MAX_MB,
    show_default=True,
    help="Largest file, in megabytes, that is read as one document or as XML.",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
def read(book: Path, paths: tuple[Path, ...], *, jobs: int | None, again: bool, max_mb: int, quiet: bool) -> None:
    """Read documents into a book, which is made where there is none.

    Each PATH is a file or a folder, which is walked to its ends; names that begin with a dot are skipped. Files that
    the book has and that have not changed are not read again; documents keep their ids when files are renamed or moved,
    and readers' corrections stand. Whatever cannot be read is listed by `status`. Stop it at any time: the next `read`
    goes on where this one was.
    """
    progress = Silent() if quiet else shown()
    try:
        with Book.create_or_open(book) as opened:
            limits = Limits(max_bytes=max_mb * _MEGABYTE)
            summary = read_into(opened, paths, jobs=jobs, limits=limits, progress=progress, again=again)
    except KeyboardInterrupt:
        progress.end()
        click.echo("Stopped. What was read is in the book; the same command goes on from here.", err=True)
        click.get_current_context().exit(_INTERRUPTED)
    for line in _summary_lines(summary):
        click.echo(line)
    click.echo(f"Next: cablebook status {book}")


@click.command(epilog="\b\nExample:\n  cablebook status korea.db")
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, with everything that is listed.")
def status(book: Path, *, as_json: bool) -> None:
    """Show what is in a book, and what could not be read and why."""
    with Book.open(book) as opened:
        found = opened.status()
    if as_json:
        click.echo(plain_json(msgspec.to_builtins(found)))
        return
    for line in _status_lines(book, found):
        click.echo(line)


def _summary_lines(summary: Summary) -> Iterator[str]:
    kinds = [
        f"{count:,} {what}"
        for count, what in (
            (summary.new, "new"),
            (summary.changed, "changed or read anew"),
            (summary.unchanged, "unchanged"),
            (summary.renamed, "renamed"),
            (summary.removed, "removed"),
        )
        if count
    ]
    yield f"Read {_many(summary.documents, 'document')} from {_many(summary.files, 'file')}."
    if kinds:
        yield f"Files: {', '.join(kinds)}."
    if summary.lost:
        yield f"Could not be read: {_many(summary.lost, 'file or part of a file', 'files or parts of files')}."
    if summary.doubtful:
        yield f"Read with a doubt: {_many(summary.doubtful, 'part of a file', 'parts of files')}."


def _status_lines(book: Path, found: Status) -> Iterator[str]:
    files = sum(count for state, count in found.files.items() if state != "removed")
    span = f", {found.first_day} to {found.last_day}" if found.first_day else ""
    held = f"{_many(found.documents, 'document')} from {_many(files, 'file')}"
    yield f"{book}: {held} ({size_in_words(found.bytes)}){span}"
    if found.unfinished:
        yield "A read is at work, or was stopped before its end: run `cablebook read` again."
    yield from _counts("Documents by kind", {kind.replace("_", " "): count for kind, count in found.kinds.items()})
    yield from _counts("Files", found.files)
    if found.documents:
        yield ""
        for count, what in ((found.undated, "without a date"), (found.without_sender, "without a sender")):
            yield f"{what.capitalize()}: {count:,} ({count / found.documents:.1%})"
        if found.versions:
            messages = found.documents - found.versions
            carry = "document carries" if found.versions == 1 else "documents carry"
            yield f"Messages: {messages:,}; {found.versions:,} {carry} one of them again"
        if found.completed:
            yield f"Dates and zones completed from the collection: {found.completed:,}"
    yield from _counts("Kept and searchable, but not read, by language", found.not_read)
    yield from _listed("Dates that do not agree", [f"{one.document_id}: {one.message}" for one in found.conflicts])
    lost = [problem for problem in found.problems if problem.lost]
    doubtful = [problem for problem in found.problems if not problem.lost]
    for title, problems in (("Could not be read", lost), ("Read with a doubt", doubtful)):
        yield from _listed(title, [f"{_place(one.path, one.item)}: {one.reason}" for one in problems])
    yield from _listed(
        "Duplicates, read once",
        [f"{_place(one.path, one.item)}: the same as {one.document_id}" for one in found.duplicates],
    )
    yield from _listed("Removed files, whose documents are kept but not listed", list(found.removed_files))
    yield from _counts("Corrections", found.corrections)
    yield from _listed(
        "Corrections that no longer find their words",
        [f"{one.number}, {one.field} of {one.document_id}: {one.reason}" for one in found.orphaned],
    )


def _counts(title: str, counts: dict[str, int]) -> Iterator[str]:
    if counts:
        yield ""
        yield title
        yield from table(((what, f"{count:,}") for what, count in counts.items()), indent="  ")


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title} ({len(lines):,})"
        for line in lines:
            yield f"  {one_line(line)}"


def _place(path: str, item: str) -> str:
    return f"{path}, {item}" if item else path


def _many(count: int, one: str, several: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"
