"""Walks of a checklist that estimates what its fixes take, or that says nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Basic, Effort, Pair, Touchpoint, ValueQuestion

Fix = Basic | Pair | ValueQuestion
Estimate = Callable[[Touchpoint, Fix], Effort | None]
"""What the checklist says that a fix at a touchpoint takes; None where it says nothing."""


def in_turn(*efforts: Effort | None) -> Estimate:
    """These efforts one after the other, over and over, as the fixes come in the checklist."""
    turns = cycle(efforts)
    return lambda touchpoint, fix: next(turns)


def estimated(audits: tuple[Audit, ...], estimate: Estimate) -> tuple[Audit, ...]:
    """The walks, all with the checklist of the first, in which each fix has this effort."""
    checklist = audits[0].checklist
    touchpoints = tuple(_estimated(each, estimate) for each in checklist.touchpoints)
    checklist = replace(checklist, touchpoints=touchpoints)
    return tuple(replace(each, checklist=checklist) for each in audits)


def _estimated(touchpoint: Touchpoint, estimate: Estimate) -> Touchpoint:
    return replace(
        touchpoint,
        pairs=tuple(replace(each, effort=estimate(touchpoint, each)) for each in touchpoint.pairs),
        basics=tuple(replace(each, effort=estimate(touchpoint, each)) for each in touchpoint.basics),
        value=touchpoint.value and replace(touchpoint.value, effort=estimate(touchpoint, touchpoint.value)),
    )
