"""The facts of a citation: what a document and its source state of it, and nothing else."""

import re
from collections.abc import Sequence

import msgspec

from cablebook.model.dates import DateInterval
from cablebook.model.header import Header, Party
from cablebook.model.layout import SegmentKind
from cablebook.model.span import Span

from .records import StoredDocument

_TO = re.compile(r"\s+to\s+", re.IGNORECASE)
_FROM = re.compile(r"^|\b(?:from|by)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)

# The number that an edition gives a document: `135.`, `No. 702`.
_EDITION_NUMBER = re.compile(r"^\W{0,2}(?:No\.\s\d{1,4}[A-Z]?\.?|\d{1,4}[A-Z]?[.)])\s*(?=\W?[A-Z])")

_SOURCE_LABEL = re.compile(r"^\W*source:?\s+", re.IGNORECASE)
_WIRED = re.compile(r":\s*(?:telegram|airgram)$", re.IGNORECASE)
# A full stop behind an initial or an abbreviation ("J. Foster", "Vol. XXXI") ends no sentence.
_SENTENCE_END = re.compile(
    r"(?<![\s.(][A-Z])(?<!\b(?:No|vs|Mr|Dr|St))(?<!\b(?:Vol|Mrs|Gen|Amb|Doc))\.(?=\s)"
    r"|\.(?=\s(?:No (?:classification )?marking|Drafted|Cleared|Approved)\b)"
)

_COURTESY = re.compile(r"^(?:comrades?|cdes?\.?)\s+", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]+)*\b")
_NAME_LETTERS = 5  # a group of capitals without a longer word may be an acronym (JCS, USUN)
# Addresses of commands and missions are written in capitals, as names are in many prints: these stay as printed. So do
# names in Mac-, of which one cannot tell how they go on (Macmillan, MacArthur).
_ADDRESS = re.compile(r"(?:AM|CHM|CINC|COM|HQ|JUS|MAAG|NATO|SAC|SHA|UN|US)[A-Z]+")
_ACRONYM = re.compile(r"CC|CCP|CIA|CPSU|DPRK|JCS|PRC|NATO|ROK|U[KNS]|USA|USSR|MAC[A-Z]{3,}")
_SMALL_WORDS = frozenset({"and", "for", "in", "of", "the", "to"})


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of a citation.

    Attributes:
        id: The document's id in the book.
        file: Its file in the book, with its place in the file.
        title: Its title; None where it has none.
        senders, recipients: Names, or offices as the title words them (`Ambassador in Japan (Allison)`).
        kind: `telegram`, `memorandum of conversation`, …; None where it is not stated, or of no kind with a name.
        number: Its number as it is cited (`no. 2318`, `Secto 12`).
        place: Place of writing.
        date: When it was written or sent.
        is_date_supplied: Whether a part of the date is not printed but concluded from the collection.
        original: Where the original is kept, as the source states it.
        source: Where the document is published or taken from, as stated.
        page: The printed page on which it begins; None where that is not known.
        url: Address of its record, as stated.
        language: Language, as stated.
    """

    id: str
    file: str
    title: str | None
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    kind: str | None
    number: str | None
    place: str | None
    date: DateInterval | None
    original: str | None
    source: str | None
    page: str | None
    url: str | None
    language: str | None
    is_date_supplied: bool = False

    @property
    def stated_source(self) -> str | None:
        """Where the document is kept and published, in one phrase; None where nothing states it."""
        source = f"{self.source.rstrip('.')}, p. {self.page}" if self.source and self.page else self.source
        where = (self.original, source if self.source != self.original else None)
        return "; ".join(part for part in where if part) or None


def citation_of(document: StoredDocument) -> Citation:
    """Gather the facts of a document's citation. Corrections count; nothing is inferred."""
    header, archive = document.header, document.archive
    senders, recipients = _correspondents(document)
    return Citation(
        id=document.id,
        file=f"{document.path}, {document.item}" if document.item else document.path,
        title=_title(document),
        senders=senders,
        recipients=recipients,
        kind=None if header.kind in (None, "other") else header.kind.replace("_", " "),
        number=_number(header),
        place=_line(header.place) and _small_letters(_line(header.place) or "", is_name=True),
        date=header.date,
        original=_line(archive.original_archive if archive else None) or _source_note(document),
        source=_line(archive.source if archive else None),
        page=next((_line(label) for label, offset in document.pages[:1] if offset == 0), None),
        url=_line(archive.url if archive else None),
        language=_line(archive.language if archive else None),
        is_date_supplied=any(one.field == "date" for one in document.completions),
    )


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _title(document: StoredDocument) -> str | None:
    title = _line(document.title or document.header.head)
    return title and _EDITION_NUMBER.sub("", title)


