"""E-mail."""

import gzip
import hashlib
from email.message import EmailMessage

import pytest
from found import documents, found, only, problems, refused
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.model.document import ArchiveRecord, Document, Problem
from cablebook.sources import Limits
from cablebook.sources.mail_words import line_of
from cablebook.sources.normalize import normalize_plain

MAIL = b"""Received: by mx.example.org
From: Ann Lee <ann@example.org>
To: "Roy, Bernard" <roy@example.fr>,
 carla@example.es
Cc: Dan <dan@example.org>
Date: Tue, 07 Oct 2008 10:00:00 +0200
Subject: Shipment of
 spare parts

Dear Bernard,

forty trucks by November.
"""


def mail(**fields: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"Subject": "Cover", **fields}.items():
        message[name.replace("_", "-")] = value
    message.set_content("See the annex.")
    return message


def items(data: bytes, *, limits: Limits | None = None) -> dict[str, str]:
    return {one.item: one.text for one in documents(data, "a.eml", limits=limits)}


def test_a_message_is_the_lines_that_say_who_to_whom_and_when_and_its_body() -> None:
    assert only(found(MAIL, "a.eml")).text == (
        "From: Ann Lee <ann@example.org>\n"
        "To: Roy, Bernard <roy@example.fr>; carla@example.es\n"
        "Cc: Dan <dan@example.org>\n"
        "Date: Tue, 07 Oct 2008 10:00:00 +0200\n"
        "Subject: Shipment of spare parts\n"
        "\n"
        "Dear Bernard,\n\nforty trucks by November."
    )


def test_its_record_is_what_the_header_states() -> None:
    document = only(found(MAIL, "a.eml"))
    assert document.archive == ArchiveRecord(
        title="Shipment of spare parts",
        date="2008-10-07",
        authors=("Ann Lee",),
        recipients=("Roy, Bernard", "carla@example.es"),
    )
    assert document.sha256 == hashlib.sha256(MAIL).hexdigest()


def test_a_message_without_a_header_is_its_body() -> None:
    assert only(found(b"\n\nA cable\n", "a.eml")).text == "A cable"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("=?utf-8?B?0J/QtdC60LjQvQ==?=", "Пекин"),
        ("=?koi8-r?Q?=F0=C5=CB=C9=CE?= 1950", "Пекин 1950"),
        ("=?utf-8?B?0J/QtdA=?= =?utf-8?B?utC40L0=?=", "Пекин"),
        ("=?iso-8859-1?q?Caf=E9_au_lait?=", "Café au lait"),
        ("Re: =?utf-8?q?a?= =?utf-8?q?b?= c", "Re: ab c"),
        ("=?utf-8?B?====?=", ""),
        ("=?unknown?q?plain?=", "plain"),
        ("no =?word?= here", "no =?word?= here"),
        (b"Caf\xc3\xa9".decode("ascii", "surrogateescape"), "Café"),
    ],
)
def test_encoded_words_are_decoded(raw: str, words: str) -> None:
    assert line_of(raw) == words


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ("text/plain; charset=koi8-r", "Привет".encode("koi8-r"), "Привет"),
        ("text/plain; charset=nonsense", "Привет".encode(), "Привет"),
        ("text/plain\nContent-Transfer-Encoding: base64", b"0J/RgNC40LLQtdGC", "Привет"),
        ("text/plain\nContent-Transfer-Encoding: quoted-printable", b"forty =\ntrucks=2E", "forty trucks."),
        ("text/plain; format=flowed", b"forty \ntrucks.\n> asked \n> again", "forty trucks.\n> asked again"),
        ("text/plain; format=flowed", b"trucks. \n-- \nAnn", "trucks.\n--\nAnn"),
        ("text/plain; format=flowed; delsp=yes", b"for \nty", "forty"),
        ("text/html; charset=utf-8", "<nav>Home</nav><p>One<p>Café".encode(), "One\n\nCafé"),
    ],
)  # fmt: skip
def test_the_body_is_decoded(head: str, body: bytes, text: str) -> None:
    assert only(found(f"Content-Type: {head}\n\n".encode() + body, "a.eml")).text == text


@pytest.mark.parametrize(("plain", "text"), [("In plain", "In plain"), (" ", "In HTML")])
def test_the_plain_body_goes_before_the_one_in_html_unless_it_is_empty(plain: str, text: str) -> None:
    data = (
        'Content-Type: multipart/alternative; boundary="x"\n\n'
        f"--x\n\n{plain}\n--x\nContent-Type: text/html\n\n<p>In HTML\n--x--\n"
    )
    assert items(data.encode()) == {"": text}


def test_attachments_are_documents_of_their_own() -> None:
    message = mail()
    message.add_attachment("Сорок машин", filename="Приложение.txt")
    message.add_attachment("<p>Page", subtype="html", filename="b/../page.html")
    message.add_attachment(gzip.compress(b"Packed"), maintype="application", subtype="gzip", filename="c.txt.gz")
    message.add_attachment("again", filename="Приложение.txt")
    assert items(bytes(message)) == {
        "": "Subject: Cover\n\nSee the annex.",
        "Приложение.txt": "Сорок машин\n",
        "b/page.html": "Page",
        "c.txt.gz": "Packed",
        "Приложение.txt~2": "again\n",
    }


