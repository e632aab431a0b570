"""Word files that are broken or mean harm."""

import io
import zipfile
from pathlib import Path

import pytest
from found import documents, found, problems, refused
from hypothesis import given, settings
from hypothesis import strategies as st
from word import BODY, docx, paragraph, run, table

from cablebook.model.document import Document
from cablebook.sources.normalize import normalize_plain


def test_no_entity_opens_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET WORDS")
    before = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    data = docx("<w:p><w:r><w:t>one &a; two</w:t></w:r></w:p>", before=before)
    assert [one.text for one in documents(data, "a.docx")] == ["one two"]
    assert [one.reason for one in problems(data, "a.docx")] == [
        "expected text, found “&a;”; entities are not expanded, so their words are missing"
    ]


def test_no_dtd_is_loaded(tmp_path: Path) -> None:
    trap = tmp_path / "trap.dtd"
    trap.write_text('<!ENTITY b "SECRET WORDS"> & broken')
    data = docx(paragraph("one"), before=f'<!DOCTYPE x SYSTEM "{trap.as_uri()}">')
    assert [one.text for one in documents(data, "a.docx")] == ["one"]


def test_entities_that_multiply_themselves_are_refused() -> None:
    entities = '<!ENTITY a0 "boom boom boom boom">' + "".join(
        f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10)
    )
    data = docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", before=f"<!DOCTYPE x [{entities}]>")
    assert refused(data, "a.docx").startswith("expected XML of bounded size, found entities that multiply themselves")


def test_a_part_outside_of_the_file_is_not_opened(tmp_path: Path) -> None:
    outside = tmp_path / "document.xml"
    outside.write_text("<w:document/>")
    plain = docx(paragraph("A cable"))
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    for target in (outside.as_uri(), "../../../../etc/passwd", "/etc/passwd"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, held in files.items():
                archive.writestr(name, held.replace(f'Target="{BODY}"', f'Target="{target}"'))
        assert refused(packed.getvalue(), "a.docx").startswith("expected a Word file, found a ZIP without")


def test_sizes_in_the_directory_are_not_believed() -> None:
    data = bytearray(docx(paragraph("A cable " * 1000)))
    entry = data.index(BODY.encode(), data.index(b"PK\x01\x02")) - 46
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    assert refused(bytes(data), "a.docx").startswith("expected the document part of a Word file, found damage")


def test_more_tags_than_any_document_has_are_refused() -> None:
    assert refused(docx("<w:p/>" * 4_000_001), "a.docx") == (
        "expected the document part of a Word file, found more than 4,000,000 tags; split the file"
    )


@pytest.mark.parametrize("tag", ["w:p", "w:ins", "w:sdt", "w:tbl", "w:tc", "x"])
def test_elements_without_end_inside_each_other_do_no_harm(tag: str) -> None:
    data = docx(paragraph("before") + f"<w:p>{f'<{tag}>' * 3000}{run('deep')}{f'</{tag}>' * 3000}</w:p>")
    assert [one.text[:6] for one in documents(data, "a.docx")] == ["before"]
    assert "Excessive depth" in problems(data, "a.docx")[0].reason


def test_a_damaged_part_beside_the_document_costs_no_word_of_it() -> None:
    data = docx(paragraph("A cable"), numbering="<w:abstractNum>", styles="& <w:style")
    assert [one.text for one in documents(data, "a.docx")] == ["A cable"]
    assert all(not one.lost for one in problems(data, "a.docx"))


PIECES = [
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>words</w:t>", "<w:br/>", "<w:tab/>", "<w:tbl>", "<w:tr>", "<w:tc>",
    "</w:tbl>", "<w:sdt>", "<w:footnoteReference w:id='1'/>", "<w:footnoteReference/>", "<w:pPr>", "</w:pPr>",
    "<w:numPr><w:numId w:val='1'/></w:numPr>", "<w:fldChar w:fldCharType='begin'/>", "<w:drawing>", "<w:txbxContent>",
    "<!-- c -->", "<?pi?>", "&a;", "&#1;", "<", "<w:altChunk/>", "<w:spacing w:after='x' w:before='99999999999'/>",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_body_raises(body: str) -> None:
    sources = found(docx(body, footnotes=body, numbering=body, styles=body, core=body), "a.docx")
    assert sources
    assert all(normalize_plain(one.text) == one.text for one in sources if isinstance(one, Document))


@settings(deadline=None, max_examples=150)
@given(st.integers(min_value=0), st.integers(min_value=0, max_value=255), st.integers(min_value=0))
def test_no_broken_byte_raises(at: int, byte: int, cut: int) -> None:
    data = bytearray(docx(paragraph("A cable") + table(["a", "b"])))
    data[at % len(data)] = byte
    assert found(bytes(data[: len(data) - cut % 40]), "a.docx")
