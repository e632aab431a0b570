"""Word files."""

import hashlib

import pytest
from found import found, only, refused
from word import BODY, deleted, docx, note, paragraph, part, run, style, table

from cablebook.model.document import ArchiveRecord, Document, Problem
from cablebook.sources import Limits, format_of


def text_of(body: str, **parts: str) -> str:
    return only(found(docx(body, **parts), "a.docx")).text


def doubts(data: bytes) -> list[str]:
    return [one.reason for one in found(data, "a.docx") if isinstance(one, Problem)]


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a"])
def test_a_word_file_is_known_by_its_parts(name: str) -> None:
    assert format_of(name, docx(paragraph("x"))) == "docx"


def test_a_word_file_is_one_document() -> None:
    data = docx(paragraph("A cable"))
    assert only(found(data, "a.docx")) == Document(
        item="", text="A cable", sha256=hashlib.sha256(data).hexdigest(), is_whole=True
    )


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("Top ") + run("Secret"), "Top Secret"),
        ("<w:r><w:t>Beijing,</w:t><w:br/><w:t>7 Oct</w:t><w:cr/><w:t>1950</w:t></w:r>", "Beijing,\n7 Oct\n1950"),
        ("<w:r><w:t>TO:</w:t><w:tab/><w:tab/><w:t>Mao</w:t></w:r>", "TO:\tMao"),
        ("<w:r><w:tab/><w:t>Indented</w:t></w:r>", "Indented"),
        ("<w:r><w:t>Port</w:t><w:noBreakHyphen/><w:t>Arthur</w:t><w:softHyphen/></w:r>", "Port-Arthur"),
        (f"<w:hyperlink>{run('linked')}</w:hyperlink><w:smartTag>{run(' place')}</w:smartTag>", "linked place"),
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('field')}</w:sdtContent></w:sdt>", "field"),
        (f"<w:ruby><w:rt>{run('bei')}</w:rt><w:rubyBase>{run('北')}</w:rubyBase></w:ruby>", "北"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(runs: str, text: str) -> None:
    assert text_of(f"<w:p>{runs}</w:p>") == text


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("Sent ") + f'<w:ins w:id="1">{run("ten")}</w:ins>' + deleted("nine") + run(" guns"), "Sent ten guns"),
        (f"<w:moveFrom>{run('here')}</w:moveFrom><w:moveTo>{run('there')}</w:moveTo>", "there"),
        (run("seen") + run("hidden", "<w:vanish/>") + run(" again", '<w:vanish w:val="0"/>'), "seen again"),
        (run("a") + '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>' + run("b"), "ab"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "d"</w:instrText></w:r>'
         + run("shown before it is worked out") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7 October")
         + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" 1950"), "7 October 1950"),
    ],
)  # fmt: skip
def test_the_text_is_what_a_reader_of_the_print_sees(runs: str, text: str) -> None:
    assert text_of(f"<w:p>{runs}</w:p>") == text


def test_a_style_can_hide_words() -> None:
    styles = style("Ghost", runs="<w:vanish/>", kind="character")
    words = run("seen") + run(" hidden", '<w:rStyle w:val="Ghost"/>')
    assert text_of(f"<w:p>{words}</w:p>", styles=styles) == "seen"


def test_a_paragraph_whose_end_is_deleted_runs_on() -> None:
    assert text_of(paragraph("one", "<w:rPr><w:del/></w:rPr>") + paragraph("two")) == "one two"


def test_empty_paragraphs_set_paragraphs_apart_where_the_typist_uses_them() -> None:
    body = (
        paragraph("Top Secret") + paragraph("Beijing, 7 October") + paragraph("") + paragraph("") + paragraph("Text.")
    )
    assert text_of(body) == "Top Secret\nBeijing, 7 October\n\nText."


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ('<w:spacing w:after="160"/>', "one\n\ntwo"),
        ('<w:spacing w:before="240"/>', "one\n\ntwo"),
        ('<w:spacing w:after="20"/>', "one\ntwo"),
        ('<w:spacing w:after="160"/><w:contextualSpacing/>', "one\ntwo"),
        ('<w:ind w:firstLine="700"/>', "one\n\ntwo"),
        ('<w:ind w:hanging="700"/>', "one\ntwo"),
    ],
)
def test_space_and_indent_set_paragraphs_apart(properties: str, text: str) -> None:
    assert text_of(paragraph("one", properties) + paragraph("two", properties)) == text
    styles = style("Base", properties) + style("Own", base="Base", default=True)
    assert text_of(paragraph("one") + paragraph("two"), styles=styles) == text


def test_few_empty_paragraphs_do_not_undo_the_space_between_the_others() -> None:
    spaced = '<w:spacing w:after="200"/>'
    body = "".join(paragraph(words, spaced) for words in ("one", "two", "three", "", "four"))
    assert text_of(body) == "one\n\ntwo\n\nthree\n\nfour"


