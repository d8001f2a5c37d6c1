"""From the answers of one touchpoint to its evidence, with the missing ones at their worst and at their best."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from cx_audit.core.checklist import Basic, Pair, Touchpoint, ValueQuestion
from cx_audit.core.choices import BAD, NO, GivenBack, Grade, Outcome
from cx_audit.core.feelings import WEAKEST, Direction, Felt
from cx_audit.core.questions import NO_WAY_THROUGH, Answer, Response, Value
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
from cx_audit.core.step import Step, is_answered
from cx_audit.core.stretches import Script
from cx_audit.core.visibility import conditional_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """A basic, a bad pole or a value that was less, with what it costs; `outcome` as it was answered."""

    entry: Basic | Pair | ValueQuestion
    outcome: Outcome
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """The evidence of one touchpoint, in each case that its answers leave open; equal when no scored one is missing.

    `worst` and `best` have the missing answers at their worst and their best. `blocked` is the case that the leader
    could not get through, while that is not known. `unmet` has what is known not to be met, costliest first.
    """

    worst: Evidence
    best: Evidence
    blocked: tuple[Evidence, ...]
    unmet: tuple[Unmet, ...]
    complete: bool

    @property
    def scores(self) -> tuple[Score, ...]:
        """The score in each case."""
        return tuple(score(each) for each in (self.worst, self.best, *self.blocked))

    @property
    def felt(self) -> Span:
        """The span of the felt score F."""
        return _span(each.felt for each in self.scores)

    @property
    def ceiling(self) -> Span:
        """The span of the ceiling C."""
        return _span(each.ceiling for each in self.scores)

    @property
    def trust(self) -> Span:
        """The span of the trust score T."""
        return _span(each.trust for each in self.scores)


def _span(numbers: Iterable[int]) -> Span:
    found = tuple(numbers)
    return Span(low=min(found), high=max(found))


class _Gathering:
    """Two columns, the worst and the best that is possible, filled answer by answer."""

    def __init__(self) -> None:
        self.feeling = (LOWEST, HIGHEST)
        self.moments: tuple[list[int], list[int]] = ([], [])
        self.costs: tuple[list[int], list[int]] = ([], [])
        self.grades: tuple[list[Grade], list[Grade]] = ([], [])
        self.unmet: list[Unmet] = []
        self.complete = True

    def take_feeling(self, value: Value | None) -> None:
        if isinstance(value, Felt):
            self.feeling = (value.signed, value.signed)
        else:
            self.complete = False

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


def evidence_of(script: Script, *, counting: Collection[str] | None = None) -> dict[str, Possible]:
    """The evidence in the visible answers of a script, for each touchpoint by its id.

    `counting` has the keys of the basics, pairs and value questions that count, as in `call/basic/listened`; None
    counts all. Another is neither scored nor missing, and still shows or hides the questions that depend on it.
    Feelings, moments and extras always count.
    """
    unsettled = _unsettled(script)
    return {
        each.id: _possible(each, script.stretches[each.id].steps, script.responses, unsettled, counting)
        for each in script.checklist.touchpoints
    }


def _unsettled(script: Script) -> frozenset[str]:
    """Keys of questions that are not answered and that show, or may come to show once earlier ones are answered."""
    shown = {step.key for stretch in script.stretches.values() for step in stretch.steps}
    found = shown.difference(script.responses)
    if not found:
        return frozenset()
    for key, conditions in conditional_entries(script.checklist):
        undecided = any(condition.key in found for condition in conditions)
        settled = tuple(condition for condition in conditions if condition.key not in found)
        if key not in shown and undecided and holds(settled, script.shown):
            found.add(key)
    return frozenset(found)


def _possible(
    touchpoint: Touchpoint,
    visible: Iterable[Step],
    responses: Responses,
    unsettled: frozenset[str],
    counting: Collection[str] | None,
) -> Possible:
    card = value_of(responses, f"{touchpoint.id}/card")
    blocked = _blocked(touchpoint, responses, counting) if card in (None, NO_WAY_THROUGH) else None
    if blocked is not None and card == NO_WAY_THROUGH:
        found = blocked
    else:
        found = _got_through(touchpoint, visible, responses, unsettled, counting)
    return Possible(
        worst=found.column(0),
        best=found.column(1),
        blocked=(blocked.column(0), blocked.column(1)) if blocked is not None and card is None else (),
        unmet=tuple(sorted(found.unmet, key=lambda each: -each.cost)),
        complete=found.complete and card is not None,
    )


def _blocked(touchpoint: Touchpoint, responses: Responses, counting: Collection[str] | None) -> _Gathering:
    """Could not get through: the feeling counts, and every critical basic is missed."""
    found = _Gathering()
    found.take_feeling(value_of(responses, f"{touchpoint.id}/feeling"))
    for basic in touchpoint.basics:
        if basic.critical and _counts(f"{touchpoint.id}/basic/{basic.id}", counting):
            found.cost(basic, Outcome.MISSED, cost_of_basic(Outcome.MISSED, critical=True))
    return found


def _got_through(
    touchpoint: Touchpoint,
    visible: Iterable[Step],
    responses: Responses,
    unsettled: frozenset[str],
    counting: Collection[str] | None,
) -> _Gathering:
    found = _Gathering()
    found.take_feeling(value_of(responses, f"{touchpoint.id}/feeling"))
    shown = set()
    for step in visible:
        shown.add(step.key)
        if counting is None or _counts(_scored_key(step), counting):
            _take(found, step, step.key.removeprefix(f"{touchpoint.id}/"), responses)
    for key, entry in _entries(touchpoint):
        if key in unsettled and key not in shown and _counts(key, counting):
            _take_unanswered(found, entry)
    return found


def _counts(key: str, counting: Collection[str] | None) -> bool:
    return counting is None or not key or key in counting


def _scored_key(step: Step) -> str:
    """The key of the basic, pair or value question that a step belongs to; empty where it belongs to none."""
    match step.entry:
        case Basic() | Pair():
            return step.key
        case ValueQuestion():
            return step.key.removesuffix("/grade")
        case _:
            return ""


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
