"""PDF with a text layer: from where its words stand on the page to the text that a reader sees.

| module | what it does |
| --- | --- |
| `document` | the whole way from bytes to the document |
| `helper`, `glyphs`, `pages` | PDFium in a process of its own; words with their places; pages without words |
| `rows`, `columns` | words to lines, whatever their order in the file; lines to columns in reading order |
| `edges` | running heads, feet and page numbers |
| `notes` | footnotes and their markers |
| `paragraphs`, `hyphens` | which lines run on; what becomes of a hyphen where they meet |
"""

from .document import read_pdf

__all__ = ["read_pdf"]