def test_an_attached_message_is_read_with_its_own_attachments() -> None:
    inner = mail(Subject="Inner")
    inner.add_attachment("A cable", filename="cable.txt")
    outer = mail()
    outer.add_attachment(inner)
    assert items(bytes(outer)) == {
        "": "Subject: Cover\n\nSee the annex.",
        "attachment 1.eml": "Subject: Inner\n\nSee the annex.",
        "attachment 1.eml, cable.txt": "A cable\n",
    }


def test_attachments_that_are_not_read_are_named() -> None:
    message = mail()
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="scan.png")
    assert problems(bytes(message), "a.eml") == [
        Problem(item="scan.png", reason="PNG is not read yet; export the file as text, HTML or TEI and read it again")
    ]


def test_pictures_inside_the_text_and_signatures_are_passed_over() -> None:
    message = mail()
    message.make_mixed()
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", disposition="inline", cid="<a>")
    message.add_attachment(b"seal", maintype="application", subtype="pgp-signature", filename="signature.asc")
    assert only(found(bytes(message), "a.eml")).item == ""


def test_messages_in_messages_are_read_as_deep_as_archives() -> None:
    message = mail(Subject="0")
    for level in range(1, 6):
        outer = mail(Subject=str(level))
        outer.add_attachment(message)
        message = outer
    assert len(documents(bytes(message), "a.eml", limits=Limits(most_depth=2))) == 3
    (problem,) = problems(bytes(message), "a.eml", limits=Limits(most_depth=2))
    assert problem.reason == (
        "expected attachments up to 2 deep in each other, found deeper ones; save them and read the folder"
    )


def test_no_more_attachments_are_read_than_members_of_an_archive() -> None:
    message = mail()
    for number in range(4):
        message.add_attachment("x", filename=f"{number}.txt")
    assert len(documents(bytes(message), "a.eml", limits=Limits(most_members=2))) == 3
    assert "found more; they are not read" in problems(bytes(message), "a.eml", limits=Limits(most_members=2))[0].reason


def test_a_message_that_only_carries_something_says_so() -> None:
    data = b'Content-Type: text/plain; name="a.txt"\nContent-Disposition: attachment\n\nA cable\n'
    assert [one.item for one in found(data, "a.eml")] == ["", "a.txt"]


def test_a_message_without_words_is_named() -> None:
    assert refused(b"Subject: a\n\n", "a.eml") == (
        "expected an e-mail with words, found none in it and nothing attached"
    )


def test_a_page_that_was_saved_as_one_file_is_a_page() -> None:
    data = (
        b"From: <Saved by a browser>\nSnapshot-Content-Location: https://example.org/1\nSubject: A cable\n"
        b'Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n'
        b"Content-Location: https://example.org/1\n\n<title>A cable</title><p>Text\n--x--\n"
    )
    document = only(found(data, "a.mhtml"))
    assert (document.text, document.archive) == ("Text", ArchiveRecord(title="A cable", url="https://example.org/1"))


NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (at, at) for at in range(3000))


@pytest.mark.parametrize(
    "data",
    [
        b'Content-Type: multipart/mixed; boundary="' + b";" * 500_000 + b"\n\nbody",
        b"Content-Type: multipart/mixed; " + b"a*0=b; " * 50_000 + b"\n\nbody",
        NESTED + b"line\n" * 100_000,
    ],
    ids=["quotes", "parameters", "parts"],
)
def test_what_would_take_the_library_minutes_is_refused(data: bytes) -> None:
    assert refused(data, "a.eml") == (
        "expected an e-mail, found one with parts or parameters beyond measure; save what it holds anew"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"To: " + b"(" * 50_000 + b"\n\nbody",
        b'To: "<,;:' * 20_000 + b"\n\nbody",
        b"Content-Type: message/rfc822\n\n" * 2000 + b"body",
        b"Date: 99 Foo 99999999999 99:99\n\nbody",
        b"Content-Type: application/pdf; name*=zz'x'%ff\n\nbody",
        b"Content-Type: multipart/mixed\n\nbody",
        b"Content-Type: multipart/mixed; boundary=\n\nbody",
        b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x\nM\xff",
        b"Content-Type: text/plain; charset*=utf-99'x'%ff\nContent-Disposition: attachment\n\xff\xfe\n",
        b"Content-Type: message/rfc822; charset*=utf-99'x'%ff\nContent-Disposition: attachment\n\xff\xfe\n",
    ],
)
def test_malformed_mail_is_a_document_or_a_problem(data: bytes) -> None:
    assert found(data, "a.eml")


LINES = [
    b"Content-Type: multipart/mixed; boundary=x\n", b"Content-Type: message/rfc822\n", b"Content-Type: text/html\n",
    b"Content-Type: text/plain; charset*=utf-99'x'%ff; format=flowed\n", b"Content-Type: ;;=\n", b"--x\n", b"--x--\n",
    b"Content-Disposition: attachment; filename*0*=a; filename*=%ff\n", b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: quoted-printable\n", b"To: a <b@c>, (((\n", b"Subject: =?utf-8?b?!?=\n", b"\n",
    b"words \n", b"> words\n", b"\xff\xfe\n", b"=E9=\n", b" folded\n", b"Date: 1\n", b"\0",
]  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(LINES)).map(b"".join))
def test_no_mail_raises(data: bytes) -> None:
    sources = found(data, "a.eml")
    assert sources
    assert sources == found(data, "a.eml")
    read = [one for one in sources if isinstance(one, Document)]
    assert all(normalize_plain(one.text) == one.text for one in read)
    assert len({one.item for one in read}) == len(read)
