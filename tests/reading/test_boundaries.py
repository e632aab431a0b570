"""Where one document ends and the next begins, form by form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablebook.reading.boundaries import find_boundaries

PROSE = "The talks went on for the whole of the morning, and nothing was settled that had been open the day before."
MORE = "It was agreed to meet again on Thursday, when the figures for the second half of the year will be at hand."


def pieces(*documents: str, divided_by: str = "\n\n") -> None:
    """Check that a text of these documents is cut where each begins, and nowhere else."""
    text = divided_by.join(documents)
    starts, at = [], 0
    for document in documents:
        at = text.index(document, at)
        starts.append(at)
        at += len(document)
    found = find_boundaries(text)
    assert [boundary.start for boundary in found] == starts, [text[one.start : one.start + 40] for one in found]


def is_one(text: str) -> bool:
    """Whether a text is taken for one document."""
    return len(find_boundaries(text)) == 1


TITLED = (
    f"""Telegram From the Embassy in Norway to the Department of State
Oslo, March 3, 1961, 7 p.m.

412. {PROSE}

Wharton""",
    f"Memorandum of Conversation\nWashington, March 9, 1961.\n\nSUBJECT\nFisheries\n\n{PROSE}\n\n{MORE}",
    f"Editorial Note\n\nOn March 12 the Foreign Minister arrived in Washington for a visit of two days. {PROSE}",
    f"The Ambassador in Norway (Wharton) to the Secretary of State\nOslo, March 20, 1961.\n\n{PROSE}\n\nWharton",
)

CIPHERED = (
    f"""CIPHERED TELEGRAM No. 31207

Copies: Stalin (2), Molotov, file

From Ulan Bator. Received 8 hours 15 minutes 4.III.1950

URGENT

To Comrade FILIPPOV [Stalin]

{PROSE}

PRIKHODOV
No. 118
4.III.50""",
    f"""CIPHERED TELEGRAM No. 31260

Copies: Stalin (2), Molotov, file

From Ulan Bator. Received 9 hours 40 minutes 6.III.1950

To Comrade FILIPPOV [Stalin]

{MORE}

PRIKHODOV
No. 121
6.III.50""",
    f"CIPHERED TELEGRAM No. 31333\n\nTop Secret\n\nTo Comrade VYSHINSKY\n\n{PROSE}\n\nPRIKHODOV",
)

BARE = (
    f"TOP SECRET\nNo. 77\n4 May 1950\n\nTo the MINISTER OF FOREIGN AFFAIRS\n\n{PROSE}\n\nA. BELOV",
    f"SECRET\nNo. 78\n6 May 1950\n\nTo the MINISTER OF FOREIGN AFFAIRS\n\n{MORE}\n\nA. BELOV",
    f"SECRET\nNo. 80\n9 May 1950\n\nTo the MINISTER OF FOREIGN AFFAIRS\n\n{PROSE} {MORE}\n\nA. BELOV",
)

LETTERS = (
    f"Oslo, 3 March 1949\n\nDear Mr. Lange:\n\n{PROSE}\n\nSincerely yours,\n\nHalvard Berg",
    f"Stockholm, 11 March 1949\n\nDear Mr. Berg:\n\n{MORE}\n\nSincerely yours,\n\nErik Lange",
    f"Oslo, 15 March 1949\n\nDear Mr. Lange:\n\n{PROSE}\n\nYours faithfully,\n\nHalvard Berg",
)

MEMORANDA = (
    f"MEMORANDUM\n\nTo: The Director\nFrom: J. Smith\nDate: 3 May 1962\nSubject: Rice\n\n{PROSE}\n\nJ. Smith",
    f"MEMORANDUM\n\nTo: The Director\nFrom: P. Jones\nDate: 8 May 1962\nSubject: Wheat\n\n{MORE}\n\nP. Jones",
    f"MEMORANDUM\n\nTo: The Minister\nFrom: The Director\nDate: 9 May 1962\nSubject: Rice\n\n{PROSE} {MORE}",
)

CABLEGRAMS = (
    f"""INWARD CABLEGRAM I.4211

