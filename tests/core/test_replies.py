"""What each kind of question takes, and what it refuses."""

from __future__ import annotations

import pytest

from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.questions import (
    MOST_NUMBER,
    MOST_TEXT,
    Answer,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NotApplicable,
    NumberQuestion,
    Prediction,
    PredictionQuestion,
    Question,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
    Value,
)
from cx_audit.core.replies import may_not_apply, refusal_of

from .samples import TWO_WAYS, question_at, walked

TEXT, NEEDED = TextQuestion(ask="?"), TextQuestion(ask="?", required=True)
CHOICE, LOOSE = (
    ChoiceQuestion(ask="?", options=TWO_WAYS),
    ChoiceQuestion(ask="?", options=TWO_WAYS, not_applicable=True),
)
SEVERAL, ONE_OR_MORE = (
    SeveralQuestion(ask="?", options=TWO_WAYS),
    SeveralQuestion(ask="?", options=TWO_WAYS, at_least=1),
)
NUMBER, DAY = NumberQuestion(ask="?"), DayQuestion(ask="?")
FEELING, FELT_DOWN = FeelingQuestion(ask="?"), FeelingQuestion(ask="?", direction=Direction.DOWN)
PREDICTION, CARD = PredictionQuestion(ask="?"), CardQuestion(ask="?", do="?", as_whom="", minutes=1)
SEAL, REVIEW = SealQuestion(ask="?"), ReviewQuestion(ask="?")


def feeling(word: str, direction: Direction, strength: int) -> Felt:
    """A feeling as an asker could make it up, sensible or not."""
    return Felt(word=word, direction=direction, strength=strength)


UP, DOWN = Direction.UP, Direction.DOWN


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (TEXT, ""),
        (TEXT, "x" * MOST_TEXT),
        (NEEDED, "words"),
        (CHOICE, "b"),
        (SEVERAL, ()),
        (SEVERAL, ("b", "a")),
        (ONE_OR_MORE, ("a",)),
        (NUMBER, 0),
        (NUMBER, MOST_NUMBER),
        (DAY, "2028-02-29"),
        (FEELING, feeling("delighted", UP, 1)),
        (FEELING, feeling("satisfied", DOWN, 10)),
        (FELT_DOWN, feeling("stupid", DOWN, 6)),
        (PREDICTION, Prediction(score=-10, certain=0)),
        (PREDICTION, Prediction(score=10, certain=100)),
        (CARD, "done"),
        (CARD, "could-not-get-through"),
        (SEAL, "sealed"),
        (REVIEW, "closed"),
    ],
)
def test_what_a_question_takes(question: Question, value: Value) -> None:
    """The edges of what each kind of question accepts."""
    assert refusal_of(question, Answer(value)) == ""


@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        (TEXT, 5, "Write a text"),
        (TEXT, "x" * (MOST_TEXT + 1), "20,000 is the most"),
        (NEEDED, "", "needed"),
        (CHOICE, "c", "a, b"),
        (CHOICE, "", "a, b"),
        (CHOICE, ("a",), "a, b"),
        (CHOICE, 1, "a, b"),
        (SEVERAL, "a", "a, b"),
        (SEVERAL, ("c",), "a, b"),
        (SEVERAL, ("a", "a"), "once"),
        (ONE_OR_MORE, (), "at least 1"),
        (NUMBER, -1, "whole number"),
        (NUMBER, MOST_NUMBER + 1, "whole number"),
        (NUMBER, True, "whole number"),
        (NUMBER, "5", "whole number"),
        (NUMBER, 5.0, "whole number"),
        (DAY, "2031-02-29", "year-month-day"),
        (DAY, "17.5.2031", "year-month-day"),
        (DAY, "20310517", "year-month-day"),
        (DAY, "2031-W20-6", "year-month-day"),
        (DAY, "٢٠٣١-٠٥-١٧", "year-month-day"),
        (DAY, "2031-05-17\n", "year-month-day"),
        (DAY, 20310517, "year-month-day"),
        (FEELING, "pleased", "from the list"),
        (FEELING, feeling("fine", UP, 5), "not a feeling from the list"),
        (FEELING, feeling("satisfied", UP, 5), "not a feeling from the list"),
        (FEELING, feeling("pleased", UP, 0), "1 to 10"),
        (FEELING, feeling("pleased", UP, 11), "1 to 10"),
        (FEELING, feeling("pleased", UP, True), "1 to 10"),
        (FELT_DOWN, feeling("pleased", UP, 5), "went down"),
        (PREDICTION, 4, "-10 to +10"),
        (PREDICTION, Prediction(score=0, certain=50), "no 0"),
        (PREDICTION, Prediction(score=11, certain=50), "no 0"),
        (PREDICTION, Prediction(score=-11, certain=50), "no 0"),
        (PREDICTION, Prediction(score=True, certain=50), "no 0"),
        (PREDICTION, Prediction(score=4, certain=101), "0 to 100"),
        (PREDICTION, Prediction(score=4, certain=-1), "0 to 100"),
        (PREDICTION, Prediction(score=4, certain=True), "0 to 100"),
        (CARD, "later", "could-not-get-through"),
        (CARD, "", "could-not-get-through"),
        (SEAL, "yes", "sealed"),
        (REVIEW, "", "closed"),
    ],
)
def test_what_a_question_refuses(question: Question, value: Value, words: str) -> None:
    """Each kind of question says what it would take instead."""
    assert words in refusal_of(question, Answer(value))


@pytest.mark.parametrize("question", [TEXT, NEEDED, CHOICE, SEVERAL, FEELING, PREDICTION, CARD, SEAL, REVIEW])
def test_what_must_be_answered_cannot_be_passed(question: Question) -> None:
    """Only numbers, days, basics and choices marked so can be said not to apply."""
    assert not may_not_apply(question)
    assert "needs an answer" in refusal_of(question, NotApplicable())


@pytest.mark.parametrize("question", [LOOSE, NUMBER, DAY])
def test_what_may_not_apply(question: Question) -> None:
    """A choice marked so, a number and a day take "does not apply"."""
    assert may_not_apply(question)
    assert refusal_of(question, NotApplicable()) == ""


def test_every_basic_may_not_apply_and_no_pair_or_value_may() -> None:
    """A basic can be set aside; a pole and the value must be chosen."""
    walk = walked()
    for key in walk.responses:
        kind = key.split("/")[1]
        if kind in ("basic", "pair", "value"):
            assert may_not_apply(question_at(key)) is (kind == "basic")
