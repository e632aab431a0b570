"""Papers of the United States: volumes of three decades, telegram forms, memoranda.

The documents are made up for these tests. What a header does not say is not expected, and must not be read.
"""

import pytest
from stating import stated

from cablebook.reading import read

DOCUMENTS: dict[str, tuple[str, dict[str, object]]] = {
    "a telegram in a volume for 1949": (
        """\
The Consul at Batavia (Abbott) to the Secretary of State
501.BC Indonesia/3–1549: Telegram
Batavia, March 15, 1949—4 p. m.
secret priority
[Received March 16—2:10 a. m.]

244, Gocus 602. The delegations met yesterday and will meet again on Friday.

Abbott
""",
        {
            "head": "The Consul at Batavia (Abbott) to the Secretary of State", "kind": "telegram",
            "date": "1949-03-15", "time": "16:00", "place": "Batavia", "senders": ["Abbott, Consul at Batavia"],
            "recipients": ["Secretary of State"], "received": ("1949-03-16", "02:10", None, None),
            "classification": "Secret", "precedence": "Priority", "number": "244",
            "numbers": {"244": "sender", "Gocus 602": "series"},
        },
    ),
    "a telegram marked in small letters": (
        """\
The Consul General at Batavia (Lane) to the Secretary of State
856D.00/5–349: Telegram
secret us urgent
Batavia, May 3, 1949—8 p.m.

382. Minister Hadi told me today that his side will not go back on what it gave in April. Reference Deptel 350, May 2.

He wants to hear before the week is out.

Lane
""",
        {
            "head": "The Consul General at Batavia (Lane) to the Secretary of State", "kind": "telegram",
            "date": "1949-05-03", "time": "20:00", "place": "Batavia", "senders": ["Lane, Consul General at Batavia"],
            "recipients": ["Secretary of State"], "classification": "Secret", "precedence": "US Urgent",
            "number": "382", "numbers": {"382": "sender"},
        },
    ),
    "a telegram in a volume for 1952": (
        """\
No. 118
The Ambassador in Korea (Bacon) to the Department of State
795.00/12–1752: Telegram
Seoul, December 17, 1952—noon.

TOP SECRET NIACT

640. For the Secretary from Bacon. The President asked for 1,000 lorries before the spring.

Bacon
""",
        {
            "head": "The Ambassador in Korea (Bacon) to the Department of State", "kind": "telegram",
            "date": "1952-12-17", "time": "12:00", "place": "Seoul", "senders": ["Bacon, Ambassador in Korea"],
            "recipients": ["Department of State"], "classification": "Top Secret", "precedence": "NIACT",
            "number": "640", "numbers": {"640": "sender"},
        },
    ),
    "a memorandum in a volume for 1952": (
        """\
No. 77 Memorandum by the Director of Chinese Affairs (Clubb) to the Secretary of State
793.00/3–452
[Washington,] March 4, 1952.

Top Secret

Subject:
Trade

The figures for last year have come in and are attached.

O. Edmund Clubb
""",
        {
            "head": "No. 77 Memorandum by the Director of Chinese Affairs (Clubb) to the Secretary of State",
            "kind": "memorandum", "date": "1952-03-04", "place": "Washington",
            "senders": ["Clubb, Director of Chinese Affairs"], "recipients": ["Secretary of State"],
            "classification": "Top Secret",
        },
    ),
    "a telegram to an embassy in a volume for 1965": (
        """\
88. Telegram From the Department of State to the Embassy in Jordan
Source: National Archives, RG 59, Central Files, POL 1. Secret; Immediate; Exdis. Drafted by Symmes on May 2; \
cleared by Davies and in draft by J. Wade Meyers; and approved by Talbot. Repeated to Cairo and Tel Aviv.
Washington, May 3, 1965, 7:12 p.m.

612. Ref: Amman's 745.

1. We agree with your view.

Rusk
""",
        {
            "head": "88. Telegram From the Department of State to the Embassy in Jordan", "kind": "telegram",
            "date": "1965-05-03", "time": "19:12", "place": "Washington", "senders": ["Department of State"],
            "recipients": ["Embassy in Jordan"], "classification": "Secret", "precedence": "Immediate",
            "handling": ["Exdis"], "number": "612", "numbers": {"612": "sender"}, "drafted_by": "Symmes",
            "cleared_by": "Davies and in draft by J. Wade Meyers", "approved_by": "Talbot",
            "repeated_to": ["Cairo", "Tel Aviv"],
        },
    ),
    "a telegram of an embassy in a volume for 1965": (
        """\
212. Telegram From the Embassy in Japan to the Department of State
Source: Department of State, Central Files, POL 27 VIET S. Secret; Priority; Limdis. Drafted by Lane; cleared by \
Bacon and Rusk; and approved by Ball. Repeated to Seoul, Taipei, and CINCPAC for POLAD.
Tokyo, March 4, 1965, 0840Z.

2714. Ref: Deptel 1998. The Foreign Minister doubts that the talks will begin in May.

Reischau
""",
        {
            "head": "212. Telegram From the Embassy in Japan to the Department of State", "kind": "telegram",
            "date": "1965-03-04", "time": "08:40", "zone": "Z", "place": "Tokyo", "senders": ["Embassy in Japan"],
            "recipients": ["Department of State"], "classification": "Secret", "precedence": "Priority",
            "handling": ["Limdis"], "number": "2714", "numbers": {"2714": "sender"}, "drafted_by": "Lane",
            "cleared_by": "Bacon and Rusk", "approved_by": "Ball",
            "repeated_to": ["Seoul", "Taipei", "CINCPAC for POLAD"],
        },
    ),
    "a memorandum of conversation": (
        """\
61. Memorandum of Conversation
Source: Department of State, Conference Files. Secret. Drafted by Lane. The meeting was held at the Minister's house.
Paris, December 14, 1957, 3–4:30 p.m.

PARTICIPANTS
The Minister
Mr. Lane

SUBJECT
The budget

The Minister thought that one third of it might be found at home.
""",
        {
            "head": "61. Memorandum of Conversation", "kind": "memorandum_of_conversation", "date": "1957-12-14",
            "time": "15:00", "place": "Paris", "classification": "Secret", "drafted_by": "Lane",
        },
    ),
    "a telegram on its form": (
        """\
TELEGRAM
Department of State
TEHRAN 1371
P R 181040Z APR 1970

FM
AMEMBASSY TEHRAN

TO
SECSTATE WASHDC PRIORITY

INFO
AMEMBASSY LONDON
CINCSTRIKE

SUBJ: FISHING IN THE GULF

1. THE MINISTER ASKED AGAIN FOR AN ANSWER BEFORE THE END OF THE MONTH.

2. WE HAVE NONE.

LANE
""",
        {
            "kind": "telegram", "origin": "Department of State", "date": "1970-04-18", "time": "10:40", "zone": "Z",
            "senders": ["LANE"], "recipients": ["SECSTATE WASHDC"], "precedence": "Priority", "number": "1371",
            "numbers": {"TEHRAN 1371": "series", "181040Z APR 1970": "reference"},
            "repeated_to": ["AMEMBASSY LONDON", "CINCSTRIKE"],
        },
    ),
    "a memorandum with labels in capitals": (
        """\
MEMORANDUM

CONFIDENTIAL

TO: Mr. Lane
FROM: Peter Bacon
VIA: Mr. Rusk
DATE: May 3, 1950
SUBJECT: Lorries for the northern railway
cc: Mr. Ball; Mr. Acheton

Two hundred lorries were promised for June, and none has come so far. It would be well to ask again.

PB
""",
        {
            "kind": "memorandum", "date": "1950-05-03", "senders": ["Peter Bacon"], "recipients": ["Mr. Lane"],
            "via": ["Mr. Rusk"], "copies": {"Ball": None, "Acheton": None}, "classification": "Confidential",
        },
    ),
    "a memorandum with other labels": (
        """\
MEMORANDUM

To: Section of Supplies
From: Section of Transport
Subject: Lorries
Date: 5 June 1952
Classification: Secret

Of the hundred lorries that were promised sixty have arrived, all without tyres.
""",
        {
            "kind": "memorandum", "date": "1952-06-05", "senders": ["Section of Transport"],
            "recipients": ["Section of Supplies"], "classification": "Secret",
        },
    ),
    "a bare telegram": (
        """\
Seoul, June 25, 1950, 10 a.m.

SECRET
NIACT

925. Fighting began at dawn.

Muccio
""",
        {
            "date": "1950-06-25", "time": "10:00", "place": "Seoul", "senders": ["Muccio"],
            "classification": "Secret", "precedence": "NIACT", "number": "925", "numbers": {"925": "sender"},
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_header_says(text: str, expected: dict[str, object]) -> None:
    assert stated(read(text).header) == expected