Sent 4th July 1950, 1840
Received 5th July 1950, 0655

FROM: Australian Embassy, Washington
MOST IMMEDIATE SECRET

{PROSE}""",
    f"""INWARD CABLEGRAM I.4219

Sent 5th July 1950, 0900
Received 5th July 1950, 2355

FROM: Australian Embassy, Washington
IMMEDIATE SECRET

{MORE}""",
)

ORDINALS = (("First", 1), ("Second", 4))

FORMS = {
    "editors' titles": TITLED, "ciphered telegrams": CIPHERED, "bare cables": BARE, "letters": LETTERS,
    "memoranda": MEMORANDA, "cablegrams": CABLEGRAMS,
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_documents_of_one_form_after_another_are_cut_apart(form: str) -> None:
    pieces(*FORMS[form])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rule", ["\n\n----------\n\n", "\n\n* * *\n\n", "\n\f", "\n________________\n"])
def test_a_rule_between_documents_belongs_to_none(form: str, rule: str) -> None:
    pieces(*FORMS[form], divided_by=rule)


@pytest.mark.parametrize("form", FORMS)
def test_each_document_alone_is_one(form: str) -> None:
    for document in FORMS[form]:
        assert is_one(document)


@pytest.mark.parametrize("number", ["Document {}", "No. {}", "[{}]", "DOCUMENT No. {}", "№ {}"])
def test_an_editors_number_opens_a_document(number: str) -> None:
    pieces(*(f"{number.format(n)}\n\n{document}" for n, document in enumerate(LETTERS, start=7)))


@pytest.mark.parametrize("number", ["Document {}\n\n", "{}. ", "No. {} "])
def test_an_editors_number_belongs_to_the_title_under_it(number: str) -> None:
    pieces(*(f"{number.format(n)}{document}" for n, document in enumerate(TITLED, start=7)))


def test_a_title_may_be_broken_over_lines() -> None:
    broken = """Telegram From the Embassy in the Federation of Rhodesia and
Nyasaland (Smith) to the Department
of State
Salisbury, March 4, 1961."""
    pieces(TITLED[0], f"{broken}\n\n{MORE}", TITLED[1])


def test_a_title_may_bear_its_date() -> None:
    meetings = [f"Minutes of the {n} Meeting, Paris, October {d}, 1948\nsecret\n\n{PROSE}" for n, d in ORDINALS]
    pieces(*TITLED, *meetings)


def test_letters_and_telegrams_may_stand_in_one_text() -> None:
    pieces(BARE[0], LETTERS[0], CIPHERED[0], MEMORANDA[0])


def test_a_page_that_begins_speaks_for_a_cut() -> None:
    first, second = f"{PROSE} {MORE}", f"Bonn, 4 May 1950\n\nDear Mr. Lange:\n\n{MORE}"
    text = f"{first}\n{second}"
    assert [one.start for one in find_boundaries(text)] == [0]
    assert [one.start for one in find_boundaries(text, pages=(("1", 0), ("2", len(first) + 1)))] == [0, len(first) + 1]


def test_a_table_of_contents_is_one_piece() -> None:
    contents = "CONTENTS\n\n" + "\n".join(
        f"{n}. Telegram From the Embassy in Norway to the Department of State, March {n}, 1961 ..... {n + 20}"
        for n in range(1, 30)
    )
    pieces(contents, *TITLED)


def test_a_table_of_contents_without_pages_is_one_piece() -> None:
    contents = "Contents\n\n" + "\n\n".join(
        f"Telegram From the Embassy in Norway to the Department of State, March {n}, 1961" for n in range(1, 30)
    )
    pieces(contents, *TITLED)


def test_an_index_at_the_end_is_one_piece() -> None:
    index = "INDEX\n\nAfghanistan, 3, 17\nBerg, Halvard, 4–9\nFisheries, 12\nLange, Erik, 5, 21\nNorway, 1–30\nOslo, 3"
    pieces(*TITLED, index)


def test_an_editors_note_in_brackets_belongs_to_the_document_over_it() -> None:
    note = "[The rest of the file is missing; the next paper in it is of another month and hand.]"
    pieces(f"{LETTERS[0]}\n\n{note}", LETTERS[1], LETTERS[2])


ENCLOSING = {
    "an enclosure": f"{TITLED[0]}\n\n[Enclosure]\n\n{LETTERS[1]}",
    "an attachment with a title": f"""{TITLED[0]}

