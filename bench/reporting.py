"""How long a report takes in every format, of eight leaders and of two hundred.

In multiples of `python -c pass` measured in the same run; the exit code is 1 when a multiple is above its limit.
All leaders are made up. Name a folder to keep the audits and the reports in it: python bench/reporting.py FOLDER
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

from scale import COMMAND, felt_anew, seconds_for

from cx_audit.archive.folder import Folder
from cx_audit.cli.demo import make_demo
from cx_audit.cli.report_formats import FORMATS
from cx_audit.cli.workspace import Source, Workspace
from cx_audit.core.audit import Audit
from cx_audit.core.result import result_of, scores_to_save

RUNS = 3
EIGHT, MANY = 8, 200
LIMITS = {EIGHT: {".html": 77, ".pdf": 115}, MANY: dict.fromkeys(FORMATS, 385)}
"""1 s, 1.5 s and 5 s on a machine where `python -c pass` takes 13 ms."""


def walks(folder: Path, leaders: int) -> Iterator[Audit]:
    """One round of a made-up organisation, each leader with feelings of their own."""
    random = Random(leaders)
    room = Workspace(data=folder / "demo", source=Source.OPTION)
    make_demo(room)
    heads, _ = room.audits.heads()
    finished = [audit for stored in heads if stored.head.finished and (audit := room.audits.read(stored)).round == 1]
    for number in range(leaders):
        made = finished[number % len(finished)]
        again = replace(
            made,
            id=f"r{number:07d}made",
            organisation="Made-up Works",
            leader=f"Leader {number + 1}",
            started=made.started + timedelta(minutes=number),
            responses={key: felt_anew(response, random) for key, response in made.responses.items()},
        )
        yield replace(again, saved_scores=scores_to_save(result_of(again)))


def main() -> int:
    """Time every format, the base in between, and say which is above its limit."""
    too_slow = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]) if sys.argv[1:] else Path(temporary)
        for leaders, limits in LIMITS.items():
            data = folder / f"{leaders}-leaders"
            for audit in walks(folder / f"{leaders}-source", leaders):
                Folder(data).save(audit)
            for ending in FORMATS:
                to = str(folder / f"{leaders}-leaders{ending}")
                arguments = [COMMAND, "report", "--org", "Made-up Works", "--to", to, "--force"]
                pairs = [
                    (seconds_for([sys.executable, "-c", "pass"], data), seconds_for(arguments, data))
                    for _ in range(RUNS)
                ]
                middle = statistics.median(taken for _, taken in pairs)
                ratio = middle / statistics.median(base for base, _ in pairs)
                limit = limits.get(ending)
                above = limit is not None and ratio > limit
                too_slow += above
                most = "" if limit is None else f" of at most {limit} x{'  ABOVE' if above else ''}"
                print(f"{leaders:4} leaders {ending:6}{middle * 1000:7.0f} ms {ratio:7.1f} x{most}")
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
