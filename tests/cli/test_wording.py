"""Values in words: as vague as they are, and never a failure."""

import pytest

from cablebook.cli.wording import field_in_words, value_in_words


@pytest.mark.parametrize(
    ("field", "data", "words"),
    [
        ("place", None, "nothing"),
        ("senders", [], "nothing"),
        ("place", "Bei\njing", "Bei jing"),
        ("kind", "memorandum_of_conversation", "memorandum of conversation"),
        ("date", {"min": "1950-10-01", "max": "1950-10-31"}, "October 1950"),
        ("handling", ["Eyes Only", "Limdis"], "Eyes Only; Limdis"),
        ("senders", [{"text": "A", "span": [0, 1]}, {"text": "B", "span": [2, 3]}], "A; B"),
        ("senders", {"text": "A", "span": [0, 1], "quote": "A"}, "A"),
        ("copies", [{"text": "Stalin", "span": [0, 6], "count": 2}], "Stalin (2)"),
        ("copies", {"text": "Stalin", "span": [0, 6], "count": None}, "Stalin"),
        (
            "received",
            {"date": "1950-10-07", "time": "11:55", "zone": None, "place": "Beijing"},
            "7 October 1950 11:55, Beijing",
        ),
        ("received", {"place": "Beijing"}, "Beijing"),
        ("numbers", [{"kind": "series", "value": "Secto 12", "span": [0, 8]}], "Secto 12 (series)"),
        ("in_reply_to", [{"number": "4676", "date": None, "span": [0, 4]}], "no. 4676"),
        ("in_reply_to", [{"number": None, "date": "XXXX-12-17", "span": [0, 4]}], "of 17 December"),
        ("in_reply_to", [{"number": "5", "date": "1952-12", "span": [0, 4]}], "no. 5 of December 1952"),
        ("glosses", [{"alias": "FILIPPOV", "name": "STALIN", "span": [0, 17]}], "FILIPPOV [STALIN]"),
    ],
)
def test_a_value_is_said_in_words(field: str, data: object, words: str) -> None:
    assert value_in_words(field, data) == words


@pytest.mark.parametrize(
    ("field", "data", "words"),
    [
        ("watermark", {"colour": "blue"}, '{"colour":"blue"}'),
        ("watermark", 3, "3"),
        ("date", {"min": "early"}, '{"min":"early"}'),
        ("date", {"min": "early", "max": "late"}, '{"min":"early","max":"late"}'),
        ("senders", [{"name": "A"}], '{"name":"A"}'),
        ("senders", [4], "4"),
    ],
)
def test_what_does_not_fit_is_shown_as_it_is(field: str, data: object, words: str) -> None:
    """A log may come from another release or another program."""
    assert value_in_words(field, data) == words


def test_names_of_fields_are_words() -> None:
    assert field_in_words("in_reply_to") == "in reply to"
