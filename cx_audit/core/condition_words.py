"""When a question is asked only after some answers, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from cx_audit.core.checklist import Basic, Checklist, Condition, Item, Pair, Touchpoint, ValueQuestion
from cx_audit.core.choices import GOOD, GivenBack, Outcome
from cx_audit.core.keys import AFTER, BEFORE
from cx_audit.core.questions import ChoiceQuestion, SeveralQuestion

_Named = Pair | Basic | ValueQuestion | Item | Touchpoint
"""What a condition can name; a touchpoint stands for its variants."""

_OUTCOMES = {Outcome.MET: "met", Outcome.PARTLY: "partly met", Outcome.MISSED: "missed"}
_GIVEN_BACK = {
    GivenBack.LESS: "less than you paid for",
    GivenBack.EXACTLY: "exactly what you paid for",
    GivenBack.MORE: "more than you paid for",
}


class Conditions:
    """Says of each question of one checklist when it is asked."""

    def __init__(self, checklist: Checklist) -> None:
        self._named = dict(_everything(checklist))
        self._titles = {touchpoint.id: touchpoint.title for touchpoint in checklist.touchpoints}

    def only_if(self, when: Sequence[Condition], *, within: str = "") -> str:
        """When a question of the touchpoint `within` is asked: “only if …”; empty where it always is."""
        clauses = [self._clause(condition, within) for condition in when]
        return f"only if {', and '.join(clauses)}" if clauses else ""

    def _clause(self, condition: Condition, within: str) -> str:
        stretch = condition.key.partition("/")[0]
        there = f"at “{self._titles[stretch]}” " if stretch in self._titles and stretch != within else ""
        return there + _said(self._named[condition.key], condition)


def _everything(checklist: Checklist) -> Iterator[tuple[str, _Named]]:
    for prefix, items in ((BEFORE, checklist.before), (AFTER, checklist.after)):
        for item in items:
            yield f"{prefix}/{item.id}", item
    for touchpoint in checklist.touchpoints:
        own = touchpoint.id
        yield f"{own}/variants", touchpoint
        for pair in touchpoint.pairs:
            yield f"{own}/pair/{pair.id}", pair
        for basic in touchpoint.basics:
            yield f"{own}/basic/{basic.id}", basic
        if touchpoint.value is not None:
            yield f"{own}/value", touchpoint.value
        for fact in touchpoint.facts:
            yield f"{own}/fact/{fact.id}", fact


def _said(named: _Named, condition: Condition) -> str:
    negated = condition.negated
    match named:
        case Touchpoint(variants=variants):
            labels = {variant.id: variant.label for variant in variants}
            return f"you {'do not take' if negated else 'take'} {_any_of(condition.values, labels)}"
        case Pair(good=good, bad=bad):
            poles = [good if value == GOOD else bad for value in condition.values]
            return f"you {'did not choose' if negated else 'chose'} {_or([f'“{pole}”' for pole in poles])}"
        case Basic(name=name):
            outcomes = [_OUTCOMES[Outcome(value)] for value in condition.values]
            return f"“{name}” was {'not ' if negated else ''}{_or(outcomes)}"
        case ValueQuestion():
            given = [_GIVEN_BACK[GivenBack(value)] for value in condition.values]
            return f"you {'did not get' if negated else 'got'} back {_or(given)}"
        case Item(question=question):
            options = question.options if isinstance(question, ChoiceQuestion | SeveralQuestion) else ()
            labels = {option.id: option.label for option in options}
            return f"“{question.ask}” {'is not' if negated else 'is'} answered {_any_of(condition.values, labels)}"
        case _:
            assert_never(named)


def _any_of(values: Sequence[str], labels: dict[str, str]) -> str:
    return _or([f"“{labels.get(value, value)}”" for value in values])


def _or(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
