"""A slip in an id is answered with the ids that may be meant."""

import pytest

from cablebook.book.near import near_ids

IDS = ["frus1950v07/d42", "frus1950v07/d421", "frus1951v07/d42", "seed/1950-10-07-roshchin", "3c5f0ad91c4bf3fc"]


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("d42", ["frus1950v07/d42", "frus1951v07/d42", "frus1950v07/d421"]),
        ("Roshchin", ["seed/1950-10-07-roshchin"]),
        ("seed/1950-10-7-roschin", ["seed/1950-10-07-roshchin"]),
        ("FRUS1950V07/D42", ["frus1950v07/d42", "frus1950v07/d421"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_near_ids_hold_what_was_given_or_are_spelled_like_it(given: str, near: list[str]) -> None:
    assert near_ids(given, IDS) == near
