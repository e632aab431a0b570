"""Short documents of many services beside everything that their headers say. What is not named is not stated."""

import pytest

from cablebook.model.dates import DateInterval, period
from cablebook.model.header import Header
from cablebook.reading import read

EMPTY = Header()


def stated(header: Header) -> dict[str, object]:
    """The fields that a header states, parties and numbers as plain words."""
    plain: dict[str, object] = {}
    for field in header.__struct_fields__:
        value = getattr(header, field)
        if field == "spans" or value == getattr(EMPTY, field):
            continue
        if field in ("senders", "recipients", "via", "repeated_to"):
            value = [party.text if party.office is None else f"{party.text}, {party.office}" for party in value]
        elif field == "copies":
            value = {copy.text: copy.count for copy in value}
        elif field == "numbers":
            value = {number.value: number.kind for number in value}
        elif field == "in_reply_to":
            value = [(reply.number, reply.date) for reply in value]
        elif field == "glosses":
            value = {gloss.alias: gloss.name for gloss in value}
        elif field == "date":
            value = value.edtf
        elif field == "received":
            value = (value.date, value.time, value.place)
        elif field == "handling":
            value = list(value)
        plain[field] = value
    return plain


DOCUMENTS = {
    "an American telegram in a volume for 1949": (
        ("The Consul at Batavia (Abbott) to the Secretary of State\n"
        "501.BC Indonesia/3–1549: Telegram\n"
        "Batavia, March 15, 1949—4 p. m.\n"
        "secret priority\n"
        "[Received March 16—2:10 a. m.]\n\n"
        "244, Gocus 602. The delegations met yesterday and will meet again on Friday.\n\nAbbott"),
        {
            "head": "The Consul at Batavia (Abbott) to the Secretary of State", "kind": "telegram",
            "date": "1949-03-15", "time": "16:00", "place": "Batavia", "senders": ["Abbott, Consul at Batavia"],
            "recipients": ["Secretary of State"], "received": ("1949-03-16", "02:10", None), "classification": "Secret",
            "precedence": "Priority", "number": "244", "numbers": {"244": "sender", "Gocus 602": "series"},
        },
    ),
    "an American memorandum in a volume for 1952": (
        ("No. 77 Memorandum by the Director of Chinese Affairs (Clubb) to the Secretary of State\n"
        "793.00/3–452\n[Washington,] March 4, 1952.\n\nTop Secret\n\nSubject:\nTrade\n\n"
        "The figures for last year have come in and are attached.\n\nO. Edmund Clubb"),
        {
            "head": "No. 77 Memorandum by the Director of Chinese Affairs (Clubb) to the Secretary of State",
            "kind": "memorandum", "date": "1952-03-04", "place": "Washington",
            "senders": ["Clubb, Director of Chinese Affairs"], "recipients": ["Secretary of State"],
            "classification": "Top Secret",
        },
    ),
    "an American telegram in a volume for 1965": (
        ("88. Telegram From the Department of State to the Embassy in Jordan\n"
        "Source: National Archives, RG 59, Central Files, POL 1. Secret; Immediate; Exdis. Drafted by Symmes on May 2; "
        "cleared by Davies and in draft by J. Wade Meyers; and approved by Talbot. Repeated to Cairo and Tel Aviv.\n"
        "Washington, May 3, 1965, 7:12 p.m.\n\n612. Ref: Amman's 745.\n\n1. We agree with your view.\n\nRusk"),
        {
            "head": "88. Telegram From the Department of State to the Embassy in Jordan", "kind": "telegram",
            "date": "1965-05-03", "time": "19:12", "place": "Washington", "senders": ["Department of State"],
            "recipients": ["Embassy in Jordan"], "classification": "Secret", "precedence": "Immediate",
            "handling": ["Exdis"], "number": "612", "numbers": {"612": "sender"}, "drafted_by": "Symmes",
            "cleared_by": "Davies and in draft by J. Wade Meyers", "approved_by": "Talbot",
            "repeated_to": ["Cairo", "Tel Aviv"],
        },
    ),
    "a Soviet cipher telegram in columns": (
        ("CIPHERED TELEGRAM No. 30412\n\n"
        "from HARBIN                                 received 2105 4 March 1950\n\n"
        "Copy Nº 1 to Cde. Orlov                     Copy Nº 3 to Cde. Belov\n"
        "Copy Nº 2 to Cde. Orlov                     Copy Nº 4 to file\n\n"
        "To Comrade ORLOV\n\nI report that the ice has broken up on the whole river.\n\nSOKOLOV\nNo. 77\n4.3.50"),
        {
            "kind": "telegram", "date": "1950-03-04", "place": "HARBIN", "senders": ["SOKOLOV"],
            "recipients": ["Comrade ORLOV"], "copies": {"Orlov": 2, "Belov": 1},
            "received": ("1950-03-04", "21:05", None), "number": "77", "numbers": {"77": "sender", "30412": "receiver"},
        },
    ),
    "a Commonwealth cablegram with labels": (
        ("INWARD CABLEGRAM\n\nFROM:                                       No. 118\nAustralian Embassy, Washington\n"
        "TO:                                         Dated:  2 June 1951, 7.40 p.m.\n"
        "Minister for External Affairs, Canberra\n"
        "                                            MOST IMMEDIATE\n"
        "                                            SECRET\n\n"
        "The Department has now given us its reply, which is favourable on the whole and follows by bag."),
        {
            "kind": "telegram", "date": "1951-06-02", "time": "19:40", "senders": ["Australian Embassy, Washington"],
            "recipients": ["Minister for External Affairs, Canberra"], "classification": "Secret",
            "precedence": "Most Immediate", "number": "118", "numbers": {"118": "sender"},
        },
    ),
    "a letter of a secretariat": (
        ("New York, 14 November 1950\n\nSir,\n\n"
        "I have the honour to acknowledge your letter, and thank you for your telegram of 9 November.\n\n"
        "Accept, Sir, the assurances of my highest consideration.\n\nTrygve Larsen\nAssistant Secretary"),
        {
            "date": "1950-11-14", "place": "New York", "senders": ["Trygve Larsen"],
            "in_reply_to": [(None, "1950-11-09")],
        },
    ),
    "a French letter in translation": (
        "Paris, 3 May 1951.\n\nDear Mr. Minister:\n\nThank you for your letter of 28 April.\n\nSincerely,\n\nA. Reader",
        {
            "kind": "letter", "date": "1951-05-03", "place": "Paris", "senders": ["A. Reader"],
            "in_reply_to": [(None, "1951-04-28")],
        },
    ),
    "a memorandum with labels": (
        ("MEMORANDUM\n\nTo: Section of Supplies\nFrom: Section of Transport\nSubject: Lorries\nDate: 5 June 1952\n"
        "Classification: Secret\n\nOf the hundred lorries that were promised sixty have arrived, all without tyres."),
        {
            "kind": "memorandum", "date": "1952-06-05", "senders": ["Section of Transport"],
            "recipients": ["Section of Supplies"], "classification": "Secret",
        },
    ),
    "a bare telegram": (
        "Seoul, June 25, 1950, 10 a.m.\n\nSECRET\nNIACT\n\n925. Fighting began at dawn.\n\nMuccio",
        {
            "date": "1950-06-25", "time": "10:00", "place": "Seoul", "senders": ["Muccio"], "classification": "Secret",
            "precedence": "NIACT", "number": "925", "numbers": {"925": "sender"},
        },
    ),
    "a cover name alone on its line": (
        ("CIPHERED TELEGRAM # 412\n\nSent by wire on 10/14/50 at 03:15 a.m.\n\nFENG XI [STALIN]\n\n"
        "As you asked, I have seen the chairman and read it to him.\n\nSHTYKOV\nNo. 1476/sh\n14 October 1950"),
        {
            "kind": "telegram", "date": "1950-10-14", "time": "03:15", "senders": ["SHTYKOV"],
            "recipients": ["FENG XI [STALIN]"], "number": "1476",
            "numbers": {"1476/sh": "sender", "412": "receiver"}, "glosses": {"FENG XI": "STALIN"},
        },
    ),
    "a telegram for somebody through somebody": (
        ("BEIJING\nTo KRASOVSKY\nFor Comrade MAO ZEDONG\n\nYour telegram of 4 June has come.\n\n"
        "FILIPPOV [Stalin]\n5 June 1951"),
        {
            "date": "1951-06-05", "senders": ["FILIPPOV [Stalin]"], "recipients": ["Comrade MAO ZEDONG"],
            "via": ["KRASOVSKY"], "in_reply_to": [(None, "1951-06-04")], "glosses": {"FILIPPOV": "Stalin"},
        },
    ),
    "running text and nothing else": (
        "The harvest of that year was the best in a decade, and prices fell from week to week until the winter.",
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_header_says(text: str, expected: dict[str, object]) -> None:
    assert stated(read(text).header) == expected


def test_a_vague_date_stays_vague() -> None:
    assert read("Paris, May 1951\n\nDear Sir:\n\nWe shall see.").header.date == period("1951-05")


def test_a_date_over_days_keeps_both_ends() -> None:
    assert read("Tangier, May 30–June 2, 1960\n\nThe chiefs met.").header.date == DateInterval(
        "1960-05-30", "1960-06-02"
    )


def test_a_century_that_nobody_prints_stays_open() -> None:
    assert read("To the Minister\n\nThe ship has come in.\n\nSMITH\n7.10.50").header.date is None
