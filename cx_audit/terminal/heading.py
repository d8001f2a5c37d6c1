"""The head of every question: where the leader is, and how far there is to go."""

from __future__ import annotations

from cx_audit.core.questions import CardQuestion, ReviewQuestion, SealQuestion
from cx_audit.core.step import Part, Step
from cx_audit.core.walk import Place

_PARTS = {
    Part.BEFORE: "Before you go",
    Part.PREDICTIONS: "Your predictions",
    Part.AFTER: "Looking back",
    Part.TOUCHPOINT: "At a touchpoint",
}


def whereabouts(step: Step, place: Place) -> str:
    """Where the walk is: The call · touchpoint 2 of 5 · question 3 of 12."""
    match step.question:
        case CardQuestion():
            where = ""
        case ReviewQuestion():
            where = "review"
        case SealQuestion():
            where = "seal"
        case _:
            where = f"question {place.question} of {place.questions}"
    if place.part is Part.TOUCHPOINT and step.touchpoint is not None:
        stretch = f"{step.touchpoint.title} · touchpoint {place.touchpoint} of {place.touchpoints}"
    else:
        stretch = _PARTS[place.part]
    return f"{stretch} · {where}" if where else stretch


def time_left(place: Place) -> str:
    """The minutes left, in words."""
    if place.minutes_left <= 1:
        return "about a minute left"
    if place.minutes_left >= 120:
        return f"about {round(place.minutes_left / 60)} hours left"
    return f"about {place.minutes_left} min left"
