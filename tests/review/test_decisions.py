"""What a reader may decide, and what is refused before it reaches the log."""

import msgspec
import pytest
from signing import MACHINE, TEXT, log_of, span

from cablebook.errors import UsageError
from cablebook.model.header import Header, Reply
from cablebook.review import Decision, Reviewed, accept, add, change, reject, replay, undo
from cablebook.review.fields import FIELDS

DOCUMENT = Reviewed(text=TEXT, machine=MACHINE)


def words(decision: Decision) -> str | None:
    return decision.quote


def effective(*, field: str, value: str, words: str | None = None, action: str = "change") -> object:
    """What the header holds in a field once the decision is in the log."""
    make = change if action == "change" else add
    log = log_of(lambda document: make(document, field, value, words=words))
    return as_json(getattr(replay(MACHINE, TEXT, log).header, field))


def as_json(value: object) -> object:
    return msgspec.json.decode(msgspec.json.encode(value))


def test_every_field_of_the_header_can_be_decided() -> None:
    named = [field.name for field in FIELDS.values()]

    assert [*named, "spans"] == list(Header.__struct_fields__)
    assert all(getattr(Header(), field.name) == field.empty for field in FIELDS.values())


@pytest.mark.parametrize(
    ("field", "value", "held"),
    [
        ("head", "Copies to", "Copies to"),
        ("origin", "Top Secret", "Top Secret"),
        ("place", "Stalin", "Stalin"),
        ("number", "2318", "2318"),
        ("senders", "ROSHCHIN", [{"text": "ROSHCHIN", "span": span("ROSHCHIN")}]),
        ("senders", '["ROSHCHIN"]', [{"text": "ROSHCHIN", "span": span("ROSHCHIN")}]),
        (
            "senders",
            '[{"text": "Roshchin", "quote": "ROSHCHIN"}]',
            [{"text": "Roshchin", "span": span("ROSHCHIN")}],
        ),
        ("copies", "cde. Molotov", [{"text": "cde. Molotov", "span": span("cde. Molotov"), "count": None}]),
        ("numbers", "2318", [{"kind": "sender", "value": "2318", "span": span("2318")}]),
        ("in_reply_to", "2318", [{"number": "2318", "date": None, "span": span("2318")}]),
        ("glosses", "FILIPPOV [STALIN]", [{"alias": "FILIPPOV", "name": "STALIN", "span": span("FILIPPOV [STALIN]")}]),
        ("handling", '["Top Secret", "No. 2318"]', ["Top Secret", "No. 2318"]),
        ("repeated_to", "Stalin", ["Stalin"]),
        ("date", "1950-10", {"min": "1950-10-01", "max": "1950-10-31"}),
        ("date", "1950-10-05/1950-10-07", {"min": "1950-10-05", "max": "1950-10-07"}),
        ("date", '{"min": "1950-10-05", "max": "1950-10-07"}', {"min": "1950-10-05", "max": "1950-10-07"}),
    ],
)
def test_values_come_in_short_or_as_extract_writes_them(field: str, value: str, held: object) -> None:
    assert effective(field=field, value=value) == as_json(held)


