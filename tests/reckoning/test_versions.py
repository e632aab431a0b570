"""Which documents are tied as versions of one message, which are not, and what is said of them."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.model.dates import DateInterval
from cablebook.model.header import Header, Number, Party
from cablebook.model.reading import Reading
from cablebook.model.span import Span
from cablebook.model.version import Sketch, Tied
from cablebook.reading import read
from cablebook.reckoning.versions import sketch, tie_versions
from cablebook.reckoning.versions.evidence import is_possible

CABLE = """\
Telegram From the Ambassador in China (Roshchin) to the Chairman of the Council of Ministers
Peking, October 7, 1950.
TOP SECRET

2318. Yesterday evening I visited Chairman Mao Tse-tung and conveyed the contents of your communication.

The Chairman expressed complete agreement with the assessment of the international situation and remarked that
preparations for the movement of nine divisions would require considerably more artillery, transport and ammunition
than the northeastern provinces could presently assemble from their warehouses.

He repeated that the anti-aircraft protection of the principal bridges remained altogether insufficient and requested
that experienced instructors accompany the shipments.

Regarding the negotiations in Moscow, he proposed that the delegation depart immediately by special aeroplane and
discuss the delivery schedule personally, because telegraphic correspondence consumed too many valuable days.

Roshchin
"""
OTHER_PRINT = """\
Cable from Roshchin to Stalin: Mao answers on the dispatch of troops

Beijing, 8 October 1950

1. Yesterday evening I visited Chairman Mao Zedong and conveyed the contents of your communication.
2. The Chairman expressed complete agreement with the assessment of the international situation and remarked that
preparations for the movement of nine divisions would require considerably more artilery, transport and ammunition than
the northeastern provinces could presently assemble from their warehouses.
3. Regarding the negotiations in Moscow, he proposed that the delegation depart immediately by special aeroplane and
discuss the delivery schedule personally, because telegraphic correspondance consumed too many valuable days.

Fond 45, Opis 1, Delo 334
"""
NEXT_CABLE = """\
Telegram From the Ambassador in China (Roshchin) to the Chairman of the Council of Ministers
Peking, October 7, 1950.
TOP SECRET

2319. Yesterday evening I visited Chairman Mao Tse-tung and conveyed the contents of your communication.

The Chairman complained about unsatisfactory petroleum deliveries through Manchurian railway junctions, and requested
technical specialists for the reconstruction of damaged locomotives before winter conditions interrupt maintenance.

Roshchin
"""
CARRIER = """\
The Chairman of the Council of Ministers to the Ambassador in Korea (Shtykov)
Moscow, October 9, 1950.

4001. Please acquaint our friends personally with the following message, which arrived from the neighbouring capital,
and emphasize that nothing concerning preparations should become public knowledge before the appropriate announcement.

"Yesterday evening I visited Chairman Mao Tse-tung and conveyed the contents of your communication.

The Chairman expressed complete agreement with the assessment of the international situation and remarked that
preparations for the movement of nine divisions would require considerably more artillery, transport and ammunition
than the northeastern provinces could presently assemble from their warehouses.

He repeated that the anti-aircraft protection of the principal bridges remained altogether insufficient and requested
that experienced instructors accompany the shipments.

Regarding the negotiations in Moscow, he proposed that the delegation depart immediately by special aeroplane and
discuss the delivery schedule personally, because telegraphic correspondence consumed too many valuable days."

Report immediately about the reaction, particularly concerning airfields, hospitals and evacuation of civilians.

