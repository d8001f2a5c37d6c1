"""Random replies to any question, and random walks with steps back, for the laws."""

from __future__ import annotations

from typing import assert_never

from hypothesis import strategies as st

from cx_audit.core.checklist import Checklist
from cx_audit.core.choices import BAD, GOOD, MOMENTS, NO, NONE, YES, YES_NO, GivenBack, Grade, Outcome
from cx_audit.core.feelings import LEXICON, Direction, Felt, feelings_towards
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
    Reply,
    Response,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.replies import may_not_apply
from cx_audit.core.step import Step
from cx_audit.core.walk import Accepted, Walk

MOST_REPEATS = 2
MOST_DETOURS = 8

scores = st.integers(-10, 10).filter(bool)


def felts(step: Step) -> st.SearchStrategy[Felt]:
    """Any feeling that the question of this step takes."""
    assert isinstance(step.question, FeelingQuestion)
    direction = step.question.direction
    words = [each for each in LEXICON if direction is None or each.direction is direction]
    return st.builds(
        lambda word, strength: Felt(word=word.word, direction=word.direction, strength=strength),
        st.sampled_from(words),
        st.integers(1, 10),
    )


def answers_to(step: Step) -> st.SearchStrategy[Reply]:
    """Any answer that the question of this step takes; what repeats ends after a few times."""
    question = step.question
    match question:
        case TextQuestion():
            quote_goes_on = "/quote/" in step.key and not step.key.endswith(f"/{MOST_REPEATS + 1}")
            words = ["a few words"] if question.required else ["", "a few words"]
            return st.sampled_from(words if quote_goes_on or "/quote/" not in step.key else [""]).map(Answer)
        case ChoiceQuestion(options=options):
            ids = [option.id for option in options]
            if step.key.endswith(f"/{MOST_REPEATS + 1}") and options in (MOMENTS, YES_NO):
                ids = [NONE if options == MOMENTS else NO]
            choices = st.sampled_from(ids).map(Answer)
            return choices | st.just(NotApplicable()) if may_not_apply(question) else choices
        case SeveralQuestion(options=options, at_least=at_least):
            ids = [option.id for option in options]
            return st.lists(st.sampled_from(ids), min_size=at_least, unique=True).map(tuple).map(Answer)
        case NumberQuestion():
            return st.sampled_from([Answer(3), Answer(""), NotApplicable()])
        case DayQuestion():
            return st.sampled_from([Answer("2031-05-17"), NotApplicable()])
        case FeelingQuestion():
            return felts(step).map(Answer)
        case PredictionQuestion():
            return st.builds(Prediction, score=scores, certain=st.integers(0, 100)).map(Answer)
        case CardQuestion():
            return st.sampled_from([DONE, DONE, DONE, NO_WAY_THROUGH]).map(Answer)
        case SealQuestion():
            return st.just(Answer(SEALED))
        case ReviewQuestion():
            return st.just(Answer(CLOSED))
        case _:
            assert_never(question)


def _moments(name: str) -> st.SearchStrategy[dict[str, Response]]:
    """Answers to every question about moments, those that an earlier "none" hides among them."""
    felt = st.builds(_felt_towards, st.sampled_from(Direction), st.integers(1, 10))

    def answered(drawn: tuple[list[Felt], list[bool]]) -> dict[str, Response]:
        found: dict[str, Response] = {f"{name}/moment/{MOST_REPEATS + 1}": Answer(NONE)}
        for number, (each, named) in enumerate(zip(*drawn, strict=True), 1):
            found[f"{name}/moment/{number}"] = Answer(each.direction if named else NONE)
            if named:
                found[f"{name}/moment/{number}/feeling"] = Answer(each)
        return found

    felts_of_moments = st.lists(felt, min_size=MOST_REPEATS, max_size=MOST_REPEATS)
    named = st.lists(st.booleans(), min_size=MOST_REPEATS, max_size=MOST_REPEATS)
    return st.tuples(felts_of_moments, named).map(answered)


def _felt_towards(direction: Direction, strength: int) -> Felt:
    return Felt(word=feelings_towards(direction)[0].word, direction=direction, strength=strength)


def answer_sheets(checklist: Checklist) -> st.SearchStrategy[dict[str, Response]]:
    """Complete answers to what bears on scores, with one to each question that the others hide.

    A leader comes to such a sheet by stepping back and changing answers.
    """
    fixed: dict[str, st.SearchStrategy[Response]] = {}
    moments = []
    for item in checklist.before:
        assert isinstance(item.question, ChoiceQuestion)
        fixed[f"before/{item.id}"] = _one_of(*(option.id for option in item.question.options))
    for touchpoint in checklist.touchpoints:
        name = touchpoint.id
        moments.append(_moments(name))
        if touchpoint.variants:
            ids = [variant.id for variant in touchpoint.variants]
            fixed[f"{name}/variants"] = st.sets(st.sampled_from(ids), min_size=1).map(
                lambda s: Answer(tuple(sorted(s)))
            )
        fixed[f"{name}/card"] = _one_of(DONE, DONE, NO_WAY_THROUGH)
        fixed[f"{name}/feeling"] = st.builds(_felt_towards, st.sampled_from(Direction), st.integers(1, 10)).map(Answer)
        for pair in touchpoint.pairs:
            fixed[f"{name}/pair/{pair.id}"] = _one_of(GOOD, GOOD, BAD)
        for basic in touchpoint.basics:
            fixed[f"{name}/basic/{basic.id}"] = _one_of(*Outcome, *[Outcome.MET] * 3) | st.just(NotApplicable())
        if touchpoint.value is not None:
            fixed[f"{name}/value"] = _one_of(*GivenBack)
            fixed[f"{name}/value/grade"] = _one_of(*Grade)
        fixed[f"{name}/extra/again"] = _one_of(YES, NO)
        for number in range(1, MOST_REPEATS + 1):
            fixed[f"{name}/extra/{number}"] = _one_of(YES, NO)
            fixed[f"{name}/extra/{number}/grade"] = _one_of(*Grade)
        fixed[f"{name}/extra/{MOST_REPEATS + 1}"] = _one_of(NO)
    return st.tuples(st.fixed_dictionaries(fixed), *moments).map(
        lambda sheets: {key: answer for sheet in sheets for key, answer in sheet.items()}
    )


def _one_of(*ids: str) -> st.SearchStrategy[Response]:
    return st.sampled_from([Answer(str(each)) for each in ids])


@st.composite
def paths(draw: st.DrawFn, checklist: Checklist, *, detour_in: int = 10) -> tuple[list[Reply], Walk]:
    """The replies of a whole walk, with steps back and opened answers among them, and the walk at its end.

    About one reply in `detour_in` steps back, up to a limit. Every reply of the list is one that the walk accepted.
    """
    walk, replies, detours = Walk(checklist=checklist), [], draw(st.integers(0, MOST_DETOURS))
    while (step := walk.current) is not None:
        reply = draw(answers_to(step))
        if detours and isinstance(step.question, ReviewQuestion) and draw(st.booleans()):
            reply = Open(draw(st.sampled_from([each.key for each in walk.reviewed(step)])))
        elif detours and draw(st.integers(1, detour_in)) == 1:
            reply = Back()
        detours -= isinstance(reply, Back | Open)
        match walk.reply(reply):
            case Accepted(walk=walk):
                replies.append(reply)
    return replies, walk
