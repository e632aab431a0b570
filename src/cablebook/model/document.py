"""What the sources hand on: documents, what the archive says of them, and what could not be read."""

import msgspec

from .boundary import Boundary


class ArchiveRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The archive's or the editors' own description of a document, kept apart from the document's words.

    Every field is as the archive states it; None or empty where it says nothing. Nothing here is inferred.

    Attributes:
        title: The archive's title.
        summary: Its abstract.
        date: Its date, as printed.
        authors: Names under "Author(s)" or a like heading.
        recipients: Names that the archive gives as addressees (`correspDesc`).
        people: Associated people and organizations.
        places: Associated places.
        source: Where the document is published or kept, as stated; the ground of every citation.
        original_archive: The archival reference of the original, as stated.
        rights: The statement of rights.
        language: Language as stated (`en`, `Russian`).
        url: Address of the record, as stated.
    """

    title: str | None = None
    summary: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    source: str | None = None
    original_archive: str | None = None
    rights: str | None = None
    language: str | None = None
    url: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One item as archived, on its way from a file into the book.

    Attributes:
        item: Its place in the file: `""` where the file is one document, else what the file calls it
            (`d12` of a TEI volume) or its line (`line 12`). Unique within the file.
        text: The one normalised text: NFC, line ends of one newline. Every span counts its characters.
        sha256: Hex digest of the document's own bytes: of the file, or of the JSON line, as they stand there; of the
            text as set where a file holds many documents as markup (to serialise each again would cost too much).
        stated_id: The id that the source gives it (`frus1949v07p1/d12`, a JSON line's `id`); None where the
            source has none and the id comes from `sha256`.
        archive: The archive's own description, None where the source has none.
        pages: Printed pages, `(label, offset of its first character)`, in reading order.
        is_whole: Whether it is the text of a whole file, or of a whole member of an archive, which may hold several.
        cut: Why it is a document of its own, where it was cut out of a text that holds several; else None. Its `start`
            counts in that text.
    """

    item: str
    text: str
    sha256: str
    stated_id: str | None = None
    archive: ArchiveRecord | None = None
    pages: tuple[tuple[str, int], ...] = ()
    is_whole: bool = False
    cut: Boundary | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be read, or not wholly, in words for the user.

    Attributes:
        item: The part of the file that is concerned, `""` for the whole file.
        reason: One sentence: what was expected, what was found, what to do.
        lost: Whether this part is absent from the book (True), or only read with a doubt (False).
    """

    item: str
    reason: str
    lost: bool = True
