"""Tar archives, read from front to back as the tapes that they were made for, so that any size and packing will do.

Members come in the order of the archive. Nothing is believed of a header but what its checksum covers, and where one
is damaged the next that holds is looked for.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from cablebook.model.document import Document, Problem

from .limits import size_in_words
from .packed import Watched
from .packed_members import Inside, Member, ReadStream, read_members
from .packed_tar_header import BLOCK_BYTES, TarHeader, parse_pax, parse_tar_header

_SKIP_BYTES = 1 << 16
_MOST_NAME_BYTES = 1 << 16  # of a long name of GNU tar or a header of POSIX.1-2001: both have a few hundred

_MOST_DIGITS = 20

_ABOUT_THE_NEXT = (b"L", b"x")
_WITHOUT_BYTES = (b"1", b"2", b"3", b"4", b"5", b"6")  # whatever size their header states
# Folders; the label of a tape; the list of an incremental backup; what holds for all members; a long target of a link.
_NO_FILES = (b"5", b"V", b"D", b"g", b"K")
_REFUSED = {
    b"1": "expected a file, found a link; what it leads to is read where it stands in the archive",
    b"2": "expected a file, found a link; what it leads to is read where it stands in the archive",
    b"3": "expected a file, found a device; it is not read",
    b"4": "expected a file, found a device; it is not read",
    b"6": "expected a file, found a pipe; it is not read",
    b"S": "expected a whole file, found one with holes (GNU sparse); pack it again without --sparse",
    b"M": "expected a whole file, found the rest of one that begins in another archive; join them and read again",
}


def read_tar(file: BinaryIO, inside: Inside, read_stream: ReadStream) -> Iterator[Document | Problem]:
    """The documents of the files in a tar archive.

    Args:
        file: The archive, unpacked, from its beginning.
        inside: Where the archive lies.
        read_stream: Reads one member.
    """
    return read_members(_Tape(file).members(), inside, read_stream)


class _Said(msgspec.Struct):
    """What headers say of the member that follows them; None where they say nothing."""

    path: bytes | None = None
    size: int | None = None
    has_holes: bool = False

    def listen(self, header: TarHeader, data: bytes) -> None:
        """Hear a long name of GNU tar (`L`) or the records of POSIX.1-2001 (`x`)."""
        if header.kind == b"L":
            self.path = data.partition(b"\0")[0]
            return
        records = parse_pax(data)
        self.path = records.get(b"path", self.path)
        size = records.get(b"size", b"")
        self.size = int(size) if size.isdigit() and len(size) < _MOST_DIGITS else self.size
        self.has_holes = any(key.startswith(b"GNU.sparse.") for key in records)


class _Content(Watched):
    """The bytes of one member.

    Attributes:
        left: How many of them are still on the tape.
    """

    def __init__(self, file: BinaryIO, size: int) -> None:
        super().__init__()
        self._file = file
        self.left = size

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any buffer
        """Fill a buffer as far as the member goes."""
        data = self._file.read(min(len(buffer), self.left))
        if not data and self.left:
            self.trouble = _CUT
            self.left = 0
        buffer[: len(data)] = data
        self.left -= len(data)
        self.unpacked += len(data)
        return len(data)


class _Tape:
    """A tar archive and how far it was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0

    def members(self) -> Iterator[Member | Problem]:
        """The members that are no folders, each with its bytes until the next is asked for."""
        said = _Said()
        while (block := self._block()) is not None:
            if not any(block):
                return  # a second one follows, and then the padding of the tape
            header = parse_tar_header(block)
            if header is None:
                start = self._at - BLOCK_BYTES
                block = self._next_header()
                yield _damaged(start, self._at - BLOCK_BYTES if block else None)
                header, said = parse_tar_header(block or b""), _Said()
            if header is None:
                return
            if header.kind in _ABOUT_THE_NEXT:
                said.listen(header, self._data(header.size))
            else:
                yield from self._member(header, said)
                said = _Said()
        yield Problem(item="", reason="the archive has no end mark: it may have been cut off", lost=False)

    def _member(self, header: TarHeader, said: _Said) -> Iterator[Member]:
        kind = b"S" if said.has_holes else header.kind
        size = 0 if kind in _WITHOUT_BYTES else header.size if said.size is None else said.size
        name = said.path or header.name
        content = _Content(self._file, size)
        if kind in _REFUSED:
            yield Member(_text(name), refusal=_REFUSED[kind])
        elif kind not in _NO_FILES and not name.endswith(b"/"):
            yield Member(_text(name), content)
        self._pass_over(content, size)

    def _data(self, size: int) -> bytes:
        """What a header of its own says, as far as anybody would say it; the tape stands behind it then."""
        content = _Content(self._file, size)
        data = io.BufferedReader(content, BLOCK_BYTES).read(min(size, _MOST_NAME_BYTES))
        self._pass_over(content, size)
        return data

    def _pass_over(self, content: _Content, size: int) -> None:
        """Go to the header behind a member: what nobody read of it, and what fills its last block."""
        left = content.left + -size % BLOCK_BYTES
        while left and (skipped := len(self._file.read(min(left, _SKIP_BYTES)))):
            left -= skipped
        self._at += size + -size % BLOCK_BYTES

    def _block(self) -> bytes | None:
        """The next block; None at the end of the file."""
        block = self._file.read(BLOCK_BYTES)
        self._at += len(block)
        return block or None

    def _next_header(self) -> bytes | None:
        """The next block that is a header for certain; None where there is none."""
        while (block := self._block()) is not None:
            if parse_tar_header(block) is not None and any(block):
                return block
        return None


_CUT = "expected a whole member of the archive, found that its end is missing; what there is was read"


def _damaged(start: int, end: int | None) -> Problem:
    there = f"at {size_in_words(start)}" if start else "at its beginning"
    then = "no other member was found behind it" if end is None else f"reading went on at {size_in_words(end)}"
    return Problem(item="", reason=f"expected the header of a member of a tar archive {there}, found damage; {then}")


def _text(name: bytes) -> str:
    return name.decode("utf-8", "backslashreplace")
