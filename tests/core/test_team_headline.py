"""The headline of a round: for whom trust was built, and where it was eroded for most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cx_audit.core.checklist import Checklist
from cx_audit.core.team import Team
from cx_audit.core.team_words import headline_of
from cx_audit.text import slug

from .samples import CHECKLIST, PHONE, SHOP
from .team_samples import leaders, scored, team, walk_of


@pytest.mark.parametrize(
    ("shop", "phone", "sentences"),
    [
        ((5,), (-9,), ("One leader has walked so far.", "On the whole, this walk eroded trust")),
        ((5, 5), (4, 4), ("For both leaders this walk built trust.", "No leader saw trust eroded anywhere.")),
        ((-5, -5), (4, 4), ("For both leaders this walk eroded trust.", "Eroded for both leaders: the shop.")),
        (
            (5, -5, 5),
            (4, 4, -9),
            (
                "This walk built trust for 1 of 3 leaders and eroded it for 2.",
                "Most often eroded: the shop and the phone, each for 1 of 3.",
            ),
        ),
        (
            (-5, -5, -5),
            (-4, -4, -9),
            ("For all 3 leaders this walk eroded trust.", "Eroded for all 3 leaders: the shop and the phone."),
        ),
    ],
)
def test_the_headline_is_the_finding(shop: tuple[int, ...], phone: tuple[int, ...], sentences: tuple[str, ...]) -> None:
    """Each number of leaders and each outcome has its own words; the finding comes first."""
    found = headline_of(team(*leaders(shop, phone)))
    assert len(found) == len(sentences)
    assert all(said.startswith(sentence) for said, sentence in zip(found, sentences, strict=True))


def test_the_headline_without_a_finished_walk() -> None:
    """Nobody has finished: that is what is said."""
    assert headline_of(team(walk_of("Ann", {}, until="shop/card"))) == (
        "Nobody has finished round 1 of this checklist yet.",
    )


def test_the_headline_where_leaders_have_little_in_common() -> None:
    """Touchpoints that only one leader walked are not counted across leaders."""
    alone = replace(CHECKLIST, version="2", touchpoints=(replace(PHONE, id="door", title="Doors"),))
    apart = team(
        walk_of("Ann", {}, checklist=replace(CHECKLIST, touchpoints=(SHOP,))),
        walk_of("Bob", {}, day=1, checklist=alone),
    )
    assert headline_of(apart) == ("For both leaders this walk eroded trust.",)
    mixed = team(
        walk_of("Ann", {}),
        walk_of("Bob", {}, day=1),
        walk_of("Cid", {}, day=2, checklist=replace(CHECKLIST, version="2", touchpoints=(SHOP,))),
    )
    assert "Eroded for everyone who walked there: the shop and the phone." in headline_of(mixed)


def doors(count: int) -> Checklist:
    """A checklist of so many touchpoints that are alike, called Door 1 and so on."""
    titles = [f"Door {place}" for place in range(1, count + 1)]
    return replace(CHECKLIST, touchpoints=tuple(replace(PHONE, id=slug(each), title=each) for each in titles))


def trusts_at_doors(*trusts: tuple[int, ...]) -> Team:
    """A round of leaders A, B and so on with the scores that each of them has at each door."""
    checklist = doors(len(trusts))
    ids = [each.id for each in checklist.touchpoints]
    return team(
        *(
            walk_of(
                f"Leader {chr(ord('A') + place)}",
                {k: v for at, each in zip(ids, trusts, strict=True) for k, v in scored(at, each[place]).items()},
                day=place,
                checklist=checklist,
            )
            for place in range(len(trusts[0]))
        )
    )


@pytest.mark.parametrize(
    ("trusts", "sentence"),
    [
        ([(-5, 5, 5), (5, -5, 5), (5, 5, 5)], "Most often eroded: Door 1 and Door 2, each for 1 of 3."),
        (
            [(-5, -5, 5), (5, -5, -5), (-5, 5, -5), (5, 5, 5)],
            "Most often eroded: Door 1, Door 2 and Door 3, each for 2 of 3.",
        ),
        ([(-5, -5, 5), (5, -5, 5), (-5, 5, 5)], "Most often eroded: Door 1, for 2 of 3."),
        ([(-5, 5), (5, -5), (5, -5)], "At each touchpoint trust was eroded for 1 of 2 leaders."),
        ([(-5, -5)] * 5, "Eroded for both leaders at every touchpoint."),
        ([*[(-5, -5)] * 5, (5, 5)], "Eroded for both leaders: Door 1, Door 2, Door 3, Door 4 and Door 5."),
        ([*[(-5, -5)] * 6, (5, 5)], "Eroded for both leaders: Door 1, Door 2, Door 3 and 3 more."),
        ([*[(-5, 5)] * 6, (5, 5)], "Most often eroded: Door 1, Door 2, Door 3 and 3 more, each for 1 of 2."),
    ],
)
def test_where_trust_was_eroded_most_often_names_all_that_are_alike(
    trusts: list[tuple[int, ...]], sentence: str
) -> None:
    """None of those that eroded as often is left out, but where there are three or more beyond the first three."""
    assert headline_of(trusts_at_doors(*trusts))[1] == sentence


def test_touchpoints_with_other_leaders_are_each_told_with_their_own_count() -> None:
    """Half of two and half of four are as often, and not the same number."""
    checklist, fewer = doors(3), replace(doors(3), version="2", touchpoints=doors(3).touchpoints[1:])
    first, second, third = (each.id for each in checklist.touchpoints)
    found = team(
        walk_of("Ann", {**scored(first, 5), **scored(second, 5), **scored(third, 5)}, checklist=checklist),
        walk_of("Bob", {**scored(first, -5), **scored(second, -5), **scored(third, 5)}, day=1, checklist=checklist),
        walk_of("Cid", {**scored(second, 5), **scored(third, 5)}, day=2, checklist=fewer),
        walk_of("Dee", {**scored(second, -5), **scored(third, 5)}, day=3, checklist=fewer),
    )
    assert headline_of(found)[1] == "Most often eroded: Door 2 for 2 of 4 and Door 1 for 1 of 2."


def test_trust_that_one_leader_saw_eroded_is_not_said_to_be_eroded_nowhere() -> None:
    """Where only one walked counts for nobody else, but it is not nowhere."""
    fewer = replace(CHECKLIST, version="2", touchpoints=(SHOP,))
    ann = walk_of("Ann", {**scored("shop", 5), **scored("phone", -5)})
    bob = walk_of("Bob", scored("shop", 5), day=1, checklist=fewer)
    assert headline_of(team(ann, bob))[1:] == ()
    glad = walk_of("Ann", {**scored("shop", 5), **scored("phone", 5)})
    assert headline_of(team(glad, bob))[1:] == ("No leader saw trust eroded anywhere.",)


def test_a_walk_without_a_headline_is_not_counted() -> None:
    """Where one of two walks lacks an answer, nothing is said of both."""
    ann, bob = leaders(shop=(5, 5), phone=(4, 4))
    holed = replace(bob, responses={k: v for k, v in bob.responses.items() if k != "shop/basic/seen"})
    assert headline_of(team(ann, holed)) == ("No leader saw trust eroded anywhere.",)
    assert headline_of(team(holed)) == ("One leader has walked so far.",)
