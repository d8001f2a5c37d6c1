"""From the core's checklist to the one that format 1 embeds."""

from __future__ import annotations

from typing import assert_never

from msgspec import UNSET

from cx_audit.archive import checklist_v1 as wire
from cx_audit.core.checklist import (
    AskedOnce,
    Basic,
    Checklist,
    Commitment,
    Condition,
    Effort,
    Item,
    Pair,
    Touchpoint,
    ValueQuestion,
)
from cx_audit.core.questions import (
    ChoiceQuestion,
    DayQuestion,
    NumberQuestion,
    Option,
    SeveralQuestion,
    TextQuestion,
)


def wire_of(checklist: Checklist) -> wire.WireChecklist:
    """The checklist with every field in the order in which it is read."""
    return wire.WireChecklist(
        id=checklist.id,
        version=checklist.version,
        language=checklist.language,
        title=checklist.title,
        summary=checklist.summary,
        welcome=checklist.welcome,
        before=_items(checklist.before),
        ask_prediction=checklist.ask_prediction,
        predictions_note=checklist.predictions_note,
        touchpoints=tuple(_touchpoint(each) for each in checklist.touchpoints),
        after=_items(checklist.after),
    )


def _touchpoint(touchpoint: Touchpoint) -> wire.WireTouchpoint:
    weight = touchpoint.weight
    extras = touchpoint.extras
    return wire.WireTouchpoint(
        id=touchpoint.id,
        title=touchpoint.title,
        do=touchpoint.do,
        minutes=touchpoint.minutes,
        weight=int(weight) if weight == int(weight) else weight,
        first_among_equals=touchpoint.first_among_equals,
        departments=touchpoint.departments,
        ideas=touchpoint.ideas,
        ask_feeling=touchpoint.ask_feeling,
        ask_moment=touchpoint.ask_moment,
        ask_worked_out=touchpoint.ask_worked_out,
        ask_variants=touchpoint.ask_variants,
        variants=tuple(wire.WireVariant(id=each.id, label=each.label) for each in touchpoint.variants),
        pairs=tuple(_pair(each) for each in touchpoint.pairs),
        basics=tuple(_basic(each) for each in touchpoint.basics),
        value=None if touchpoint.value is None else _value(touchpoint.value),
        extras=wire.WireExtras(
            ask=extras.ask,
            ask_again=extras.ask_again,
            examples=extras.examples,
            acts=extras.acts,
            ideas=extras.ideas,
        ),
        facts=_items(touchpoint.facts),
    )


def _pair(pair: Pair) -> wire.WirePair:
    return wire.WirePair(
        id=pair.id,
        ask=pair.ask,
        good=pair.good,
        bad=pair.bad,
        bad_first=pair.bad_first,
        fix=pair.fix,
        effort=_effort(pair.effort),
        departments=pair.departments,
        ideas=pair.ideas,
        when=_when(pair.when),
    )


def _basic(basic: Basic) -> wire.WireBasic:
    return wire.WireBasic(
        id=basic.id,
        ask=basic.ask,
        name=basic.name,
        critical=basic.critical,
        note=basic.note,
        fix=basic.fix,
        effort=_effort(basic.effort),
        departments=basic.departments,
        ideas=basic.ideas,
        when=_when(basic.when),
    )


def _value(value: ValueQuestion) -> wire.WireValue:
    return wire.WireValue(
        ask=value.ask,
        fix=value.fix,
        effort=_effort(value.effort),
        departments=value.departments,
        ideas=value.ideas,
        when=_when(value.when),
    )


def _effort(effort: Effort | None) -> wire.Effort:
    return UNSET if effort is None else effort.value


def _items(items: tuple[Item, ...]) -> tuple[wire.WireItem, ...]:
    return tuple(
        wire.WireItem(id=item.id, question=_question(item.question), ideas=item.ideas, when=_when(item.when))
        for item in items
    )


def _question(question: AskedOnce) -> wire.WireQuestion:
    match question:
        case TextQuestion(ask=ask, note=note, example=example, default=default, required=required):
            return wire.WireText(ask=ask, note=note, example=example, default=default, required=required)
        case ChoiceQuestion(ask=ask, note=note, options=options, not_applicable=allowed):
            return wire.WireChoice(ask=ask, note=note, options=_options(options), not_applicable=allowed)
        case SeveralQuestion(ask=ask, note=note, options=options, at_least=at_least):
            return wire.WireSeveral(ask=ask, note=note, options=_options(options), at_least=at_least)
        case NumberQuestion(ask=ask, note=note, unit=unit):
            return wire.WireNumber(ask=ask, note=note, unit=unit.value)
        case DayQuestion(ask=ask, note=note):
            return wire.WireDay(ask=ask, note=note)
        case Commitment(ask=ask, ask_who=ask_who, ask_by=ask_by, note=note, example=example):
            return wire.WireCommitment(ask=ask, ask_who=ask_who, ask_by=ask_by, note=note, example=example)
        case _:
            assert_never(question)


def _options(options: tuple[Option, ...]) -> tuple[wire.WireOption, ...]:
    return tuple(wire.WireOption(id=each.id, label=each.label, key=each.key) for each in options)


def _when(conditions: tuple[Condition, ...]) -> tuple[wire.WireCondition, ...]:
    return tuple(wire.WireCondition(key=each.key, values=each.values, negated=each.negated) for each in conditions)
