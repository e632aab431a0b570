"""A book of one cable."""

import json
from pathlib import Path

from cablebook.book import Book
from cablebook.pipeline import read_into

CABLE = """\
Top Secret

7 October 1950

To FILIPPOV [STALIN]

I visited MAO ZEDONG and passed to him your reply.

ROSHCHIN

No. 2318"""


def book_in(folder: Path, text: str = CABLE) -> Path:
    """Make a book of this text in a folder."""
    cables = folder / "cables" / "a.jsonl"
    cables.parent.mkdir(parents=True, exist_ok=True)
    cables.write_text(json.dumps({"id": "seed/1950", "text": text}), encoding="utf-8")
    with Book.create_or_open(folder / "book.db") as made:
        read_into(made, [cables])
    return folder / "book.db"
