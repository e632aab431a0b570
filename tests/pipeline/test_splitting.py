"""A file that is one text and holds several documents comes into the book as those documents."""

from pathlib import Path

from folders import lines, places, read, texts, write

from cablebook.book import Book
from cablebook.model.boundary import Boundary
from cablebook.model.document import ArchiveRecord, Document
from cablebook.pipeline.splitting import cut, pieces

OSLO = (
    "Telegram From the Embassy in Norway to the Department of State\nOslo, March 3, 1961, 7 p.m.\n\n"
    "412. The talks on fish went on for the whole of the morning, and nothing was settled.\n\nWharton"
)
PARIS = (
    "Telegram From the Embassy in France to the Department of State\nParis, March 5, 1961, 9 a.m.\n\n"
    "977. It was agreed to meet again on Thursday, when the figures will be at hand.\n\nGavin"
)
ROME = (
    "Memorandum of Conversation\nRome, March 7, 1961.\n\nSUBJECT\nFisheries\n\n"
    "The Minister said that he would look into the matter as soon as he was back."
)
VOLUME = f"\n{OSLO}\n\n{PARIS}\n\n{ROME}\n"


def document(text: str, **fields: object) -> Document:
    named = {"item": "", "sha256": "0" * 64, **fields}
    return Document(text=text, **named)  # type: ignore[arg-type]  # fields of any type


def test_a_text_is_cut_where_its_documents_begin(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    read(book, write(tmp_path / "cables", {"volume.txt": VOLUME}))
    assert sorted(texts(book).values()) == sorted([OSLO, PARIS, ROME])
    with Book.open(book) as opened:
        rows = [opened.document(row.id) for row in opened.registry()]
    assert [row.item for row in rows] == ["at 1", f"at {VOLUME.index(PARIS)}", f"at {VOLUME.index(ROME)}"]
    assert [row.header.place for row in rows] == ["Oslo", "Paris", "Rome"]
    assert all(row.cut is not None and row.cut.reason for row in rows)


def test_a_text_that_is_one_document_stays_whole(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    read(book, write(tmp_path / "cables", {"one.txt": OSLO}))
    with Book.open(book) as opened:
        (row,) = opened.registry()
        assert (opened.document(row.id).item, opened.document(row.id).cut) == ("", None)


def test_what_names_its_documents_is_taken_at_its_word(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    read(book, write(tmp_path / "cables", {"all.jsonl": lines(("a", VOLUME))}))
    assert list(texts(book)) == ["a"]


def test_a_change_of_one_document_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    book, folder = tmp_path / "book.db", tmp_path / "cables"
    read(book, write(folder, {"volume.txt": VOLUME}))
    before = {text: name for name, text in texts(book).items()}
    read(book, write(folder, {"volume.txt": VOLUME.replace("on fish", "on cod and herring")}))
    after = {text: name for name, text in texts(book).items()}
    assert (after[PARIS], after[ROME]) == (before[PARIS], before[ROME])
    assert after[OSLO.replace("on fish", "on cod and herring")] == before[OSLO]


def test_a_document_keeps_its_id_when_others_follow_in_its_file(tmp_path: Path) -> None:
    book, folder = tmp_path / "book.db", tmp_path / "cables"
    read(book, write(folder, {"volume.txt": OSLO}))
    (first,) = texts(book)
    read(book, write(folder, {"volume.txt": f"{OSLO}\n\n{PARIS}"}))
    assert texts(book)[first] == OSLO
    read(book, write(folder, {"volume.txt": OSLO}))
    assert texts(book) == {first: OSLO}


def test_a_renamed_file_keeps_its_documents(tmp_path: Path) -> None:
    book, folder = tmp_path / "book.db", tmp_path / "cables"
    read(book, write(folder, {"volume.txt": VOLUME}))
    before = set(places(book))
    (folder / "volume.txt").rename(folder / "march.txt")
    read(book, folder)
    assert places(book) == dict.fromkeys(before, "cables/march.txt")


def test_the_number_of_workers_makes_no_difference(tmp_path: Path) -> None:
    folder = write(tmp_path / "cables", {f"{n}.txt": VOLUME.replace("March", f"{n} March") for n in range(4)})
    read(tmp_path / "one.db", folder, jobs=1)
    read(tmp_path / "two.db", folder, jobs=2)
    assert texts(tmp_path / "one.db") == texts(tmp_path / "two.db")


def test_a_piece_has_its_own_pages_and_the_record_of_the_whole() -> None:
    record = ArchiveRecord(title="Volume VII", date="1961", summary="Three papers.", source="A print", rights="Free")
    whole = document("aaa\n\nbbb bbb\n\nccc", archive=record, pages=(("1", 0), ("2", 7), ("3", 14)))
    first, second, third = pieces(whole, [Boundary(0, 1.0, ""), Boundary(5, 1.0, "x"), Boundary(14, 0.9, "y")])
    assert (first.text, second.text, third.text) == ("aaa", "bbb bbb", "ccc")
    assert (first.pages, second.pages, third.pages) == ((("1", 0),), (("1", 0), ("2", 2)), (("3", 0),))
    assert first.archive == second.archive == ArchiveRecord(source="A print", rights="Free")
    assert second.cut == Boundary(5, 1.0, "x")


def test_a_document_that_its_source_names_is_not_cut() -> None:
    named = document(VOLUME)
    assert cut(named) == ([named], ())


def test_pieces_slice_to_the_text_of_the_whole() -> None:
    documents, _ = cut(document(VOLUME, is_whole=True))
    assert [VOLUME[one.cut.start :].startswith(one.text) for one in documents if one.cut] == [True] * 3


def test_a_member_of_an_archive_is_cut_within_its_place() -> None:
    documents, _ = cut(document(VOLUME, item="letters/1961.txt", is_whole=True))
    assert [one.item.partition(", at ")[0] for one in documents] == ["letters/1961.txt"] * 3


def test_each_piece_takes_the_footnotes_that_it_marks() -> None:
    notes = "[1] Of the first.\n\n[2] Of the second,\nin two lines.\n\n[3] Again the first."
    text = f"First.[1] More.[3]\n\nSecond.[2]\n\n{notes}"
    first, second = pieces(document(text), [Boundary(0, 1.0, ""), Boundary(text.index("Second"), 1.0, "x")])
    assert first.text == "First.[1] More.[3]\n\n[1] Of the first.\n\n[3] Again the first."
    assert second.text == "Second.[2]\n\n[2] Of the second,\nin two lines."


def test_a_footnote_that_nothing_marks_stays_with_the_last_piece() -> None:
    text = "First.\n\nSecond.\n\n[1] Of the title."
    first, second = pieces(document(text), [Boundary(0, 1.0, ""), Boundary(text.index("Second"), 1.0, "x")])
    assert (first.text, second.text) == ("First.", "Second.\n\n[1] Of the title.")
