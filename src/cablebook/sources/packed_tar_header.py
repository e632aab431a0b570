"""The header before each member of a tar archive: of POSIX.1-1988 and -2001, of GNU tar, of UNIX V7."""

from typing import NamedTuple

BLOCK_BYTES = 512
_CHECKSUM = slice(148, 156)


class TarHeader(NamedTuple):
    """What a header says of a member.

    Attributes:
        name: Its path as bytes, the prefix of POSIX in front.
        size: How many bytes follow; never negative.
        kind: The letter of its kind: `0` a file, `5` a folder, `1` and `2` links, ...
    """

    name: bytes
    size: int
    kind: bytes


def is_tar_header(block: bytes) -> bool:
    """Whether a block of 512 bytes holds the sum of its own bytes, as every header of a tar archive does."""
    if len(block) < BLOCK_BYTES:
        return False
    stated = _octal(block[_CHECKSUM])
    if not stated:
        return False
    blank = block[:148] + b" " * 8 + block[156:BLOCK_BYTES]
    # Some old tars summed signed characters.
    return stated in (sum(blank), sum(blank) - 256 * sum(byte > 127 for byte in blank))


def parse_tar_header(block: bytes) -> TarHeader | None:
    """The header in a block; None where there is none, or one that states no possible size."""
    if not is_tar_header(block):
        return None
    size = _number(block[124:136])
    if size is None:
        return None
    name = _until_zero(block[:100])
    # GNU tar, whose magic goes on with a blank, has dates in the place of the prefix.
    if block[257:263] == b"ustar\0" and (prefix := _until_zero(block[345:500])):
        name = prefix + b"/" + name
    return TarHeader(name, size, block[156:157])


def parse_pax(data: bytes) -> dict[bytes, bytes]:
    """The records of a POSIX.1-2001 extended header, `length key=value` each; those behind a broken one are lost."""
    found: dict[bytes, bytes] = {}
    at = 0
    while at < len(data):
        digits = data[at : at + 10].partition(b" ")[0]
        length = int(digits) if digits.isdigit() else 0
        record = data[at + len(digits) + 1 : at + length]
        if length <= len(digits) + 1 or not record.endswith(b"\n"):
            break
        key, _, value = record[:-1].partition(b"=")
        found[key] = value
        at += length
    return found


def _until_zero(field: bytes) -> bytes:
    return field.partition(b"\0")[0]


def _octal(field: bytes) -> int | None:
    digits = field.strip(b"\0 ")
    if not digits:
        return 0
    return int(digits, 8) if digits.isdigit() and not digits.strip(b"01234567") else None


def _number(field: bytes) -> int | None:
    """A size: octal digits, or where it is larger than they can say the bytes themselves, marked by their first bit."""
    if field[0] == 0x80:
        return int.from_bytes(field[1:], "big")
    return _octal(field) if field[0] < 0x80 else None
