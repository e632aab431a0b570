"""What archives have in common: members with names of their own, read one after the other, and bounds on all of them.

A member is read as a stream through the same way as a file. Its name is only ever a name: nothing is written anywhere,
so that a path that leads out of the archive is harmless once it is tidied.
"""

import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath, PurePosixPath
from typing import NamedTuple

import msgspec

from cablebook.model.document import Document, Problem

from .formats import readable
from .ids import unique
from .limits import Budget, Limits
from .packed import Watched

Source = Document | Problem
_BUFFER_BYTES = 1 << 16
_MOST_CHARACTERS = 1000  # of a member's path; archives allow any number
_MOST_SEPARATORS = 8  # in a member's path; with more they lose their space
_SEPARATOR = ", "  # between the path of a member and the item inside it
_LITTER_FOLDER = "__MACOSX"
_DRIVE = re.compile(r"[A-Za-z]:")


class Inside(NamedTuple):
    """Where in nested archives something is read, and what may be spent on it; depth 0 is the file itself."""

    limits: Limits
    budget: Budget
    depth: int = 0


ReadStream = Callable[[io.BufferedReader, str, Inside], Iterator[Source]]
"""How the bytes of a member are read: as a file of that name would be."""


class Member(msgspec.Struct, frozen=True):
    """A member of an archive.

    Attributes:
        path: Its path, as the archive has it.
        stream: Its bytes; None where they are not read.
        refusal: Why they are not read.
    """

    path: str
    stream: Watched | None = None
    refusal: str | None = None


def read_members(members: Iterable[Member | Problem], inside: Inside, read_stream: ReadStream) -> Iterator[Source]:
    """The documents of an archive's members, in their order.

    What systems leave behind is passed over in silence, as in folders. Members beyond the most that are read, and
    whatever comes after the budget is spent, are told of in one problem.

    Args:
        members: The members, and what is wrong with the archive as such.
        inside: The archive's own place.
        read_stream: Reads one member; it is asked for each before the next member is taken.
    """
    names, deeper = _Names(), inside._replace(depth=inside.depth + 1)
    read_any = False  # or told why not
    for member in members:
        if isinstance(member, Problem):
            read_any = read_any or member.lost
            yield member
            continue
        if inside.budget.members <= 0:
            yield Problem(item="", reason=_too_many(inside.limits))
            return
        inside.budget.members -= 1
        path = tidy_path(member.path)
        if is_litter(path):
            continue
        read_any = True
        item = names.own(path)
        if member.stream is None:
            yield Problem(item=item, reason=member.refusal or "")
            continue
        name = PurePosixPath(path).name
        for one in watched(member.stream, read_stream(buffered(member.stream), name, deeper)):
            yield msgspec.structs.replace(one, item=f"{item}{_SEPARATOR}{one.item}" if one.item else item)
        if inside.budget.is_spent:
            if inside.depth == 0:
                yield Problem(item="", reason=inside.budget.sentence())
            return
    if not read_any:
        yield Problem(item="", reason="the archive is empty: it holds no files that could be documents")


def watched(raw: Watched, sources: Iterable[Source]) -> Iterator[Source]:
    """What was read from a stream, and the trouble of the stream behind it; the trouble alone where that says it all.

    Args:
        raw: The stream.
        sources: What is read from it.
    """
    found = False
    for one in sources:
        if raw.trouble and not raw.unpacked:
            break  # the trouble says why it is empty
        found = found or isinstance(one, Document)
        yield one
    if raw.trouble:
        yield Problem(item="", reason=raw.trouble, lost=not found)


def tidy_path(path: str) -> str:
    """A member's path as the book may show it: relative, with forward slashes, without steps up or signs nobody sees.

    Args:
        path: As the archive has it.

    Returns:
        A path of at least one part; `unnamed` where nothing is left.
    """
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    if parts and _DRIVE.fullmatch(parts[0]):
        del parts[0]
    tidy = unicodedata.normalize("NFC", "".join(map(_shown, "/".join(parts))))
    if tidy.count(_SEPARATOR) > _MOST_SEPARATORS:
        tidy = tidy.replace(_SEPARATOR, ",")
    if len(tidy) > _MOST_CHARACTERS:
        tidy = "…" + tidy[-_MOST_CHARACTERS:].lstrip("/")
    return tidy or "unnamed"


def is_litter(path: str) -> bool:
    """Whether a member, by its tidy path, is something that a walk through a folder would skip."""
    *folders, name = path.split("/")
    hidden = any(folder.startswith(".") or folder == _LITTER_FOLDER for folder in folders)
    return hidden or not readable(PurePath(name))


def _shown(character: str) -> str:
    is_seen = character.isprintable() or unicodedata.category(character) == "Zs"
    return character if is_seen else f"\\u{ord(character):04x}"


def buffered(raw: io.RawIOBase) -> io.BufferedReader:
    """A stream that may be peeked into."""
    return io.BufferedReader(raw, _BUFFER_BYTES)


def _too_many(limits: Limits) -> str:
    return (
        f"expected an archive of up to {limits.most_members:,} members, found more; the others are not read: "
        "unpack it and read the folder"
    )


class _Names:
    """Items of their own for members of one name, and for those that look like an item inside another member."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._beginnings: set[bytes] = set()  # digests, because hostile names have many and are long

    def own(self, path: str) -> str:
        """The path, or where it would be another's item something close to it."""
        if any(one in self._counts for one in _beginnings(path)):
            path = path.replace(_SEPARATOR, ",")
        item = unique(path, self._counts)
        while _digest(item) in self._beginnings:
            item = unique(path, self._counts)
        self._beginnings.update(map(_digest, _beginnings(item)))
        return item


def _beginnings(item: str) -> list[str]:
    """What stands before each separator in an item: the members that could hold an item of this name."""
    parts = item.split(_SEPARATOR)
    return [_SEPARATOR.join(parts[:count]) for count in range(1, len(parts))]


def _digest(words: str) -> bytes:
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
