"""Messages inside a message: each with its own header, and the carrier in `via`."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stating import stated

from cablebook.model.reading import Enclosed
from cablebook.reading import read

FRAMED = """Telegram from Krasovsky to Filippov
No. 3712
1 January 1951

I transmit the following telegram from Mao Zedong of 30 December:

“To Comrade FILIPPOV.

The talks at Kaesong have been broken off for the third time. We do not think that they will stay away for long.

MAO ZEDONG
No. 4016
31 December”

KRASOVSKY
"""


def enclosed(text: str) -> tuple[Enclosed, ...]:
    return read(text).enclosed


def test_a_framed_message_has_the_header_that_it_states() -> None:
    (message,) = enclosed(FRAMED)
    assert stated(message.header) == {
        "kind": "telegram",
        "date": "1950-12-31",
        "senders": ["MAO ZEDONG"],
        "recipients": ["Comrade FILIPPOV"],
        "via": ["Krasovsky"],
        "number": "4016",
        "numbers": {"4016": "sender"},
    }


def test_its_words_are_those_of_the_whole_document() -> None:
    (message,) = enclosed(FRAMED)
    assert message.span.of(FRAMED).startswith("I transmit the following telegram")
    assert message.span.of(FRAMED).endswith("31 December”")
    assert message.header.senders[0].span.of(FRAMED) == "MAO ZEDONG"
    assert message.header.spans["date"].of(FRAMED) == "31 December"
    assert message.header.spans["kind"].of(FRAMED) == "telegram"


def test_the_outer_header_does_not_take_what_is_inside() -> None:
    header = read(FRAMED).header
    assert header.number == "3712"
    assert header.date is not None
    assert header.date.edtf == "1951-01-01"


BODY = (
    "The harvest was good this year, and the ships that were promised for the spring can be loaded from the first of "
    "March on."
)
LETTER = f"Dear Mr. Prime Minister:\n\n{BODY}\n\nSincerely,\n\nLyndon B. Johnson"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Following letter from Beel to Chairman Commission dated May 3:\n\n“{BODY}\n\n“{BODY}”\n\nComment.",
            {"kind": "letter", "date": "1949-05-03", "senders": ["Beel"], "recipients": ["Chairman Commission"],
             "via": ["Embassy in Poland"]},
        ),
        (
            f"Please deliver following message from President to Prime Minister Eshkol:\n\n{LETTER}\n\nAdvise if done.",
            {"kind": "other", "senders": ["Lyndon B. Johnson"], "recipients": ["Prime Minister Eshkol"],
             "via": ["Department of State"]},
        ),
        (
            f"Text of note follows: Begin text. {BODY} End text. Embassy has no comment.",
            {"kind": "note"},
        ),
        (
            f"Following received from Foreign Office is text of telegram from Hatta. QUOTE {BODY} UNQUOTE",
            {"kind": "telegram", "senders": ["Hatta"], "via": ["Embassy in Poland"]},
        ),
    ],
    ids=["marks at each paragraph", "a header of its own", "begin and end text", "quote and unquote"],
)  # fmt: skip
def test_a_telegram_may_transmit_a_message(text: str, expected: dict[str, object]) -> None:
    document = f"12. Telegram From the Embassy in Poland to the Department of State\nWarsaw, June 1, 1949.\n\n{text}"
    (message,) = enclosed(document)
    assert stated(message.header) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"The Minister said: “{BODY}”",
        f"He made the following points:\n\n“{BODY}”",
        f"The last paragraph of the note reads:\n\n“{BODY}”",
        f"The Prime Minister’s message of May 3 was published. “{BODY}”",
        "We have sent the following message: “No.”",
        "Enclosure: 1\n\nAttachments: as stated",
    ],
    ids=["speech", "points", "a part", "no frame", "a word", "notes of enclosures"],
)
def test_a_quotation_is_no_message(text: str) -> None:
    assert enclosed(f"Telegram from Gomulka to Ochab\nWarsaw, June 1, 1949\n\n{BODY}\n\n{text}\n\n{BODY}") == ()


ATTACHED = f"""7. Letter From the Secretary of Defense (Wilson) to the Secretary of State
Washington, May 3, 1954.

Dear Mr. Secretary: I send you the views of the Joint Chiefs and a table.

Sincerely yours,

C.E. Wilson

[Attachment]

Memorandum by the Joint Chiefs of Staff to the Secretary of Defense (Wilson)

Washington, 30 April 1954.

{BODY}

[Subenclosure]

Ships by Port

{BODY}

Tab B

{BODY}
"""


def test_each_paper_below_the_foot_is_one_and_a_subenclosure_belongs_to_its_enclosure() -> None:
    first, inner, second = enclosed(ATTACHED)
    assert stated(first.header) == {
        "head": "Memorandum by the Joint Chiefs of Staff to the Secretary of Defense (Wilson)",
        "kind": "memorandum",
        "date": "1954-04-30",
        "place": "Washington",
        "senders": ["Joint Chiefs of Staff"],
        "recipients": ["Wilson, Secretary of Defense"],
    }
    assert first.span.holds(inner.span)
    assert inner.span.of(ATTACHED).startswith("[Subenclosure]")
    assert second.span.of(ATTACHED).startswith("Tab B")
    assert not first.span.holds(second.span)


def test_a_part_of_a_report_is_no_paper_of_its_own() -> None:
    annex = f"Annex\n\nMemorandum From A. Rusk to B. Ball\n\n{BODY}"
    report = f"5. Report by the Staff\n\n{BODY}\n\nAppendix A\n\n{BODY}\n\n{annex}"
    (message,) = enclosed(report)
    assert message.span.of(report).startswith("Annex")


def test_messages_are_read_three_deep_and_no_deeper() -> None:
    text = (
        "“To Comrade STALIN.\n\nI have received this telegram:\n\n" * 5
        + f"{BODY}\n\nMAO ZEDONG”"
        + "\n\nMAO ZEDONG”" * 4
    )
    text = f"Telegram from Roshchin to Filippov\n3 May 1951\n\nI transmit this telegram:\n\n{text}\n\nROSHCHIN"
    assert len(enclosed(text)) <= 3


FRAGMENTS = (
    "Text of note follows:", "“Dear Sir:", BODY, "End text", "Begin text.", "[Enclosure]", "MAO”", '"To MAO.', "«", "»",
    "”", "Telegram from A. Mao to B. Kim", "3 May 1951", "No. 12", "\n", "I send this letter: “It is well.”",
)  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14))
def test_spans_of_any_text_lie_within_it(lines: list[str]) -> None:
    text = "\n".join(lines)
    for message in enclosed(text):
        header = message.header
        parties = (*header.senders, *header.recipients, *header.via)
        assert message.span.of(text)
        assert all(party.span.of(text) == party.text for party in parties)
        assert all(0 <= span.start < span.end <= len(text) for span in header.spans.values())


SHARED = Path(__file__).parents[3] / "shared" / "frus" / "text"


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared volumes")
def test_a_letter_in_a_real_telegram_is_found() -> None:
    with gzip.open(SHARED / "frus1964-68v18.jsonl.gz", "rt", encoding="utf-8") as lines:
        document = next(record for record in map(json.loads, lines) if record["id"].endswith("/d31"))
    (message,) = enclosed(document["text"])
    assert stated(message.header)["recipients"] == ["Eshkol"]
    assert stated(message.header)["date"] == "1964-03-19"
    assert stated(message.header)["via"] == ["Embassy in Israel"]
