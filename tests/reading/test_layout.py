"""The parts of a text, from title to footnotes."""

import pytest

from cablebook.reading.layout import divide


def parts(text: str) -> list[tuple[str, str]]:
    """Each part's kind and words."""
    return [(segment.kind.value, segment.span.of(text)) for segment in divide(text).segments]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in parts(text)]


def test_an_edited_telegram_is_divided() -> None:
    assert parts(
        "135. Telegram From the Embassy in Japan to the Department of State[1]\n"
        "Source: Department of State, Central Files, 611.94/2-152. Secret. Drafted by Lane.\n"
        "Tokyo, February 1, 1952—8 p.m.\n"
        "\n"
        "1704. The Minister asked today whether an answer could be had.[2]\n"
        "\n"
        "1. He is in haste.\n"
        "\n"
        "Lane\n"
        "\n"
        "[1] Repeated nowhere.\n"
        "\n"
        "[2] Not found.\nNor ever sent.\n"
    ) == [
        ("title", "135. Telegram From the Embassy in Japan to the Department of State"),
        ("source_note", "Source: Department of State, Central Files, 611.94/2-152. Secret. Drafted by Lane."),
        ("opener", "Tokyo, February 1, 1952—8 p.m."),
        ("paragraph", "1704. The Minister asked today whether an answer could be had.[2]"),
        ("point", "1. He is in haste."),
        ("signed", "Lane"),
        ("footnote", "[1] Repeated nowhere."),
        ("footnote", "[2] Not found.\nNor ever sent."),
    ]


def test_a_letter_is_divided() -> None:
    assert parts(
        "MINISTRY OF SUPPLY\n"
        "3 May 1950\n"
        "\n"
        "Dear Mr. Lane: thank you for the lists.\n"
        "We have sent what was asked for.\n"
        "\n"
        "Yours sincerely,\n"
        "Peter Bacon\n"
        "Deputy Minister"
    ) == [
        ("opener", "MINISTRY OF SUPPLY"),
        ("opener", "3 May 1950"),
        ("salute", "Dear Mr. Lane:"),
        ("paragraph", "thank you for the lists."),
        ("paragraph", "We have sent what was asked for."),
        ("closer", "Yours sincerely,"),
        ("signed", "Peter Bacon"),
        ("closer", "Deputy Minister"),
    ]


def test_the_page_of_an_archive_is_divided() -> None:
    assert parts(
        "On another matter of that year.\n"
        "December 27, 1952\n"
        "Telegram from Semenov to Mao Zedong\n"
        "BEIJING\n"
        "Comrade!\n"
        "We shall send the guns that you have asked for.\n"
        "SEMENOV [Stalin]\n"
        "27 December 1952\n"
        "The writer agrees to send some guns.\n"
        "Author(s):\n"
        "Rights\n"
        "Free to copy.\n"
    ) == [
        ("archive", "On another matter of that year."),
        ("archive", "December 27, 1952"),
        ("archive", "Telegram from Semenov to Mao Zedong"),
        ("opener", "BEIJING"),
        ("salute", "Comrade!"),
        ("paragraph", "We shall send the guns that you have asked for."),
        ("signed", "SEMENOV [Stalin]"),
        ("closer", "27 December 1952"),
        ("archive", "The writer agrees to send some guns."),
        ("archive", "Author(s):"),
        ("archive", "Rights"),
        ("archive", "Free to copy."),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("1. He agrees.", "point", "1"),
        ("12) He agrees.", "point", "12"),
        ("(3) He agrees.", "point", "3"),
        ("- a) He agrees.", "point", "a"),
        ("iv. He agrees.", "point", "iv"),
        ("A. He agrees.", "point", "A"),
        ("First, he agrees.", "point", "First"),
        ("1950. He agrees.", "paragraph", None),
        ("He agrees.", "paragraph", None),
    ],
)
def test_numbered_and_lettered_paragraphs_are_points(line: str, kind: str, label: str | None) -> None:
    text = f"7 October 1950\n\nThe Minister was asked about it.\n\n{line}\n\nHe thinks that it will do for now."
    segment = divide(text).segments[2]
    assert (segment.kind.value, segment.label, segment.span.of(text)) == (kind, label, line)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("12. Editorial Note\n\nThe Council met again in May and adjourned.", "12. Editorial Note"),
        ("Letter from Lane to Bacon\n\nI have seen the Minister.", "Letter from Lane to Bacon"),
        ("The Consul at Seoul (Lane) to the Secretary of State\n740.00/5–349: Telegram\n\nThe Minister left.", None),
        ("Events in Korea\nLot 60 D 1\n\nThe Council met again in May.", "Events in Korea"),
        ("Events in Korea\n\nThe Council met again in May and adjourned without a vote.", "Events in Korea"),
        ("Top Secret\n\nThe Council met again in May and adjourned without a vote.", ""),
        ("7 October 1950\n\nThe Council met again in May and adjourned without a vote.", ""),
        ("CIPHERED TELEGRAM No. 12\n\nThe Council met again in May.", ""),
        ("No. 2318\n\nThe Council met again in May.", ""),
        ("The Council met again in May and adjourned without a vote.\n\nIt met in June.", ""),
        ("Telegram 12 has come. It says that no guns were sent to the front.\n\nI wait.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_first_line_is_a_title_where_it_heads_the_text(text: str, title: str | None) -> None:
    found = divide(text).title
    expected = text.split("\n")[0] if title is None else title
    assert (found.span.of(text) if found else "") == expected


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        (["Source: Lot 60 D 1. Secret."], ["Source: Lot 60 D 1. Secret."]),
        (["740.0011/5–349: Telegram"], ["740.0011/5–349: Telegram"]),
        (["Truman Papers", "740.0011/5–349"], ["Truman Papers", "740.0011/5–349"]),
        (["Paris, May 3, 1949", "Source: Lot 60 D 1."], ["Source: Lot 60 D 1."]),
        (["secret", "Paris, May 3, 1949"], []),
    ],
    ids=["source", "file number", "two", "a little below", "none"],
)
def test_source_notes_stand_under_the_title(lines: list[str], notes: list[str]) -> None:
    text = "\n".join(["12. Letter From Lane to Bacon", *lines, "", "I have seen the Minister today."])
    assert [note.of(text) for note in divide(text).notes] == notes


@pytest.mark.parametrize("text", ["[…]\nTop Secret", "...\n[…]\nTop Secret"])
def test_omissions_before_the_text_are_passed_over(text: str) -> None:
    assert parts(text) == [("opener", "Top Secret")]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("He left.\n\n[1] On May 3.\n\n[2] By train.", ["1", "2"]),
        ("He left.\n\n[1] On May 3.\nBy train.", ["1"]),
        ("He left.\n\n[1950] and later", []),
        ("He left.\n[1] On May 3.", []),
    ],
    ids=["two", "of two lines", "a bracket of the text is none where words follow", "no blank line before it"],
)
def test_footnotes_stand_at_the_end_each_behind_a_blank_line(text: str, labels: list[str]) -> None:
    found = [segment.label for segment in divide(text).segments if segment.kind == "footnote"]
    assert found == labels
