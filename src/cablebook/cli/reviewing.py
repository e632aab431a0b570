"""`cablebook review`: the log of corrections, listed and added to."""

import datetime
import getpass
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import click

from cablebook.book import Book
from cablebook.errors import UsageError
from cablebook.model.correction import Correction, CorrectionState, Outcome
from cablebook.pipeline.correcting import apply_log, decide, fates, take_back
from cablebook.pipeline.dividing import join_document, split_document
from cablebook.pipeline.signing import Signature
from cablebook.review import Decision, Reviewed, accept, add, change, reject, to_row

from .log_page import correction_lines, in_words
from .plain import one_line
from .rows import row_options, write_rows

Command = Callable[..., None]


class _BookFirst(click.Group):
    """A group whose options may stand behind the book, as those of every other command may."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the options ahead of the book, up to the name of a command."""
        with_value = {
            name for one in self.params if isinstance(one, click.Option) and not one.is_flag for name in one.opts
        }
        rest = list(args)
        options: list[str] = []
        book: list[str] = []
        while rest:
            if rest[0].startswith("-"):
                taken = 2 if rest[0] in with_value else 1
                options += rest[:taken]
                rest = rest[taken:]
            elif book:
                break
            else:
                book.append(rest.pop(0))
        return super().parse_args(ctx, [*options, *book, *rest])


@click.group(
    cls=_BookFirst,
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] [ARGS]...",
    epilog="\b\nExample:\n  cablebook review korea.db --jsonl > log.jsonl\n  cablebook review copy.db apply log.jsonl",
)
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--document", "document_id", metavar="ID", help="Only corrections of this document.")
@click.option("--orphaned", is_flag=True, help="Only those that no longer find their words, field or document.")
@row_options
@click.pass_context
def review(context: click.Context, book: Path, document_id: str | None, *, orphaned: bool, form: str | None) -> None:
    """List what readers have decided over the machine's reading, or decide.

    Every decision is signed and dated, takes effect at once, stays in force when documents are read again, and can be
    undone. To take a log to another book of the same documents, write it with --jsonl and `apply` it there.

    FIELD is a field of the header, as `show` and `extract` name it. A VALUE is given in short (a date as 1950-10-07,
    1950-10 or 1950-10-05/1950-10-07, a name as printed) or as JSON, as `extract` writes it.
    """
    context.obj = book
    if context.invoked_subcommand is None:
        _list(book, document_id, orphaned=orphaned, form=form)
    elif document_id or orphaned or form:
        raise click.UsageError("Options behind the book choose what is listed: leave them out to decide.")


def _list(book: Path, document_id: str | None, *, orphaned: bool, form: str | None) -> None:
    with Book.open(book) as opened:
        found = fates(opened, _wanted(opened, document_id))
    listed = [one for one in found if not orphaned or one[1].state is CorrectionState.ORPHANED]
    if form is None:
        for correction, outcome in listed:
            click.echo("\n".join(correction_lines(correction, outcome)))
    else:
        write_rows((to_row(*one) for one in listed), form=form, columns=(), empty="")


def _wanted(book: Book, document_id: str | None) -> tuple[Correction, ...]:
    if document_id is None:
        return book.corrections()
    # Corrections outlive their documents, so the log is asked first.
    return book.corrections(document_id) or book.corrections(book.document(document_id).id)


def _about_a_field(command: Command) -> Command:
    return click.argument("document_id", metavar="DOC")(click.argument("field")(command))


def _with_a_value(command: Command) -> Command:
    words = click.option("--words", help="The document's words that say so, as they stand in its text.")
    return _about_a_field(click.argument("value")(words(command)))


def _signed(command: Command) -> Command:
    by = click.option("--by", metavar="NAME", help="Who signs; else $CABLEBOOK_USER, else your login name.")
    return by(click.option("--note", help="Your reason.")(command))


@review.command("accept", epilog="\b\nExample:\n  cablebook review korea.db accept sample/1950-10-12 date")
@_about_a_field
@_signed
@click.pass_obj
def _accept(book: Path, document_id: str, field: str, by: str | None, note: str | None) -> None:
    """Sign that what FIELD holds is right; an empty field is signed as rightly empty."""
    _decide(book, document_id, lambda document: accept(document, field), _signature(by, note))


@review.command("reject", epilog="\b\nExample:\n  cablebook review korea.db reject sample/1952-12-slip-212 number")
@_about_a_field
@_signed
@click.pass_obj
def _reject(book: Path, document_id: str, field: str, by: str | None, note: str | None) -> None:
    """Declare that the document does not state what FIELD holds."""
    _decide(book, document_id, lambda document: reject(document, field), _signature(by, note))


