"""The script: what a walk asks, in which order, and what shows or hides a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from cx_audit.core.checklist import Checklist, Condition, Item
from cx_audit.core.feelings import Direction
from cx_audit.core.questions import (
    NO_WAY_THROUGH,
    Answer,
    CardQuestion,
    ChoiceQuestion,
    FeelingQuestion,
    NotApplicable,
    PredictionQuestion,
    Response,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.replies import refusal_of
from cx_audit.core.script import as_whom, steps
from cx_audit.core.walk import Walk

from .samples import CHECKLIST, PHONE, SHOP, at, current, down, question_at, up, walked

YES, MISSED = Answer("yes"), Answer("missed")


def keys(replies: Mapping[str, Response], within: str) -> list[str]:
    """What a walk with these replies asks within one part, in the order of asking."""
    return [key.removeprefix(f"{within}/") for key in walked(replies).responses if key.startswith(f"{within}/")]


def test_a_walk_begins_with_the_leader_and_seals_the_predictions_before_the_first_touchpoint() -> None:
    """Before, predictions for every touchpoint, the seal, the touchpoints in the checklist's order, after."""
    order = [key for key in walked().responses if key.count("/") == 1]
    parts = list(dict.fromkeys(key.split("/")[0] for key in order))
    assert parts == ["before", "predictions", "shop", "phone", "after"]
    assert [key for key in order if key.startswith("predictions/")] == [
        "predictions/shop",
        "predictions/phone",
        "predictions/seal",
    ]


def test_a_touchpoint_asks_in_the_order_of_the_method() -> None:
    """Card, feeling, moments, pairs, basics, value, extras, quotes, facts, promises, departments, how it worked out."""
    assert keys({}, "shop") == [
        "variants",
        "card",
        "feeling",
        "moment/1",
        "pair/welcome",
        "basic/seen",
        "basic/price",
        "value",
        "extra/1",
        "quote/1",
        "fact/seen-by",
        "fact/waited",
        "promise/1",
        "departments",
        "worked-out",
        "review",
    ]


def test_the_feeling_comes_before_anything_about_what_happened() -> None:
    """Only the choice of what to walk and the card stand before the feeling, in every touchpoint."""
    for touchpoint in CHECKLIST.touchpoints:
        asked = keys({}, touchpoint.id)
        assert set(asked[: asked.index("feeling")]) <= {"variants", "card"}


def test_without_a_way_through_only_the_feeling_and_how_it_worked_out_are_asked() -> None:
    """Could not get through: how did that make you feel, how did it work out, and on."""
    assert keys({"phone/card": Answer(NO_WAY_THROUGH)}, "phone") == ["card", "feeling", "worked-out", "review"]


@pytest.mark.parametrize(
    ("replies", "within", "expected"),
    [
        (
            {"shop/moment/1": Answer("up"), "shop/moment/2": Answer("down")},
            "shop/moment",
            ["1", "1/what", "1/feeling", "2", "2/what", "2/feeling", "3"],
        ),
        (
            {"shop/extra/1": YES, "shop/extra/2": YES},
            "shop/extra",
            ["1", "1/what", "1/who", "1/grade", "1/kind", "2", "2/what", "2/who", "2/grade", "2/kind", "3"],
        ),
        ({"shop/feeling": Answer(down(5))}, "shop/extra", ["1"]),
        ({"shop/feeling": Answer(up(5))}, "shop/extra", ["1", "again"]),
        (
            {"shop/feeling": Answer(up(5)), "shop/extra/again": YES},
            "shop/extra",
            ["1", "again", "1/what", "1/who", "1/grade", "1/kind", "2"],
        ),
        (
            {"shop/feeling": Answer(up(5)), "shop/extra/1": YES},
            "shop/extra",
            ["1", "1/what", "1/who", "1/grade", "1/kind", "2"],
        ),
        ({"shop/quote/1": Answer("Next!"), "shop/quote/2": Answer("Sign here.")}, "shop/quote", ["1", "2", "3"]),
        ({"shop/promise/1": YES}, "shop/promise", ["1", "1/what", "1/who", "1/by", "2"]),
        ({"shop/value": Answer("more")}, "shop/value", ["grade"]),
        ({"shop/variants": Answer(("return",))}, "shop/pair", ["welcome", "blame"]),
        (
            {"shop/variants": Answer(("return", "buy")), "before/way": Answer("a")},
            "shop/basic",
            ["seen", "price", "mended"],
        ),
        ({"shop/basic/price": MISSED}, "shop/basic", ["seen", "price", "reason"]),
        ({"shop/basic/price": MISSED, "shop/basic/reason": MISSED}, "shop/basic", ["seen", "price", "reason", "sorry"]),
        ({"shop/basic/price": NotApplicable()}, "shop/basic", ["seen", "price"]),
        ({"shop/pair/welcome": Answer("bad")}, "shop/fact", ["seen-by", "waited", "why-wait"]),
        ({"before/way": Answer("b")}, "before", ["name", "persona", "need", "way", "detour"]),
        ({"before/way": Answer("b")}, "phone/basic", ["person", "name", "patience"]),
        ({"after/act/what": Answer("Call.")}, "after/act", ["what", "who", "by"]),
        ({}, "after/act", ["what"]),
        ({"after/reasons": Answer(("b",))}, "after", ["reasons", "again", "act/what"]),
    ],
)
def test_what_repeats_and_what_depends(replies: dict[str, Response], within: str, expected: list[str]) -> None:
    """Moments, extras, quotes and promises go on until there are no more; a condition shows and hides its question."""
    assert keys(replies, within) == expected


