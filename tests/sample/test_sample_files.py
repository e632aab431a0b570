"""The sample collection as files: small, reproducible, marked, and in the project's own words."""

import gzip
import html
import itertools
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cablebook.sample import COMPOSED, PARAPHRASE, sample_folder

SHARED = Path(os.environ.get("CABLEBOOK_SHARED") or Path(__file__).parents[3] / "shared")
SEEDS = SHARED / "seeds" / "seeds.jsonl"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with sample_folder() as found:
        yield found


def printed(file: Path) -> list[str]:
    """The documents of a file as a reader sees them, without the help of the program."""
    raw = file.read_bytes()
    text = (gzip.decompress(raw) if file.suffix == ".gz" else raw).decode("utf-8")
    if file.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in text.splitlines()]
    if file.suffix == ".xml":
        documents = re.findall(r'<div type="(?:document|letter)".*?</div>', text, re.DOTALL)
        return [re.sub(r"<[^>]+>", " ", document) for document in documents]
    if file.suffix == ".html":
        return [html.unescape(re.sub(r"<[^>]+>", " ", text))]
    return [text]


def documents(folder: Path) -> list[tuple[str, str]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(file.name, text) for file in files for text in printed(file)]


def test_there_are_at_least_eighteen_documents_in_six_formats(folder: Path) -> None:
    assert len(documents(folder)) == 40
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} == {".txt", ".jsonl", ".html", ".xml", ".gz"}


def test_the_collection_stays_small(folder: Path) -> None:
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 100_000


def test_every_document_says_that_it_is_no_source(folder: Path) -> None:
    for name, text in documents(folder):
        markers = [line for line in text.split("\n") if PARAPHRASE in line or COMPOSED in line]
        assert len(markers) == 1, name


def test_no_document_is_given_an_archival_reference(folder: Path) -> None:
    for name, text in documents(folder):
        assert not re.search(r"(?i)\b(fond|opis|delo|papka|APRF|AVPRF|RGASPI|TsAMO)\b", text), name


def test_the_compressed_file_holds_no_time_and_no_name(folder: Path) -> None:
    head = next(folder.glob("*.gz")).read_bytes()[:10]
    flags, modified = head[3], head[4:8]
    assert (flags, modified) == (0, b"\0\0\0\0")


def test_one_file_is_there_twice_to_the_byte(folder: Path) -> None:
    copy = folder / "from-another-folder" / "600382.txt"
    assert copy.read_bytes() == (folder / "1950-10-09-shtykov-to-stalin.txt").read_bytes()


@pytest.mark.parametrize("number", ["4676", "2406", "2390", "926", "831", "213"])
def test_a_number_that_is_missing_is_on_no_document(folder: Path, number: str) -> None:
    own = re.compile(rf"(?m)^\s*(?:(?:CIPHERED TELEGRAM |TRANSMITTAL SLIP )?No\. {number}|{number}\. .*)\s*$")
    assert not [name for name, text in documents(folder) if own.search(text)]


def test_the_readme_lists_what_was_composed(folder: Path) -> None:
    readme = (folder.parent / "README.md").read_text("utf-8")
    composed = {name for name, text in documents(folder) if COMPOSED in text}
    assert composed
    assert composed <= set(re.findall(r"`([^`]+)`", readme))


NOT_COUNTED = frozenset(
    re.findall(
        r"\w+",
        """
        mao zedong stalin filippov semenov roshchin fedorenko molotov malenkov beria mikoyan kaganovich bulganin
        zhou enlai lin biao shi zhe su xian u ye jizhuang shanghai tianjin beijing mukden anshan fushun korea irkutsk
        cde comrade main military adviser no history and public policy program october december
        """,
    )
)
"""Names, titles and months: facts that every telling shares. Numbers are not counted either."""


def runs(text: str, length: int = 7) -> set[tuple[str, ...]]:
    words = [word for word in re.findall(r"\w+", text.lower()) if word not in NOT_COUNTED and not word.isdigit()]
    return set(zip(*(itertools.islice(words, start, None) for start in range(length)), strict=False))


@pytest.mark.skipif(not SEEDS.exists(), reason="the documents outside the repository are not here")
def test_no_seven_words_in_a_row_are_those_of_the_translations(folder: Path) -> None:
    seeds = set[tuple[str, ...]]()
    for line in SEEDS.read_text("utf-8").splitlines():
        seeds |= runs(json.loads(line)["text"])
    shared = {name: runs(text) & seeds for name, text in documents(folder) if runs(text) & seeds}
    assert shared == {}
