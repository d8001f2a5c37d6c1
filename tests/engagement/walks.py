"""The walks of the made-up engagement: who walked what in which round, and how each visit went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cx_audit.archive.folder import Folder
from cx_audit.core.audit import Audit
from cx_audit.core.result import result_of, scores_to_save
from cx_audit.core.walk import Change, Walk, drive
from cx_audit.library.answers import read_answers
from cx_audit.library.shelf import Shelf
from cx_audit.terminal.scripted_asker import ScriptedAsker

from .happenings import BASICS, HAPPENINGS, PAIRS, Happening

ORGANISATION = "Tidewater Tiles"
LEADERS = ("Amara Oduya", "Bram de Wit", "Chiyo Tanaka", "Dora Lindqvist", "Emil Novák", "Farah Haddad")
"""Made-up leaders, the most senior first."""


@dataclass(frozen=True)
class Planned:
    """One walk: its visits as letters from e (eroding) to x (remarkable); fewer than five leave it open."""

    round: int
    leader: str
    visits: str
    predicted: tuple[int, int, int, int, int]
    certain: int


AMARA, BRAM, CHIYO, DORA, EMIL, FARAH = LEADERS
PLAN = (
    Planned(1, AMARA, "recbx", (5, 6, 4, 3, 8), 80),
    Planned(1, BRAM, "bccbb", (7, 8, 6, 5, 6), 90),
    Planned(1, CHIYO, "eerbr", (3, -2, 2, -4, 1), 40),
    Planned(1, DORA, "crbxb", (2, 3, 5, 1, 4), 60),
    Planned(1, FARAH, "reccb", (-3, 4, 5, -2, 6), 55),
    Planned(1, EMIL, "re", (4, 4, 4, 4, 4), 50),
    Planned(2, AMARA, "brbbx", (3, 2, 4, 4, 8), 60),
    Planned(2, BRAM, "cbcrb", (6, 7, 6, 6, 6), 85),
    Planned(2, CHIYO, "rebbb", (-2, -3, 2, 3, 2), 45),
    Planned(2, DORA, "bbbxx", (3, 3, 5, 6, 5), 65),
    Planned(2, EMIL, "eercr", (2, 3, 3, 2, 5), 50),
    Planned(2, FARAH, "brbbx", (2, -4, 4, 3, 5), 50),
    Planned(3, AMARA, "bbbxx", (5, 4, 5, 6, 8), 70),
    Planned(3, CHIYO, "brbbb", (2, 1, 4, 4, 4), 60),
    Planned(3, DORA, "bbxxx", (5, 5, 6, 8, 8), 70),
    Planned(3, EMIL, "rrbbb", (-2, -4, 2, 2, 3), 55),
    Planned(3, FARAH, "b", (4, 1, 5, 5, 7), 60),
)
_FIRST_DAYS = {1: datetime(2025, 1, 14, 8, 30, tzinfo=UTC), 2: datetime(2025, 4, 15, 8, 30, tzinfo=UTC)}
_FIRST_DAYS[3] = datetime(2025, 7, 15, 8, 30, tzinfo=UTC)
_SAID = {
    "e": "They are one of many, and it shows",
    "r": "It works, mostly",
    "c": "Nothing wrong with them",
    "b": "They look after you",
    "x": "Go there, and ask for Pim",
}


@cache
def audits() -> tuple[Audit, ...]:
    """Every audit of the engagement, with fixed ids and times, finished and open."""
    return tuple(_walked(number, planned) for number, planned in enumerate(PLAN, 1))


def save_engagement(data: Path) -> None:
    """Save every audit of the engagement in a data folder."""
    for audit in audits():
        Folder(data).save(audit)


def _walked(number: int, planned: Planned) -> Audit:
    checklist = Shelf().load("first-walk").checklist
    text = yaml.safe_dump(_answers(planned), allow_unicode=True, sort_keys=False)
    answers = read_answers(text.encode(), "answers.yaml", checklist)
    started = _FIRST_DAYS[planned.round] + timedelta(days=number % 6)
    audit = Audit(
        id=f"tide{planned.round}{LEADERS.index(planned.leader) + 2}234567",
        organisation=ORGANISATION,
        leader=planned.leader,
        round=planned.round,
        checklist=checklist,
        started=started,
        changed=started,
        made_up=True,
    )
    moment = started

    def keep(walk: Walk, change: Change | None) -> None:
        nonlocal audit, moment
        moment += timedelta(seconds=40)
        audit = audit.after(walk, change, moment)

    asker = ScriptedAsker(answers.written)
    drive(audit.walk, asker, keep)
    assert not asker.refusals, asker.refusals
    return replace(audit, saved_scores=scores_to_save(result_of(audit))) if audit.complete else audit


def _answers(planned: Planned) -> dict[str, Any]:
    touchpoints = dict(zip(BASICS, planned.visits, strict=False))
    answers: dict[str, Any] = {
        "checklist": "first-walk",
        "organisation": ORGANISATION,
        "leader": planned.leader,
        "before": {
            "role": f"Leader {LEADERS.index(planned.leader) + 1} of six",
            "why": "Because nobody should leave us with a broken tile",
            "persona": "A nurse with a leaking bathroom",
            "need": "Twelve square metres before Saturday",
            "next": "Ask the neighbour who tiled last year",
            "key-question": "builds" if sum(planned.predicted) > 0 else "erodes",
        },
        "predictions": {
            each: f"{score:+d}, {planned.certain}%" for each, score in zip(BASICS, planned.predicted, strict=True)
        },
        "touchpoints": {each: _visit(each, HAPPENINGS[each][went], planned) for each, went in touchpoints.items()},
    }
    if len(planned.visits) == len(BASICS):
        answers["after"] = _after(planned)
    return answers


def _visit(touchpoint: str, happened: Happening, planned: Planned) -> dict[str, Any]:
    outcome = dict.fromkeys(happened.missed, "missed") | dict.fromkeys(happened.partly, "partly")
    visit: dict[str, Any] = {
        "feeling": happened.feeling,
        "pairs": {PAIRS[touchpoint]: "bad" if happened.bad_pole else "good"},
        "basics": {basic: outcome.get(basic, "met") for basic in BASICS[touchpoint]},
        "quotes": [happened.quote],
        "worked-out": happened.worked_out,
    }
    if happened.moment is not None:
        visit["moments"] = [{"what": happened.moment[0], "feeling": happened.moment[1]}]
    if happened.extra is not None:
        what, who, grade, kind = happened.extra
        visit["extras"] = [{"what": what, "who": who, "grade": grade, "kind": kind}]
    if touchpoint == "buy":
        visit |= {"value": "exactly", "facts": {"buy-again": "same", "compared-with": "With the shop by the ring road"}}
    if touchpoint == "call":
        visit["departments"] = ["reception"]
    if touchpoint == "problem":
        visit["variants"] = ["return"]
        day = _FIRST_DAYS[planned.round].date() + timedelta(days=20)
        visit["promises"] = [{"what": "Send the missing corner pieces", "who": "Ruud", "by": day.isoformat()}]
    return visit


def _after(planned: Planned) -> dict[str, Any]:
    worst = min(planned.visits, key="ercbx".index)
    good = planned.visits.count("b") + planned.visits.count("x")
    weakest = list(BASICS)[planned.visits.index(worst)]
    day = _FIRST_DAYS[planned.round].date() + timedelta(days=45)
    return {
        "remember": "The driver on the stairs" if good > 2 else "The music while I waited",
        "come-back": "will" if good > 2 else "might",
        "tell-others": "would" if good > 3 else "if-asked",
        "sentence": _SAID[worst],
        "only-one": "one-of-few",
        "why-again": ["treatment"] if good > 2 else ["location"],
        "key-question": "builds" if good > 2 else "erodes",
        "learned": f"How the {weakest} is from outside",
        "would-change": "People would come from the next town",
        "commitment": {"what": f"Mend the {weakest} first", "who": planned.leader, "by": day.isoformat()},
        "look-again": (day + timedelta(days=45)).isoformat(),
    }
