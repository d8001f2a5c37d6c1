"""The statistics: published figures to the digits published, the chances of the method by counting, and laws."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.statistics import (
    CLOSE_BY_CHANCE,
    CLOSE_UP_TO,
    average_deviation,
    mean,
    paired_difference,
    wilson_interval,
)

PUBLISHED: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "data" / "known_answers.json").read_text(encoding="utf-8"), parse_float=str
)
"""Figures from the literature, the decimal ones as they were printed; each entry names its source."""

OPTIONS = [*range(-10, 0), *range(1, 11)]
"""What a trust score can be: ten up, ten down, no zero."""

numbers = st.lists(st.integers(-10, 10), min_size=1, max_size=12) | st.lists(
    st.integers(-10, 10), min_size=200, max_size=200
)
shares = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def as_printed(number: float | Fraction, published: str | int) -> str:
    """The number with as many decimals as the published figure."""
    decimals = len(str(published).partition(".")[2])
    return f"{float(number):.{decimals}f}"


@pytest.mark.parametrize("case", PUBLISHED["wilson_95"]["cases"], ids=str)
def test_wilson_intervals_as_published(case: list[Any]) -> None:
    """Newcombe's examples of the score method, to four digits."""
    count, of, low, high = case
    interval = wilson_interval(count, of)
    assert (as_printed(interval.low, "0.0000"), as_printed(interval.high, high)) == (f"{float(low):.4f}", high)


@pytest.mark.parametrize("case", PUBLISHED["average_deviation"]["cases"], ids=str)
def test_average_deviations_as_published(case: list[Any]) -> None:
    """The average deviation about the mean, to four digits."""
    ratings, published = case
    assert as_printed(average_deviation([Fraction(each) for each in ratings]), published) == published


def test_paired_differences_as_published() -> None:
    """Bland and Altman's peak flows: mean and standard deviation of the differences, to three digits."""
    published = PUBLISHED["paired_difference"]
    difference = paired_difference(published["b"], published["a"])
    assert difference.deviation is not None
    assert difference.count == 17
    assert as_printed(difference.mean, published["mean"]) == published["mean"]
    assert as_printed(difference.deviation, published["sd"]) == published["sd"]


def test_the_cut_is_a_sixth_of_the_options() -> None:
    """Burke and Dunlap: c/6 for c options, printed with one decimal, as for theirs so for the method's twenty."""
    published = ((5, "0.8"), (7, "1.2"), (9, "1.5"), (11, "1.8"), (len(OPTIONS), "3.3"))
    assert [f"{options / 6:.1f}" for options, _ in published] == [cut for _, cut in published]
    assert Fraction(len(OPTIONS), 6) == CLOSE_UP_TO


def sums_of(options: Sequence[int], most: int) -> list[Counter[int]]:
    """For 0 to `most` ratings: in how many ways they add up to each sum."""
    ways = [Counter({0: 1})]
    for _ in range(most):
        longer: Counter[int] = Counter()
        for total, count in ways[-1].items():
            for option in options:
                longer[total + option] += count
        ways.append(longer)
    return ways


def chance_of_close(leaders: int) -> Fraction:
    """How likely random ratings are to be close, by counting all 20^n of them.

    sum |x - mean| is twice the sum of what lies above the mean, and which ratings lie above it depends on the whole
    part of the mean alone. So the ratings are counted by that whole part, by how many lie above, and by two sums.
    """
    close = 0
    for floor in range(-10, 11):
        above = sums_of([each for each in OPTIONS if each > floor], leaders)
        below = sums_of([each for each in OPTIONS if each <= floor], leaders)
        for high in range(leaders + 1):
            for upper, upper_ways in above[high].items():
                for total in range(floor * leaders, (floor + 1) * leaders):
                    deviation = 2 * (Fraction(upper) - Fraction(high * total, leaders)) / leaders
                    if deviation <= CLOSE_UP_TO:
                        ways = upper_ways * below[leaders - high][total - upper]
                        close += math.comb(leaders, high) * ways
    return Fraction(close, len(OPTIONS) ** leaders)


