"""Plain text: a file is one document."""

import hashlib
from collections.abc import Iterator

from cablebook.model.document import Document, Problem

from .encoding import decode
from .normalize import normalize_text


def read_text(data: bytes) -> Iterator[Document | Problem]:
    """The document that a text file is; its text is kept whole, blank lines included.

    Args:
        data: The whole file, in any encoding.
    """
    decoded = decode(data)
    if decoded is None:
        yield Problem(item="", reason="expected text, found bytes that are no text in any encoding")
        return
    text = normalize_text(decoded.text)
    if not text.strip():
        yield Problem(item="", reason="the file is empty: it holds no words")
        return
    if decoded.doubt:
        yield Problem(item="", reason=decoded.doubt, lost=False)
    yield Document(item="", text=text, sha256=hashlib.sha256(data).hexdigest())
