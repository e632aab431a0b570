"""Printed volumes in TEI: *Foreign Relations of the United States*."""

import gzip
import json
import os
from pathlib import Path

import pytest
from found import documents, found, problems

from cablebook.model.document import ArchiveRecord, Document
from cablebook.sources import read_file

SHARED = Path(os.environ.get("CABLEBOOK_SHARED") or Path(__file__).parents[3] / "shared")
VOLUMES = SHARED / "frus" / "volumes"

HEADER = """<teiHeader><fileDesc>
  <titleStmt>
    <title type="complete">Foreign Relations of the United States, 1950, Korea,
      Volume VII</title>
    <title type="series">Foreign Relations of the United States</title>
  </titleStmt>
  <publicationStmt>
    <publisher>United States Government Printing Office</publisher><pubPlace>Washington</pubPlace><date>1976</date>
    <availability><p>Public domain.</p></availability><idno type="frus">frus1950v07</idno>
  </publicationStmt>
</fileDesc></teiHeader>"""


def volume(*divisions: str, header: str = HEADER, front: str = "") -> str:
    body = "\n".join(divisions)
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0">'
        f"{header}<text><front>{front}</front><body>{body}</body></text></TEI>"
    )


def division(content: str, *, stated_id: str = "d1", number: str = "1") -> str:
    return f'<div type="document" xml:id="{stated_id}" n="{number}">{content}</div>'


def text_of(content: str) -> str:
    (document,) = documents(volume(division(content)), "a.xml")
    return document.text


def test_a_telegram_of_1949_is_set_from_title_to_footnotes() -> None:
    assert text_of("""
        <note rend="inline" type="source">795.00/6–2550: Telegram</note>
        <head>
            <hi rend="italic">The Ambassador in Korea</hi> (<persName type="from">
                <hi rend="italic">Muccio</hi>
            </persName>) <hi rend="italic">to the <gloss type="to">Secretary of State</gloss>
            </hi>
            <note n="1">Repeated to Tokyo.</note>
        </head>
        <opener>
            <dateline rendition="#right">
                <placeName>
                    <hi rend="smallcaps">Seoul</hi>
                </placeName>, <date when="1950-06-25">June 25,
                    1950—10 a. m.</date>
            </dateline>
            <seg rendition="#left">
                <hi rend="smallcaps">confidential</hi>
            </seg>
        </opener>
        <p>925. According <gloss target="#t_KA">Korean Army</gloss><note n="2">Reports of
            <persName>Roberts</persName>.</note> it be<pb n="126"/>gan at
            four.<note n="3">
                <p>Not printed.</p>
                <p>See page 130.</p>
            </note>
        </p>
        <closer>
            <signed>
                <hi rend="smallcaps">Muccio</hi>
            </signed>
        </closer>""") == (
        "The Ambassador in Korea (Muccio) to the Secretary of State\n"
        "795.00/6–2550: Telegram\n"
        "Seoul, June 25, 1950—10 a. m.\n"
        "confidential\n\n"
        "925. According Korean Army[2] it began at four.[3]\n\n"
        "Muccio\n\n"
        "[1] Repeated to Tokyo.\n\n"
        "[2] Reports of Roberts.\n\n"
        "[3] Not printed.\nSee page 130."
    )


def test_a_memorandum_of_1969_has_its_source_note_in_the_title() -> None:
    assert text_of("""
        <head>1. Memorandum<note n="1" type="source">Source: National Archives,
            RG 59. Secret.</note></head>
        <dateline><placeName>Washington</placeName>, <date>February 11, 1969</date>.</dateline>
        <list type="subject"><head>SUBJECT</head><item>Namibia</item></list>
        <p>First.</p>""") == (
        "1. Memorandum\nSource: National Archives, RG 59. Secret.\nWashington, February 11, 1969.\n\n"
        "SUBJECT\nNamibia\n\nFirst."
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<head>1. Note<note n='0'><p>[Source: Files.</p><p>Secret.]</p></note></head>",
         "1. Note\n[Source: Files. Secret.]"),
        ("<head>No. 37<lb/>Estimate</head><p>One.</p>", "No. 37 Estimate\n\nOne."),
        ("<p>Points: <list><label>1.</label><item>one</item><label>2.</label>\n<item>two</item></list></p>",
         "Points:\n\n1. one\n2. two"),
        ("<list><label>1.</label><item>Seats.</item><label> </label><item>He said so.</item></list>",
         "1. Seats. He said so."),
        ("<list><item><label>1.</label> one</item></list>", "1.\none"),
        ("<list><item><p>one</p><p>two</p></item><item><list><item>inner</item></list></item></list>",
         "one\ntwo\ninner"),
        ("<table><head>Costs</head><row><cell>a</cell><cell><p>b</p><p>c</p></cell></row></table>", "Costs\na\tb c"),
        ("<table><row><cell>a</cell><cell/></row><row><cell/><cell>b</cell></row></table>", "a\n\tb"),
        ("<quote rend='blockquote'><p>one</p><p>two</p></quote>", "one\n\ntwo"),
        ("<p>before<gap reason='not-declassified'/> after<figure><graphic url='a'/></figure></p>", "before after"),
        ("<p>Rosters <note n='2'>N.</note>—vehicles <note n='3'>M.</note> fly.</p>",
         "Rosters [2]—vehicles[3] fly.\n\n[2] N.\n\n[3] M."),
        ("<p>one<note>no number</note></p>", "one[*]\n\n[*] no number"),
        ("<p>outer<note n='1'>a<note n='2'>b</note></note></p>", "outer[1]\n\n[1] a[2]\n\n[2] b"),
        ("<p>one<note n='1'> </note></p>", "one[1]"),
        ("<p>three <gloss>\n<hi>ky</hi>\n</gloss>s, <hi>the <gloss>OAS</gloss>\n</hi>—all</p>",
         "three kys, the OAS —all"),
        ("<frus:attachment><head>Enclosure</head><opener><seg>[1]</seg></opener><p>one</p></frus:attachment>",
         "Enclosure\n\n[1]\n\none"),
        ("<div><head>Part</head><p>one</p></div>loose words<persName>a name</persName>",
         "Part\n\none\n\nloose words\n\na name"),
        ("<closer>Sincerely,<lb/><signed>A. B.<note n='1'>Initials.</note></signed></closer>",
         "Sincerely,\nA. B.[1]\n\n[1] Initials."),
    ],
)  # fmt: skip
def test_the_parts_of_a_document(content: str, text: str) -> None:
    assert text_of(content) == text


