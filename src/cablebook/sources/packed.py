"""Packed streams (gzip, bzip2, xz, the deflate of ZIP), unpacked as they are read and watched while they swell.

What is cut off is read as far as it goes, what swells without end is stopped. A stream never raises for what it holds:
it ends, and its `trouble` says why.
"""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import NamedTuple, Protocol

from .limits import Budget, Limits, size_in_words

_BLOCK_BYTES = 1 << 13  # small, because zlib copies what is left of a block at the end of each member
_HEAD_BYTES = 4096
_GZIP_ONLY = 31  # zlib's window bits: a gzip header and the largest window
_RAW = -15  # no header, the largest window
_XZ_MEMORY_BYTES = 100 << 20  # its highest usual setting needs 65 MB; a file may ask for 4 GB


class _Packed(Protocol):
    """Where packed bytes come from."""

    def read(self, size: int, /) -> bytes | None: ...


class _Unpacker(Protocol):
    """What the standard library's decompressors have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Inflating:
    """zlib's decompressor with the manners of the others: it keeps what it was given until it is asked again."""

    def __init__(self, window_bits: int) -> None:
        self._inflate = zlib.decompressobj(window_bits)
        self._may_have_more = False

    @property
    def eof(self) -> bool:
        return self._inflate.eof

    @property
    def unused_data(self) -> bytes:
        return self._inflate.unused_data

    @property
    def needs_input(self) -> bool:
        return not (self._inflate.eof or self._inflate.unconsumed_tail or self._may_have_more)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        block = self._inflate.decompress(self._inflate.unconsumed_tail + data, max_length)
        # A full block may leave words behind in zlib although all it was given is consumed.
        self._may_have_more = len(block) == max_length
        return block


class Packing(NamedTuple):
    """A way to pack one stream of bytes.

    Attributes:
        name: What it is called.
        magic: The first bytes of whatever is packed so.
        endings: Ends of names, each with what stands in its place once it is unpacked.
        unpacker: Makes what unpacks one member of such a stream; members may follow each other.
    """

    name: str
    magic: bytes
    endings: tuple[tuple[str, str], ...]
    unpacker: Callable[[], _Unpacker]


_PACKINGS = (
    Packing("gzip", b"\x1f\x8b", ((".gz", ""), (".tgz", ".tar")), lambda: _Inflating(_GZIP_ONLY)),
    Packing("bzip2", b"BZh", ((".bz2", ""), (".tbz2", ".tar"), (".tbz", ".tar")), bz2.BZ2Decompressor),
    Packing(
        "xz",
        b"\xfd7zXZ\0",
        ((".xz", ""), (".txz", ".tar")),
        lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY_BYTES),
    ),
)
DEFLATE = Packing("deflate", b"", (), lambda: _Inflating(_RAW))
BZIP2 = _PACKINGS[1]


def packing_of(head: bytes) -> Packing | None:
    """How a file is packed, by its first bytes; None where it is not."""
    return next((one for one in _PACKINGS if head.startswith(one.magic)), None)


def without_packing(name: str) -> str:
    """The name of what is packed: `a.txt` for `a.txt.gz`, `a.tar` for `a.tgz`."""
    lower = name.lower()
    for packing in _PACKINGS:
        for ending, instead in packing.endings:
            if lower.endswith(ending) and len(name) > len(ending):
                return name[: -len(ending)] + instead
    return name


def unpacked_head(head: bytes) -> bytes:
    """The first bytes of what is packed, as far as they can be had from the first bytes of the file.

    Empty where they are damaged, or where the packing gives nothing before it has seen more (bzip2).
    """
    packing = packing_of(head)
    if packing is None:
        return b""
    try:
        return packing.unpacker().decompress(head, _HEAD_BYTES)
    except (zlib.error, OSError, lzma.LZMAError):
        return b""


class Watched(io.RawIOBase):
    """Bytes of a packed stream or an archive, which may end before they should.

    Attributes:
        trouble: A sentence on why they did, or on what else is wrong with them; None while nothing is.
        unpacked: Number of bytes that have been given out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.trouble: str | None = None
        self.unpacked = 0

    def readable(self) -> bool:
        """Always."""
        return True


class Unpacked(Watched):
    """The unpacked bytes of a packed stream."""

    def __init__(
        self, packed: _Packed, packing: Packing, limits: Limits, budget: Budget, *, alone: bool = False
    ) -> None:
        """Unpack what `packed` gives from where it stands.

        Args:
            packed: The packed bytes.
            packing: How they are packed.
            limits: `max_bytes` is what may be unpacked whatever the ratio, twice over.
            budget: What this stream and all others of the file may unpack together.
            alone: Whether the first member is all there is, and what follows is none of ours.
        """
        super().__init__()
        self._packed = packed
        self._packing = packing
        self._limits = limits
        self._budget = budget
        self._alone = alone
        self._read = 0
        self._member = packing.unpacker()
        self._waiting = b""
        self._at_end = False

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any buffer
        """Fill a buffer, less only where the stream ends: who looks at its head sees all of it."""
        filled = 0
        while filled < len(buffer) and not self._at_end:
            block = self._block(len(buffer) - filled)
            buffer[filled : filled + len(block)] = block
            filled += len(block)
        return filled

    def _block(self, most: int) -> bytes:
        """Some of the next bytes; none at the end, and where there is trouble."""
        while not self._at_end:
            if self._member.needs_input and not self._waiting and not self._more():
                break
            try:
                block = self._member.decompress(self._waiting, most)
            except (zlib.error, OSError, lzma.LZMAError) as error:
                return self._stop(
                    f"expected {self._packing.name}, found damage ({error}); what came before it was read"
                )
            self._waiting = b""
            if self._member.eof:
                self._next_member()
            if block:
                self.unpacked += len(block)
                return block if self._is_affordable(len(block)) else b""
        return b""

    def _is_affordable(self, new: int) -> bool:
        if self.unpacked > self._limits.most_unpacked(self._read):
            self._stop(
                f"expected a text, found {self._packing.name} that swells to more than {self._limits.most_swelling} "
                f"times its size; reading stopped after {size_in_words(self.unpacked)}"
            )
        elif not self._budget.spend(new):
            self._stop(self._budget.sentence())
        return self.trouble is None

    def _more(self) -> bool:
        self._waiting = self._packed.read(_BLOCK_BYTES) or b""
        self._read += len(self._waiting)
        if not self._waiting:
            self._stop(
                f"expected a whole {self._packing.name} file, found that its end is missing; what there is was read"
            )
        return bool(self._waiting)

    def _next_member(self) -> None:
        if self._alone:
            self._at_end = True
            return
        rest = self._member.unused_data
        # The few bytes that tell of another member may lie on both sides of where a block ends.
        while len(rest) < len(self._packing.magic) and (more := self._packed.read(_BLOCK_BYTES)):
            self._read += len(more)
            rest += more
        if rest.startswith(self._packing.magic):
            self._member = self._packing.unpacker()
            self._waiting = rest
        else:
            self._at_end = True  # nothing, or the padding that tapes leave behind

    def _stop(self, trouble: str) -> bytes:
        self.trouble = trouble
        self._at_end = True
        return b""
