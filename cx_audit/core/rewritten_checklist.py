"""A checklist with other texts and ids in it, and the same meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from cx_audit.core.checklist import (
    AskedOnce,
    Basic,
    Checklist,
    Commitment,
    Condition,
    Item,
    Pair,
    Touchpoint,
    ValueQuestion,
)
from cx_audit.core.every_question import every_question, first_key
from cx_audit.core.keys import goes_by_name
from cx_audit.core.questions import (
    ChoiceQuestion,
    DayQuestion,
    NumberQuestion,
    Option,
    Question,
    SeveralQuestion,
    TextQuestion,
)

Change = Callable[[str], str]


def ids_in(checklist: Checklist) -> Iterator[str]:
    """Every id that the author of a checklist chose, in order; one may come more than once."""
    yield checklist.id
    for item in (*checklist.before, *checklist.after):
        yield from _ids_of_item(item)
    for touchpoint in checklist.touchpoints:
        yield touchpoint.id
        yield from (variant.id for variant in touchpoint.variants)
        yield from (pair.id for pair in touchpoint.pairs)
        yield from (basic.id for basic in touchpoint.basics)
        for fact in touchpoint.facts:
            yield from _ids_of_item(fact)


def _ids_of_item(item: Item) -> Iterator[str]:
    yield item.id
    if isinstance(item.question, ChoiceQuestion | SeveralQuestion):
        yield from (option.id for option in item.question.options)


def rewritten_checklist(checklist: Checklist, text: Change, part_id: Change) -> Checklist:
    """The checklist with its texts and its ids changed; in conditions, too."""
    change = _Changing(text, part_id, every_question(checklist))
    return replace(
        checklist,
        id=part_id(checklist.id),
        version=text(checklist.version),
        title=text(checklist.title),
        summary=text(checklist.summary),
        welcome=text(checklist.welcome),
        ask_prediction=text(checklist.ask_prediction),
        predictions_note=text(checklist.predictions_note),
        before=tuple(map(change.item, checklist.before)),
        touchpoints=tuple(map(change.touchpoint, checklist.touchpoints)),
        after=tuple(map(change.item, checklist.after)),
    )


class _Changing:
    """The two changes, put on every part of a checklist with these questions."""

    def __init__(self, text: Change, part_id: Change, questions: Mapping[str, Question]) -> None:
        self.text = text
        self.part_id = part_id
        self.questions = questions

    def touchpoint(self, touchpoint: Touchpoint) -> Touchpoint:
        extras = touchpoint.extras
        return replace(
            touchpoint,
            id=self.part_id(touchpoint.id),
            title=self.text(touchpoint.title),
            do=self.text(touchpoint.do),
            ask_feeling=self.text(touchpoint.ask_feeling),
            ask_moment=self.text(touchpoint.ask_moment),
            ask_worked_out=self.text(touchpoint.ask_worked_out),
            ask_variants=self.text(touchpoint.ask_variants),
            extras=replace(
                extras,
                ask=self.text(extras.ask),
                ask_again=self.text(extras.ask_again),
                examples=tuple(map(self.text, extras.examples)),
                acts=tuple(map(self.text, extras.acts)),
            ),
            variants=tuple(
                replace(each, id=self.part_id(each.id), label=self.text(each.label)) for each in touchpoint.variants
            ),
            pairs=tuple(map(self.pair, touchpoint.pairs)),
            basics=tuple(map(self.basic, touchpoint.basics)),
            value=None if touchpoint.value is None else self.value(touchpoint.value),
            facts=tuple(map(self.item, touchpoint.facts)),
            departments=self.departments(touchpoint.departments),
        )

    def pair(self, pair: Pair) -> Pair:
        return replace(
            pair,
            id=self.part_id(pair.id),
            ask=self.text(pair.ask),
            good=self.text(pair.good),
            bad=self.text(pair.bad),
            fix=self.text(pair.fix),
            departments=self.departments(pair.departments),
            when=self.conditions(pair.when),
        )

    def basic(self, basic: Basic) -> Basic:
        return replace(
            basic,
            id=self.part_id(basic.id),
            ask=self.text(basic.ask),
            name=self.text(basic.name),
            note=self.text(basic.note),
            fix=self.text(basic.fix),
            departments=self.departments(basic.departments),
            when=self.conditions(basic.when),
        )

    def value(self, value: ValueQuestion) -> ValueQuestion:
        return replace(
            value,
            ask=self.text(value.ask),
            fix=self.text(value.fix),
            departments=self.departments(value.departments),
            when=self.conditions(value.when),
        )

    def item(self, item: Item) -> Item:
        return replace(
            item, id=self.part_id(item.id), question=self.asked(item.question), when=self.conditions(item.when)
        )

    def asked(self, asked: AskedOnce) -> AskedOnce:
        match asked:
            case TextQuestion():
                return replace(
                    asked,
                    ask=self.text(asked.ask),
                    note=self.text(asked.note),
                    example=self.text(asked.example),
                    default=self.text(asked.default),
                )
            case ChoiceQuestion():
                return replace(
                    asked, ask=self.text(asked.ask), note=self.text(asked.note), options=self.options(asked.options)
                )
            case SeveralQuestion():
                return replace(
                    asked, ask=self.text(asked.ask), note=self.text(asked.note), options=self.options(asked.options)
                )
            case NumberQuestion():
                return replace(asked, ask=self.text(asked.ask), note=self.text(asked.note))
            case DayQuestion():
                return replace(asked, ask=self.text(asked.ask), note=self.text(asked.note))
            case Commitment():
                return replace(
                    asked,
                    ask=self.text(asked.ask),
                    ask_who=self.text(asked.ask_who),
                    ask_by=self.text(asked.ask_by),
                    note=self.text(asked.note),
                    example=self.text(asked.example),
                )
            case _:
                assert_never(asked)

    def options(self, options: tuple[Option, ...]) -> tuple[Option, ...]:
        return tuple(replace(each, id=self.part_id(each.id), label=self.text(each.label)) for each in options)

    def departments(self, departments: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.text, departments)))

    def conditions(self, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
        return tuple(
            replace(
                each,
                key="/".join(map(self.part_id, each.key.split("/"))),
                values=tuple(dict.fromkeys(self.value_of_condition(each.key, value) for value in each.values)),
            )
            for each in conditions
        )

    def value_of_condition(self, key: str, value: str) -> str:
        question = self.questions.get(key) or self.questions.get(first_key(key))
        in_words = question is None or isinstance(question, TextQuestion) or goes_by_name(key)
        return self.text(value) if in_words else self.part_id(value)
