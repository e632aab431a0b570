"""What holds of every log over every header of a text."""

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cablebook.errors import UsageError
from cablebook.model.correction import Action, Correction, CorrectionState
from cablebook.model.dates import DateInterval
from cablebook.model.header import Copy, Gloss, Header, Number, Party, Receipt, Reply
from cablebook.model.span import Span
from cablebook.review import Decision, Reviewed, accept, add, change, merge, reject, replay, undo
from cablebook.review.fields import FIELDS
from cablebook.review.values import encode

WORDS = ("alpha", "beta", "gamma", "delta", "2318", "4676")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=4, max_size=12).map(" ".join)
WORDED = [field.name for field in FIELDS.values() if field.worded]
PLAIN = ["head", "origin", "zone", "place", "drafted_by", "cleared_by", "approved_by", "handling", "repeated_to"]


@st.composite
def headers(draw: st.DrawFn, text: str) -> Header:
    """A header whose every field, where it is stated, has words of the text behind it."""

    def words() -> Span:
        start = draw(st.sampled_from([0, *(place + 1 for place, letter in enumerate(text) if letter == " ")]))
        end = text.find(" ", start)
        return Span(start, end if end > 0 else len(text))

    def some(*values: object) -> tuple[object, ...]:
        return tuple(value for value in values if draw(st.booleans()))

    spans = {name: words() for name in ("place", "date", "handling", "received") if draw(st.booleans())}
    return msgspec.convert(
        {
            "place": spans["place"].of(text) if "place" in spans else None,
            "date": DateInterval("1950-10-07", "1950-10-07") if "date" in spans else None,
            "handling": (spans["handling"].of(text),) if "handling" in spans else (),
            "received": Receipt(place="beta") if "received" in spans else None,
            "senders": some(Party((span := words()).of(text), span)),
            "copies": some(Copy((span := words()).of(text), span, None), Copy((span := words()).of(text), span, 2)),
            "numbers": some(Number("sender", "2318", words())),
            "in_reply_to": some(Reply("4676", None, words())),
            "glosses": some(Gloss("alpha", "beta", words())),
            "spans": spans,
        },
        Header,
    )


@st.composite
def reviewed(draw: st.DrawFn) -> Reviewed:
    """A document with a log of whatever readers may decide over it, one after the other."""
    text = draw(TEXTS)
    document = Reviewed(text=text, machine=draw(headers(text)))
    for number in range(1, draw(st.integers(1, 8)) + 1):
        try:
            decision = draw(decisions(document))
        except UsageError:
            continue
        signed = Correction(
            number=number,
            made_at="2026-01-01T00:00:00Z",
            made_by="A",
            document_id="d",
            **msgspec.structs.asdict(decision),
        )
        document = msgspec.structs.replace(document, corrections=(*document.corrections, signed))
    return document


@st.composite
def decisions(draw: st.DrawFn, document: Reviewed) -> Decision:
    field = draw(st.sampled_from([*PLAIN, "date", "copies", "senders", "in_reply_to"]))
    value = "1950-10" if field == "date" else "2318" if field == "in_reply_to" else draw(st.sampled_from(WORDS))
    words = draw(st.sampled_from(document.text.split()))
    match draw(st.sampled_from(list(Action))):
        case Action.ACCEPT:
            return accept(document, field)
        case Action.REJECT:
            return reject(document, field)
        case Action.CHANGE:
            return change(document, field, value, words=words)
        case Action.ADD:
            return add(document, field, value, words=words)
        case Action.UNDO:
            return undo(document, draw(st.integers(1, 8)))


def spans_of(header: Header) -> list[Span]:
    own = [element.span for name in WORDED for element in getattr(header, name)]
    return [*header.spans.values(), *own]


@given(reviewed(), st.data())
def test_the_same_log_gives_the_same_header_in_whatever_order_it_comes(document: Reviewed, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(document.corrections))

    once = replay(document.machine, document.text, document.corrections)

    assert replay(document.machine, document.text, shuffled) == once


@given(reviewed())
def test_replaying_over_the_result_changes_nothing(document: Reviewed) -> None:
    once = replay(document.machine, document.text, document.corrections)

    assert replay(once.header, document.text, document.corrections) == once


