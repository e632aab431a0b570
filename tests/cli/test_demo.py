"""`cablebook demo`: what a first-time user sees, from the files in the package."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablebook.book import Book
from cablebook.cli import cablebook


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cablebook, list(arguments))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "my demo.db"


@pytest.fixture(scope="module")
def page(book: Path) -> str:
    result = run("demo", str(book))
    assert result.exit_code == 0, result.output
    return result.stdout


def section(page: str, title: str) -> list[str]:
    """The lines under a title, up to the next empty line."""
    return page.partition(f"\n{title}\n")[2].partition("\n\n")[0].splitlines()


def test_it_says_what_was_read(page: str) -> None:
    assert "  span              10 November 1949 to 9 January 1953\n" in page
    assert "  documents         39: " in page
    assert "  could not be read nothing\n" in page
    assert "  twice to the byte documents/from-another-folder/600382.txt, as " in page


def test_the_registry_has_a_line_for_every_document(page: str) -> None:
    lines = section(page, "Registry")
    assert lines[0].split() == ["date", "time", "no.", "from", "to", "marks"]
    assert len(lines) == 1 + 39
    assert any(
        re.fullmatch(r"  1950-10-07 +2318 +ROSHCHIN +FILIPPOV \[STALIN\] +Top Secret, Urgent", line) for line in lines
    )


def test_correspondents_are_counted_and_cover_names_glossed(page: str) -> None:
    lines = section(page, "Who wrote, who was written to (as printed)")
    assert re.fullmatch(r"  FILIPPOV \[Stalin\] +wrote +5, received +9", lines[0], re.IGNORECASE)


@pytest.mark.parametrize(
    "conflict",
    [
        (
            "1950-02-08-shtykov-to-vyshinsky.txt: the archive dates it 1950-02-07, its own words say 1950-02-08 "
            "(“February 7, 1950”, “8.II.1950”)"
        ),
        (
            "1950-10-14-roshchin-to-filippov.html: the archive dates it 1950-10-14, its own words say 1950-10-13 "
            "(“October 14, 1950”, “13.10.50”)"
        ),
        (
            "1950-1951-filippov-outgoing.jsonl, line 1: by the clocks as printed it came (1950-05-14 04:10) "
            "before it was sent (1950-05-14 05:30) (“14 May 1950”, “14 May 1950”)"
        ),
    ],
)
def test_dates_that_conflict_are_shown_with_their_words(page: str, conflict: str) -> None:
    assert f"  {conflict}" in section(page, "What does not agree")


def test_clocks_of_seoul_and_washington_are_in_no_conflict(page: str) -> None:
    conflicts = section(page, "What does not agree")
    assert conflicts
    assert not any("1950-us-telegrams.xml" in conflict for conflict in conflicts)


def test_the_number_that_nobody_bears_is_missed(page: str) -> None:
    assert section(page, "Answered, but not here") == [
        "  no. 4676: “In reply to your No. 4676” in 1950-10-07-roshchin-to-filippov.txt"
    ]


def test_the_two_cables_say_who_answers_whom_in_their_own_words(page: str) -> None:
    for words in (
        r"in reply to +no\. 4676 +“In reply to your No\. 4676”",
        r"received +7 October 1950 11:55, Beijing +“Received from Beijing at 11:55, 7 October 1950”",
        r"via +Main Military Adviser +“Main Military Adviser”",
        r"glosses +SEMENOV \[Stalin\] +“SEMENOV \[Stalin\]”",
        r"in reply to +of 17 December 1952 +“Your telegram of 17 December”",
    ):
        assert re.search(words, page), words


def test_every_command_that_it_proposes_works(page: str) -> None:
    lines = [shlex.split(line) for line in section(page, "Now try")]
    assert len(lines) >= 5
    for program, *arguments in lines:
        result = run(*arguments)
        assert (program, result.exit_code) == ("cablebook", 0), result.output
        assert result.stdout.strip()


def test_a_second_run_shows_the_same_and_adds_nothing(book: Path, page: str) -> None:
    assert run("demo", str(book)).stdout == page


def test_without_a_name_the_book_is_made_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("demo").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["cablebook-demo.db"]


def test_a_book_of_other_documents_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Paris, May 3, 1951.\n\nDear Anna,\n\nAll is well.\n", "utf-8")
    book = tmp_path / "mine.db"
    assert run("read", str(book), str(tmp_path / "mine.txt")).exit_code == 0
    before = book.read_bytes()
    result = run("demo", str(book))
    assert result.exit_code == 2
    assert "holds another collection" in result.stderr
    assert book.read_bytes() == before
    with Book.open(book) as opened:
        assert len(list(opened.registry())) == 1
