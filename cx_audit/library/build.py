"""From a checklist file that was read without a problem to the checklist of the core."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from cx_audit.core import checklist as core
from cx_audit.core.choices import numbered
from cx_audit.core.questions import (
    ChoiceQuestion,
    DayQuestion,
    NumberQuestion,
    Option,
    SeveralQuestion,
    TextQuestion,
    Unit,
)
from cx_audit.library import shape
from cx_audit.library.references import full_key


def build_checklist(file: shape.Checklist) -> core.Checklist:
    """The checklist that the file describes."""
    return core.Checklist(
        id=file.id,
        version=file.version,
        title=file.title,
        summary=file.summary,
        language=file.language,
        welcome=file.welcome,
        ask_prediction=file.predictions.ask,
        predictions_note=file.predictions.note,
        before=tuple(_item(item, "") for item in file.before),
        touchpoints=tuple(_touchpoint(touchpoint) for touchpoint in file.touchpoints),
        after=tuple(_item(item, "") for item in file.after),
    )


def _touchpoint(part: shape.Touchpoint) -> core.Touchpoint:
    variants = part.variants
    return core.Touchpoint(
        id=part.id,
        title=part.title,
        do=part.do,
        minutes=part.minutes,
        ask_feeling=part.feeling,
        ask_moment=part.moment,
        ask_worked_out=part.worked_out,
        extras=_extras(part.extras),
        ask_variants=variants.ask if variants else "",
        variants=tuple(core.Variant(id=each, label=label) for each, label in variants.options.items())
        if variants
        else (),
        pairs=tuple(_pair(pair, part.id) for pair in part.pairs),
        basics=tuple(_basic(basic, part.id) for basic in part.basics),
        value=_value(part.value, part.id) if part.value else None,
        facts=tuple(_item(fact, part.id) for fact in part.facts),
        departments=part.departments,
        ideas=part.ideas,
        weight=part.weight,
        first_among_equals=part.first_among_equals,
    )


def _extras(part: shape.Extras) -> core.Extras:
    return core.Extras(ask=part.ask, ask_again=part.again, examples=part.examples, acts=part.acts, ideas=part.ideas)


def _pair(part: shape.Pair, touchpoint_id: str) -> core.Pair:
    return core.Pair(
        id=part.id,
        ask=part.ask,
        good=part.good,
        bad=part.bad,
        bad_first=part.first == "bad",
        fix=part.fix,
        effort=core.Effort(part.effort) if part.effort else None,
        departments=part.departments,
        ideas=part.ideas,
        when=_conditions(part.when, touchpoint_id),
    )


def _basic(part: shape.Basic, touchpoint_id: str) -> core.Basic:
    return core.Basic(
        id=part.id,
        ask=part.ask,
        name=part.name or part.ask,
        critical=part.critical,
        note=part.note,
        fix=part.fix,
        effort=core.Effort(part.effort) if part.effort else None,
        departments=part.departments,
        ideas=part.ideas,
        when=_conditions(part.when, touchpoint_id),
    )


def _value(part: shape.Value, touchpoint_id: str) -> core.ValueQuestion:
    return core.ValueQuestion(
        ask=part.ask,
        fix=part.fix,
        effort=core.Effort(part.effort) if part.effort else None,
        departments=part.departments,
        ideas=part.ideas,
        when=_conditions(part.when, touchpoint_id),
    )


def _item(part: shape.AfterItem, touchpoint_id: str) -> core.Item:
    return core.Item(id=part.id, question=_question(part), ideas=part.ideas, when=_conditions(part.when, touchpoint_id))


def _question(part: shape.AfterItem) -> core.AskedOnce:
    match part:
        case shape.TextItem():
            return TextQuestion(
                ask=part.ask, note=part.note, example=part.example, default=part.default, required=part.required
            )
        case shape.ChoiceItem():
            return ChoiceQuestion(ask=part.ask, note=part.note, options=_options(part.options))
        case shape.SeveralItem():
            return SeveralQuestion(ask=part.ask, note=part.note, options=_options(part.options), at_least=part.at_least)
        case shape.NumberItem():
            return NumberQuestion(ask=part.ask, note=part.note)
        case shape.MinutesItem():
            return NumberQuestion(ask=part.ask, note=part.note, unit=Unit.MINUTES)
        case shape.DayItem():
            return DayQuestion(ask=part.ask, note=part.note)
        case shape.CommitmentItem():
            return core.Commitment(
                ask=part.ask, ask_who=part.ask_who, ask_by=part.ask_by, note=part.note, example=part.example
            )
        case _:
            assert_never(part)


def _options(options: Mapping[str, str]) -> tuple[Option, ...]:
    return numbered(options.items())


def _conditions(when: shape.Whens, touchpoint_id: str) -> tuple[core.Condition, ...]:
    if when is None:
        return ()
    return tuple(_condition(each, touchpoint_id) for each in (when if isinstance(when, tuple) else (when,)))


def _condition(when: shape.When, touchpoint_id: str) -> core.Condition:
    answers = when.is_ if when.is_ is not None else when.is_not or ()
    return core.Condition(
        key=full_key(when.question, touchpoint_id),
        values=answers if isinstance(answers, tuple) else (answers,),
        negated=when.is_ is None,
    )
