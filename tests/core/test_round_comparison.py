"""Rounds compared: the same leaders, the same questions, one movement for each leader and touchpoint."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Basic, Checklist, Touchpoint
from cx_audit.core.choices import BAD, Outcome
from cx_audit.core.movement import Course, Movement
from cx_audit.core.questions import NO_WAY_THROUGH, Answer, Response
from cx_audit.core.round_comparison import RoundComparison, TouchpointOverRounds, compare_rounds

from .samples import CHECKLIST, PHONE, SHOP, down
from .team_samples import Replies, engagement, scored, walk_of

THANKED = Basic(id="thanked", ask="Did they thank you?", name="thanked me", critical=True)
VISIT = replace(PHONE, id="visit", title="The visit")


def version(*touchpoints: Touchpoint, number: str = "2") -> Checklist:
    """A later version of the made-up checklist, with these touchpoints."""
    return replace(CHECKLIST, version=number, touchpoints=touchpoints)


WITH_THANKS = version(SHOP, replace(PHONE, basics=(*PHONE.basics, THANKED)))
WITH_VISIT = version(SHOP, PHONE, VISIT)
OTHER_PHONE = version(SHOP, replace(PHONE, basics=(THANKED,)))
HEAVY_PHONE = version(SHOP, replace(PHONE, weight=3))


def at(shop: int, phone: int, **more: Response) -> Replies:
    """Answers that come to these scores."""
    return scored("shop", shop) | scored("phone", phone) | more


def compared(*audits: Audit, rounds: tuple[int, ...] = (1, 2)) -> RoundComparison:
    """These rounds of the made-up checklist."""
    return compare_rounds(engagement(*audits), CHECKLIST.id, rounds)


def both(leader: str, before: Replies, after: Replies, *, day: int = 0, later: Checklist = CHECKLIST) -> list[Audit]:
    """One leader's walk of round 1, and the one of round 2 with this checklist."""
    return [
        walk_of(leader, before, day=day),
        walk_of(leader, after, day=100 + day, number=2, checklist=later),
    ]


def touchpoint(comparison: RoundComparison, touchpoint_id: str) -> TouchpointOverRounds:
    """One of the touchpoints compared."""
    (found,) = [each for each in comparison.touchpoints if each.id == touchpoint_id]
    return found


def scores(comparison: RoundComparison) -> dict[tuple[str, str], tuple[int, ...]]:
    """The recomputed trust scores, round by round, by leader and touchpoint."""
    return {
        (each.leader, found.id): tuple(standing.trust for standing in each.standings)
        for found in comparison.touchpoints
        for each in found.leaders
    }


def test_one_movement_for_each_leader_and_touchpoint() -> None:
    """Each score, which way it went, and whether it crossed the line."""
    found = compared(*both("Ann", at(-5, 4), at(4, 2)), *both("Bob", at(3, -2), at(3, -9), day=1))
    assert scores(found) == {
        ("Ann", "shop"): (-5, 4),
        ("Bob", "shop"): (3, 3),
        ("Ann", "phone"): (4, 2),
        ("Bob", "phone"): (-2, -9),
    }
    shop, phone = (touchpoint(found, each).moves for each in ("shop", "phone"))
    assert [(move.course, move.crossed, move.change) for move in shop] == [
        (Course.UP, True, 9),
        (Course.SAME, False, 0),
    ]
    assert [(move.course, move.crossed, move.change) for move in phone] == [
        (Course.DOWN, False, -2),
        (Course.DOWN, False, -7),
    ]
    assert [leader.net_moved for leader in found.leaders] == [
        Movement(before=Fraction(-5), after=Fraction(30)),
        Movement(before=Fraction(5), after=Fraction(-30)),
    ]
    assert (found.net_tally.up, found.net_tally.down, found.net_tally.same) == (1, 1, 0)


def test_only_leaders_in_both_are_compared() -> None:
    """Whoever walked one round only, or is still walking, is named and has no movement."""
    found = compared(
        *both("Ann", at(1, 1), at(2, 2)),
        walk_of("Bob", at(1, 1), day=1),
        walk_of("Cid", at(1, 1), day=101, number=2),
        walk_of("Bob", at(9, 9), day=102, number=2, until="phone/card"),
        walk_of("Ann", at(9, 9), day=202, number=3, until="phone/card"),
    )
    assert [each.leader for each in found.leaders] == ["Ann"]
    assert [(number, walk.leader) for number, walk in found.once] == [(1, "Bob"), (2, "Cid")]
    assert [(audit.leader, audit.round) for audit in found.open] == [("Bob", 2), ("Ann", 3)]
    assert {leader for leader, _ in scores(found)} == {"Ann"}


