"""Which format a file is in: by its first bytes where they speak, else by its name."""

import re
from pathlib import PurePath

from .encoding import head_as_text
from .packed import packing_of, unpacked_head, without_packing
from .packed_tar_header import is_tar_header

HEAD_BYTES = 4096
"""As many first bytes of a file as `format_of` looks at."""

_READ_EXTENSIONS = {
    "text": "txt text asc md markdown rst",
    "jsonl": "jsonl ndjson jsonlines",
    "html": "html htm xhtml shtml",
    "tei": "xml tei",
    "pdf": "pdf",
    "zip": "zip",
    "tar": "tar",
    "docx": "docx docm dotx dotm",
    "eml": "eml mht mhtml",
    "mbox": "mbox mbx",
}

_UNREAD_EXTENSIONS = {
    "Word (DOC)": "doc dot",
    "OpenDocument": "odt ott ods odp",
    "RTF": "rtf",
    "EPUB": "epub",
    "e-mail (MSG)": "msg",
    "7-Zip": "7z",
    "RAR": "rar",
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
    (b"%PDF-", "pdf"), (b"{\\rtf", "RTF"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word (DOC)"), (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"), (b"\0\0\0\x0cjP  ", "JPEG"), (b"GIF8", "GIF"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"), (b"Rar!\x1a", "RAR"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"), (b"AT&TFORM", "DjVu"), (b"%!PS", "PostScript"), (b"SQLite format 3", "SQLite"),
    (b"ID3", "audio"), (b"OggS", "audio"), (b"fLaC", "audio"),
)  # fmt: skip

_IN_ZIP = (
    (b"word/", "docx"), (b"application/epub+zip", "EPUB"), (b"opendocument", "OpenDocument"),
    (b"xl/", "Excel"), (b"ppt/", "PowerPoint"),
)  # fmt: skip

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04", b"PK00PK\x03\x04")
_FIRST_PARTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/", b"mimetype")
_PERHAPS_FIRST_PARTS = (b"word/", b"xl/", b"ppt/")  # folders of an archive may be called so too
_ZIP_FORMATS = [form for _, form in _IN_ZIP]

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
_MAILBOX = re.compile(r"From [^\n]{1,400}?[0-9]{1,2}:[0-9]{2}[^\n]{0,200}\n[!-9;-~]{1,80}:")
_EMAIL = re.compile(r"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_JSON_LINE = re.compile(r'\{\s*"')

_SIDECARS = ("metadata.csv", "metadata.tsv")
_LITTER = {"thumbs.db", "desktop.ini", "ehthumbs.db"}
_OF_BOOKS = (".db", ".db-wal", ".db-shm", ".db-journal")
_UNFINISHED = (".part", ".crdownload", ".tmp")


def format_of(name: str, head: bytes) -> str | None:
    """The format of a file.

    Args:
        name: Its name; an ending of what is packed (`.gz`) is looked through.
        head: Its first bytes (`HEAD_BYTES` are enough), as they are on the disk.

    Returns:
        `text`, `jsonl`, `html`, `tei`, `xml` (which may turn out to be TEI), `zip`, ... for what is read; `metadata`
        for a metadata.csv, which describes the files beside it and is no document; the name of another format (`RTF`)
        for what is not read yet; None where the bytes are no text and of no known format.
    """
    if packing_of(head):
        head = unpacked_head(head)
        name = without_packing(name)
    stated = _FORMAT_OF_EXTENSION.get(extension_of(name))
    form = (_binary_format(stated, head) or _text_format(stated, head)) if head else stated
    return "metadata" if form == "CSV" and is_sidecar(name) else form


def is_sidecar(name: str) -> bool:
    """Whether a file, by its name, describes those beside it."""
    return name.lower() in _SIDECARS


def is_read(form: str | None) -> bool:
    """Whether a format is one that cablebook reads."""
    return form in _READ_EXTENSIONS or form in ("xml", "metadata")


def oddity(name: str, form: str) -> str | None:
    """A sentence where the name of a file promises another format than the one it is in."""
    extension = extension_of(without_packing(name))
    stated = _FORMAT_OF_EXTENSION.get(extension)
    if stated is None or stated == form or {stated, form} in ({"tei", "xml"}, {"CSV", "metadata"}):
        return None
    return f"the name ends in .{extension}, the content is {_IN_WORDS.get(form, form)} and was read as such"


_IN_WORDS = {
    "text": "plain text", "jsonl": "JSON lines", "html": "HTML", "tei": "TEI", "xml": "XML", "zip": "ZIP", "pdf": "PDF",
    "docx": "Word (DOCX)", "eml": "e-mail (EML)", "mbox": "e-mail (MBOX)",
}  # fmt: skip


def readable(path: PurePath) -> bool:
    """Whether a file that is found in a folder is meant to be read, by its name alone.

    Files of formats that are not read yet are meant, so that they can be listed; what systems, office programs and
    browsers leave behind is not, nor are books.
    """
    name = path.name.lower()
    return not (name.startswith((".", "~$")) or name in _LITTER or name.endswith((*_OF_BOOKS, *_UNFINISHED)))


def extension_of(name: str) -> str:
    """The extension of a file's name, in lower case and without its dot; empty where there is none."""
    return PurePath(name).suffix[1:].lower()


def _binary_format(stated: str | None, head: bytes) -> str | None:
    if head.startswith(_ZIP):
        return _zip_format(stated, head)
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return stated if form == "Word (DOC)" and stated in _OLE else form
    if head[257:262] == b"ustar" or (stated == "tar" and is_tar_header(head[:512])):
        return "tar"
    return {b"WEBP": "WebP", b"WAVE": "audio"}.get(head[8:12]) if head.startswith(b"RIFF") else None


def _zip_format(stated: str | None, head: bytes) -> str:
    """A ZIP archive, or a format whose files are ZIP archives of parts: those begin with a part of a known name."""
    name_length = int.from_bytes(head[26:28], "little")
    parts = _FIRST_PARTS if stated == "zip" else (*_FIRST_PARTS, *_PERHAPS_FIRST_PARTS)
    if not head[30 : 30 + name_length].startswith(parts):
        return "zip"
    found = next((form for sign, form in _IN_ZIP if sign in head), None)
    return found or (stated if stated in _ZIP_FORMATS else None) or "zip"


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
    elif stated in (None, "text", "eml", "mbox") and _MAILBOX.match(text):
        return "mbox"
    elif stated in (None, "text") and len(_EMAIL.findall(text)) > 1:
        return "eml"
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
