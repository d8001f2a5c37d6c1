"""kill -9 at any moment: nothing that was accepted is lost, and the file can always be read."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.questions import Response
from cx_audit.core.walk import Accepted, Walk

from .plain_walker import Pipe, some_reply, written
from .seeded import first_walk, folder_in
from .session import COMMAND, environment_of, squashed

_LONGEST_DELAY = 0.012


def audit_kept(home: Path) -> Audit | None:
    """The walk that stands on the disk; it can be read, and nothing beside it stands in the way."""
    folder = folder_in(home)
    heads, problems = folder.heads()
    assert problems == []
    assert len(heads) <= 1
    return folder.load(heads[0].head.id) if heads else None


Said = tuple[dict[str, Response], str | None]


def said(walk: Walk | None) -> Said:
    """What of a walk must not be lost: every answer, and which earlier one was being looked at."""
    return (dict(walk.responses), walk.at) if walk else ({}, None)


def _difference(found: Said, wanted: Said) -> str:
    differing = {
        key: (wanted[0].get(key), found[0].get(key))
        for key in {*found[0], *wanted[0]}
        if found[0].get(key) != wanted[0].get(key)
    }
    return f"wanted and found: {differing}, at {wanted[1]} and {found[1]}"


def killed(home: Path, seed: int, times: int) -> int:
    """Kill a walk so many times at random moments and go on with it; how many answers were accepted in all."""
    chance = Random(seed)
    walk = Walk(checklist=first_walk())
    accepted = 0
    round_of_walks = 0
    for number in range(times):
        here = home / f"walk-{round_of_walks}"
        here.mkdir(exist_ok=True)
        begun = bool(walk.responses)
        words = ["resume", "--plain"] if begun else ["walk", "Harbour Books", "--leader", "Ann", "--plain"]
        with Pipe(words, home=here) as pipe:
            printed = pipe.until_prompt()
            for _ in range(chance.randint(0, 12)):
                before = walk
                walk = _replied(pipe, walk, printed, chance)
                if walk.current is None:
                    pipe.until_prompt()
                    break
                printed = pipe.until_prompt()
                accepted += walk.responses != before.responses
            may_be = [walk]
            if walk.current is not None and chance.random() < 0.8:
                may_be.append(_replied(pipe, walk, printed, chance))
                time.sleep(chance.uniform(0, _LONGEST_DELAY))
            pipe.kill()
        kept = audit_kept(here)
        found = said(kept.walk if kept else None)
        assert found in [said(each) for each in may_be], (
            f"seed {seed}, kill {number}: {[_difference(found, said(each)) for each in may_be]}"
        )
        walk = next(each for each in may_be if said(each) == found)
        if kept is not None:
            assert kept.complete == walk.finished
            assert list(here.glob("data/cx-audit/organisations/*/*.json"))
        if walk.finished:
            _reads_as_json(here)
            walk = Walk(checklist=first_walk())
            round_of_walks += 1
    return accepted


def _replied(pipe: Pipe, walk: Walk, printed: str, chance: Random) -> Walk:
    """The walk after a reply drawn by chance, which is written to the pipe."""
    step = walk.current
    assert step is not None
    assert squashed(step.question.ask) in squashed(printed), f"{step.key} was to be asked:\n{printed}"
    reply = some_reply(step, walk, chance)
    if written(step, reply, walk) == [""] and step.key in walk.responses:
        reply = walk.responses[step.key]  # an empty line keeps an earlier answer
    after = walk.reply(reply)
    assert isinstance(after, Accepted), (step.key, reply, after)
    *first, last = [""] if reply is walk.responses.get(step.key) else written(step, reply, walk)
    for line in first:
        pipe.write(line)
        pipe.until_prompt()
    pipe.write(last)
    return after.walk


def _reads_as_json(home: Path) -> None:
    shown = subprocess.run(
        [COMMAND, "show", "--json"], env=environment_of(home), capture_output=True, text=True, timeout=30, check=True
    )
    assert json.loads(shown.stdout)["complete"] is True


def test_killed_a_dozen_times(tmp_path: Path) -> None:
    """A walk killed twelve times at random moments keeps every answer that was accepted."""
    assert killed(tmp_path, seed=2026, times=12) > 20


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_killed_two_hundred_times(tmp_path: Path, seed: int) -> None:
    """Walks killed two hundred times in all, fifty a seed, keep every answer that was accepted."""
    assert killed(tmp_path, seed=seed, times=50) > 100