def _number(header: Header) -> str | None:
    """The number as it is cited: with its series where it bears one."""
    if header.number is None:
        return None
    series = (one.value for one in header.numbers if one.kind == "series" and one.value.endswith(header.number))
    return next(series, f"no. {header.number}")


def _correspondents(document: StoredDocument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who wrote to whom: as the title words it where it names both, else their names, else as the archive has them."""
    header, archive = document.header, document.archive
    if archive is not None and not header.senders and not header.recipients:
        return tuple(map(_name, archive.authors)), tuple(map(_name, archive.recipients))
    return _in_title(header, document.text) or (_names(header.senders), _names(header.recipients))


def _in_title(header: Header, text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    title = header.spans.get("head")
    if title is None or not header.senders or not header.recipients:
        return None
    senders, recipients = _hull(header.senders), _hull(header.recipients)
    divide = _TO.search(text, senders.end, max(senders.end, recipients.start))
    if divide is None or not (title.holds(senders) and title.holds(recipients)):
        return None
    kind = header.spans.get("kind", title)
    before = text[title.start : senders.start]
    start = title.start + max(match.end() for match in _FROM.finditer(before))
    if start == title.start and title.start <= kind.start < kind.end <= senders.start:
        start = senders.start  # "Ciphered Telegram No. 25553, Roshchin to Filippov"
    sender = _EDITION_NUMBER.sub("", text[start : divide.start()])
    return (_name(sender),), (_name(text[divide.end() : title.end]),)


def _hull(parties: Sequence[Party]) -> Span:
    return Span(min(party.span.start for party in parties), max(party.span.end for party in parties))


def _names(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for party in parties if (name := _name(party.text))))


def _name(printed: str) -> str:
    """A name on one line, without article and "Comrade", in small letters where it is printed in capitals."""
    name = _ARTICLE.sub("", _line(printed) or "")
    uncourtly = _COURTESY.sub("", name)
    # A comrade, and somebody whose name is explained in brackets, is no command.
    return _small_letters(uncourtly, is_name=uncourtly != name or "[" in name)


def _small_letters(printed: str, *, is_name: bool) -> str:
    def small(capitals: re.Match[str]) -> str:
        words = capitals[0].split()
        is_address = max(map(len, words)) < _NAME_LETTERS or (len(words) == 1 and _ADDRESS.match(words[0]))
        return capitals[0] if is_address and not is_name else " ".join(map(_small_word, words))

    return _CAPITALS.sub(small, printed)


def _small_word(word: str) -> str:
    if _ACRONYM.fullmatch(word):
        return word
    return word.lower() if word.lower() in _SMALL_WORDS else word.title()


def _source_note(document: StoredDocument) -> str | None:
    """The archival reference in the editors' source note: its first sentence, or its words before the marks."""
    note = next((part.span for part in document.layout if part.kind is SegmentKind.SOURCE_NOTE), None)
    if note is None:
        return None
    words = note.of(document.text)
    sentence = _SENTENCE_END.search(words)
    ends = [sentence.start()] if sentence else []
    marks = document.header.spans.get("classification")
    if marks is not None and note.holds(marks):
        ends.append(marks.start - note.start)
    reference = _SOURCE_LABEL.sub("", words[: min(ends, default=len(words))])
    return _line(_WIRED.sub("", reference.strip(" .[]")))
