"""Running a command as the terminal does, in this process."""

import json
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from cablebook.cli import main


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


class Terminal:
    """Runs commands one after the other, in a folder."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._monkeypatch, self._capsys = folder, monkeypatch, capsys
        monkeypatch.chdir(folder)

    def __call__(self, *words: str | Path) -> Ran:
        self._monkeypatch.setattr(sys, "argv", ["cablebook", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self._capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    def write(self, **files: str) -> None:
        """Put files into the folder `cables`; their names without the ending."""
        cables = self.folder / "cables"
        cables.mkdir(exist_ok=True)
        for name, content in files.items():
            (cables / f"{name}.txt").write_text(content, encoding="utf-8", newline="\n")

    def lines(self, **documents: str) -> None:
        """Put a file of JSON lines into the folder `cables`: texts by id."""
        cables = self.folder / "cables"
        cables.mkdir(exist_ok=True)
        content = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in documents.items())
        (cables / "lines.jsonl").write_text(content, encoding="utf-8", newline="\n")


MOSCOW = (
    "Top Secret\n\nOctober 7, 1950\n\nTo FILIPPOV [STALIN]\n\n"
    "Mao Zedong has 108 artillery pieces and asks for aircraft.\n\nROSHCHIN\n\nNo. 2318\n"
)
SEOUL = (
    "Telegram From the Embassy in Korea to the Department of State\n\nSeoul, December 27, 1952.\n\n"
    "925. The aircraft were delivered.\n\nMuccio\n"
)
UNDATED = "The artillery came late, and nobody says when.\n"
