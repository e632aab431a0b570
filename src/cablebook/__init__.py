"""Turn a folder of diplomatic documents into one file, the book, that answers with the words behind it.

The package is a house whose rooms a document walks through: `sources`, `reading`, `reckoning`, `review`,
`book`. `docs/architecture.md` is its map. What most callers need is here: `read_header` for one text,
`Book` for a finished book.
"""

__version__ = "0.1.0"
