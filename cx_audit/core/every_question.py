"""Every question that a checklist can lead to, whatever is answered."""

from __future__ import annotations

import re
from dataclasses import replace

from cx_audit.core.checklist import Checklist, Commitment, Touchpoint
from cx_audit.core.choices import YES, GivenBack
from cx_audit.core.feelings import Direction
from cx_audit.core.keys import AFTER
from cx_audit.core.questions import Answer, FeelingQuestion, Question, Response
from cx_audit.core.script import steps

_REPEATED = re.compile(r"^([^/]+/(?:moment|extra|quote|promise))/(?:[0-9]+|again)(?=/|\Z)")


def every_question(checklist: Checklist) -> dict[str, Question]:
    """The questions by key, in the order of the walk; of those asked again and again, the first, by its number 1."""
    responses: dict[str, Response] = {}
    for touchpoint in checklist.touchpoints:
        responses[f"{touchpoint.id}/moment/1"] = Answer(str(Direction.UP))
        responses[f"{touchpoint.id}/extra/1"] = Answer(YES)
        responses[f"{touchpoint.id}/promise/1"] = Answer(YES)
        responses[f"{touchpoint.id}/value"] = Answer(str(GivenBack.MORE))
    for item in checklist.after:
        if isinstance(item.question, Commitment):
            responses[f"{AFTER}/{item.id}/what"] = Answer(item.question.ask)
    questions = {step.key: step.question for step in steps(_unconditional(checklist), responses)}
    return {key: _either_way(question) for key, question in questions.items() if key == first_key(key)}


def first_key(key: str) -> str:
    """The key of the first question of its kind: `call/moment/1/what` for `call/moment/3/what`."""
    return _REPEATED.sub(r"\1/1", key)


def _either_way(question: Question) -> Question:
    if isinstance(question, FeelingQuestion) and question.direction is not None:
        return replace(question, direction=None)
    return question


def _unconditional(checklist: Checklist) -> Checklist:
    return replace(
        checklist,
        before=tuple(replace(item, when=()) for item in checklist.before),
        touchpoints=tuple(_unconditional_touchpoint(touchpoint) for touchpoint in checklist.touchpoints),
        after=tuple(replace(item, when=()) for item in checklist.after),
    )


def _unconditional_touchpoint(touchpoint: Touchpoint) -> Touchpoint:
    return replace(
        touchpoint,
        pairs=tuple(replace(pair, when=()) for pair in touchpoint.pairs),
        basics=tuple(replace(basic, when=()) for basic in touchpoint.basics),
        value=replace(touchpoint.value, when=()) if touchpoint.value else None,
        facts=tuple(replace(fact, when=()) for fact in touchpoint.facts),
    )
