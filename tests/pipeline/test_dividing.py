"""A reader says where the documents of a file begin, and every later reading holds to it."""

from pathlib import Path

import msgspec
import pytest
from folders import write

from cablebook.book import Book
from cablebook.errors import UsageError
from cablebook.model.correction import Correction, Outcome
from cablebook.pipeline import read_into
from cablebook.pipeline.correcting import apply_log, decide, fates, take_back
from cablebook.pipeline.dividing import join_document, split_document
from cablebook.pipeline.signing import Signature
from cablebook.review import change, to_row

SIGNED = Signature(made_by="A. Reader", made_at="2026-01-31T10:00:00Z")
FIRST = "To the Minister\n\nThe lorries came on Monday, and nobody had been told that they would come."
SECOND = "Notes of the evening\n\nThe Minister was pleased with the lorries, and asked for fifty more of them."
THIRD = "A last word\n\nFifty were promised for the spring, if the roads are open by then."
WHOLE = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
OSLO = (
    "Telegram From the Embassy in Norway to the Department of State\nOslo, March 3, 1961.\n\n"
    "412. The talks went on.\n\nWharton"
)
PARIS = (
    "Telegram From the Embassy in France to the Department of State\nParis, March 5, 1961.\n\n"
    "977. They met again.\n\nGavin"
)


def book_of(folder: Path, name: str = "book.db", **files: str) -> Book:
    book = Book.create_or_open(folder / name)
    read_into(book, [write(folder / "cables", {f"{file}.txt": text for file, text in files.items()})])
    return book


def in_order(book: Book) -> list[tuple[str, str]]:
    """Id and text of the documents, in the order of their file."""
    rows = [book.document(row.id) for row in book.registry()]
    return [(row.id, row.text) for row in sorted(rows, key=lambda row: (row.path, row.cut.start if row.cut else 0))]


def words(book: Book) -> list[str]:
    return [text for _, text in in_order(book)]


def states(book: Book) -> list[str]:
    return [outcome.state.value for _, outcome in fates(book)]


