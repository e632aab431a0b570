"""Small files of every format that sources reads, for the fuzzer to change: each made by a function that does so.

A format that packs its parts would hide them behind its own checks if only the packed bytes were changed; so each maker
is given a function that changes some bytes, and passes through it what it packs.
"""

import base64
import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from typing import NamedTuple

Change = Callable[[bytes], bytes]

CABLE = """135. Telegram From the Embassy in Korea to the Department of State

Source: Central Files, 795.00/10-750. Secret; Niact. Drafted by Jones; cleared by Rusk. Repeated to Tokyo.

Seoul, October 7, 1950\u201410 a.m.

342. For the Secretary from Muccio. Reference Deptel 210, October 5. Three divisions with 108 guns have arrived.

[FILIPPOV] asked for 1,500 tanks; 320 + 332 = 652.[1]

Muccio

[1] See Document 131.
"""
CIPHER = """CIPHERED TELEGRAM No. 26637

From Beijing. Sent 8.10.50. 9:26. Received in Moscow on 10/08/50 at 23:32 p.m.

TOP SECRET. URGENT [vne]. Copies: Stalin (2), Molotov, Bulganin

To FILIPPOV [STALIN]

1. In reply to your No. 4676 of 3 October: “we agree in full”.
- a) the cover of the troops;

ROSHCHIN

To Comrade SEMENOV. Transmit at once: No. 2318, 17 December.
"""
LETTER = """FROM:\tNo. 486\nTO: The Minister for External Affairs, Canberra\nSUBJECT: Korea\n031520Z NOV 71

Peking, 29th Sept. 1950.

Dear Mr. Minister:

I have the honour to refer to my letter of the 3rd ultimo (T228, WINCH No. 6).

Yours sincerely,
(Signed) E. BEVIN
Secretary of State
"""
TEXTS = (CABLE, CIPHER, LETTER, "Телеграмма № 4. Москва, 7 октября 1950 г.\n\nСекретно.\n", "x", "")


class Seed(NamedTuple):
    """A file to be changed: what it is called, how it is made, and how often it comes beside the others."""

    name: str
    make: Callable[[Change], bytes]
    weight: int = 4


def _text(change: Change) -> bytes:
    return change(CABLE.encode())


def _utf16(change: Change) -> bytes:
    return change(CIPHER.encode("utf-16"))


def _json_lines(change: Change) -> bytes:
    lines = [json.dumps({"id": number, "text": text, "date": "1950"}) for number, text in enumerate(TEXTS)]
    return change("\n".join(lines).encode())


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{part}</p>\n" for part in text.split("\n\n"))


def _html(change: Change) -> bytes:
    head = '<html><head><meta charset="utf-8"><title>Telegram 342</title></head><body><h1>Telegram</h1>'
    table = "<table><tr><td>To</td><td>Washington</td></tr></table><ol><li>one<li>two</ol><sup>1</sup>"
    return change(f"<!DOCTYPE html>{head}{_paragraphs(CABLE)}{table}<pre>{LETTER}</pre></body></html>".encode())


def _record_page(change: Change) -> bytes:
    labels = "<h2>Author(s):</h2><p>Muccio</p><h3>Summary</h3><p>About Korea.</p><dt>Rights</dt><dd>Free</dd>"
    return change(f"<html><body><article>{_paragraphs(CIPHER)}</article>{labels}</body></html>".encode())


def _tei(change: Change) -> bytes:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>Volume I</title></titleStmt><publicationStmt>"
        "<publisher>Office</publisher><date>1976</date></publicationStmt><sourceDesc><p>printed</p></sourceDesc></fileDesc></teiHeader>"
    )
    documents = "".join(
        f'<div type="document" xml:id="d{n}" n="{n}"><head>{n}. Telegram<note n="1">Source: Files.</note></head>'
        f'<opener><dateline><placeName>Seoul</placeName>, <date when="1950-10-0{n}">October</date></dateline></opener>'
        f'<p>342. Three <hi>divisions</hi><pb n="{n}"/> have &#8220;arrived&#8221;.</p><list><item>one</item></list>'
        "<closer><signed>Muccio</signed></closer></div>"
        for n in range(1, 4)
    )
    body = f'<text><body><div type="compilation" xml:id="ch1"><head>Korea</head>{documents}</div></body></text>'
    return change(
        f'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="v1">{header}{body}</TEI>'.encode()
    )


def _tei_letter(change: Change) -> bytes:
    sent = '<correspAction type="sent"><persName>Mao</persName><date when="1950-10-07"/></correspAction>'
    header = f"<teiHeader><profileDesc><correspDesc>{sent}</correspDesc></profileDesc></teiHeader>"
    words = "<p>One <choice><sic>teh</sic><corr>the</corr></choice> word</p>"
    body = f"<text><body><div><opener>Dear Sir,</opener>{words}</div></body></text>"
    return change(
        f'<!DOCTYPE TEI [<!ENTITY a "b">]><TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{body}</TEI>'.encode()
    )


