"""Another book's log is taken in once, and stays its readers' own."""

import msgspec
import pytest
from signing import log_of

from cablebook.errors import UsageError
from cablebook.model.correction import Correction
from cablebook.review import accept, add, change, merge, reject, undo

LOG = log_of(lambda d: reject(d, "date"), lambda d: undo(d, 1), lambda d: add(d, "number", "2318"))


def signed_by(name: str, log: tuple[Correction, ...]) -> tuple[Correction, ...]:
    return tuple(msgspec.structs.replace(correction, made_by=name) for correction in log)


def test_new_corrections_are_numbered_on_and_keep_their_signature() -> None:
    merged = merge(LOG, signed_by("B. Reader", LOG))

    assert [(one.number, one.made_by, one.made_at) for one in merged.new] == [
        (4, "B. Reader", LOG[0].made_at),
        (5, "B. Reader", LOG[1].made_at),
        (6, "B. Reader", LOG[2].made_at),
    ]


def test_an_undo_follows_the_correction_that_it_names() -> None:
    assert [one.undoes for one in merge(LOG, signed_by("B. Reader", LOG)).new] == [None, 4, None]


def test_an_undo_finds_the_correction_that_is_here_already() -> None:
    merged = merge(LOG[:1], LOG)

    assert ([one.undoes for one in merged.new], merged.skipped) == ([1, None], 1)


def test_what_is_here_already_is_skipped() -> None:
    assert merge(LOG, LOG).skipped == 3


def test_where_the_machine_read_otherwise_the_decision_is_the_same() -> None:
    elsewhere = tuple(msgspec.structs.replace(one, before=None, span=None) for one in LOG)

    assert merge(LOG, elsewhere).new == ()


def test_the_same_decision_made_twice_in_a_second_counts_twice() -> None:
    twice = (LOG[0], msgspec.structs.replace(LOG[0], number=2))

    assert len(merge(LOG[:1], twice).new) == 1


def test_an_undo_without_its_correction_is_refused() -> None:
    with pytest.raises(UsageError, match=r"^Correction 2 undoes 1, which is not in the same log before it\.$"):
        merge((), LOG[1:])


def test_two_logs_in_one_are_refused() -> None:
    other = log_of(lambda d: accept(d, "copies"), lambda d: change(d, "copies", "cde. Molotov"))

    with pytest.raises(UsageError, match=r"^Two corrections have the number 1: apply one log after the other\.$"):
        merge((), LOG + other)
