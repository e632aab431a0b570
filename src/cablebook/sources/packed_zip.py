"""ZIP archives: each member read where it stands, by its path in order.

What the directory claims of sizes is never believed: a member ends where its own stream ends, and members that lie in
each other, as a bomb's do, are not read.
"""

import io
import stat
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from cablebook.model.document import Document, Problem

from .encoding import decode
from .limits import size_in_words, too_large
from .packed import BZIP2, DEFLATE, Unpacked, Watched
from .packed_members import Inside, Member, ReadStream, read_members
from .packed_zip_directory import Directory, Entry, data_start, least_end, read_directory

_ENCRYPTED = 0x01 | 0x40 | 0x2000  # the flags of a member, of strong encryption, of a directory that is hidden
_STORED = 0
_PACKINGS = {8: DEFLATE, 12: BZIP2}
_METHODS = {1: "Shrink", 6: "Implode", 9: "Deflate64", 14: "LZMA", 93: "Zstandard", 95: "xz", 98: "PPMd", 99: "AES"}


def read_zip(file: BinaryIO, inside: Inside, read_stream: ReadStream) -> Iterator[Document | Problem]:
    """The documents of the files in a ZIP archive.

    Args:
        file: The archive; where it is not possible to seek, it is held in memory and may be as large as `max_bytes`.
        inside: Where the archive lies.
        read_stream: Reads one member.
    """
    held = _seekable(file, inside)
    if isinstance(held, Problem):
        yield held
        return
    directory = read_directory(held, most=max(0, inside.budget.members))
    if not directory.entries and directory.trouble:
        yield Problem(item="", reason="expected a ZIP archive, found no member that could be read; pack it again")
        return
    if directory.trouble:
        yield Problem(item="", reason=f"expected a whole ZIP archive, found that {directory.trouble}", lost=False)
    yield from read_members(_members(held, directory, inside), inside, read_stream)


def _seekable(file: BinaryIO, inside: Inside) -> BinaryIO | Problem:
    if file.seekable():
        return file
    most = inside.limits.max_bytes
    data = file.read(most + 1)
    if len(data) > most:
        size = f"more than {size_in_words(most)} when unpacked"
        return Problem(item="", reason=too_large(size, inside.limits, "packed ZIP archives up to {}"))
    return io.BytesIO(data)


def _members(file: BinaryIO, directory: Directory, inside: Inside) -> Iterator[Member]:
    """The members by path, and of one path in the order of the file."""
    entries = directory.entries
    overlapping = _overlapping(entries, file.seek(0, io.SEEK_END))
    named = sorted(zip(_names(entries), entries, strict=True), key=lambda one: (one[0], one[1].start))
    for name, entry in named:
        if name.endswith("/") or stat.S_ISDIR(entry.mode):
            continue
        refusal = _OVERLAPS if entry in overlapping else _refusal(entry)
        start = None if refusal else data_start(file, entry)
        if start is None:
            yield Member(name, refusal=refusal or _NOTHING_THERE)
        else:
            yield Member(name, _stream(file, start, entry, inside))


_OVERLAPS = (
    "expected a member with bytes of its own, found one whose bytes belong to others too; archives are made so to "
    "swell, and it is not read"
)
_NOTHING_THERE = "expected a member where the directory says, found none; pack the archive again"


def _refusal(entry: Entry) -> str | None:
    """Why a member is not read, from what the archive says of it; None where it is."""
    if entry.flags & _ENCRYPTED:
        found = "expected a member that can be read, found an encrypted one"
        return f"{found}; unpack the archive with its password and read the folder"
    if stat.S_ISLNK(entry.mode):
        return "expected a file, found a link; what it leads to is read where it stands in the archive"
    if stat.S_IFMT(entry.mode) not in (0, stat.S_IFREG):
        return "expected a file, found a device or a pipe; it is not read"
    if entry.method != _STORED and entry.method not in _PACKINGS:
        method = _METHODS.get(entry.method, f"method {entry.method}")
        return f"expected a member packed with deflate, found {method}; pack it again and read it"
    return None


def _overlapping(entries: list[Entry], size: int) -> set[Entry]:
    """Entries that begin inside the bytes of another; one that claims to reach behind the file's end proves nothing."""
    found = set()
    end = 0
    for entry in sorted(entries, key=lambda one: (one.start, one.name)):
        if entry.start < end:
            found.add(entry)
        reaches = least_end(entry)
        end = max(end, reaches) if reaches <= size else end
    return found


def _names(entries: list[Entry]) -> list[str]:
    """The members' paths as text. Those in neither ASCII nor UTF-8 are in one old encoding, found from all of them."""
    raw = [entry.utf8_name or entry.name for entry in entries]
    old = [name for name in raw if not _is_utf8(name)]
    decoded = decode(b"\n".join(old)) if old else None
    texts = decoded.text.split("\n") if decoded else []
    if len(texts) != len(old):
        texts = [name.decode("cp437") for name in old]  # what the format prescribes where nothing else is said
    olds = iter(texts)
    return [(name.decode() if _is_utf8(name) else next(olds)).replace("\\", "/") for name in raw]


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def _stream(file: BinaryIO, start: int, entry: Entry, inside: Inside) -> Watched:
    section = _Section(file, start, entry.size)
    if entry.method == _STORED:
        return _Checked(section, entry.crc)
    packing = _PACKINGS[entry.method]
    return _Checked(Unpacked(section, packing, inside.limits, inside.budget, alone=True), entry.crc)


class _Section(Watched):
    """The bytes of a file from one offset on, as many as there are up to a bound."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        super().__init__()
        self._file, self._at, self._end = file, start, start + size

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any buffer
        """Fill a buffer as far as the section goes."""
        self._file.seek(self._at)
        data = self._file.read(min(len(buffer), self._end - self._at))
        if not data and self._at < self._end:
            self.trouble = "expected a whole member, found that its end is missing; what there is was read"
        buffer[: len(data)] = data
        self._at += len(data)
        self.unpacked += len(data)
        return len(data)


class _Checked(Watched):
    """A member's bytes, compared with the CRC that the archive states once all of them were read."""

    def __init__(self, raw: Watched, crc: int | None) -> None:
        super().__init__()
        self._raw, self._stated = raw, crc
        self._crc = 0

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed: any buffer
        """Fill a buffer as far as the member goes."""
        count = self._raw.readinto(buffer)
        self._crc = zlib.crc32(buffer[:count], self._crc)
        self.trouble, self.unpacked = self._raw.trouble, self._raw.unpacked
        if not count and self.trouble is None and self._stated not in (None, self._crc):
            self.trouble = "expected the bytes that the archive was made of, found others (their CRC differs)"
        return count
