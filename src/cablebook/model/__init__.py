"""The records that every room shares: frozen, typed, without behaviour beyond their own algebra.

| module | its records |
| --- | --- |
| `span` | `Span`: a half-open range of characters of one text |
| `dates` | `DateInterval`: a date as vague as its source |
| `document` | `Document`, `ArchiveRecord`, `Problem`: what the sources hand on |
| `layout` | `Segment`: the parts of a text, from title to footnotes |
| `header` | `Header` and the records of its fields |
| `reading` | `Reading`: all that reading one document yields; `StatedDate`, `Enclosed` |
| `boundary` | `Boundary`: where a document begins in a text that holds several |
| `context` | `Completion`, `Conflict`: what the collection says of dates |
| `version` | `Sketch`, `Version`, `Carried`, `Difference`: documents that carry one message |
| `extraction` | the contract of `cablebook extract` |
| `correction` | `Correction`: a reader's decision over what the machine read |

This room imports nothing of ours.
"""
