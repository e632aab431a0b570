"""Archives that are made here in the test, sound ones and others."""

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping

from found import found

from cablebook.model.document import Document, Problem

Content = str | bytes


def zipped(members: Mapping[str, Content], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return data.getvalue()


def tarred(members: Mapping[str, Content | tarfile.TarInfo], *, form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar archive; a member is its content, or a header that has none."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=form) as archive:
        for name, content in members.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
                continue
            raw = content.encode() if isinstance(content, str) else content
            header = tarfile.TarInfo(name)
            header.size = len(raw)
            archive.addfile(header, io.BytesIO(raw))
    return data.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """The header of a member of tar that is no file."""
    header = tarfile.TarInfo(name)
    header.type, header.linkname = kind, target
    return header


class Built:
    """A ZIP archive made field by field, so that what it says can be untrue."""

    def __init__(self) -> None:
        self.body = b""
        self.directory = b""
        self.count = 0

    def local(self, name: bytes, content: bytes, *, method: int = 8, flags: int = 0) -> int:
        """Put a member down; the offset of its header."""
        start = len(self.body)
        packed = _deflated(content) if method == 8 else content
        fields = (20, flags, method, 0, 0, zlib.crc32(content), len(packed), len(content), len(name), 0)
        self.body += struct.pack("<4s5H3L2H", b"PK\x03\x04", *fields) + name + packed
        return start

    def entry(
        self, name: bytes, start: int, *, crc: int = 0, packed: int = 0, method: int = 8, flags: int = 0, mode: int = 0
    ) -> "Built":
        """List a member in the directory, with any claims."""
        fields = (3 << 8 | 20, 20, flags, method, 0, 0, crc, packed, packed, len(name), 0, 0, 0, 0, mode << 16, start)
        self.directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *fields) + name
        self.count += 1
        return self

    def file(self, name: bytes, content: bytes, *, method: int = 8, flags: int = 0, mode: int = 0) -> "Built":
        """Put a member down and list it, all of it true."""
        start = self.local(name, content, method=method, flags=flags)
        packed = len(self.body) - start - 30 - len(name)
        crc = zlib.crc32(content)
        return self.entry(name, start, crc=crc, packed=packed, method=method, flags=flags, mode=mode)

    def end(self, *, count: int | None = None, comment: bytes = b"") -> bytes:
        """The archive; with `count` the directory claims so many members."""
        claimed = (self.count if count is None else count) & 0xFFFF
        sizes = (0, 0, claimed, claimed, len(self.directory), len(self.body), len(comment))
        return self.body + self.directory + struct.pack("<4s4H2LH", b"PK\x05\x06", *sizes) + comment


def _deflated(content: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(content) + deflate.flush()


def listed(data: bytes, name: str = "a.zip") -> list[tuple[str, str]]:
    """What is found in an archive: each item with its text or the reason why there is none."""
    return [(one.item, one.text if isinstance(one, Document) else one.reason) for one in found(data, name)]


def told(data: bytes, name: str = "a.zip") -> list[tuple[str, str, bool]]:
    """The problems of an archive: each with its item, its reason, and whether something is lost."""
    return [(one.item, one.reason, one.lost) for one in found(data, name) if isinstance(one, Problem)]
