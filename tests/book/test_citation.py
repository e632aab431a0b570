"""The facts of a citation are what the document and its source state, and nothing else."""

import msgspec
import pytest

from cablebook.book.citation import Citation, citation_of
from cablebook.book.records import StoredDocument
from cablebook.model.document import ArchiveRecord
from cablebook.model.header import Number
from cablebook.model.span import Span
from cablebook.reading import read

CABLE = """\
7 October 1950

To FILIPPOV [STALIN]

On 6 October I passed your reply to MAO ZEDONG.

ROSHCHIN

No. 2318"""

TELEGRAM = """\
119. Telegram From the Embassy in Japan to the Department of State
Source: Department of State, Central Files, Vol. II, POL 27 VIET S. Secret; Priority. Drafted by J. Smith.
Tokyo, October 13, 1958, 8 p.m.

793. The Foreign Minister asked for an answer."""


def stored(text: str, archive: ArchiveRecord | None = None) -> StoredDocument:
    reading = read(text)
    return StoredDocument(
        id="seed/1",
        path="cables/a.txt",
        item="line 2",
        sha256="0" * 64,
        stated_id="seed/1",
        title=(archive and archive.title) or reading.header.head,
        text=text,
        layout=reading.layout,
        pages=(),
        removed=False,
        archive=archive,
        header=reading.header,
        duplicates=(),
    )


def cited(text: str, archive: ArchiveRecord | None = None) -> Citation:
    return citation_of(stored(text, archive))


def test_names_in_capitals_are_written_in_small_letters() -> None:
    citation = cited(CABLE)

    assert (citation.senders, citation.recipients) == (("Roshchin",), ("Filippov [Stalin]",))


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("Comrade MAO ZEDONG", "Mao Zedong"),
        ("Cde. KIM IL SUNG", "Kim Il Sung"),
        ("FYN SI [STALIN]", "Fyn Si [Stalin]"),
        ("CHAIRMAN OF THE COUNCIL OF MINISTERS OF THE USSR", "Chairman of the Council of Ministers of the USSR"),
        ("UNDER SECRETARY", "Under Secretary"),
        ("O'NEILL", "O'Neill"),
        ("COMGENUSAFIK", "COMGENUSAFIK"),
        ("CHARGÉ IN FRANCE", "Chargé in France"),
        ("CINCFE", "CINCFE"),
        ("USUN (AUSTIN)", "USUN (Austin)"),
        ("MACARTHUR", "MACARTHUR"),
        ("LIN BIAO", "LIN BIAO"),
        ("The Secretary of State", "Secretary of State"),
    ],
)
def test_addresses_and_doubtful_names_stay_as_printed(printed: str, written: str) -> None:
    document = stored(CABLE)
    header = msgspec.structs.replace(
        document.header, senders=(msgspec.structs.replace(document.header.senders[0], text=printed),)
    )

    assert citation_of(msgspec.structs.replace(document, header=header)).senders == (written,)


def test_correspondents_are_as_the_title_words_them() -> None:
    citation = cited(TELEGRAM)

    assert (citation.senders, citation.recipients) == (("Embassy in Japan",), ("Department of State",))


def test_a_title_that_begins_with_its_kind_names_the_sender_behind_it() -> None:
    text = "Ciphered Telegram, Shtykov to Vyshinsky\n\nPyongyang\n\n8 February 1950\n\nI have nothing to report today."

    assert (cited(text).senders, cited(text).recipients) == (("Shtykov",), ("Vyshinsky",))


def test_where_the_document_names_nobody_the_archive_is_asked() -> None:
    archive = ArchiveRecord(authors=("Pavel Kumykin",), recipients=("Ye Jizhuang",))

    citation = cited("Nothing is said of anybody here.\n\nNor is it here.", archive)

    assert (citation.senders, citation.recipients) == (("Pavel Kumykin",), ("Ye Jizhuang",))


def test_an_office_that_has_to_in_its_name_is_one_sender() -> None:
    citation = cited(
        "The Assistant to the Secretary of Defense for International Security Affairs (Nash) to the Ambassador in "
        "Japan (Allison)\n794C.0221/8–2752\nWashington, August 26, 1952.\n\nDear Bob: I have your letter."
    )

    assert citation.senders == ("Assistant to the Secretary of Defense for International Security Affairs (Nash)",)
    assert citation.recipients == ("Ambassador in Japan (Allison)",)


def test_the_number_that_the_edition_gives_is_no_part_of_the_title() -> None:
    assert (
        cited("119. Memorandum for the Record\nWashington, May 3, 1961.\n\nWe met.").title
        == "Memorandum for the Record"
    )


def test_a_number_is_cited_with_its_series() -> None:
    document = stored(TELEGRAM)
    header = msgspec.structs.replace(document.header, number="12", numbers=(Number("series", "Secto 12", Span(0, 3)),))

    assert citation_of(msgspec.structs.replace(document, header=header)).number == "Secto 12"
    assert cited(CABLE).number == "no. 2318"


@pytest.mark.parametrize(
    ("note", "reference"),
    [
        (
            "Source: Department of State, Vol. II, POL 27 VIET S. Secret; Priority. Drafted by J. Smith.",
            "Department of State, Vol. II, POL 27 VIET S",
        ),
        (
            "Source: Johnson Library, J. Walt Rostow Papers, Vol. I. No classification marking.",
            "Johnson Library, J. Walt Rostow Papers, Vol. I",
        ),
        ("Source: Kennedy Library, Box 31. Another copy, ibid., is dated May 4. Secret.", "Kennedy Library, Box 31"),
        ("501.BB/12–848: Telegram", "501.BB/12–848"),
    ],
)
def test_the_editors_source_note_states_the_archive(note: str, reference: str) -> None:
    lines = TELEGRAM.split("\n")

    assert cited("\n".join([lines[0], note, *lines[2:]])).original == reference


def test_the_archives_record_goes_before_the_source_note() -> None:
    archive = ArchiveRecord(
        original_archive="AVPRF, fond 45,\nopis 1", source="Digital Archive", url="https://example.org"
    )

    citation = cited(TELEGRAM, archive)

    assert citation.stated_source == "AVPRF, fond 45, opis 1; Digital Archive"
    assert citation.url == "https://example.org"


def test_the_page_is_the_one_on_which_the_document_begins() -> None:
    begun = msgspec.structs.replace(stored(CABLE), pages=(("343", 0), ("344", 40)))
    on_its_way = msgspec.structs.replace(stored(CABLE), pages=(("344", 40),))

    assert (citation_of(begun).page, citation_of(on_its_way).page) == ("343", None)


def test_no_source_is_made_up() -> None:
    assert cited(CABLE).stated_source is None
    assert cited(CABLE, ArchiveRecord(title="A cable", rights="free")).stated_source is None


def test_the_file_is_named_with_the_place_in_it() -> None:
    assert cited(CABLE).file == "cables/a.txt, line 2"
