"""Letters and other single texts in TEI."""

import hashlib

import pytest
from found import documents, found, only, refused

from cablebook.model.document import ArchiveRecord

HEADER = """<teiHeader>
  <fileDesc>
    <titleStmt>
      <title type="sub">a letter</title><title type="main">Kumykin to Ye</title><author>unused</author>
    </titleStmt>
    <publicationStmt>
      <idno type="URI">https://example.org/letters/17</idno>
      <availability><licence target="https://example.org/by">CC BY 4.0</licence></availability>
    </publicationStmt>
    <sourceDesc>
      <msDesc><msIdentifier>
        <settlement>Moscow</settlement><repository>AVPRF</repository><idno>f. 100</idno>
      </msIdentifier></msDesc>
    </sourceDesc>
  </fileDesc>
  <profileDesc>
    <abstract><p>Asks for   a list.</p></abstract>
    <langUsage><language ident="en">English</language></langUsage>
    <correspDesc>
      <correspAction type="sent">
        <persName>Pavel Kumykin</persName><placeName>Moscow</placeName><date when="1953-01-09">9 January</date>
      </correspAction>
      <correspAction type="transmitted"><orgName>Embassy</orgName></correspAction>
      <correspAction type="received"><persName>Ye Jizhuang</persName><placeName>Beijing</placeName></correspAction>
    </correspDesc>
  </profileDesc>
</teiHeader>"""


def tei(body: str, *, header: str = HEADER, back: str = "", attributes: str = 'xml:id="L17"') -> str:
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}>{header}'
        f"<text><body>{body}</body><back>{back}</back></text></TEI>"
    )


def text_of(body: str) -> str:
    return only(found(tei(body), "a.xml")).text


def test_a_letter_is_set_from_opener_to_notes() -> None:
    assert text_of("""
        <div type="letter">
          <pb n="1r"/>
          <head>No. 17<note>A number of the editors.</note></head>
          <opener><dateline><placeName>Moscow</placeName>, <date>9 January</date></dateline>
            <salute>Dear Comrade,</salute></opener>
          <p>The list<note>Not found.</note> is <del>not</del> here.</p>
          <closer><salute>Yours,</salute> <signed>Kumykin</signed></closer>
          <postscript><p>Come soon.</p></postscript>
        </div>""") == (
        "No. 17\nMoscow, 9 January\nDear Comrade,\n\nThe list[2] is here.\n\nYours,\nKumykin\n\nCome soon.\n\n"
        "[1] A number of the editors.\n\n[2] Not found."
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>I <choice><orig>haue</orig><reg>have</reg></choice> it</p>", "I haue it"),
        ("<p><choice><abbr>Dept</abbr><expan>Department</expan></choice> of State</p>", "Dept of State"),
        ("<p>as <choice><corr>sent</corr></choice></p>", "as sent"),
        ("<p>at the edge<lb/>of the paper, trans<lb break='no'/>\n  mitted</p>",
         "at the edge of the paper, transmitted"),
        ("<opener><address><addrLine>To X</addrLine><addrLine>Paris</addrLine></address>on<lb/>Monday</opener><p>a</p>",
         "To X\nParis\non\nMonday\n\na"),
        ("<lg><l>one</l><l>two</l></lg>", "one\ntwo"),
        ("<p>He said <quote>so</quote> and <unknown>this</unknown>.</p><fw>page header</fw>", "He said so and this."),
        ("<div><p>letter</p></div><div><head>Enclosure</head><p>more</p></div>", "letter\n\nEnclosure\n\nmore"),
    ],
)  # fmt: skip
def test_the_text_is_the_documents_own(body: str, text: str) -> None:
    assert text_of(body) == text


def test_notes_at_the_back_become_footnotes() -> None:
    data = tei("<p>one</p>", back="<div><note n='5'>At the back.</note></div>")
    assert only(found(data, "a.xml")).text == "one\n\n[5] At the back."


