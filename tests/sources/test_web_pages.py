"""Web pages."""

import hashlib

import pytest
from found import documents, found, only, refused
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.model.document import ArchiveRecord, Document
from cablebook.sources.normalize import normalize_plain


def text_of(body: str) -> str:
    return only(found(f"<html><body>{body}</body></html>", "a.html")).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h1>Cable</h1><p>One\n two.</p><div>Three</div>loose<p>four", "Cable\n\nOne two.\n\nThree\n\nloose\n\nfour"),
        ("<p>Beijing,<br>7 October<br/>1950</p>", "Beijing,\n7 October\n1950"),
        ("<ul><li>one<li>two<ul><li>inner</ul></ul>", "one\ntwo\ninner"),
        ("<ol start=3><li>three<li><p>four</p><li value=9>nine</ol>", "3. three\n4. four\n9. nine"),
        ("<ol type=a><li>one</ol>", "one"),
        ("<dl><dt>From<dd>Roshchin</dl>", "From\nRoshchin"),
        ("<table><tr><th>Copy<th>To<tr><td>1<td><p>Stalin</p></table>", "Copy\tTo\n1\tStalin"),
        ("<table><tr><td><p>one<p>two<td>three</table>", "one\n\ntwo\n\nthree"),
        ("<table><tr><td><table><tr><td>a<td>b</table></table>", "a\tb"),
        ("<pre>TO: MAO\nFROM: X\n\nText</pre>", "TO: MAO\nFROM: X\n\nText"),
        ("<blockquote>quoted</blockquote>", "quoted"),
        ("<p>never<wbr>theless <b>bold</b>ly</p>", "nevertheless boldly"),
        ("<p>Attlee &amp; Bevin&nbsp;met &lt;here&gt;, &amp;amp; left</p>", "Attlee & Bevin met <here>, &amp; left"),
        ("<p>1952<a href='#n3'><sup>3</sup></a> and 5 km<sup>2</sup></p>", "1952[3] and 5 km2"),
        ("<p>1952<sup class='footnote'>[a]</sup></p>", "1952[a]"),
        ("<p>con&#2;trol&#5;s</p>", "controls"),
    ],
)
def test_markup_becomes_lines_and_paragraphs(body: str, text: str) -> None:
    assert text_of(body) == text


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a>Home</a></nav>",
        "<script>if (1 < 2) alert('x')</script><style>p { }</style><noscript>no script</noscript>",
        "<header><a>Archive</a> <ul><li><a>Collections</a></ul></header>",
        "<footer><a>Imprint</a></footer>",
        "<aside><a>See also</a></aside>",
        "<div class='main-menu menu'><a>Home</a></div>",
        "<div role='navigation'><ul><li><a>Home</a></ul></div>",
        "<p hidden>hidden</p><div style='color: red; display: none'>hidden</div>",
        "<!-- comment --><form><button>Send</button><select><option>one</select><textarea>x</textarea></form>",
    ],
)
def test_the_site_around_a_document_is_left_out(around: str) -> None:
    assert text_of(f"{around}<p>The cable.</p>") == "The cable."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<header><h1>Ministry of Foreign Affairs</h1></header><p>Note.</p>", "Ministry of Foreign Affairs\n\nNote."),
        ("<footer>Printed by the Section, 3 copies</footer>", "Printed by the Section, 3 copies"),
        ("<div class='menu'>A state dinner, with a menu of many words and <a>one link</a></div>",
         "A state dinner, with a menu of many words and one link"),
    ],
)  # fmt: skip
def test_words_of_the_document_stay_wherever_they_are(body: str, text: str) -> None:
    assert text_of(body) == text


@pytest.mark.parametrize("main", ["<main>{}</main>", "<div role='main'>{}</div>", "<article>{}</article>"])
def test_the_main_part_is_taken_where_the_page_marks_it(main: str) -> None:
    assert text_of(f"<p>Search the archive</p>{main.format('<p>The cable.</p>')}<p>More</p>") == "The cable."


def test_the_head_is_the_archives_record() -> None:
    head = """<head><title>Cable | Archive</title>
        <meta name="DC.title" content="Cable, Roshchin to Filippov"><meta name="DC.Creator" content="Roshchin">
        <meta name="dc.creator" content="Second"><meta name="DCTERMS.created" content="1950-10-07">
        <meta property="og:description" content="Mao&amp;#39;s answer"><meta name="DC.rights" content="Free">
        <meta property="og:site_name" content="Archive"><link rel="canonical" href="https://example.org/1"></head>"""
    (document,) = documents(f'<html lang="en">{head}<body><p>x</p></body></html>', "a.html")
    assert document.archive == ArchiveRecord(
        title="Cable, Roshchin to Filippov",
        summary="Mao's answer",
        date="1950-10-07",
        authors=("Roshchin", "Second"),
        source="Archive",
        rights="Free",
        url="https://example.org/1",
    )


def test_a_page_that_says_nothing_of_itself_has_no_record() -> None:
    assert only(found("<p>x", "a.html")).archive is None


def test_the_title_is_the_record_where_there_is_nothing_else() -> None:
    assert only(found("<title> A  cable </title><p>x", "a.html")).archive == ArchiveRecord(title="A cable")


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    page = "<title>A cable | Archive</title><h1>A cable</h1>"
    assert only(found(page, "a.html")).archive == ArchiveRecord(title="A cable")
    assert only(found("<title>A cable | Archive</title><h1>Page</h1>", "a.html")).archive == ArchiveRecord(
        title="A cable | Archive"
    )


def test_its_sha256_is_that_of_the_file() -> None:
    data = b"<p>x"
    assert documents(data, "a.html")[0].sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="windows-1251">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
)
def test_the_declared_encoding_is_used(declaration: str) -> None:
    data = f"<html><head>{declaration}</head><body><p>Привет</p></body></html>".encode("cp1251")
    assert only(found(data, "a.html")).text == "Привет"


def test_a_page_without_words_is_named() -> None:
    assert refused("<html><body><nav>Home</nav></body></html>", "a.html") == (
        "expected a document, found a web page without words of its own"
    )


def test_elements_without_end_inside_each_other_do_no_harm() -> None:
    problem, document = found(f"<p>before</p>{'<div>' * 5000}deep", "a.html")
    assert getattr(problem, "reason", None) == (
        "expected a web page, found elements more than 250 deep inside each other; what is deeper is missing"
    )
    assert getattr(document, "text", None) == "before"


TAGS = [
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ol>",
    "<li>",
    "<pre>",
    "</pre>",
    "<sup>",
    "<a>",
    "<nav>",
    "<main>",
    "<wbr>",
    "<br>",
    "<div class=menu>",
    "<!--",
    "<head>",
    "<svg>",
    "&#1;",
    "&nbsp;",
    "words ",
    "\n",
    "<",
]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(TAGS)).map("".join))
def test_no_markup_raises(page: str) -> None:
    sources = found(f"<html>{page}", "a.html")
    assert sources
    assert all(normalize_plain(one.text) == one.text for one in sources if isinstance(one, Document))
