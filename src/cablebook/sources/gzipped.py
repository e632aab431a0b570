"""Gzip, unpacked as it is read: what is cut off is read as far as it goes, what swells without end is stopped."""

import io
import zlib
from typing import BinaryIO

from .limits import Limits, size_in_words

MAGIC = b"\x1f\x8b"
_BLOCK_BYTES = 1 << 13  # small, because zlib copies what is left of a block at the end of each member
_GZIP_ONLY = 31  # zlib's window bits: a gzip header and the largest window
_MOST_SWELLING = 200  # texts shrink to a fifth, the most repetitive tables to a hundredth
_MOST_UNWATCHED = 2  # who reads a file whole stops before that many times the most that is held whole


class Gunzip(io.RawIOBase):
    """The unpacked bytes of a gzip stream of one or more members.

    Attributes:
        trouble: A sentence on why reading stopped before the end; None while there is no reason.
        unpacked: Number of bytes that have been given out.
    """

    def __init__(self, packed: BinaryIO, limits: Limits) -> None:
        super().__init__()
        self._packed = packed
        self._limits = limits
        self._waiting = b""
        self._read = 0
        self._member = zlib.decompressobj(_GZIP_ONLY)
        self._at_end = False
        self.trouble: str | None = None
        self.unpacked = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any buffer
        """Fill a buffer as far as one block goes; 0 at the end, and where there is trouble."""
        while not self._at_end:
            if not self._waiting and not self._more():
                break
            try:
                block = self._member.decompress(self._waiting, len(buffer))
            except zlib.error as error:
                return self._stop(f"expected gzip, found damage ({error}); what came before it was read")
            self._waiting = self._member.unconsumed_tail
            if self._member.eof:
                self._next_member()
            if block:
                self.unpacked += len(block)
                if self.unpacked > max(_MOST_UNWATCHED * self._limits.max_bytes, _MOST_SWELLING * self._read):
                    return self._stop(
                        f"expected a text, found gzip that swells to more than {_MOST_SWELLING} times its size; "
                        f"reading stopped after {size_in_words(self.unpacked)}"
                    )
                buffer[: len(block)] = block
                return len(block)
        return 0

    def _more(self) -> bool:
        self._waiting = self._packed.read(_BLOCK_BYTES)
        self._read += len(self._waiting)
        if not self._waiting:
            self._stop("expected a whole gzip file, found that its end is missing; what there is was read")
        return bool(self._waiting)

    def _next_member(self) -> None:
        rest = self._member.unused_data or self._packed.read(_BLOCK_BYTES)
        self._read += len(rest) - len(self._member.unused_data)
        if rest.startswith(MAGIC):
            self._member = zlib.decompressobj(_GZIP_ONLY)
            self._waiting = rest
        else:
            self._at_end = True  # nothing, or the padding that tapes leave behind

    def _stop(self, trouble: str) -> int:
        self.trouble = trouble
        self._at_end = True
        return 0


def unpacked_head(head: bytes) -> bytes:
    """The first bytes of what is packed, from the first bytes of the file; empty where they are no gzip."""
    try:
        return zlib.decompressobj(_GZIP_ONLY).decompress(head, 4096)
    except zlib.error:
        return b""
