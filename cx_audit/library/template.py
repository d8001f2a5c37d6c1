"""An answers file to fill in: every question of a checklist above the place for its answer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import assert_never

from cx_audit.core.checklist import Checklist, Commitment, Item, Touchpoint
from cx_audit.core.choices import GRADES, KINDS_OF_EXTRA, TREATMENT
from cx_audit.core.every_question import every_question
from cx_audit.core.feelings import Direction, feelings_towards
from cx_audit.core.keys import AFTER, BEFORE, PREDICTIONS, prediction_key
from cx_audit.core.questions import (
    DONE,
    NO_WAY_THROUGH,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NumberQuestion,
    Option,
    PredictionQuestion,
    Question,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
    Unit,
)
from cx_audit.core.written import DOES_NOT_APPLY
from cx_audit.library.flatten import TOUCHPOINTS

WIDTH = 88
_DAY = "A day as year-month-day, such as 2031-05-17"


def answers_template(checklist: Checklist) -> str:
    """A commented answers file with every value empty; comments are at most 88 letters wide."""
    return _Template(every_question(checklist)).filled(checklist)


class _Template:
    """Writes lines; `depth` is how many levels a key stands inside others."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self._questions = questions
        self._lines: list[str] = []

    def filled(self, checklist: Checklist) -> str:
        self._comment(0, f"Answers to “{checklist.title}”.")
        self._comment(0, "Write after the colons; put a text that has a colon and a space, or a # sign, in quotes.")
        self._comment(0, "What is scored and left empty is asked for later. What is left out elsewhere is passed.")
        self._lines.append(f"checklist: {checklist.id}")
        self._lines += ["organisation:", "leader:"]
        self._items(0, BEFORE, BEFORE, checklist.before)
        self._key(0, PREDICTIONS)
        for touchpoint in checklist.touchpoints:
            self._question(1, prediction_key(touchpoint.id), touchpoint.id)
        self._key(0, TOUCHPOINTS)
        for touchpoint in checklist.touchpoints:
            self._touchpoint(touchpoint)
        self._items(0, AFTER, AFTER, checklist.after)
        return "\n".join(self._lines) + "\n"

    def _comment(self, depth: int, *texts: str) -> None:
        prefix = "  " * depth + "# "
        for text in texts:
            self._lines += textwrap.wrap(
                text, WIDTH, initial_indent=prefix, subsequent_indent=prefix, break_on_hyphens=False
            )

    def _key(self, depth: int, name: str) -> None:
        if depth < 2:
            self._lines.append("")
        self._lines.append("  " * depth + f"{name}:")

    def _question(self, depth: int, key: str, name: str) -> None:
        question = self._questions[key]
        note = question.do if isinstance(question, CardQuestion) else question.note
        self._comment(depth, question.ask, note, *_allowed(question))
        self._lines.append("  " * depth + f"{name}:")

    def _list(self, key: str, name: str, example: Iterable[str], *allowed: str) -> None:
        self._comment(2, self._questions[key].ask, "Leave empty if there was none.", *allowed)
        self._lines.append(f"    {name}:")
        self._lines += [f"    #  {line}" for line in example]

    def _items(self, depth: int, name: str, prefix: str, items: tuple[Item, ...]) -> None:
        if not items:
            return
        self._key(depth, name)
        for item in items:
            if isinstance(item.question, Commitment):
                self._commitment(depth + 1, f"{prefix}/{item.id}", item)
            else:
                if item.when:
                    self._comment(depth + 1, "Not always asked; leave empty where it does not apply.")
                self._question(depth + 1, f"{prefix}/{item.id}", item.id)

    def _commitment(self, depth: int, key: str, item: Item) -> None:
        self._key(depth, item.id)
        for part in ("what", "who", "by"):
            self._question(depth + 1, f"{key}/{part}", part)

    def _touchpoint(self, touchpoint: Touchpoint) -> None:
        own = touchpoint.id
        self._key(1, own)
        for name in ("variants", "card", "feeling"):
            if f"{own}/{name}" in self._questions:
                self._question(2, f"{own}/{name}", name)
        self._list(f"{own}/moment/1", "moments", ("- what: They called me by my name", "  feeling: valued 5"))
        for section, word, entries in (("pairs", "pair", touchpoint.pairs), ("basics", "basic", touchpoint.basics)):
            if entries:
                self._key(2, section)
            for entry in entries:
                if entry.when:
                    self._comment(3, "Not always asked; leave empty where it does not apply.")
                self._question(3, f"{own}/{word}/{entry.id}", entry.id)
        if touchpoint.value:
            self._question(2, f"{own}/value", "value")
            self._comment(2, "Only where it was more.")
            self._question(2, f"{own}/value/grade", "value-grade")
        self._recorded(touchpoint)

    def _recorded(self, touchpoint: Touchpoint) -> None:
        own = touchpoint.id
        grades, kinds = _listed(GRADES), _listed(KINDS_OF_EXTRA)
        extra = ("- what: She called back to ask how it went", "  who: Sam at the counter", "  grade: glad")
        allowed = (f"The grade is one of: {grades}.", f"The kind is one of: {kinds}; left empty, {TREATMENT}.")
        self._list(f"{own}/extra/1", "extras", (*extra, f"  kind: {TREATMENT}"), *allowed)
        self._list(f"{own}/quote/1", "quotes", ("- We will call you back.",))
        self._items(2, "facts", f"{own}/fact", touchpoint.facts)
        promise = ("- what: Send the missing part", "  who: Sam at the counter", "  by: 2031-05-17")
        self._list(f"{own}/promise/1", "promises", promise)
        for name in ("departments", "worked-out"):
            if f"{own}/{name}" in self._questions:
                self._question(2, f"{own}/{name}", name)


def _allowed(question: Question) -> tuple[str, ...]:
    match question:
        case TextQuestion():
            return _about_text(question)
        case ChoiceQuestion(options=options, not_applicable=not_applicable):
            return (f"One of: {_listed(options)}{f', {DOES_NOT_APPLY}' if not_applicable else ''}.",)
        case SeveralQuestion(options=options, at_least=at_least):
            least = f", at least {at_least}" if at_least else ""
            return (f"Any of{least}, as a list such as [{options[0].id}]: {_listed(options)}.",)
        case NumberQuestion(unit=unit):
            number = "A whole number of minutes" if unit is Unit.MINUTES else "A whole number"
            return (f"{number}, 0 or more; leave empty where it does not apply.",)
        case DayQuestion():
            return (f"{_DAY}; leave empty if there is none.",)
        case FeelingQuestion():
            up, down = (", ".join(each.word for each in feelings_towards(way)) for way in Direction)
            return ("A feeling and its strength from 1 to 10, such as: pleased 5.", f"Up: {up}.", f"Down: {down}.")
        case PredictionQuestion():
            return ("From -10 to +10 without 0, and how certain in percent, such as: +4, 70%.",)
        case CardQuestion():
            return (f"One of: {DONE}, {NO_WAY_THROUGH}. Left empty, it is {DONE} once anything else is filled in.",)
        case SealQuestion() | ReviewQuestion():
            return ()
        case _:
            assert_never(question)


def _about_text(question: TextQuestion) -> tuple[str, ...]:
    example = f"For example: {question.example}" if question.example else ""
    if question.default:
        return (example, f"Left empty: {question.default}")
    return (example, "Needed." if question.required else "")


def _listed(options: tuple[Option, ...]) -> str:
    return ", ".join(option.id if option.id == option.label else f"{option.id} ({option.label})" for option in options)
