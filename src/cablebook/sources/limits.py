"""How much of a file is held in memory, and the words for what is larger."""

import msgspec

_KILOBYTE = 2**10
_MEGABYTE = 2**20


class Limits(msgspec.Struct, frozen=True):
    """Bounds on what one file may cost.

    Attributes:
        max_bytes: Most bytes that are held whole: a file that is one document (after decompression), an XML file, a
            line of JSON. JSON lines as such may be of any size.
    """

    max_bytes: int = 32 * _MEGABYTE


DEFAULT_LIMITS = Limits()


def size_in_words(size: int) -> str:
    """A size in words: `200 MB`, `1.5 MB`, `64 KB`, `100 bytes`."""
    if size < _KILOBYTE:
        return f"{size} bytes"
    unit, name = (_MEGABYTE, "MB") if size >= _MEGABYTE else (_KILOBYTE, "KB")
    value = size / unit
    return f"{value:.1f} {name}" if value < 10 and value != int(value) else f"{value:.0f} {name}"


def too_large(size: str, limits: Limits, what: str) -> str:
    """The sentence on a file that is not read because it is too large.

    Args:
        size: Its size in words (`200 MB`, `more than 32 MB`).
        limits: The limits that it exceeds.
        what: What may be as large as they say (`files up to {} as one document`).
    """
    bounded = what.format(size_in_words(limits.max_bytes))
    return f"the file is {size}; cablebook reads {bounded}: split it, or raise --max-mb"
