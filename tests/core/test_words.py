"""The sentences that every page shares."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from cx_audit.core import words
from cx_audit.core.choices import GIVEN_BACK, OUTCOMES, Grade
from cx_audit.core.insight import reason_for
from cx_audit.core.questions import (
    DONE,
    NO_WAY_THROUGH,
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
    SeveralQuestion,
    TextQuestion,
    Unit,
)
from cx_audit.core.result import Result, result_of
from cx_audit.core.scoring import Level, Span

from .samples import TWO_WAYS, down, finished_audit, new_audit, up, walked


@pytest.mark.parametrize(("number", "text"), [(4, "+4"), (-4, "−4"), (10, "+10"), (0, "0")])
def test_scores_have_a_sign(number: int, text: str) -> None:
    """A plus above zero and a true minus below."""
    assert words.signed(number) == text


@pytest.mark.parametrize(
    ("net", "text"),
    [
        ("16", "+16"),
        ("-20/7", "−2.9"),
        ("0", "0"),
        ("1/30", "+0.1"),
        ("-1/30", "−0.1"),
        ("65", "+65"),
        ("64.99", "+64.9"),
    ],
)
def test_net_trust_has_a_sign(net: str, text: str) -> None:
    """Whole or with one decimal, and never shown on a limit it is not on."""
    assert words.signed_net_trust(Fraction(net)) == text


@pytest.mark.parametrize(("low", "high", "text"), [(-3, -3, "−3"), (-8, 4, "−8 to +4")])
def test_a_span_in_words(low: int, high: int, text: str) -> None:
    """One score where one is possible, else the range."""
    assert words.span_text(Span(low=low, high=high)) == text


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (Level.ERODING, "eroding"),
        (Level.AT_RISK, "at risk (commodity)"),
        (Level.BUILDING, "building"),
        (Level.REMARKABLE, "remarkable"),
    ],
)
def test_levels_in_words(level: Level, text: str) -> None:
    """The method's words, with what the risk is."""
    assert words.level_text(level) == text


def headline(level: Level | None) -> Result:
    """A result with this level and nothing else."""
    return Result(touchpoints=(), complete=level is not None, net_trust=None, level=level, weakest=None)


@pytest.mark.parametrize(
    ("level", "says"),
    [(Level.ERODING, "eroded"), (Level.AT_RISK, "eroded"), (Level.BUILDING, "built"), (Level.REMARKABLE, "built")],
)
def test_the_verdict_takes_a_side(level: Level, says: str) -> None:
    """Each level has its own sentence, which says built or eroded, and never both."""
    sentence = words.verdict_text(headline(level))
    assert says in sentence
    assert ({"built", "eroded"} - {says}).isdisjoint(sentence.split())
    assert len({words.verdict_text(headline(each)) for each in Level}) == len(Level)


@pytest.mark.parametrize(
    ("level", "sentence"),
    [
        (Level.BUILDING, "This walk built trust at every touchpoint."),
        (Level.AT_RISK, "This walk eroded trust at every touchpoint: a rival could take this customer."),
        (Level.ERODING, "This walk eroded trust at every touchpoint: there was more reason to leave than to return."),
    ],
)
def test_the_verdict_says_where_it_was_the_same_everywhere(level: Level, sentence: str) -> None:
    """On the whole is for a walk that built here and eroded there; one touchpoint alone is not every touchpoint."""
    side = 4 if level is Level.BUILDING else -4
    [shop, phone] = result_of(finished_audit(walked())).touchpoints
    both = tuple(replace(each, trust=Span(low=side, high=side)) for each in (shop, phone))
    mixed = (both[0], replace(phone, trust=Span(low=-side, high=-side)))
    assert words.verdict_text(replace(headline(level), touchpoints=both)) == sentence
    for others in (mixed, both[:1]):
        assert words.verdict_text(replace(headline(level), touchpoints=others)) == words.verdict_text(headline(level))
        assert "every touchpoint" not in words.verdict_text(headline(level))


def test_no_verdict_without_a_headline() -> None:
    """While answers are missing nothing is said."""
    assert words.verdict_text(headline(None)) == ""


@pytest.mark.parametrize(
    ("grade", "text"),
    [
        (Grade.NICE, "nice"),
        (Grade.GLAD, "glad"),
        (Grade.TELL, "I'd tell someone"),
        (Grade.NOT_VALUED, "not valued"),
    ],
)
def test_grades_in_words(grade: Grade, text: str) -> None:
    """The method's grades, as the leader says them."""
    assert words.grade_text(grade) == text


