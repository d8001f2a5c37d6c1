"""Written answers: how their text becomes a response."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.choices import OUTCOMES
from cx_audit.core.feelings import LEXICON, Feeling
from cx_audit.core.questions import (
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
    Response,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.written import NotUnderstood, response_from

from .samples import TWO_WAYS, down, felt, up

BASIC = ChoiceQuestion(ask="?", options=OUTCOMES, not_applicable=True)
PAIR = ChoiceQuestion(ask="?", options=TWO_WAYS)
SEVERAL = SeveralQuestion(ask="?", options=TWO_WAYS)
NUMBER, DAY, TEXT = NumberQuestion(ask="?"), DayQuestion(ask="?"), TextQuestion(ask="?")
FEELING, PREDICTION = FeelingQuestion(ask="?"), PredictionQuestion(ask="?")


@pytest.mark.parametrize(
    ("question", "value", "response"),
    [
        (BASIC, "met", Answer("met")),
        (BASIC, " Missed ", Answer("missed")),
        (BASIC, "yes, met", Answer("met")),
        (BASIC, "does-not-apply", NotApplicable()),
        (NUMBER, "does-not-apply", NotApplicable()),
        (DAY, "does-not-apply", NotApplicable()),
        (TEXT, "does-not-apply", Answer("does-not-apply")),
        (PAIR, "THE SECOND WAY", Answer("b")),
        (SEVERAL, ("a", "The second way"), Answer(("a", "b"))),
        (SEVERAL, "a", Answer(("a",))),
        (SEVERAL, "", Answer(())),
        (SEVERAL, (), Answer(())),
        (NUMBER, "7", Answer(7)),
        (NUMBER, " 7 ", Answer(7)),
        (NUMBER, "", NotApplicable()),
        (FEELING, "pleased 5", Answer(up(5))),
        (FEELING, "Pleased, 7", Answer(up(7))),
        (FEELING, "  annoyed ", Answer(down(4))),
        (FEELING, "satisfied", Answer(felt("satisfied", 1))),
        (FEELING, "pleased 11", Answer(up(11))),
        (PREDICTION, "+4, 70%", Answer(Prediction(score=4, certain=70))),
        (PREDICTION, "4 70", Answer(Prediction(score=4, certain=70))),
        (PREDICTION, "-4, 70 %", Answer(Prediction(score=-4, certain=70))),
        (PREDICTION, "−4, 70 %", Answer(Prediction(score=-4, certain=70))),
        (PREDICTION, "0, 100%", Answer(Prediction(score=0, certain=100))),
        (TEXT, "In my words.", Answer("In my words.")),
        (TEXT, "", Answer("")),
        (DAY, "2031-05-17", Answer("2031-05-17")),
        (DAY, "", Answer("")),
        (CardQuestion(ask="?", do="?", as_whom="", minutes=1), "done", Answer("done")),
        (SealQuestion(ask="?"), "sealed", Answer("sealed")),
        (ReviewQuestion(ask="?"), "closed", Answer("closed")),
    ],
)
def test_what_is_understood(question: Question, value: str | tuple[str, ...], response: Response) -> None:
    """An id, a label, a number, a feeling with or without its strength, a prediction, or plain text."""
    assert response_from(question, value) == response


@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        (BASIC, "maybe", "met, partly, missed"),
        (BASIC, "", "met, partly, missed"),
        (PAIR, "does-not-apply", "a, b"),
        (SEVERAL, ("a", "c"), "a, b"),
        (SEVERAL, "does-not-apply", "a, b"),
        (NUMBER, "a few", "whole number"),
        (NUMBER, "1.5", "whole number"),
        (NUMBER, "-7", "whole number"),
        (NUMBER, "1_000", "whole number"),
        (NUMBER, "٧", "whole number"),
        (NUMBER, "9" * 5_000, "whole number"),
        (FEELING, "", "pleased 5"),
        (FEELING, "fine 5", "pleased 5"),
        (FEELING, "5 pleased", "pleased 5"),
        (FEELING, "pleased -5", "pleased 5"),
        (FEELING, "pleased " + "9" * 5_000, "pleased 5"),
        (PREDICTION, "", "+4, 70%"),
        (PREDICTION, "4", "+4, 70%"),
        (PREDICTION, "rather good", "+4, 70%"),
        (PREDICTION, "4.5, 70%", "+4, 70%"),
        (PREDICTION, "9" * 5_000 + " 50", "+4, 70%"),
        (TEXT, ("a", "b"), "not a list"),
        (BASIC, ("met",), "not a list"),
    ],
)
def test_what_is_not_understood(question: Question, value: str | tuple[str, ...], words: str) -> None:
    """What has another form is refused with the form that would do."""
    with pytest.raises(NotUnderstood) as caught:
        response_from(question, value)
    assert words in str(caught.value)


@pytest.mark.parametrize("feeling", LEXICON, ids=[each.word for each in LEXICON])
def test_a_word_alone_has_its_usual_strength(feeling: Feeling) -> None:
    """Each word of the lexicon may stand alone."""
    assert response_from(FEELING, feeling.word) == Answer(felt(feeling.word, feeling.strength))


@pytest.mark.parametrize(
    ("question", "value"),
    [(FEELING, "pleased" + " " * 1_500 + "!"), (PREDICTION, "4" + " " * 16_000 + "!")],
    ids=["a feeling", "a prediction"],
)
def test_a_long_line_is_refused_at_once(question: Question, value: str) -> None:
    """However much white space it has, a line is read in no time."""
    started = time.process_time()
    with pytest.raises(NotUnderstood):
        response_from(question, value)
    assert time.process_time() - started < 1


PIECES = (
    "0",
    "12",
    "9" * 13,
    "٣",
    "²",
    "+",
    "−",
    "-",
    ",",
    " ",
    "\n",
    "%",
    "0001-01-01",
    "2031-02-30",
    "9999-12-31",
    "pleased",
    "ı",
)


@given(
    st.sampled_from([BASIC, PAIR, SEVERAL, NUMBER, DAY, TEXT, FEELING, PREDICTION]),
    st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=5).map("".join),
)
def test_any_text_is_understood_or_refused(question: Question, value: str) -> None:
    """No text does anything else than become an answer or be refused."""
    try:
        response = response_from(question, value)
    except NotUnderstood:
        return
    assert isinstance(response, Answer | NotApplicable)
