import os
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from running import MOSCOW, Terminal

from cablebook import __version__
from cablebook.cli import COMMANDS, cablebook
from cablebook.errors import StorageError, UsageError


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, monkeypatch, capsys)


def command(name: str) -> click.Command:
    found = cablebook.get_command(click.Context(cablebook), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_their_own_help_says_first(name: str) -> None:
    text = command(name).help or ""
    first = " ".join(text.split("\n\n")[0].split())
    assert first.split(". ")[0].rstrip(".") + "." == COMMANDS[name].summary


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_text_ends_with_an_example_of_the_command(terminal: Terminal, name: str) -> None:
    ran = terminal(name, "--help")
    assert ran.code == 0
    *_, last = ran.out.rstrip().splitlines()
    assert f"cablebook {name}" in last
    assert "Example:" in ran.out


def test_examples_work_as_they_are_printed(terminal: Terminal) -> None:
    terminal.write(a=MOSCOW)
    (terminal.folder / "more").mkdir()
    (terminal.folder / "more" / "volume.xml").write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")
    for name in ("read", "status", "registry", "search"):
        line = (command(name).epilog or "").splitlines()[-1]
        ran = terminal(*shlex.split(line)[1:])
        assert ran.code == 0, line


def test_help_loads_no_command() -> None:
    program = (
        "import sys\nsys.argv = ['cablebook', '--help']\nfrom cablebook.cli import main\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert not ended.code\n"
        "heavy = {'sqlite3', 'lxml', 'tqdm', 'multiprocessing', 'msgspec', 'cablebook.book', 'cablebook.reading'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("LOADED []")


def test_the_version_is_printed(terminal: Terminal) -> None:
    assert terminal("--version") == (0, f"cablebook, version {__version__}\n", "")


@pytest.mark.parametrize(
    "words", [["nonsense"], ["read"], ["read", "a.db", "nowhere"], ["read", "--nonsense"], ["search", "a.db", "!"]]
)
def test_misuse_ends_with_two(terminal: Terminal, words: list[str]) -> None:
    terminal.write(a=MOSCOW)
    terminal("read", "a.db", "cables")
    ran = terminal(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err


def test_what_the_machine_refuses_ends_with_one_and_a_sentence(terminal: Terminal) -> None:
    ran = terminal("status", "none.db")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: There is no book at none.db. Make one: cablebook read none.db")


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (UsageError("No such thing."), 2, "Error: No such thing.\n"),
        (StorageError("Full."), 1, "Error: Full.\n"),
        (KeyboardInterrupt(), 130, "Stopped.\n"),
        (ZeroDivisionError("by zero"), 1, "Error: cablebook has a fault: ZeroDivisionError: by zero."),
    ],
)
def test_no_error_shows_a_traceback(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, message: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.delenv("CABLEBOOK_TRACEBACK", raising=False)
    monkeypatch.setattr("cablebook.cli.reading.Book.open", fail)
    ran = terminal("status", "a.db")
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has other pipes")
def test_a_reader_that_has_enough_is_no_error(terminal: Terminal) -> None:
    terminal.lines(**{f"d{number}": f"{MOSCOW}{number}" for number in range(2000)})
    assert terminal("read", "a.db", "cables", "--quiet").code == 0
    program = "import sys\nfrom cablebook.cli import main\nsys.argv = ['cablebook', 'registry', 'a.db']\nmain()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1


def test_output_is_utf8_whatever_the_system_says(terminal: Terminal) -> None:
    terminal.write(a=MOSCOW.replace("ROSHCHIN", "РОЩИН"))
    terminal("read", "a.db", "cables")
    program = "import sys\nfrom cablebook.cli import main\nsys.argv = ['cablebook', 'search', 'a.db', 'рощин']\nmain()"
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment, check=True)
    assert "«РОЩИН»" in done.stdout.decode()
