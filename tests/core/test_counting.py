"""Evidence on some of the scored questions only: the others are neither scored nor missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.checklist import Basic, Checklist, Condition, Pair, ValueQuestion
from cx_audit.core.choices import BAD, GOOD, YES, GivenBack, Grade, Outcome
from cx_audit.core.evidence import evidence_of
from cx_audit.core.questions import NO_WAY_THROUGH, Answer, Response
from cx_audit.core.result import result_of
from cx_audit.core.scoring import Span
from cx_audit.core.stretches import script_of

from .samples import CHECKLIST, LAW_CHECKLIST, PHONE, SHOP, down, finished_audit, up, walked
from .strategies import answer_sheets

Replies = dict[str, Response]
ALL = frozenset(
    f"{touchpoint.id}/{kind}/{entry.id}"
    for touchpoint in LAW_CHECKLIST.touchpoints
    for kind, entries in (("pair", touchpoint.pairs), ("basic", touchpoint.basics))
    for entry in entries
) | {"shop/value"}
REASON_MISSED: Replies = {
    "shop/feeling": Answer(up(6)),
    "shop/basic/price": Answer(Outcome.MISSED),
    "shop/basic/reason": Answer(Outcome.MISSED),
}


def trust(replies: Replies, counting: frozenset[str] | None, touchpoint: str = "shop") -> Span:
    """The trust score of a touchpoint on these questions."""
    return evidence_of(script_of(CHECKLIST, walked(replies).responses), counting=counting)[touchpoint].trust


def without(*keys: str) -> frozenset[str]:
    """Every scored question but these."""
    return ALL - set(keys)


@pytest.mark.parametrize(
    ("replies", "counting", "score"),
    [
        ({"shop/basic/seen": Answer(Outcome.MISSED)}, None, -8),
        ({"shop/basic/seen": Answer(Outcome.MISSED)}, ALL, -8),
        ({"shop/basic/seen": Answer(Outcome.MISSED)}, without("shop/basic/seen"), -4),
        ({"shop/pair/welcome": Answer(BAD)}, without("shop/pair/welcome"), -4),
        ({"shop/value": Answer(GivenBack.LESS)}, without("shop/value"), -4),
        ({}, frozenset(), -4),
    ],
)
def test_what_does_not_count_costs_nothing(replies: Replies, counting: frozenset[str] | None, score: int) -> None:
    """A basic, a pair and a value outside the set leave the feeling as it is."""
    assert trust({"shop/feeling": Answer(down(4)), **replies}, counting).known == score


def test_a_question_that_does_not_count_still_shows_others() -> None:
    """The missed price does not count, and still the reason that is asked because of it does."""
    assert trust(REASON_MISSED, without("shop/basic/price")).known == -5
    assert trust(REASON_MISSED, without("shop/basic/price", "shop/basic/reason")).known == -1


def test_what_was_given_back_beyond_the_price_goes_with_its_question() -> None:
    """More than was paid for is an extra of the value question, and does not count without it."""
    more: Replies = {
        "shop/feeling": Answer(up(6)),
        "shop/variants": Answer(("buy",)),
        "shop/value": Answer(GivenBack.MORE),
        "shop/value/grade": Answer(Grade.GLAD),
    }
    assert trust(more, ALL).known == 6
    assert trust(more, without("shop/value")).known == -1


def test_extras_and_feelings_always_count() -> None:
    """No set of questions takes away what every checklist asks alike."""
    glad: Replies = {
        "shop/feeling": Answer(up(9)),
        "shop/extra/1": Answer(YES),
        "shop/extra/1/grade": Answer(Grade.GLAD),
    }
    assert trust(glad, frozenset()).known == 7


@pytest.mark.parametrize(
    ("counting", "score"),
    [(None, -8), (frozenset({"phone/basic/person"}), -8), (without("phone/basic/person"), -1), (frozenset(), -1)],
)
def test_no_way_through_misses_the_critical_basics_that_count(counting: frozenset[str] | None, score: int) -> None:
    """Could not get through: a critical basic outside the set is not missed."""
    blocked: Replies = {"phone/card": Answer(NO_WAY_THROUGH), "phone/feeling": Answer(up(5))}
    assert trust(blocked, counting, "phone").known == score


def test_an_open_walk_lacks_only_what_counts() -> None:
    """What does not count is not missing: the score is known before it is answered."""
    responses = walked({"shop/feeling": Answer(down(4))}, until="shop/basic/seen").responses
    later = {"shop/basic/seen", "shop/basic/price", "shop/basic/reason", "shop/basic/sorry", "shop/value"}
    at_the_end = {"shop/extra/1": Answer("no")}
    known = evidence_of(
        script_of(CHECKLIST, {**responses, **at_the_end}), counting=without(*later, "shop/basic/mended")
    )["shop"]
    assert (known.complete, known.trust.known) == (True, -4)
    assert not evidence_of(script_of(CHECKLIST, {**responses, **at_the_end}))["shop"].complete


@given(sheet=answer_sheets(LAW_CHECKLIST))
def test_all_of_them_count_as_none_named(sheet: Replies) -> None:
    """The set of every scored question changes nothing."""
    audit = finished_audit(replace(walked(), checklist=LAW_CHECKLIST, responses=sheet, at=None))
    assert result_of(audit, counting=ALL) == result_of(audit)


ADDED_BASIC = Basic(id="added", ask="And thanked?", name="thanked")
ADDED_PAIR = Pair(id="added", ask="And after that?", good="Thanked", bad="Forgotten")
WHEN_MISSED = (Condition(key="shop/basic/price", values=(Outcome.MISSED,)),)
ADDED: dict[str, tuple[Checklist, str, tuple[str, ...]]] = {
    "a basic": (
        replace(LAW_CHECKLIST, touchpoints=(replace(SHOP, facts=(), basics=(*SHOP.basics, ADDED_BASIC)), PHONE)),
        "shop/basic/added",
        tuple(Outcome),
    ),
    "a critical basic": (
        replace(
            LAW_CHECKLIST,
            touchpoints=(replace(SHOP, facts=(), basics=(replace(ADDED_BASIC, critical=True), *SHOP.basics)), PHONE),
        ),
        "shop/basic/added",
        tuple(Outcome),
    ),
    "a basic asked at times": (
        replace(
            LAW_CHECKLIST,
            touchpoints=(
                replace(SHOP, facts=(), basics=(*SHOP.basics, replace(ADDED_BASIC, when=WHEN_MISSED))),
                PHONE,
            ),
        ),
        "shop/basic/added",
        tuple(Outcome),
    ),
    "a pair": (
        replace(LAW_CHECKLIST, touchpoints=(replace(SHOP, facts=(), pairs=(ADDED_PAIR, *SHOP.pairs)), PHONE)),
        "shop/pair/added",
        (GOOD, BAD),
    ),
    "a value": (
        replace(
            LAW_CHECKLIST,
            touchpoints=(replace(SHOP, facts=()), replace(PHONE, value=ValueQuestion(ask="What was given back?"))),
        ),
        "phone/value",
        (GivenBack.LESS, GivenBack.EXACTLY),
    ),
}
"""Checklists with one question more, its key, and its answers; more than was paid for would be an extra as well."""


@given(sheet=answer_sheets(LAW_CHECKLIST), data=st.data(), added=st.sampled_from(sorted(ADDED)))
def test_a_question_that_does_not_count_changes_no_score(sheet: Replies, data: st.DataObject, added: str) -> None:
    """Whatever is answered to it, and whether it is answered at all, every score stays as it was without it."""
    checklist, key, answers = ADDED[added]
    answer = data.draw(st.sampled_from(answers) | st.none())
    with_it = sheet if answer is None else {**sheet, key: Answer(str(answer))}
    before = evidence_of(script_of(LAW_CHECKLIST, sheet))
    after = evidence_of(script_of(checklist, with_it), counting=ALL)
    assert {each: (it.felt, it.ceiling, it.trust, it.complete) for each, it in after.items()} == {
        each: (it.felt, it.ceiling, it.trust, it.complete) for each, it in before.items()
    }
