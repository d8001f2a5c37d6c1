"""A step of the walk: one visible question in its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cx_audit.core.checklist import Basic, Item, Pair, Touchpoint, ValueQuestion
from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.keys import AFTER, BEFORE, PREDICTIONS
from cx_audit.core.questions import Answer, FeelingQuestion, Question
from cx_audit.core.responses import Responses


class Part(StrEnum):
    """The part of the walk that a step belongs to."""

    BEFORE = BEFORE
    PREDICTIONS = PREDICTIONS
    TOUCHPOINT = "touchpoint"
    AFTER = AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One visible question with its key; `name` is a short label for a review or a log."""

    key: str
    question: Question
    part: Part
    name: str
    touchpoint: Touchpoint | None = None
    entry: Basic | Pair | ValueQuestion | Item | None = None


def is_answered(step: Step, responses: Responses) -> bool:
    """Whether a question has an answer that still fits: a moment that was turned round is felt anew."""
    response = responses.get(step.key)
    match step.question, response:
        case _, None:
            return False
        case FeelingQuestion(direction=Direction() as direction), Answer(value=Felt(direction=felt)):
            return felt is direction
        case _:
            return True
