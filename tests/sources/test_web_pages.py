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


EDITION = """<!DOCTYPE html>
<!-- saved from url=(0042)https://edition.example.gov/1950v07/d12 -->
<html lang="en"><head><title>Relations, 1950, Volume VII - Office of History</title>
<link rel="stylesheet" href="./d12_files/site.css"><script src="./d12_files/site.js"></script></head><body>
<a class="skip-link" href="#content">Skip to content</a>
<header><h2><a href="/">Office of History</a></h2><nav><ul><li><a>Home</a><li><a>Documents</a></ul></nav></header>
<div class="site-breadcrumb__wrapper"><ol><li><a>Home</a><li><a>Volume VII</a></ol></div>
<main><h1>Relations, 1950, Volume VII</h1><div class="navigation-wrapper"><a href="d11">Previous</a>
 <a href="d13">Next</a></div><div id="content"><h2><a href="ch1">The First Month</a></h2>
<div class="tei-div3" id="d12"><a href="pg_31">[Page 31]</a>
<h4 class="tei-head7">12. Telegram From the Embassy in Korea to the Department of State<sup id="r1"><a class="note"
 href="https://edition.example.gov/1950v07/d12#n1">1</a></sup></h4>
<div class="tei-opener"><p class="tei-dateline"><span>Seoul</span>, <span>October 7, 1950—3 p.m.</span></p></div>
<p class="tei-p"><b>418.</b> The President<sup id="r2"><a class="note" href="#n2">2</a></sup> asked for 40 trucks,
 <a href="pg_32">[Page 32]</a> and <a class="tei-persName" href="persons#p1">Muccio</a> agreed.<sup><a id="r3"
 href="#n3">3</a></sup></p>
<p class="tei-signed"><a href="persons#p1">Muccio</a></p></div>
<div class="footnotes"><hr><h5>Footnotes</h5><ol>
<li id="n1" value="1"><span>Source: National Records, 795.00/10–750. Secret. <a href="#r1">↩</a></span></li>
<li id="n2" value="2"><p>Rhee.</p><p>See <a href="d9">document 9</a>. <a href="#r2">↩</a></p></li>
<li id="n3" value="3">Not printed. <a href="#r3">↩</a></li></ol></div></div></main>
<aside><h3>Persons</h3><ul><li><a>Muccio, John J.</a>, Ambassador</ul>
<div class="toc"><h3>Contents</h3><ul><li><a>Document 11</a></ul></div>
<div class="citation"><h3>Cite this</h3>Relations, 1950, Volume VII, Document 12.</div></aside>
<footer><p>Office of History, <a>Contact</a> <a>Privacy</a> <a>Imprint</a></p></footer></body></html>"""


def test_a_saved_page_of_an_edition_is_the_document_without_the_site() -> None:
    document = only(found(EDITION, "d12.html"))
    assert document.text == (
        "12. Telegram From the Embassy in Korea to the Department of State\n"
        "Source: National Records, 795.00/10–750. Secret.\n"
        "Seoul, October 7, 1950—3 p.m.\n"
        "\n"
        "418. The President[2] asked for 40 trucks, and Muccio agreed.[3]\n"
        "\n"
        "Muccio\n"
        "\n"
        "[2] Rhee.\nSee document 9.\n"
        "\n"
        "[3] Not printed."
    )
    assert [(label, document.text[at:][:6]) for label, at in document.pages] == [("31", "12. Te"), ("32", "and Mu")]


def test_its_record_is_what_the_site_states() -> None:
    assert only(found(EDITION, "d12.html")).archive == ArchiveRecord(
        title="12. Telegram From the Embassy in Korea to the Department of State",
        source="Relations, 1950, Volume VII, Document 12.",
        url="https://edition.example.gov/1950v07/d12",
    )


