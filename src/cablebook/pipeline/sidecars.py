"""What stands beside the files about them: each metadata.csv of the collection, and the file that each row means.

For a file, the nearest metadata.csv that has a row for it counts: the one in its own folder, else the ones above, up to
the outermost folder that the book knows around it. A row means a file that is there under the name that it gives, or
under one that differs only in case or in how its accents are encoded: systems differ in that, and so do spreadsheets.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from cablebook.book.records import Beside
from cablebook.model.document import ArchiveRecord, Problem
from cablebook.sources import is_sidecar
from cablebook.sources.sidecar import Row, parse_sidecar

_MOST_TOLD = 100  # rows that name no file; a table that has more names other files
_EMPTY = ArchiveRecord()


class Sidecars:
    """The metadata.csv files of a collection, each read when the first file below it is asked for."""

    def __init__(self, max_bytes: int) -> None:
        """Read only such as have up to `max_bytes`."""
        self._max_bytes = max_bytes
        self._folders: dict[str, _Folder] = {}

    def beside(self, location: str, top: str) -> Beside | None:
        """What is said of a file; of a metadata.csv, what cannot be said without looking at the files that it names.

        Args:
            location: Where the file is.
            top: The outermost folder around it whose metadata.csv may name it.
        """
        folder, _, name = location.rpartition(os.sep)
        if is_sidecar(name):
            doubts = self._folder(folder).doubts.get(name, ())
            return Beside(doubts=doubts) if doubts else None
        inside = name
        while True:
            record = self._folder(folder).records.get(inside)
            if record is not None:
                return Beside(record=record) if record != _EMPTY else None
            if folder == top or not folder:
                return None
            folder, _, parent = folder.rpartition(os.sep)
            inside = f"{parent}/{inside}"

    def _folder(self, folder: str) -> "_Folder":
        if folder not in self._folders:
            self._folders[folder] = _read_folder(folder or os.sep, self._max_bytes)
        return self._folders[folder]


class _Folder(msgspec.Struct, frozen=True):
    """What the metadata.csv files of a folder say.

    Attributes:
        records: What is said of a file, by its path inside the folder as it is on the disk.
        doubts: What is doubtful about the rows of each of them, by its name.
    """

    records: dict[str, ArchiveRecord] = {}
    doubts: dict[str, tuple[Problem, ...]] = {}


_NOTHING = _Folder()


def _read_folder(folder: str, max_bytes: int) -> _Folder:
    names = sorted(name for name in _names(folder) if is_sidecar(name))
    if not names:
        return _NOTHING
    found = _Folder({}, {})
    listing = _Listing(folder)
    lines: dict[str, str] = {}
    for name in names:
        doubts = tuple(_match(_rows(Path(folder, name), max_bytes), name, listing, found.records, lines))
        found.doubts[name] = doubts if len(doubts) <= _MOST_TOLD else (*doubts[:_MOST_TOLD], _more(len(doubts)))
    return found


def _rows(path: Path, max_bytes: int) -> tuple[Row, ...]:
    """The rows of a metadata.csv; none where it cannot be read, which is told when it is read as a file."""
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError:
        return ()
    return parse_sidecar(data).rows if len(data) <= max_bytes else ()


def _match(
    rows: Iterable[Row], name: str, listing: "_Listing", records: dict[str, ArchiveRecord], lines: dict[str, str]
) -> Iterator[Problem]:
    """Add to `records` what rows say, and to `lines` where it says so; yields what is doubtful about single rows."""
    for row in rows:
        line = f"line {row.number}" if name == "metadata.csv" else f"line {row.number} of {name}"
        file = listing.find(row.file)
        if file is None:
            found = f"found no “{row.file[:200]}” in this folder or below"
            yield _doubt(f"expected the name of a file in {line}, {found}; mend the name, or take the row out")
        elif file in records:
            found = f"found another beside the one in {lines[file]}, which was followed"
            yield _doubt(f"expected one row for “{file[:200]}”, {found}: take out {line} or that one")
        else:
            records[file], lines[file] = row.record, line


class _Listing:
    """The names of files below a folder, as far as they are asked for."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._folders: dict[str, dict[str, list[str]]] = {}

    def find(self, path: str) -> str | None:
        """The path of a file as it is on the disk, relative to the folder; None where there is none, or two fit."""
        inside = ""
        parts = path.split("/")
        if ".." in parts or not path:
            return None
        for part in parts:
            name = self._pick(inside, part)
            if name is None:
                return None
            inside = f"{inside}/{name}" if inside else name
        return inside if Path(self._folder, inside).is_file() else None

    def _pick(self, inside: str, part: str) -> str | None:
        if inside not in self._folders:
            by_key: dict[str, list[str]] = {}
            for name in sorted(_names(str(Path(self._folder, inside)))):
                by_key.setdefault(_key(name), []).append(name)
            self._folders[inside] = by_key
        names = self._folders[inside].get(_key(part), [])
        exact = [name for name in names if unicodedata.normalize("NFC", name) == part]
        fitting = exact or names
        return fitting[0] if len(fitting) == 1 else None


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _names(folder: str) -> Iterator[str]:
    """The names in a folder; none where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                yield entry.name
    except OSError:
        return


def _more(count: int) -> Problem:
    return _doubt(f"{count - _MOST_TOLD:,} more rows are like the ones above")


def _doubt(reason: str) -> Problem:
    return Problem(item="", reason=reason, lost=False)
