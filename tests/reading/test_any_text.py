"""What holds for every text, however odd: reading never fails, and every record gives back its words."""

import itertools
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablebook.model.reading import Reading
from cablebook.model.span import Span
from cablebook.reading import read

LINES = [
    "135. Telegram From the Embassy in Japan to the Department of State",
    "The Consul at Seoul (Lane) to the Secretary of State",
    "Telegram from Stalin to Mao Zedong",
    "Memorandum of Conversation",
    "Source: Central Files, 611.94/2-152. Secret; Niact.",
    "Seoul, June 25, 1950—10 a.m.",
    "7 October 1950",
    "7.10.50",
    "031520Z NOV 71",
    "Top Secret.",
    "URGENT [vne]",
    "secret us urgent",
    "CIPHERED TELEGRAM No. 26637",
    "No. 2318",
    "Copies to:",
    "1 - cde. Stalin",
    "Copies: Stalin (2), Molotov",
    "To FILIPPOV [STALIN]",
    "for Comrade MAO ZEDONG",
    "From Pyongyang. Sent 8.7.50. 9:26",
    "Received in Moscow on 09/30/50 at 23:32 p.m.",
    "FROM:      No. 486",
    "SUBJECT",
    "TO: The Minister",
    "FM AMEMBASSY PARIS",
    "TO SECSTATE WASHDC PRIORITY 1234",
    "INFO AMEMBASSY LONDON",
    "FROM PEKING TO FOREIGN OFFICE",
    "Personal for Lane from Bacon.",
    "Addressed to Foreign Office telegram No. 5, repeated for information to Paris.",
    "The Embassy presents its compliments to the Ministry and has the honour to agree.",
    "The Right Honourable",
    "Sir Peter Lane, K.B.E.,",
    "2980.   IMMEDIATE.   TOP SECRET.",
    "Summary",
    "In reply to your No. 4676 of 3 October",
    "Dear Mr. Minister:",
    "925. Fighting began at dawn.",
    "Gadel 112. Reference Delga 510.",
    "1. He agrees in full.",
    "- a) the cover of the troops;",
    "Sincerely,",
    "ROSHCHIN",
    "P. Kumykin",
    "Drafted by Jones; cleared by Rusk and Ball; and approved by Bundy. Repeated to Paris and The Hague.",
    "Author(s):",
    "Rights",
    "Source",
    "[…]",
    "[Paraphrase of a document]",
    "",
    "",
    "[1] See Document 131.",
    "\t",
    "A\tB",
    "x" * 200,
    "30 February 1950",
    "99 hours",
]
FRAGMENTS = [
    "the ", "The ", "to ", "from ", "From ", "and ", "by ", "in ", "of ", "(", ")", "[", "]", "1", "12", "1950", "/",
    "-", "–",
    ":", ";", ",", ".", " ", "   ", "\t", "No. ", "TOP SECRET", "URGENT ", "Telegram ", "Letter ", "3 May 1950 ",
    "10:30 ",
    "p.m. ", "Copies: ", "copy ", "1 - cde. ", "To ", "FROM: ", "INFO\n", "Dear Sir:", "Source: ", "Drafted ",
    "cleared by ",
    "Repeated to ", "your ", "in reply to ", "received ", "sent ", "/s/ ", "SMITH\n", "Rights\n", "Author(s):\n",
    "[1] ",
    "Embassy in ", "Minister ", "Washington, ", "undated", "“",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join), max_size=12).map("\n".join),
    st.lists(st.sampled_from(LINES), max_size=25).map("\n".join),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=15).map("\n".join),
)


def spans(reading: Reading) -> list[Span]:
    header = reading.header
    parties = (*header.senders, *header.recipients, *header.via, *header.repeated_to)
    return [
        *header.spans.values(),
        *(party.span for party in parties),
        *(copy.span for copy in header.copies),
        *(number.span for number in header.numbers),
        *(gloss.span for gloss in header.glosses),
        *(reply.span for reply in header.in_reply_to),
        *(segment.span for segment in reading.layout),
    ]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_span_lies_in_the_text_and_holds_words(text: str) -> None:
    for span in spans(read(text)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_names_and_numbers_are_what_their_spans_slice(text: str) -> None:
    header = read(text).header
    for party in (*header.senders, *header.recipients, *header.via, *header.repeated_to):
        assert " ".join(party.span.of(text).split()) == " ".join(party.text.split())  # a name may run over line ends
    for copy in header.copies:
        assert copy.span.of(text) == copy.text
    for number in header.numbers:
        assert number.span.of(text) == number.value
    for gloss in header.glosses:
        assert gloss.span.of(text) == f"{gloss.alias} [{gloss.name}]"
    if header.head is not None:
        assert " ".join(header.spans["head"].of(text).split()) == header.head
    if header.place is not None:
        assert " ".join(header.spans["place"].of(text).split()) == header.place


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_parts_of_a_text_are_in_order_and_do_not_overlap(text: str) -> None:
    parts = [segment.span for segment in read(text).layout]
    assert all(above.end <= below.start for above, below in itertools.pairwise(parts))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_field_that_is_stated_has_its_words(text: str) -> None:
    header = read(text).header
    for field in (
        "head", "kind", "origin", "date", "time", "zone", "place", "received", "classification", "precedence", "number",
        "drafted_by", "cleared_by", "approved_by",
    ):  # fmt: skip
        assert (getattr(header, field) is not None) == (field in header.spans)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_is_read_the_same(text: str) -> None:
    assert read(text) == read(text)


REPEATED = [
    "a ", "(", "1.", "No. ", "CAPS ", "[x ", " - cde. ", "\t", "\n", "A\n", "To A\n", "1 - x\n", "ABC [Bcd] ", "Dear ",
    "your telegram of ", "Drafted by ", "A and ", "Jan ", "1/1/", "A to ", "x\n\n[1] a", "secret ", "SUBJECT\n",
    "Sent 01/02/50\n", "sent received ", "Minister to the ", "Copies: A, ", "A", "0", "Drafted in ", "Drafted by (",
    "approved and ", "5 May undated ", "12 noon ", "1950-", "\tFROM: /s/", "\n.", "\n\n\n", "MCGEORGE [", "A, B, and ",
    "for A from ", "FROM A TO ", "Repeated A 1, ", "A presents its compliments to ", "Visit A ", "AA 1 ", "; ",
    "Sir A,\n",
    "the ", "Mr. A, Minister ", "(a) ", "of ", "a   ", "Author(s):\n", "[1]", "…", "x" * 97 + " ",
]  # fmt: skip
AROUND = {
    "nothing": ("", ""),
    "a note": ("Title\nSource: x. Secret. Drafted by ", ""),
    "a title": ("Memorandum From ", ""),
    "copies": ("Copies: ", ""),
    "a point": ("7. He asks", "end"),
    "a letter and an archive's foot": ("Dear Sir:\n", "\nRights\nSource\n"),
}


@pytest.mark.parametrize(("before", "after"), AROUND.values(), ids=AROUND)
def test_no_repetition_makes_reading_hang(before: str, after: str) -> None:
    """A text of 200,000 characters costs milliseconds; one pattern that backtracks would cost minutes."""
    program = (
        "import sys; from cablebook.reading import read\n"
        "before, after, *repeated = sys.argv[1:]\n"
        "for words in repeated: read(before + words * (200_000 // len(words)) + after)"
    )
    done = subprocess.run([sys.executable, "-c", program, before, after, *REPEATED], timeout=60, check=False)
    assert done.returncode == 0
