"""Tables that people can review, and the loader that compiles them.

The tables are CSV files in `tables/`, each headed by `#` lines that say what it is for, where its entries come
from and what was left out on purpose. A table is loaded once, when a reader first needs it.

| tables | what readers ask them |
| --- | --- |
| `sidecar_columns` | what a column of a metadata.csv is |
| `marks`, `kinds`, `labels`, `archive_labels` | the words of a header: marks, names of kinds, labels of fields |
| `months`, `zones`, `no_places` | the words of a dateline, and those that are no place |
| `bodies`, `title_words`, `before_to` | names of offices, and how a title joins them |
| `heading_qualifiers`, `series`, `no_series` | what stands before a kind or a number |
| `stations`, `note_verbs`, `abbreviations` | the words of a message's way and of source notes |
| `ranks`, `short_names`, `unsigned_words`, `unglossing_words` | what a signature or a gloss is, and is not |
| `frame_words`, `function_words` | how a message inside another is introduced; which language a text is in |
"""

import csv
import functools
import importlib.resources
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal, cast

import msgspec

from cablebook.model.header import Kind

MarkKind = Literal["classification", "precedence", "handling", "caption"]
TitleWord = Literal["qualifier", "office", "collective"]
ZoneKind = Literal["clock", "letters"]
Station = Literal["sent", "received", "other"]
WordList = Literal[
    "bodies", "heading_qualifiers", "no_places", "series", "short_names", "unglossing_words",
    "unsigned_words",
]  # fmt: skip


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


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of `words`, the longest that fits.

    A space in a word matches a hyphen too, and a straight apostrophe a curved one. Words with the same first letter
    share a branch, which makes a search with many words twice as fast.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rest = re.escape(word[1:]).replace(r"\ ", "[ -]").replace("'", "['’]")
        by_letter.setdefault(word[0], []).append(rest)
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


@functools.cache
def words(table: WordList) -> frozenset[str]:
    """The lower-case words of a table that is one list."""
    return frozenset(row["word"].casefold() for row in rows(table))


class Mark(msgspec.Struct, frozen=True):
    """A mark of security, urgency or handling.

    Attributes:
        name: The spelling that cablebook reports.
        kind: `classification`, `precedence`, `handling`, or `caption` for code words and routing marks that
            are recognised as marks but belong to none of the three.
    """

    name: str
    kind: MarkKind


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
def archive_labels() -> dict[str, str]:
    """Fields of an archive's record by the `key` of the heading that stands above them.

    `information` stands for headings whose content feeds no field.
    """
    return {key(row["label"]): row["field"] for row in rows("archive_labels")}


_BRACKETED = re.compile(r"\[[^\]]*\]")
_VOCABULARY = re.compile(r"^dc(?:terms)?(?=[^a-z])", re.IGNORECASE)


def column_key(name: str) -> str:
    """The form under which a column of a table is looked up: `dc.date.issued[en]` as `dateissued`."""
    stated = _VOCABULARY.sub("", _BRACKETED.sub("", name).strip())
    return "".join(c for c in key(stated) if c.isalnum())


@functools.cache
def sidecar_columns() -> dict[str, str]:
    """Fields of an archive's record by the `column_key` of the column of a metadata.csv that fills them.

    Beside the fields there are `file`, `identifier` (an address or a shelfmark) and `information`, which fills none.
    """
    return {column_key(row["column"]): row["field"] for row in rows("sidecar_columns")}


@functools.cache
def months(language: str | None = None) -> dict[str, int]:
    """Month numbers by lower-case name or abbreviation, without its dot; of one language, or of all."""
    return {
        row["name"].casefold(): int(row["month"])
        for row in rows("months")
        if language is None or row["language"] == language
    }


@functools.cache
def zones(kind: ZoneKind) -> frozenset[str]:
    """Names of zones as printed: `clock` names stand before the word "time", `letters` stand alone."""
    return frozenset(row["name"] for row in rows("zones") if row["kind"] == kind)


@functools.cache
def title_words(role: TitleWord) -> frozenset[str]:
    """Words, as titles print them, that open the name of somebody in office or of several together."""
    return frozenset(row["word"] for row in rows("title_words") if row["role"] == role)


@functools.cache
def before_to(divides: Literal["rarely", "never"]) -> frozenset[str]:
    """Lower-case words after which "to" rarely or never divides sender from recipient."""
    return frozenset(row["word"] for row in rows("before_to") if row["divides"] == divides)


@functools.cache
def no_series() -> dict[str, Literal["anywhere", "opening"]]:
    """Where the lower-case words that stand before a number name no series: `anywhere`, or `opening` a paragraph."""
    return {row["word"]: cast("Literal['anywhere', 'opening']", row["where"]) for row in rows("no_series")}


@functools.cache
def stations(station: Station) -> frozenset[str]:
    """Words, as printed, that tell of one kind of station of a message's way: `sent`, `received` or `other`."""
    return frozenset(row["words"] for row in rows("stations") if row["station"] == station)


@functools.cache
def note_verbs() -> dict[str, str | None]:
    """Verbs of source notes with the header field that they fill; None for those that only end what stands before."""
    return {row["verb"]: row["field"] or None for row in rows("note_verbs")}


@functools.cache
def ranks() -> dict[str, Literal["alone", "beside"]]:
    """Lower-case words of rank, service and post, and whether one counts `alone` on its line or `beside` another."""
    return {row["word"]: cast("Literal['alone', 'beside']", row["counts"]) for row in rows("ranks")}


@functools.cache
def abbreviations() -> frozenset[str]:
    """Abbreviations, as printed without their full stop, that end no sentence."""
    return frozenset(row["word"] for row in rows("abbreviations"))


FrameWord = Literal["message", "carry", "part", "speak"]


@functools.cache
def frame_words(role: FrameWord) -> dict[str, Kind | None]:
    """Lower-case words of a sentence that introduces an inner message; for `message` the kind that each names."""
    return {
        row["word"]: cast("Kind", row["kind"]) if row["kind"] else None
        for row in rows("frame_words")
        if row["role"] == role
    }


@functools.cache
def function_words() -> dict[str, tuple[str, ...]]:
    """Function words in small letters by the BCP 47 code of their language."""
    return {row["language"]: tuple(row["words"].split()) for row in rows("function_words")}
