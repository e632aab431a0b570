"""The helper process in which PDFium runs: started when first needed, kept for the next file, stopped when it hangs."""

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from . import glyphs
from .glyphs import Ask, Message, Opened, Page, decode_message, encode, read_message, write_message

LONGEST_PAGE_S = 20.0
"""How long the helper may think about a page; the slowest sound one takes a tenth of a second."""


class Helper:
    """A running helper process."""

    def __init__(self) -> None:
        # -P: the folder of the program holds modules of ours with names of the standard library.
        self.process = subprocess.Popen(  # noqa: S603 - our own program, by its own path
            [sys.executable, "-P", str(Path(glyphs.__file__))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.owner = os.getpid()

    @property
    def is_ours(self) -> bool:
        """Whether it runs, and this very process started it: a fork of ours must not write into the same pipe."""
        return self.owner == os.getpid() and self.process.poll() is None

    def ask(self, data: bytes, ask: Ask) -> Iterator[Message]:
        """The messages that answer a request.

        They end without `Done` or `Refused` where the helper failed or had to be stopped. Who leaves off before their
        end stops the helper.
        """
        stream_in, stream_out = self.process.stdin, self.process.stdout
        if stream_in is None or stream_out is None:
            return
        is_done = False
        try:
            with contextlib.suppress(OSError), _watched(self.process):
                write_message(stream_in, encode(ask))
                write_message(stream_in, data)
            while not is_done:
                with _watched(self.process):
                    answer = read_message(stream_out)
                if answer is None:
                    return
                message = decode_message(answer)
                is_done = not isinstance(message, Opened | Page)
                yield message
        finally:
            if not is_done:
                self.stop()

    def stop(self) -> None:
        """End it; the next file gets another one."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # words on their way to a process that is gone
                    stream.close()


@contextlib.contextmanager
def _watched(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill a process unless the block ends in time."""
    timer = threading.Timer(LONGEST_PAGE_S, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


_running: list[Helper] = []


def helper() -> Helper:
    """The helper of this process, started where none runs."""
    if not _running or not _running[0].is_ours:
        _running[:] = [Helper()]
    return _running[0]


@atexit.register
def _stop() -> None:
    for one in _running:
        if one.is_ours:
            one.stop()
