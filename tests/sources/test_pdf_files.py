"""What is no sound PDF, or none with words: a problem in words, and never an end to reading."""

import subprocess
import sys
import zlib

import pytest
from found import documents, found, refused
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_writer import Words, assembled, column, pdf, stream

from cablebook.model.document import Document, Problem
from cablebook.sources import Limits
from cablebook.sources.pdf import glyphs, helper

WORDS = column("The minister received me this morning and said nothing at all.")
SOUND = pdf(WORDS)
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def test_pages_without_words_need_ocr_and_are_told_together() -> None:
    first, second, document = found(pdf(WORDS, [], [], WORDS, []), "a.pdf")
    assert isinstance(first, Problem)
    assert isinstance(second, Problem)
    assert isinstance(document, Document)
    assert (first.item, second.item) == ("pages 2-3", "page 5")
    assert first.reason.startswith("needs OCR: ")
    assert [label for label, _ in document.pages] == ["1", "4"]


def test_a_file_without_words_gives_only_the_problem() -> None:
    (problem,) = found(pdf([], []), "a.pdf")
    assert isinstance(problem, Problem)
    assert problem.item == "pages 1-2"


def test_a_file_that_asks_for_a_password_is_refused() -> None:
    entry = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    locked = pdf(WORDS, extra=[entry], trailer=b"/Encrypt 5 0 R /ID [<41> <41>]")
    assert refused(locked, "a.pdf") == (
        "expected a PDF that opens, found one that asks for a password; save it without one and read it again"
    )


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", SOUND[: len(SOUND) // 2], b"%PDF-" + bytes(range(256)) * 20])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert refused(data, "a.pdf").startswith("expected a PDF, found one that is damaged beyond reading")


@pytest.mark.parametrize(
    "tree",
    [
        [b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"],
        [
            b"<< /Type /Pages /Kids [3 0 R] /Count 5 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 5 >>",
        ],
    ],
)
def test_a_tree_of_pages_that_runs_in_circles_ends(tree: list[bytes]) -> None:
    assert all(isinstance(one, Problem) for one in found(assembled([CATALOG, *tree]), "a.pdf"))


def test_a_million_claimed_pages_do_not_cost_a_million_looks() -> None:
    *problems, document = found(SOUND.replace(b"/Count 1 ", b"/Count 1000000 "), "a.pdf")
    assert isinstance(document, Document)
    assert problems[-1] == Problem(
        item="", reason="expected 1,000,000 pages, found 100 damaged or missing in a row; reading stopped at page 102"
    )


def test_no_more_pages_are_read_than_the_limit() -> None:
    problem, document = found(pdf(*[WORDS] * 5), "a.pdf", limits=Limits(max_pages=3))
    assert isinstance(problem, Problem)
    assert isinstance(document, Document)
    assert problem.item == "pages 4-5"
    assert len(document.pages) == 3


def test_no_more_letters_are_read_than_the_limit() -> None:
    assert refused(SOUND, "a.pdf", limits=Limits(max_bytes=20)).startswith("the file is ")
    many = found(pdf(*[column("word " * 500)] * 3), "a.pdf", limits=Limits(max_bytes=3000))
    assert any(isinstance(one, Problem) and "letters" in one.reason for one in many)


def test_a_page_with_more_letters_than_a_broadsheet_is_left_out() -> None:
    page = [Words("word " * 100, 10, 10 + at, 1) for at in range(700)]
    assert refused(pdf(page), "a.pdf").startswith("expected a page of print, found more than 200,000 letters on it")


def test_a_drawing_that_draws_itself_again_and_again_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "LONGEST_PAGE_S", 1.0)
    depth = 14
    drawings = [
        stream(
            b"/X Do " * 10 if at + 1 < depth else b"0 0 m 1 1 l S",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (6 + at),
        )
        for at in range(depth)
    ]
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 9 9] >>"
    looping = assembled([CATALOG, pages, page, stream(b"/X Do"), *drawings])
    assert refused(looping, "a.pdf").startswith("expected a page, found a damaged one")
    assert documents(SOUND, "a.pdf")


def test_words_of_a_page_that_is_turned_are_read() -> None:
    turned = SOUND.replace(b"/Type /Page ", b"/Rotate 90 /Type /Page ")
    assert documents(turned, "a.pdf")[0].text == documents(SOUND, "a.pdf")[0].text


def test_letters_of_the_page_come_into_the_form_of_the_book() -> None:
    assert documents(pdf([Words("May\xa03,\xa01951", 72, 72)]), "a.pdf")[0].text == "May 3, 1951"


@given(st.binary(max_size=400))
@settings(max_examples=50, deadline=None)
def test_any_bytes_behind_the_signature_are_read_or_refused(data: bytes) -> None:
    assert found(b"%PDF-1.4\n" + data, "a.pdf")


@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
@settings(max_examples=50, deadline=None)
def test_a_sound_file_with_any_bytes_changed_is_read_or_refused(at: int, data: bytes) -> None:
    assert found(SOUND[:at] + data + SOUND[at + len(data) :], "a.pdf")


def test_a_file_that_swells_without_end_is_refused() -> None:
    packed = zlib.compress(zlib.compress(bytes(1 << 27), 9), 9)
    content = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 9 9] >>"
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
    assert refused(assembled([CATALOG, pages, page, content]), "a.pdf")


def test_the_reader_of_pages_is_not_loaded_before_a_pdf_is_read() -> None:
    program = "import sys, cablebook.sources; sys.exit('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_helper_ends_when_nobody_asks_any_more() -> None:
    one = helper.Helper()
    assert one.is_ours
    one.stop()
    assert not one.is_ours


def test_messages_of_the_helper_come_back_as_they_were() -> None:
    page = glyphs.Page(3, "iv", 10.0, 20.0, [glyphs.Word("a", 1.0, 2.0, 3.0, 4.0, glued=False)], [], 0)
    assert glyphs.decode_message(glyphs.encode(page)) == page
