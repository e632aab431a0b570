"""Word files that are written here in the tests."""

import io
import zipfile
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = {_MAIN: "http://purl.oclc.org/ooxml/wordprocessingml/main",
           _RELATIONSHIPS: "http://purl.oclc.org/ooxml/officeDocument/relationships"}  # fmt: skip
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_RELATIONSHIPS}"'
BODY = "word/document.xml"


def docx(body: str, *, before: str = "", variant: str = "transitional", without: str = "", **parts: str) -> bytes:
    """A Word file.

    Args:
        body: What its `body` element holds.
        before: What stands before the root element of its document part.
        variant: `strict` or `transitional`.
        without: Name of a part to leave out.
        parts: What other parts hold, by the names of their files; `core` for the properties.
    """
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"officeDocument": BODY}, core="core" in parts),
        BODY: f"{before}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in parts if name != "core"}),
    }
    for name, held in parts.items():
        if name == "core":
            files["docProps/core.xml"] = f"<cp:coreProperties xmlns:cp='urn:cp' {_DUBLIN}>{held}</cp:coreProperties>"
        else:
            files[f"word/{name}.xml"] = f"<w:{name} {_NAMESPACES}>{held}</w:{name}>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            if name != without:
                archive.writestr(name, _in_variant(held, variant))
    return packed.getvalue()


def _relations(targets: dict[str, str], *, core: bool = False) -> str:
    held = "".join(
        f'<Relationship Id="r{at}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    if core:
        held += f'<Relationship Id="c" Type="{_CORE}" Target="docProps/core.xml"/>'
    return f'<Relationships xmlns="{_PACKAGE}">{held}</Relationships>'


def _in_variant(held: str, variant: str) -> str:
    for usual, strict in _STRICT.items() if variant == "strict" else ():
        held = held.replace(usual, strict)
    return held


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{escape(words)}</w:t></w:r>"


def deleted(words: str) -> str:
    return f'<w:del w:id="2"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words) if words else ''}</w:p>"


def listed(words: str, list_id: int = 1, level: int = 0) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(*rows: list[str]) -> str:
    """A table; a cell is words, or blocks of its own."""
    held = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row) for row in rows
    )
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in held) + "</w:tbl>"


def note(kind: str, number: int) -> str:
    """The mark of a note: of a `foot` or an `end` note."""
    return f'<w:r><w:{kind}noteReference w:id="{number}"/></w:r>'


def part(name: str, held: dict[int, str]) -> str:
    """Notes: what they hold, by their ids."""
    kind = name.removesuffix("s")
    return "".join(f'<w:{kind} w:id="{at}">{words}</w:{kind}>' for at, words in held.items())


def style(
    name: str, properties: str = "", *, base: str = "", runs: str = "", kind: str = "paragraph", default: bool = False
) -> str:
    is_default = ' w:default="1"' if default else ""
    stated = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{is_default}>{stated}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{runs}</w:rPr></w:style>"
    )
