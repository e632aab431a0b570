"""Mailboxes."""

import io

import pytest
from found import documents, found, problems, refused
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.sources import Limits, format_of
from cablebook.sources.mbox import messages

LINE = b"From ann@example.org Tue Oct  7 10:00:00 2008\n"


def box(*held: bytes) -> bytes:
    return b"".join(LINE + one + b"\n\n" for one in held)


def texts(data: bytes, *, limits: Limits | None = None) -> dict[str, str]:
    return {one.item: one.text for one in documents(data, "a.mbox", limits=limits)}


@pytest.mark.parametrize("name", ["a.mbox", "Inbox", "a.txt"])
def test_a_mailbox_is_known_by_its_first_lines(name: str) -> None:
    assert format_of(name, box(b"Subject: a\n\nx")) == "mbox"


def test_every_message_is_a_document() -> None:
    assert texts(box(b"Subject: a\n\none", b"Subject: b\n\ntwo")) == {
        "message 1": "Subject: a\n\none",
        "message 2": "Subject: b\n\ntwo",
    }


@pytest.mark.parametrize(
    "line",
    [
        b"From - Tue Oct 07 10:00:00 2008\n",
        b"From MAILER-DAEMON Fri Jul  8 12:08:34 2011\n",
        b"From 1234567890@xxx Mon Mar 05 14:21:00 +0000 2012\n",
        b"From ann@example.org Tue Oct  7 10:00:00 CEST 2008\r\n",
    ],
)
def test_lines_of_many_programs_part_messages(line: bytes) -> None:
    assert len(texts(line + b"Subject: a\n\none\n\n" + line + b"Subject: b\n\ntwo\n")) == 2


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b">From our side", "From our side"),
        (b">>From a quotation", ">From a quotation"),
        (b"> From a reply", "> From a reply"),
        (b"From our side nothing is known.", "From our side nothing is known."),
        (b"From 10:00 on\nwe wait", "From 10:00 on\nwe wait"),
    ],
)
def test_lines_that_begin_with_from_stay_in_their_message(body: bytes, text: str) -> None:
    assert texts(box(b"Subject: a\n\n" + body)) == {"message 1": f"Subject: a\n\n{text}"}


def test_a_stated_length_is_not_believed() -> None:
    assert len(texts(box(b"Subject: a\nContent-Length: 99999\n\none", b"Subject: b\n\ntwo"))) == 2


def test_attachments_are_named_behind_their_message() -> None:
    mixed = (
        b'Subject: a\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\nsee\n--x\n'
        b'Content-Type: text/plain; name="cable.txt"\nContent-Disposition: attachment\n\nA cable\n--x--'
    )
    assert texts(box(b"Subject: b\n\none", mixed)) == {
        "message 1": "Subject: b\n\none",
        "message 2": "Subject: a\n\nsee",
        "message 2, cable.txt": "A cable",
    }


def test_a_message_that_is_too_long_is_named_and_the_next_one_read() -> None:
    data = box(b"Subject: a\n\none", b"Subject: b\n\n" + b"long " * 600_000, b"Subject: c\n\nthree")
    limits = Limits(max_bytes=2**20)
    assert list(texts(data, limits=limits)) == ["message 1", "message 3"]
    (problem,) = problems(data, "a.mbox", limits=limits)
    assert (problem.item, problem.reason) == (
        "message 2",
        "expected messages of up to 1 MB, found a longer one; save its attachments, or raise --max-mb (and --again)",
    )


def test_an_empty_mailbox_is_named() -> None:
    assert refused(b"\n\n", "a.mbox") == "the mailbox is empty: it holds no messages"


def test_documents_come_before_the_mailbox_is_at_its_end() -> None:
    stream = io.BytesIO(box(*[b"Subject: a\n\n" + b"x" * 2**19] * 20))
    next(messages(stream, 2**20))
    assert stream.tell() < 4 * 2**20


@settings(deadline=None)
@given(st.lists(st.sampled_from([b"Subject: a\n\none", b"To: b\n\n>From c", b"X: y\n\n" + b"long line " * 300])))
def test_messages_are_the_same_wherever_blocks_end(held: list[bytes]) -> None:
    padding = b"P: " + b"p" * 2**20 + b"\n\nx"  # the first block ends behind it
    expected = [padding, *(one.replace(b">From", b"From") for one in held)]
    assert list(messages(io.BytesIO(box(padding, *held)), 2**22)) == expected
    assert found(box(*held), "a.mbox") == found(box(*held), "a.mbox")
