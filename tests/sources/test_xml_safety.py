"""XML that is broken or means harm."""

from pathlib import Path

import pytest
from found import documents, found, problems, refused
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cablebook.model.document import Document, Problem
from cablebook.sources.normalize import normalize_plain
from cablebook.sources.xmltree import parse_xml


def letter(words: str, *, before: str = "") -> str:
    return f"{before}<TEI><text><body><p>{words}</p></body></text></TEI>"


def bomb(body: str) -> str:
    entities = ['<!ENTITY a0 "boom boom boom boom boom boom boom">']
    entities += [f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)]
    return f"<!DOCTYPE TEI [{''.join(entities)}]>{body}"


@pytest.mark.parametrize(
    "body",
    ["<TEI><text><body><p>x &a9; y</p></body></text></TEI>", '<TEI n="&a9;"><text><body><p>x</p></body></text></TEI>'],
)
def test_entities_that_multiply_themselves_are_refused(body: str) -> None:
    assert refused(bomb(body), "a.xml") == (
        "expected XML of bounded size, found entities that multiply themselves; the file is not read: "
        "if it can be trusted, expand them and read it again"
    )


@pytest.mark.parametrize("declaration", ['"some words"', 'SYSTEM "{secret}"', 'PUBLIC "-//a" "{secret}"'])
def test_no_entity_of_a_file_is_expanded(declaration: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET WORDS")
    data = letter("one &a; two", before=f"<!DOCTYPE TEI [<!ENTITY a {declaration.format(secret=secret.as_uri())}>]>")
    (document,) = documents(data, "a.xml")
    assert document.text == "one two"
    (problem,) = problems(data, "a.xml")
    assert not problem.lost
    assert problem.reason == (
        "expected text, found “&a;”; entities are not expanded, so their words are missing: "
        "put them in their place and read the file again"
    )


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE TEI SYSTEM "{trap}">',
        '<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "{trap}">',
        '<!DOCTYPE TEI [<!ENTITY % a SYSTEM "{trap}"> %a;]>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE TEI SYSTEM "{trap}">',
    ],
)
def test_no_other_file_is_opened(before: str, tmp_path: Path) -> None:
    # A DTD that, loaded, would break the parse or put its words into the text.
    trap = tmp_path / "trap.dtd"
    trap.write_text('<!ENTITY b "SECRET WORDS"> & broken')
    data = letter("one &b;", before=before.format(trap=trap.as_uri()))
    raw = data.encode("utf-16") if "UTF-16" in before else data.encode()
    assert [one.text for one in documents(raw, "a.xml")] == ["one"]


def test_a_dtd_hidden_in_another_encoding_is_not_loaded(tmp_path: Path) -> None:
    trap = tmp_path / "trap.dtd"
    trap.write_text('<!ENTITY b "SECRET WORDS"> & broken')
    hidden = f'<!DOCTYPE TEI SYSTEM "{trap.as_uri()}">{letter("one &b;")}'.encode("utf-7")
    data = b'<?xml version="1.0" encoding="UTF-7"?>' + hidden
    assert [one.text for one in documents(data, "a.xml")] == ["one"]


def test_characters_that_html_names_are_known_without_a_dtd() -> None:
    (document,) = found(letter("Caf&eacute; &mdash; caf&#233;"), "a.xml")
    assert getattr(document, "text", None) == "Café — café"


@pytest.mark.parametrize(
    ("data", "text", "what"),
    [
        ("<TEI><text><body><p>one <hi>two</p><p>three</p></body></text></TEI>", "one two\n\nthree",
         "“Opening and ending tag mismatch: hi line 1 and p” at line 1, column 36"),
        ("<TEI>\n<text><body><p>one</p><p>two", "one\n\ntwo", "“Premature end of data in tag p line 2” at line 2"),
        ("<TEI><text><body><p>A & B</p></body></text></TEI>", "A B",
         "“xmlParseEntityRef: no name” at line 1, column 24"),
    ],
)  # fmt: skip
def test_broken_xml_is_mended_and_the_break_named(data: str, text: str, what: str) -> None:
    assert [one.text for one in documents(data, "a.xml")] == [text]
    (problem,) = problems(data, "a.xml")
    assert problem.reason.startswith(f"expected well-formed XML, found {what}")
    assert problem.reason.endswith("; what follows was read as well as it could be mended")
    assert not problem.lost


