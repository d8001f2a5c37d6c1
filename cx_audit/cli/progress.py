"""Saying what is being done while it takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SECONDS_IN_SILENCE = 0.8

Step = Callable[[str], None]
"""Begins the next step, and says what it is."""


@contextmanager
def steps_shown(steps: int) -> Iterator[Step]:
    """Show at the terminal which of the steps is under way, as in "2 of 3: reading the walks", once a moment is over.

    The line is gone at the end. Where standard error is no terminal nothing is shown.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    import threading

    from rich.console import Console
    from rich.status import Status
    from rich.text import Text

    status = Status("", console=Console(stderr=True, highlight=False), spinner="line")
    begun = 0

    def step(sentence: str) -> None:
        nonlocal begun
        begun += 1
        status.update(Text(f"{begun} of {steps}: {sentence}"))

    later = threading.Timer(SECONDS_IN_SILENCE, status.start)
    later.daemon = True
    later.start()
    try:
        yield step
    finally:
        later.cancel()
        later.join()
        status.stop()
