"""Which files there are, and what they are called in the book.

A file is called `label/path/inside/the/folder`. The label stands for a folder that the book knows: one that was given
to `read`, or that holds a file that was. A file that lies in several such folders belongs to the innermost, so that it
keeps its name whichever of them is given, from whichever working directory. Names that begin with a dot are skipped,
and files that systems and programs leave behind.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cablebook.book.inventory import Folder
from cablebook.sources import readable


class Place(NamedTuple):
    """A folder of the book and where it is on this machine, absolute and without symbolic links."""

    label: str
    location: Path


class Seen(NamedTuple):
    """A file, or (with a reason) a file or folder that could not be looked at.

    Attributes:
        path: What it is called in the book.
        location: Where it is on this machine.
        reason: Why it could not be looked at; None where it could.
        is_folder: Whether it is a folder.
        top: The outermost folder of the book around a file, where it is on this machine.
    """

    path: str
    location: str
    reason: str | None = None
    is_folder: bool = False
    top: str = ""


class Collection:
    """The folders of one `read`: those that the book knows, and those that are given now."""

    def __init__(self, book: Path, known: Iterable[Folder], given: Sequence[Path]) -> None:
        """Settle the labels.

        Args:
            book: The book's file; the folders' locations are relative to its folder.
            known: The folders that the book knows.
            given: Folders and files that exist, in any order.
        """
        self._base = book.resolve().parent
        self._own_files = {f"{book.resolve()}{end}" for end in ("", "-wal", "-shm", "-journal")}
        self.given = sorted({_real(path) for path in given})
        self.places = [Place(one.label, Path(os.path.normpath(self._base / one.location))) for one in known]
        self.added = self._label()

    def files(self) -> Iterator[Seen]:
        """Every file that is meant, in no order; a file that is reached in two ways may come twice."""
        for location in self.given:
            if location.is_dir():
                yield from self._walk(location)
            elif str(location) not in self._own_files:
                yield Seen(self.path_of(location), str(location), top=self._top(location))

    def scope(self) -> list[str]:
        """Beginnings of paths below which `files` finds everything that there is."""
        folders = [location for location in self.given if location.is_dir()]
        inside = {f"{place.label}/" for place in self.places if any(_is_in(place.location, one) for one in folders)}
        return sorted(inside | {f"{self.path_of(one)}/" for one in folders if self._owner(one).location != one})

    def path_of(self, location: Path) -> str:
        """What a file or folder is called in the book."""
        owner = self._owner(location)
        return _text("/".join((owner.label, *location.relative_to(owner.location).parts)))

    def exists(self, path: str) -> bool:
        """Whether there still is a file for a path of the book."""
        label, _, rest = path.partition("/")
        return any(place.location.joinpath(rest).exists() for place in self.places if place.label == label)

    def _label(self) -> list[Folder]:
        """Give a label to each folder that lies in none that has one; the added or moved ones."""
        added = []
        for folder in sorted({one if one.is_dir() else one.parent for one in self.given}):
            if any(_is_in(folder, place.location) for place in self.places):
                continue
            name = _text(folder.name) or "root"
            moved = next((one for one in self.places if one.label == name and not one.location.exists()), None)
            if moved is not None:  # the folder of that name has moved, and keeps its label
                self.places.remove(moved)
            place = Place(name if moved else self._unused(name), folder)
            self.places.append(place)
            added.append(Folder(place.label, self._relative(folder)))
        return added

    def _unused(self, name: str) -> str:
        labels = {place.label for place in self.places}
        number = 2
        label = name
        while label in labels:
            label, number = f"{name}-{number}", number + 1
        return label

    def _relative(self, folder: Path) -> str:
        try:
            return _text(Path(os.path.relpath(folder, self._base)).as_posix())
        except ValueError:  # another drive of Windows
            return _text(folder.as_posix())

    def _owner(self, location: Path) -> Place:
        holding = (place for place in self.places if _is_in(location, place.location))
        return max(holding, key=lambda place: len(place.location.parts))

    def _top(self, location: Path) -> str:
        """The outermost folder that the book knows around a file or folder."""
        holding = (place.location for place in self.places if _is_in(location, place.location))
        return str(min(holding, key=lambda one: len(one.parts)))

    def _walk(self, root: Path) -> Iterator[Seen]:
        """All files below a folder, symbolic links followed."""
        # With each folder go the folders that links led to on the way there: no link leads back into one of them.
        waiting: list[tuple[Path, tuple[Path, ...]]] = [(root, (root,))]
        while waiting:
            folder, chain = waiting.pop()
            path, top = self.path_of(folder), self._top(folder)
            try:
                entries = list(os.scandir(folder))
            except OSError as error:
                yield Seen(path, str(folder), why_not_opened(error, "folder"), is_folder=True)
                continue
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                links = self._links(entry, chain) if entry.is_symlink() else chain
                if not links:
                    continue
                if _is_folder(entry):
                    waiting.append((Path(entry.path), links))
                elif entry.path not in self._own_files and readable(Path(entry.name)):
                    yield from _seen(entry, path, top)

    def _links(self, entry: os.DirEntry[str], chain: tuple[Path, ...]) -> tuple[Path, ...]:
        """The chain behind a symbolic link; empty where it is not to be followed."""
        target = _real(entry.path)
        # What lies in the collection anyway is found at its own place; a link that leads nowhere is listed.
        if target.exists() and (self._is_visible(target) or any(_is_in(one, target) for one in chain)):
            return ()
        return (*chain, target)

    def _is_visible(self, target: Path) -> bool:
        roots = (one for one in self.given if _is_in(target, one))
        return any(not any(part.startswith(".") for part in target.relative_to(root).parts) for root in roots)


def why_not_opened(error: OSError, what: str) -> str:
    """A sentence on a file or folder that the machine did not open."""
    if isinstance(error, PermissionError):
        return f"expected a {what} that may be read, found no permission; give the permission and run read again"
    return f"expected a {what} that can be read, found the error “{error.strerror or error}”; run read again"


def _seen(entry: os.DirEntry[str], folder: str, top: str) -> Iterator[Seen]:
    """The file behind an entry; nothing for pipes, sockets and devices."""
    path = f"{folder}/{_text(entry.name)}"
    try:
        if entry.is_symlink() and not Path(entry.path).exists():
            reason = "expected a file, found a symbolic link that leads nowhere; mend or remove it"
            yield Seen(path, entry.path, reason)
        elif entry.is_file():
            yield Seen(path, entry.path, top=top)
    except OSError as error:
        yield Seen(path, entry.path, why_not_opened(error, "file"))


def _real(path: str | Path) -> Path:
    """Where a path leads; `Path.resolve` raises where links lead in a circle."""
    return Path(os.path.realpath(path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_in(location: Path, folder: Path) -> bool:
    return location == folder or folder in location.parents


def _text(name: str) -> str:
    r"""A name of the file system as text that can be stored: bytes that are no UTF-8 as `\xff`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