def test_a_document_has_the_id_that_editors_cite_and_the_source_to_be_cited() -> None:
    data = volume(division("<p>one</p>", stated_id="d12", number="12"))
    (document,) = documents(data, "renamed.xml")
    assert (document.item, document.stated_id) == ("d12", "frus1950v07/d12")
    assert document.archive == ArchiveRecord(
        source="Foreign Relations of the United States, 1950, Korea, Volume VII "
        "(Washington: United States Government Printing Office, 1976), Document 12",
        rights="Public domain.",
    )


def test_a_volume_without_a_header_still_gives_its_documents() -> None:
    (document,) = documents(volume(division("<p>one</p>"), header=""), "a.xml")
    assert (document.item, document.stated_id, document.archive) == ("d1", None, None)


def test_documents_are_found_wherever_they_stand() -> None:
    chapters = f'<div type="chapter"><head>I</head>{division("<p>1</p>", stated_id="d1")}</div>'
    wrapped = f"<floatingText><body>{division('<p>2</p>', stated_id='d2')}</body></floatingText>"
    enclosing = division(f"<p>3</p>{division('<p>4</p>', stated_id='d4')}<p>5</p>", stated_id="d3")
    found_there = [(one.item, one.text) for one in documents(volume(chapters, wrapped, enclosing), "a.xml")]
    assert found_there == [("d1", "1"), ("d2", "2"), ("d3", "3\n\n5"), ("d4", "4")]


def test_pages_run_from_document_to_document() -> None:
    data = volume(
        division("<head>One</head><p>a<pb n='2'/>b</p><pb n='3'/>", stated_id="d1"),
        division("<head>Two</head><p>c</p>", stated_id="d2"),
        "<pb n='4'/>",
        division("<pb n='5'/><head>Three</head><p>d</p>", stated_id="d3"),
        front="<div><p>Preface<pb n='1'/></p></div>",
    )
    assert [one.pages for one in documents(data, "a.xml")] == [(("1", 0), ("2", 6)), (("3", 0),), (("5", 0),)]


def test_pages_of_a_volume_that_counts_them_anew_in_each_document_do_not_run_on() -> None:
    data = volume(
        division("<head>One</head><p>a</p><pb n='1'/><p>b</p>", stated_id="d1"),
        division("<head>Two</head>", stated_id="d2"),
    )
    assert [one.pages for one in documents(data, "a.xml")] == [(("1", 8),), ()]


def test_a_division_without_words_is_named() -> None:
    data = volume(division("<pb n='1'/>", stated_id="d1"), division("<p>one</p>", stated_id="d2"))
    assert [(one.item, one.reason) for one in problems(data, "a.xml")] == [
        ("d1", "expected a document, found a division without words")
    ]
    assert [one.item for one in documents(data, "a.xml")] == ["d2"]


def test_an_id_that_comes_again_gets_a_number() -> None:
    data = volume(division("<p>one</p>"), division("<p>two</p>"))
    assert [one.stated_id for one in documents(data, "a.xml")] == ["frus1950v07/d1", "frus1950v07/d1~2"]
    assert [(one.item, one.lost) for one in problems(data, "a.xml")] == [("d1~2", False)]


def test_the_digest_tells_documents_apart_and_survives_a_new_indent() -> None:
    one, two = documents(volume(division("<p>one</p>"), division("<p>two</p>", stated_id="d2")), "a.xml")
    (again,) = documents(volume(division("\n   <p>\n      one</p>")), "a.xml")
    assert one.sha256 == again.sha256 != two.sha256


@pytest.mark.skipif(not VOLUMES.is_dir(), reason="the shared volumes are absent")
@pytest.mark.parametrize("name", ["frus1949v07p1", "frus1952-54v12p2", "frus1977-80v01"])
def test_real_volumes_are_set_as_published(name: str) -> None:
    with gzip.open(SHARED / "frus" / "text" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        published = {one["id"]: one["text"] for one in map(json.loads, lines)}
    read = list(read_file(VOLUMES / f"{name}.xml"))
    assert {one.stated_id: one.text for one in read if isinstance(one, Document)} == published
    assert len(read) == len(published)


def test_every_source_of_a_volume_is_a_document_or_a_problem() -> None:
    sources = found(volume(division("<p>&unknown; one</p>")), "a.xml")
    assert [type(one).__name__ for one in sources] == ["Problem", "Document"]