def test_a_finished_walk_that_lacks_an_answer_is_left_out() -> None:
    """A score that is not certain is not compared; the walk is named."""
    first, second = both("Ann", at(1, 1), at(2, 2))
    lacking = {key: each for key, each in second.responses.items() if key != "phone/basic/person"}
    found = compared(first, replace(second, responses=lacking))
    assert (found.leaders, [(number, walk.leader) for number, walk in found.unanswered]) == ((), [(2, "Ann")])


def test_a_question_that_one_round_asked_counts_in_neither() -> None:
    """The later checklist asks one thing more, and it was missed: the score is as it would be without."""
    missed: Replies = {"phone/basic/thanked": Answer(Outcome.MISSED)}
    found = compared(*both("Ann", at(-5, 4), at(4, 6) | missed, later=WITH_THANKS))
    assert scores(found)["Ann", "phone"] == (4, 6)
    questions = touchpoint(found, "phone").leaders[0].questions
    assert (questions.same, len(questions.keys), questions.asked) == (False, 3, 4)
    assert questions.compares_trust


def test_each_leader_has_a_pair_of_checklists_of_their_own() -> None:
    """One leader walked the old version twice, another the old and then the new one."""
    found = compared(
        *both("Ann", at(1, 1), at(2, 2)),
        *both("Bob", at(1, 1), at(2, 2), day=1, later=WITH_THANKS),
    )
    assert [each.questions.same for each in touchpoint(found, "phone").leaders] == [True, False]
    assert [(step.rounds, step.letters, bool(step.comparison.changes)) for step in found.steps] == [
        ((1, 2), ("A",), False),
        ((1, 2), ("B",), True),
    ]


def test_without_a_question_in_common_only_the_feeling_is_compared() -> None:
    """What was met or missed caps a feeling; where nothing of it was asked twice there is no trust score to compare."""
    found = compared(*both("Ann", at(-5, -5), at(4, 4), later=OTHER_PHONE))
    phone = touchpoint(found, "phone")
    (ann,) = phone.leaders
    assert (ann.trust_moved, ann.felt_moved) == (None, Movement(before=-5, after=4))
    assert (phone.moves, phone.tally.count) == ((), 0)
    assert found.leaders[0].net_moved == Movement(before=Fraction(-50), after=Fraction(40))
    assert [each.questions.touchpoint.id for each in found.leaders[0].compared] == ["shop"]


def test_a_touchpoint_that_never_asked_anything_compares() -> None:
    """Where neither checklist has a scored question, both asked the same: the scores compare."""
    bare = version(SHOP, replace(PHONE, basics=()), number="1")
    first, second = both("Ann", at(1, -5), at(1, 4))
    found = compared(replace(first, checklist=bare), replace(second, checklist=bare))
    assert touchpoint(found, "phone").moves == (Movement(before=-5, after=4),)


def test_an_added_touchpoint_is_marked_and_not_compared() -> None:
    """It has the round in which it was added, no movement, and no part in net trust."""
    found = compared(*both("Ann", at(-5, -5), at(4, 4) | scored("visit", 9), later=WITH_VISIT))
    visit = touchpoint(found, "visit")
    assert (visit.added_in, visit.asked_in, visit.leaders) == (2, (2,), ())
    assert touchpoint(found, "shop").added_in is None
    assert found.leaders[0].net_moved == Movement(before=Fraction(-50), after=Fraction(40))


def test_weights_are_those_of_the_later_checklist() -> None:
    """Both rounds are weighed alike, or the weights would move net trust."""
    found = compared(*both("Ann", at(2, -2), at(2, -2), later=HEAVY_PHONE))
    assert found.leaders[0].net_moved == Movement(before=Fraction(-10), after=Fraction(-10))


def test_no_way_through_counts_what_both_rounds_asked() -> None:
    """The critical basic that only the later round has is not missed there."""
    blocked: Replies = {"phone/card": Answer(NO_WAY_THROUGH), "phone/feeling": Answer(down(3))}
    found = compared(*both("Ann", at(1, 1), scored("shop", 1) | blocked, later=WITH_THANKS))
    assert scores(found)["Ann", "phone"] == (1, -8)
    assert [standing.result.got_through for standing in touchpoint(found, "phone").leaders[0].standings] == [
        True,
        False,
    ]


