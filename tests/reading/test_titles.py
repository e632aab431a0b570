"""Title lines: what sort of paper it is, who sent it to whom, and when, as an editor or archive words it."""

import pytest

from cablebook.reading.titles import Title, read_title


def title(line: str) -> Title:
    return read_title(line, 0, len(line))


def names(line: str) -> tuple[list[str], list[str]]:
    """Senders and recipients."""
    found = title(line)
    return [party.text for party in found.senders], [party.text for party in found.recipients]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("135. Telegram From the Embassy in Japan to the Department of State", "telegram", "Telegram"),
        ("No. 135 Circular Airgram From the Department of State to Certain Posts", "airgram", "Airgram"),
        ("Ciphered Telegram No. 4676, Filippov to Mao Zedong", "telegram", "Ciphered Telegram"),
        ("12. Memorandum of Conversation", "memorandum_of_conversation", "Memorandum of Conversation"),
        ("Memorandum of Telephone Conversation, by the Secretary of State", "memorandum_of_conversation", None),
        ("Record of a Conversation Between Stalin and Zhou Enlai", "memorandum_of_conversation", None),
        ("31. Action Memorandum From the Assistant Secretary to the Secretary of State", "memorandum", "Memorandum"),
        ("Letter from Lane to Bacon", "letter", "Letter"),
        ("Note Verbale From the Soviet Embassy to the Foreign Office", "note", "Note Verbale"),
        ("Minutes of the 12th Meeting of the Council", "minutes", "Minutes"),
        ("14. Editorial Note", "editorial_note", "Editorial Note"),
        ("Report by the Joint Chiefs of Staff", "report", "Report"),
        ("National Security Council Report", "other", "National Security Council Report"),
        ("Aide-Mémoire From the British Embassy to the Department of State", "other", "Aide-Mémoire"),
        ("The Ambassador in Korea (Muccio) to the Secretary of State", None, None),
        ("President Truman to Prime Minister Attlee", None, None),
    ],
)
def test_the_noun_at_the_head_names_the_kind(line: str, kind: str | None, words: str | None) -> None:
    found = title(line)
    assert found.kind == kind
    if words is not None:
        assert found.kind_span is not None
        assert found.kind_span.of(line) == words


@pytest.mark.parametrize(
    ("line", "senders", "recipients"),
    [
        # editors' numbered titles
        (
            "135. Telegram From the Embassy in Japan to the Department of State",
            ["Embassy in Japan"], ["Department of State"],
        ),
        (
            "2. Memorandum From Director of Central Intelligence Lane to Secretary of State Bacon",
            ["Director of Central Intelligence Lane"], ["Secretary of State Bacon"],
        ),
        (
            "7. Letter From the Ambassador to Korea to the Assistant Secretary of State",
            ["Ambassador to Korea"], ["Assistant Secretary of State"],
        ),
        (
            "8. Telegram From the Mission to the United Nations to the Department of State",
            ["Mission to the United Nations"], ["Department of State"],
        ),
        (
            "9. Circular Telegram From the Department of State to Certain Diplomatic Posts",
            ["Department of State"], ["Certain Diplomatic Posts"],
        ),
        # titles of the years round 1948
        (
            "The Consul General at Batavia (Lane) to the Secretary of State",
            ["Lane"], ["Secretary of State"],
        ),
        (
            "The Chargé in Korea (Bacon) to the Ambassador in Japan (Lane), at Tokyo",
            ["Bacon"], ["Lane"],
        ),
        ("President Truman to Prime Minister Attlee", ["President Truman"], ["Prime Minister Attlee"]),
        # archives' titles
        ("Telegram from Stalin to Mao Zedong", ["Stalin"], ["Mao Zedong"]),
        ("Cable, Shtykov to Vyshinsky", ["Shtykov"], ["Vyshinsky"]),
        ("Telegram: Shtykov to Vyshinsky", ["Shtykov"], ["Vyshinsky"]),
        ("Letter to Mao Zedong", [], ["Mao Zedong"]),
        ("Letter from Zhou Enlai", ["Zhou Enlai"], []),
        # conversations
        ("Memorandum of Conversation Between Stalin and Zhou Enlai", ["Stalin"], ["Zhou Enlai"]),
        (
            "Memorandum of Conversation Between the Ambassador in Burma (Lane) and the Prime Minister of Burma (Nu)",
            ["Lane"], ["Nu"],
        ),
        ("Record of conversation with the ambassador", [], []),
        # what is kept and not sent
        ("Editorial Note on the Telegram from Stalin to Mao", [], []),
        ("Minutes of a Meeting Between Lane and Bacon", [], []),
        ("Memorandum of Conversation From the Files of the Embassy", [], []),
        ("Statement on Aid to Korea", [], []),
        # the "to" of a subject is no address
        ("Memorandum by the Secretary of State With Respect to Korea", [], []),
    ],
)  # fmt: skip
def test_sender_and_recipient_are_parted(line: str, senders: list[str], recipients: list[str]) -> None:
    assert names(line) == (senders, recipients)


