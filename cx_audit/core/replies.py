"""What a question accepts, and the sentence for what it does not."""

from __future__ import annotations

import re
from datetime import date
from typing import assert_never

from cx_audit.core.feelings import STRONGEST, WEAKEST, Felt, feeling_named
from cx_audit.core.questions import (
    CLOSED,
    DONE,
    MOST_NUMBER,
    MOST_TEXT,
    NO_WAY_THROUGH,
    SEALED,
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
    Value,
)
from cx_audit.core.scoring import HIGHEST, LOWEST


def completed(question: Question, response: Response) -> Response:
    """The response with what an empty answer stands for: the default of a text, or that it does not apply."""
    match question, response:
        case TextQuestion(default=default), Answer(value=str() as text):
            return Answer(text.strip() or default)
        case NumberQuestion() | DayQuestion(), Answer(value=""):
            return NotApplicable()
        case _:
            return response


def may_not_apply(question: Question) -> bool:
    """Whether "does not apply" answers this question."""
    match question:
        case ChoiceQuestion(not_applicable=allowed):
            return allowed
        case NumberQuestion() | DayQuestion():
            return True
        case _:
            return False


def refusal_of(question: Question, response: Response) -> str:
    """Why this question does not accept this response, as a sentence; empty when it does."""
    if isinstance(response, NotApplicable):
        return "" if may_not_apply(question) else "This question needs an answer."
    return _refusal_of_value(question, response.value)


def _refusal_of_value(question: Question, value: Value) -> str:
    match question:
        case TextQuestion(required=required):
            return _refusal_of_text(value, required=required)
        case ChoiceQuestion(options=options):
            return "" if value in _ids(options) else f"Choose one of: {_listed(options)}."
        case SeveralQuestion(options=options, at_least=at_least):
            if not isinstance(value, tuple) or any(each not in _ids(options) for each in value):
                return f"Choose any of: {_listed(options)}."
            if len(set(value)) < len(value):
                return "Choose each answer once."
            return "" if len(value) >= at_least else f"Choose at least {at_least}."
        case NumberQuestion():
            return "" if type(value) is int and 0 <= value <= MOST_NUMBER else "Write a whole number, 0 or more."
        case DayQuestion():
            return "" if isinstance(value, str) and is_day(value) else "Write a day as year-month-day: 2031-05-17."
        case FeelingQuestion():
            return _refusal_of_feeling(question, value)
        case PredictionQuestion():
            return _refusal_of_prediction(value)
        case CardQuestion():
            return "" if value in (DONE, NO_WAY_THROUGH) else f"Answer {DONE} or {NO_WAY_THROUGH}."
        case SealQuestion():
            return "" if value == SEALED else f"Answer {SEALED}, or go back to change a prediction."
        case ReviewQuestion():
            return "" if value == CLOSED else f"Answer {CLOSED}, or open an answer to change it."
        case _:
            assert_never(question)


def _refusal_of_text(value: Value, *, required: bool) -> str:
    if not isinstance(value, str):
        return "Write a text."
    if len(value) > MOST_TEXT:
        return f"That is {len(value):,} letters long; {MOST_TEXT:,} is the most."
    return "A few words are needed here." if required and not value else ""


def _refusal_of_feeling(question: FeelingQuestion, value: Value) -> str:
    if not isinstance(value, Felt):
        return "Choose a feeling from the list."
    known = feeling_named(value.word)
    if known is None or known.direction is not value.direction:
        return f"“{value.word}” is not a feeling from the list that goes {value.direction}."
    if question.direction is not None and value.direction is not question.direction:
        return f"This moment went {question.direction}; choose a feeling that goes {question.direction}."
    if type(value.strength) is not int or not WEAKEST <= value.strength <= STRONGEST:
        return f"A strength runs from {WEAKEST} to {STRONGEST}."
    return ""


def _refusal_of_prediction(value: Value) -> str:
    if not isinstance(value, Prediction):
        return "Write a prediction from -10 to +10, without 0."
    if type(value.score) is not int or value.score == 0 or not LOWEST <= value.score <= HIGHEST:
        return "A prediction runs from -10 to +10, and there is no 0: trust is built or eroded."
    if type(value.certain) is not int or not 0 <= value.certain <= 100:
        return "How certain you are runs from 0 to 100 percent."
    return ""


def _ids(options: tuple[Option, ...]) -> list[str]:
    return [option.id for option in options]


def _listed(options: tuple[Option, ...]) -> str:
    return ", ".join(option.id for option in options)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, written as YYYY-MM-DD."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
