"""The documented shape of `checklist show --json`."""

from __future__ import annotations

from typing import Any

from cx_audit.core.checklist import Checklist, Touchpoint


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
            {"id": pair.id, "ask": pair.ask, "good": pair.good, "bad": pair.bad, "fix": pair.fix}
            for pair in touchpoint.pairs
        ],
        "basics": [
            {
                "id": basic.id,
                "ask": basic.ask,
                "name": basic.name,
                "critical": basic.critical,
                "fix": basic.fix,
                "departments": list(basic.departments),
                "ideas": list(basic.ideas),
            }
            for basic in touchpoint.basics
        ],
        "value": touchpoint.value.ask if touchpoint.value else None,
        "facts": [fact.id for fact in touchpoint.facts],
    }
