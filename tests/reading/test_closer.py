"""The foot of a message: closing words, signature, post, and what stands under them."""

import pytest

from cablebook.reading.closer import Foot, message_end, read_foot
from cablebook.reading.lines import lines_of


def foot(text: str) -> Foot:
    return read_foot(text, lines_of(text))


def words(text: str) -> list[str]:
    """The lines that belong to the foot."""
    lines = lines_of(text)
    return [line.span.of(text) for line in lines[foot(text).first :]]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("I wait for your answer.\n\nROSHCHIN", ["ROSHCHIN"]),
        ("I wait.\nSEMENOV [Stalin].", ["SEMENOV [Stalin]"]),
        ("I wait.\nSincerely yours,\nJohn A. Lane[2]", ["John A. Lane"]),
        ("I wait.\nYours ever,\nP. Kumykin", ["P. Kumykin"]),
        ("I wait.\n/s/ Peter van der Berg", ["Peter van der Berg"]),
        ("I wait.\n[Signed:] Lane", ["Lane"]),
        ("I wait.\nKIM IL SUNG\nPAK HEON-YEONG", ["KIM IL SUNG", "PAK HEON-YEONG"]),
        ("I wait.\nPeter Lane\nBureau of Supply", ["Peter Lane"]),
        ("I wait.\nMAO", ["MAO"]),
        ("I wait.\nMarshal", ["Marshal"]),
        ("I wait.\nFILIPPOV (Stalin)", ["FILIPPOV (Stalin)"]),
        ("I wait.\n/-/ SIEDLECKI", ["SIEDLECKI"]),
        ("I wait.\n(Sgd.) DAVID KELLY", ["DAVID KELLY"]),
        ("I wait.\n[ss] Mihai Paraschiv", ["Mihai Paraschiv"]),
        ("i wait.\nsigned krekeler", ["krekeler"]),
        ("I wait.\nPál Szarvas\nambassador", ["Pál Szarvas"]),
        ("I wait.\nCHARGÉ D'AFFAIRES          Sdobnov", ["Sdobnov"]),
        ("I wait.\nSincerely,\nWalt\n\nApprove\nDisapprove\nSpeak to me", ["Walt"]),
        ("I wait.\nHappy Old Year.\n\nLane", ["Lane"]),
        ("I wait.\nLANE\ncc:\nAnn Bacon\nPeter Hall", ["LANE"]),
        ("I wait.\nLANE\nAVPRF, Fond 0100, Opis 50, Delo 5, Listy 112-113.", ["LANE"]),
        ("I wait.\nLANE\nSource: Archive of the Ministry. Translated by a friend of the house.", ["LANE"]),
    ],
)
def test_whoever_signs_is_found(text: str, signed: list[str]) -> None:
    found = foot(text)
    assert [party.text for party in found.signed] == signed
    assert [party.span.of(text) for party in found.signed] == signed


@pytest.mark.parametrize(
    "text",
    [
        "I wait.\nJohn A. Lane\nBrigadier General USA",
        "I wait.\nJohn A. Lane\nBrigadier General, USA",
        "I wait.\nExecutive Secretary\nJohn A. Lane",
        "I wait.\nFor the Joint Chiefs of Staff:\nJohn A. Lane\nChairman,\nJoint Chiefs of Staff",
        "I wait.\nActing Secretary\n\nJohn A. Lane",
    ],
)
def test_a_rank_or_post_is_no_name(text: str) -> None:
    assert [party.text for party in foot(text).signed] == ["John A. Lane"]


@pytest.mark.parametrize("initials", ["JFD", "DE", "C.A.H.", "J. A. L."])
def test_initials_sign_but_name_no_sender(initials: str) -> None:
    found = foot(f"I wait.\n{initials}")
    assert found.signed == ()
    assert len(found.signed_spans) == 1


def test_a_single_letter_signs_only_over_a_rank() -> None:
    assert len(foot("I wait.\nG\nBrigadier General, USA").signed_spans) == 1
    assert foot("I wait.\nG").signed_spans == ()


@pytest.mark.parametrize(
    "line",
    [
        "Wednesday",
        "Enclosure",
        "End of Document",
        "The Hague",
        "Moscow",
        "Top Secret",
        "KL 12",
        "Guns and Tanks",
        "no name",
    ],
)
def test_other_capitalised_lines_are_no_name(line: str) -> None:
    assert foot(f"He waits for your answer, and so do I.\n{line}").signed == ()


