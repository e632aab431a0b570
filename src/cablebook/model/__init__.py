"""The records that every room shares: frozen, typed, without behaviour beyond their own algebra.

| module | its records |
| --- | --- |
| `span` | `Span`: a half-open range of characters of one text |
| `dates` | `DateInterval`: a date as vague as its source |
| `document` | `Document`, `ArchiveRecord`, `Problem`: what the sources hand on |
| `layout` | `Segment`: the parts of a text, from title to footnotes |
| `header` | `Header` and the records of its fields |
| `correction` | `Correction`: a reader's decision over what the machine read |

This room imports nothing of ours.
"""