Filippov
"""


def tied(**texts: str) -> Tied:
    """The ties among documents that are read as they stand."""
    return tie_versions([sketch(one, text, read(text)) for one, text in texts.items()], texts.__getitem__)


def messages(ties: Tied) -> dict[str, str]:
    return {one.document_id: one.message for one in ties.versions}


def test_another_archives_print_is_tied_whatever_its_title_romanisation_and_paragraphs() -> None:
    assert messages(tied(ours=CABLE, theirs=OTHER_PRINT)) == {"theirs": "ours"}


def test_the_reason_names_the_evidence() -> None:
    (version,) = tied(ours=CABLE, theirs=OTHER_PRINT).versions
    assert re.fullmatch(
        r"\d+ words in runs that both hold, \d+% of the shorter message and \d+% of the longer; .*", version.reason
    )
    assert "another day" in version.reason


def test_two_telegrams_of_one_day_with_the_same_opening_are_two_messages() -> None:
    assert tied(first=CABLE, second=NEXT_CABLE) == Tied()


def test_another_number_of_the_same_series_outweighs_words_that_are_nearly_the_same() -> None:
    again = CABLE.replace("2318.", "2319.").replace("nine divisions", "eleven regiments")
    assert tied(first=CABLE, second=again).versions == ()


def test_the_same_words_with_a_day_far_off_and_fewer_of_them_are_not_tied() -> None:
    years_later = OTHER_PRINT.replace("1950", "1957")
    assert tied(first=CABLE, second=years_later).versions == ()


def test_a_message_inside_another_is_held_by_it_and_counted_apart() -> None:
    ties = tied(message=CABLE, carrier=CARRIER)
    assert ties.versions == ()
    (held,) = ties.carried
    assert (held.document_id, held.message) == ("carrier", "message")
    assert held.span.of(CARRIER).startswith("Yesterday evening I visited")
    assert held.span.of(CARRIER).endswith("too many valuable days")


def test_the_fullest_version_stands_for_the_message() -> None:
    ties = tied(a=OTHER_PRINT, b=CABLE, c=CABLE.replace("\n\n", "\n"))
    assert messages(ties) == {"a": "b", "c": "b"}


def test_a_version_that_calls_itself_one_does_not_stand_for_the_message() -> None:
    draft = "Draft Telegram to the Chairman of the Council of Ministers\n" + CABLE.partition("\n")[2]
    (version,) = tied(a=draft, b=CABLE).versions
    assert (version.document_id, version.message, version.relation) == ("a", "b", "draft")


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("COPY", "copy"),
        ("Copy No. 3", "copy"),
        ("[Unofficial translation]", "translation"),
        ("Copies to: Stalin, Molotov", "unknown"),
        ("Copy to Molotov", "unknown"),
    ],
)
def test_what_a_line_of_the_head_calls_the_document_is_its_relation(line: str, relation: str) -> None:
    marked = CABLE.replace("TOP SECRET", f"TOP SECRET\n{line}")
    ties = tied(a=CABLE, b=marked)
    assert [one.relation for one in ties.versions] == [relation]


def test_two_stated_sources_make_prints_of_them() -> None:
    texts = {"a": CABLE, "b": OTHER_PRINT}
    sources = {"a": "Foreign Policy Archive", "b": "Presidential Archive"}
    ties = tie_versions(
        [sketch(one, text, read(text), source=sources[one]) for one, text in texts.items()], texts.__getitem__
    )
    assert [one.relation for one in ties.versions] == ["print"]


def with_header(document_id: str, text: str, header: Header) -> Sketch:
    return sketch(document_id, text, Reading(layout=(), header=header))


def numbered(kind: str, value: str) -> Header:
    day = DateInterval("1950-10-07", "1950-10-07")
    number = Number(kind, value, Span(0, 0))  # type: ignore[arg-type]  # pytest gives the kinds as words
    return Header(number=value, numbers=(number,), date=day, senders=(Party("Roshchin", Span(0, 0)),))


@pytest.mark.parametrize(
    ("kind", "value", "versions"),
    [("sender", "2318", 1), ("sender", "02318", 1), ("receiver", "25612", 1), ("sender", "2319", 0)],
)
def test_only_another_number_of_the_sender_speaks_against_a_version(kind: str, value: str, versions: int) -> None:
    texts = {"a": CABLE, "b": OTHER_PRINT}
    sketches = [
        with_header("a", CABLE, numbered("sender", "2318")),
        with_header("b", OTHER_PRINT, numbered(kind, value)),
    ]
    assert len(tie_versions(sketches, texts.__getitem__).versions) == versions


def in_language(document_id: str, language: str, number: str, day: str, sender: str) -> tuple[Sketch, str]:
    text = f"{number} {sender} {language}"
    header = Header(
        number=number,
        numbers=(Number("sender", number, Span(0, 4)),),
        date=DateInterval(day, day),
        senders=(Party(sender, Span(5, 5 + len(sender))),),
    )
    return sketch(document_id, text, Reading(layout=(), header=header, language=language)), text


@pytest.mark.parametrize(
    ("number", "day", "sender", "versions"),
    [
        ("2318", "1950-10-07", "Roshchin", 1),
        ("2319", "1950-10-07", "Roshchin", 0),
        ("2318", "1950-10-08", "Roshchin", 0),
        ("2318", "1950-10-07", "Shtykov", 0),
    ],
)
def test_another_language_is_tied_by_number_day_and_correspondent_together(
    number: str, day: str, sender: str, versions: int
) -> None:
    rows = [in_language("en", "en", "2318", "1950-10-07", "Roshchin"), in_language("ru", "ru", number, day, sender)]
    texts = {one.document_id: text for one, text in rows}
    ties = tie_versions([one for one, _ in rows], texts.__getitem__)
    assert len(ties.versions) == versions
    assert [(one.document_id, one.relation) for one in ties.versions] == [("ru", "translation")][:versions]


@given(st.permutations(["a", "b", "c", "d", "e"]))
def test_the_order_of_documents_does_not_matter(order: list[str]) -> None:
    texts = {"a": CABLE, "b": OTHER_PRINT, "c": NEXT_CABLE, "d": CARRIER, "e": CABLE}
    sketches = {one: sketch(one, text, read(text)) for one, text in texts.items()}
    expected = tie_versions(sketches.values(), texts.__getitem__)
    assert tie_versions([sketches[one] for one in order], texts.__getitem__) == expected


def test_a_tie_does_not_depend_on_which_of_the_two_has_the_lower_id() -> None:
    (one,) = tied(a=CABLE, b=OTHER_PRINT).versions
    (other,) = tied(b=CABLE, a=OTHER_PRINT).versions
    assert (one.document_id, other.document_id) == ("b", "a")
    assert (one.confidence, one.relation, one.reason) == (other.confidence, other.relation, other.reason)


def test_a_carrier_cannot_hold_a_message_of_a_later_day() -> None:
    later = CABLE.replace("October 7", "November 7")
    assert tied(message=later, carrier=CARRIER) == Tied()


def test_two_extracts_hang_on_the_message_that_holds_both() -> None:
    paragraphs = CABLE.split("\n\n")
    first, second = ("\n\n".join(paragraphs[:2] + paragraphs[at:]) for at in (3, 4))
    ties = tied(a=CABLE, b=first, c=second)
    assert messages(ties) == {"b": "a", "c": "a"}


def test_a_document_is_never_tied_with_itself() -> None:
    one = sketch("a", CABLE, read(CABLE))
    assert tie_versions([one, one], {"a": CABLE}.__getitem__) == Tied()


def test_texts_are_asked_for_candidates_only() -> None:
    unlike = "A memorandum on fisheries.\n\nThe delegation considered herring quotas throughout Wednesday."
    texts = {"a": CABLE, "b": OTHER_PRINT, "c": unlike}
    asked: list[str] = []

    def text_of(document_id: str) -> str:
        asked.append(document_id)
        return texts[document_id]

    tie_versions([sketch(one, text, read(text)) for one, text in texts.items()], text_of)
    assert set(asked) == {"a", "b"}


@pytest.mark.parametrize(("weight", "possible"), [(0.49, False), (0.5, True)])
def test_with_another_number_and_sender_only_a_message_inside_another_is_looked_for(
    weight: float, possible: bool
) -> None:
    other = Header(number="77", numbers=(Number("sender", "77", Span(0, 2)),), senders=(Party("Panikkar", Span(0, 8)),))
    here, there = with_header("a", CABLE, numbered("sender", "2318")), with_header("b", CABLE, other)
    assert is_possible(here, there, weight) is possible


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(2, 6))
def test_every_document_of_a_group_names_the_one_that_stands_for_it(seed: int, copies: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
    lines = OTHER_PRINT.split("\n")
    texts = {"0": CABLE}
    for at in range(1, copies):
        texts[str(at)] = "\n".join(line for line in lines if rng.random() < 0.95 or not line)
    ties = tied(**texts)
    standing = set(messages(ties).values())
    assert standing.isdisjoint(messages(ties))
    assert all(0 <= one.confidence <= 1 and one.document_id != one.message for one in ties.versions)


def test_a_sketch_is_small_however_long_the_message() -> None:
    rng = random.Random(1)  # noqa: S311 - a repeatable choice, no secret
    letters = "abcdefghijklmnopqrstuvwxyz"
    text = " ".join("".join(rng.choices(letters, k=9)) for _ in range(20_000))
    assert len(sketch("a", text, Reading(layout=(), header=Header())).values) == 4 * 256


def test_empty_and_wordless_documents_are_tied_to_nothing() -> None:
    assert tied(a="", b="", c="12. 7. 1950", d="12. 7. 1950") == Tied()


def test_a_document_is_read_beside_the_few_that_are_most_like_it() -> None:
    words = " ".join(f"harvest{n} railway{n} frontier{n}" for n in range(60))
    texts = {f"d{n:02d}": f"{words} closing{n} greetings{n} signature{n}" for n in range(30)}
    sketches = [sketch(one, text, read(text)) for one, text in texts.items()]
    asked: list[str] = []
    tied = tie_versions(sketches, lambda one: asked.append(one) or texts[one])  # type: ignore[func-returns-value]
    assert len(tied.versions) == 29
    assert len(asked) <= 30 * 9