def test_a_document_is_split_at_its_words_and_the_first_part_keeps_the_id(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        ((old, _),) = in_order(book)
        correction, outcome = split_document(book, old, "Notes of the evening", SIGNED)
        assert (correction.record, correction.field, correction.document_id) == ("boundary", "split", old)
        assert (correction.quote, correction.span) == ("Notes of the evening", (len(FIRST) + 2, len(FIRST) + 22))
        assert outcome.state == "stands"
        assert words(book) == [FIRST, f"{SECOND}\n\n{THIRD}"]
        assert in_order(book)[0][0] == old
        cut = book.document(in_order(book)[1][0]).cut
        assert cut is not None
        assert (cut.confidence, cut.reason) == (1.0, "decided by A. Reader")


def test_a_part_can_be_split_again(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        split_document(book, in_order(book)[0][0], "Notes of the evening", SIGNED)
        split_document(book, in_order(book)[1][0], "A last word", SIGNED)
        assert words(book) == [FIRST, SECOND, THIRD]
        assert states(book) == ["stands", "stands"]


def test_taking_back_the_first_of_two_splits_leaves_the_second(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        split_document(book, in_order(book)[0][0], "Notes of the evening", SIGNED)
        split_document(book, in_order(book)[1][0], "A last word", SIGNED)
        take_back(book, 1, SIGNED)
        assert words(book) == [f"{FIRST}\n\n{SECOND}", THIRD]
        assert states(book) == ["undone", "stands", "stands"]


def test_after_an_undo_the_old_document_is_back_under_its_id(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        before = in_order(book)
        split_document(book, before[0][0], "Notes of the evening", SIGNED)
        take_back(book, 1, SIGNED)
        assert in_order(book) == before
        take_back(book, 2, SIGNED)
        assert words(book) == [FIRST, f"{SECOND}\n\n{THIRD}"]


def test_a_document_is_joined_to_the_one_before_it(tmp_path: Path) -> None:
    with book_of(tmp_path, volume=f"{OSLO}\n\n{PARIS}") as book:
        (first, _), (second, _) = in_order(book)
        correction, outcome = join_document(book, second, SIGNED)
        assert (correction.field, correction.document_id, outcome.state) == ("join", first, "stands")
        assert in_order(book) == [(first, f"{OSLO}\n\n{PARIS}")]
        take_back(book, 1, SIGNED)
        assert in_order(book) == [(first, OSLO), (second, PARIS)]


def test_corrections_of_a_header_stay_with_the_first_part(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        ((old, _),) = in_order(book)
        decide(book, old, lambda document: change(document, "place", "Monday"), SIGNED)
        split_document(book, old, "Notes of the evening", SIGNED)
        assert book.document(old).header.place == "Monday"
        assert states(book) == ["stands", "stands"]


@pytest.mark.parametrize("changed", ["A line more at the top.\n\n" + WHOLE, WHOLE.replace("pleased", "glad")])
def test_decisions_hold_when_the_file_has_changed(tmp_path: Path, changed: str) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        split_document(book, in_order(book)[0][0], "Notes of the evening", SIGNED)
        read_into(book, [write(tmp_path / "cables", {"notes.txt": changed})])
        assert [text.startswith("Notes of the evening") for text in words(book)] == [False, True]
        assert states(book) == ["stands"]


def test_decisions_hold_when_the_file_is_renamed_and_read_again(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        split_document(book, in_order(book)[0][0], "Notes of the evening", SIGNED)
        before = in_order(book)
        (tmp_path / "cables" / "notes.txt").rename(tmp_path / "cables" / "evening.txt")
        read_into(book, [tmp_path / "cables"], again=True)
        assert in_order(book) == before


def test_a_decision_whose_words_are_gone_is_orphaned_and_kept(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        split_document(book, in_order(book)[0][0], "Notes of the evening", SIGNED)
        changed = WHOLE.replace("Notes of the evening", "Evening")
        read_into(book, [write(tmp_path / "cables", {"notes.txt": changed})])
        ((_, outcome),) = fates(book)
        assert (outcome.state, outcome.reason) == ("orphaned", "its words are no longer in the text")
        read_into(book, [write(tmp_path / "cables", {"notes.txt": WHOLE})])
        assert states(book) == ["stands"]


def test_a_later_decision_over_the_same_words_takes_the_place_of_an_earlier(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        split_document(book, in_order(book)[0][0], "Notes of the evening", SIGNED)
        join_document(book, in_order(book)[1][0], SIGNED)
        assert len(words(book)) == 1
        assert states(book) == ["superseded", "stands"]


def test_two_files_of_the_same_bytes_are_divided_together(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE, copy=WHOLE) as book:
        ((old, _),) = in_order(book)
        split_document(book, old, "Notes of the evening", SIGNED)
        assert words(book) == [FIRST, f"{SECOND}\n\n{THIRD}"]
        assert [len(book.document(name).duplicates) for name, _ in in_order(book)] == [1, 1]
        read_into(book, [tmp_path / "cables"], again=True)
        assert words(book) == [FIRST, f"{SECOND}\n\n{THIRD}"]
        assert in_order(book)[0][0] == old


def test_another_book_takes_the_decisions_in(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book, book_of(tmp_path, "other.db", notes=WHOLE) as other:
        split_document(book, in_order(book)[0][0], "Notes of the evening", SIGNED)
        log = [line_of(*one) for one in fates(book)]
        applied = apply_log(other, log)
        assert [outcome.state for _, outcome in applied.new] == ["stands"]
        assert in_order(other) == in_order(book)


def test_a_log_may_come_before_its_documents(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book, Book.create_or_open(tmp_path / "other.db") as other:
        split_document(book, in_order(book)[0][0], "Notes of the evening", SIGNED)
        apply_log(other, [line_of(*one) for one in fates(book)])
        assert states(other) == ["orphaned"]
        read_into(other, [tmp_path / "cables"])
        assert in_order(other) == in_order(book)
        assert states(other) == ["stands"]


def line_of(correction: Correction, outcome: Outcome) -> bytes:
    return msgspec.json.encode(to_row(correction, outcome))


def refusal(book: Book, name: str, quote: str) -> str:
    with pytest.raises(UsageError) as refused:
        split_document(book, name, quote, SIGNED)
    assert not book.corrections()
    return str(refused.value)


def test_words_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        ((name, _),) = in_order(book)
        assert refusal(book, name, "nowhere to be found").startswith("The document does not have the words")
        assert refusal(book, name, "To the Minister") == "A document begins at “To the Minister” already."


def test_a_file_that_is_gone_cannot_be_divided(tmp_path: Path) -> None:
    with book_of(tmp_path, notes=WHOLE) as book:
        ((name, _),) = in_order(book)
        (tmp_path / "cables" / "notes.txt").unlink()
        assert refusal(book, name, "Notes of the evening").startswith("cables/notes.txt is not there")


def test_a_document_that_its_file_names_cannot_be_divided(tmp_path: Path) -> None:
    with Book.create_or_open(tmp_path / "book.db") as book:
        read_into(book, [write(tmp_path / "cables", {"a.jsonl": '{"id": "a", "text": "One. Two."}\n'})])
        assert "is a document of its own in cables/a.jsonl" in refusal(book, "a", "Two")


def test_the_first_document_has_none_before_it(tmp_path: Path) -> None:
    with (
        book_of(tmp_path, volume=f"{OSLO}\n\n{PARIS}") as book,
        pytest.raises(UsageError, match="is the first document"),
    ):
        join_document(book, in_order(book)[0][0], SIGNED)