@pytest.mark.parametrize(("leaders", "chance"), CLOSE_BY_CHANCE.items())
def test_the_chances_of_the_method(leaders: int, chance: float) -> None:
    """.515 .366 .246 .175 .142 .096 .072 for two to eight leaders, counted anew."""
    assert round(float(chance_of_close(leaders)), 3) == chance


def test_the_chances_are_those_of_the_method() -> None:
    """The table has what METHOD 6 prints."""
    assert list(CLOSE_BY_CHANCE.items()) == list(
        zip(range(2, 9), (0.515, 0.366, 0.246, 0.175, 0.142, 0.096, 0.072), strict=True)
    )


@pytest.mark.parametrize("leaders", [1, 2, 3])
def test_counting_by_sums_counts_what_trying_all_counts(leaders: int) -> None:
    """The short way to count comes to the same as going through every rating there is."""
    rated = sum(average_deviation(ratings) <= CLOSE_UP_TO for ratings in product(OPTIONS, repeat=leaders))
    assert chance_of_close(leaders) == Fraction(rated, 20**leaders)


def test_more_than_eight_leaders_are_close_less_often_still() -> None:
    """What the page says of more leaders than the table has holds."""
    chances = [chance_of_close(leaders) for leaders in (8, 9, 10)]
    assert chances == sorted(chances, reverse=True)


@given(numbers, st.integers(-50, 50), st.randoms(use_true_random=False))
def test_laws_of_the_average_deviation(ratings: list[int], shift: int, random: Random) -> None:
    """It does not change with the order or with a shift, it is at most half the range, and 0 only when all agree."""
    deviation = average_deviation(ratings)
    shuffled = list(ratings)
    random.shuffle(shuffled)
    assert average_deviation(shuffled) == deviation
    assert average_deviation([each + shift for each in ratings]) == deviation
    assert 0 <= deviation <= Fraction(max(ratings) - min(ratings), 2)
    assert (deviation == 0) is (len(set(ratings)) == 1)


@given(numbers)
def test_the_average_deviation_is_twice_what_lies_above_the_mean(ratings: list[int]) -> None:
    """The identity that the counting above stands on."""
    middle = mean(ratings)
    above = sum((each - middle for each in ratings if each > middle), Fraction())
    assert average_deviation(ratings) == 2 * above / len(ratings)


@given(shares)
def test_laws_of_the_wilson_interval(share: tuple[int, int]) -> None:
    """It lies within 0 and 1, holds the share itself, and mirrors when built and eroded change places."""
    count, of = share
    interval, mirrored = wilson_interval(count, of), wilson_interval(of - count, of)
    assert 0 <= interval.low <= count / of + 1e-12
    assert count / of - 1e-12 <= interval.high <= 1
    assert math.isclose(interval.low, 1 - mirrored.high, abs_tol=1e-12)


@given(shares, st.integers(2, 50))
def test_more_walks_say_more(share: tuple[int, int], times: int) -> None:
    """The same share of more walks has a narrower interval."""
    count, of = share
    few, many = wilson_interval(count, of), wilson_interval(count * times, of * times)
    assert many.high - many.low < few.high - few.low


@given(st.lists(st.tuples(st.integers(-10, 10), st.integers(-10, 10)), min_size=1, max_size=12))
def test_laws_of_paired_differences(pairs: list[tuple[int, int]]) -> None:
    """The other way round the mean turns its sign and the deviation stays; one pair has no deviation."""
    before, after = [one for one, _ in pairs], [other for _, other in pairs]
    forth, back = paired_difference(before, after), paired_difference(after, before)
    assert forth.mean == -back.mean == mean(after) - mean(before)
    assert forth.deviation == back.deviation
    assert (forth.deviation is None) is (len(pairs) == 1)


def test_nothing_is_said_of_nothing() -> None:
    """No numbers, no pairs, or more successes than tries are refused."""
    for wrong in (lambda: mean([]), lambda: average_deviation([]), lambda: paired_difference([], [])):
        with pytest.raises(ValueError, match="at least one"):
            wrong()
    with pytest.raises(ValueError, match="one length"):
        paired_difference([1], [1, 2])
    for count, of in ((0, 0), (-1, 3), (4, 3)):
        with pytest.raises(ValueError, match="0 <= count <= of"):
            wilson_interval(count, of)
