"""Papers of other services, and of none.

The documents are made up for these tests. What a header does not say is not expected, and must not be read.
"""

import pytest
from stating import stated

from cablebook.reading import read

DOCUMENTS: dict[str, tuple[str, dict[str, object]]] = {
    "a Commonwealth cablegram": (
        """\
DEPARTMENT OF EXTERNAL AFFAIRS

INWARD CABLEGRAM No. 4120

Sent 1840 10 November 1949
Received 2105 10 November 1949

FROM:   Australian Mission, New York
TO:     Minister for External Affairs

SECRET    IMMEDIATE

Your 233 of 8 November has been received. The vote was put off, and we shall abstain.
""",
        {
            "kind": "telegram", "origin": "DEPARTMENT OF EXTERNAL AFFAIRS", "date": "1949-11-10", "time": "18:40",
            "senders": ["Australian Mission, New York"], "recipients": ["Minister for External Affairs"],
            "received": ("1949-11-10", "21:05", None, None), "classification": "Secret", "precedence": "Immediate",
            "number": "4120", "numbers": {"4120": "sender"}, "in_reply_to": [("233", "1949-11-08")],
        },
    ),
    "a Commonwealth cablegram with labels in columns": (
        """\
INWARD CABLEGRAM

FROM:                                       No. 118
Australian Embassy, Washington
TO:                                         Dated:  2 June 1951, 7.40 p.m.
Minister for External Affairs, Canberra
                                            MOST IMMEDIATE
                                            SECRET

The Department has now given us its reply, which is favourable on the whole and follows by bag.
""",
        {
            "kind": "telegram", "date": "1951-06-02", "time": "19:40", "senders": ["Australian Embassy, Washington"],
            "recipients": ["Minister for External Affairs, Canberra"], "classification": "Secret",
            "precedence": "Most Immediate", "number": "118", "numbers": {"118": "sender"},
        },
    ),
    "a letter of the United Nations": (
        """\
UNITED NATIONS SECRETARIAT

Lake Success, 29 June 1950

Dear Mr. Ambassador:

I have the honour to pass on to you the resolution that the Council adopted on Tuesday.

Please accept the assurances of my highest consideration,
Trygve Halden
Secretary-General
""",
        {
            "kind": "letter", "origin": "UNITED NATIONS SECRETARIAT", "date": "1950-06-29", "place": "Lake Success",
            "senders": ["Trygve Halden"],
        },
    ),
    "a letter of a secretariat": (
        """\
New York, 14 November 1950

Sir,

I have the honour to acknowledge your letter, and thank you for your telegram of 9 November.

Accept, Sir, the assurances of my highest consideration.

Trygve Larsen
Assistant Secretary
""",
        {
            "date": "1950-11-14", "place": "New York", "senders": ["Trygve Larsen"],
            "in_reply_to": [(None, "1950-11-09")],
        },
    ),
    "a letter in the French manner": (
        """\
MINISTRY OF OVERSEAS TERRITORIES
Paris, 7th December 1953

Confidential

Mr. Minister:

With reference to your letter No. 144/S of 2 December 1953, I agree that the six battalions stay for another year.

Respectfully yours,
Pierre de Montigny
""",
        {
            "origin": "MINISTRY OF OVERSEAS TERRITORIES", "date": "1953-12-07", "place": "Paris",
            "senders": ["Pierre de Montigny"], "classification": "Confidential",
            "in_reply_to": [("144", "1953-12-02")],
        },
    ),
    "a French letter in translation": (
        """\
Paris, 3 May 1951.

Dear Mr. Minister:

Thank you for your letter of 28 April.

Sincerely,

A. Reader
""",
        {
            "kind": "letter", "date": "1951-05-03", "place": "Paris", "senders": ["A. Reader"],
            "in_reply_to": [(None, "1951-04-28")],
        },
    ),
    "a letter in the German manner": (
        """\
Embassy of the Republic
No. 52
Bonn, 3. II. 1961

To the Director of the Trade Department

Comrade Director!

The credit of two million is used up. Please tell us who is to pay for the rest of the pumps.

Yours faithfully,
Karl von Berg
""",
        {
            "origin": "Embassy of the Republic", "date": "1961-02-03", "place": "Bonn", "senders": ["Karl von Berg"],
            "recipients": ["Director of the Trade Department"], "number": "52", "numbers": {"52": "sender"},
        },
    ),
    "a private letter": (
        """\
3 May 1951

Dear Peter,

I was glad to have your news. All is well here, though the lorries are late and the winter was long.

As ever,
Ann Lane
""",
        {
            "kind": "letter", "date": "1951-05-03", "senders": ["Ann Lane"],
        },
    ),
    "running text and nothing else": (
        """\
The harvest of that year was the best in a decade, and prices fell from week to week until the winter.
""",
        {
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_header_says(text: str, expected: dict[str, object]) -> None:
    assert stated(read(text).header) == expected
