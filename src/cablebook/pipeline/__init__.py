"""Running sources, reading and book over many documents.

| module | what it is about |
| --- | --- |
| `reading_in` | `read_into`: folders and files into a book |
| `discovery` | which files there are, and what they are called in the book |
| `parts` | what a worker does: a file, or some documents of a large one, into parts for the book |
| `splitting` | a text that holds several documents, cut into them |
| `correcting`, `dividing`, `signing` | readers' decisions: over headers, over where documents begin; who signs |
| `workers` | in this process or in a pool, in the order of the files, with bounded memory |
| `interrupts` | Ctrl-C between two documents, never within one |
| `progress` | who wants to hear how far it is |
"""

from .progress import Progress, Silent
from .reading_in import Summary, read_into

__all__ = ["Progress", "Silent", "Summary", "read_into"]
