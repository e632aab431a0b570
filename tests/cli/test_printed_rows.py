import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.cli.rows import table, write_rows


def printed(capsys: pytest.CaptureFixture[str], *rows: dict[str, object], form: str | None = None) -> str:
    write_rows(rows, form=form, columns=("name", "number"), empty="Nothing.")
    return capsys.readouterr().out


def test_text_is_aligned_and_never_cut(capsys: pytest.CaptureFixture[str]) -> None:
    long = "x" * 300
    out = printed(capsys, {"name": "a", "number": 7}, {"name": long, "number": None})
    assert out.splitlines() == [f"{'name':300}  number", f"{'a':300}       7", f"{long}  -"]


def test_a_row_is_one_line_whatever_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, {"name": "two\nlines\tand \x1b[31mred", "number": 1})
    assert out.splitlines()[1] == r"two lines and \x1b[31mred       1"


def test_rows_may_be_more_than_are_measured() -> None:
    lines = list(table([str(number), "x"] for number in range(2000)))
    assert lines[0] == "  0  x"
    assert lines[-1] == "1999  x"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+49 30", "'+49 30"),
        ("-", "'-"),
        ("-5", "-5"),
        ("+1,320.5", '"+1,320.5"'),
        ("plain", "plain"),
        ("a,b", '"a,b"'),
        (None, ""),
        (7, "7"),
        (["a", "b"], '"[""a"",""b""]"'),
    ],
)
def test_a_cell_of_csv_is_never_a_formula(capsys: pytest.CaptureFixture[str], value: object, cell: str) -> None:
    assert printed(capsys, {"name": value, "number": 1}, form="csv").splitlines()[1] == f"{cell},1"


@given(st.lists(st.dictionaries(st.just("name"), st.text(), min_size=1)))
def test_lines_of_json_are_lines_and_say_what_was_given(rows: list[dict[str, object]]) -> None:
    import contextlib
    import io

    for form in ("json", "jsonl"):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            write_rows(rows, form=form, columns=(), empty="")
        text = out.getvalue()
        assert not any(ord(character) < 32 and character != "\n" for character in text)
        found = json.loads(text) if form == "json" else [json.loads(line) for line in text.split("\n")[:-1]]
        assert found == rows
