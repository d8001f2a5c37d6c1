"""The script of a walk: every question that is visible now, in the method's order, derived from the answers.

Keys name questions: `before/why`, `predictions/call`, `call/basic/listened`, `call/moment/1/feeling`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import assert_never

from cx_audit.core.checklist import (
    Basic,
    Checklist,
    Commitment,
    Item,
    Pair,
    Touchpoint,
    ValueQuestion,
)
from cx_audit.core.choices import (
    BAD,
    GIVEN_BACK,
    GOOD,
    GRADES,
    KINDS_OF_EXTRA,
    MOMENTS,
    NO,
    NONE,
    OUTCOMES,
    YES,
    YES_NO,
    GivenBack,
    Grade,
    numbered,
)
from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.questions import (
    DONE,
    NO_WAY_THROUGH,
    Answer,
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
)
from cx_audit.core.responses import Responses, feeling_of, holds, text_of, value_of
from cx_audit.core.visibility import shown_responses

BEFORE, PREDICTIONS, AFTER = "before", "predictions", "after"
SEAL = f"{PREDICTIONS}/seal"
RESERVED_IDS = frozenset({BEFORE, PREDICTIONS, AFTER, "seal", "earlier"})


class Part(StrEnum):
    """The part of the walk that a step belongs to."""

    BEFORE = BEFORE
    PREDICTIONS = PREDICTIONS
    TOUCHPOINT = "touchpoint"
    AFTER = AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One visible question with its key; `name` is a short label for a review or a log."""

    key: str
    question: Question
    part: Part
    name: str
    touchpoint: Touchpoint | None = None
    entry: Basic | Pair | ValueQuestion | Item | None = None


def steps(checklist: Checklist, responses: Responses) -> Iterator[Step]:
    """Every visible question of the whole walk, in order."""
    responses = shown_responses(checklist, responses)
    departments = checklist.departments
    for item in checklist.before:
        yield from _item(BEFORE, item, Part.BEFORE, None, responses)
    for touchpoint in checklist.touchpoints:
        came_after_sealing = SEAL in responses and prediction_key(touchpoint.id) not in responses
        if not came_after_sealing:
            yield _prediction(checklist, touchpoint)
    yield Step(
        key=SEAL,
        part=Part.PREDICTIONS,
        name="seal",
        question=SealQuestion(
            ask="Seal your predictions?",
            note="Once sealed they cannot be changed. They are opened again after the last answer.",
        ),
    )
    for touchpoint in checklist.touchpoints:
        yield from _touchpoint(touchpoint, responses, departments)
    for item in checklist.after:
        yield from _item(AFTER, item, Part.AFTER, None, responses)


def prediction_key(touchpoint_id: str) -> str:
    """The key of the prediction for a touchpoint."""
    return f"{PREDICTIONS}/{touchpoint_id}"


def _prediction(checklist: Checklist, touchpoint: Touchpoint) -> Step:
    ask = checklist.ask_prediction or "{touchpoint}: where do you expect it to leave you?"
    return Step(
        key=prediction_key(touchpoint.id),
        part=Part.PREDICTIONS,
        name=touchpoint.title,
        touchpoint=touchpoint,
        question=PredictionQuestion(
            ask=ask.replace("{touchpoint}", touchpoint.title),
            note=checklist.predictions_note if touchpoint is checklist.touchpoints[0] else "",
        ),
    )


def _item(prefix: str, item: Item, part: Part, touchpoint: Touchpoint | None, responses: Responses) -> Iterator[Step]:
    if not holds(item.when, responses):
        return
    key = f"{prefix}/{item.id}"
    name = item.id.replace("-", " ")

    def step(key: str, question: Question, name: str) -> Step:
        return Step(key=key, question=question, part=part, name=name, touchpoint=touchpoint, entry=item)

    match item.question:
        case Commitment() as commitment:
            yield step(
                f"{key}/what",
                TextQuestion(ask=commitment.ask, note=commitment.note, example=commitment.example),
                name,
            )
            if text_of(responses, f"{key}/what"):
                yield step(f"{key}/who", TextQuestion(ask=commitment.ask_who), f"{name}, who")
                yield step(f"{key}/by", DayQuestion(ask=commitment.ask_by), f"{name}, by when")
        case TextQuestion() | ChoiceQuestion() | SeveralQuestion() | NumberQuestion() | DayQuestion() as question:
            yield step(key, question, name)
        case _:
            assert_never(item.question)


