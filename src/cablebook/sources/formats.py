"""Which format a file is in: by its first bytes where they speak, else by its name."""

import re
from pathlib import Path, PurePath

from .encoding import head_as_text
from .gzipped import MAGIC, unpacked_head

HEAD_BYTES = 4096
"""As many first bytes of a file as `format_of` looks at."""

_READ_EXTENSIONS = {
    "text": "txt text asc md markdown rst",
    "jsonl": "jsonl ndjson jsonlines",
    "html": "html htm xhtml shtml",
    "tei": "xml tei",
}

_UNREAD_EXTENSIONS = {
    "PDF": "pdf",
    "Word (DOCX)": "docx docm",
    "Word (DOC)": "doc dot",
    "OpenDocument": "odt ott ods odp",
    "RTF": "rtf",
    "EPUB": "epub",
    "e-mail (EML)": "eml mht mhtml",
    "e-mail (MSG)": "msg",
    "e-mail (MBOX)": "mbox",
    "ZIP": "zip",
    "7-Zip": "7z",
    "RAR": "rar",
    "tar": "tar tgz",
    "bzip2": "bz2",
    "xz": "xz",
    "Zstandard": "zst",
    "Excel": "xls xlsx xlsm",
    "PowerPoint": "ppt pptx",
    "CSV": "csv tsv",
    "JSON": "json",
    "YAML": "yaml yml",
    "JPEG": "jpg jpeg jp2",
    "PNG": "png",
    "GIF": "gif",
    "TIFF": "tif tiff",
    "WebP": "webp",
    "BMP": "bmp",
    "HEIC": "heic",
    "SVG": "svg",
    "DjVu": "djvu djv",
    "PostScript": "ps eps",
    "audio": "mp3 wav flac ogg m4a",
    "video": "mp4 mov avi mkv",
    "SQLite": "db sqlite sqlite3",
    "program code": "py js css xsl xslt xsd dtd rnc rng sch sql sh bat exe dll ini toml cfg lock",
}

_MAGIC = (
    (b"%PDF-", "PDF"), (b"{\\rtf", "RTF"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word (DOC)"), (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"), (b"\0\0\0\x0cjP  ", "JPEG"), (b"GIF8", "GIF"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"), (b"Rar!\x1a", "RAR"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"), (b"AT&TFORM", "DjVu"), (b"%!PS", "PostScript"), (b"SQLite format 3", "SQLite"),
    (b"ID3", "audio"), (b"OggS", "audio"), (b"fLaC", "audio"),
)  # fmt: skip

_IN_ZIP = (
    (b"word/", "Word (DOCX)"), (b"application/epub+zip", "EPUB"), (b"opendocument", "OpenDocument"),
    (b"xl/", "Excel"), (b"ppt/", "PowerPoint"),
)  # fmt: skip

_FORMAT_OF_EXTENSION = {
    extension: name
    for table in (_READ_EXTENSIONS, _UNREAD_EXTENSIONS)
    for name, extensions in table.items()
    for extension in extensions.split()
}
_OLE = ("Word (DOC)", "Excel", "PowerPoint", "e-mail (MSG)")

_HTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_PIECE_OF_HTML = re.compile(r"<(?:head|body|title|meta|p|div|h[1-6]|table|pre|br)\b[^<>]*>", re.IGNORECASE)
_TEI = re.compile(r"<(?:\w{1,20}:)?(?:TEI|TEI\.2|teiCorpus)[\s>]|http://www\.tei-c\.org/ns/1\.0")
_EMAIL = re.compile(r"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_JSON_LINE = re.compile(r'\{\s*"')

_LITTER = {"thumbs.db", "desktop.ini", "ehthumbs.db"}
_OF_BOOKS = (".db", ".db-wal", ".db-shm", ".db-journal")
_UNFINISHED = (".part", ".crdownload", ".tmp")


def format_of(name: str, head: bytes) -> str | None:
    """The format of a file.

    Args:
        name: Its name; a `.gz` at the end is looked through.
        head: Its first bytes (`HEAD_BYTES` are enough), as they are on the disk.

    Returns:
        `text`, `jsonl`, `html`, `tei` or `xml` (which may turn out to be TEI) for what is read; the name of another
        format (`PDF`) for what is not read yet; None where the bytes are no text and of no known format.
    """
    if head.startswith(MAGIC):
        head = unpacked_head(head)
        name = without_gz(name)
    stated = _FORMAT_OF_EXTENSION.get(extension_of(name))
    if not head:
        return stated
    return _binary_format(stated, head) or _text_format(stated, head)


def is_read(form: str | None) -> bool:
    """Whether a format is one that cablebook reads."""
    return form in _READ_EXTENSIONS or form == "xml"


def oddity(name: str, form: str) -> str | None:
    """A sentence where the name of a file promises another format than the one it is in."""
    extension = extension_of(without_gz(name))
    stated = _FORMAT_OF_EXTENSION.get(extension)
    if stated is None or stated == form or {stated, form} == {"tei", "xml"}:
        return None
    return f"the name ends in .{extension}, the content is {_IN_WORDS.get(form, form)} and was read as such"


_IN_WORDS = {"text": "plain text", "jsonl": "JSON lines", "html": "HTML", "tei": "TEI", "xml": "XML"}


def readable(path: Path) -> bool:
    """Whether a file that is found in a folder is meant to be read, by its name alone.

    Files of formats that are not read yet are meant, so that they can be listed; what systems, office programs and
    browsers leave behind is not, nor are books.
    """
    name = path.name.lower()
    return not (name.startswith((".", "~$")) or name in _LITTER or name.endswith((*_OF_BOOKS, *_UNFINISHED)))


def without_gz(name: str) -> str:
    """The name of what is packed."""
    return name[: -len(".gz")] if name.lower().endswith(".gz") else name


def extension_of(name: str) -> str:
    """The extension of a file's name, in lower case and without its dot; empty where there is none."""
    return PurePath(name).suffix[1:].lower()


def _binary_format(stated: str | None, head: bytes) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return next((form for sign, form in _IN_ZIP if sign in head), "ZIP")
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return stated if form == "Word (DOC)" and stated in _OLE else form
    if head[257:262] == b"ustar":
        return "tar"
    return {b"WEBP": "WebP", b"WAVE": "audio"}.get(head[8:12]) if head.startswith(b"RIFF") else None


def _text_format(stated: str | None, head: bytes) -> str | None:
    text = head_as_text(head)
    if text is None:
        return None if is_read(stated) else stated
    if text.startswith("<"):
        if found := _markup_format(stated, text):
            return found
    elif text.startswith("{") and stated in (None, "text", "jsonl", "JSON"):
        if stated == "jsonl" or (_JSON_LINE.match(text) and text.partition("\n")[0].rstrip().endswith("}")):
            return "jsonl"
    elif stated in (None, "text") and len(_EMAIL.findall(text)) > 1:
        return "e-mail (EML)"
    return stated or "text"


def _markup_format(stated: str | None, text: str) -> str | None:
    if _HTML.search(text):
        return "html"
    if _TEI.search(text):
        return "tei"
    if stated == "tei" or (text.startswith("<?xml") and stated in (None, "text")):
        return "xml"
    if stated is None and _PIECE_OF_HTML.match(text):
        return "html"
    return None
