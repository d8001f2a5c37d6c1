"""Walks of a checklist that estimates what its fixes take, or that says nothing of it, and actions that are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import cycle

from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Basic, Effort, Pair, Touchpoint, ValueQuestion
from cx_audit.core.missed import Missed
from cx_audit.core.shared_priorities import SharedPriority
from cx_audit.report.material import Material

from .materials import one_material, team_material

Fix = Basic | Pair | ValueQuestion
Estimate = Callable[[Touchpoint, Fix], Effort | None]
"""What the checklist says that a fix at a touchpoint takes; None where it says nothing."""
Needed = tuple[str, int, Sequence[tuple[str, Effort | None]]]
"""A touchpoint's title, its need, and its fixes with what they take."""


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


def needing(*needed: Needed, leaders: int = 1) -> Material:
    """A report's material in which these touchpoints are in need, for each leader alike."""
    material = one_material() if leaders == 1 else team_material()
    touchpoints = [
        replace(material.touchpoints[0], id=f"step-{at}", title=title) for at, (title, _, _) in enumerate(needed)
    ]
    priorities = tuple(
        SharedPriority(
            touchpoint=touchpoint,
            needs=Fraction(need * leaders),
            leaders=leaders,
            range=(need, need),
            weighed=Fraction(need),
            fixes=tuple(
                Missed(
                    key=f"{touchpoint.id}/basic/{at}",
                    touchpoint_id=touchpoint.id,
                    title=touchpoint.title,
                    entry=Basic(id=str(at), ask="?", name="n", fix=fix, effort=effort),
                    letters=("A",),
                    walked=leaders,
                    costs=(5,),
                )
                for at, (fix, effort) in enumerate(fixes)
            ),
            acts=(),
        )
        for touchpoint, (_, need, fixes) in zip(touchpoints, needed, strict=True)
    )
    walked = tuple(
        replace(material.walked.touchpoints[0], touchpoint=each) for each in (*touchpoints, material.touchpoints[-1])
    )
    return replace(material, walked=replace(material.walked, priorities=priorities, touchpoints=walked))
