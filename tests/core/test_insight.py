"""Insight: why a score is what it is, and what to do first."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from cx_audit.core.checklist import Checklist, ValueQuestion
from cx_audit.core.choices import Grade, Outcome
from cx_audit.core.evidence import Unmet
from cx_audit.core.insight import (
    CappedAtContented,
    CappedByExtras,
    CappedByUnmet,
    Mend,
    NoWayThrough,
    Reason,
    SetByFeeling,
    SetByMoment,
    StillMissing,
    Surprise,
    actions_for,
    only_stuff,
    priorities_of,
    reason_for,
)
from cx_audit.core.questions import NO_WAY_THROUGH, Answer, NotApplicable, Response
from cx_audit.core.result import Moment, Result, TouchpointResult, result_of

from .samples import CHECKLIST, PHONE, SHOP, down, finished_audit, new_audit, up, walked

YES, MISSED, PARTLY = Answer("yes"), Answer("missed"), Answer("partly")


def result_with(replies: dict[str, Response], checklist: Checklist = CHECKLIST) -> Result:
    """The result of a whole walk with these replies and dull ones elsewhere."""
    return result_of(finished_audit(walked(replies, checklist=checklist)))


def shop(replies: dict[str, Response]) -> TouchpointResult:
    """The result of the shop, walked with these replies."""
    return result_with(replies).touchpoints[0]


def one_extra(grade: str, kind: str = "treatment", number: int = 1) -> dict[str, Response]:
    """The replies that name an extra of the shop."""
    key = f"shop/extra/{number}"
    return {key: YES, f"{key}/grade": Answer(grade), f"{key}/kind": Answer(kind)}


def one_moment(direction: str, strength: int, number: int = 1) -> dict[str, Response]:
    """The replies that name a moment of the shop."""
    key = f"shop/moment/{number}"
    felt = up(strength) if direction == "up" else down(strength)
    return {key: Answer(direction), f"{key}/what": Answer(f"no. {number}"), f"{key}/feeling": Answer(felt)}


def entry_id(unmet: Unmet) -> str:
    """The id of what was not met, the value question by its key."""
    return "value" if isinstance(unmet.entry, ValueQuestion) else unmet.entry.id


@pytest.mark.parametrize(
    ("replies", "reason"),
    [
        (
            {"shop/card": Answer(NO_WAY_THROUGH), "shop/feeling": Answer(down(10))},
            NoWayThrough(),
        ),
        ({"shop/feeling": Answer(up(9))}, CappedAtContented()),
        ({"shop/feeling": Answer(up(9)), **one_extra("not-valued")}, CappedAtContented()),
        ({"shop/feeling": Answer(up(9)), **one_extra("glad")}, CappedByExtras(grade=Grade.GLAD)),
        (
            {"shop/feeling": Answer(up(9)), **one_extra("nice"), **one_extra("glad", number=2)},
            CappedByExtras(grade=Grade.GLAD),
        ),
        ({"shop/feeling": Answer(up(7)), **one_extra("glad")}, SetByFeeling(felt=up(7))),
        ({"shop/feeling": Answer(down(4))}, SetByFeeling(felt=down(4))),
        ({"shop/feeling": Answer(down(1))}, SetByFeeling(felt=down(1))),
        (
            {"shop/feeling": Answer(down(4)), **one_moment("down", 9)},
            SetByMoment(moment=Moment(what="no. 1", felt=down(9)), felt=down(4)),
        ),
        (
            {"shop/feeling": Answer(up(6)), **one_moment("down", 6)},
            SetByMoment(moment=Moment(what="no. 1", felt=down(6)), felt=up(6)),
        ),
        (
            {"shop/feeling": Answer(up(2)), **one_moment("up", 7), **one_moment("down", 7, number=2)},
            SetByMoment(moment=Moment(what="no. 2", felt=down(7)), felt=up(2)),
        ),
        ({"shop/feeling": Answer(down(6)), **one_moment("down", 6)}, SetByFeeling(felt=down(6))),
        ({"shop/feeling": Answer(down(6)), **one_moment("up", 6)}, SetByFeeling(felt=down(6))),
        ({"shop/feeling": Answer(down(6)), **one_moment("down", 5)}, SetByFeeling(felt=down(6))),
    ],
)
def test_why_a_score_is_what_it_is(replies: dict[str, Response], reason: Reason) -> None:
    """No way through, the cap, the feeling or the moment: the reason names what decided."""
    assert reason_for(shop(replies)) == reason


@pytest.mark.parametrize(
    ("replies", "costliest", "outcome", "others"),
    [
        ({"shop/basic/seen": MISSED}, "seen", Outcome.MISSED, 0),
        ({"shop/basic/seen": PARTLY, "shop/value": Answer("less")}, "value", Outcome.MISSED, 1),
        ({"shop/basic/seen": PARTLY, "shop/basic/price": MISSED}, "price", Outcome.MISSED, 1),
        ({"shop/basic/seen": PARTLY, "shop/basic/price": PARTLY}, "seen", Outcome.PARTLY, 1),
        ({"shop/value": Answer("less")}, "value", Outcome.MISSED, 0),
        ({"shop/pair/welcome": Answer("bad")}, "welcome", Outcome.MISSED, 0),
        (
            {"shop/basic/price": PARTLY, "shop/basic/reason": PARTLY, "shop/pair/welcome": Answer("bad")},
            "welcome",
            Outcome.MISSED,
            2,
        ),
    ],
)
def test_the_costliest_of_what_was_not_met_is_named(
    replies: dict[str, Response], costliest: str, outcome: Outcome, others: int
) -> None:
    """The reason names what cost most, of equals what was missed, how it was met, and how many others there were."""
    reason = reason_for(shop({"shop/feeling": Answer(up(9)), **replies}))
    assert isinstance(reason, CappedByUnmet)
    assert (entry_id(reason.costliest), reason.costliest.outcome, reason.others) == (costliest, outcome, others)


def test_while_answers_are_missing_there_is_no_reason() -> None:
    """A range has no reason yet."""
    walk = walked(until="shop/basic/price")
    (touchpoint, _) = result_of(replace(new_audit(), responses=walk.responses)).touchpoints
    assert reason_for(touchpoint) == StillMissing()


@pytest.mark.parametrize(
    ("replies", "mends"),
    [
        ({"shop/basic/seen": MISSED}, [("Look up.", "seen", ("counter",))]),
        (
            {"shop/value": Answer("less"), "shop/basic/seen": MISSED, "shop/pair/welcome": Answer("bad")},
            [("Look up.", "seen", ("counter",)), ("Look up and greet.", "welcome", ("counter",))],
        ),
        ({"shop/value": Answer("less")}, [("Give a little more.", "value", ("kitchen",))]),
        (
            {"before/way": Answer("a"), "shop/variants": Answer(("return",)), "shop/basic/mended": MISSED},
            [],
        ),
    ],
)
def test_what_was_not_met_is_mended_first(
    replies: dict[str, Response], mends: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    """The fixes of what was not met, costliest first, two at most, and none where the checklist has none."""
    found = actions_for(shop(replies))
    assert all(isinstance(action, Mend) for action in found)
    assert [(each.text, entry_id(each.unmet), each.departments) for each in found if isinstance(each, Mend)] == mends


@pytest.mark.parametrize("replies", [{}, {"shop/basic/price": NotApplicable(), "shop/basic/seen": NotApplicable()}])
def test_acts_that_nobody_asks_for_come_only_when_all_was_met(replies: dict[str, Response]) -> None:
    """Without anything unmet, two acts of our own are suggested, to the departments of the touchpoint."""
    expected = [Surprise(text=act, departments=("counter",)) for act in SHOP.extras.acts[:2]]
    assert list(actions_for(shop(replies))) == expected


def test_priorities_begin_where_the_need_is_greatest() -> None:
    """Need is 7 - T times the yearly volume; what is remarkable already is no priority."""
    result = result_with({"shop/feeling": Answer(up(8)), **one_extra("tell"), "phone/feeling": Answer(down(3))})
    assert [each.trust.known for each in result.touchpoints] == [8, -3]
    (priority,) = priorities_of(result, yearly={"phone": Fraction(12_000), "shop": Fraction(5)})
    assert (priority.touchpoint.touchpoint.id, priority.need) == ("phone", 120_000)
    assert priority.actions == ()
    worse = result_with({"shop/basic/seen": MISSED})
    assert [(each.touchpoint.touchpoint.id, each.need) for each in priorities_of(worse)] == [("shop", 15), ("phone", 8)]


def test_volumes_put_priorities_in_order_only_where_all_are_known() -> None:
    """A need with a volume does not compare to one without."""
    result = result_with({"shop/basic/seen": MISSED})

    def first(**yearly: int) -> str:
        volumes = {key: Fraction(number) for key, number in yearly.items()}
        return priorities_of(result, yearly=volumes)[0].touchpoint.touchpoint.id

    assert (first(), first(phone=1_000), first(phone=1_000, shop=10)) == ("shop", "shop", "phone")


def test_the_marked_touchpoint_is_first_among_equals() -> None:
    """Equal needs: the problem touchpoint goes first, and otherwise the order of the walk stays."""
    assert PHONE.first_among_equals
    assert [each.touchpoint.touchpoint.id for each in priorities_of(result_with({}))] == ["phone", "shop"]
    plain = replace(CHECKLIST, touchpoints=(SHOP, replace(PHONE, first_among_equals=False)))
    assert [each.touchpoint.touchpoint.id for each in priorities_of(result_with({}, plain))] == ["shop", "phone"]


@pytest.mark.parametrize(
    ("replies", "stuff"),
    [
        ({}, False),
        (one_extra("glad", "stuff"), True),
        (one_extra("glad", "treatment"), False),
        ({**one_extra("glad", "stuff"), **one_extra("nice", "treatment", number=2)}, False),
    ],
)
def test_stuff_alone_is_told_from_treatment(replies: dict[str, Response], stuff: bool) -> None:
    """Only when every extra was stuff given away does the touchpoint count as stuff alone."""
    assert only_stuff(shop(replies)) is stuff
