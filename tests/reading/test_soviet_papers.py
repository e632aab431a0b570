"""Soviet cipher telegrams and what carries them, as archives publish them in English.

The documents are made up for these tests. What a header does not say is not expected, and must not be read.
"""

import pytest
from stating import stated

from cablebook.reading import read

DOCUMENTS: dict[str, tuple[str, dict[str, object]]] = {
    "a form in columns": (
        """\
MINISTRY OF THE ARMED FORCES OF THE USSR
EIGHTH DEPARTMENT

CIPHERED TELEGRAM No. 20711

TOP SECRET\tCopying prohibited
From: PYONGYANG\tReceived in Moscow 8.7.50 at 10:05
Sent 8.7.50 at 9:26 Moscow time

To Comrade FYN-SI [Stalin]

Copies: Stalin (2), Molotov, Beria

In answer to your No. 34691 I report that the lorries have come.

SHTEMENKO

No. 318
8 July 1950
""",
        {
            "kind": "telegram", "origin": "MINISTRY OF THE ARMED FORCES OF THE USSR", "date": "1950-07-08",
            "time": "09:26", "zone": "Moscow time", "place": "PYONGYANG", "senders": ["SHTEMENKO"],
            "recipients": ["Comrade FYN-SI [Stalin]"], "copies": {"Stalin": 2, "Molotov": None, "Beria": None},
            "received": ("1950-07-08", "10:05", None, "Moscow"), "classification": "Top Secret",
            "handling": ["Copying Prohibited"], "number": "318", "numbers": {"318": "sender", "20711": "receiver"},
            "in_reply_to": [("34691", None)], "glosses": {"FYN-SI": "Stalin"},
        },
    ),
    "a table of copies in columns": (
        """\
CIPHERED TELEGRAM No. 30412

from HARBIN                                 received 2105 4 March 1950

Copy Nº 1 to Cde. Orlov                     Copy Nº 3 to Cde. Belov
Copy Nº 2 to Cde. Orlov                     Copy Nº 4 to file

To Comrade ORLOV

I report that the ice has broken up on the whole river.

SOKOLOV
No. 77
4.3.50
""",
        {
            "kind": "telegram", "date": "1950-03-04", "place": "HARBIN", "senders": ["SOKOLOV"],
            "recipients": ["Comrade ORLOV"], "copies": {"Orlov": 2, "Belov": 1},
            "received": ("1950-03-04", "21:05", None, None), "number": "77",
            "numbers": {"77": "sender", "30412": "receiver"},
        },
    ),
    "a cover name alone on its line": (
        """\
CIPHERED TELEGRAM # 412

Sent by wire on 10/14/50 at 03:15 a.m.

FENG XI [STALIN]

As you asked, I have seen the chairman and read it to him.

SHTYKOV
No. 1476/sh
14 October 1950
""",
        {
            "kind": "telegram", "date": "1950-10-14", "time": "03:15", "senders": ["SHTYKOV"],
            "recipients": ["FENG XI [STALIN]"], "number": "1476", "numbers": {"1476/sh": "sender", "412": "receiver"},
            "glosses": {"FENG XI": "STALIN"},
        },
    ),
    "a telegram through an adviser": (
        """\
URGENT
BEIJING
To the Chief Adviser
for Comrade ZHOU ENLAI

Comrade Zhou Enlai!

We have received your telegram of 28 December. The aircraft will be sent in January.

FILIPPOV [Stalin]
3 January 1951
""",
        {
            "date": "1951-01-03", "precedence": "Urgent", "senders": ["FILIPPOV [Stalin]"],
            "recipients": ["Comrade ZHOU ENLAI"], "via": ["Chief Adviser"], "in_reply_to": [(None, "1950-12-28")],
            "glosses": {"FILIPPOV": "Stalin"},
        },
    ),
    "a telegram for somebody through somebody": (
        """\
BEIJING
To KRASOVSKY
For Comrade MAO ZEDONG

Your telegram of 4 June has come.

FILIPPOV [Stalin]
5 June 1951
""",
        {
            "date": "1951-06-05", "senders": ["FILIPPOV [Stalin]"], "recipients": ["Comrade MAO ZEDONG"],
            "via": ["KRASOVSKY"], "in_reply_to": [(None, "1951-06-04")], "glosses": {"FILIPPOV": "Stalin"},
        },
    ),
    "a bare telegram": (
        """\
Outgoing No. 8600

To: PEKING, SOVIET AMBASSADOR

Tell the Prime Minister that we agree, and report when you have done so.

GROMOV
14 May 1950
""",
        {
            "date": "1950-05-14", "senders": ["GROMOV"], "recipients": ["PEKING, SOVIET AMBASSADOR"],
            "number": "8600", "numbers": {"8600": "sender"},
        },
    ),
    "the page of an archive": (
        """\
December 27, 1952
Telegram from Semenov to Liu Ning
BEIJING
To the Main Adviser
for Comrade LIU NING
Comrade Liu!
We have received your telegram of 17 December, and have looked through your application.
SEMENOV [Kuzmin]
27 December 1952
The writer agrees to send some of the guns that were asked for.
Author(s):
Kuzmin, I.
Associated Places
China
Rights
Free to copy.
""",
        {
            "head": "Telegram from Semenov to Liu Ning", "kind": "telegram", "date": "1952-12-27",
            "senders": ["Semenov"], "recipients": ["Liu Ning"], "via": ["Main Adviser"],
            "in_reply_to": [(None, "1952-12-17")], "glosses": {"SEMENOV": "Kuzmin"},
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_header_says(text: str, expected: dict[str, object]) -> None:
    assert stated(read(text).header) == expected
