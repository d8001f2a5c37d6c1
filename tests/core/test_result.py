"""The result of an audit: the examples of the method, walked, and what stands beside the scores."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from cx_audit.core.checklist import Basic, Checklist, Touchpoint
from cx_audit.core.choices import Grade, Outcome
from cx_audit.core.feelings import Felt
from cx_audit.core.insight import priorities_of
from cx_audit.core.questions import Answer, Response
from cx_audit.core.result import Result, TouchpointResult, result_of, scores_to_save
from cx_audit.core.scoring import Level, Span

from .samples import EXTRAS, down, felt, finished_audit, new_audit, up, walked

PARTLY, MISSED = Outcome.PARTLY, Outcome.MISSED
NICE, GLAD, TELL = Grade.NICE, Grade.GLAD, Grade.TELL


def small_touchpoint(name: str) -> Touchpoint:
    """A made-up touchpoint: one critical basic, two normal ones."""
    return Touchpoint(
        id=name,
        title=name,
        do="Go there.",
        minutes=1,
        ask_feeling="How did it make you feel?",
        ask_moment="A moment?",
        ask_worked_out="How did it work out?",
        basics=(
            Basic(id="critical", ask="?", name="the critical one", critical=True),
            Basic(id="first", ask="?", name="the first"),
            Basic(id="second", ask="?", name="the second"),
        ),
        extras=EXTRAS,
        first_among_equals=name == "problem",
    )


def outcome_of(name: str, **outcomes: Outcome) -> dict[str, Response]:
    """The answers to basics of a touchpoint."""
    return {f"{name}/basic/{basic}": Answer(outcome) for basic, outcome in outcomes.items()}


def moments_of(name: str, *felts: Felt) -> dict[str, Response]:
    """The answers that name moments of a touchpoint."""
    found: dict[str, Response] = {}
    for number, each in enumerate(felts, 1):
        found[f"{name}/moment/{number}"] = Answer(each.direction)
        found[f"{name}/moment/{number}/feeling"] = Answer(each)
    return found


def extra_of(name: str, grade: Grade) -> dict[str, Response]:
    """The answers that name one extra of a touchpoint."""
    return {f"{name}/extra/1": Answer("yes"), f"{name}/extra/1/grade": Answer(grade)}


ANSWERS: dict[str, dict[str, Response]] = {
    "website": {"website/feeling": Answer(felt("unimportant", 3)), **outcome_of("website", second=MISSED)},
    "call": {"call/feeling": Answer(up(4)), **moments_of("call", up(4), down(6))},
    "buy": {"buy/feeling": Answer(felt("pleased", 5))},
    "problem": {
        "problem/feeling": Answer(up(8)),
        **moments_of("problem", down(6)),
        **extra_of("problem", TELL),
    },
    "leader": {"leader/feeling": Answer(up(9)), **extra_of("leader", GLAD)},
    "rosy": {
        "rosy/feeling": Answer(up(7)),
        **outcome_of("rosy", critical=MISSED, first=PARTLY),
        **extra_of("rosy", GLAD),
    },
}
EXAMPLES = [
    ("website", -3, -5, -5, 2),
    ("call", -1, -1, -1, 0),
    ("buy", 5, -1, -1, 6),
    ("problem", 8, 10, 8, 0),
    ("leader", 9, 7, 7, 2),
    ("rosy", 7, -9, -9, 16),
]


def result_for(*names: str, weights: dict[str, float] | None = None) -> Result:
    """The result of walking these examples together."""
    touchpoints = tuple(replace(small_touchpoint(name), weight=(weights or {}).get(name, 1.0)) for name in names)
    checklist = Checklist(id="examples", version="1", title="Made up", summary="", touchpoints=touchpoints)
    replies = {key: reply for name in names for key, reply in ANSWERS[name].items()}
    return result_of(finished_audit(walked(replies, checklist=checklist)))


@pytest.mark.parametrize(("name", "f", "c", "t", "tint"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_the_examples_of_the_method(name: str, f: int, c: int, t: int, tint: int) -> None:
    """Each example, walked question by question, has the F, C, T and rose tint that the method prints."""
    (result,) = result_for(name).touchpoints
    assert (result.felt.known, result.ceiling.known, result.trust.known, result.rose_tint) == (f, c, t, tint)
    assert result.complete


FIVE = ("website", "call", "buy", "problem", "leader")


def test_the_five_examples_together() -> None:
    """The first five have N = +16, building, built 2 of 5, and the website is the weakest."""
    result = result_for(*FIVE)
    assert result.net_trust == 16
    assert result.level is Level.BUILDING
    assert (result.built, len(result.touchpoints)) == (2, 5)
    assert result.weakest is not None
    assert result.weakest.touchpoint.id == "website"
    assert result.verdict == "built"


def test_scores_are_saved_with_the_version_of_the_scoring() -> None:
    """What is saved beside the answers is N, every T and the version."""
    saved = scores_to_save(result_for(*FIVE))
    assert saved is not None
    assert (saved.scoring_version, saved.net_trust) == (1, 16)
    assert saved.trust == {"website": -5, "call": -1, "buy": -1, "problem": 8, "leader": 7}


def test_a_heavier_touchpoint_counts_for_more() -> None:
    """With weight 3 on the website, N = 10 * (-15 - 1 - 1 + 8 + 7) / 7."""
    assert result_for(*FIVE, weights={"website": 3.0}).net_trust == Fraction(-20, 7)


def test_among_equally_weak_touchpoints_the_marked_one_is_the_weakest() -> None:
    """The problem touchpoint stands first among equals, and otherwise the one walked first."""
    replies: dict[str, dict[str, Response]] = {**ANSWERS, "problem": {"problem/feeling": Answer(up(5))}}

    def weakest(*names: str) -> str:
        checklist = Checklist(
            id="c", version="1", title="", summary="", touchpoints=tuple(small_touchpoint(name) for name in names)
        )
        answers = {key: reply for name in names for key, reply in replies[name].items()}
        found = result_of(finished_audit(walked(answers, checklist=checklist))).weakest
        assert found is not None
        return found.touchpoint.id

    assert weakest("buy", "problem") == "problem"
    assert weakest("buy", "call") == "buy"


def test_a_tie_gained_nothing_so_it_eroded() -> None:
    """Net trust of 0 counts as eroded, and as at risk."""
    checklist = Checklist(
        id="c", version="1", title="", summary="", touchpoints=(small_touchpoint("leader"), small_touchpoint("buy"))
    )
    answers: dict[str, Response] = {**ANSWERS["leader"], "buy/feeling": Answer(down(7))}
    result = result_of(finished_audit(walked(answers, checklist=checklist)))
    assert result.net_trust == 0
    assert (result.verdict, result.level) == ("eroded", Level.AT_RISK)


def test_no_headline_while_the_walk_goes_on() -> None:
    """Before the last answer there is no net trust, level, verdict, weakest touchpoint or priority."""
    walk = walked(until="after/reasons")
    result = result_of(replace(new_audit(), responses=walk.responses))
    assert not result.complete
    assert (result.net_trust, result.level, result.verdict, result.weakest) == (None, None, None, None)
    assert scores_to_save(result) is None
    assert priorities_of(result) == ()


def test_no_headline_while_a_basic_is_missing() -> None:
    """An audit marked as finished whose answers lack a basic has a range there and no headline."""
    whole = finished_audit(walked())
    gap = replace(whole, responses={k: v for k, v in whole.responses.items() if k != "phone/basic/person"})
    result = result_of(gap)
    assert result.net_trust is None
    shop, phone = result.touchpoints
    assert shop.complete
    assert not phone.complete
    assert (phone.trust, phone.level, phone.rose_tint) == (Span(low=-8, high=-1), None, None)


def test_what_was_told_is_in_the_result() -> None:
    """Moments and extras carry the leader's words, and the prediction stands beside the scores."""
    walk = walked(
        {
            "shop/feeling": Answer(up(6)),
            "shop/moment/1": Answer("down"),
            "shop/moment/1/what": Answer("The bell."),
            "shop/moment/1/feeling": Answer(down(2)),
            "shop/extra/1": Answer("yes"),
            "shop/extra/1/what": Answer("A chair."),
            "shop/extra/1/who": Answer("Ada"),
            "shop/extra/1/grade": Answer("nice"),
            "shop/extra/1/kind": Answer("treatment"),
        }
    )
    shop: TouchpointResult = result_of(finished_audit(walk)).touchpoints[0]
    assert (shop.begun, shop.got_through, shop.feeling) == (True, True, up(6))
    assert [(moment.what, moment.felt) for moment in shop.moments] == [("The bell.", down(2))]
    assert [(x.what, x.who, x.grade, x.kind) for x in shop.extras] == [("A chair.", "Ada", NICE, "treatment")]
    assert shop.grades == (NICE,)
    assert shop.prediction is not None
    assert (shop.prediction.score, shop.level) == (4, Level.BUILDING)


def test_what_was_taken_back_is_not_in_the_result() -> None:
    """A moment and an extra whose first question was changed to none are kept among the answers and told no more."""
    walk = walked(
        {
            "shop/moment/1": Answer("down"),
            "shop/moment/1/feeling": Answer(down(2)),
            "shop/extra/1": Answer("yes"),
            "shop/extra/1/grade": Answer("nice"),
        }
    )
    told = finished_audit(walk)
    taken_back = {**walk.responses, "shop/moment/1": Answer("none"), "shop/extra/1": Answer("no")}
    shop = result_of(told).touchpoints[0]
    assert (len(shop.moments), len(shop.extras)) == (1, 1)
    shop = result_of(replace(told, responses=taken_back)).touchpoints[0]
    assert (shop.moments, shop.extras) == ((), ())


def test_an_extra_without_its_grade_has_none() -> None:
    """A named extra whose grade is not answered yet is listed, without a grade."""
    walk = walked({"shop/extra/1": Answer("yes")}, until="shop/extra/1/grade")
    (extra,) = result_of(replace(new_audit(), responses=walk.responses)).touchpoints[0].extras
    assert extra.grade is None