GLAD: dict[str, Response] = {
    "shop/feeling": Answer(up(9)),
    "shop/extra/1": Answer("yes"),
    "shop/extra/1/grade": Answer("glad"),
}
MOMENT: dict[str, Response] = {
    "shop/feeling": Answer(down(2)),
    "shop/moment/1": Answer("down"),
    "shop/moment/1/feeling": Answer(down(6)),
}


@pytest.mark.parametrize(
    ("replies", "text"),
    [
        ({"shop/card": Answer(NO_WAY_THROUGH)}, "could not get through"),
        ({"shop/feeling": Answer(up(9))}, "all basics met, nothing unexpected: contented at best"),
        (GLAD, "as high as the extras reach: glad"),
        ({**GLAD, "shop/basic/seen": Answer("missed")}, "missed: “seen”"),
        (
            {**GLAD, "shop/basic/seen": Answer("partly"), "shop/value": Answer("less")},
            "less given back than was paid for, and 1 more",
        ),
        ({**GLAD, "shop/pair/welcome": Answer("bad")}, "“Processed”"),
        ({**GLAD, "shop/value": Answer("less")}, "less given back than was paid for"),
        ({"shop/feeling": Answer(down(6))}, "the feeling at the end: annoyed, 6 down"),
        (MOMENT, "a moment: annoyed, 6 down; at the end annoyed, 2 down"),
        (
            {**MOMENT, "shop/moment/1/what": Answer("The bell.")},
            "a moment (The bell.): annoyed, 6 down; at the end annoyed, 2 down",
        ),
    ],
)
def test_reasons_in_words(replies: dict[str, Response], text: str) -> None:
    """Each reason for a score reads as a few plain words."""
    assert words.reason_text(reason_for(result_of(finished_audit(walked(replies))).touchpoints[0])) == text


def test_a_missing_answer_in_words() -> None:
    """A range is explained by what is missing."""
    (shop, _) = result_of(replace(new_audit(), responses={})).touchpoints
    assert words.reason_text(reason_for(shop)) == "answers are still missing"


CHOICE = ChoiceQuestion(ask="?", options=OUTCOMES, not_applicable=True)


@pytest.mark.parametrize(
    ("question", "response", "text"),
    [
        (CHOICE, None, ""),
        (CHOICE, NotApplicable(), "does not apply"),
        (NumberQuestion(ask="?"), NotApplicable(), ""),
        (DayQuestion(ask="?"), NotApplicable(), ""),
        (FeelingQuestion(ask="?"), Answer(up(5)), "pleased, 5 up"),
        (PredictionQuestion(ask="?"), Answer(Prediction(score=-4, certain=70)), "−4, 70 % certain"),
        (SeveralQuestion(ask="?", options=TWO_WAYS), Answer(("a", "b")), "The first way; The second way"),
        (SeveralQuestion(ask="?", options=TWO_WAYS), Answer(("gone",)), "gone"),
        (SeveralQuestion(ask="?", options=TWO_WAYS), Answer(()), ""),
        (TextQuestion(ask="?"), Answer(("a", "b")), "a; b"),
        (NumberQuestion(ask="?"), Answer(7), "7"),
        (NumberQuestion(ask="?", unit=Unit.MINUTES), Answer(7), "7 min"),
        (CHOICE, Answer("partly"), "partly"),
        (CHOICE, Answer("met"), "yes, met"),
        (ChoiceQuestion(ask="?", options=GIVEN_BACK), Answer("less"), "less than I paid for"),
        (ChoiceQuestion(ask="?", options=TWO_WAYS), Answer("gone"), "gone"),
        (CardQuestion(ask="?", do="?", as_whom="", minutes=1), Answer(DONE), "done"),
        (CardQuestion(ask="?", do="?", as_whom="", minutes=1), Answer(NO_WAY_THROUGH), "could not get through"),
        (TextQuestion(ask="?"), Answer("In my words."), "In my words."),
        (DayQuestion(ask="?"), Answer("2031-05-17"), "2031-05-17"),
    ],
)
def test_answers_in_words(question: Question, response: Response | None, text: str) -> None:
    """An answer reads as its label or its own words; one to an option that is gone keeps its id."""
    assert words.response_text(question, response) == text


@pytest.mark.parametrize("text", [words.THE_STANCE, words.DESIGN_CHOICES])
def test_nothing_is_promised(text: str) -> None:
    """What stands on every page never claims more than an indicator."""
    assert not any(word in text.lower() for word in ("guaranteed", "proven", "significant"))
    assert "validated" not in text or "not a validated" in text
