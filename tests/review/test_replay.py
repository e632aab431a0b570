"""Corrections over a new reading of the same, or nearly the same, words."""

import msgspec
import pytest
from signing import MACHINE, TEXT, log_of, span

from cablebook.model.correction import Action, Correction, CorrectionState
from cablebook.model.dates import DateInterval
from cablebook.model.header import Copy, Header, Party
from cablebook.review import accept, add, change, reject, replay, replay_without_document, undo


def states(corrections: tuple[Correction, ...], *, machine: Header = MACHINE, text: str = TEXT) -> list[str]:
    return [outcome.state.value for outcome in replay(machine, text, corrections).outcomes]


def reasons(corrections: tuple[Correction, ...], *, text: str = TEXT) -> list[str | None]:
    return [outcome.reason for outcome in replay(MACHINE, text, corrections).outcomes]


def test_without_corrections_the_machines_header_stays() -> None:
    assert replay(MACHINE, TEXT, ()).header == MACHINE


def test_a_changed_value_takes_the_place_of_the_machines() -> None:
    header = replay(MACHINE, TEXT, log_of(lambda d: change(d, "date", "1950-10-07"))).header

    assert header.date == DateInterval("1950-10-07", "1950-10-07")
    assert header.spans["date"].of(TEXT) == "7 October 1950"


def test_a_rejected_field_is_empty_and_has_no_words() -> None:
    log = log_of(lambda d: reject(d, "classification"), lambda d: reject(d, "recipients"))

    header = replay(MACHINE, TEXT, log).header

    assert (header.classification, header.recipients) == (None, ())
    assert "classification" not in header.spans


def test_what_is_added_to_a_list_goes_to_its_end() -> None:
    header = replay(MACHINE, TEXT, log_of(lambda d: add(d, "copies", "cde. Molotov"))).header

    assert [copy.text for copy in header.copies] == ["cde. Stalin", "cde. Molotov"]


def test_what_the_machine_has_learned_to_read_is_not_added_twice() -> None:
    log = log_of(lambda d: add(d, "copies", "cde. Molotov"))
    better = msgspec.structs.replace(
        MACHINE, copies=(*MACHINE.copies, Copy("cde. Molotov", span("cde. Molotov"), None))
    )

    assert replay(better, TEXT, log).header == better


def test_an_added_count_completes_the_copy_that_is_there() -> None:
    header = replay(MACHINE, TEXT, log_of(lambda d: add(d, "copies", '{"text": "cde. Stalin", "count": 2}'))).header

    assert [(copy.text, copy.count) for copy in header.copies] == [("cde. Stalin", 2)]


def test_a_field_that_the_machine_missed_can_be_set() -> None:
    header = replay(MACHINE, TEXT, log_of(lambda d: add(d, "number", "2318"))).header

    assert (header.number, header.spans["number"].of(TEXT)) == ("2318", "2318")


def test_an_accepted_value_stands_when_the_machine_changes_its_mind() -> None:
    log = log_of(lambda d: accept(d, "recipients"), lambda d: accept(d, "classification"))
    other = msgspec.structs.replace(MACHINE, recipients=(), classification="Top Secret", spans={})

    replayed = replay(other, TEXT, log)

    assert (replayed.header.recipients, replayed.header.classification) == (MACHINE.recipients, "Secret")
    assert states(log, machine=other) == ["stands", "stands"]


def test_an_empty_field_can_be_accepted_as_empty() -> None:
    log = log_of(lambda d: accept(d, "number"), lambda d: accept(d, "senders"))
    other = msgspec.structs.replace(MACHINE, number="7", senders=(Party("ROSHCHIN", span("ROSHCHIN")),))

    header = replay(other, TEXT, log).header

    assert (header.number, header.senders) == (None, ())


def test_an_accept_signs_what_an_earlier_reader_decided() -> None:
    log = log_of(lambda d: change(d, "classification", "Top Secret"), lambda d: accept(d, "classification"))

    assert replay(MACHINE, TEXT, log).header.classification == "Top Secret"
    assert log[1].before == '"Secret"'


class TestStates:
    def test_a_later_decision_over_the_same_field_supersedes(self) -> None:
        log = log_of(
            lambda d: add(d, "copies", "cde. Molotov"),
            lambda d: accept(d, "date"),
            lambda d: change(d, "copies", "cde. Molotov"),
        )

        assert states(log) == ["superseded", "stands", "stands"]
        assert reasons(log)[0] == "3 decides"

    def test_an_addition_supersedes_nothing(self) -> None:
        log = log_of(lambda d: change(d, "copies", "cde. Stalin"), lambda d: add(d, "copies", "cde. Molotov"))

        assert states(log) == ["stands", "stands"]

    def test_an_undone_correction_has_no_effect(self) -> None:
        log = log_of(lambda d: reject(d, "date"), lambda d: undo(d, 1))

        assert states(log) == ["undone", "stands"]
        assert reasons(log)[0] == "undone by 2"
        assert replay(MACHINE, TEXT, log).header == MACHINE

    def test_an_undo_can_be_undone(self) -> None:
        log = log_of(lambda d: reject(d, "date"), lambda d: undo(d, 1), lambda d: undo(d, 2))

        assert states(log) == ["stands", "undone", "stands"]
        assert replay(MACHINE, TEXT, log).header.date is None

    def test_undoing_the_last_decision_brings_back_the_one_before(self) -> None:
        log = log_of(
            lambda d: change(d, "classification", "Top Secret"),
            lambda d: reject(d, "classification"),
            lambda d: undo(d, 2),
        )

        assert states(log) == ["stands", "undone", "stands"]
        assert replay(MACHINE, TEXT, log).header.classification == "Top Secret"

    def test_the_numbers_give_the_order_whatever_order_the_corrections_come_in(self) -> None:
        log = log_of(lambda d: reject(d, "date"), lambda d: change(d, "date", "1950"), lambda d: undo(d, 1))

        assert replay(MACHINE, TEXT, log[::-1]) == replay(MACHINE, TEXT, log)