@pytest.mark.parametrize(
    ("field", "value", "quoted", "held"),
    [
        ("kind", "telegram", "No. 2318", "telegram"),
        ("time", "11:55", "7 October 1950", "11:55"),
        ("recipients", "Stalin", "FILIPPOV [STALIN]", [{"text": "Stalin", "span": span("FILIPPOV [STALIN]")}]),
        (
            "received",
            '{"date": "1950-10-07"}',
            "7 October 1950",
            {"date": "1950-10-07", "time": None, "zone": None, "place": None},
        ),
    ],
)
def test_what_the_document_says_in_other_words_is_quoted(field: str, value: str, quoted: str, held: object) -> None:
    assert effective(field=field, value=value, words=quoted) == as_json(held)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("sender", "ROSHCHIN", "The header has no field 'sender'; it has head, kind, origin, date, time,"),
        ("spans", "{}", "The header has no field 'spans'; it has"),
        ("place", " ", "An empty value for place: to say that the document does not state it, reject it."),
        ("place", "x" * 5_000, "place wants the words as the document prints them; found"),
        ("kind", "cable", "kind wants one of telegram, airgram, memorandum,"),
        ("time", "24:00", "time wants a 24-hour time such as 22:30; found"),
        ("number", "A-15", "number wants digits such as 2318 (or 070845Z); found"),
        ("date", "7 October 1950", "date wants 1950-10-07, 1950-10,"),
        ("date", "1950-02-30", "date wants 1950-10-07, 1950-10,"),
        ("date", "1950-10-07/1950-10-05", "date wants 1950-10-07, 1950-10,"),
        ("date", "1950-10-07-x", "date wants 1950-10-07, 1950-10,"),
        ("date", '{"min": "1950-10-07", "max": "1950-10"}', "date wants 1950-10-07, 1950-10,"),
        ("date", '{"min": "1950-10-07"}', "Object missing required field `max`"),
        ("date", '{"min": "1950-10-07", "maximum": "1950"}', "the unknown 'maximum'"),
        ("date", "{", "found JSON that cannot be read"),
        ("senders", "[]", "senders wants a name as printed,"),
        ("senders", "[1]", "senders wants a name as printed,"),
        ("senders", '{"name": "ROSHCHIN"}', "senders wants a name as printed,"),
        ("copies", '{"text": "cde. Stalin", "count": 0}', "copies wants a name as printed,"),
        ("in_reply_to", "yours", "in_reply_to wants a number such as 4676,"),
        ("in_reply_to", '{"number": null}', "in_reply_to wants a number such as 4676,"),
        ("received", "Beijing", 'received wants {"date": "1950-10-07",'),
        ("received", "{}", 'received wants {"date": "1950-10-07",'),
        ("glosses", "FILIPPOV", "glosses wants FILIPPOV [STALIN],"),
        ("handling", "[1]", "handling wants a caption such as Eyes Only; found 1"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_would(field: str, value: str, message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        change(DOCUMENT, field, value)

    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("field", "value", "quoted", "message"),
    [
        ("place", "Peking", None, 'Nothing in the document is quoted for place "Peking"; give the words on which it'),
        ("kind", "letter", None, 'Nothing in the document is quoted for kind "letter"; give the words on which it'),
        ("place", "Peking", "Peiping", "The document has no words “Peiping”."),
        ("senders", "Roshchin", None, "The document has no words “Roshchin” (but “ROSHCHIN”)."),
        ("senders", '["ROSHCHIN", "Stalin"]', "Stalin", "2 senders cannot share --words: give each element its own"),
    ],
)
def test_a_value_without_words_is_refused(field: str, value: str, quoted: str | None, message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        change(DOCUMENT, field, value, words=quoted)

    assert str(refusal.value).startswith(message)


class TestWordsBehindAValue:
    def test_a_better_reading_of_the_same_words_keeps_them(self) -> None:
        assert words(change(DOCUMENT, "date", "1950-10-07")) == "7 October 1950"

    def test_a_printed_value_is_its_own_words(self) -> None:
        assert words(change(DOCUMENT, "classification", "Top Secret")) == "Top Secret"

    def test_quoted_words_go_first(self) -> None:
        assert words(change(DOCUMENT, "date", "1950-10-07", words="No. 2318")) == "No. 2318"

    def test_words_of_a_rejected_field_serve_again(self) -> None:
        log = log_of(lambda d: reject(d, "date"), lambda d: change(d, "date", "1950-10-07"))

        assert words(change(DOCUMENT, "date", "1950-10-07")) == log[1].quote

    def test_elements_keep_their_words_beside_them(self) -> None:
        decision = add(DOCUMENT, "copies", "cde. Molotov")

        assert msgspec.json.decode(decision.value or "") == {
            "count": None,
            "text": "cde. Molotov",
            "span": list(span("cde. Molotov")),
            "quote": "cde. Molotov",
        }


class TestWhatTheMachineHadRead:
    def test_is_kept_with_every_decision(self) -> None:
        assert accept(DOCUMENT, "classification").before == '"Secret"'
        assert reject(DOCUMENT, "date").before == '{"min":"1950-07-10","max":"1950-07-10"}'
        assert change(DOCUMENT, "date", "1950-10-07").before == '{"min":"1950-07-10","max":"1950-07-10"}'

    def test_is_null_where_it_had_read_nothing(self) -> None:
        assert add(DOCUMENT, "number", "2318").before is None
        assert add(DOCUMENT, "senders", "ROSHCHIN").before is None


def test_a_single_value_is_not_added_to() -> None:
    with pytest.raises(UsageError, match=r'^classification holds "Secret" already: change it, or reject it\.$'):
        add(DOCUMENT, "classification", "Top Secret")


def test_an_empty_field_is_not_rejected() -> None:
    with pytest.raises(UsageError, match=r"^place holds nothing that could be rejected; to sign that it is empty, acc"):
        reject(DOCUMENT, "place")


def test_an_unknown_number_is_not_undone() -> None:
    log = log_of(lambda d: reject(d, "date"), lambda d: accept(d, "copies"))

    with pytest.raises(UsageError, match=r"^The document has no correction 7; it has 1, 2\.$"):
        undo(Reviewed(text=TEXT, machine=MACHINE, corrections=log), 7)


def test_nothing_is_undone_twice() -> None:
    log = log_of(lambda d: reject(d, "date"), lambda d: undo(d, 1))

    with pytest.raises(UsageError, match=r"^Correction 1 is already undone by 2; undo that to bring it back\.$"):
        undo(Reviewed(text=TEXT, machine=MACHINE, corrections=log), 1)


def test_what_the_machine_read_is_signed_as_it_is() -> None:
    """A machine's value is never too odd to be accepted; only readers' values are held to days, times and digits."""
    odd = msgspec.structs.replace(
        MACHINE, number="A-15", in_reply_to=(Reply("Secto 12", "the 4th", span("No. 2318")),), time="half past ten"
    )
    log = log_of(*[lambda d, name=name: accept(d, name) for name in FIELDS], machine=odd)

    replayed = replay(odd, TEXT, log)

    assert replayed.header == odd
    assert {outcome.state.value for outcome in replayed.outcomes} == {"stands"}
