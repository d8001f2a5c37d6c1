"""Made-up walks of several leaders, each with the scores that a test asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Checklist
from cx_audit.core.choices import STUFF, YES, Grade
from cx_audit.core.engagement import Engagement, engagement_of
from cx_audit.core.questions import Answer, Prediction, Response
from cx_audit.core.team import Team, Walked, team_of

from .samples import CHECKLIST, NOON, down, seal_of, up, walked

Replies = dict[str, Response]


def scored(touchpoint: str, trust: int) -> Replies:
    """Answers that come to this trust score, by a feeling alone: all basics met, and an extra where it is up."""
    felt = up(trust) if trust > 0 else down(-trust)
    replies: Replies = {f"{touchpoint}/feeling": Answer(felt)}
    if trust > 0:
        replies |= {
            f"{touchpoint}/extra/1": Answer(YES),
            f"{touchpoint}/extra/1/grade": Answer(Grade.TELL),
            f"{touchpoint}/extra/1/kind": Answer(STUFF),
        }
    return replies


def predicted(touchpoint: str, score: int, certain: int = 50) -> Replies:
    """A prediction for a touchpoint."""
    return {f"predictions/{touchpoint}": Answer(Prediction(score=score, certain=certain))}


def walk_of(
    leader: str,
    replies: Mapping[str, Response],
    *,
    day: int = 0,
    number: int = 1,
    until: str = "",
    checklist: Checklist = CHECKLIST,
) -> Audit:
    """One leader's walk, begun `day` days after the first; finished, unless it ends at the question `until`."""
    started = NOON + timedelta(days=day)
    walk = walked(replies, until=until, checklist=checklist)
    return Audit(
        id=f"{leader.lower().replace(' ', '')}{number}{day:02d}".ljust(8, "x"),
        organisation="Made Up",
        leader=leader,
        round=number,
        checklist=checklist,
        started=started,
        changed=started,
        finished=None if until else started + timedelta(hours=1),
        responses=walk.responses,
        seal=seal_of(walk, started),
        made_up=True,
    )


def leaders(shop: Iterable[int], phone: Iterable[int]) -> tuple[Audit, ...]:
    """One finished walk for each pair of scores, a leader a day: Ann, Bob and so on."""
    names = ("Ann", "Bob", "Cid", "Dee", "Eve", "Fay", "Gil", "Hal", "Ida", "Jon", "Kay", "Leo")
    return tuple(
        walk_of(name, scored("shop", one) | scored("phone", other), day=day)
        for day, (name, one, other) in enumerate(zip(names, shop, phone, strict=False))
    )


def engagement(*audits: Audit) -> Engagement:
    """The engagement of these audits."""
    return engagement_of("Made Up", audits)


def team(*audits: Audit, number: int = 1) -> Team:
    """One round of the made-up checklist."""
    return team_of(engagement(*audits), number, CHECKLIST.id)


def side_by_side(*audits: Audit) -> Walked:
    """What the finished walks of the first round come to."""
    found = team(*audits).walked
    assert found is not None
    return found


def with_version(checklist: Checklist, version: str) -> Checklist:
    """The checklist under another version number, the same in meaning."""
    return replace(checklist, version=version)
