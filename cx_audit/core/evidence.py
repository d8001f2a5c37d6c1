"""From the answers of one touchpoint to its evidence, with the missing ones at their worst and at their best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from cx_audit.core.checklist import Basic, Checklist, Condition, Pair, Touchpoint, ValueQuestion
from cx_audit.core.choices import BAD, NO, GivenBack, Grade, Outcome
from cx_audit.core.feelings import WEAKEST, Direction, Felt
from cx_audit.core.questions import NO_WAY_THROUGH, Answer, Response
from cx_audit.core.responses import Responses, holds, value_of
from cx_audit.core.scoring import (
    COST_OF_BAD_POLE,
    COST_OF_LESS,
    HIGHEST,
    LOWEST,
    Evidence,
    Score,
    Span,
    cost_of_basic,
    score,
)
from cx_audit.core.script import Step, is_answered, steps, touchpoint_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """A basic, a bad pole or a value that was less, with what it costs; `outcome` as it was answered."""

    entry: Basic | Pair | ValueQuestion
    outcome: Outcome
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """The evidence of one touchpoint: `worst` and `best` are equal when no scored answer is missing.

    `unmet` has what is known not to be met, costliest first.
    """

    worst: Evidence
    best: Evidence
    unmet: tuple[Unmet, ...]
    complete: bool

    @property
    def scores(self) -> tuple[Score, Score]:
        """The lowest and the highest score that the answers allow."""
        return score(self.worst), score(self.best)

    @property
    def trust(self) -> Span:
        """The span of the trust score T."""
        low, high = self.scores
        return Span(low=low.trust, high=high.trust)


class _Gathering:
    """Two columns, the worst and the best that is possible, filled answer by answer."""

    def __init__(self) -> None:
        self.feeling = (LOWEST, HIGHEST)
        self.moments: tuple[list[int], list[int]] = ([], [])
        self.costs: tuple[list[int], list[int]] = ([], [])
        self.grades: tuple[list[Grade], list[Grade]] = ([], [])
        self.unmet: list[Unmet] = []
        self.complete = True

    def cost(self, entry: Basic | Pair | ValueQuestion, outcome: Outcome, cost: int) -> None:
        for column in self.costs:
            column.append(cost)
        if cost:
            self.unmet.append(Unmet(entry=entry, outcome=outcome, cost=cost))

    def unknown_cost(self, worst: int) -> None:
        self.complete = False
        self.costs[0].append(worst)

    def grade(self, grade: Grade) -> None:
        for column in self.grades:
            column.append(grade)

    def unknown_grade(self) -> None:
        self.complete = False
        self.grades[1].append(Grade.TELL)

    def moment(self, worst: int, best: int) -> None:
        self.moments[0].append(worst)
        self.moments[1].append(best)

    def unknown_moment(self, worst: int, best: int) -> None:
        self.complete = False
        self.moment(worst, best)

    def column(self, at: int) -> Evidence:
        return Evidence(
            feeling=self.feeling[at],
            moments=tuple(self.moments[at]),
            costs=tuple(self.costs[at]),
            grades=tuple(self.grades[at]),
        )


def evidence_of(checklist: Checklist, responses: Responses) -> dict[str, Possible]:
    """The evidence in the visible answers, for each touchpoint by its id."""
    visible = {
        touchpoint.id: tuple(touchpoint_steps(checklist, touchpoint, responses)) for touchpoint in checklist.touchpoints
    }
    unsettled = _unsettled(checklist, responses)
    return {
        touchpoint.id: _gather(touchpoint, visible[touchpoint.id], responses, unsettled)
        for touchpoint in checklist.touchpoints
    }


def _unsettled(checklist: Checklist, responses: Responses) -> frozenset[str]:
    """Keys of questions that are not answered and that show, or may come to show once earlier ones are answered."""
    shown = {step.key for step in steps(checklist, responses)}
    found = {key for key in shown if key not in responses}
    for key, conditions in _conditional(checklist):
        undecided = any(condition.key in found for condition in conditions)
        settled = tuple(condition for condition in conditions if condition.key not in found)
        if key not in shown and undecided and holds(settled, responses):
            found.add(key)
    return frozenset(found)


def _conditional(checklist: Checklist) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    for item in checklist.before:
        yield f"before/{item.id}", item.when
    for touchpoint in checklist.touchpoints:
        for pair in touchpoint.pairs:
            yield f"{touchpoint.id}/pair/{pair.id}", pair.when
        for basic in touchpoint.basics:
            yield f"{touchpoint.id}/basic/{basic.id}", basic.when
        if touchpoint.value is not None:
            yield f"{touchpoint.id}/value", touchpoint.value.when
        for fact in touchpoint.facts:
            yield f"{touchpoint.id}/fact/{fact.id}", fact.when


def _gather(
    touchpoint: Touchpoint, visible: tuple[Step, ...], responses: Responses, unsettled: frozenset[str]
) -> Possible:
    found = _Gathering()
    prefix = f"{touchpoint.id}/"
    for step in visible:
        _take(found, step, step.key.removeprefix(prefix), responses)
    if value_of(responses, f"{prefix}card") == NO_WAY_THROUGH:
        for basic in touchpoint.basics:
            if basic.critical:
                found.cost(basic, Outcome.MISSED, cost_of_basic(Outcome.MISSED, critical=True))
    else:
        shown = {step.key for step in visible}
        for key, entry in _entries(touchpoint):
            if key in unsettled and key not in shown:
                _take_unanswered(found, entry)
    return Possible(
        worst=found.column(0),
        best=found.column(1),
        unmet=tuple(sorted(found.unmet, key=lambda each: -each.cost)),
        complete=found.complete,
    )


def _entries(touchpoint: Touchpoint) -> Iterator[tuple[str, Basic | Pair | ValueQuestion]]:
    for pair in touchpoint.pairs:
        yield f"{touchpoint.id}/pair/{pair.id}", pair
    for basic in touchpoint.basics:
        yield f"{touchpoint.id}/basic/{basic.id}", basic
    if touchpoint.value is not None:
        yield f"{touchpoint.id}/value", touchpoint.value


def _take(found: _Gathering, step: Step, name: str, responses: Responses) -> None:
    response = responses.get(step.key)
    match name.split("/"), response:
        case ["card"], None:
            found.complete = False
        case ["feeling"], Answer(value=Felt() as felt):
            found.feeling = (felt.signed, felt.signed)
        case ["feeling"], _:
            found.complete = False
        case ["moment", _, "feeling"], Answer(value=Felt() as felt) if is_answered(step, responses):
            found.moment(felt.signed, felt.signed)
        case ["moment", number, "feeling"], _:
            up = value_of(responses, f"{step.key.split('/')[0]}/moment/{number}") == Direction.UP
            found.unknown_moment(*((WEAKEST, HIGHEST) if up else (LOWEST, -WEAKEST)))
        case ["moment", _], None:
            found.unknown_moment(LOWEST, HIGHEST)
        case ["extra", _, "grade"] | ["value", "grade"], Answer(value=str() as grade):
            found.grade(Grade(grade))
        case ["extra", _, "grade"] | ["value", "grade"], _:
            found.unknown_grade()
        case ["extra", _], None:
            found.unknown_grade()
        case ["extra", "1"], Answer(value=value) if value == NO and found.feeling == (LOWEST, HIGHEST):
            found.unknown_grade()
        case ["basic" | "pair", _] | ["value"], _ if isinstance(step.entry, Basic | Pair | ValueQuestion):
            _take_entry(found, step.entry, response)
        case _:
            pass


def _take_entry(found: _Gathering, entry: Basic | Pair | ValueQuestion, response: Response | None) -> None:
    if response is None:
        _take_unanswered(found, entry)
    elif isinstance(response, Answer):
        match entry:
            case Basic(critical=critical):
                outcome = Outcome(str(response.value))
                found.cost(entry, outcome, cost_of_basic(outcome, critical=critical))
            case Pair():
                met = response.value != BAD
                found.cost(entry, Outcome.MET if met else Outcome.MISSED, 0 if met else COST_OF_BAD_POLE)
            case ValueQuestion():
                met = response.value != GivenBack.LESS
                found.cost(entry, Outcome.MET if met else Outcome.MISSED, 0 if met else COST_OF_LESS)
            case _:
                assert_never(entry)


def _take_unanswered(found: _Gathering, entry: Basic | Pair | ValueQuestion) -> None:
    match entry:
        case Basic(critical=critical):
            found.unknown_cost(cost_of_basic(Outcome.MISSED, critical=critical))
        case Pair():
            found.unknown_cost(COST_OF_BAD_POLE)
        case ValueQuestion():
            found.unknown_cost(COST_OF_LESS)
            found.unknown_grade()
        case _:
            assert_never(entry)
