"""How long a person waits, as multiples of `python -c pass` measured in the same run.

Prints a table; the exit code is 1 when a multiple is above its limit.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect

COMMAND = str(Path(sys.executable).with_name("cx-audit"))
ROUNDS = 15
LIMITS = {"--version": 2.5, "--help": 8.0, "first prompt": 16.0}


def seconds_for(arguments: Sequence[str]) -> float:
    """How long a process takes from start to end."""
    start = time.perf_counter()
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return time.perf_counter() - start


def seconds_to_prompt(arguments: Sequence[str], shown: str, home: Path) -> float:
    """How long it takes in a pseudo-terminal until a text is on the screen."""
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "TERM": "xterm-256color"}
    environment["PROMPT_TOOLKIT_NO_CPR"] = "1"
    start = time.perf_counter()
    child = pexpect.spawn(COMMAND, list(arguments), env=environment, dimensions=(24, 80), timeout=20, encoding="utf-8")
    child.expect_exact(shown)
    taken = time.perf_counter() - start
    child.close(force=True)
    return taken


def main() -> int:
    """Measure in turn, so that a busy moment touches every row alike."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        python = sys.executable
        measures: dict[str, Callable[[], float]] = {
            "python -c pass": lambda: seconds_for([python, "-c", "pass"]),
            "--version": lambda: seconds_for([python, "-m", "cx_audit", "--version"]),
            "--help": lambda: seconds_for([python, "-m", "cx_audit", "--help"]),
            "first prompt": lambda: seconds_to_prompt(["walk"], "\u203a", home),
            "first question of a walk that is fully named": lambda: seconds_to_prompt(
                ["walk", "Harbour Lamps (made up)", "--leader", "Ada"], "Begin", home
            ),
        }
        taken: dict[str, list[float]] = {name: [] for name in measures}
        for _ in range(ROUNDS):
            for name, measure in measures.items():
                taken[name].append(measure())
    base = statistics.median(taken["python -c pass"])
    too_slow = 0
    for name, seconds in taken.items():
        middle = statistics.median(seconds)
        limit = LIMITS.get(name)
        ratio = middle / base
        above = limit is not None and ratio > limit
        too_slow += above
        said = f"limit {limit:g}" + (", ABOVE" if above else "") if limit else ""
        print(f"{name:45} {middle * 1000:7.0f} ms {ratio:6.1f} x  {said}")
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
