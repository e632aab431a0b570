import csv
import io
import json
import sys
from pathlib import Path

import pytest
from running import MOSCOW, SEOUL, UNDATED, Terminal


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    found = Terminal(tmp_path, monkeypatch, capsys)
    found.lines(moscow=MOSCOW, seoul=SEOUL, undated=UNDATED)
    found("read", "a.db", "cables", "--quiet")
    return found


def ids(out: str) -> list[str]:
    return [json.loads(line)["id"] for line in out.splitlines()]


def test_registry_is_a_line_a_document_in_date_order(terminal: Terminal) -> None:
    ran = terminal("registry", "a.db")
    assert [line.split()[:2] for line in ran.out.splitlines()] == [
        ["date", "id"],
        ["1950-10-07", "moscow"],
        ["1952-12-27", "seoul"],
        ["-", "undated"],
    ]
    heading, first, *_ = ran.out.splitlines()
    assert heading.index("senders") == first.index("ROSHCHIN")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--from", "rosh"], ["moscow"]),
        (["--to", "state"], ["seoul"]),
        (["--since", "1951"], ["seoul"]),
        (["--until", "1950-10"], ["moscow"]),
        (["--kind", "telegram", "--since", "1952-12-27", "--until", "1952-12-27"], ["seoul"]),
        (["--classification", "TOP secret"], ["moscow"]),
        (["--from", "nobody"], []),
    ],
)
def test_registry_lists_what_is_wanted(terminal: Terminal, options: list[str], expected: list[str]) -> None:
    ran = terminal("registry", "a.db", "--jsonl", *options)
    assert (ran.code, ids(ran.out)) == (0, expected)


def test_the_three_forms_for_programs_say_the_same(terminal: Terminal) -> None:
    array = json.loads(terminal("registry", "a.db", "--json").out)
    lines = [json.loads(line) for line in terminal("registry", "a.db", "--jsonl").out.splitlines()]
    table = list(csv.DictReader(io.StringIO(terminal("registry", "a.db", "--csv").out)))
    assert array == lines
    assert [{name: value or "" for name, value in row.items()} for row in array] == table


def test_an_empty_answer_is_empty_for_programs_and_a_sentence_for_people(terminal: Terminal) -> None:
    nobody = ["registry", "a.db", "--from", "nobody"]
    assert terminal(*nobody, "--json") == (0, "[]\n", "")
    assert terminal(*nobody, "--jsonl") == (0, "", "")
    assert terminal(*nobody) == (0, "", "No document was found.\n")


def test_search_prints_where_the_words_are(terminal: Terminal) -> None:
    ran = terminal("search", "a.db", "artillery")
    assert ran.code == 0
    first, snippet, second, _ = ran.out.splitlines()
    assert first.startswith("1950-10-07 moscow")
    assert "108 «artillery» pieces" in snippet
    assert second.startswith("no date undated")


def test_an_argument_of_several_words_is_a_phrase(terminal: Terminal) -> None:
    assert ids(terminal("search", "a.db", "--jsonl", "aircraft were delivered").out) == ["seoul"]
    assert ids(terminal("search", "a.db", "--jsonl", "delivered were aircraft").out) == []
    assert ids(terminal("search", "a.db", "--jsonl", "delivered", "were", "aircraft").out) == ["seoul"]


def test_search_has_periods_limits_and_ranks(terminal: Terminal) -> None:
    assert ids(terminal("search", "a.db", "--jsonl", "aircraft", "--since", "1951").out) == ["seoul"]
    assert ids(terminal("search", "a.db", "--jsonl", "aircraft", "--limit", "1").out) == ["moscow"]
    assert set(ids(terminal("search", "a.db", "--jsonl", "aircraft", "--ranked").out)) == {"moscow", "seoul"}
    assert terminal("search", "a.db", "aircraft", "--limit", "1").err == "These are the first 1; --limit shows more.\n"


def test_words_that_are_nowhere_are_said_to_be(terminal: Terminal) -> None:
    assert terminal("search", "a.db", "zeppelin") == (0, "", "No document has all these words.\n")


def test_a_snippet_marks_words_on_a_terminal_and_cannot_command_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.lines(bad="artillery \u202e \u009b2J and \u2066 marks")
    terminal("read", "b.db", "cables", "--quiet")
    assert not {"\u202e", "\u009b", "\u2066"} & set(terminal("search", "b.db", "artillery").out)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    ran = terminal("search", "b.db", "artillery")
    assert "\x1b[1martillery\x1b[0m" in ran.out
    assert not {"\u202e", "\u009b", "\u2066"} & set(ran.out)