def test_the_header_is_the_archives_record() -> None:
    assert only(found(tei("<p>one</p>"), "a.xml")).archive == ArchiveRecord(
        title="Kumykin to Ye",
        summary="Asks for a list.",
        date="1953-01-09",
        authors=("Pavel Kumykin",),
        recipients=("Ye Jizhuang",),
        people=("Embassy",),
        places=("Moscow", "Beijing"),
        source="Moscow, AVPRF, f. 100",
        original_archive="Moscow, AVPRF, f. 100",
        rights="CC BY 4.0",
        language="en",
        url="https://example.org/letters/17",
    )


@pytest.mark.parametrize(
    ("date", "stated"),
    [
        ('<date when="1953-01">x</date>', "1953-01"),
        ('<date from="1953-01-01" to="1953-01-05"/>', "1953-01-01/1953-01-05"),
        ('<date notBefore="1953" notAfter="1954"/>', "1953/1954"),
        ('<date notAfter="1954"/>', "../1954"),
        ("<date>9 January</date>", "9 January"),
    ],
)
def test_dates_are_kept_as_vague_as_they_are(date: str, stated: str) -> None:
    action = f'<correspDesc><correspAction type="sent">{date}</correspAction></correspDesc>'
    header = f"<teiHeader><profileDesc>{action}</profileDesc></teiHeader>"
    archive = only(found(tei("<p>one</p>", header=header), "a.xml")).archive
    assert archive == ArchiveRecord(date=stated)


def test_a_printed_source_comes_before_the_shelfmark() -> None:
    source = "<sourceDesc><bibl>Letters, <hi>vol.</hi> 2</bibl></sourceDesc>"
    header = f"<teiHeader><fileDesc>{source}</fileDesc></teiHeader>"
    assert only(found(tei("<p>one</p>", header=header), "a.xml")).archive == ArchiveRecord(source="Letters, vol. 2")


def test_a_file_with_one_text_is_one_document() -> None:
    data = tei("<p>one</p>")
    document = only(found(data, "a.xml"))
    assert (document.item, document.stated_id) == ("", "L17")
    assert document.sha256 == hashlib.sha256(data.encode()).hexdigest()


def test_the_number_of_the_header_is_the_id_where_there_is_no_other() -> None:
    header = "<teiHeader><fileDesc><publicationStmt><idno>PMB 4</idno></publicationStmt></fileDesc></teiHeader>"
    assert only(found(tei("<p>one</p>", header=header, attributes=""), "a.xml")).stated_id == "PMB 4"


def test_a_corpus_gives_each_text_with_its_own_header() -> None:
    titled = "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt></fileDesc></teiHeader>"
    texts = (
        tei("<p>one</p>", header=titled.format("A"), attributes='xml:id="a"')
        + tei("<p>two</p>", header=titled.format("B"), attributes="")
        + tei("", header="", attributes='xml:id="c"')
    )
    data = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{titled.format("All")}{texts}</teiCorpus>'
    *read, problem = found(data, "a.xml")
    assert [(one.item, one.text, one.stated_id, one.archive) for one in documents(data, "a.xml")] == [
        ("a", "one", "a", ArchiveRecord(title="A")),
        ("text 2", "two", None, ArchiveRecord(title="B")),
    ]
    assert len(read) == 2
    assert problem.item == "c"


def test_a_group_of_texts_is_many_documents() -> None:
    texts = "<text xml:id='t1'><body><p>1</p></body></text><text><body><p>2</p></body></text>"
    data = f"<TEI><text><group>{texts}</group></text></TEI>"
    assert [(one.item, one.stated_id, one.text) for one in documents(data, "a.xml")] == [
        ("t1", "t1", "1"),
        ("text 2", None, "2"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<TEI><teiHeader/></TEI>", "expected a text with words in its <body>, found none"),
        (tei("<p> </p>", header=""), "expected a text with words in its <body>, found none"),
        (tei("<p/>", header=f"<teiHeader><profileDesc>{'<correspDesc/>' * 3}</profileDesc></teiHeader>"),
         "expected the text of letters, found an index of 3 without their texts (CMIF)"),
    ],
)  # fmt: skip
def test_a_file_without_texts_is_named(data: str, reason: str) -> None:
    assert refused(data, "a.xml") == reason