def test_extras_are_asked_again_when_more_became_exactly() -> None:
    """What was once given a grade as more than paid for, and is no longer more, counts as no extra."""
    glad = {"shop/feeling": Answer(up(5)), "shop/value": Answer("more"), "shop/value/grade": Answer("glad")}
    responses = dict(walked(glad).responses)
    assert "shop/extra/again" not in {step.key for step in steps(CHECKLIST, responses)}
    responses["shop/value"] = Answer("exactly")
    assert "shop/extra/again" in {step.key for step in steps(CHECKLIST, responses)}


def test_nothing_follows_from_answers_about_a_visit_that_did_not_take_place() -> None:
    """Once the card says could not get through, a question after the walk no longer shows for what was answered."""
    item = Item(
        id="why",
        question=TextQuestion(ask="Why?"),
        when=(Condition(key="shop/pair/welcome", values=("bad",)),),
    )
    checklist = replace(CHECKLIST, after=(item,))
    walk = walked({"shop/pair/welcome": Answer("bad")}, until="after/why", checklist=checklist)
    assert at(walk) == "after/why"
    blocked = {**walk.responses, "shop/card": Answer(NO_WAY_THROUGH)}
    assert Walk(checklist=checklist, responses=blocked).finished


def test_a_moment_is_felt_in_its_own_direction() -> None:
    """A moment that went down is asked for a feeling that goes down."""
    question = question_at("shop/moment/1/feeling", {"shop/moment/1": Answer("down")})
    assert isinstance(question, FeelingQuestion)
    assert question.direction is Direction.DOWN
    assert refusal_of(question, Answer(up(3))) != ""


@pytest.mark.parametrize(("pair", "ids"), [("welcome", ["good", "bad"]), ("blame", ["bad", "good"])])
def test_a_pair_may_show_its_bad_pole_first(pair: str, ids: list[str]) -> None:
    """The order of the poles is the checklist's, so that the flattering one is not always first."""
    question = question_at(f"shop/pair/{pair}", {"shop/variants": Answer(("return",))})
    assert isinstance(question, ChoiceQuestion)
    assert [option.id for option in question.options] == ids


def test_the_card_says_what_to_do_as_whom_and_how_long() -> None:
    """The card carries the touchpoint's task and minutes, and the persona in the leader's words."""
    replies = {"before/persona": Answer("A nurse after a night shift"), "before/need": Answer("Where is my parcel?")}
    card = question_at("shop/card", replies)
    assert isinstance(card, CardQuestion)
    assert (card.ask, card.do, card.minutes) == (SHOP.title, SHOP.do, SHOP.minutes)
    assert card.as_whom == "A nurse after a night shift. Where is my parcel?"
    assert as_whom({}) == ""


def test_predictions_name_their_touchpoint_and_explain_themselves_once() -> None:
    """Each prediction names its touchpoint; the note stands at the first only."""
    first, second = question_at("predictions/shop"), question_at("predictions/phone")
    assert isinstance(first, PredictionQuestion)
    assert isinstance(second, PredictionQuestion)
    assert (first.ask, second.ask) == ("The shop: where will it leave you?", "The phone: where will it leave you?")
    assert (first.note, second.note) == (CHECKLIST.predictions_note, "")


def test_departments_offered_begin_with_those_of_the_touchpoint() -> None:
    """The departments to choose from are the touchpoint's own, then every other one of the checklist, once each."""
    assert CHECKLIST.departments == ("counter", "kitchen")
    question = question_at("phone/departments")
    assert isinstance(question, SeveralQuestion)
    assert [option.id for option in question.options] == ["counter", "kitchen"]


def test_a_checklist_without_departments_asks_for_none() -> None:
    """Where no department is named, none is asked for, and examples are left out where there are none."""
    bare = Checklist(id="bare", version="1", title="", summary="", touchpoints=(PHONE,))
    walk = walked(checklist=bare)
    assert "phone/departments" not in walk.responses
    assert walk.finished
    extra = current(walked(until="phone/extra/1", checklist=bare)).question
    assert isinstance(extra, ChoiceQuestion)
    assert extra.note == ""


def test_a_touchpoint_is_found_by_its_id() -> None:
    """The checklist gives a touchpoint by id, and nothing for an id it does not have."""
    assert CHECKLIST.touchpoint("phone") is PHONE
    with pytest.raises(KeyError):
        CHECKLIST.touchpoint("roof")