def _pdf(change: Change) -> bytes:
    pages = (CABLE, CIPHER)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, text in enumerate(pages):
        lines = [line.translate({40: 91, 41: 93, 92: 47}) for line in text.split("\n")]
        shown = " ".join(f"({line}) Tj T*" for line in lines).encode("cp1252", "replace")
        stream = change(b"BT /F1 10 Tf 12 TL 72 720 Td " + shown + b" ET")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        shows = f"/Contents {5 + 2 * number} 0 R"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {font} {shows} >>"
        objects += [page.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)]
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(change: Change) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    base = "http://schemas.openxmlformats.org"
    kind = f"{base}/officeDocument/2006/relationships"
    relation = f'<Relationship Id="r1" Type="{kind}/{{}}" Target="{{}}"/>'
    rels = f'<Relationships xmlns="{base}/package/2006/relationships">{relation}</Relationships>'
    runs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f'<w:r><w:t>{part}</w:t><w:tab/><w:footnoteReference w:id="2"/><w:br/></w:r></w:p>'
        for part in LETTER.split("\n\n")
    )
    cell = "<w:tc><w:p><w:r><w:t>one</w:t></w:r></w:p></w:tc>"
    body = f"<w:document {_WORD}><w:body>{runs}<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl></w:body></w:document>"
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>See 1.</w:t></w:r></w:p></w:footnote>'
    style = '<w:style w:styleId="Heading1" w:type="paragraph"><w:name w:val="heading 1"/></w:style>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbers = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    return _zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": change(rels.format("officeDocument", "word/document.xml").encode()),
            "word/document.xml": change(body.encode()),
            "word/_rels/document.xml.rels": change(rels.format("footnotes", "footnotes.xml").encode()),
            "word/footnotes.xml": change(f"<w:footnotes {_WORD}>{note}</w:footnotes>".encode()),
            "word/styles.xml": change(f"<w:styles {_WORD}>{style}</w:styles>".encode()),
            "word/numbering.xml": change(f"<w:numbering {_WORD}>{numbers}</w:numbering>".encode()),
        }
    )


def _mail(change: Change) -> bytes:
    parts = (
        b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + change(CABLE.encode()) + b"\r\n--b\r\n"
        b'Content-Type: application/zip; name=a.zip\r\nContent-Disposition: attachment; filename="a.zip"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(_zip(change)) + b"\r\n--b--\r\n"
    )
    head = (
        b"From: =?utf-8?q?M=C3=BCller?= <m@example.org>\r\nTo: A <a@example.org>, b@example.org\r\nSubject: Korea\r\n"
        b"Date: Sat, 7 Oct 2000 10:00:00 +0200\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    )
    return change(head) + change(parts)


def _plain_mail(change: Change) -> bytes:
    head = b"From: a@example.org\nTo: b@example.org\nSubject: Korea\nDate: Sat, 7 Oct 2000 10:00:00 +0200\n"
    return change(
        head
        + b"MIME-Version: 1.0\nContent-Type: text/html; charset=latin-1\n\n<p>One</p>&amp;"
        + LETTER.encode("latin-1")
    )


def _mailbox(change: Change) -> bytes:
    message = change(_plain_mail(lambda data: data))
    line = b"From a@example.org Sat Oct  7 10:00:00 2000\n"
    return line + message + b"\n\n" + line + _plain_mail(change) + b"\n>From x\n"


def _zipped(members: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def _zip(change: Change) -> bytes:
    inner = _zipped({"d.txt": change(LETTER.encode())})
    members = {"a/b.txt": change(CIPHER.encode()), "c.jsonl": _json_lines(change), "e.zip": change(inner)}
    return _zipped(members)


def _tar(change: Change) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in (("a/" * 60 + "b.txt", change(CIPHER.encode())), ("c.zip", _zip(change))):
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return data.getvalue()


def _metadata(change: Change) -> bytes:
    return change('file;title;author\na.txt;"Telegram; one";A|B\n\nb.txt;;\n'.encode("utf-8-sig"))


SEEDS: Mapping[str, tuple[Seed, ...]] = {
    "text": (Seed("a.txt", _text), Seed("a.txt", _utf16, 1)),
    "jsonl": (Seed("a.jsonl", _json_lines),),
    "html": (Seed("a.html", _html), Seed("a.html", _record_page)),
    "tei": (Seed("a.xml", _tei), Seed("a.xml", _tei_letter)),
    "pdf": (Seed("a.pdf", _pdf),),
    "docx": (Seed("a.docx", _docx),),
    "eml": (Seed("a.eml", _mail), Seed("a.eml", _plain_mail, 2)),
    "mbox": (Seed("a.mbox", _mailbox),),
    "zip": (Seed("a.zip", _zip),),
    "tar": (Seed("a.tar", _tar),),
    "gz": (
        Seed("a.txt.gz", lambda change: gzip.compress(_text(change), mtime=0)),
        Seed("a.jsonl.bz2", lambda change: bz2.compress(_json_lines(change)), 1),
        Seed("a.tar.xz", lambda change: lzma.compress(_tar(change)), 1),
        Seed("a.tgz", lambda change: gzip.compress(_tar(change), mtime=0), 1),
    ),
    "metadata": (Seed("metadata.csv", _metadata, 2),),
}
"""The files by format; a new format is a line here."""

WORDS = (
    *(b"\0", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\n", b"\r\n", b"\n\n", b"\t", b" " * 40),
    *(b"&amp;", b"&#x0;", b"&a;", b"<p>", b"</p>", b"<div>", b"<!--", b"]]>", b'"', b"{", b"[" * 50, b"}"),
    *(rb"\u0000", rb"\ud800", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x1f\x8b", b"ustar", b'w:val="-5"'),
    *(b"From ", b"\nFrom a\n", b"--b", b"=?utf-8?q?=", b"stream", b"endobj", b" 0 R", b"<< ", b">>", b"99999999999"),
    *(b"-1", b"0", b"1950", b"October 7, 1950", b"TO: ", b"TOP SECRET\n", b"No. 12", b"Copies: ", b"Stalin (2)"),
    *(b"1. ", b"[1]", b"[STALIN]", b"/s/ ", b"Dear Sir:", b"\nSource: ", b"a" * 300, b"1" * 60, b"A.B." * 40),
    *(b"( " * 40, "—".encode(), "ﬁ\u0301".encode(), "\u202e\u2028".encode(), "Ж".encode("cp1251")),
)
"""What the fuzzer puts in: signs that mean something to one format or another."""