class TestOrphans:
    """A decision that no longer finds its ground is shown with the reason, and changes nothing."""

    def test_words_that_are_gone(self) -> None:
        log = log_of(lambda d: change(d, "classification", "Top Secret"), lambda d: accept(d, "recipients"))
        text = TEXT.replace("Top Secret", "Tap Secret").replace("FILIPPOV", "PHILIPPOV")

        assert states(log, text=text) == ["orphaned", "orphaned"]
        assert reasons(log, text=text) == [
            "The document has no words “Top Secret”.",
            "The document has no words “FILIPPOV”.",
        ]

    @pytest.mark.parametrize("field", ["classification", "recipients"])
    def test_a_rejection_of_words_that_are_gone(self, field: str) -> None:
        log = log_of(lambda d: reject(d, field))

        assert states(log, text="Something else.") == ["orphaned"]

    def test_words_that_moved_are_no_orphans(self) -> None:
        log = log_of(lambda d: change(d, "recipients", '{"text": "Filippov", "quote": "FILIPPOV [STALIN]"}'))
        text = "A new title\n" + TEXT.replace("FILIPPOV [STALIN]", "FILIPPOV\n[STALIN]")

        (recipient,) = replay(MACHINE, text, log).header.recipients

        assert (recipient.text, recipient.span.of(text)) == ("Filippov", "FILIPPOV\n[STALIN]")

    def test_an_orphan_supersedes_nothing(self) -> None:
        log = log_of(lambda d: change(d, "date", "1950"), lambda d: change(d, "date", "1951", words="No. 2318"))
        text = TEXT.replace("2318", "2319")

        assert states(log, text=text) == ["stands", "orphaned"]

    def test_a_record_of_a_later_release(self) -> None:
        log = (msgspec.structs.replace(log_of(lambda d: reject(d, "date"))[0], record="entry"),)

        assert (states(log), reasons(log)) == (["orphaned"], ["this release knows no record “entry”"])

    def test_an_undone_record_of_a_later_release_is_undone(self) -> None:
        first, second = log_of(lambda d: reject(d, "date"), lambda d: undo(d, 1))
        log = (msgspec.structs.replace(first, record="entry"), msgspec.structs.replace(second, record="entry"))

        assert states(log) == ["undone", "stands"]

    def test_a_field_of_a_later_release(self) -> None:
        log = (msgspec.structs.replace(log_of(lambda d: reject(d, "date"))[0], field="watermark"),)

        assert states(log) == ["orphaned"]
        assert (reasons(log)[0] or "").startswith("The header has no field 'watermark'; it has head, kind,")

    @pytest.mark.parametrize("value", ["{", '"1950-10-07"', "[]", None, '{"min": "1950-10-07"}'])
    def test_a_value_that_does_not_fit(self, value: str | None) -> None:
        log = (msgspec.structs.replace(log_of(lambda d: change(d, "date", "1950"))[0], value=value),)

        assert states(log) == ["orphaned"]

    def test_a_value_that_quotes_nothing(self) -> None:
        log = (msgspec.structs.replace(log_of(lambda d: change(d, "date", "1950"))[0], quote=None, span=None),)

        assert reasons(log) == ["It quotes no words of the document."]

    @pytest.mark.parametrize("target", [None, 1, 2, 99])
    def test_an_undo_of_nothing(self, target: int | None) -> None:
        first, second = log_of(lambda d: reject(d, "date"), lambda d: undo(d, 1))
        log = (msgspec.structs.replace(first, number=3), msgspec.structs.replace(second, number=2, undoes=target))

        assert states(log) == ["orphaned", "stands"]

    def test_all_of_a_document_that_the_book_does_not_hold(self) -> None:
        log = log_of(lambda d: reject(d, "date"), lambda d: undo(d, 1), lambda d: accept(d, "copies"))

        assert [outcome.state for outcome in replay_without_document(log)] == [
            CorrectionState.UNDONE,
            CorrectionState.STANDS,
            CorrectionState.ORPHANED,
        ]


def test_an_undo_names_the_action_it_is() -> None:
    assert log_of(lambda d: reject(d, "date"), lambda d: undo(d, 1))[1].action is Action.UNDO
