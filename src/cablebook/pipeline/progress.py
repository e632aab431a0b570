"""Who wants to hear how far a `read` is. The library says it; a command draws it."""

from typing import Protocol


class Progress(Protocol):
    """What `read_into` tells as it goes on."""

    def found(self, files: int) -> None:
        """So many files were found and looked at so far."""

    def begin(self, stage: str, total: int) -> None:
        """A stage begins: "reading" with the bytes to read, "indexing" with the documents to index."""

    def advance(self, amount: int, documents: int = 0) -> None:
        """So much more of the total is done, and so many more documents."""

    def end(self) -> None:
        """The stage is over."""


class Silent:
    """Says nothing."""

    def found(self, files: int) -> None:
        """Ignore it."""

    def begin(self, stage: str, total: int) -> None:
        """Ignore it."""

    def advance(self, amount: int, documents: int = 0) -> None:
        """Ignore it."""

    def end(self) -> None:
        """Ignore it."""