Attachment

Memorandum From the Director (Smith) to the Secretary of State

Washington, March 1, 1961.

{MORE}""",
    "a tab": f"{MEMORANDA[0]}\n\nTab A\n\nMEMORANDUM\n\nTo: The Minister\nFrom: The Director\n\n{MORE}",
    "an enclosure that the foot names": f"{MEMORANDA[0]}\n\nEnclosure: letter of 3 March\n\n{LETTERS[0]}",
    "a letter in a titled document": f"{TITLED[0]}\n\nThe letter reads:\n\n{LETTERS[0]}",
    "a letter in quotation marks": f"Oslo, 9 May 1950\n\n{PROSE}\n\n“Bergen, 3 May 1950\n\n“Dear Sir:\n\n“{MORE}”",
    "a conversation": "Memorandum of Conversation\nParis, May 5, 1960.\n\n"
    + "\n\n".join(f"The {who}: {MORE}" for who in ("Secretary", "Minister", "Ambassador") * 5),
    "sections": f"Report by the Committee\nParis, May 5, 1960.\n\nI. Introduction\n\n{PROSE}\n\nII. Advice\n\n{MORE}",
    "dated entries under a heading": "A diary\n\n" + "\n\n".join(f"{day} May 1950\n\n{PROSE}" for day in range(3, 9)),
    "dated entries": "\n\n".join(f"{day} May 1950\n\n{PROSE}" for day in range(3, 9)),
    "an archive's page": f"""October 3, 1950

Ciphered Telegram, Belov to Filippov [Stalin]

Belov tells of talks that went on for the whole of a morning.

CIPHERED TELEGRAM No. 25629

Received in Moscow on 10/3/50 at 01:38 a.m.

To FILIPPOV [Stalin]

{PROSE}

BELOV""",
}


@pytest.mark.parametrize("held", ENCLOSING)
def test_a_document_is_not_cut_at_what_it_holds(held: str) -> None:
    assert is_one(ENCLOSING[held])


def test_a_cut_says_how_sure_it_is_and_why() -> None:
    first, second = find_boundaries("\n\n".join(TITLED[:2]))
    assert (first.confidence, first.reason) == (1.0, "the text begins")
    assert 0.9 < second.confidence <= 1
    assert second.reason.startswith("a title that names a kind of document; a dateline right under it")


@pytest.mark.parametrize("blank", ["", " \n\n\t\n"])
def test_a_blank_text_has_no_document(blank: str) -> None:
    assert find_boundaries(blank) == ()


def test_space_before_the_first_words_is_left_out() -> None:
    assert [one.start for one in find_boundaries("\n\n  A note.\n")] == [4]


FRAGMENTS = st.sampled_from(
    [
        "Oslo, 3 March 1949", "Dear Sir:", "TOP SECRET", "No. 12", "[12]", "-----", "\f", "Tab A", "CONTENTS", "INDEX",
        "Telegram From A to B", "Editorial Note", "To: X", "From: Y", PROSE, "Yes.", "BELOV", "“", "[Enclosure]", "",
    ]
)  # fmt: skip


@given(st.lists(st.tuples(FRAGMENTS, st.sampled_from(["\n", "\n\n", " ", "\t"])), max_size=30))
def test_boundaries_of_any_text_are_in_order_and_at_words(parts: list[tuple[str, str]]) -> None:
    text = "".join(words + space for words, space in parts)
    found = find_boundaries(text)
    starts = [one.start for one in found]
    assert starts == sorted(set(starts))
    assert all(not text[start].isspace() for start in starts)
    assert all(0.5 <= one.confidence <= 1 and one.reason for one in found)
    assert bool(found) == bool(text.strip())
