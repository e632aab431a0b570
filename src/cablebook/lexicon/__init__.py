"""Tables that people can review, and the loader that compiles them.

The tables are CSV files in `tables/`, each headed by `#` lines that say what it is for, where its entries come
from and what was left out on purpose. A table is loaded once, when a reader first needs it.
"""

import csv
import functools
import importlib.resources
import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, cast

import msgspec

from cablebook.model.header import Kind

MarkKind = Literal["classification", "precedence", "handling", "caption"]


class Mark(msgspec.Struct, frozen=True):
    """A mark of security, urgency or handling.

    Attributes:
        name: The spelling that cablebook reports.
        kind: `classification`, `precedence`, `handling`, or `caption` for code words and routing marks that
            are recognised as marks but belong to none of the three.
    """

    name: str
    kind: MarkKind


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of `tables/<table>.csv` as dictionaries, comment lines left out."""
    path = importlib.resources.files(__name__) / "tables" / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    yield from csv.DictReader(line for line in lines if not line.startswith("#"))


_NOISE = re.compile(r"[^\w/&]+")


def key(text: str) -> str:
    """The form under which words are looked up: case, accents, dots, hyphens and runs of space do not count."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return _NOISE.sub(" ", text.casefold().replace(".", "")).strip()


@functools.cache
def marks() -> dict[str, Mark]:
    """Marks by the `key` of every printed form."""
    return {key(row["printed"]): Mark(row["name"], cast("MarkKind", row["kind"])) for row in rows("marks")}


class KindWords(msgspec.Struct, frozen=True):
    """Words that name a kind of document, and whether such a document is sent from one to another."""

    kind: Kind
    is_sent: bool


@functools.cache
def kinds() -> dict[str, KindWords]:
    """Kinds of document by the `key` of the words that name them in a title."""
    return {key(row["words"]): KindWords(cast("Kind", row["kind"]), row["sent"] == "yes") for row in rows("kinds")}


@functools.cache
def labels() -> dict[str, str]:
    """Header fields by the `key` of the label that introduces them (`to`, `subject`, `copies to`)."""
    return {key(row["label"]): row["field"] for row in rows("labels")}


@functools.cache
def months() -> dict[str, int]:
    """Month numbers by lower-case name or abbreviation, without its dot."""
    return {row["name"].casefold(): int(row["month"]) for row in rows("months")}


@functools.cache
def reaching_offices() -> frozenset[str]:
    """Lower-case nouns of offices that carry their own "to": an ambassador to a country is not yet an address."""
    return frozenset(row["noun"] for row in rows("reaching_offices"))


@functools.cache
def bodies() -> frozenset[str]:
    """Lower-case nouns that name an office or body of state: what a line of origin ends or begins with."""
    return frozenset(row["noun"] for row in rows("bodies"))
