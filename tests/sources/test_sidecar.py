"""A metadata.csv as such: what divides its columns, what they are called, and what a row says."""

import msgspec
import pytest
from found import found, refused
from hypothesis import given
from hypothesis import strategies as st

from cablebook.model.document import ArchiveRecord, Problem
from cablebook.sources import format_of
from cablebook.sources.sidecar import Row, parse_sidecar

OPEN = "rows may have run together; close the one that is open"
KNOWN = "title, summary, date, author, recipient, people, places, source, original archive, rights, language, url"


def rows(table: str | bytes) -> list[tuple[str, ArchiveRecord]]:
    raw = table.encode() if isinstance(table, str) else table
    sidecar = parse_sidecar(raw)
    assert sidecar.problems == ()
    return [(row.file, row.record) for row in sidecar.rows]


def doubts(table: str | bytes) -> list[str]:
    raw = table.encode() if isinstance(table, str) else table
    return [problem.reason for problem in parse_sidecar(raw).problems]


def test_a_row_becomes_the_record_of_a_file() -> None:
    table = (
        "file,title,date,author,recipient,people,places,source,original_archive,rights,language,url,summary\n"
        "a.txt,Telegram 4,1 October 1950,Mao Zedong,Stalin,Zhou Enlai;Roshchin,Beijing|Moscow,Printed vol. 2,"
        "RGASPI f. 558,Free,Russian,https://example.org/1,An answer\n"
    )
    assert parse_sidecar(table.encode()).rows == (
        Row(
            number=2,
            file="a.txt",
            record=ArchiveRecord(
                title="Telegram 4",
                summary="An answer",
                date="1 October 1950",
                authors=("Mao Zedong",),
                recipients=("Stalin",),
                people=("Zhou Enlai", "Roshchin"),
                places=("Beijing", "Moscow"),
                source="Printed vol. 2",
                original_archive="RGASPI f. 558",
                rights="Free",
                language="Russian",
                url="https://example.org/1",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Title", "title"),
        ("DOCUMENT_TITLE", "title"),
        ("dc.title[en_US]", "title"),
        ("dcterms:created", "date"),
        ("dc.date.issued", "date"),
        ("dc.description.abstract", "summary"),
        ("Call Number", "original_archive"),
        ("dc.rights", "rights"),
        ("Langue", "language"),
    ],
)
def test_a_column_is_known_by_its_name(column: str, field: str) -> None:
    assert rows(f"file,{column}\na.txt,words\n") == [("a.txt", msgspec.convert({field: "words"}, ArchiveRecord))]


@pytest.mark.parametrize(
    ("column", "field"),
    [("Author(s)", "authors"), ("dc.creator", "authors"), ("From", "authors"), ("To", "recipients"),
     ("Associated People & Organizations", "people"), ("dcterms.spatial", "places")],
)  # fmt: skip
def test_a_column_of_several_values_is_divided(column: str, field: str) -> None:
    record = msgspec.convert({field: ("A. B.", "C, D")}, ArchiveRecord)
    assert rows(f'file,{column}\na.txt,"A. B.; C, D;;A. B."\n') == [("a.txt", record)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_what_divides_the_columns_is_found(delimiter: str) -> None:
    table = delimiter.join(["file", "title", "date"]) + "\n" + delimiter.join(["a.txt", "A", "1950"]) + "\n"
    assert rows(table) == [("a.txt", ArchiveRecord(title="A", date="1950"))]


def test_columns_divided_by_semicolons_may_hold_many_commas() -> None:
    table = "file;title;people\na.txt;One, two, three, four;A, B\n"
    assert rows(table) == [("a.txt", ArchiveRecord(title="One, two, three, four", people=("A, B",)))]


@pytest.mark.parametrize(
    "table",
    [
        "file,title\r\na.txt,Müller\r\n".encode("utf-8-sig"),
        "file,title\na.txt,Müller\n".encode("utf-16"),
        'sep=,\n\n"file","title"\n\n"a.txt","Mu\u0308ller"\n'.encode(),
        '"file","title"\n"a.txt","Müller\n"\n'.encode(),
        "\ufefffile,title\na.txt,  Müller ,,\n".encode(),
    ],
    ids=["as Excel saves UTF-8", "UTF-16", "as Excel is told", "a line end in a cell", "empty cells behind"],
)
def test_a_table_is_read_as_spreadsheets_write_it(table: bytes) -> None:
    assert rows(table) == [("a.txt", ArchiveRecord(title="Müller"))]


def test_an_old_encoding_is_read_with_a_doubt() -> None:
    table = "file;title\na.txt;Gespräch mit Präsident Müller über die Lage in Österreich\n".encode("cp1252")
    (row,) = parse_sidecar(table).rows
    assert row.record.title == "Gespräch mit Präsident Müller über die Lage in Österreich"
    (doubt,) = doubts(table)
    assert "save it as UTF-8" in doubt


@pytest.mark.parametrize(
    ("file", "path"),
    [("1950\\a.txt", "1950/a.txt"), ("./a.txt", "a.txt"), ("/a.txt", "a.txt"), ("Cafe\u0301.txt", "Café.txt")],
)
def test_a_file_is_named_with_either_slash(file: str, path: str) -> None:
    assert rows(f"file,title\n{file},A\n") == [(path, ArchiveRecord(title="A"))]


def test_of_two_columns_for_one_field_the_first_that_says_anything_counts() -> None:
    table = "file,date,dc.date.created,author,creator\na.txt,,1950,A,B\nb.txt,1949,1950,A,A\n"
    assert rows(table) == [
        ("a.txt", ArchiveRecord(date="1950", authors=("A", "B"))),
        ("b.txt", ArchiveRecord(date="1949", authors=("A",))),
    ]


def test_an_identifier_is_an_address_or_a_shelfmark() -> None:
    table = "file,dc.identifier\na.txt,https://example.org/1\nb.txt,RG 59 box 4\n"
    assert [(record.url, record.original_archive) for _, record in rows(table)] == [
        ("https://example.org/1", None),
        (None, "RG 59 box 4"),
    ]


def test_known_columns_that_fill_no_field_are_passed_over() -> None:
    assert rows("id,file,Subjects Discussed,dc.format\n7,a.txt,war,paper\n") == [("a.txt", ArchiveRecord())]


def test_unknown_columns_are_told() -> None:
    assert doubts("file,title,Box colour,Mood\na.txt,A,red,good\n") == [
        f"expected columns of known names ({KNOWN}), found “Box colour”, “Mood”; what stands there was not used"
    ]


@pytest.mark.parametrize(
    ("table", "found"),
    [("title,date\nA,1950\n", "“title”, “date”"), ("", "none"), ("\n\n", "none"), ("words\n", "“words”")],
)
def test_a_table_that_names_no_files_is_refused(table: str, found: str) -> None:
    assert doubts(table) == [f"expected a column “file” among the names in the first row, found {found}; name it so"]
    assert parse_sidecar(table.encode()).problems[0].lost


def test_bytes_that_are_no_text_are_refused() -> None:
    assert doubts(bytes(range(256))) == ["expected a table of metadata, found bytes that are no text in any encoding"]


@pytest.mark.parametrize(
    ("table", "doubt"),
    [
        ("file,title\n,A\n", "expected the name of a file in line 2, found none; the row was not used"),
        ("file,title\na.txt,A,B\n", "expected 2 columns in line 2, found 3"),
        ('file,title\na.txt,"A\nb.txt,B\n', f"expected quotation marks in pairs, found an odd number of them: {OPEN}"),
    ],
)
def test_rows_that_are_not_whole_are_told(table: str, doubt: str) -> None:
    assert doubts(table) == [doubt]


def test_a_cell_without_end_is_told() -> None:
    table = 'file,title\na.txt,A\nb.txt,"' + "x" * 200_000 + '"\n'
    assert [row.file for row in parse_sidecar(table.encode()).rows] == ["a.txt"]
    assert doubts(table)[0].startswith("expected rows to the end, found a cell without end in line")


def test_a_table_of_bad_rows_does_not_fill_the_list() -> None:
    told = doubts("file,title\n" + ",A\n" * 1000)
    assert (len(told), told[-1]) == (101, "900 more rows are like the ones above")


def test_the_file_itself_is_no_document() -> None:
    assert format_of("Metadata.CSV", b"file,title\n") == "metadata"
    assert format_of("cables.csv", b"file,title\n") == "CSV"
    assert found("file\ttitle\na.txt\tA\n", "metadata.tsv") == []
    assert refused("x", "metadata.csv").startswith("expected a column “file”")


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_and_problems(data: bytes) -> None:
    sidecar = parse_sidecar(b"file,title\n" + data)
    assert all(row.file == row.file.strip("/") for row in sidecar.rows)
    assert all(isinstance(problem, Problem) for problem in sidecar.problems)
