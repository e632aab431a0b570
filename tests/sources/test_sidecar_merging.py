"""What a file says of itself and what a metadata.csv says of it, put together."""

from cablebook.model.document import ArchiveRecord, Document, Problem
from cablebook.sources.sidecar_merging import described

ROW = ArchiveRecord(title="A curator's title", date="1 October 1950", people=("Mao", "Stalin"))


def document(archive: ArchiveRecord | None = None, item: str = "") -> Document:
    return Document(item=item, text="words", sha256="0", archive=archive)


def test_a_row_describes_a_file_that_says_nothing() -> None:
    assert list(described([document()], ROW)) == [document(ROW)]


def test_a_row_fills_what_a_file_leaves_open() -> None:
    merged = ArchiveRecord(title=ROW.title, date=ROW.date, people=ROW.people, source="Printed vol. 2")
    assert list(described([document(ArchiveRecord(source="Printed vol. 2"))], ROW)) == [document(merged)]


def test_a_row_comes_before_the_file_and_the_difference_is_told() -> None:
    own = ArchiveRecord(title="Scan 001", date="1 october  1950.", people=("Stalin", "Mao"))
    doubt, one = described([document(own)], ROW)
    assert doubt == Problem(
        item="",
        reason="metadata.csv gives title “A curator's title”, where the file itself has “Scan 001”: "
        "metadata.csv was followed",
        lost=False,
    )
    assert one == document(ROW)


def test_several_differences_are_one_sentence() -> None:
    doubt, _ = described([document(ArchiveRecord(date="1951", people=("Mao",)))], ROW)
    assert isinstance(doubt, Problem)
    assert doubt.reason == (
        "metadata.csv gives date “1 October 1950”, where the file itself has “1951”; people “Mao; Stalin”, where the "
        "file itself has “Mao”: metadata.csv was followed"
    )


def test_each_document_of_a_file_of_many_comes_before_its_row() -> None:
    own = ArchiveRecord(title="Document 12")
    (one,) = described([document(own, "d12")], ROW)
    assert one == document(ArchiveRecord(title="Document 12", date=ROW.date, people=ROW.people), "d12")


def test_problems_pass_in_their_order() -> None:
    problem = Problem(item="d3", reason="expected words, found none")
    assert list(described([problem, document()], ROW)) == [problem, document(ROW)]
