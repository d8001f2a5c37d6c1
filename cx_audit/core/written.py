"""Answers that were written down beforehand: how their text becomes a response."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import assert_never

from cx_audit.core.feelings import Felt, feeling_named
from cx_audit.core.questions import (
    Answer,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NotApplicable,
    NumberQuestion,
    Option,
    Prediction,
    PredictionQuestion,
    Question,
    Response,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.replies import may_not_apply

DOES_NOT_APPLY = "does-not-apply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One answer as it stands in a file; several where the question takes several. Lines count from 1."""

    value: str | tuple[str, ...]
    line: int = 0
    column: int = 0


class NotUnderstood(ValueError):
    """What is written is not of the form that the question takes; the message says what is."""


def response_from(question: Question, value: str | tuple[str, ...]) -> Response:
    """The response that a written answer stands for; raises NotUnderstood where its form is wrong.

    Ranges are not looked at here: the walk refuses what is out of range.
    """
    if value == DOES_NOT_APPLY and may_not_apply(question):
        return NotApplicable()
    if isinstance(question, SeveralQuestion):
        given = value if isinstance(value, tuple) else (value,)
        return Answer(tuple(_option(question.options, each) for each in given if each))
    if isinstance(value, tuple):
        raise NotUnderstood("one answer is enough here, not a list")
    match question:
        case ChoiceQuestion(options=options):
            return Answer(_option(options, value))
        case NumberQuestion():
            return Answer(_whole_number(value)) if value else NotApplicable()
        case FeelingQuestion():
            return Answer(_felt(value))
        case PredictionQuestion():
            return Answer(_prediction(value))
        case TextQuestion() | DayQuestion() | CardQuestion() | SealQuestion() | ReviewQuestion():
            return Answer(value)
        case _:
            assert_never(question)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _option(options: tuple[Option, ...], text: str) -> str:
    folded = text.strip().casefold()
    for option in options:
        if folded in (option.id.casefold(), option.label.casefold()):
            return option.id
    raise NotUnderstood("write one of: " + ", ".join(option.id for option in options))


def whole_number(text: str) -> int | None:
    """The whole number that a text of up to twelve digits stands for, 0 or more; None for any other text."""
    return int(text) if _NUMBER.fullmatch(text) else None


_NUMBER = re.compile(r"[0-9]{1,12}")


def _whole_number(text: str) -> int:
    number = whole_number(_folded(text))
    if number is None:
        raise NotUnderstood("write a whole number, 0 or more")
    return number


_FELT = re.compile(r"([A-Za-z]{1,40})(?: ?,? ?([0-9]{1,4}))?")


def _felt(text: str) -> Felt:
    found = _FELT.fullmatch(_folded(text))
    feeling = feeling_named(found[1].lower()) if found else None
    if found is None or feeling is None:
        raise NotUnderstood("write a feeling from the list, and its strength from 1 to 10: pleased 5")
    strength = int(found[2]) if found[2] else feeling.strength
    return Felt(word=feeling.word, direction=feeling.direction, strength=strength)


_PREDICTION = re.compile(r"([+-]?[0-9]{1,4})(?: ?, ?| )([0-9]{1,4}) ?%?")


def _prediction(text: str) -> Prediction:
    found = _PREDICTION.fullmatch(_folded(text).replace("−", "-"))
    if found is None:
        raise NotUnderstood("write a score from -10 to +10 without 0, and how certain in percent: +4, 70%")
    return Prediction(score=int(found[1]), certain=int(found[2]))
