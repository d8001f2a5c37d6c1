"""The field sheet of a touchpoint: what a leader carries along, in the order of the walk and without a score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from cx_audit.core.checklist import Checklist, Commitment, Condition, Item, Pair, Touchpoint, ValueQuestion
from cx_audit.core.choices import GIVEN_BACK, GRADES, KINDS_OF_EXTRA, OUTCOMES
from cx_audit.core.condition_words import Conditions
from cx_audit.core.feelings import STRONGEST, WEAKEST, Direction, feelings_towards
from cx_audit.core.questions import (
    ChoiceQuestion,
    DayQuestion,
    NumberQuestion,
    Option,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.report.papers.view import Asked, Fact, FieldSheet, Head

DOES_NOT_APPLY = "does not apply"


def field_sheets_of(checklist: Checklist, head: Head) -> Iterator[FieldSheet]:
    """A sheet for each touchpoint, in the order of the walk."""
    conditions = Conditions(checklist)
    for number, each in enumerate(checklist.touchpoints, 1):
        yield _field_sheet(checklist, each, head, number, conditions)


def _field_sheet(
    checklist: Checklist, touchpoint: Touchpoint, head: Head, number: int, conditions: Conditions
) -> FieldSheet:
    def only_if(when: Sequence[Condition]) -> str:
        return conditions.only_if(when, within=touchpoint.id)

    value = touchpoint.value
    return FieldSheet(
        head=head,
        number=number,
        of=len(checklist.touchpoints),
        key=touchpoint.id,
        title=touchpoint.title,
        do=touchpoint.do,
        minutes=touchpoint.minutes,
        variants=_variants(touchpoint),
        ask_feeling=touchpoint.ask_feeling,
        up=_words(Direction.UP),
        down=_words(Direction.DOWN),
        strengths=tuple(range(WEAKEST, STRONGEST + 1)),
        ask_moment=touchpoint.ask_moment,
        pairs=tuple(_pair(each, only_if(each.when)) for each in touchpoint.pairs),
        basics=tuple(Asked(ask=each.ask, note=each.note, only_if=only_if(each.when)) for each in touchpoint.basics),
        outcomes=(*_labels(OUTCOMES), DOES_NOT_APPLY),
        value=_value(value, only_if(value.when)) if value is not None else (),
        ask_extra=touchpoint.extras.ask,
        examples=touchpoint.extras.examples,
        grades=_labels(GRADES),
        kinds=_labels(KINDS_OF_EXTRA),
        facts=tuple(_fact(each, only_if(each.when)) for each in touchpoint.facts),
        departments=tuple(dict.fromkeys((*touchpoint.departments, *checklist.departments))),
        ask_worked_out=touchpoint.ask_worked_out,
    )


def _words(direction: Direction) -> tuple[str, ...]:
    return tuple(feeling.word for feeling in feelings_towards(direction))


def _labels(options: Iterable[Option]) -> tuple[str, ...]:
    return tuple(option.label for option in options)


def _variants(touchpoint: Touchpoint) -> Asked | None:
    if not touchpoint.variants:
        return None
    return Asked(ask=touchpoint.ask_variants, boxes=tuple(each.label for each in touchpoint.variants))


def _pair(pair: Pair, only_if: str) -> Asked:
    boxes = (pair.bad, pair.good) if pair.bad_first else (pair.good, pair.bad)
    return Asked(ask=pair.ask, boxes=boxes, only_if=only_if)


def _value(value: ValueQuestion, only_if: str) -> tuple[Asked, ...]:
    given_back = Asked(ask=value.ask, boxes=_labels(GIVEN_BACK), only_if=only_if)
    return given_back, Asked(ask="If more: what was that worth to you?", boxes=_labels(GRADES))


def _fact(item: Item, only_if: str) -> Fact:
    match item.question:
        case ChoiceQuestion(ask=ask, note=note, options=options) | SeveralQuestion(ask=ask, note=note, options=options):
            return Fact(asked=Asked(ask=ask, note=note, boxes=_labels(options), only_if=only_if), room="boxes")
        case TextQuestion(ask=ask, note=note):
            return Fact(asked=Asked(ask=ask, note=note, only_if=only_if), room="line")
        case NumberQuestion(ask=ask, note=note) | DayQuestion(ask=ask, note=note):
            return Fact(asked=Asked(ask=ask, note=note, only_if=only_if), room="short")
        case Commitment(ask=ask, ask_who=who, ask_by=by, note=note):
            return Fact(asked=Asked(ask=f"{ask} {who} {by}", note=note, only_if=only_if), room="line")
        case _:
            assert_never(item.question)