def test_a_heading_over_the_title_names_the_source_where_nothing_else_does() -> None:
    page = "<h1>Relations, Volume VII</h1><h4>12. A cable<sup><a href='#n'>1</a></sup></h4><p>x<p id=n>1 Sic."
    document = only(found(page, "a.html"))
    assert document.text == "12. A cable\n\nx\n\n[1] Sic."
    assert document.archive == ArchiveRecord(title="12. A cable", source="Relations, Volume VII")


@pytest.mark.parametrize(
    "body",
    ["<h1><a href='a'>A cable</a></h1><p>x</p><h2>Notes</h2><p>y</p>", "<h1>A cable</h1><h2>Part I</h2><p>x</p>"],
)
def test_a_heading_stays_where_it_is_the_documents_own(body: str) -> None:
    assert text_of(body).startswith("A cable\n\n")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<p>Mao<a href="#n" id="m">1</a></p><p id="n"><a href="#m">1</a>. Sic.</p>', "Mao[1]\n\n[1] Sic."),
        ('<p>Mao <a href="#n" name="m">[*]</a>.</p><hr><p><a name="n"></a><a href="#m">[*]</a> Sic.</p>',
         "Mao [*].\n\n[*] Sic."),
        ('<p>Mao<sup><a href="page.html#n">a</a></sup></p><section><h2>Notes</h2><div id="n">a Sic.</div></section>',
         "Mao[a]\n\n[a] Sic."),
        ('<p>Mao<sup><a href="#n1">1</a></sup></p><ol><li id="n1">One.<li id="n2">Two.</ol>',
         "Mao[1]\n\n[1] One.\n\n[2] Two."),
        ('<p>Mao<sup><a href="#n7">7</a></sup></p><ol start="7"><li id="n7">7 October, not 8.</ol>',
         "Mao[7]\n\n[7] 7 October, not 8."),
    ],
)  # fmt: skip
def test_notes_are_found_by_their_links(body: str, text: str) -> None:
    assert text_of(body) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<ul><li><a href="#c1">1</a><li><a href="#c2">2</a></ul><h2 id="c1">One</h2><h2 id="c2">Two</h2>',
         "1\n2\n\nOne\n\nTwo"),
        ('<p><a href="#n">1</a></p>', "1"),
        ('<p id="n">Up</p><p>Mao<sup><a href="#n">1</a></sup></p>', "Up\n\nMao[1]"),
    ],
)  # fmt: skip
def test_other_links_lead_to_no_note(body: str, text: str) -> None:
    assert text_of(body) == text


ARCHIVE = """<!DOCTYPE html><html><head><title>Telegram from Roshchin to Stalin | Digital Archive</title>
<link rel="canonical" href="https://archive.example.org/document/telegram-1">
<meta property="og:site_name" content="Digital Archive">
<meta name="description" content="Roshchin reports that Mao asks for aircraft."></head>
<body><header><nav><a>Browse</a></nav></header><div class="l-main">
<h1 class="title">Telegram from Roshchin to Stalin</h1><div class="date">October 07, 1950</div>
<div class="cite"><button>Cite this document</button></div>
<div class="summary"><p>Roshchin reports that Mao asks for aircraft.</p></div>
<ul class="tabs"><li><a href="#doc">English</a></li><li><a href="#pdf">Download</a></li></ul>
<div class="body"><p>Top Secret</p><p>To Comrade FILIPPOV [STALIN]</p><p>Mao asks for 1,000 aircraft.</p></div>
{}
</div><footer><a>Imprint</a></footer></body></html>"""

AUTHOR = {
    "boxes": '<div class="f"><div class="f__label">Author(s):</div><ul><li><a>Roshchin, N. V.</a></li></ul></div>',
    "headings": "<h3>Author(s)</h3><div>Roshchin, N. V.</div>",
    "bold": "<p><strong>Author(s):</strong> Roshchin, N. V.</p>",
    "lines": "<div><b>Publisher</b>: The Center<br><b>Author(s)</b>: Roshchin, N. V.<br></div>",
    "terms": "<dl><dt>Contents<dd><ul><li>Scan<li>Translation</ul><dt>Author(s)<dd>Roshchin, N. V.</dl>",
    "rows": "<table><tr><th>Author(s)</th><td>Roshchin, N. V.</td></tr></table>",
}


