"""What a document brings is printed, never obeyed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.cli.plain import one_line, plain, plain_json


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b2J", r"\x9b2J"),
        ("paid\rfree", r"paid\x0dfree"),
        ("a\x08b\x7f", r"a\x08b\x7f"),
        ("user\u202etxt.exe", r"user\u202etxt.exe"),
        ("\ud800", r"\ud800"),
    ],
)
def test_what_a_terminal_obeys_is_shown(hostile: str, harmless: str) -> None:
    assert plain(hostile) == harmless


def test_letters_of_every_script_stay() -> None:
    text = "Сталин, 毛泽东, שלום,\tété\n½ “quoted” – 1 000"

    assert plain(text) == text


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    assert all(character >= " " or character in "\t\n" for character in plain(text))
    assert plain(plain(text)) == plain(text)


@given(st.dictionaries(st.text(), st.text()), st.integers(0, 4))
def test_json_says_the_same_and_obeys_nothing(data: dict[str, str], indent: int) -> None:
    written = plain_json(data, indent=indent)

    assert json.loads(written) == data
    assert plain(written) == written
    assert indent or "\n" not in written


def test_one_line_is_one_line() -> None:
    assert one_line(" To\nFILIPPOV\t [STALIN] ") == "To FILIPPOV [STALIN]"


def test_a_long_line_is_cut_in_the_middle() -> None:
    assert one_line("In response to your telegram number 4676 of October", longest=23) == "In respons … of October"


@given(st.text(), st.integers(5, 60))
def test_a_cut_line_is_no_longer_than_asked(text: str, longest: int) -> None:
    assert len(one_line(text, longest=longest)) <= longest
