"""Reading one document: text in, annotations out, without a look at any file or any other document.

| module | what it understands |
| --- | --- |
| `lines`, `layout` | the parts of a text, from title to footnotes |
| `titles`, `source_note` | an editor's or archive's title, and the note under it |
| `opener` | the front: datelines, marks, numbers, labels, addresses, copies, in any order |
| `dates`, `times`, `datelines`, `places`, `transit` | when and where |
| `addresses`, `parties`, `origins`, `headings` | who, to whom, on what paper |
| `marks`, `numbers`, `copies`, `replies`, `glosses` | one phenomenon each |
| `closer`, `archive` | the foot, and the archive's own words behind it |
| `header` | decides every field from what the others found |
"""

from cablebook.model.reading import Reading

from .header import read_archive, read_header
from .layout import divide
from .stated import stated_dates

__all__ = ["read"]


def read(text: str, *, date: str | None = None) -> Reading:
    """Read one document.

    Args:
        text: The document's one normalised text (NFC, line ends of one newline).
        date: The date that the document's record gives. It completes a date that the text prints without its century
            or year, and is never taken for the text's own.

    Returns:
        Its layout and header, and the archive's own words around it; every span counts characters of `text`.
    """
    layout = divide(text)
    return Reading(
        layout=layout.segments,
        header=read_header(text, layout, date=date),
        archive=read_archive(text, layout),
        dates=stated_dates(text, layout),
    )
