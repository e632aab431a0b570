"""Who wrote to whom: which of the words of a paper decide."""

import pytest
from stating import stated

from cablebook.reading import read

BODY = "\n\nThe lorries came on Monday, and twelve of them have to be repaired before they can be used.\n"
NOTE = "The Embassy of Oz presents its compliments to the Ministry of Trade and has agreed.\n\nRome, 3 May 1959"
LETTER = (
    f"Rome, 3 May 1959\n\nMr. Paul Bacon\nHead of the Section\n\nDear Mr. Bacon,{BODY}\nYours sincerely,\nPeter Lane"
)


def named(text: str) -> dict[str, object]:
    record = stated(read(text).header)
    return {field: record.get(field, []) for field in ("senders", "recipients", "via", "repeated_to")}


@pytest.mark.parametrize(
    ("text", "senders", "recipients"),
    [
        ("From: Trade, Rome\nTo: Embassy, Oslo\n\nFor LANE from MINISTER." + BODY, ["MINISTER"], ["LANE"]),
        ("FROM ROME TO FOREIGN OFFICE\n\nMr. Lane\n\nSecret" + BODY, ["Mr. Lane"], ["FOREIGN OFFICE"]),
        ("From: Rome\nTo: Mr. Bacon" + BODY + "\nLANE", ["LANE"], ["Mr. Bacon"]),
        ("From: Lane, Anna <a@b.example>\nTo: Bacon, Paul; Rusk, Ruth" + BODY + "\nAnna", ["Lane, Anna"],
         ["Bacon, Paul", "Rusk, Ruth"]),
        (LETTER, ["Peter Lane"], ["Mr. Paul Bacon"]),
        (NOTE, ["Embassy of Oz"], ["Ministry of Trade"]),
        ("Telegram from the Embassy in Rome to the Ministry of Trade\n\nFor Bacon from Lane." + BODY,
         ["Embassy in Rome"], ["Ministry of Trade"]),
    ],
    ids=["direction over label", "writer at a post", "signature over town", "mail", "letter", "note", "title over all"],
)  # fmt: skip
def test_the_surest_words_name_the_correspondents(text: str, senders: list[str], recipients: list[str]) -> None:
    found = named(text)
    assert (found["senders"], found["recipients"]) == (senders, recipients)


def test_a_cable_names_stations_without_precedence_and_number() -> None:
    text = "O 021455Z JUL 74\nFM SECSTATE WASHDC\nTO AMEMBASSY ANKARA IMMEDIATE 12\nAMEMBASSY ATHENS\n"
    assert named(text + "INFO USMISSION NATO\nCINCPAC" + BODY) == {
        "senders": ["SECSTATE WASHDC"],
        "recipients": ["AMEMBASSY ANKARA", "AMEMBASSY ATHENS"],
        "via": [],
        "repeated_to": ["USMISSION NATO", "CINCPAC"],
    }


@pytest.mark.parametrize(
    ("to", "informed"),
    [("Embassy, Oslo", ["Mission, Bern"]), ("Oslo", ["Mission", "Bern"])],
    ids=["names with commas", "names without"],
)
def test_a_comma_divides_those_informed_unless_the_form_has_commas_in_its_names(to: str, informed: list[str]) -> None:
    assert named(f"TO: {to}\nINFO: Mission, Bern" + BODY)["repeated_to"] == informed


def test_the_lines_under_an_address_that_stands_alone_name_one_addressee() -> None:
    text = (
        "Rome, 3 May 1959\n\nTo the\nMinistry of Trade\nDeputy Minister Comrade Bacon\nOslo\n\nDear Comrade Bacon,"
        + BODY
    )
    assert named(text)["recipients"] == ["Deputy Minister Comrade Bacon, Ministry of Trade"]


def test_a_number_behind_a_post_on_an_offices_own_form_is_the_senders() -> None:
    header = read("OUTGOING TELEGRAM\n\nACTION: Amembassy ROME 1203 PRIORITY\nINFO: Amembassy OSLO 877" + BODY).header
    assert [(number.kind, number.value) for number in header.numbers] == [("sender", "1203")]
    assert [party.text for party in (*header.recipients, *header.repeated_to)] == ["Amembassy ROME", "Amembassy OSLO"]


def test_a_comrade_in_capitals_alone_on_the_line_is_addressed() -> None:
    assert named("CIPHERGRAM No. 2701\n\nCOMRADE PETER LANE\n\nTIRANA" + BODY + "\nBACON")["recipients"] == [
        "COMRADE PETER LANE"
    ]


def test_a_diary_that_is_quoted_from_sends_nothing() -> None:
    assert named("From the Diary of N. V. Lane\n\n1 January 1950" + BODY)["senders"] == []


def test_whoever_is_asked_to_pass_a_message_on_is_its_carrier() -> None:
    found = named("PRAGUE\n\nTo the Soviet Ambassador\n\nThrough you for Comrade NOVOTNY" + BODY)
    assert (found["recipients"], found["via"]) == (["Comrade NOVOTNY"], ["Soviet Ambassador"])