@review.command(
    "change", epilog="\b\nExample:\n  cablebook review korea.db change sample/1952-12-slip-212 date 1952-12"
)
@_with_a_value
@_signed
@click.pass_obj
def _change(
    book: Path, document_id: str, field: str, value: str, words: str | None, by: str | None, note: str | None
) -> None:
    """Put VALUE in the place of what FIELD holds; of a list, in the place of the whole list."""
    _decide(book, document_id, lambda document: change(document, field, value, words=words), _signature(by, note))


@review.command("add", epilog="\b\nExample:\n  cablebook review korea.db add sample/1950-10-12 copies file")
@_with_a_value
@_signed
@click.pass_obj
def _add(
    book: Path, document_id: str, field: str, value: str, words: str | None, by: str | None, note: str | None
) -> None:
    """Put in what the machine missed: one more VALUE of a list, or the value of an empty FIELD."""
    _decide(book, document_id, lambda document: add(document, field, value, words=words), _signature(by, note))


@review.command(
    "split", epilog='\b\nExample:\n  cablebook review korea.db split 5b1e0c --words "CIPHERED TELEGRAM No. 26637"'
)
@click.argument("document_id", metavar="DOC")
@click.option("--words", required=True, help="The first words of the second document, as they stand in the text.")
@_signed
@click.pass_obj
def _split(book: Path, document_id: str, words: str, by: str | None, note: str | None) -> None:
    """Decide that DOC is two documents: the second begins at the words, the first keeps the id.

    Its file is read again at once. This and `join` are for a text, a web page, a PDF or a Word file.
    """
    with _writable(book) as opened:
        _tell(*split_document(opened, document_id, words, _signature(by, note)))


@review.command("join", epilog="\b\nExample:\n  cablebook review korea.db join 77aa01")
@click.argument("document_id", metavar="DOC")
@_signed
@click.pass_obj
def _join(book: Path, document_id: str, by: str | None, note: str | None) -> None:
    """Decide that DOC is no document of its own but a part of the one before it in its file."""
    with _writable(book) as opened:
        _tell(*join_document(opened, document_id, _signature(by, note)))


@review.command("undo", epilog="\b\nExample:\n  cablebook review korea.db undo 1")
@click.argument("number", type=click.IntRange(min=1))
@_signed
@click.pass_obj
def _undo(book: Path, number: int, by: str | None, note: str | None) -> None:
    """Take back the correction with this NUMBER; an undo can be undone like any other."""
    with _writable(book) as opened:
        _tell(*take_back(opened, number, _signature(by, note)))


@review.command("apply", epilog="\b\nExample:\n  cablebook review other.db --jsonl | cablebook review korea.db apply -")
@click.argument("log", type=click.File("rb"))
@click.pass_obj
def _apply(book: Path, log: BinaryIO) -> None:
    """Take in a LOG that `review --jsonl` wrote, of another book of the same documents; - is standard input.

    What the book holds already is skipped; signatures and dates stay.
    """
    with _writable(book) as opened:
        applied = apply_log(opened, log)
    click.echo(f"{len(applied.new)} applied, {applied.skipped} here already.")
    orphaned = [correction.number for correction, outcome in applied.new if outcome.state is CorrectionState.ORPHANED]
    if orphaned:
        click.echo(f"{len(orphaned)} of them found no ground here: cablebook review {book} --orphaned", err=True)


def _decide(book: Path, document_id: str, make: Callable[[Reviewed], Decision], signature: Signature) -> None:
    with _writable(book) as opened:
        _tell(*decide(opened, document_id, make, signature))


def _tell(correction: Correction, outcome: Outcome) -> None:
    click.echo(f"{correction.number}  {one_line(correction.document_id)}  {correction.field}  {in_words(correction)}")
    if outcome.state is not CorrectionState.STANDS:
        click.echo(f"   {outcome.state}: {one_line(outcome.reason or '')}")


def _writable(book: Path) -> Book:
    Book.open(book).close()  # a log belongs to a book that is there: none is made
    return Book.create_or_open(book)


def _signature(by: str | None, note: str | None) -> Signature:
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Signature(made_by=_reader(by), made_at=now, note=note)


def _reader(by: str | None) -> str:
    name = by or os.environ.get("CABLEBOOK_USER")
    if not name:
        try:
            name = getpass.getuser()
        except (OSError, KeyError, ImportError) as error:  # what it raises differs by system and release
            raise UsageError("Nobody is logged in who could sign: give --by NAME.") from error
    if not name.strip() or len(name) > 200:
        raise UsageError("A signature is a name of at most 200 characters: give --by NAME.")
    return name.strip()
