"""What follows from all documents together: records in, records out, without a file or a database.

| module | what it concludes |
| --- | --- |
| `context` | dates and zones that a document states in part, from its neighbours; dates that do not agree |
| `sequences` | what the numbers and the order of a collection say of a day |
| `versions` | documents that carry the same message, and where they differ |
"""