def test_the_office_is_kept_apart_from_the_name() -> None:
    [sender] = title("The Consul General at Batavia (Lane) to the Secretary of State").senders
    assert (sender.text, sender.office) == ("Lane", "Consul General at Batavia")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Memorandum of Conversation, by the Secretary of State", ["Secretary of State"]),
        ("Memorandum by the Chief of the Division (Lane)", ["Lane"]),
        ("Memorandum by Lane", ["Lane"]),
        ("Memorandum of Conversation by Mr. John Lane and Mr. Peter Bacon", ["Mr. John Lane", "Mr. Peter Bacon"]),
        ("Memorandum by the Chief of the Division (Lane) to the Secretary of State", []),
    ],
)
def test_by_names_an_author_where_nobody_is_addressed(line: str, authors: list[str]) -> None:
    assert [party.text for party in title(line).authors] == authors


@pytest.mark.parametrize(
    ("line", "senders"),
    [
        ("Letter From John Lane, Peter Bacon, and Ann Rusk to the Secretary of State", ["John Lane", "Peter Bacon",
         "Ann Rusk"]),
        ("Letter From Secretary Lane and Senator Bacon to the President", ["Secretary Lane", "Senator Bacon"]),
        ("Memorandum From the Consul (Lane) and the Attaché (Bacon) to the Ambassador", ["Lane", "Bacon"]),
        ("Memorandum From the Bureau of Far Eastern and Pacific Affairs to the Secretary",
         ["Bureau of Far Eastern and Pacific Affairs"]),
        ("Telegram From the Departments of State and Defense to the Embassy in Korea",
         ["Departments of State and Defense"]),
        ("Telegram From Certain Members and Lane to the Department of State", ["Certain Members and Lane"]),
    ],
    ids=["names", "titles and names", "brackets", "one office", "two departments in one", "collective"],
)  # fmt: skip
def test_a_list_is_divided_where_its_joints_are_sure(line: str, senders: list[str]) -> None:
    assert names(line)[0] == senders


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("61. Memorandum of Conversation, Washington, April 14, 1970", "Washington", "1970-04-14"),
        ("Telegram from Stalin to Mao Zedong, 27 December 1952", None, "1952-12-27"),
        ("Ciphered Telegram, Lane to Bacon, New York, 3 May 1950, 8 p.m.", "New York", "1950-05-03"),
        ("Paper on the telegram of May 3, 1950, and on what followed from it in the years to come", None, None),
        ("Letter from Lane to Bacon of 3 May 1950", None, None),
        ("Letter from Lane to Bacon", None, None),
    ],
)
def test_place_and_date_close_a_title(line: str, place: str | None, date: str | None) -> None:
    found = title(line)
    assert (found.place and found.place.text) == place
    assert (found.date and found.date.edtf) == date


def test_the_date_is_no_part_of_the_recipient() -> None:
    assert names("Telegram from Stalin to Mao Zedong, 27 December 1952")[1] == ["Mao Zedong"]


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("12. Telegram 1371 From the Embassy in Iran to the Department of State", "sender", "1371"),
        ("12. Telegram Secto 12 From the Delegation to the Department of State", "series", "Secto 12"),
        ("12. Airgram A-298 From the Embassy in Mexico to the Department of State", "series", "A-298"),
        ("12. Telegram From the Embassy in Iran to the Department of State", None, None),
    ],
)
def test_a_title_may_give_the_messages_number(line: str, kind: str | None, value: str | None) -> None:
    number = title(line).number
    assert (number and number.kind) == kind
    assert (number and number.value) == value


@pytest.mark.parametrize("line", ["Letter from Lane to Bacon[1]", "Letter from Lane to Bacon[1][12]"])
def test_footnote_markers_at_the_end_are_left_out(line: str) -> None:
    assert title(line).span.of(line) == "Letter from Lane to Bacon"
    assert names(line) == (["Lane"], ["Bacon"])


def test_a_line_of_markers_alone_is_left_as_it_is() -> None:
    assert title("[1]").span.of("[1]") == "[1]"


@pytest.mark.parametrize(
    ("line", "is_certain"),
    [
        ("Letter", True),
        ("The Consul at Seoul (Lane) to the Secretary of State", True),
        ("Events in Korea", False),
    ],
)
def test_a_kind_or_two_correspondents_make_a_title_certain(line: str, *, is_certain: bool) -> None:
    assert title(line).is_certain is is_certain
