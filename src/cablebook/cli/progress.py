"""Progress on standard error: a bar with rate and time left on a terminal, else a line now and then."""

import sys
from typing import Any

from tqdm import tqdm

_STEPS = 10  # lines for a whole stage where standard error is no terminal
_WORTH_SAYING_FILES = 1000


class Bar:
    """Draws a bar on a terminal."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        self._bar: tqdm[Any] | None = None
        self._documents = 0

    def found(self, files: int) -> None:
        """Say how many files were looked at, once they are many."""
        if files % _WORTH_SAYING_FILES == 0:
            sys.stderr.write(f"\r{files:,} files looked at ")

    def begin(self, stage: str, total: int) -> None:
        """Begin a bar; none where there is nothing to do."""
        self._documents = 0
        if total:
            of_bytes = stage == "reading"
            self._bar = tqdm(
                total=total, desc=stage, unit="B" if of_bytes else " documents", unit_scale=True, dynamic_ncols=True,
                leave=False,
            )  # fmt: skip

    def advance(self, amount: int, documents: int = 0) -> None:
        """Draw the bar further, with the documents in a second."""
        if self._bar is None:
            return
        self._documents += documents
        elapsed = self._bar.format_dict["elapsed"]
        if self._documents and elapsed:
            rate = f"{self._documents:,} documents, {self._documents / elapsed:,.0f}/s"
            self._bar.set_postfix_str(rate, refresh=False)
        self._bar.update(amount)

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
        self._bar = None


class Lines:
    """Writes a line at every tenth of the way, for logs."""

    def __init__(self) -> None:
        """Write nothing yet."""
        self._stage, self._total, self._done, self._documents, self._said = "", 0, 0, 0, 0

    def found(self, files: int) -> None:
        """Say nothing."""

    def begin(self, stage: str, total: int) -> None:
        """Begin a stage."""
        self._stage, self._total, self._done, self._documents, self._said = stage, total, 0, 0, 0

    def advance(self, amount: int, documents: int = 0) -> None:
        """Write a line where another tenth is done."""
        self._done += amount
        self._documents += documents
        step = self._done * _STEPS // self._total if self._total else 0
        if step > self._said:
            self._said = step
            many = f", {self._documents:,} documents" if self._documents else ""
            sys.stderr.write(f"{self._stage}: {step * 100 // _STEPS} %{many}\n")

    def end(self) -> None:
        """Say nothing."""


def shown() -> Bar | Lines:
    """What fits standard error."""
    return Bar() if sys.stderr.isatty() else Lines()
