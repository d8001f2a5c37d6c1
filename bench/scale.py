"""How long every command takes with a thousand audits of forty organisations.

In multiples of `python -c pass` measured in the same run; the exit code is 1 when a multiple is above its limit.
All organisations and leaders are made up. Name a folder to keep the audits in it: python bench/scale.py FOLDER
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

from cx_audit.archive.folder import Folder
from cx_audit.cli.demo import make_demo
from cx_audit.cli.workspace import Source, Workspace
from cx_audit.core.audit import Audit
from cx_audit.core.feelings import Felt
from cx_audit.core.questions import Answer, Response
from cx_audit.core.result import result_of, scores_to_save

COMMAND = str(Path(sys.executable).with_name("cx-audit"))
AUDITS, ORGANISATIONS, LEADERS = 1_000, 40, 9
RUNS = 3
LIMIT = 115
"""1.5 s on a machine where `python -c pass` takes 13 ms."""


def audits(source: list[Audit]) -> Iterator[Audit]:
    """Audits of made-up organisations: 25 for each, over three rounds, with feelings of their own."""
    random = Random(7)
    for number in range(AUDITS):
        organisation, at = number % ORGANISATIONS, number // ORGANISATIONS
        made = source[number % len(source)]
        again = replace(
            made,
            id=f"s{number:07d}made",
            organisation=f"Made-up Works {organisation + 1}",
            leader=f"Leader {at % LEADERS + 1}",
            round=at // LEADERS + 1,
            started=made.started + timedelta(days=90 * (at // LEADERS), minutes=number),
            responses={key: felt_anew(response, random) for key, response in made.responses.items()},
        )
        yield replace(again, saved_scores=scores_to_save(result_of(again)))


def felt_anew(response: Response, random: Random) -> Response:
    """The response, a feeling in it with another strength."""
    if isinstance(response, Answer) and isinstance(response.value, Felt):
        return Answer(replace(response.value, strength=random.randint(1, 10)))
    return response


def fill(data: Path) -> None:
    """Save the audits in the data folder."""
    with tempfile.TemporaryDirectory() as temporary:
        room = Workspace(data=Path(temporary) / "demo", source=Source.OPTION)
        make_demo(room)
        heads, _ = room.audits.heads()
        source = [room.audits.read(stored) for stored in heads if stored.head.finished]
    for audit in audits(source):
        Folder(data).save(audit)


def commands(outside: Path) -> dict[str, list[str]]:
    """What is timed, by what it is called in the table."""
    return {
        "list": ["list"],
        "show": ["show", "s0000007made"],
        "team": ["team", "Made-up Works 7"],
        "compare --all": ["compare", "Made-up Works 7", "--all"],
        "portfolio": ["portfolio"],
        "portfolio of one": ["portfolio", "Made-up Works 7"],
        "follow-ups": ["follow-ups"],
        "volumes": ["volumes", "Made-up Works 7"],
        "roster": ["roster", "Made-up Works 7"],
        "verify": ["verify"],
        "export": ["export", "--to", str(outside / "all.json"), "--force"],
        "export csv": ["export", "--to", str(outside / "csv"), "--as", "csv", "--force"],
        "export jsonl": ["export", "--to", str(outside / "jsonl"), "--as", "jsonl", "--force"],
        "export --anonymous": ["export", "--anonymous", "--mask", "--to", str(outside / "anonymous.json"), "--force"],
        "import of what is here": ["import", str(outside / "all.json")],
        "import into an empty folder": ["import", str(outside / "all.json"), "--data", str(outside / "empty")],
        "forget": ["forget", "Made-up Works 40", "--yes"],
    }


def seconds_for(arguments: list[str], data: Path) -> float:
    """How long a command takes from start to end; a failing one stops the benchmark."""
    environment = {**os.environ, "CX_AUDIT_DATA": str(data), "COLUMNS": "80"}
    start = time.perf_counter()
    run = subprocess.run(arguments, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    taken = time.perf_counter() - start
    if run.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{run.stderr.decode()}")
    return taken


def main() -> int:
    """Time every command, the base in between, and say which is above the limit."""
    with tempfile.TemporaryDirectory() as temporary:
        outside = Path(temporary)
        data = Path(sys.argv[1]) if sys.argv[1:] else outside / "data"
        if not data.exists():
            fill(data)
        taken: dict[str, list[float]] = {}
        base: list[float] = []
        for name, arguments in commands(outside).items():
            once = name in ("forget", "import into an empty folder")
            for _ in range(1 if once else RUNS):
                base.append(seconds_for([sys.executable, "-c", "pass"], data))
                taken.setdefault(name, []).append(seconds_for([COMMAND, *arguments], data))
    unit = statistics.median(base)
    too_slow = 0
    for name, seconds in taken.items():
        middle = statistics.median(seconds)
        above = middle / unit > LIMIT
        too_slow += above
        print(f"{name:30} {middle * 1000:7.0f} ms {middle / unit:6.1f} x  {'ABOVE' if above else ''}")
    print(f"limit {LIMIT} x; python -c pass takes {unit * 1000:.0f} ms here")
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
