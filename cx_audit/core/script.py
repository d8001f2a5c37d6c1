"""The script of a walk: every question that is visible now, in the method's order, derived from the answers.

It comes in stretches: before, the predictions, one for each touchpoint, after. `core.stretches` keeps them up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
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
from cx_audit.core.feelings import Direction
from cx_audit.core.keys import AFTER, BEFORE, PREDICTIONS, SEAL, prediction_key
from cx_audit.core.questions import (
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
)
from cx_audit.core.responses import Responses, feeling_of, holds, text_of, value_of
from cx_audit.core.step import Part, Step
from cx_audit.core.visibility import shown_responses

PERSONA, NEED = f"{BEFORE}/persona", f"{BEFORE}/need"


Asking = Callable[[Responses], Iterator[Step]]
"""The visible questions of one stretch, given the answers that count."""


def steps(checklist: Checklist, responses: Responses) -> Iterator[Step]:
    """Every visible question of the whole walk, in order."""
    shown = shown_responses(checklist, responses)
    for asking in asking_by_stretch(checklist).values():
        yield from asking(shown)


def asking_by_stretch(checklist: Checklist) -> dict[str, Asking]:
    """What asks the questions of each stretch of the walk, by the name of the stretch, in order."""
    departments = checklist.departments
    return {
        BEFORE: partial(_items, BEFORE, checklist.before, Part.BEFORE, None),
        PREDICTIONS: partial(_predictions, checklist),
        **{each.id: partial(_touchpoint, each, departments) for each in checklist.touchpoints},
        AFTER: partial(_items, AFTER, checklist.after, Part.AFTER, None),
    }


def _predictions(checklist: Checklist, responses: Responses) -> Iterator[Step]:
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


def _items(
    prefix: str, items: tuple[Item, ...], part: Part, touchpoint: Touchpoint | None, responses: Responses
) -> Iterator[Step]:
    for item in items:
        if holds(item.when, responses):
            yield from _item(prefix, item, part, touchpoint, responses)


def _item(prefix: str, item: Item, part: Part, touchpoint: Touchpoint | None, responses: Responses) -> Iterator[Step]:
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
    who, need = text_of(responses, PERSONA), text_of(responses, NEED)
    return " ".join(part if part[-1] in ".?" else f"{part}." for part in (who, need) if part)


def _touchpoint(touchpoint: Touchpoint, departments: tuple[str, ...], responses: Responses) -> Iterator[Step]:
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
        yield from _recorded(touchpoint, departments, responses)
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
            answered = value_of(responses, f"{touchpoint.id}/extra/again")
            if felt is None or felt.direction is not Direction.UP:
                return
            if answered != YES and _was_glad_of_more(touchpoint, responses):
                return
            again = ChoiceQuestion(ask=touchpoint.extras.ask_again, options=YES_NO)
            yield _step(touchpoint, "extra/again", again, "extra, asked again")
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


def _was_glad_of_more(touchpoint: Touchpoint, responses: Responses) -> bool:
    """Whether more was given back than was paid for, and it was worth something; a grade of before does not count."""
    value, grade = f"{touchpoint.id}/value", f"{touchpoint.id}/value/grade"
    return value_of(responses, value) == GivenBack.MORE and value_of(responses, grade) not in (None, Grade.NOT_VALUED)


def _recorded(touchpoint: Touchpoint, departments: tuple[str, ...], responses: Responses) -> Iterator[Step]:
    """What is recorded and never scored: quotes, facts, promises, departments."""
    ask = "Which words of theirs do you still hear?"
    for number in count(1):
        yield _step(
            touchpoint, f"quote/{number}", TextQuestion(ask=ask, example="We will call you back."), f"quote {number}"
        )
        if not text_of(responses, f"{touchpoint.id}/quote/{number}"):
            break
        ask = "Any other words of theirs?"
    yield from _items(f"{touchpoint.id}/fact", touchpoint.facts, Part.TOUCHPOINT, touchpoint, responses)
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
    to_meet = (*touchpoint.departments, *departments)
    if to_meet:
        yield _step(touchpoint, "departments", _departments_question(to_meet), "departments met")


@lru_cache(maxsize=256)  # asked anew after every answer, and by every audit of the checklist
def _departments_question(to_meet: tuple[str, ...]) -> SeveralQuestion:
    options = numbered((name, name) for name in dict.fromkeys(to_meet))
    return SeveralQuestion(ask="Which departments did you meet?", options=options)