def test_where_space_sets_paragraphs_apart_a_long_line_without_it_is_a_line() -> None:
    long = "Telegram from the Embassy in Korea to the Department of State. " * 2
    body = paragraph(long.strip()) + paragraph("Seoul") + paragraph("Text.", '<w:spacing w:before="160"/>')
    assert text_of(body) == f"{long.strip()}\nSeoul\n\nText."


def test_a_paragraph_of_more_than_a_line_is_set_off_where_nothing_else_is_seen() -> None:
    long = "The Embassy reports that the talks go on. " * 3
    assert text_of(paragraph("Seoul") + paragraph(long)) == f"Seoul\n\n{long.strip()}"


@pytest.mark.parametrize(
    "between",
    [
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="100"/></w:sectPr></w:pPr></w:p>',
        "<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>",
    ],
)
def test_page_breaks_and_sections_leave_nothing_in_the_text(between: str) -> None:
    assert text_of(paragraph("one") + between + paragraph("two") + "<w:sectPr/>") == "one\n\ntwo"


def test_rows_of_a_table_are_lines_and_cells_are_parted_by_a_tab() -> None:
    rows = table(["Copy", "To"], ["1", paragraph("Stalin") + paragraph("again")], ["", "Molotov"])
    assert (
        text_of(paragraph("Copies") + rows + paragraph("End"))
        == "Copies\n\nCopy\tTo\n1\tStalin again\n\tMolotov\n\nEnd"
    )


def test_a_table_that_only_places_paragraphs_is_none() -> None:
    assert text_of(table(["Ministry"], ["Note"])) == "Ministry\n\nNote"
    assert text_of(table(["left", table(["a", "b"])])) == "left\n\na\tb"


def test_a_deleted_row_is_out() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr>"
    assert text_of(table(["a", "b"]).replace("</w:tbl>", f"{gone}</w:tbl>")) == "a\tb"


def test_words_in_a_box_stand_once_and_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('Received')}{paragraph('8 Oct')}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(f"<w:p>{run('Cable')}<w:r>{both}</w:r></w:p>") == "Cable\nReceived\n8 Oct"


def test_footnotes_and_endnotes_follow_the_text_in_the_order_of_their_marks() -> None:
    body = f"<w:p>{run('Mao')}{note('foot', 2)}{run(' and Kim')}{note('end', 1)}{run(' agree')}{note('foot', 3)}</w:p>"
    footnotes = part("footnotes", {0: "<w:p><w:r><w:separator/></w:r></w:p>", 3: paragraph("Third."),
                                   2: paragraph("First,") + paragraph("in two parts.")})  # fmt: skip
    endnotes = part("endnotes", {1: paragraph("At the end.")})
    assert text_of(body, footnotes=footnotes, endnotes=endnotes) == (
        "Mao[1] and Kim[2] agree[3]\n\n[1] First,\nin two parts.\n\n[2] At the end.\n\n[3] Third."
    )


def test_running_heads_and_feet_are_left_out() -> None:
    assert text_of(paragraph("Cable"), header1=part("hdr", {}) + paragraph("Archive, page 1")) == "Cable"


def test_the_record_is_title_and_language_of_the_properties() -> None:
    core = "<dc:title> A  cable </dc:title><dc:creator>A typist</dc:creator><dc:language>en</dc:language>"
    assert only(found(docx(paragraph("x"), core=core), "a.docx")).archive == ArchiveRecord(
        title="A cable", language="en"
    )


def test_the_strict_variant_is_read() -> None:
    assert only(found(docx(paragraph("A cable"), variant="strict"), "a.docx")).text == "A cable"


def test_parts_in_other_formats_are_named() -> None:
    (doubt,) = doubts(docx(paragraph("x") + '<w:altChunk r:id="rId9"/>'))
    assert doubt == (
        "expected text, found 1 inserted parts in other formats; they are not read: "
        "open the file in Word, save it again and read it again"
    )


@pytest.mark.parametrize(
    "body",
    [paragraph(""), "", table(["", ""]), f"<w:p>{deleted('gone')}</w:p>"],
)
def test_a_file_without_words_is_named(body: str) -> None:
    assert refused(docx(body), "a.docx") == "expected a document, found a Word file without words"


def test_a_file_without_its_document_is_named() -> None:
    assert refused(docx("", without=BODY), "a.docx") == (
        "expected a Word file, found a ZIP without a document part; save it again in Word"
    )


def test_a_damaged_file_is_named() -> None:
    data = docx(paragraph("A cable " * 500))
    assert refused(data[: len(data) // 2], "a.docx").startswith("expected a Word file, found damage (")


def test_what_swells_beyond_the_limit_is_not_read() -> None:
    data = docx(paragraph("a" * 3_000_000))
    assert len(data) < 10_000
    assert refused(data, "a.docx", limits=Limits(max_bytes=2**20)) == (
        "expected the document part of a Word file, found more than 1 MB when unpacked; "
        "split the file, or raise --max-mb (and --again)"
    )
