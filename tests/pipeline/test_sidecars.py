"""A metadata.csv in a folder: which file it describes, and when that is read again."""

import os
import random
import zipfile
from pathlib import Path

import pytest
from folders import cable, dump, lines, read, write

from cablebook.book import Book
from cablebook.pipeline import Summary
from soundness import check

HEAD = "file,title,date,author\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"a.txt": cable(1), "b.txt": cable(2), "1950/c.txt": cable(3), "1950/d.jsonl": lines(("x", cable(4)))}
    return write(tmp_path / "cables", files)


def describe(folder: Path, *rows: str, name: str = "metadata.csv") -> None:
    write(folder, {name: HEAD + "".join(f"{row}\n" for row in rows)})


def titles(book: Path) -> dict[str, str | None]:
    """The archive's title of each document that has a record, by the name of its file."""
    with Book.open(book) as opened:
        documents = [opened.document(row.id) for row in opened.registry()]
    return {document.path.rpartition("/")[2]: document.archive.title for document in documents if document.archive}


def told(book: Path) -> list[tuple[str, str]]:
    with Book.open(book) as opened:
        return [(problem.path, problem.reason) for problem in opened.status().problems]


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.new, summary.changed, summary.renamed, summary.unchanged


def test_a_row_describes_the_file_that_it_names(tmp_path: Path, root: Path) -> None:
    describe(root, "a.txt,About tanks,1950-10-02,Muccio", "1950\\d.jsonl,About rice,,")
    read(tmp_path / "a.db", root)
    assert titles(tmp_path / "a.db") == {"a.txt": "About tanks", "d.jsonl": "About rice"}
    assert told(tmp_path / "a.db") == []
    with Book.open(tmp_path / "a.db") as opened:
        assert opened.status().files == {"read": 5}
        assert [row.path for row in opened.registry() if "metadata" in row.path] == []
    check(tmp_path / "a.db")


def test_every_document_of_the_file_is_described(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.jsonl": lines(("x", cable(1)), ("y", cable(2)))})
    describe(root, "a.jsonl,,,Muccio")
    read(tmp_path / "a.db", root)
    with Book.open(tmp_path / "a.db") as opened:
        records = [opened.document(name).archive for name in ("x", "y")]
    assert [record.authors for record in records if record] == [("Muccio",), ("Muccio",)]


def test_the_nearest_table_that_names_a_file_counts(tmp_path: Path, root: Path) -> None:
    describe(root, "1950/c.txt,from above,,", "1950/d.jsonl,from above,,")
    describe(root / "1950", "c.txt,from beside,,")
    read(tmp_path / "a.db", root)
    assert titles(tmp_path / "a.db") == {"c.txt": "from beside", "d.jsonl": "from above"}


def test_a_name_may_differ_in_case_and_accents_as_systems_write_them(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"Cafe\u0301 Report.TXT": cable(1), "B.txt": cable(2), "b.txt": cable(3)})
    if len(os.listdir(root)) < 3:  # noqa: PTH208  # a system that does not tell them apart
        (root / "B.txt").unlink(missing_ok=True)
    describe(root, "café report.txt,one,,", "b.txt,exact,,")
    read(tmp_path / "a.db", root)
    assert titles(tmp_path / "a.db") == {"Cafe\u0301 Report.TXT": "one", "b.txt": "exact"}


def test_rows_that_fit_no_file_or_one_that_has_a_row_are_told(tmp_path: Path, root: Path) -> None:
    describe(root, "a.txt,first,,", "gone.txt,lost,,", "A.TXT,second,,", "../cables/b.txt,outside,,", "1950,folder,,")
    read(tmp_path / "a.db", root)
    assert titles(tmp_path / "a.db") == {"a.txt": "first"}
    another = "found another beside the one in line 2, which was followed"
    no = "in this folder or below; mend the name, or take the row out"
    assert told(tmp_path / "a.db") == [
        ("cables/metadata.csv", f"expected the name of a file in line 3, found no “gone.txt” {no}"),
        ("cables/metadata.csv", f"expected one row for “a.txt”, {another}: take out line 4 or that one"),
        ("cables/metadata.csv", f"expected the name of a file in line 5, found no “../cables/b.txt” {no}"),
        ("cables/metadata.csv", f"expected the name of a file in line 6, found no “1950” {no}"),
    ]