def as_whom(responses: Responses) -> str:
    """The persona in the leader's words: who they pretend to be, and what they need."""
    who, need = text_of(responses, f"{BEFORE}/persona"), text_of(responses, f"{BEFORE}/need")
    return " ".join(part if part[-1] in ".?" else f"{part}." for part in (who, need) if part)


def touchpoint_steps(checklist: Checklist, touchpoint: Touchpoint, responses: Responses) -> Iterator[Step]:
    """The visible questions of one touchpoint, in the method's order."""
    yield from _touchpoint(touchpoint, shown_responses(checklist, responses), checklist.departments)


def _touchpoint(touchpoint: Touchpoint, responses: Responses, departments: tuple[str, ...]) -> Iterator[Step]:
    if touchpoint.variants:
        options = numbered((variant.id, variant.label) for variant in touchpoint.variants)
        question = SeveralQuestion(ask=touchpoint.ask_variants, options=options, at_least=1)
        yield _step(touchpoint, "variants", question, "which one")
    card = CardQuestion(ask=touchpoint.title, do=touchpoint.do, as_whom=as_whom(responses), minutes=touchpoint.minutes)
    yield _step(touchpoint, "card", card, "the visit")
    yield _step(touchpoint, "feeling", FeelingQuestion(ask=touchpoint.ask_feeling), "feeling")
    if value_of(responses, f"{touchpoint.id}/card") != NO_WAY_THROUGH:
        yield from _moments(touchpoint, responses)
        yield from _expected(touchpoint, responses)
        yield from _extras(touchpoint, responses)
        yield from _recorded(touchpoint, responses, departments)
    yield _step(touchpoint, "worked-out", TextQuestion(ask=touchpoint.ask_worked_out), "how it worked out")
    review = ReviewQuestion(
        ask="Is this how it was?",
        note="You can still change any answer. A changed feeling or choice is kept in the answer log.",
    )
    yield _step(touchpoint, "review", review, "review")


def _step(
    touchpoint: Touchpoint,
    key: str,
    question: Question,
    name: str,
    entry: Basic | Pair | ValueQuestion | Item | None = None,
) -> Step:
    return Step(
        key=f"{touchpoint.id}/{key}",
        question=question,
        part=Part.TOUCHPOINT,
        name=name,
        touchpoint=touchpoint,
        entry=entry,
    )


def _moments(touchpoint: Touchpoint, responses: Responses) -> Iterator[Step]:
    ask = touchpoint.ask_moment
    for number in count(1):
        key = f"moment/{number}"
        yield _step(touchpoint, key, ChoiceQuestion(ask=ask, options=MOMENTS), f"moment {number}")
        direction = value_of(responses, f"{touchpoint.id}/{key}")
        if direction is None or direction == NONE:
            return
        yield _step(touchpoint, f"{key}/what", TextQuestion(ask="What was it?"), f"moment {number}, what")
        feeling = FeelingQuestion(ask="How did that moment make you feel?", direction=Direction(str(direction)))
        yield _step(touchpoint, f"{key}/feeling", feeling, f"moment {number}, feeling")
        ask = "Was there another moment that hit harder than the rest?"


def _expected(touchpoint: Touchpoint, responses: Responses) -> Iterator[Step]:
    for pair in touchpoint.pairs:
        if holds(pair.when, responses):
            poles = (Option(id=GOOD, label=pair.good, key="1"), Option(id=BAD, label=pair.bad, key="2"))
            if pair.bad_first:
                poles = (Option(id=BAD, label=pair.bad, key="1"), Option(id=GOOD, label=pair.good, key="2"))
            yield _step(
                touchpoint, f"pair/{pair.id}", ChoiceQuestion(ask=pair.ask, options=poles), pair.ask.rstrip("?"), pair
            )
    for basic in touchpoint.basics:
        if holds(basic.when, responses):
            question = ChoiceQuestion(ask=basic.ask, note=basic.note, options=OUTCOMES, not_applicable=True)
            yield _step(touchpoint, f"basic/{basic.id}", question, basic.name, basic)
    value = touchpoint.value
    if value is not None and holds(value.when, responses):
        yield _step(touchpoint, "value", ChoiceQuestion(ask=value.ask, options=GIVEN_BACK), "value", value)
        if value_of(responses, f"{touchpoint.id}/value") == GivenBack.MORE:
            grade = ChoiceQuestion(ask="What was that extra worth to you?", options=GRADES)
            yield _step(touchpoint, "value/grade", grade, "value, how much", value)