@pytest.mark.parametrize("author", AUTHOR.values(), ids=AUTHOR)
def test_an_archives_description_is_its_record_however_the_page_sets_it(author: str) -> None:
    rest = "<h4>Original Language</h4><p>Russian</p><h4>Rights</h4><p>Free to use.</p>"
    document = only(found(ARCHIVE.format(author + rest), "a.html"))
    assert document.text == (
        "Telegram from Roshchin to Stalin\n\nTop Secret\n\nTo Comrade FILIPPOV [STALIN]\n\nMao asks for 1,000 aircraft."
    )
    assert document.archive == ArchiveRecord(
        title="Telegram from Roshchin to Stalin",
        summary="Roshchin reports that Mao asks for aircraft.",
        date="October 07, 1950",
        authors=("Roshchin, N. V.",),
        source="Digital Archive",
        rights="Free to use.",
        language="Russian",
        url="https://archive.example.org/document/telegram-1",
    )


def test_lists_of_a_description_are_divided() -> None:
    described = """<h3>Associated People &amp; Organizations</h3><div><a>Mao, Zedong</a>, <a>Stalin, Joseph</a></div>
    <h3>Associated Places</h3><div>China</div><div>Korea</div><h3>Original Archive</h3><p>f. 558, op. 11, l. 7</p>
    <h3>Citation</h3><p>“Telegram from Roshchin to Stalin,” October 07, 1950, Digital Archive.</p>"""
    record = only(found(ARCHIVE.format(described), "a.html")).archive
    assert record is not None
    assert record.people == ("Mao, Zedong", "Stalin, Joseph")
    assert record.places == ("China", "Korea")
    assert record.original_archive == "f. 558, op. 11, l. 7"
    assert record.source == "“Telegram from Roshchin to Stalin,” October 07, 1950, Digital Archive."


@pytest.mark.parametrize(
    "body",
    [
        "<h3>Summary</h3><p>The talks go on.</p><h3>Source</h3><p>A traveller.</p>",
        "<h3>Rights</h3><p>of passage through the Straits</p>",
    ],
)
def test_headings_of_a_document_are_no_description(body: str) -> None:
    document = only(found(f"<html><body>{body}</body></html>", "a.html"))
    assert document.archive is None
    assert document.text.startswith(("Summary\n\nThe talks go on.", "Rights\n\nof passage"))


def test_what_stands_under_a_label_may_be_the_document_itself() -> None:
    cable = "<p>Mao asks for 1,000 aircraft.</p>" * 40
    body = f"<h3>Transcript</h3><div>{cable}</div><h3>Original Language</h3><p>Russian</p>"
    document = only(found(f"<html><body>{body}</body></html>", "a.html"))
    assert document.text.count("Mao asks for 1,000 aircraft.") == 40
    assert document.archive == ArchiveRecord(language="Russian")


@pytest.mark.parametrize(
    "comment",
    ["<!-- saved from url=(0021)https://example.org/1 -->",
     "<!--\n Page saved with Single \n url: https://example.org/1 \n saved date: today\n-->"],
)  # fmt: skip
def test_the_address_is_where_a_browser_saved_the_page_from(comment: str) -> None:
    assert only(found(f"<!DOCTYPE html>{comment}<html><p>x", "a.html")).archive == ArchiveRecord(
        url="https://example.org/1"
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
    "<h3>Rights</h3>",
    "<dt>Original Language<dd>",
    "<a id=b href=#c>1</a>",
    "<li id=c>",
    "<a href=#b>",
    "<h1>",
    "<h2><a>up</a></h2>",
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
