"""Ctrl-C between two documents, never within one."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Self


class Interrupts:
    """Holds Ctrl-C back while something is done that must not be left half done.

    Use it in a `with` block around the whole work, and `held` around each such thing. Outside the main thread, where
    Python delivers no Ctrl-C, it does nothing.
    """

    def __init__(self) -> None:
        """Begin with nothing held back."""
        self._is_held = False
        self._came = False
        self._before: signal._HANDLER = signal.SIG_DFL

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            # None is a handler that Python did not set and so cannot put back.
            self._before = signal.signal(signal.SIGINT, self._handle) or signal.SIG_DFL
        return self

    def __exit__(self, *_: object) -> None:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._before)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Let an interrupt wait until this block has ended."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        if self._came:
            self._came = False
            raise KeyboardInterrupt

    def _handle(self, _signal: int, _frame: FrameType | None) -> None:
        if self._is_held:
            self._came = True
        else:
            raise KeyboardInterrupt


@contextlib.contextmanager
def blocked() -> Iterator[None]:
    """Start processes in this block: they and their children never hear Ctrl-C, which the terminal sends to all."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: the workers' own start has to see to it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
