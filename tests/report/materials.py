"""What reports are made from in these tests: the made-up engagement, teams of any size, and hostile texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from cx_audit.core.audit import Audit
from cx_audit.core.engagement import engagement_of
from cx_audit.core.exposure import exposures_of
from cx_audit.core.follow_ups import FollowUpState, Mark, follow_ups_in, latest_marks
from cx_audit.core.questions import Answer, TextQuestion
from cx_audit.core.round_findings import findings_of
from cx_audit.core.rounds_chosen import Wanted, finished_walks
from cx_audit.core.script import steps
from cx_audit.core.team import team_of
from cx_audit.core.volumes import Volume
from cx_audit.report.material import Material
from tests.engagement.walks import audits
from tests.papers.hostile import PIECES

TODAY = date(2025, 8, 20)
NOTED = datetime(2025, 8, 1, tzinfo=UTC)
VERY_LONG = "x" * 5000
HOSTILE = " ".join((*PIECES, "日本語", "👩‍🚀", "#set page(red)", VERY_LONG))


def material_of(
    walked: tuple[Audit, ...],
    number: int,
    *,
    compare: bool = False,
    names: bool = False,
    volumes: dict[str, Volume] | None = None,
    marks: tuple[Mark, ...] = (),
) -> Material:
    """The material of one round of these audits of one organisation."""
    engagement = engagement_of(walked[0].organisation, walked)
    checklist_id = walked[0].checklist.id
    team = team_of(engagement, number, checklist_id)
    assert team.walked is not None
    rounds = None
    if compare:
        finished = tuple(each for each in finished_walks(engagement)[checklist_id] if each <= number)
        rounds = findings_of(engagement, Wanted(rounds=finished, checklist=checklist_id), marks)
    holding = latest_marks(marks)
    walks = team.walked.walks
    return Material(
        people={engagement.letter_of(audit.leader): audit.leader for audit in walked},
        team=team,
        walked=team.walked,
        exposures=exposures_of([walk.result for walk in walks], volumes or {}),
        follow_ups=tuple(each for walk in walks for each in follow_ups_in(walk.audit, holding)),
        marks_known=True,
        rounds=rounds,
        digests={walk.audit.id: "0123abcd" * 8 for walk in walks},
        names=names,
        today=TODAY,
    )


def kept(audit: Audit) -> Mark:
    """A mark that says that the audit's commitment was kept."""
    [made] = [each for each in follow_ups_in(audit, {}) if each.touchpoint is None]
    at = datetime(2025, 8, 19, tzinfo=UTC)
    return Mark(follow_up=made.id, state=FollowUpState.KEPT, day="2025-08-18", at=at, note="rang each of them")


@cache
def team_material(*, names: bool = False) -> Material:
    """Round 3 of the made-up engagement with everything that can stand beside it."""
    volumes = {"call": Volume(touchpoint="call", low=10_000, high=14_000, at=NOTED)}
    first = next(each for each in audits() if each.round == 3 and each.complete)
    return material_of(audits(), 3, compare=True, names=names, volumes=volumes, marks=(kept(first),))


@cache
def one_material(*, names: bool = False) -> Material:
    """The first leader's walk of round 3 alone."""
    [first, *_] = [each for each in audits() if each.round == 3 and each.complete]
    return material_of((first,), 3, names=names)


def team_of_size(count: int) -> tuple[Audit, ...]:
    """So many finished walks of one round, copies of the made-up ones under other names."""
    finished = [each for each in audits() if each.round == 1 and each.complete]
    return tuple(
        replace(finished[at % len(finished)], id=f"walk{at:08}", leader=f"Leader {at + 1}") for at in range(count)
    )


def spoiled(audit: Audit, leader: str) -> Audit:
    """The audit with a hostile text wherever a person can write one, in the checklist too."""
    responses = {
        key: Answer(value=HOSTILE)
        if isinstance(answer, Answer) and isinstance(answer.value, str) and _is_free(audit, key)
        else answer
        for key, answer in audit.responses.items()
    }
    checklist = audit.checklist
    touchpoints = tuple(
        replace(
            each,
            title=HOSTILE if each.id == "call" else each.title,
            departments=(HOSTILE,),
            basics=tuple(
                replace(basic, name=HOSTILE, fix=HOSTILE, ask=HOSTILE, departments=(HOSTILE,)) for basic in each.basics
            ),
            extras=replace(each.extras, acts=(HOSTILE,)),
        )
        for each in checklist.touchpoints
    )
    checklist = replace(checklist, title=HOSTILE, touchpoints=touchpoints)
    return replace(audit, organisation=HOSTILE, leader=leader, responses=responses, checklist=checklist)


def _is_free(audit: Audit, key: str) -> bool:
    return any(
        step.key == key and isinstance(step.question, TextQuestion) for step in steps(audit.checklist, audit.responses)
    )


def hostile_material(count: int = 3, *, names: bool = True) -> Material:
    """A round of leaders whose every text is hostile."""
    walks = [each for each in audits() if each.round == 1 and each.complete][:count]
    people = [f"{letter}{HOSTILE}" for letter in "ABCDEF"]
    return material_of(tuple(spoiled(each, name) for each, name in zip(walks, people, strict=False)), 1, names=names)