@given(reviewed())
def test_undoing_everything_gives_the_machines_header_back(document: Reviewed) -> None:
    corrections = list(document.corrections)
    for correction in document.corrections:
        now = msgspec.structs.replace(document, corrections=tuple(corrections))
        outcomes = {outcome.number: outcome.state for outcome in replay(now.machine, now.text, corrections).outcomes}
        if correction.action is not Action.UNDO and outcomes[correction.number] is not CorrectionState.UNDONE:
            number = max(one.number for one in corrections) + 1
            taken_back = undo(now, correction.number)
            corrections.append(msgspec.structs.replace(correction, number=number, **msgspec.structs.asdict(taken_back)))

    assert replay(document.machine, document.text, corrections).header == document.machine


@given(reviewed(), st.data())
def test_corrections_of_different_fields_may_stand_in_any_order(document: Reviewed, data: st.DataObject) -> None:
    log = [correction for correction in document.corrections if correction.action is not Action.UNDO]
    fields = data.draw(st.permutations(sorted({correction.field for correction in log})))
    by_field = [correction for field in fields for correction in log if correction.field == field]
    renumbered = [msgspec.structs.replace(correction, number=n) for n, correction in enumerate(by_field, start=1)]

    replayed = replay(document.machine, document.text, log)

    assert replay(document.machine, document.text, renumbered).header == replayed.header


@given(reviewed())
def test_every_decided_value_slices_to_its_words(document: Reviewed) -> None:
    replayed = replay(document.machine, document.text, document.corrections)

    assert all(span.of(document.text).strip() for span in spans_of(replayed.header))
    for correction, outcome in zip(document.corrections, replayed.outcomes, strict=True):
        if outcome.state is CorrectionState.STANDS and correction.value and correction.quote:
            adds_to_a_list = correction.action is Action.ADD and FIELDS[correction.field].many
            span = replayed.header.spans[correction.field]
            assert adds_to_a_list or span.of(document.text) == correction.quote


@given(reviewed(), TEXTS)
def test_another_text_orphans_or_finds_the_words_again(document: Reviewed, text: str) -> None:
    replayed = replay(Header(), text, document.corrections)

    assert len(replayed.outcomes) == len(document.corrections)
    assert all(span.of(text) for span in spans_of(replayed.header))
    for correction, outcome in zip(document.corrections, replayed.outcomes, strict=True):
        if correction.quote is not None and correction.quote not in text.split():
            assert outcome.state is not CorrectionState.STANDS
            assert outcome.reason


JSON = st.recursive(
    st.none() | st.integers(0, 3) | st.text(max_size=3) | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "span", "quote", "min", "value", "number", "count"]), inner)
    ),
    max_leaves=6,
)
FOREIGN = st.builds(
    Correction,
    number=st.integers(1, 9),
    made_at=st.just("2026-01-01T00:00:00Z"),
    made_by=st.just("A"),
    document_id=st.just("d"),
    record=st.sampled_from(["header", "entry"]),
    field=st.sampled_from([*FIELDS, "watermark"]),
    action=st.sampled_from(Action),
    value=st.none() | JSON.map(encode) | st.just("{"),
    quote=st.none() | st.sampled_from(WORDS),
    span=st.none() | st.builds(Span, st.integers(-3, 9), st.integers(-3, 9)),
    before=st.none() | JSON.map(encode),
    undoes=st.none() | st.integers(-1, 10),
)


@given(st.lists(FOREIGN, max_size=6, unique_by=lambda one: one.number), TEXTS)
def test_whatever_a_log_of_others_holds_it_is_replayed(log: list[Correction], text: str) -> None:
    replayed = replay(Header(), text, log)

    assert [outcome.number for outcome in replayed.outcomes] == sorted(correction.number for correction in log)
    assert all(0 <= span.start < span.end <= len(text) for span in spans_of(replayed.header))


@given(reviewed())
def test_a_log_merged_into_an_empty_book_replays_to_the_same_header(document: Reviewed) -> None:
    moved = merge((), document.corrections)

    assert moved.skipped == 0
    assert (
        replay(document.machine, document.text, moved.new).header
        == replay(document.machine, document.text, document.corrections).header
    )


@given(reviewed(), st.integers(0, 8))
def test_a_log_merged_twice_is_the_log(document: Reviewed, known: int) -> None:
    here: Sequence[Correction] = document.corrections[:known]

    once = merge(here, document.corrections)
    twice = merge([*here, *once.new], document.corrections)

    assert (twice.new, twice.skipped) == ((), len(document.corrections))
