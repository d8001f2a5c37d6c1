"""A small made-up checklist with every kind of entry, and a hand that walks it with dull answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import assert_never

from cx_audit.core.audit import Audit, Seal, digest_of_predictions, predictions_in
from cx_audit.core.checklist import (
    Basic,
    Checklist,
    Commitment,
    Condition,
    Effort,
    Extras,
    Item,
    Pair,
    Touchpoint,
    ValueQuestion,
    Variant,
)
from cx_audit.core.choices import GOOD, NO, NONE, GivenBack, Outcome, numbered
from cx_audit.core.feelings import Direction, Felt, feeling_named, feelings_towards
from cx_audit.core.questions import (
    CLOSED,
    DONE,
    SEALED,
    Answer,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NotApplicable,
    NumberQuestion,
    Pause,
    Prediction,
    PredictionQuestion,
    Question,
    Reply,
    Response,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
    Unit,
)
from cx_audit.core.step import Step
from cx_audit.core.walk import Accepted, Change, Walk

EXTRAS = Extras(
    ask="Did they do something that you did not ask for and were glad of?",
    ask_again="It left you up. What did it?",
    examples=("A made-up baker put one more roll into the bag.", "A made-up driver carried the box upstairs."),
    acts=("Call back within the hour.", "Write a line by hand.", "Say who will be there."),
)
TWO_WAYS = numbered((("a", "The first way"), ("b", "The second way")))

SHOP = Touchpoint(
    id="shop",
    title="The shop",
    do="Go in and buy something, or take something back.",
    minutes=20,
    ask_feeling="How did the shop make you feel?",
    ask_moment="Was there a moment that hit harder than the rest?",
    ask_worked_out="How did it work out for you?",
    ask_variants="Which one do you walk?",
    variants=(Variant(id="buy", label="Buy something"), Variant(id="return", label="Take something back")),
    pairs=(
        Pair(
            id="welcome",
            ask="How were you treated?",
            good="Welcomed",
            bad="Processed",
            fix="Look up and greet.",
            departments=("counter",),
        ),
        Pair(
            id="blame",
            ask="And when you brought it back?",
            good="Helped",
            bad="Made to feel guilty",
            bad_first=True,
            when=(Condition(key="shop/variants", values=("return",)),),
        ),
    ),
    basics=(
        Basic(id="seen", ask="Were you seen?", name="seen", critical=True, fix="Look up.", departments=("counter",)),
        Basic(
            id="price", ask="Was the price clear?", name="a clear price", fix="Show the price.", effort=Effort.LITTLE
        ),
        Basic(
            id="reason",
            ask="Did they say why not?",
            name="a reason",
            when=(Condition(key="shop/basic/price", values=(Outcome.MET,), negated=True),),
        ),
        Basic(
            id="sorry",
            ask="Did they say sorry?",
            name="an apology",
            fix="Say sorry first.",
            when=(Condition(key="shop/basic/reason", values=(Outcome.MISSED, Outcome.PARTLY)),),
        ),
        Basic(
            id="mended",
            ask="Was it mended?",
            name="mended",
            critical=True,
            when=(Condition(key="shop/variants", values=("return",)), Condition(key="before/way", values=("a",))),
        ),
    ),
    value=ValueQuestion(
        ask="What did they give back for what you paid?",
        fix="Give a little more.",
        departments=("kitchen",),
        when=(Condition(key="shop/variants", values=("buy",)),),
    ),
    extras=EXTRAS,
    facts=(
        Item(id="seen-by", question=TextQuestion(ask="Who saw you first?")),
        Item(id="waited", question=NumberQuestion(ask="How long did you wait?", unit=Unit.MINUTES)),
        Item(
            id="why-wait",
            question=ChoiceQuestion(ask="Did they say why?", options=TWO_WAYS, not_applicable=True),
            when=(Condition(key="shop/pair/welcome", values=("bad",)),),
        ),
    ),
    departments=("counter",),
)
PHONE = Touchpoint(
    id="phone",
    title="The phone",
    do="Call the main number.",
    minutes=5,
    ask_feeling="How did the call make you feel?",
    ask_moment="Was there a moment that hit harder than the rest?",
    ask_worked_out="How did it work out for you?",
    basics=(
        Basic(id="person", ask="Did a person answer?", name="a person", critical=True, fix="Answer."),
        Basic(
            id="name",
            ask="Did they ask your name?",
            name="my name",
            when=(Condition(key="before/way", values=("a",), negated=True),),
        ),
        Basic(
            id="patience",
            ask="Were they patient?",
            name="patience",
            when=(Condition(key="before/detour", values=("a",)),),
        ),
    ),
    extras=Extras(ask="Anything that you did not ask for?", ask_again="What did it?"),
    first_among_equals=True,
)
CHECKLIST = Checklist(
    id="made-up",
    version="1",
    title="A made-up checklist",
    summary="For the tests; nobody walks it.",
    ask_prediction="{touchpoint}: where will it leave you?",
    predictions_note="From ten down to ten up.",
    before=(
        Item(id="name", question=TextQuestion(ask="Who are you?", required=True)),
        Item(id="persona", question=TextQuestion(ask="Who do you pretend to be?", default="Somebody in a hurry")),
        Item(id="need", question=TextQuestion(ask="What do you need?")),
        Item(id="way", question=ChoiceQuestion(ask="Which way?", options=TWO_WAYS)),
        Item(
            id="detour",
            question=ChoiceQuestion(ask="Why that way?", options=TWO_WAYS, not_applicable=True),
            when=(Condition(key="before/way", values=("b",)),),
        ),
    ),
    touchpoints=(SHOP, PHONE),
    after=(
        Item(id="reasons", question=SeveralQuestion(ask="Why come back?", options=TWO_WAYS, at_least=1)),
        Item(
            id="more",
            question=TextQuestion(ask="Why the first way?"),
            when=(Condition(key="after/reasons", values=("a",)),),
        ),
        Item(id="again", question=DayQuestion(ask="When do you look again?")),
        Item(
            id="act",
            question=Commitment(ask="What will you do?", ask_who="Who?", ask_by="By when?", example="Call back."),
        ),
    ),
)

LAW_CHECKLIST = replace(CHECKLIST, before=CHECKLIST.before[-2:], touchpoints=(replace(SHOP, facts=()), PHONE), after=())
"""The made-up checklist with only what bears on scores, so that random walks of it are short."""

NOON = datetime(2031, 5, 17, 12, 0, tzinfo=UTC)


def felt(word: str, strength: int) -> Felt:
    """A feeling by its word, with this strength."""
    feeling = feeling_named(word)
    assert feeling is not None
    return Felt(word=word, direction=feeling.direction, strength=strength)


def up(strength: int) -> Felt:
    """A feeling that goes up."""
    return felt("pleased", strength)


def down(strength: int) -> Felt:
    """A feeling that goes down."""
    return felt("annoyed", strength)


def dull_reply(question: Question) -> Response:
    """The answer that makes least of a question: everything met, nothing unexpected, nothing more to say."""
    match question:
        case TextQuestion(required=required):
            return Answer("Made Up" if required else "")
        case ChoiceQuestion(options=options):
            offered = {option.id for option in options}
            dull = (Outcome.MET, GOOD, GivenBack.EXACTLY, NONE, NO, options[0].id)
            return Answer(next(str(each) for each in dull if each in offered))
        case SeveralQuestion(options=options, at_least=at_least):
            return Answer(tuple(option.id for option in options[:at_least]))
        case NumberQuestion() | DayQuestion():
            return NotApplicable()
        case FeelingQuestion(direction=direction):
            feeling = feelings_towards(direction or Direction.DOWN)[0]
            return Answer(Felt(word=feeling.word, direction=feeling.direction, strength=feeling.strength))
        case PredictionQuestion():
            return Answer(Prediction(score=4, certain=50))
        case CardQuestion():
            return Answer(DONE)
        case SealQuestion():
            return Answer(SEALED)
        case ReviewQuestion():
            return Answer(CLOSED)
        case _:
            assert_never(question)


def moved(walk: Walk, reply: Reply) -> Walk:
    """The walk after a reply that it accepts."""
    outcome = walk.reply(reply)
    assert isinstance(outcome, Accepted), outcome
    return outcome.walk


def walked(replies: Mapping[str, Response] | None = None, *, until: str = "", checklist: Checklist = CHECKLIST) -> Walk:
    """The walk answered with `replies` by key, and dull ones elsewhere, to its end or to the question `until`."""
    walk = Walk(checklist=checklist)
    while (step := walk.current) is not None and step.key != until:
        reply = (replies or {}).get(step.key)
        walk = moved(walk, dull_reply(step.question) if reply is None else reply)
    return walk


def new_audit(checklist: Checklist = CHECKLIST) -> Audit:
    """An audit nobody has answered yet."""
    return Audit(
        id="made-up-1",
        organisation="Made Up",
        leader="M.",
        round=1,
        checklist=checklist,
        started=NOON,
        changed=NOON,
        made_up=True,
    )


def finished_audit(walk: Walk) -> Audit:
    """The audit of a walk, stamped as finished."""
    audit = replace(new_audit(walk.checklist), responses=walk.responses, finished=NOON)
    return replace(audit, seal=seal_of(walk, NOON))


def seal_of(walk: Walk, at: datetime) -> Seal | None:
    """The seal of a walk whose predictions were sealed at this moment; None before that."""
    if not walk.sealed:
        return None
    return Seal(at=at, digest=digest_of_predictions(predictions_in(walk.checklist, walk.responses), at))


class Notebook:
    """Keeps an audit as an archive would: one minute later with every accepted reply."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit
        self._minutes = count(1)

    def __call__(self, walk: Walk, change: Change | None) -> None:
        self.audit = self.audit.after(walk, change, NOON + timedelta(minutes=next(self._minutes)))


@dataclass
class ListAsker:
    """Answers from a list of replies, then pauses; notes each question asked and each refusal."""

    replies: list[Reply]
    asked: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def ask(self, walk: Walk, step: Step) -> Reply:
        """The next reply of the list."""
        self.asked.append(step.key)
        return self.replies.pop(0) if self.replies else Pause()

    def refuse(self, message: str) -> None:
        """Note the sentence."""
        self.refusals.append(message)


def at(walk: Walk) -> str | None:
    """The key of the question that is asked now."""
    return walk.current.key if walk.current else None


def current(walk: Walk) -> Step:
    """The step that is asked now."""
    assert walk.current is not None
    return walk.current


def question_at(key: str, replies: Mapping[str, Response] | None = None) -> Question:
    """The question with this key, as a walk comes to it."""
    return current(walked(replies, until=key)).question
