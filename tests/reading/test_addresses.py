"""Addresses: lines that say to whom, for whom, through whom."""

import pytest

from cablebook.reading.addresses import read_address


@pytest.mark.parametrize(
    ("line", "role", "names"),
    [
        ("To FILIPPOV [STALIN]", "recipient", ["FILIPPOV [STALIN]"]),
        ("TO THE MINISTER OF FOREIGN AFFAIRS", "recipient", ["MINISTER OF FOREIGN AFFAIRS"]),
        ("To the Main Military Adviser", "recipient", ["Main Military Adviser"]),
        ("for Comrade MAO ZEDONG", "recipient", ["Comrade MAO ZEDONG"]),
        ("via the Ambassador", "via", ["Ambassador"]),
        ("Through Comrade Zakharov", "via", ["Comrade Zakharov"]),
        ("From the Section of Foreign Credits", "sender", ["Section of Foreign Credits"]),
        ("To Kim I.", "recipient", ["Kim I"]),
        ("For immediate delivery to Zhou Enlai or Mao Zedong:", "recipient", ["Zhou Enlai", "Mao Zedong"]),
        ("Deliver to ZHOU ENLAI and to MAO ZEDONG:", "recipient", ["ZHOU ENLAI", "MAO ZEDONG"]),
        ("Please pass at once to Comrade Kim", "recipient", ["Comrade Kim"]),
        ("For delivery without delay to MAO ZEDONG or ZHOU ENLAI.", "recipient", ["MAO ZEDONG", "ZHOU ENLAI"]),
        ("To Comrade STALIN I. V.", "recipient", ["Comrade STALIN I. V"]),
    ],
)
def test_an_address_names_its_role_and_parties(line: str, role: str, names: list[str]) -> None:
    address = read_address(line, 0, len(line))
    assert address is not None
    assert address.role == role
    assert [party.text for party in address.parties] == names
    assert [party.span.of(line) for party in address.parties] == names


@pytest.mark.parametrize(
    ("line", "is_for", "is_delivery"),
    [
        ("To Comrade Stalin", False, False),
        ("For Comrade Stalin", True, False),
        ("For Comrade Stalin:", True, True),
        ("For delivery to Comrade Stalin", True, True),
    ],
)
def test_an_address_tells_whether_it_hands_the_message_on(line: str, *, is_for: bool, is_delivery: bool) -> None:
    address = read_address(line, 0, len(line))
    assert address is not None
    assert (address.is_for, address.is_delivery) == (is_for, is_delivery)


@pytest.mark.parametrize(
    "line",
    [
        "To this he agreed.",
        "To win the war one needs aviation and tanks and guns and many more things",
        "For the time being no answer; he waits.",
        "Towards Mukden",
        "to begin with, nothing was done",
        "For three weeks the rain fell.",
        "To: the Minister: at once",
        "to",
        "To " + "A" * 130,
    ],
)
def test_a_sentence_is_no_address(line: str) -> None:
    assert read_address(line, 0, len(line)) is None