@pytest.mark.parametrize("data", ["<?xml version='1.0'?>", "< TEI", "<"])
def test_xml_of_which_nothing_can_be_made(data: str) -> None:
    assert refused(data, "a.xml").startswith("expected XML, found “")


def test_ids_that_come_twice_are_no_fault() -> None:
    assert problems('<TEI><text><body><p xml:id="a">1</p><p xml:id="a">2</p></body></text></TEI>', "a.xml") == []


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16", "utf-8", "iso-8859-5"])
def test_declared_encodings_are_read(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?>' + letter("Привет из Пекина")
    assert [one.text for one in documents(data.encode(encoding), "a.xml")] == ["Привет из Пекина"]


def test_an_undeclared_encoding_is_guessed_and_named() -> None:
    (first, second) = found(letter("Café").encode("latin-1"), "a.xml")
    assert "it was read as windows-1252, which is a guess" in getattr(first, "reason", "")
    assert getattr(second, "text", None) == "Café"


@pytest.mark.parametrize("tag", ["p", "hi", "list", "choice", "note", "div"])
def test_elements_without_end_inside_each_other_do_no_harm(tag: str) -> None:
    data = letter(f"before{f'<{tag}>' * 5000}deep{f'</{tag}>' * 5000}")
    (document,) = documents(data, "a.xml")
    assert document.text.startswith("before")
    assert "Excessive depth" in problems(data, "a.xml")[0].reason


def test_xml_that_is_not_tei_is_named() -> None:
    assert refused('<?xml version="1.0"?><ead><p>x</p></ead>', "a.xml") == (
        "expected TEI, found XML with the root element <ead>; convert it to TEI, HTML or text"
    )


PIECES = [
    "<TEI>",
    "<text>",
    "<body>",
    "<p>",
    "</p>",
    "<div type='document'>",
    "</div>",
    "<note>",
    "<pb n='1'/>",
    "<list>",
    "<item>",
    "<label/>",
    "<head>",
    "<cell>",
    "<lb break='no'/>",
    "&a;",
    "&",
    "<",
    "words ",
    "<!DOCTYPE TEI [<!ENTITY a 'b'>]>",
    "<?pi?>",
    "<!-- c -->",
    "]]>",
    "\x01",
    "&#7;",
    "\n",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES)))
@example(["<TEI>", "<!DOCTYPE TEI [<!ENTITY a 'b'>]>"])
def test_no_markup_raises(pieces: list[str]) -> None:
    data = "<TEI>" + "".join(pieces)
    assert parse_xml(data.encode()).root is not None
    sources = found(data, "a.xml")
    assert sources
    assert all(normalize_plain(one.text) == one.text for one in sources if isinstance(one, Document))


@pytest.mark.parametrize(
    "xml", ["<w:numbering><a/></w:numbering>", '<?xml version="1.0"?><tei:TEI><tei:text/></tei:TEI>']
)
def test_a_prefix_that_is_nowhere_declared_is_no_fault_of_ours(xml: str) -> None:
    assert all(isinstance(one, Problem) for one in found(xml, "a.xml"))


def test_what_the_parser_quotes_stays_one_line() -> None:
    told = [
        one.reason for one in problems("<TEI><text><body><p>words</p></body></text><!-- a\n\nb" + "c" * 500, "a.xml")
    ]
    assert all("\n" not in reason and len(reason) < 300 for reason in told)
    assert told
