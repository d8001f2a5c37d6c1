"""Felt score, ceiling, trust score and net trust: the tables and the laws of the method, part 4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.choices import Grade, Outcome
from cx_audit.core.scoring import (
    Evidence,
    Level,
    Span,
    ceiling,
    cost_of_basic,
    felt_score,
    level_of_net_trust,
    level_of_trust,
    net_trust,
    rounded_net_trust,
    score,
)

from .strategies import scores

Value = TypeVar("Value")

MET, PARTLY, MISSED = Outcome.MET, Outcome.PARTLY, Outcome.MISSED
NOT_VALUED, NICE, GLAD, TELL = Grade.NOT_VALUED, Grade.NICE, Grade.GLAD, Grade.TELL


@pytest.mark.parametrize(
    ("outcome", "critical", "cost"),
    [
        (MET, False, 0),
        (PARTLY, False, 2),
        (MISSED, False, 5),
        (MET, True, 0),
        (PARTLY, True, 5),
        (MISSED, True, 8),
    ],
)
def test_costs(outcome: Outcome, critical: bool, cost: int) -> None:
    """What a basic costs, and the ceiling it sets when it is the only one not met."""
    assert cost_of_basic(outcome, critical=critical) == cost
    assert ceiling([cost, 0, 0], [TELL]) == (-cost if cost else 10)


@pytest.mark.parametrize(
    ("grades", "highest"),
    [
        ((), -1),
        ((NOT_VALUED,), -1),
        ((NOT_VALUED, NOT_VALUED), -1),
        ((NICE,), 4),
        ((GLAD,), 7),
        ((TELL,), 10),
        ((NICE, NICE), 5),
        ((NICE, NICE, NICE), 6),
        ((NICE, GLAD), 8),
        ((GLAD, NOT_VALUED), 7),
        ((NICE,) * 7, 10),
        ((NICE,) * 8, 10),
        ((TELL, NICE), 10),
    ],
)
def test_ceiling_when_everything_was_met(grades: tuple[Grade, ...], highest: int) -> None:
    """The largest grade and one for each further valued extra, contented at best without one, at most 10."""
    assert ceiling([0, 0], grades) == highest


@pytest.mark.parametrize(
    ("costs", "highest"),
    [
        ((2,), -2),
        ((5,), -5),
        ((8,), -8),
        ((2, 2), -3),
        ((5, 2), -6),
        ((8, 2), -9),
        ((8, 5, 2), -10),
        ((8, 8, 8, 8), -10),
        ((5,) * 9, -10),
        ((2, 0, 0), -2),
    ],
)
def test_ceiling_when_something_was_not_met(costs: tuple[int, ...], highest: int) -> None:
    """Below zero by the largest cost and one for each other, never below -10, whatever the extras."""
    assert ceiling(costs) == ceiling(costs, [TELL, TELL]) == highest


@pytest.mark.parametrize(
    ("feeling", "moments", "f"),
    [
        (5, (), 5),
        (-3, (), -3),
        (4, (4, -6), -1),
        (8, (-6,), 8),
        (6, (-6,), -1),  # a tie goes to the negative one, and the 0 becomes -1
        (-6, (6,), -6),
        (5, (-6,), -1),  # -1/2 rounds down to -1
        (2, (-7,), -3),  # -5/2 rounds down to -3
        (2, (7,), 4),  # 9/2 rounds down to 4
        (-7, (8,), -1),  # 1/2 rounds down to 0, which becomes -1
        (-9, (10,), -1),
        (10, (-10,), -1),
        (1, (3, -3), -1),
        (10, (10, 10), 10),
        (-10, (-10,), -10),
    ],
)
def test_felt_score(feeling: int, moments: tuple[int, ...], f: int) -> None:
    """The closing feeling, or its mean with the most intense of the moments and itself."""
    assert felt_score(feeling, moments) == f


@pytest.mark.parametrize(
    ("level", "trusts"),
    [
        (Level.ERODING, range(-10, -3)),
        (Level.AT_RISK, range(-3, 0)),
        (Level.BUILDING, range(1, 7)),
        (Level.REMARKABLE, range(7, 11)),
    ],
)
def test_levels_of_trust(level: Level, trusts: range) -> None:
    """Every score has the level that the method gives it."""
    assert {level_of_trust(trust) for trust in trusts} == {level}


@pytest.mark.parametrize(
    ("net", "trusts", "level"),
    [
        ("-100", (-10,), Level.ERODING),
        ("-35.001", (-3, -4), Level.ERODING),
        ("-35", (-3, -4), Level.ERODING),
        ("-34.999", (-3, -4), Level.AT_RISK),
        ("0", (1, -1), Level.AT_RISK),
        ("0.001", (1, 1), Level.BUILDING),
        ("64.999", (7, 6), Level.BUILDING),
        ("65", (7, 6), Level.REMARKABLE),
        ("65", (10, -1), Level.BUILDING),
        ("100", (10,), Level.REMARKABLE),
    ],
)
def test_levels_of_net_trust(net: str, trusts: tuple[int, ...], level: Level) -> None:
    """The limits belong to the lower level, but for 65, which needs every touchpoint above zero."""
    assert level_of_net_trust(Fraction(net), trusts) is level


@pytest.mark.parametrize(
    ("weighted", "net"),
    [
        ([(-5, 1), (-1, 1), (-1, 1), (8, 1), (7, 1)], Fraction(16)),
        ([(10, 1)], Fraction(100)),
        ([(-10, 0.5)], Fraction(-100)),
        ([(10, 0.1), (-10, 0.2)], Fraction(-100, 3)),
        ([(10, 0.1), (10, 0.2), (-10, 0.3)], Fraction(0)),
        ([(7, 2), (1, 1)], Fraction(50)),
    ],
)
def test_net_trust(weighted: list[tuple[int, float]], net: Fraction) -> None:
    """Ten times the weighted mean, exactly, with weights as they are written."""
    assert net_trust(weighted) == net


def test_net_trust_of_nothing_is_an_error() -> None:
    """Without a touchpoint there is no net trust."""
    with pytest.raises(ValueError, match="at least one"):
        net_trust([])


@pytest.mark.parametrize(
    ("net", "shown"),
    [
        ("16", 16),
        ("-35", -35),
        ("0", 0),
        ("65", 65),
        ("100", 100),
        ("33.333", 33.3),
        ("29.96", 30),
        ("0.04", 0.1),
        ("-0.04", -0.1),
        ("64.99", 64.9),
        ("65.01", 65.1),
        ("-34.99", -34.9),
        ("-35.01", -35.1),
        ("99.99", 99.9),
        ("-99.99", -99.9),
    ],
)
def test_rounding_for_showing(net: str, shown: int | float) -> None:
    """Whole where it is, else one decimal, and a limit is shown only where it is reached."""
    rounded = rounded_net_trust(Fraction(net))
    assert rounded == shown
    assert type(rounded) is type(shown)


@pytest.mark.parametrize(("low", "high", "known"), [(-3, -3, -3), (-3, 4, None)])
def test_a_span_is_known_when_one_score_is_possible(low: int, high: int, known: int | None) -> None:
    """A span has a score only where its ends meet."""
    assert Span(low=low, high=high).known == known


outcomes_asked = st.tuples(st.sampled_from(Outcome), st.booleans())
grades = st.sampled_from(Grade)
COSTS = (0, 2, 5, 8)
evidences = st.builds(
    Evidence,
    feeling=scores,
    moments=st.lists(scores, max_size=4).map(tuple),
    costs=st.lists(st.sampled_from(COSTS), max_size=5).map(tuple),
    grades=st.lists(grades, max_size=4).map(tuple),
)


def trust(evidence: Evidence) -> int:
    """T of this evidence."""
    return score(evidence).trust


@given(evidences)
def test_no_score_is_zero_or_off_the_scale(evidence: Evidence) -> None:
    """F, C and T run from -10 to +10 without 0, T is the smaller of F and C, and the tint is what is above T."""
    found = score(evidence)
    for each in (found.felt, found.ceiling, found.trust):
        assert each != 0
        assert -10 <= each <= 10
    assert found.trust == min(found.felt, found.ceiling)
    assert found.rose_tint == max(0, found.felt - found.trust)


@given(evidences, scores)
def test_a_better_feeling_never_lowers_trust(evidence: Evidence, feeling: int) -> None:
    """Between two closing feelings the higher one has no lower T."""
    low, high = sorted((evidence.feeling, feeling))
    assert trust(replace(evidence, feeling=low)) <= trust(replace(evidence, feeling=high))


def replaced(values: tuple[int, ...], at: int, value: int) -> tuple[int, ...]:
    """The values with another one at this place."""
    return (*values[:at], value, *values[at + 1 :])


@given(evidences.filter(lambda each: each.moments), st.data())
def test_a_better_moment_never_lowers_trust(evidence: Evidence, data: st.DataObject) -> None:
    """A moment that was felt higher, whichever it is, has no lower T."""
    at = data.draw(st.integers(0, len(evidence.moments) - 1))
    low, high = sorted((evidence.moments[at], data.draw(scores)))
    worse, better = (replace(evidence, moments=replaced(evidence.moments, at, each)) for each in (low, high))
    assert trust(worse) <= trust(better)


@given(evidences, st.integers(0, 4), st.booleans())
def test_a_basic_met_better_never_lowers_trust(evidence: Evidence, at: int, critical: bool) -> None:
    """Missed, partly, met: each has a T no lower than the one before."""
    at = min(at, len(evidence.costs))

    def with_outcome(outcome: Outcome) -> int:
        return trust(replace(evidence, costs=replaced(evidence.costs, at, cost_of_basic(outcome, critical=critical))))

    assert with_outcome(MISSED) <= with_outcome(PARTLY) <= with_outcome(MET)


@given(evidences, st.integers(0, 3))
def test_a_higher_grade_never_lowers_trust(evidence: Evidence, at: int) -> None:
    """Not valued, nice, glad, tell: each has a T no lower than the one before, and so has an extra over none."""
    at = min(at, len(evidence.grades))
    before, after = evidence.grades[:at], evidence.grades[at + 1 :]
    ladder = [(*before, *after)] + [(*before, grade, *after) for grade in (NOT_VALUED, NICE, GLAD, TELL)]
    trusts = [trust(replace(evidence, grades=each)) for each in ladder]
    assert trusts == sorted(trusts)


@given(evidences)
def test_more_value_never_lowers_trust(evidence: Evidence) -> None:
    """Less, exactly, more with each grade: none has a lower T than the one before."""
    less = replace(evidence, costs=(*evidence.costs, cost_of_basic(MISSED, critical=False)))
    more = [replace(evidence, grades=(*evidence.grades, grade)) for grade in (NOT_VALUED, NICE, GLAD, TELL)]
    trusts = [trust(each) for each in (less, evidence, *more)]
    assert trusts == sorted(trusts)


@given(evidences, st.randoms(use_true_random=False))
def test_the_order_of_answers_is_irrelevant(evidence: Evidence, random: Random) -> None:
    """Moments, basics and extras may come in any order."""

    def shuffled(values: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(random.sample(values, len(values)))

    other = replace(
        evidence,
        moments=shuffled(evidence.moments),
        costs=shuffled(evidence.costs),
        grades=shuffled(evidence.grades),
    )
    assert score(other) == score(evidence)


@pytest.mark.parametrize(
    "add",
    [
        lambda evidence: replace(evidence, costs=(*evidence.costs, cost_of_basic(MET, critical=False))),
        lambda evidence: replace(evidence, costs=(*evidence.costs, cost_of_basic(MET, critical=True))),
        lambda evidence: replace(evidence, grades=(*evidence.grades, NOT_VALUED)),
    ],
    ids=["a met basic", "a met critical basic", "an unvalued extra"],
)
@given(evidence=evidences)
def test_what_was_expected_or_unvalued_changes_nothing(add: Callable[[Evidence], Evidence], evidence: Evidence) -> None:
    """One more met basic or unvalued extra leaves F, C and T as they are."""
    assert score(add(evidence)) == score(evidence)


@given(evidences, st.sampled_from([PARTLY, MISSED]), st.booleans())
def test_one_more_missed_basic_never_raises_trust(evidence: Evidence, outcome: Outcome, critical: bool) -> None:
    """Another basic that was not met has a T no higher, and below zero."""
    missed = replace(evidence, costs=(*evidence.costs, cost_of_basic(outcome, critical=critical)))
    assert trust(missed) <= trust(evidence)
    assert trust(missed) < 0


weighted_scores = st.lists(st.tuples(scores, st.sampled_from([0.1, 0.5, 1, 1.5, 3])), min_size=1, max_size=8)


@given(weighted_scores)
def test_net_trust_lies_between_the_extremes(weighted: list[tuple[int, float]]) -> None:
    """N is between ten times the lowest and ten times the highest T, so from -100 to +100."""
    trusts = [each for each, _ in weighted]
    assert 10 * min(trusts) <= net_trust(weighted) <= 10 * max(trusts)


@given(weighted_scores, st.integers(0, 7), scores)
def test_a_better_touchpoint_never_lowers_net_trust(weighted: list[tuple[int, float]], at: int, other: int) -> None:
    """Raising one T never lowers N."""
    at %= len(weighted)
    low, high = sorted((weighted[at][0], other))
    worse, better = ([*weighted[:at], (each, weighted[at][1]), *weighted[at + 1 :]] for each in (low, high))
    assert net_trust(worse) <= net_trust(better)


@given(st.fractions(-100, 100), st.booleans())
def test_what_is_shown_has_the_level_and_the_sign_of_what_is(net: Fraction, every_one_built: bool) -> None:
    """Rounding never moves net trust onto or over a limit, and never by more than a tenth."""
    shown = Fraction(str(rounded_net_trust(net)))
    trusts = (1,) if every_one_built else (1, -1)
    assert level_of_net_trust(shown, trusts) is level_of_net_trust(net, trusts)
    assert abs(shown - net) <= Fraction(1, 10)
    assert (shown in (-100, -35, 0, 65, 100)) is (net in (-100, -35, 0, 65, 100))
