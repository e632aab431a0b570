"""What a ZIP archive holds: the directory at its end, or where that is damaged or cut off, the headers of the members.

After PKWARE's APPNOTE.TXT 6.3. Of what the directory claims nothing is used but where members begin, which names they
have, and how they are packed; all of it is checked against the file where it can be, and counts and sizes only bound.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_SIGN = b"PK\x06\x06"
_LOCATOR64 = struct.Struct("<4sLQL")
_LOCATOR64_SIGN = b"PK\x06\x07"
_ENTRY = struct.Struct("<4s6H3L5H2L")
_ENTRY_SIGN = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_SIGN = b"PK\x03\x04"
_MOST_COMMENT = 0xFFFF
_MOST_NAME_BYTES = (
    2000  # of a path, from its end: archives allow 64 KB, which a hundred thousand would fill memory with
)
_UNKNOWN = 0xFFFFFFFF  # a size or offset that stands in the extra field of ZIP64
_ZIP64_FIELD = 0x0001
_UNICODE_NAME_FIELD = 0x7075
_SIZES_FOLLOW = 0x08  # the flag of members whose sizes stand behind them
_LEAST_SCAN_BYTES = 1 << 12  # members may be small and many
_MOST_SCAN_BYTES = 1 << 20


class Entry(NamedTuple):
    """What an archive says of a member.

    Attributes:
        name: Its path, as bytes.
        flags: APPNOTE's general purpose bit flags.
        method: How it is packed: 0 not at all, 8 deflate.
        crc: CRC-32 of its bytes; None where it is not stated in front of them.
        size: Its size while packed, in bytes; an upper bound where it was found without the directory.
        start: Offset of its header in the file.
        mode: Its kind and permissions where it was packed under Unix, else 0.
        utf8_name: Its name in UTF-8 beside the other, if it has one.
    """

    name: bytes
    flags: int
    method: int
    crc: int | None
    size: int
    start: int
    mode: int = 0
    utf8_name: bytes | None = None


class Directory(NamedTuple):
    """The entries of an archive, and in words what is wrong with its directory; None where nothing is."""

    entries: list[Entry]
    trouble: str | None


def read_directory(file: BinaryIO, *, most: int) -> Directory:
    """What an archive holds, in the order of its directory.

    Args:
        file: The archive; it must be possible to seek.
        most: How many entries are read at most; when there are more, one more than that.
    """
    size = file.seek(0, 2)
    end = _find_end(file, size)
    if end is None:
        entries = list(_found_entries(file, size, most))
        return Directory(entries, _NO_DIRECTORY)
    count, length, offset, end_at = end
    # What stands before the archive (a program that unpacks it) shifts all that it says of itself.
    shift = max(0, end_at - length - offset)
    entries = list(_directory_entries(file, offset + shift, end_at, shift, most))
    if len(entries) > most or len(entries) == count:
        return Directory(entries, None)
    if not entries and count:
        return Directory(list(_found_entries(file, size, most)), _NO_DIRECTORY)
    return Directory(entries, f"its directory promises {count:,} members and lists {len(entries):,}")


_NO_DIRECTORY = "its directory is missing or damaged, and its members were looked for one by one"


class _End(NamedTuple):
    """What the end of an archive says of its directory."""

    members: int
    length: int
    offset: int
    at: int


def _find_end(file: BinaryIO, size: int) -> _End | None:
    """The last end record that fits into the file; a comment may hold what looks like one."""
    start = max(0, size - _END.size - _MOST_COMMENT)
    file.seek(start)
    tail = file.read(size - start)
    at = tail.rfind(_END_SIGN)
    while at >= 0:
        if at + _END.size <= len(tail):
            _, _, _, _, count, length, offset, _ = _END.unpack_from(tail, at)
            found = _find_end64(file, start + at) or _End(count, length, offset, start + at)
            if found.length + found.offset <= found.at:
                return found
        at = tail.rfind(_END_SIGN, 0, at)
    return None


def _find_end64(file: BinaryIO, end_at: int) -> _End | None:
    """The end record of ZIP64, where one stands before the other."""
    locator_at = end_at - _LOCATOR64.size
    if locator_at < 0:
        return None
    locator = _read_at(file, locator_at, _LOCATOR64)
    if locator is None or locator[0] != _LOCATOR64_SIGN:
        return None
    for at in (locator[2], locator_at - _END64.size):  # the second where something stands before the archive
        record = _read_at(file, at, _END64) if 0 <= at < locator_at else None
        if record is not None and record[0] == _END64_SIGN:
            return _End(record[7], record[8], record[9], at)
    return None


def _directory_entries(file: BinaryIO, at: int, end_at: int, shift: int, most: int) -> Iterator[Entry]:
    """Entries as long as one follows the other, whatever number was promised."""
    file.seek(at)
    for _ in range(most + 1):
        head = file.read(_ENTRY.size)
        if len(head) < _ENTRY.size or not head.startswith(_ENTRY_SIGN) or at >= end_at:
            return
        fields = _ENTRY.unpack(head)
        _, made_by, _, flags, method, _, _, crc, packed, unpacked = fields[:10]
        name_length, extra_length, comment_length, _, _, attributes, start = fields[10:]
        name = file.read(name_length)
        extra = _extra_fields(file.read(extra_length))
        file.seek(comment_length, 1)
        at += _ENTRY.size + name_length + extra_length + comment_length
        packed, start = _wide(extra.get(_ZIP64_FIELD, b""), unpacked, packed, start)
        mode = attributes >> 16 if made_by >> 8 == 3 else 0
        yield Entry(name[-_MOST_NAME_BYTES:], flags, method, crc, packed, start + shift, mode, _utf8_name(name, extra))


def _wide(extra: bytes, unpacked: int, packed: int, start: int) -> tuple[int, int]:
    """Size while packed and offset, from the extra field where the entry has no room for them."""
    at = 8 if unpacked == _UNKNOWN else 0
    if packed == _UNKNOWN and len(extra) >= at + 8:
        packed, at = int.from_bytes(extra[at : at + 8], "little"), at + 8
    if start == _UNKNOWN and len(extra) >= at + 8:
        start = int.from_bytes(extra[at : at + 8], "little")
    return packed, start


def _extra_fields(extra: bytes) -> dict[int, bytes]:
    fields: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        fields.setdefault(kind, extra[at + 4 : at + 4 + length])
        at += 4 + length
    return fields


def _utf8_name(name: bytes, extra: dict[int, bytes]) -> bytes | None:
    field = extra.get(_UNICODE_NAME_FIELD, b"")
    stands = int.from_bytes(field[1:5], "little") == zlib.crc32(
        name
    )  # else the name was changed, and this is left over
    return field[5:] if stands and len(field) > 5 else None


def _found_entries(file: BinaryIO, size: int, most: int) -> Iterator[Entry]:
    """Entries made of the headers that stand before the members themselves."""
    at: int | None = _next_sign(file, 0, _LOCAL_SIGN)
    for _ in range(most + 1):
        if at is None:
            return
        fields = _read_at(file, at, _LOCAL)
        if fields is None:
            return
        _, _, flags, method, _, _, crc, packed, unpacked, name_length, extra_length = fields
        name = file.read(name_length)
        extra = _extra_fields(file.read(extra_length))
        data_at = at + _LOCAL.size + name_length + extra_length
        packed, _ = _wide(extra.get(_ZIP64_FIELD, b""), unpacked, packed, 0)
        follows = bool(flags & _SIZES_FOLLOW)
        end = data_at + packed
        after = None if follows or end > size else _sign_at(file, end)
        following = end if after == _LOCAL_SIGN else _next_sign(file, data_at if after is None else end, _LOCAL_SIGN)
        if after is None:
            packed = (size if following is None else following) - data_at
        yield Entry(
            name[-_MOST_NAME_BYTES:],
            flags,
            method,
            None if follows else crc,
            max(0, packed),
            at,
            0,
            _utf8_name(name, extra),
        )
        at = following


def _next_sign(file: BinaryIO, at: int, sign: bytes) -> int | None:
    """Where a signature stands next, from an offset on."""
    count = _LEAST_SCAN_BYTES
    while True:
        file.seek(at)
        block = file.read(count)
        found = block.find(sign)
        if found >= 0:
            return at + found
        if len(block) < count:
            return None
        at += len(block) - len(sign) + 1
        count = min(2 * count, _MOST_SCAN_BYTES)


def _sign_at(file: BinaryIO, at: int) -> bytes | None:
    """The signature of a record of ZIP at an offset, empty at the end of the file; None where something else stands."""
    file.seek(at)
    sign = file.read(4)
    return sign if not sign or sign.startswith(b"PK") else None


def data_start(file: BinaryIO, entry: Entry) -> int | None:
    """Offset of a member's bytes, behind its header; None where there is no header."""
    fields = _read_at(file, entry.start, _LOCAL)
    if fields is None or fields[0] != _LOCAL_SIGN:
        return None
    name_length, extra_length = fields[9:]
    return entry.start + _LOCAL.size + int(name_length) + int(extra_length)


def least_end(entry: Entry) -> int:
    """Offset that a member's bytes reach at least, before its header is looked at."""
    return entry.start + _LOCAL.size + len(entry.name) + entry.size


def _read_at(file: BinaryIO, at: int, record: struct.Struct) -> tuple[Any, ...] | None:
    file.seek(at)
    data = file.read(record.size)
    return record.unpack(data) if len(data) == record.size else None
