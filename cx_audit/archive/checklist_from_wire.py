"""From the checklist that format 1 embeds to the core's; every text is cleaned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    Extras,
    Item,
    Pair,
    Touchpoint,
    ValueQuestion,
    Variant,
)
from cx_audit.core.keys import RESERVED_IDS
from cx_audit.core.questions import (
    ChoiceQuestion,
    DayQuestion,
    NumberQuestion,
    Option,
    SeveralQuestion,
    TextQuestion,
    Unit,
)
from cx_audit.core.visibility import conditional_entries
from cx_audit.errors import Problem
from cx_audit.text import clean


def checklist_from(content: wire.WireChecklist) -> Checklist:
    """The core's checklist."""
    return Checklist(
        id=clean(content.id),
        version=clean(content.version),
        language=clean(content.language),
        title=clean(content.title),
        summary=clean(content.summary),
        welcome=clean(content.welcome),
        before=_items(content.before),
        ask_prediction=clean(content.ask_prediction),
        predictions_note=clean(content.predictions_note),
        touchpoints=tuple(_touchpoint(each) for each in content.touchpoints),
        after=_items(content.after),
    )


def problems_of(content: wire.WireChecklist) -> Iterator[Problem]:
    """Ids that stand twice, and touchpoints with an id that the method keeps for itself."""
    yield from _twice("before", content.before)
    yield from _twice("after", content.after)
    yield from _twice("touchpoints", content.touchpoints)
    for touchpoint in content.touchpoints:
        if touchpoint.id in RESERVED_IDS:
            yield Problem(where="touchpoints", message=f"a touchpoint cannot have the id “{touchpoint.id}”")
        place = f"touchpoints > {touchpoint.id}"
        yield from _twice(f"{place} > variants", touchpoint.variants)
        yield from _twice(f"{place} > pairs", touchpoint.pairs)
        yield from _twice(f"{place} > basics", touchpoint.basics)
        yield from _twice(f"{place} > facts", touchpoint.facts)


def problems_of_conditions(checklist: Checklist) -> Iterator[Problem]:
    """Conditions on a question that is not asked before the one that waits for it."""
    to_come = {key for key, _ in conditional_entries(checklist)}
    for key, conditions in conditional_entries(checklist):
        for condition in conditions:
            if condition.key in to_come:
                where = f"{key.replace('/', ' > ')} > when"
                yield Problem(where=where, message=f"“{condition.key}” is not asked before it")
        to_come.discard(key)


Named = wire.WireItem | wire.WireTouchpoint | wire.WireVariant | wire.WirePair | wire.WireBasic


def _twice(where: str, parts: Iterable[Named]) -> Iterator[Problem]:
    seen: set[str] = set()
    for part in parts:
        if part.id in seen:
            yield Problem(where=where, message=f"the id “{part.id}” stands here twice")
        seen.add(part.id)


def _texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(clean(text) for text in texts)


def _touchpoint(touchpoint: wire.WireTouchpoint) -> Touchpoint:
    extras = touchpoint.extras
    return Touchpoint(
        id=clean(touchpoint.id),
        title=clean(touchpoint.title),
        do=clean(touchpoint.do),
        minutes=touchpoint.minutes,
        weight=float(touchpoint.weight),
        first_among_equals=touchpoint.first_among_equals,
        departments=_texts(touchpoint.departments),
        ideas=touchpoint.ideas,
        ask_feeling=clean(touchpoint.ask_feeling),
        ask_moment=clean(touchpoint.ask_moment),
        ask_worked_out=clean(touchpoint.ask_worked_out),
        ask_variants=clean(touchpoint.ask_variants),
        variants=tuple(Variant(id=clean(each.id), label=clean(each.label)) for each in touchpoint.variants),
        pairs=tuple(_pair(each) for each in touchpoint.pairs),
        basics=tuple(_basic(each) for each in touchpoint.basics),
        value=None if touchpoint.value is None else _value(touchpoint.value),
        extras=Extras(
            ask=clean(extras.ask),
            ask_again=clean(extras.ask_again),
            examples=_texts(extras.examples),
            acts=_texts(extras.acts),
            ideas=extras.ideas,
        ),
        facts=_items(touchpoint.facts),
    )


def _pair(pair: wire.WirePair) -> Pair:
    return Pair(
        id=clean(pair.id),
        ask=clean(pair.ask),
        good=clean(pair.good),
        bad=clean(pair.bad),
        bad_first=pair.bad_first,
        fix=clean(pair.fix),
        effort=_effort(pair.effort),
        departments=_texts(pair.departments),
        ideas=pair.ideas,
        when=_when(pair.when),
    )


def _basic(basic: wire.WireBasic) -> Basic:
    return Basic(
        id=clean(basic.id),
        ask=clean(basic.ask),
        name=clean(basic.name),
        critical=basic.critical,
        note=clean(basic.note),
        fix=clean(basic.fix),
        effort=_effort(basic.effort),
        departments=_texts(basic.departments),
        ideas=basic.ideas,
        when=_when(basic.when),
    )


def _value(value: wire.WireValue) -> ValueQuestion:
    return ValueQuestion(
        ask=clean(value.ask),
        fix=clean(value.fix),
        effort=_effort(value.effort),
        departments=_texts(value.departments),
        ideas=value.ideas,
        when=_when(value.when),
    )


def _effort(effort: wire.Effort) -> Effort | None:
    return None if effort is UNSET else Effort(effort)


def _items(items: tuple[wire.WireItem, ...]) -> tuple[Item, ...]:
    return tuple(
        Item(id=clean(item.id), question=_question(item.question), ideas=item.ideas, when=_when(item.when))
        for item in items
    )


def _question(question: wire.WireQuestion) -> AskedOnce:
    match question:
        case wire.WireText():
            return TextQuestion(
                ask=clean(question.ask),
                note=clean(question.note),
                example=clean(question.example),
                default=clean(question.default),
                required=question.required,
            )
        case wire.WireChoice():
            return ChoiceQuestion(
                ask=clean(question.ask),
                note=clean(question.note),
                options=_options(question.options),
                not_applicable=question.not_applicable,
            )
        case wire.WireSeveral():
            return SeveralQuestion(
                ask=clean(question.ask),
                note=clean(question.note),
                options=_options(question.options),
                at_least=question.at_least,
            )
        case wire.WireNumber():
            return NumberQuestion(ask=clean(question.ask), note=clean(question.note), unit=Unit(question.unit))
        case wire.WireDay():
            return DayQuestion(ask=clean(question.ask), note=clean(question.note))
        case wire.WireCommitment():
            return Commitment(
                ask=clean(question.ask),
                ask_who=clean(question.ask_who),
                ask_by=clean(question.ask_by),
                note=clean(question.note),
                example=clean(question.example),
            )
        case _:
            assert_never(question)


def _options(options: tuple[wire.WireOption, ...]) -> tuple[Option, ...]:
    return tuple(Option(id=clean(each.id), label=clean(each.label), key=clean(each.key)) for each in options)


def _when(conditions: tuple[wire.WireCondition, ...]) -> tuple[Condition, ...]:
    return tuple(
        Condition(key=clean(each.key), values=_texts(each.values), negated=each.negated) for each in conditions
    )