def test_what_the_file_says_otherwise_is_told(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.html": "<html><head><title>Scan 1</title></head><body><p>words</p></body>"})
    describe(root, "a.html,About words,,")
    read(tmp_path / "a.db", root)
    assert titles(tmp_path / "a.db") == {"a.html": "About words"}


def test_nothing_is_read_again_while_nothing_changes(tmp_path: Path, root: Path) -> None:
    describe(root, "a.txt,About tanks,,", "gone.txt,lost,,")
    read(tmp_path / "a.db", root)
    before = dump(tmp_path / "a.db")
    assert counts(read(tmp_path / "a.db", root)) == (0, 0, 0, 5)
    assert dump(tmp_path / "a.db") == before


def test_a_changed_row_reads_its_file_again_and_no_other(tmp_path: Path, root: Path) -> None:
    describe(root, "a.txt,About tanks,,", "b.txt,About rice,,")
    read(tmp_path / "a.db", root)
    describe(root, "b.txt,About rice,,", "a.txt,About armour,,")
    # The table itself and a.txt.
    assert counts(read(tmp_path / "a.db", root)) == (0, 2, 0, 3)
    assert titles(tmp_path / "a.db") == {"a.txt": "About armour", "b.txt": "About rice"}
    check(tmp_path / "a.db")


def test_a_table_that_comes_later_goes_or_moves_describes_what_it_then_names(tmp_path: Path, root: Path) -> None:
    book = tmp_path / "a.db"
    read(book, root)
    assert titles(book) == {}
    describe(root, "1950/c.txt,About wheat,,")
    assert counts(read(book, root)) == (1, 1, 0, 3)
    assert titles(book) == {"c.txt": "About wheat"}
    (root / "metadata.csv").unlink()
    assert counts(read(book, root)) == (0, 1, 0, 3)
    assert titles(book) == {}


def test_a_file_that_is_renamed_together_with_its_row_is_not_read_again(tmp_path: Path, root: Path) -> None:
    book = tmp_path / "a.db"
    describe(root, "a.txt,About tanks,,")
    read(book, root)
    (root / "a.txt").rename(root / "z.txt")
    describe(root, "z.txt,About tanks,,")
    assert counts(read(book, root)) == (0, 1, 1, 3)
    assert titles(book) == {"z.txt": "About tanks"}


def test_a_file_that_is_renamed_alone_loses_its_row(tmp_path: Path, root: Path) -> None:
    book = tmp_path / "a.db"
    describe(root, "a.txt,About tanks,,")
    read(book, root)
    (root / "a.txt").rename(root / "z.txt")
    read(book, root)
    assert titles(book) == {}
    assert [reason[:56] for _, reason in told(book)] == ["expected the name of a file in line 2, found no “a.txt” "]
    check(book)


def test_a_document_that_goes_on_in_a_copy_is_described_by_the_row_of_the_copy(tmp_path: Path, root: Path) -> None:
    book = tmp_path / "a.db"
    write(root, {"copy.txt": cable(1)})
    describe(root, "a.txt,From the first,,", "copy.txt,From the copy,,")
    read(book, root)
    assert titles(book) == {"a.txt": "From the first"}
    (root / "a.txt").unlink()
    read(book, root)
    assert titles(book) == {"copy.txt": "From the copy"}
    check(book)


def test_a_table_is_told_again_when_the_files_that_it_names_come_and_go(tmp_path: Path, root: Path) -> None:
    book = tmp_path / "a.db"
    describe(root, "later.txt,About later,,")
    read(book, root)
    assert len(told(book)) == 1
    write(root, {"later.txt": cable(9)})
    read(book, root)
    assert (told(book), titles(book)) == ([], {"later.txt": "About later"})


def test_one_file_that_is_given_alone_is_described_by_the_table_of_its_folder(tmp_path: Path, root: Path) -> None:
    book = tmp_path / "a.db"
    describe(root, "1950/c.txt,About wheat,,")
    read(book, root)
    assert counts(read(book, root / "1950" / "c.txt")) == (0, 0, 0, 1)
    assert counts(read(book, root / "1950")) == (0, 0, 0, 2)


def test_a_folder_that_was_known_first_is_described_by_the_table_around_it_once_that_is_known(
    tmp_path: Path, root: Path
) -> None:
    book = tmp_path / "a.db"
    describe(root, "1950/c.txt,About wheat,,")
    read(book, root / "1950")
    assert titles(book) == {}
    read(book, root)
    assert titles(book) == {"c.txt": "About wheat"}
    assert counts(read(book, root / "1950")) == (0, 0, 0, 2)


def test_a_table_above_the_collection_does_not_count(tmp_path: Path, root: Path) -> None:
    describe(tmp_path, "cables/a.txt,From outside,,")
    read(tmp_path / "a.db", root)
    assert titles(tmp_path / "a.db") == {}


def test_tables_of_tabs_count_too(tmp_path: Path, root: Path) -> None:
    write(root, {"metadata.tsv": "file\ttitle\na.txt\tAbout tanks\nb.txt\tAbout rice\n"})
    describe(root, "a.txt,From commas,,")
    read(tmp_path / "a.db", root)
    assert titles(tmp_path / "a.db") == {"a.txt": "From commas", "b.txt": "About rice"}
    ((path, reason),) = told(tmp_path / "a.db")
    assert (path, reason.partition(":")[2]) == ("cables/metadata.tsv", " take out line 2 of metadata.tsv or that one")


def test_a_table_that_cannot_be_read_describes_nothing(tmp_path: Path, root: Path) -> None:
    write(root, {"metadata.csv": "title,date\nA,1950\n"})
    read(tmp_path / "a.db", root)
    assert titles(tmp_path / "a.db") == {}
    assert [path for path, _ in told(tmp_path / "a.db")] == ["cables/metadata.csv"]


def test_a_table_in_an_archive_is_told(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": cable(1)})
    with zipfile.ZipFile(root / "b.zip", "w") as archive:
        archive.writestr("metadata.csv", HEAD)
        archive.writestr("c.txt", cable(2))
    read(tmp_path / "a.db", root)
    ((path, reason),) = told(tmp_path / "a.db")
    assert (path, reason[:40]) == ("cables/b.zip", "expected a metadata.csv beside the files")


def test_the_book_is_the_same_for_any_number_of_workers(tmp_path: Path) -> None:
    numbers = list(range(30))
    random.Random(3).shuffle(numbers)  # noqa: S311  # an order, no secret
    root = write(tmp_path / "cables", {f"{n % 3}/{n}.txt": cable(n) for n in numbers})
    describe(root, *(f"{n % 3}/{n}.txt,Title {n},,Muccio" for n in range(0, 30, 2)), "no.txt,,,")
    describe(root / "1", *(f"{n}.txt,Nearer {n},,Muccio" for n in range(1, 30, 9)))
    dumps = []
    for jobs in (1, 2):
        (tmp_path / str(jobs)).mkdir()
        read(tmp_path / str(jobs) / "a.db", root, jobs=jobs)
        dumps.append(dump(tmp_path / str(jobs) / "a.db"))
    assert dumps[0] == dumps[1]


def test_the_same_bytes_under_another_description_are_told(tmp_path: Path) -> None:
    root = write(tmp_path / "cables", {"a.txt": cable(1), "b.txt": cable(1), "c.txt": cable(1)})
    describe(root, "a.txt,About tanks,,", "b.txt,About rice,,", "c.txt,About tanks,,")
    read(tmp_path / "a.db", root)
    assert titles(tmp_path / "a.db") == {"a.txt": "About tanks"}
    assert [(path, reason.partition(",")[0]) for path, reason in told(tmp_path / "a.db")] == [
        ("cables/b.txt", "expected the same description of the same bytes")
    ]
