"""The documented shape of `checklist show --json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from cx_audit.core.checklist import AskedOnce, Checklist, Commitment, Condition, Touchpoint
from cx_audit.core.questions import (
    ChoiceQuestion,
    DayQuestion,
    NumberQuestion,
    SeveralQuestion,
    TextQuestion,
    Unit,
)


def checklist_json(checklist: Checklist, path: str) -> dict[str, Any]:
    """What a checklist asks, touchpoint by touchpoint."""
    return {
        "id": checklist.id,
        "version": checklist.version,
        "title": checklist.title,
        "summary": checklist.summary,
        "language": checklist.language,
        "path": path,
        "touchpoints": [_touchpoint_json(touchpoint) for touchpoint in checklist.touchpoints],
        "departments": list(checklist.departments),
    }


def _touchpoint_json(touchpoint: Touchpoint) -> dict[str, Any]:
    return {
        "id": touchpoint.id,
        "title": touchpoint.title,
        "do": touchpoint.do,
        "minutes": touchpoint.minutes,
        "weight": touchpoint.weight,
        "departments": list(touchpoint.departments),
        "ideas": list(touchpoint.ideas),
        "variants": [variant.id for variant in touchpoint.variants],
        "pairs": [
            {
                "id": pair.id,
                "ask": pair.ask,
                "good": pair.good,
                "bad": pair.bad,
                "first": "bad" if pair.bad_first else "good",
                "fix": pair.fix,
                "effort": pair.effort,
                "when": _when_json(pair.when),
            }
            for pair in touchpoint.pairs
        ],
        "basics": [
            {
                "id": basic.id,
                "ask": basic.ask,
                "name": basic.name,
                "critical": basic.critical,
                "fix": basic.fix,
                "effort": basic.effort,
                "departments": list(basic.departments),
                "ideas": list(basic.ideas),
                "when": _when_json(basic.when),
            }
            for basic in touchpoint.basics
        ],
        "value": touchpoint.value.ask if touchpoint.value else None,
        "value_fix": touchpoint.value.fix if touchpoint.value else "",
        "value_effort": touchpoint.value.effort if touchpoint.value else None,
        "value_when": _when_json(touchpoint.value.when) if touchpoint.value else [],
        "facts": [
            {
                "id": fact.id,
                "ask": fact.question.ask,
                "kind": _kind(fact.question),
                "when": _when_json(fact.when),
            }
            for fact in touchpoint.facts
        ],
    }


def _when_json(when: Sequence[Condition]) -> list[dict[str, Any]]:
    return [{"question": each.key, "is_not" if each.negated else "is": list(each.values)} for each in when]


def _kind(question: AskedOnce) -> str:
    match question:
        case TextQuestion():
            return "text"
        case ChoiceQuestion():
            return "choice"
        case SeveralQuestion():
            return "several"
        case NumberQuestion(unit=unit):
            return "minutes" if unit is Unit.MINUTES else "number"
        case DayQuestion():
            return "day"
        case Commitment():
            return "commitment"
        case _:
            assert_never(question)
