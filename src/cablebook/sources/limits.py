"""How much of a file is held in memory and unpacked, and the words for what is larger."""

import msgspec

_KILOBYTE = 2**10
_MEGABYTE = 2**20
_MOST_UNWATCHED = 2  # who reads a file whole stops before that many times the most that is held whole


class Limits(msgspec.Struct, frozen=True):
    """Bounds on what one file may cost.

    Attributes:
        max_bytes: Most bytes that are held whole: a file that is one document (after decompression), an XML file, a
            line of JSON. JSON lines as such may be of any size.
        most_swelling: How many times its size a file may give when it is unpacked, with all that is packed inside it.
        most_members: How many members of archives are read, those of archives inside it included.
        max_pages: How many pages of a PDF are read.
        most_depth: How deep archives may lie inside archives; 1 is an archive that holds none.
    """

    max_bytes: int = 32 * _MEGABYTE
    most_swelling: int = 200  # texts shrink to a fifth, the most repetitive tables to a hundredth
    most_members: int = 100_000
    max_pages: int = 20_000
    most_depth: int = 3

    def most_unpacked(self, packed: int) -> int:
        """How many bytes may come out of so many: a short file may swell, a long one may not."""
        return max(_MOST_UNWATCHED * self.max_bytes, self.most_swelling * packed)


DEFAULT_LIMITS = Limits()


class Budget:
    """What one file may still unpack, with everything that is packed inside it, however deep.

    Attributes:
        members: How many members of archives may still be read.
        is_spent: Whether something has asked for more bytes than there were.
    """

    def __init__(self, size: int, limits: Limits) -> None:
        """Begin with the file's size in bytes, as it lies on the disk."""
        self._limits = limits
        self._left = limits.most_unpacked(size)
        self.members = limits.most_members
        self.is_spent = False

    def spend(self, count: int) -> bool:
        """Take so many bytes; False where they are not to be had."""
        self._left -= count
        self.is_spent = self.is_spent or self._left < 0
        return not self.is_spent

    def sentence(self) -> str:
        """Why nothing more is unpacked."""
        return (
            f"expected documents, found a file that swells to more than {self._limits.most_swelling} times its size "
            "when all that is packed in it is unpacked; reading stopped here: if it can be trusted, unpack it and "
            "read the folder"
        )


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
    return f"the file is {size}; cablebook reads {bounded}: split it, or raise --max-mb (and --again)"
