"""From bytes to documents: one module a format, and one that finds out which it is.

| module | what it does |
| --- | --- |
| `files` | opens, unpacks and hands to the right format |
| `formats` | tells the format, what is read, what a folder's litter is |
| `limits` | how much of a file may be held |
| `text`, `jsonl` | plain text, JSON lines |
| `html`, `html_text`, `html_notes`, `html_site` | web pages: the document, its footnotes, and the site around it |
| `html_labels`, `html_record` | what a page says of its document, beside it and in its head |
| `docx`, `docx_text`, `docx_styles`, `docx_numbering`, `docx_package` | Word files |
| `pdf` | PDF with a text layer: glyphs from a process of its own, then columns, lines, paragraphs, notes |
| `mail`, `mail_words`, `mbox` | e-mail with what is attached to it, alone and in mailboxes |
| `tei`, `tei_letter`, `tei_header` | printed volumes, single letters, and what their header says |
| `xmltree`, `rendition`, `flow` | safe XML; its elements as running text; white space, notes and page breaks |
| `sidecar`, `sidecar_merging` | a metadata.csv that describes the files beside it |
| `encoding`, `normalize` | bytes as characters; characters as the book keeps them |
| `packed`, `packed_zip`, `packed_tar` | packed streams, and archives whose members are read as files are |

Nothing here looks at another file, and nothing is raised for a bad document: it becomes a `Problem`.
"""

from .files import read_bytes, read_file
from .formats import format_of, is_sidecar, readable
from .limits import Limits

__all__ = ["Limits", "format_of", "is_sidecar", "read_bytes", "read_file", "readable"]
