"""Walks whose scores are given: what a report should say of them can be told without asking the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from cx_audit.core.audit import Audit
from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.questions import Answer, Prediction, Response
from cx_audit.core.result import result_of, scores_to_save
from tests.engagement.walks import audits

from .walks_for_slides import of_touchpoints

FIVE = ("website", "call", "buy", "problem", "leader")
_WORDS = {Direction.UP: "pleased", Direction.DOWN: "annoyed"}


def scored(at: int, trusts: Sequence[int], *, answers: Mapping[str, str] | None = None, round_: int = 1) -> Audit:
    """The walk of the leader who began so many days after the first, with these trust scores in the order of the walk.

    Every basic is met and every touchpoint has an extra that is told of, so that the feeling alone sets the score.
    Five scores are of the first walk, and more or fewer of a walk with as many touchpoints. `answers` are further ones.
    """
    walk = next(each for each in audits() if each.complete and each.round == 3)
    if len(trusts) != len(FIVE):
        walk = of_touchpoints(walk, len(trusts))
    responses: dict[str, Response] = {
        key: value for key, value in walk.responses.items() if "/moment/" not in key and not key.endswith("/seal")
    }
    for touchpoint, trust in zip(walk.checklist.touchpoints, trusts, strict=True):
        way = Direction.UP if trust > 0 else Direction.DOWN
        felt = Felt(word=_WORDS[way], direction=way, strength=abs(trust))
        responses[f"{touchpoint.id}/feeling"] = Answer(felt)
        responses[f"{touchpoint.id}/moment/1"] = Answer("none")
        responses[f"{touchpoint.id}/extra/1/grade"] = Answer("tell")
    responses |= {key: Answer(value) for key, value in (answers or {}).items()}
    first = walk.started + timedelta(days=100 * (round_ - 3) + at)
    return saved(
        replace(
            walk,
            id=f"scored{round_:02}{at:04}",
            leader=f"Leader {at + 1}",
            round=round_,
            started=first,
            finished=first + timedelta(hours=8),
            responses=responses,
        )
    )


def team(*trusts: Sequence[int]) -> tuple[Audit, ...]:
    """A walk for each of these rows of scores, by the leaders A, B, and so on."""
    return tuple(scored(at, each) for at, each in enumerate(trusts))


def predicted(walk: Audit, scores: Sequence[int]) -> Audit:
    """The walk with these predictions, in the order of the walk."""
    new = {
        f"predictions/{touchpoint.id}": Answer(Prediction(score=score, certain=60))
        for touchpoint, score in zip(walk.checklist.touchpoints, scores, strict=True)
    }
    return replace(walk, responses={**walk.responses, **new})


def weighted(walk: Audit, weights: Sequence[float]) -> Audit:
    """The walk of a checklist whose touchpoints have these weights."""
    touchpoints = tuple(
        replace(each, weight=weight) for each, weight in zip(walk.checklist.touchpoints, weights, strict=True)
    )
    return saved(replace(walk, checklist=replace(walk.checklist, touchpoints=touchpoints)))


def saved(walk: Audit) -> Audit:
    """The walk as it is after its last answer: with the scores that its answers give, and nothing of before."""
    return replace(walk, seal=None, changes=(), saved_scores=scores_to_save(result_of(walk)))
