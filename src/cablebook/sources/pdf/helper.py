"""The helper process in which PDFium runs: started when first needed, kept for the next file, stopped when it hangs."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from . import glyphs
from .glyphs import Ask, Done, Message, decode_message, encode, read_message, write_message

LONGEST_PAGE_S = 30.0
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
        """The messages that answer a request; they end without `Done` where the helper failed or had to be stopped."""
        stream_in, stream_out = self.process.stdin, self.process.stdout
        if stream_in is None or stream_out is None:
            return
        done = False
        try:
            with _Watch(self.process):
                write_message(stream_in, encode(ask))
                write_message(stream_in, data)
            while not done:
                with _Watch(self.process):
                    answer = read_message(stream_out)
                if answer is None:
                    return
                message = decode_message(answer)
                done = not isinstance(message, glyphs.Opened | glyphs.Page)
                yield message
        except OSError:  # the pipe broke: the helper is gone
            return
        finally:
            if not done:
                self.stop()

    def stop(self) -> None:
        """End it; the next file gets another one."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()


class _Watch:
    """Kills a process unless the block ends in time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._timer = threading.Timer(LONGEST_PAGE_S, process.kill)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
