"""`cablebook show`: one document's record, with the words behind every value."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from cablebook.book import Book, StoredDocument
from cablebook.book.citation import citation_of
from cablebook.book.citation_styles import bibtex, chicago, csl
from cablebook.model.correction import Correction, Outcome
from cablebook.model.extraction import contract
from cablebook.review import to_row

from .page import record_page
from .plain import one_line, plain, plain_json
from .versions_page import other_versions, versions_data, versions_page


@click.command(epilog="\b\nExample:\n  cablebook show korea.db sample/1950-10-12 --cite")
@click.argument("book", type=click.Path(path_type=Path))
@click.argument("document_id", metavar="ID")
@click.option("--no-text", is_flag=True, help="Leave the text out.")
@click.option("--cite", is_flag=True, help="Print the citation only.")
@click.option(
    "--style",
    type=click.Choice(["chicago", "csl", "bibtex"]),
    help="How to cite: a footnote (the default), CSL-JSON for Zotero and pandoc, or BibTeX. Implies --cite.",
)
@click.option("--versions", is_flag=True, help="Print where the other documents with the same message differ.")
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON, as `extract` does, and more.")
def show(
    book: Path, document_id: str, *, no_text: bool, cite: bool, style: str | None, versions: bool, as_json: bool
) -> None:
    """Show a document: its header with the words behind every field, the archive's record, a citation, the text.

    ID is a document's id, or the beginning of one.
    """
    with Book.open(book) as opened:
        document = opened.document(document_id)
        corrections = opened.corrections(document.id)
        outcomes = opened.outcomes()
        others = [opened.document(one) for one in other_versions(document)] if versions else []
    if versions and as_json:
        click.echo(plain_json(versions_data(document, others), indent=2))
    elif versions:
        for line in versions_page(document, others):
            click.echo(line)
    elif as_json:
        click.echo(plain_json(_data(document, corrections, outcomes, with_text=not no_text), indent=2))
    elif cite or style:
        click.echo(_cited(document, style or "chicago"))
    else:
        for line in record_page(document, corrections, outcomes, with_text=not no_text):
            click.echo(line)


def _cited(document: StoredDocument, style: str) -> str:
    citation = citation_of(document)
    match style:
        case "csl":
            return plain_json([csl(citation)], indent=2)
        case "bibtex":
            return plain(bibtex(citation))
        case _:
            return one_line(chicago(citation))


def _data(
    document: StoredDocument, corrections: Sequence[Correction], outcomes: Mapping[int, Outcome], *, with_text: bool
) -> dict[str, Any]:
    """The fields of the `extract` contract, then what only a book knows of the document."""
    citation = citation_of(document)
    return {
        **contract(document.id, document.reading),
        "title": document.title,
        "archive": document.archive,
        "file": {"path": document.path, "item": document.item, "sha256": document.sha256},
        "duplicates": [{"path": path, "item": item} for path, item in document.duplicates],
        "removed": document.removed,
        "pages": document.pages,
        "cut": document.cut,
        "completions": document.completions,
        "conflicts": document.conflicts,
        "versions": document.versions,
        "carried": document.carried,
        "corrections": [to_row(one, outcomes[one.number]) for one in corrections],
        "citation": {"chicago": chicago(citation), "csl": csl(citation), "bibtex": bibtex(citation)},
        **({"text": document.text} if with_text else {}),
    }
