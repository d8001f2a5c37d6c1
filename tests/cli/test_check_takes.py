"""`checklist check` of files that take from each other without end, by the installed command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .hostile import FINE, HEAD, TOP
from .timing import MOST_TIMES_A_FINE_FILE, tell, timed

WIDE = "".join(f"      - {{id: b{number}, ask: Was it {number}?}}\n" for number in range(100))


def chained(home: Path, name: str, touchpoints: str) -> None:
    """A checklist in the folder of one's own, with these touchpoints."""
    folder = home / "audits" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(
        TOP.decode().replace("id: fine", f"id: {name}") + touchpoints, encoding="utf-8"
    )


def multiplying(home: Path) -> None:
    """Eight files, each of which takes a wide touchpoint ninety times from the one before."""
    chained(home, "level-0", HEAD[HEAD.index("  - id: counter") :].replace("counter", "x") + WIDE)
    for level in range(1, 9):
        takes = (f"  - {{take: level-{level - 1}/x, id: {f'x{each}' if each else 'x'}}}\n" for each in range(90))
        chained(home, f"level-{level}", "".join(takes))


def in_a_line(home: Path) -> None:
    """Four hundred files, each of which takes from the one before."""
    chained(home, "level-0", HEAD[HEAD.index("  - id: counter") :].replace("counter", "x") + WIDE)
    for level in range(1, 400):
        chained(home, f"level-{level}", f"  - take: level-{level - 1}/x\n")


def branching(home: Path) -> None:
    """Two files at each of nine levels, each of which takes from both below: 512 ways down."""
    for side in ("left", "right"):
        chained(home, f"{side}-0", HEAD[HEAD.index("  - id: counter") :].replace("counter", "x") + WIDE)
    for level in range(1, 9):
        for side in ("left", "right"):
            takes = (
                f"  - {{take: {other}-{level - 1}/x, id: {name}}}\n" for other, name in (("left", "x"), ("right", "y"))
            )
            chained(home, f"{side}-{level}", "".join(takes))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("made", "name", "said"),
    [
        (multiplying, "level-8", "more than 150,000 parts are taken"),
        (in_a_line, "level-399", "which is more than 10 files deep"),
        (branching, "left-8", ""),
    ],
    ids=["multiplying", "in a line", "branching"],
)
def test_files_that_take_from_each_other_without_end(
    made: Callable[[Path], None], name: str, said: str, home: Path
) -> None:
    """However many files multiply what they take, the end comes about as soon as with a fine file."""
    (home / "fine.yaml").write_text(FINE, encoding="utf-8")
    made(home)
    fine = min(timed(home, "fine.yaml")[0] for _ in range(5))
    seconds, ran = min((timed(home, name, "--data", "audits") for _ in range(3)), key=lambda told: told[0])
    tell(f"\n{seconds:6.2f} s  {made.__name__}, beside {fine:.2f} s for a fine file")
    assert (ran.code, len(ran.err.splitlines())) == ((2, 1) if said else (0, 0))
    assert said in ran.err
    assert seconds < MOST_TIMES_A_FINE_FILE * fine
