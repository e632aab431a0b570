"""The book: one SQLite file with every document, its header, its search index and the readers' corrections.

| module | what it is about |
| --- | --- |
| `book` | `Book`: a book that is open, and what may be asked of it and done to it |
| `connect` | opening the file, for reading only or for writing, and closing it as one file |
| `schema.sql`, `migrations` | the tables, and how an older book gets those of today |
| `storage` | what SQLite refuses, in words |
| `records` | what goes in and what comes out |
| `positions` | rowids in date order |
| `headers` | a header as rows, and back |
| `documents` | one document's rows: stored, replaced, moved, deleted |
| `annotations`, `archives` | messages inside it, and what the archive says of it |
| `reckoned`, `tied` | what follows from all documents: dates in context, versions |
| `corrections` | the readers' log |
| `inventory`, `files` | the files on the disk against the files in the book |
| `write` | what `read` stores, in batches |
| `indexing` | filling the search index |
| `query`, `registry`, `status`, `search`, `periods` | what is asked of a book |
| `citation`, `citation_styles` | how a document is cited |
| `dump` | a book as text, to compare two books |

Only this room knows SQL.
"""

from .book import Book
from .periods import Period
from .records import ReadDocument, StoredDocument
from .registry import RegistryRow, Wanted
from .search import Hit
from .status import Status

__all__ = ["Book", "Hit", "Period", "ReadDocument", "RegistryRow", "Status", "StoredDocument", "Wanted"]
