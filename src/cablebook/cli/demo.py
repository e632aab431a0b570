"""`cablebook demo`: the sample collection in a book, and a first look at it."""

from pathlib import Path

import click

from cablebook.book import Book, StoredDocument
from cablebook.errors import UsageError
from cablebook.pipeline import read_into
from cablebook.sample import COMPOSED, PARAPHRASE, sample_folder

from .demo_page import demo_page


@click.command(epilog="\b\nExample:\n  cablebook demo demo.db")
@click.argument("book", type=click.Path(path_type=Path), default=Path("cablebook-demo.db"), metavar="[BOOK]")
def demo(book: Path) -> None:
    """Read the sample collection into BOOK and show what the book knows of it.

    The sample are some forty short cables and letters around the Korean War, told in this project's own words. BOOK is
    cablebook-demo.db in this folder unless you name another; one that is there already is brought up to date.
    """
    _refuse_another_collection(book)
    with sample_folder() as folder, Book.create_or_open(book) as opened:
        read_into(opened, [folder], jobs=1)
        page = demo_page(book, opened.status(), _documents(opened))
    click.echo("\n".join(page))


def _documents(book: Book) -> list[StoredDocument]:
    return [book.document(row.id) for row in list(book.registry())]


def _refuse_another_collection(book: Path) -> None:
    """See that no book of somebody's own documents gets paraphrases mixed in."""
    if not book.exists() or book.stat().st_size == 0:
        return
    with Book.open(book) as opened:
        is_sample = all(PARAPHRASE in one.text or COMPOSED in one.text for one in _documents(opened))
    if not is_sample:
        raise UsageError(
            f"{book} holds another collection, and the sample would be mixed with it. "
            "Name a new book: cablebook demo another.db"
        )
