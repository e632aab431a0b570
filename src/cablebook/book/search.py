"""Full-text search: words that all have to be there, "words in this order", and beginnings of words*.

By default hits come in date order, which costs the same in a book of any size, because rowids are in date order.
Ranking looks at the first 2,000 hits by date alone: bm25 over all hits grows with the book (measured at a million
documents: 611 ms at the 95th hundredth without this limit, 112 ms with it).
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from cablebook.errors import UsageError

from .periods import ALWAYS, Period, bounds, condition
from .registry import DATE, RECIPIENTS, SENDERS

RANKED_HITS = 2000
_SNIPPET_WORDS = 24
_COLUMNS = (
    f"document.id, {DATE}, kind, {SENDERS}, {RECIPIENTS}, document.title, "
    f"snippet(search, 1, ?, ?, '…', {_SNIPPET_WORDS})"
)
_PIECE = re.compile(r'"([^"]*)(?:"|$)(\*?)|([^\s"]+)')


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was found.

    Attributes:
        id: The document.
        date, kind, senders, recipients, title: As in the registry; None where the document does not say.
        snippet: Words around what was found, with marks about each word that was asked for.
    """

    id: str
    date: str | None
    kind: str | None
    senders: str | None
    recipients: str | None
    title: str | None
    snippet: str


def match_expression(query: str) -> str:
    """What a user typed, in the query language of FTS5, where nothing that a user types can be an error.

    Words are joined by AND; text in quotation marks is a phrase; a star behind either asks for a beginning. Any other
    punctuation separates words, as it does in the index.

    Raises:
        UsageError: There is no word in it.
    """
    # FTS5 reads up to the first NUL; lone surrogates (bytes of the command line that are no text) cannot be stored.
    clean = query.replace("\0", " ").encode("utf-8", "replace").decode()
    terms = []
    for phrase, phrase_star, word in _PIECE.findall(clean):
        words, star = (phrase, phrase_star) if phrase or not word else (word.rstrip("*"), "*" * word.endswith("*"))
        if any(character.isalnum() for character in words):
            terms.append(f'"{words}" {star}'.rstrip())
    if not terms:
        raise UsageError(f"There is no word to search for in “{query}”.")
    return " AND ".join(terms)


def search_hits(
    connection: sqlite3.Connection,
    query: str,
    *,
    period: Period = ALWAYS,
    ranked: bool = False,
    limit: int | None = 20,
    marks: tuple[str, str] = ("«", "»"),
) -> Iterator[Hit]:
    """The documents that hold all words of a query, in date order or by rank.

    Args:
        connection: An open book.
        query: As `match_expression` takes it.
        period: When the documents were written.
        ranked: Best first by bm25, of the first `RANKED_HITS` by date.
        limit: How many at most; None for all (all of the first `RANKED_HITS` where they are ranked).
        marks: What to put before and behind each word that was asked for.

    Raises:
        UsageError: There is no word in the query.
    """
    expression = match_expression(query)
    low, high = bounds(connection, period)
    within, values = condition(period)
    # The index gives its rows in date order, and is told by CROSS JOIN to come first: a limit ends the scan early, and
    # snippets, which need the whole text, are made for what is shown alone.
    found = (
        "SELECT {columns} FROM search CROSS JOIN document ON document.position = search.rowid "
        "CROSS JOIN message ON document_id = document.id WHERE search MATCH ? AND search.rowid BETWEEN ? AND ? "
        f"AND removed = 0 AND {within} ORDER BY search.rowid LIMIT ?"
    )
    most = -1 if limit is None else limit
    bound = (expression, low, high, *values)
    if not ranked:
        return map(_hit, connection.execute(found.format(columns=_COLUMNS), (*marks, *bound, most)))
    first = found.format(columns="search.rowid AS position, bm25(search, 2.0, 1.0) AS rank")
    best = connection.execute(
        f"SELECT position FROM ({first}) ORDER BY rank, position LIMIT ?", (*bound, RANKED_HITS, most)
    ).fetchall()
    return _in_this_order(connection, expression, [position for (position,) in best], marks)


def _in_this_order(
    connection: sqlite3.Connection, expression: str, positions: list[int], marks: tuple[str, str]
) -> Iterator[Hit]:
    """The hits at these positions, found in one more scan: one scan for each would look up every word each time."""
    if not positions:
        return iter(())
    rows = connection.execute(
        f"SELECT search.rowid, {_COLUMNS} FROM search CROSS JOIN document ON document.position = search.rowid "
        "CROSS JOIN message ON document_id = document.id WHERE search MATCH ? AND search.rowid BETWEEN ? AND ? "
        "AND +search.rowid IN (SELECT value FROM json_each(?))",
        (*marks, expression, min(positions), max(positions), msgspec.json.encode(positions).decode()),
    )
    hits = {position: _hit(row) for position, *row in rows}
    return (hits[position] for position in positions)


def _hit(row: Sequence[Any]) -> Hit:
    *fields, snippet = row
    words = " ".join((snippet or "").split())
    return Hit(**dict(zip(Hit.__struct_fields__, (*fields, words), strict=True)))
