"""Leaders side by side: what may be said of one, of two to four, and of five and more."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.engagement import letter
from cx_audit.core.spread import Closeness, Dot, Spread
from cx_audit.core.statistics import CLOSE_UP_TO

from .strategies import scores
from .team_samples import leaders, side_by_side, team


def spread_of(trusts: list[int], *, alike: bool = True) -> Spread:
    """A touchpoint with these scores, by the letters of the leaders."""
    return Spread(
        dots=tuple(Dot(letter=letter(number), trust=trust) for number, trust in enumerate(trusts)), alike=alike
    )


teams = st.lists(scores, min_size=1, max_size=15) | st.lists(scores, min_size=190, max_size=200)


def test_one_leader_has_no_statistics() -> None:
    """One dot, and no range, no deviation, no verdict."""
    alone = spread_of([4])
    assert (alone.count, alone.range, alone.deviation, alone.closeness) == (1, None, None, None)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_below_five_there_is_a_range_and_no_verdict(count: int) -> None:
    """Even where all leaders give the same score, nothing says that they are close."""
    same = spread_of([4] * count)
    assert (same.range, same.built, same.deviation, same.closeness) == ((4, 4), count, None, None)


@pytest.mark.parametrize(
    ("trusts", "deviation", "closeness"),
    [
        ([5, 5, 5, 5, 5], Fraction(0), Closeness.CLOSE),
        ([-4, -3, 1, 4, 7], Fraction(18, 5), Closeness.SPLIT),
        ([-10, -10, 10, 10, 10], Fraction(48, 5), Closeness.SPLIT),
        ([-5, -5, -5, 5, 5, -5], Fraction(40, 9), Closeness.SPLIT),
        ([1, 1, 1, 1, 9, 9], Fraction(32, 9), Closeness.SPLIT),
        ([1, 1, 1, 7, 7, 9], Fraction(10, 3), Closeness.CLOSE),
        ([2, 2, 2, 2, 9, 9, 9], Fraction(24, 7), Closeness.SPLIT),
    ],
)
def test_from_five_leaders_on(trusts: list[int], deviation: Fraction, closeness: Closeness) -> None:
    """The average deviation in points, close up to a sixth of the twenty options and split above it."""
    spread = spread_of(trusts)
    assert (spread.deviation, spread.closeness) == (deviation, closeness)


def test_unlike_questions_have_no_deviation() -> None:
    """Where leaders were not asked the same, how close they are cannot be said; dots and range stay."""
    spread = spread_of([1, 2, 3, 4, 5], alike=False)
    assert (spread.deviation, spread.closeness, spread.range) == (None, None, (1, 5))


@given(teams, st.randoms(use_true_random=False))
def test_the_order_of_leaders_does_not_matter(trusts: list[int], random: Random) -> None:
    """Range, built, deviation and closeness are the same in any order."""
    shuffled = list(trusts)
    random.shuffle(shuffled)
    one, other = spread_of(trusts), spread_of(shuffled)
    assert (one.range, one.built, one.deviation, one.closeness) == (
        other.range,
        other.built,
        other.deviation,
        other.closeness,
    )


@given(teams)
def test_the_range_holds_every_dot(trusts: list[int]) -> None:
    """No dot lies outside the range, both ends are dots, and the verdict comes exactly from five leaders on."""
    spread = spread_of(trusts)
    assert 0 <= spread.built <= spread.count == len(trusts)
    assert (spread.deviation is not None) is (len(trusts) >= 5)
    assert (spread.closeness is not None) is (len(trusts) >= 5)
    if spread.range is not None:
        low, high = spread.range
        assert {low, high} <= set(trusts)
        assert all(low <= each <= high for each in trusts)
    if spread.deviation is not None and spread.range is not None:
        assert spread.deviation <= Fraction(spread.range[1] - spread.range[0], 2)
        assert (spread.closeness is Closeness.CLOSE) is (spread.deviation <= CLOSE_UP_TO)


def test_the_grid_has_each_leaders_score() -> None:
    """Each touchpoint has a dot for each leader, by letter, with the score of that leader's own walk."""
    walked = side_by_side(*leaders(shop=(5, -3, 7), phone=(-2, -8, 1)))
    assert [walk.letter for walk in walked.walks] == ["A", "B", "C"]
    shop, phone = walked.touchpoints
    assert [shop.trust_of(each) for each in "ABC"] == [5, -3, 7]
    assert [phone.trust_of(each) for each in "ABC"] == [-2, -8, 1]
    assert (shop.spread.range, shop.spread.built) == ((-3, 7), 2)
    assert (phone.spread.range, phone.spread.built) == ((-8, 1), 1)


def test_net_trust_of_each_leader_and_its_range() -> None:
    """Net trust stands beside its range, and a tie counts as eroded."""
    net = side_by_side(*leaders(shop=(5, -3, 7), phone=(-2, -8, -7))).net_trusts
    assert net.by_letter == {"A": 15, "B": -55, "C": 0}
    assert (net.range, net.built) == ((-55, 15), 1)
    assert side_by_side(*leaders(shop=(5,), phone=(-2,))).net_trusts.range is None


def test_a_team_without_a_finished_walk() -> None:
    """Nothing is made up where nobody has finished."""
    found = team()
    assert found.walked is None
    assert found.title == found.checklist_id