def _extras(touchpoint: Touchpoint, responses: Responses) -> Iterator[Step]:
    """Extras one by one; asked again when the feeling is up and none was named."""
    note = "For example: " + " · ".join(touchpoint.extras.examples) if touchpoint.extras.examples else ""
    ask = touchpoint.extras.ask
    for number in count(1):
        key = f"extra/{number}"
        yield _step(touchpoint, key, ChoiceQuestion(ask=ask, note=note, options=YES_NO), f"extra {number}")
        answered = value_of(responses, f"{touchpoint.id}/{key}")
        if number == 1 and answered == NO:
            felt = feeling_of(responses, f"{touchpoint.id}/feeling")
            given_more = value_of(responses, f"{touchpoint.id}/value/grade") not in (None, Grade.NOT_VALUED)
            if felt is None or felt.direction is not Direction.UP or given_more:
                return
            again = ChoiceQuestion(ask=touchpoint.extras.ask_again, options=YES_NO)
            yield _step(touchpoint, "extra/again", again, "extra, asked again")
            answered = value_of(responses, f"{touchpoint.id}/extra/again")
        if answered != YES:
            return
        name = f"extra {number}"
        yield _step(touchpoint, f"{key}/what", TextQuestion(ask="What did they do?"), f"{name}, what")
        who = TextQuestion(
            ask="Who did it?", note="People are named here for praise only; a fault goes to a department."
        )
        yield _step(touchpoint, f"{key}/who", who, f"{name}, who")
        grade = ChoiceQuestion(ask="How much was it worth to you?", options=GRADES)
        yield _step(touchpoint, f"{key}/grade", grade, f"{name}, how much")
        kind = ChoiceQuestion(
            ask="Was it about the way you were treated, or about stuff given away?", options=KINDS_OF_EXTRA
        )
        yield _step(touchpoint, f"{key}/kind", kind, f"{name}, kind")
        ask, note = "Did they do anything else that you did not ask for and were glad of?", ""


def _recorded(touchpoint: Touchpoint, responses: Responses, departments: tuple[str, ...]) -> Iterator[Step]:
    """What is recorded and never scored: quotes, facts, promises, departments."""
    ask = "Which words of theirs do you still hear?"
    for number in count(1):
        yield _step(
            touchpoint, f"quote/{number}", TextQuestion(ask=ask, example="We will call you back."), f"quote {number}"
        )
        if not text_of(responses, f"{touchpoint.id}/quote/{number}"):
            break
        ask = "Any other words of theirs?"
    for fact in touchpoint.facts:
        yield from _item(f"{touchpoint.id}/fact", fact, Part.TOUCHPOINT, touchpoint, responses)
    ask = "Did they say they would do something later?"
    for number in count(1):
        key, name = f"promise/{number}", f"promise {number}"
        yield _step(touchpoint, key, ChoiceQuestion(ask=ask, options=YES_NO), name)
        if value_of(responses, f"{touchpoint.id}/{key}") != YES:
            break
        yield _step(touchpoint, f"{key}/what", TextQuestion(ask="What will they do?"), f"{name}, what")
        yield _step(touchpoint, f"{key}/who", TextQuestion(ask="Who said so?"), f"{name}, who")
        yield _step(touchpoint, f"{key}/by", DayQuestion(ask="By when?"), f"{name}, by when")
        ask = "Did they say they would do anything else?"
    to_meet = dict.fromkeys((*touchpoint.departments, *departments))
    if to_meet:
        question = SeveralQuestion(
            ask="Which departments did you meet?", options=numbered((name, name) for name in to_meet)
        )
        yield _step(touchpoint, "departments", question, "departments met")


def is_answered(step: Step, responses: Responses) -> bool:
    """Whether a question has an answer that still fits: a moment that was turned round is felt anew."""
    response = responses.get(step.key)
    match step.question, response:
        case _, None:
            return False
        case FeelingQuestion(direction=Direction() as direction), Answer(value=Felt(direction=felt)):
            return felt is direction
        case _:
            return True


def was_walked(touchpoint: Touchpoint, responses: Responses) -> bool:
    """Whether the leader got through to this touchpoint."""
    return value_of(responses, f"{touchpoint.id}/card") == DONE
