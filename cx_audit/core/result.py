"""The result of one audit, always computed from its answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from cx_audit.core.audit import Audit, SavedScores
from cx_audit.core.checklist import Touchpoint
from cx_audit.core.choices import Grade
from cx_audit.core.evidence import Possible, Unmet, evidence_of
from cx_audit.core.feelings import Felt
from cx_audit.core.questions import NO_WAY_THROUGH, Prediction
from cx_audit.core.responses import Responses, feeling_of, text_of, value_of
from cx_audit.core.scoring import (
    SCORING_VERSION,
    Level,
    Span,
    level_of_net_trust,
    level_of_trust,
    net_trust,
    rounded_net_trust,
)
from cx_audit.core.step import Step
from cx_audit.core.stretches import Script, script_of

_QUOTATION_MARKS = '"“”„«» '


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment that hit harder than the rest; `what` may be empty."""

    what: str
    felt: Felt


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Something not asked for; `what` and `who` may be empty, `kind` is treatment or stuff."""

    what: str
    who: str
    grade: Grade | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointResult:
    """What one touchpoint's answers come to. Spans hold one score when nothing scored is missing."""

    touchpoint: Touchpoint
    begun: bool
    got_through: bool
    feeling: Felt | None
    moments: tuple[Moment, ...]
    extras: tuple[Extra, ...]
    grades: tuple[Grade, ...]
    unmet: tuple[Unmet, ...]
    felt: Span
    ceiling: Span
    trust: Span
    complete: bool
    prediction: Prediction | None
    quotes: tuple[str, ...] = ()
    departments_met: tuple[str, ...] = ()

    @property
    def level(self) -> Level | None:
        """The level of the trust score; None while more than one score is possible."""
        return None if self.trust.known is None else level_of_trust(self.trust.known)

    @property
    def rose_tint(self) -> int | None:
        """F - T where that is above 0, else 0; None while more than one score is possible."""
        if self.felt.known is None or self.trust.known is None:
            return None
        return max(0, self.felt.known - self.trust.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result of an audit; without a headline (`net_trust`, `level`, `weakest`) while an answer is missing."""

    touchpoints: tuple[TouchpointResult, ...]
    complete: bool
    net_trust: Fraction | None
    level: Level | None
    weakest: TouchpointResult | None

    @property
    def built(self) -> int:
        """How many touchpoints built trust, counting only those whose sign is certain."""
        return sum(1 for each in self.touchpoints if each.trust.low > 0)

    @property
    def weakest_alike(self) -> tuple[TouchpointResult, ...]:
        """Every touchpoint with the lowest trust score, `weakest` first; none without a headline."""
        if self.weakest is None:
            return ()
        others = (each for each in self.touchpoints if each is not self.weakest)
        return (self.weakest, *(each for each in others if each.trust == self.weakest.trust))

    @property
    def verdict(self) -> str | None:
        """Built or eroded: a tie gained nothing, so it counts as eroded."""
        if self.net_trust is None:
            return None
        return "built" if self.net_trust > 0 else "eroded"


def result_of(audit: Audit, *, counting: Collection[str] | None = None, script: Script | None = None) -> Result:
    """The result of an audit, recomputed from its answers; `counting` names the scored questions that count.

    `script` is the script of these answers, where it is at hand already.
    """
    script = script or script_of(audit.checklist, audit.responses)
    evidence = evidence_of(script, counting=counting)
    predictions = audit.predictions
    stretches = script.stretches
    touchpoints = tuple(
        _touchpoint_result(
            audit, touchpoint, stretches[touchpoint.id].steps, evidence[touchpoint.id], predictions.get(touchpoint.id)
        )
        for touchpoint in audit.checklist.touchpoints
    )
    complete = audit.complete and all(each.complete for each in touchpoints)
    if not complete:
        return Result(touchpoints=touchpoints, complete=False, net_trust=None, level=None, weakest=None)
    trusts = [each.trust.low for each in touchpoints]
    net = net_trust([(each.trust.low, each.touchpoint.weight) for each in touchpoints])
    return Result(
        touchpoints=touchpoints,
        complete=True,
        net_trust=net,
        level=level_of_net_trust(net, trusts),
        weakest=min(touchpoints, key=lambda each: (each.trust.low, not each.touchpoint.first_among_equals)),
    )


def scores_to_save(result: Result) -> SavedScores | None:
    """The scores that are saved beside the answers when a walk ends; None without a headline."""
    if result.net_trust is None:
        return None
    return SavedScores(
        scoring_version=SCORING_VERSION,
        net_trust=rounded_net_trust(result.net_trust),
        trust={each.touchpoint.id: each.trust.low for each in result.touchpoints},
    )


def _touchpoint_result(
    audit: Audit, touchpoint: Touchpoint, asked: Iterable[Step], possible: Possible, prediction: Prediction | None
) -> TouchpointResult:
    responses = audit.responses
    visible = {step.key for step in asked}
    extras = tuple(_extras(touchpoint, responses, visible))
    return TouchpointResult(
        touchpoint=touchpoint,
        begun=f"{touchpoint.id}/card" in responses,
        got_through=value_of(responses, f"{touchpoint.id}/card") != NO_WAY_THROUGH,
        feeling=feeling_of(responses, f"{touchpoint.id}/feeling"),
        moments=tuple(_moments(touchpoint, responses, visible)),
        extras=extras,
        grades=possible.worst.grades,
        unmet=possible.unmet,
        felt=possible.felt,
        ceiling=possible.ceiling,
        trust=possible.trust,
        complete=possible.complete,
        prediction=prediction,
        quotes=tuple(_quotes(touchpoint, responses, visible)),
        departments_met=_departments_met(touchpoint, responses, visible),
    )


def _moments(touchpoint: Touchpoint, responses: Responses, visible: set[str]) -> list[Moment]:
    found = []
    for number in count(1):
        key = f"{touchpoint.id}/moment/{number}"
        if key not in visible:
            break
        felt = feeling_of(responses, f"{key}/feeling")
        turned = felt is not None and value_of(responses, key) != felt.direction
        if f"{key}/feeling" in visible and felt is not None and not turned:
            found.append(Moment(what=text_of(responses, f"{key}/what"), felt=felt))
    return found


def _extras(touchpoint: Touchpoint, responses: Responses, visible: set[str]) -> list[Extra]:
    found = []
    for number in count(1):
        key = f"{touchpoint.id}/extra/{number}"
        if f"{key}/grade" not in visible:
            break
        grade = text_of(responses, f"{key}/grade")
        found.append(
            Extra(
                what=text_of(responses, f"{key}/what"),
                who=text_of(responses, f"{key}/who"),
                grade=Grade(grade) if grade else None,
                kind=text_of(responses, f"{key}/kind"),
            )
        )
    return found


def _quotes(touchpoint: Touchpoint, responses: Responses, visible: set[str]) -> Iterator[str]:
    """The quotes without the quotation marks that the leader may have typed, for a page has its own."""
    for number in count(1):
        key = f"{touchpoint.id}/quote/{number}"
        quote = text_of(responses, key)
        if key not in visible or not quote:
            return
        yield quote.strip(_QUOTATION_MARKS) or quote


def _departments_met(touchpoint: Touchpoint, responses: Responses, visible: set[str]) -> tuple[str, ...]:
    key = f"{touchpoint.id}/departments"
    met = value_of(responses, key)
    return met if key in visible and isinstance(met, tuple) else ()
