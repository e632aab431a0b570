"""Reading one document: text in, annotations out, without a look at any file or any other document.

| module | what it understands |
| --- | --- |
| `boundaries` | where documents begin in a text that holds several; asked before any of them is read |
| `language` | which language a text is in; what is not English is not read |
| `lines`, `layout` | the parts of a text, from title to footnotes |
| `title_lines`, `titles`, `source_note` | an editor's or archive's title, and the note under it |
| `opener`, `front`, `addressing` | the front: datelines, marks, numbers, labels, addresses, copies, in any order |
| `grammars` | how a large regular expression is put to a text quickly |
| `dates`, `times`, `datelines`, `places`, `transit` | when and where |
| `labels`, `addresses`, `directions`, `stations`, `addressees`, `repetition` | how correspondents are named |
| `parties`, `origins`, `headings` | who, and on what paper |
| `marks`, `numbers`, `copies`, `replies`, `glosses` | one phenomenon each |
| `closer`, `archive` | the foot, and the archive's own words behind it |
| `stated`, `when` | every date that is stated, with what happened then; which of them is the message's |
| `header` | decides every other field from what the others found |
| `enclosed`, `enclosure_heads` | messages inside the message: frames, quotations, blocks |
"""

from cablebook.model.header import Header
from cablebook.model.layout import Segment, SegmentKind
from cablebook.model.reading import Reading

from .enclosed import find_enclosed
from .header import read_archive, read_header
from .language import read_language
from .layout import divide
from .lines import lines_of
from .stated import stated_dates

__all__ = ["read"]


def read(text: str, *, date: str | None = None) -> Reading:
    """Read one document.

    Args:
        text: The document's one normalised text (NFC, line ends of one newline).
        date: The date that the document's record gives. It completes a date that the text prints without its century
            or year, and is never taken for the text's own.

    Returns:
        Its layout and header, and the archive's own words around it; every span counts characters of `text`. Of a text
        that is not English, its language and its lines, and an empty header.
    """
    language, foreign = read_language(text)
    if language not in ("en", None):
        return Reading(layout=_unread(text), header=Header(), language=language)
    layout = divide(text, foreign)
    header = read_header(text, layout, date=date)
    return Reading(
        layout=layout.segments,
        header=header,
        archive=read_archive(text, layout),
        dates=stated_dates(text, layout),
        enclosed=find_enclosed(text, layout, header),
        language=language,
    )


def _unread(text: str) -> tuple[Segment, ...]:
    """The layout of a text that is not read: a paragraph a line."""
    return tuple(Segment(SegmentKind.PARAGRAPH, line.span) for line in lines_of(text))
