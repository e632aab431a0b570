"""One citation as a footnote, for a citation manager, and for TeX."""

import msgspec
import pytest

from cablebook.book.citation import Citation
from cablebook.book.citation_styles import bibtex, chicago, csl, date_in_words, listed
from cablebook.model.dates import DateInterval

STATED = Citation(
    id="seed/1950-10-07",
    file="cables/a.txt",
    title=None,
    senders=("Roshchin",),
    recipients=("Filippov [Stalin]",),
    kind="telegram",
    number="no. 2318",
    place=None,
    date=DateInterval("1950-10-07", "1950-10-07"),
    original="AVPRF, fond 45",
    source="Digital Archive.",
    page=None,
    url="https://example.org/1",
    language="Russian",
)


def changed(**facts: object) -> Citation:
    return msgspec.structs.replace(STATED, **facts)


NOT_STATED = changed(original=None, source=None, url=None, language=None)


@pytest.mark.parametrize(
    ("citation", "line"),
    [
        (
            STATED,
            "Roshchin to Filippov [Stalin], telegram no. 2318, 7 October 1950, AVPRF, fond 45; Digital Archive.",
        ),
        (
            NOT_STATED,
            (
                "Roshchin to Filippov [Stalin], telegram no. 2318, 7 October 1950 "
                "(source not stated; file cables/a.txt; document seed/1950-10-07)."
            ),
        ),
        (
            changed(page="343", original=None),
            "Roshchin to Filippov [Stalin], telegram no. 2318, 7 October 1950, Digital Archive, p. 343.",
        ),
        (
            changed(source="AVPRF, fond 45"),
            "Roshchin to Filippov [Stalin], telegram no. 2318, 7 October 1950, AVPRF, fond 45.",
        ),
        (
            changed(kind=None, place="Beijing", date=None, original=None),
            "Roshchin to Filippov [Stalin], no. 2318, Beijing, n.d., Digital Archive.",
        ),
        (
            changed(senders=(), recipients=("the Ambassador",), number=None, source=None),
            "To the Ambassador, telegram, 7 October 1950, AVPRF, fond 45.",
        ),
        (
            changed(senders=("A", "B", "C"), recipients=(), kind="letter", number=None, source=None),
            "A, B, and C, letter, 7 October 1950, AVPRF, fond 45.",
        ),
        (
            changed(senders=(), recipients=(), title="Editorial Note", kind="editorial note", number=None, source=None),
            "“Editorial Note,” 7 October 1950, AVPRF, fond 45.",
        ),
        (
            changed(senders=(), recipients=(), source=None),
            "Untitled document, no. 2318, 7 October 1950, AVPRF, fond 45.",
        ),
    ],
)
def test_a_footnote_names_what_is_stated(citation: Citation, line: str) -> None:
    assert chicago(citation) == line


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("1950-10-07", "1950-10-07", "7 October 1950"),
        ("1950-10-01", "1950-10-31", "October 1950"),
        ("1950-01-01", "1950-12-31", "1950"),
        ("1950-10-05", "1950-10-07", "between 5 and 7 October 1950"),
        ("1950-09-30", "1950-10-07", "between 30 September and 7 October 1950"),
        ("1950-12-30", "1951-01-02", "between 30 December 1950 and 2 January 1951"),
        ("1950-10-07", "1951-10-07", "between 7 October 1950 and 7 October 1951"),
    ],
)
def test_dates_are_as_vague_in_words_as_they_are(first: str, last: str, words: str) -> None:
    assert date_in_words(DateInterval(first, last)) == words


def test_a_missing_date_is_said_to_be_missing() -> None:
    assert date_in_words(None) == "n.d."


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B, and C")]
)
def test_names_are_joined_as_in_a_sentence(names: list[str], words: str) -> None:
    assert listed(names) == words


def test_csl_holds_every_fact_in_its_field() -> None:
    assert csl(STATED) == {
        "id": "seed/1950-10-07",
        "type": "personal_communication",
        "title": "Roshchin to Filippov [Stalin], telegram no. 2318",
        "author": [{"literal": "Roshchin"}],
        "recipient": [{"literal": "Filippov [Stalin]"}],
        "genre": "telegram",
        "number": "2318",
        "issued": {"date-parts": [[1950, 10, 7]]},
        "archive": "AVPRF, fond 45",
        "source": "Digital Archive.",
        "URL": "https://example.org/1",
        "language": "Russian",
    }


def test_csl_has_the_printed_page() -> None:
    assert csl(changed(page="343"))["page"] == "343"


def test_csl_says_where_the_document_is_when_no_source_is_stated() -> None:
    assert csl(NOT_STATED)["note"] == "source not stated; file cables/a.txt; document seed/1950-10-07"


@pytest.mark.parametrize(
    ("last", "parts"), [("1950-10-09", [[1950, 10, 7], [1950, 10, 9]]), ("1950-10-07", [[1950, 10, 7]])]
)
def test_csl_dates_may_be_intervals(last: str, parts: list[list[int]]) -> None:
    assert csl(changed(date=DateInterval("1950-10-07", last)))["issued"] == {"date-parts": parts}


def test_bibtex_is_an_entry_to_paste() -> None:
    assert bibtex(STATED) == (
        "@misc{seed-1950-10-07,\n"
        "  author = {{Roshchin}},\n"
        "  title = {{Telegram no. 2318 to Filippov [Stalin]}},\n"
        "  year = {1950},\n"
        "  month = oct,\n"
        "  day = {7},\n"
        "  note = {AVPRF, fond 45; Digital Archive.},\n"
        "  url = {https://example.org/1},\n"
        "}"
    )


def test_bibtex_addresses_are_not_escaped_for_tex() -> None:
    assert "  url = {https://example.org/a_b%7D#1}," in bibtex(changed(url="https://example.org/a_b}#1"))


def test_bibtex_dates_go_as_far_as_they_are_sure() -> None:
    entry = bibtex(changed(date=DateInterval("1950-10-01", "1950-10-31")))

    assert "  year = {1950},\n  month = oct,\n  note" in entry


def test_bibtex_obeys_no_document() -> None:
    r"""A title that closes its brace, or calls a macro such as \input, is text."""
    entry = bibtex(changed(title=r"50% & more} \input{x} $a_1# ~^"))

    assert (
        r"title = {{50\% \& more\} \textbackslash{}input\{x\} \$a\_1\# \textasciitilde{}\textasciicircum{}}}" in entry
    )


def test_a_date_that_is_not_printed_whole_stands_in_brackets() -> None:
    supplied = msgspec.structs.replace(STATED, date=DateInterval("1950-10-07", "1950-10-07"), is_date_supplied=True)
    assert "[7 October 1950]" in chicago(supplied)
