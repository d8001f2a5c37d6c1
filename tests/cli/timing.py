"""How long the installed command takes, beside what it takes for a checklist that is fine."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from .running import Ran, installed

MOST_TIMES_A_FINE_FILE = 6
"""A fine file is checked in 0.16 s on a slow laptop, so that this is a second there."""


def tell(line: str) -> None:
    """Print a line for whoever runs the tests with -s."""
    sys.stdout.write(f"{line}\n")


def timed(home: Path, *args: str) -> tuple[float, Ran]:
    """The seconds of the processor that the installed command took to check one file, and how it ended.

    Unlike those on the clock, they hardly depend on what else the machine does.
    """
    before = _at_work()
    ran = installed(home, "checklist", "check", *args)
    return _at_work() - before, ran


def _at_work() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
