"""Requests to end the program, met so that the terminal is left as it was."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


def interrupt() -> None:
    """Stop whatever is being done, as Ctrl-C does."""
    raise KeyboardInterrupt


@contextmanager
def signals_pause(halt: Callable[[], None]) -> Iterator[None]:
    """While this lasts, a request to end the program calls `halt` instead, so that the terminal is left as it was."""

    def handle(number: int, frame: FrameType | None) -> None:
        halt()

    wanted = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, handle) for number in wanted}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
