"""`cablebook split`, and `cablebook review` with `split` and `join`."""

import gzip
import json
from pathlib import Path

import pytest
from running import Terminal

OSLO = (
    "Telegram From the Embassy in Norway to the Department of State\nOslo, March 3, 1961, 7 p.m.\n\n"
    "412. The talks on fish went on for the whole of the morning, and nothing was settled.\n\nWharton"
)
PARIS = (
    "Telegram From the Embassy in France to the Department of State\nParis, March 5, 1961, 9 a.m.\n\n"
    "977. It was agreed to meet again on Thursday, when the figures will be at hand.\n\nGavin"
)
VOLUME = f"{OSLO}\n\n{PARIS}"
NOTES = "To the Minister\n\nThe lorries came on Monday.\n\nNotes of the evening\n\nFifty more of them were promised."


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    monkeypatch.setenv("CABLEBOOK_USER", "A. Reader")
    return Terminal(tmp_path, monkeypatch, capsys)


def test_json_lines_give_a_line_each(terminal: Terminal) -> None:
    terminal.lines(volume=VOLUME, one=OSLO)
    ran = terminal("split", "cables/lines.jsonl", "--jsonl")
    volume, one = map(json.loads, ran.out.splitlines())
    assert ran.code == 0
    assert list(volume) == ["id", "starts", "confidence", "reasons"]
    assert (volume["id"], volume["starts"]) == ("volume", [0, len(OSLO) + 2])
    assert [len(volume["confidence"]), len(volume["reasons"])] == [2, 2]
    assert (one["id"], one["starts"], one["confidence"]) == ("one", [0], [1.0])


def test_packed_json_lines_are_read(terminal: Terminal) -> None:
    packed = terminal.folder / "lines.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps({"id": 7, "text": VOLUME}).encode()))
    assert json.loads(terminal("split", packed, "--jsonl").out)["id"] == 7


def test_a_text_is_shown_with_the_first_words_of_each_document(terminal: Terminal) -> None:
    terminal.write(volume=VOLUME)
    ran = terminal("split", "cables/volume.txt")
    assert ran.out.splitlines()[0] == "volume.txt: 2 documents"
    assert "Telegram From the Embassy in France" in ran.out
    assert "a title that names its kind and who wrote to whom; a dateline right under it" in ran.out


def test_a_line_that_cannot_be_read_is_named(terminal: Terminal) -> None:
    lines = terminal.folder / "lines.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": OSLO}) + "\n{no json\n", encoding="utf-8")
    ran = terminal("split", lines, "--jsonl")
    first, second = map(json.loads, ran.out.splitlines())
    assert (ran.code, first["starts"], second["starts"]) == (1, [0], [])
    assert second["problem"].startswith('expected a JSON object with "id" and "text"')
    assert ran.err == "1 text could not be read.\n"


def test_a_file_that_is_not_there_is_misuse(terminal: Terminal) -> None:
    assert terminal("split", "nowhere.txt").code == 2


def test_what_a_terminal_would_obey_is_shown_as_words(terminal: Terminal) -> None:
    terminal.lines(**{"a\x1b[31m": OSLO})
    assert "\x1b" not in terminal("split", "cables/lines.jsonl").out
    assert "\x1b" not in terminal("split", "cables/lines.jsonl", "--jsonl").out


def ids(terminal: Terminal) -> list[str]:
    rows = terminal("registry", "korea.db", "--json").out
    return [row["id"] for row in json.loads(rows)]


def test_a_reader_splits_a_document_and_takes_it_back(terminal: Terminal) -> None:
    terminal.write(notes=NOTES)
    terminal("read", "korea.db", "cables")
    (old,) = ids(terminal)
    ran = terminal("review", "korea.db", "split", old, "--words", "Notes of the evening")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"1  {old}  split  a document begins here, “Notes of the evening” [46:66]\n"
    assert old in ids(terminal)
    assert len(ids(terminal)) == 2
    assert terminal("review", "korea.db", "undo", "1").code == 0
    assert ids(terminal) == [old]


def test_a_reader_joins_a_document_to_the_one_before_it(terminal: Terminal) -> None:
    terminal.write(volume=VOLUME)
    terminal("read", "korea.db", "cables")
    first, second = ids(terminal)
    assert terminal("review", "korea.db", "join", second).out.startswith(f"1  {first}  join  belongs to the document")
    assert ids(terminal) == [first]
    listed = terminal("review", "korea.db").out
    assert listed.splitlines()[0] == f"1  {first}  boundary join  stands"


def test_words_that_are_not_there_are_misuse(terminal: Terminal) -> None:
    terminal.write(notes=NOTES)
    terminal("read", "korea.db", "cables")
    (old,) = ids(terminal)
    ran = terminal("review", "korea.db", "split", old, "--words", "nowhere")
    assert ran.code == 2
    assert "does not have the words “nowhere”" in ran.err
