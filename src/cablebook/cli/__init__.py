"""The commands: each parses its arguments, calls the library and prints. A command's module is loaded when it runs.

| module | its commands |
| --- | --- |
| `reading` | `read`, `status` |
| `finding` | `registry`, `search` |
| `extracting`, `splitting` | `extract`, `split` |
| `showing`, `reviewing`, `demo` | `show`, `review`, `demo` |
| `rows`, `plain`, `wording`, `page`, `log_page` | what they print with |
"""

import importlib
import os
import sys
from typing import NamedTuple

import click

from cablebook import __version__
from cablebook.errors import CablebookError, UsageError

_FOUND_FAULT = 1
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class Entry(NamedTuple):
    """Where a command is, and what it does: the first sentence of its help, so that `--help` need not load it."""

    module: str
    summary: str


COMMANDS = {
    "read": Entry("reading", "Read documents into a book, which is made where there is none."),
    "status": Entry("reading", "Show what is in a book, and what could not be read and why."),
    "registry": Entry("finding", "List the documents of a book in date order, a line each."),
    "search": Entry("finding", "Find documents by their words."),
    "show": Entry(
        "showing",
        "Show a document: its header with the words behind every field, the archive's record, a citation, the text.",
    ),
    "review": Entry("reviewing", "List what readers have decided over the machine's reading, or decide."),
    "extract": Entry("extracting", "Read JSON lines of texts and write what they say, a line for every line."),
    "split": Entry("splitting", "Find where the documents of a text begin, each with how sure that is and why."),
    "demo": Entry("demo", "Read the sample collection into BOOK and show what the book knows of it."),
}


class _Misuse(click.ClickException):
    """What was asked does not exist or does not fit."""

    exit_code = 2


class LazyGroup(click.Group):
    """A group that knows its commands by name, and loads one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands in the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's
        """Load a command; None where there is none of that name."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = getattr(importlib.import_module(f"cablebook.cli.{entry.module}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what the library refuses becomes a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except CablebookError as error:
            from .plain import plain  # here, because `--help` has no need of it and is to be quick

            refusal = _Misuse if isinstance(error, UsageError) else click.ClickException
            raise refusal(plain(str(error))) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        """Write the list of commands from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExample:\n  cablebook read korea.db cables/\n  cablebook status korea.db",
)
@click.version_option(__version__, prog_name="cablebook")
def cablebook() -> None:
    """Turn a folder of diplomatic documents into one file, the book, that answers with the words behind it."""


def main() -> None:
    """Run the command line; whatever goes wrong is said in a sentence."""
    _write_utf8()
    odd = next((argument for argument in sys.argv if not _is_text(argument)), None)
    if odd is not None:
        sys.exit(_say(f"Error: expected arguments in the system's encoding, found {odd!a}.", _Misuse.exit_code))
    try:
        code = cablebook.main(prog_name="cablebook", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = _say("Stopped.", _INTERRUPTED)
    except BrokenPipeError:
        # Who read our output has enough. Python must not find the pipe broken once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = _FOUND_FAULT  # as click has it
    except Exception as error:  # a user never sees a traceback, whatever is wrong with this program
        if os.environ.get("CABLEBOOK_TRACEBACK"):
            raise
        code = _say(
            f"Error: cablebook has a fault: {type(error).__name__}: {error}. Please report it with the command that "
            "you ran; with CABLEBOOK_TRACEBACK=1 in the environment it prints where.",
            _FOUND_FAULT,
        )
    sys.exit(code)


def _is_text(argument: str) -> bool:
    """Whether an argument is text, or the name of something on the disk, which may be any bytes."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        return os.path.lexists(argument)
    return True


def _say(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code


def _write_utf8() -> None:
    """Write UTF-8 also where the system's own encoding is another: documents have names of all scripts."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
