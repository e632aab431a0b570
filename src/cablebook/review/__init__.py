"""The correction log and its replay: what readers decide over what the machine read. Pure: no clock, no files.

| module | what it is about |
| --- | --- |
| `log` | the log of every kind of record: undoing, superseding, orphans |
| `header` | how corrections apply to a header |
| `replay` | which kinds of record there are; a document's log over its header |
| `division`, `division_decisions` | where the documents of a file begin: replay, decisions |
| `decisions` | a reader's decision as it enters the log |
| `grounding`, `words` | the words behind a value, found and found again |
| `fields`, `values` | the fields of a header and the shapes of their values |
| `rows`, `merging` | a log as rows, and into another book |
"""

from .decisions import Decision, Reviewed, accept, add, change, reject, undo
from .division import RECORD as BOUNDARY
from .division import divide
from .division_decisions import join, split, undo_division
from .log import replay_without_document
from .merging import Merged, merge
from .replay import Replayed, replay
from .rows import from_row, json_data, to_row
from .words import find_quote

__all__ = [
    "BOUNDARY", "Decision", "Merged", "Replayed", "Reviewed", "accept", "add", "change", "divide", "find_quote",
    "from_row", "join", "json_data", "merge", "reject", "replay", "replay_without_document", "split", "to_row", "undo",
    "undo_division",
]  # fmt: skip
