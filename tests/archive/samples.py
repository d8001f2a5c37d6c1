"""A small made-up checklist with every kind of question, and walks through it that answer at random."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any, assert_never

from cx_audit.core.audit import Audit
from cx_audit.core.checklist import (
    Basic,
    Checklist,
    Commitment,
    Condition,
    Extras,
    Item,
    Pair,
    Touchpoint,
    ValueQuestion,
    Variant,
)
from cx_audit.core.choices import numbered
from cx_audit.core.feelings import LEXICON, Felt
from cx_audit.core.questions import (
    CLOSED,
    DONE,
    NO_WAY_THROUGH,
    SEALED,
    Answer,
    Back,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NotApplicable,
    NumberQuestion,
    Open,
    Prediction,
    PredictionQuestion,
    Question,
    Reply,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
    Unit,
)
from cx_audit.core.walk import Accepted, Walk

AUDIT_ID = "abcd23456789"
STARTED = datetime(2031, 5, 17, 9, 30, tzinfo=timezone(timedelta(hours=2)))
TEXTS = ("", "Guten Tag, was fehlt Ihnen?", "“We will call you back.”\nThey did not.", "日本語", "a tidy shelf")

_EXTRAS = Extras(
    ask="Did they do anything you did not ask for?",
    ask_again="Nothing at all?",
    examples=("a note by hand",),
    acts=("call back within the hour",),
    ideas=(16,),
)

DESK = Touchpoint(
    id="desk",
    title="The desk",
    do="Walk up to the desk and ask for help.",
    minutes=10,
    weight=1.5,
    departments=("front line",),
    ideas=(1, 2),
    ask_feeling="How did the desk make you feel?",
    ask_moment="Was there a moment that hit harder?",
    ask_worked_out="How did it work out?",
    ask_variants="Which desk?",
    variants=(Variant(id="morning", label="In the morning"), Variant(id="evening", label="In the evening")),
    pairs=(Pair(id="seen", ask="Were you …", good="seen", bad="overlooked", bad_first=True, fix="Look up."),),
    basics=(
        Basic(id="greeted", ask="Were you greeted?", name="a greeting", critical=True, departments=("front line",)),
        Basic(
            id="waited",
            ask="Was the wait short?",
            name="a short wait",
            when=(Condition(key="desk/variants", values=("morning",)),),
        ),
    ),
    value=ValueQuestion(
        ask="What was given back?",
        fix="Give more.",
        when=(Condition(key="before/expect", values=("erodes",), negated=True),),
    ),
    extras=_EXTRAS,
    facts=(
        Item(id="minutes", question=NumberQuestion(ask="How long did it take?", unit=Unit.MINUTES)),
        Item(id="again", question=DayQuestion(ask="When will you be back?")),
    ),
)

PHONE = Touchpoint(
    id="phone",
    title="The phone",
    do="Call the main number.",
    minutes=5,
    first_among_equals=True,
    ask_feeling="How did the call make you feel?",
    ask_moment="Was there a moment that hit harder?",
    ask_worked_out="How did it work out?",
    basics=(Basic(id="person", ask="Did a person answer?", name="a person", critical=True),),
    extras=replace(_EXTRAS, examples=()),
)

CHECKLIST = Checklist(
    id="small-walk",
    version="2",
    title="A small walk",
    summary="Made up for the tests: Größe, 日本語, “quotes”.",
    welcome="Welcome.",
    ask_prediction="{touchpoint}: what do you expect?",
    before=(
        Item(id="persona", question=TextQuestion(ask="Who are you?", default="Somebody new")),
        Item(
            id="expect",
            question=ChoiceQuestion(
                ask="Builds or erodes?",
                options=numbered((("builds", "It builds"), ("erodes", "It erodes"))),
            ),
        ),
        Item(
            id="why-not",
            question=TextQuestion(ask="Why?", example="They never call back", required=True),
            when=(Condition(key="before/expect", values=("erodes",)),),
        ),
    ),
    touchpoints=(DESK, PHONE),
    after=(
        Item(
            id="reasons",
            question=SeveralQuestion(
                ask="Why choose them again?",
                options=numbered((("price", "Price"), ("place", "Place"), ("people", "People"))),
            ),
            ideas=(27,),
        ),
        Item(id="action", question=Commitment(ask="What will you do?", ask_who="Who?", ask_by="By when?")),
    ),
)


def new_audit(**changes: Any) -> Audit:
    """An audit of the made-up organisation with no answers yet."""
    audit = Audit(
        id=AUDIT_ID,
        organisation="Muster & Söhne (made up)",
        leader="Ada",
        round=1,
        checklist=CHECKLIST,
        started=STARTED,
        changed=STARTED,
        made_up=True,
    )
    return replace(audit, **changes)


def walked(audit: Audit, chance: Random, replies: int, texts: tuple[str, ...] = TEXTS) -> Audit:
    """The audit after so many replies at random, some of which go back or open an answer; fewer if it is finished."""
    now = audit.changed
    for _ in range(replies):
        walk = audit.walk
        if walk.current is None:
            break
        now += timedelta(seconds=chance.randrange(1, 90))
        match walk.reply(_reply(walk, chance, texts)):
            case Accepted(walk=moved, change=change):
                audit = audit.after(moved, change, now)
    return audit


def complete(audit: Audit, seed: int) -> Audit:
    """The audit walked to its end."""
    audit = walked(audit, Random(seed), 5_000)
    assert audit.complete
    return audit


def _reply(walk: Walk, chance: Random, texts: tuple[str, ...]) -> Reply:
    step = walk.current
    assert step is not None
    if chance.random() < 0.1:
        return Back()
    if isinstance(step.question, ReviewQuestion) and chance.random() < 0.6:
        return Open(chance.choice(walk.reviewed(step)).key)
    return answer_to(step.question, chance, texts)


def answer_to(question: Question, chance: Random, texts: tuple[str, ...] = TEXTS) -> Answer | NotApplicable:
    """A response that the question is likely to accept."""
    match question:
        case TextQuestion():
            return Answer(chance.choice(texts))
        case ChoiceQuestion(options=options, not_applicable=allowed):
            return NotApplicable() if allowed and chance.random() < 0.2 else Answer(chance.choice(options).id)
        case SeveralQuestion(options=options):
            return Answer(tuple(each.id for each in options if chance.random() < 0.5))
        case NumberQuestion():
            return chance.choice((NotApplicable(), Answer(0), Answer(1_000_000_000)))
        case DayQuestion():
            return chance.choice((NotApplicable(), Answer("2031-06-01")))
        case FeelingQuestion():
            feeling = chance.choice(LEXICON)
            return Answer(Felt(word=feeling.word, direction=feeling.direction, strength=chance.randint(1, 10)))
        case PredictionQuestion():
            return Answer(Prediction(score=chance.choice((-10, -3, 4, 10)), certain=chance.randint(0, 100)))
        case CardQuestion():
            return Answer(NO_WAY_THROUGH if chance.random() < 0.2 else DONE)
        case SealQuestion():
            return Answer(SEALED)
        case ReviewQuestion():
            return Answer(CLOSED)
        case _:
            assert_never(question)


def grown(audit: Audit) -> Audit:
    """The audit with one more answer."""
    return replace(audit, responses={**audit.responses, "before/persona": Answer("Somebody")})


def everything_in(root: Path) -> dict[str, bytes]:
    """Each file under the root, with what is in it."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
