"""The parts of a Word file: a ZIP of XML, read part by part and never beyond its bound.

Only stored and deflated parts are read, as the format allows no others (ISO/IEC 29500-2, annex B); sizes are counted
while a part is unpacked, because the directory of a ZIP may say anything. Names serve as keys and touch no disk.
"""

import io
import posixpath
import zipfile
import zlib
from urllib.parse import unquote

from lxml import etree

from cablebook.model.document import Problem

from .limits import Limits, size_in_words
from .xmltree import parse_xml

_ENTRY = b"PK\x01\x02"
_MOST_PARTS = 20_000  # a thesis with a picture on each page has a few hundred
_MOST_TAGS = 4_000_000  # the tree of so many takes half a gigabyte; a volume of 700 pages has some 200,000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)

# Files of the "strict" variant differ in the names of their namespaces only.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip


class Package:
    """The parts of one Word file.

    Attributes:
        problems: What was wrong with the parts that were asked for, in that order.
    """

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._parts = {_plain(info.filename): info for info in archive.infolist()}
        self._limits = limits
        self._left = limits.max_bytes
        self.problems: list[Problem] = []

    def tree(self, name: str, what: str, *, lost: bool = False) -> etree._Element | None:
        """The root element of a part; None where it is not there, or is wrong, which is then among the problems.

        Args:
            name: The part's name.
            what: What it holds, for the sentence on a fault.
            lost: Whether the document is lost without this part.
        """
        info = self._parts.get(_plain(name))
        if info is None:
            return None
        data = self._unpacked(info)
        if isinstance(data, str):
            self._note(f"expected {what} of a Word file, found {data}", lost=lost)
            return None
        if data.count(b"<") > _MOST_TAGS:
            self._note(
                f"expected {what} of a Word file, found more than {_MOST_TAGS:,} tags; split the file", lost=lost
            )
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parsed = parse_xml(data)
        for problem in parsed.problems:
            self._note(f"{problem.reason} (in {what})", lost=lost and problem.lost)
        return parsed.root

    def related(self, part: str) -> dict[str, str]:
        """The parts that a part names: the last word of the relationship's type, and the name of its first target.

        What lies outside the file is left out. `""` stands for the file itself.
        """
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"), "the list of parts")
        found: dict[str, str] = {}
        if root is None:
            return found
        for relation in root.iterfind("{*}Relationship"):
            kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                found.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/"))
        return found

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes | str:
        """A part, or words for what was found in its place."""
        if info.compress_type not in _METHODS:
            return f"a compression that such files may not use (method {info.compress_type}); save it again in Word"
        try:
            with self._archive.open(info) as part:
                data = part.read(self._left + 1)
        except _FAULTS as error:
            return f"damage ({_in_words(error)}); open it in Word, let it repair the file, and save it again"
        if len(data) > self._left:
            most = size_in_words(self._limits.max_bytes)
            return f"more than {most} when unpacked; split the file, or raise --max-mb (and --again)"
        self._left -= len(data)
        return data

    def _note(self, reason: str, *, lost: bool) -> None:
        self.problems.append(Problem(item="", reason=reason, lost=lost))


def open_package(data: bytes, limits: Limits) -> Package | Problem:
    """Open a Word file.

    Args:
        data: The whole file.
        limits: `max_bytes` bounds all its parts together, as unpacked.
    """
    entries = data.count(_ENTRY)
    if entries > _MOST_PARTS:
        return Problem(item="", reason=f"expected a Word file, found a ZIP of more than {_MOST_PARTS:,} parts")
    try:
        return Package(zipfile.ZipFile(io.BytesIO(data)), limits)
    except _FAULTS as error:
        reason = (
            f"expected a Word file, found damage ({_in_words(error)}); "
            "open it in Word, let it repair the file, and save it again"
        )
        return Problem(item="", reason=reason)


def _plain(name: str) -> str:
    """The name under which a part is found: some programs write backslashes, a slash in front, or other capitals."""
    return name.replace("\\", "/").lstrip("/").lower()


def _in_words(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