@pytest.mark.parametrize(
    ("closing"),
    [
        "Sincerely,", "Very truly yours,", "Respectfully", "Yours faithfully,", "With best regards,",
        "With Bolshevik greetings,",
        "Please accept the assurances of my highest consideration,", "As ever,", "For the Minister:",
    ],
)  # fmt: skip
def test_closing_words_open_the_foot(closing: str) -> None:
    text = f"I wait for your answer.\n{closing}\nPeter Lane"
    assert words(text) == [closing, "Peter Lane"]


def test_the_last_words_of_a_paragraph_printed_in_lines_are_no_signature() -> None:
    text = "I have told them that they would do well to come to us here on\nSundays."
    assert foot(text).signed == ()


def test_a_table_is_no_foot() -> None:
    assert foot("He listed them:\nGreece\tIraq\nIran\tSyria").signed == ()


def test_number_and_date_may_share_a_line() -> None:
    found = foot("He left.\n\nBONEV\n\nNo. 11.204, 5 January 1970, 9.30 hrs")
    assert found.number is not None
    assert found.date is not None
    assert found.time is not None
    assert (found.number.value, found.date.edtf, found.time.value) == ("11.204", "1970-01-05", "09:30")


def test_date_and_signature_may_share_a_line() -> None:
    found = foot("He left.\n\n23.X.62   A. ALEKSEEV")
    assert [party.text for party in found.signed] == ["A. ALEKSEEV"]
    assert found.date is not None
    assert found.date.edtf == "XX62-10-23"


def test_a_foot_tells_of_place_and_receipt() -> None:
    found = foot("He left.\n\nPeking, 3 March 1959\n\nReceived: 4 March 1959, 02:15 hrs")
    assert found.place is not None
    assert found.received is not None
    assert found.received.date is not None
    assert (found.place.text, found.received.date.edtf) == ("Peking", "1959-03-04")


def test_copies_may_go_over_two_lines() -> None:
    found = foot("He left.\n\nLANE\n\nCopies: Stalin (2), Molotov,\nBeria (1).")
    assert [(copy.text, copy.count) for copy in found.copies] == [("Stalin", 2), ("Molotov", None), ("Beria", 1)]
    assert [party.text for party in found.signed] == ["LANE"]


def test_number_date_and_copies_may_stand_under_the_signature() -> None:
    found = foot("I wait.\nSHTYKOV\nNo. 1476/sh\n14 October 1950 11.20\nCopies: Stalin (2), Molotov")
    assert found.number is not None
    assert found.number.value == "1476/sh"
    assert found.date is not None
    assert found.date.edtf == "1950-10-14"
    assert found.time is not None
    assert found.time.value == "11:20"
    assert [(copy.text, copy.count) for copy in found.copies] == [("Stalin", 2), ("Molotov", None)]


def test_stamps_notes_and_rules_belong_to_the_foot() -> None:
    under = [
        "SHTYKOV",
        "* * *",
        "Two copies printed. No. 2 to file.",
        "Enclosure: on two sheets",
        "Typed by Lane 3.5.50 13:30",
    ]
    assert words("\n".join(["I wait.", *under])) == under


@pytest.mark.parametrize(
    "text",
    [
        "He asked for guns. We shall send them before the end of the year.",
        "The guns were sent.\nThe tanks were not sent.",
        "a) guns\nb) tanks",
        "",
    ],
)
def test_running_text_has_no_foot(text: str) -> None:
    found = foot(text)
    assert found.first == len(lines_of(text))
    assert found.signed == ()


def test_a_message_ends_with_its_foot_where_an_enclosure_follows() -> None:
    message = "I pass on a letter.\nSHTYKOV\nNo. 600\n3 May 1950"
    text = message + "\nDear Comrade!\nWe ask for guns.\nAnd for tanks.\nKIM IL SUNG"
    lines = lines_of(text)
    assert [line.span.of(text) for line in lines[: message_end(text, lines)]] == message.split("\n")


def test_a_message_without_an_enclosure_goes_on_to_its_end() -> None:
    text = "I report.\nNo. 600 is not yet here.\nHe waits.\nSHTYKOV\nNo. 601"
    assert message_end(text, lines_of(text)) == 5


def test_a_foot_inside_marks_of_quotation_ends_no_message() -> None:
    text = 'I send this:\n"He agrees.\nMAO\nNo. 4016\n31.8.51"\nHe waits.\nLANE\nNo. 7'
    lines = lines_of(text)
    assert message_end(text, lines) == len(lines)


def test_a_message_ends_where_an_enclosure_has_its_heading() -> None:
    text = "He agrees.\nLane\n\n[Enclosure]\n\nA plan in two parts.\nIt is long.\nBacon"
    assert message_end(text, lines_of(text)) == 2