def test_another_variant_is_noticed() -> None:
    """A return is another way than buying, though the questions in common compare."""
    buying, returning = ({"shop/variants": Answer((way,))} for way in ("buy", "return"))
    found = compared(*both("Ann", {**at(1, 1), **buying}, {**at(1, 1), **returning}))
    assert touchpoint(found, "shop").leaders[0].walked_otherwise
    assert not touchpoint(found, "phone").leaders[0].walked_otherwise


@pytest.mark.parametrize(("count", "has_mean"), [(1, False), (2, False), (4, False), (5, True), (6, True)])
def test_means_from_five_leaders_on(count: int, has_mean: bool) -> None:
    """Below five leaders no mean is computed, of net trust or of a touchpoint."""
    audits = [
        audit
        for day in range(count)
        for audit in both(f"Leader {day}", at(-5, -5), at(-5 + day if day < 5 else 1, 5), day=day)
    ]
    found = compared(*audits)
    means = [found.net_mean, *(each.mean for each in found.touchpoints)]
    assert all((mean is not None) is has_mean for mean in means)
    if has_mean:
        mean = touchpoint(found, "phone").mean
        assert mean is not None
        assert (mean.count, mean.mean, mean.deviation) == (count, Fraction(10), 0.0)


def test_several_rounds() -> None:
    """A leader is compared over the rounds that were walked; only those in the first and the last are counted."""
    found = compared(
        walk_of("Ann", at(-5, -5)),
        walk_of("Bob", at(-1, -1), day=1),
        walk_of("Ann", at(-2, -2), day=100, number=2),
        walk_of("Cid", at(3, 3) | scored("visit", -4), day=101, number=2, checklist=WITH_VISIT),
        walk_of("Ann", at(4, 4) | scored("visit", 7), day=200, number=3, checklist=WITH_VISIT),
        walk_of("Bob", at(1, -1) | scored("visit", 2), day=201, number=3, checklist=WITH_VISIT),
        walk_of("Cid", at(5, 5) | scored("visit", 5), day=202, number=3, checklist=WITH_VISIT),
        rounds=(1, 2, 3),
    )
    assert [(each.leader, each.rounds) for each in found.leaders] == [
        ("Ann", (1, 2, 3)),
        ("Bob", (1, 3)),
        ("Cid", (2, 3)),
    ]
    assert scores(found)["Ann", "shop"] == (-5, -2, 4)
    assert [each.leader for each in found.throughout] == ["Ann", "Bob"]
    assert (found.net_tally.count, touchpoint(found, "shop").tally.count) == (2, 2)
    visit = touchpoint(found, "visit")
    assert (visit.added_in, visit.asked_in, visit.moves) == (2, (2, 3), (Movement(before=-4, after=5),))


def test_a_question_that_came_later_counts_in_no_round() -> None:
    """Two of three rounds ask it: it is not scored in these either, or a leader would be measured by two rules."""
    missed: Replies = {"phone/basic/thanked": Answer(Outcome.MISSED)}
    found = compared(
        *both("Ann", at(1, 4), at(1, 4) | missed, later=WITH_THANKS),
        walk_of("Ann", at(1, 4) | missed, day=200, number=3, checklist=WITH_THANKS),
        rounds=(1, 2, 3),
    )
    assert scores(found)["Ann", "phone"] == (4, 4, 4)


def test_one_round_compares_nobody() -> None:
    """There is nothing to compare, and the round still says who walked it."""
    found = compared(walk_of("Ann", at(1, 1)), rounds=(1,))
    assert (found.leaders, found.touchpoints, found.steps) == ((), (), ())
    assert [(each.number, len(each.walks)) for each in found.rounds] == [(1, 1)]


def test_the_order_of_the_leaders_does_not_matter() -> None:
    """Whoever begins first has another letter, and every movement and every count stays."""
    answers = {"Ann": (at(-5, 4), at(4, 2)), "Bob": (at(3, -2), at(3, -9)), "Cid": (at(-1, -1), at(1, 1))}
    found = []
    for order in permutations(answers):
        audits = [audit for day, name in enumerate(order) for audit in both(name, *answers[name], day=day)]
        comparison = compared(*audits[::-1])
        found.append((scores(comparison), comparison.net_tally, [each.tally for each in comparison.touchpoints]))
    assert all(each == found[0] for each in found)


def test_a_bad_pole_moves_a_score_down() -> None:
    """The evidence caps the recomputed score as it does everywhere."""
    found = compared(*both("Ann", at(4, 4), at(4, 4) | {"shop/pair/welcome": Answer(BAD)}))
    assert scores(found)["Ann", "shop"] == (4, -5)
