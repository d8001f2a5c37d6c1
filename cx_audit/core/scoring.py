"""How answers become scores: the feeling sets it, the evidence caps it (the method, part 4).

Costs, grades and thresholds are design choices of the method, not a validated scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cx_audit.core.choices import Grade, Outcome

SCORING_VERSION = 1
LOWEST, HIGHEST = -10, 10
NEUTRAL_GROUND = -1
"""Zero does not exist; what would be zero is contented at best, and at risk."""

GRADE_POINTS = {Grade.NOT_VALUED: 0, Grade.NICE: 4, Grade.GLAD: 7, Grade.TELL: 10}
_NORMAL_COST = {Outcome.MET: 0, Outcome.PARTLY: 2, Outcome.MISSED: 5}
_CRITICAL_COST = {Outcome.MET: 0, Outcome.PARTLY: 5, Outcome.MISSED: 8}


class Level(StrEnum):
    """What a trust score or a net trust stands for."""

    ERODING = "eroding"
    AT_RISK = "at risk"
    BUILDING = "building"
    REMARKABLE = "remarkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The scores still possible, from `low` to `high`; one score when nothing is missing."""

    low: int
    high: int

    @property
    def known(self) -> int | None:
        """The score when only one is possible, else None."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one touchpoint's answers say, everything known. Feelings run from -10 to +10 without 0.

    `costs` has one entry for each basic, pair and value that was less: 0 where it was met.
    `grades` has one entry for each extra, and one for a value that was more.
    """

    feeling: int
    moments: tuple[int, ...] = ()
    costs: tuple[int, ...] = ()
    grades: tuple[Grade, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Felt score F, ceiling C and trust score T = min(F, C) of one touchpoint, each from -10 to +10 without 0."""

    felt: int
    ceiling: int

    @property
    def trust(self) -> int:
        """T, above 0 where trust was built, below 0 where it was eroded."""
        return min(self.felt, self.ceiling)

    @property
    def rose_tint(self) -> int:
        """F - T where that is above 0, else 0: it felt better than the evidence allows."""
        return max(0, self.felt - self.trust)


def cost_of_basic(outcome: Outcome, *, critical: bool) -> int:
    """What a basic costs: 0 met; normal partly 2, missed 5; critical partly 5, missed 8."""
    return (_CRITICAL_COST if critical else _NORMAL_COST)[outcome]


COST_OF_BAD_POLE = COST_OF_LESS = cost_of_basic(Outcome.MISSED, critical=False)


def felt_score(feeling: int, moments: Iterable[int] = ()) -> int:
    """F: the closing feeling, or its mean with the most intense of the moments and the feeling itself.

    A tie in intensity goes to the negative one; halves round down; 0 becomes -1.
    Source: the method, part 4, after the peak-end rule (Kahneman and others 1993).
    """
    peak = max((*moments, feeling), key=lambda each: (abs(each), -each))
    return (peak + feeling) // 2 or NEUTRAL_GROUND


def ceiling(costs: Iterable[int], grades: Iterable[Grade] = ()) -> int:
    """C: the highest score that the evidence allows, from -10 to +10, never 0.

    A basic not met: -(largest cost) - (number of other basics not met). All met: -1, or with valued
    extras the largest grade + 1 for each further one.
    """
    unmet = [cost for cost in costs if cost]
    if unmet:
        return max(LOWEST, -max(unmet) - (len(unmet) - 1))
    valued = [GRADE_POINTS[grade] for grade in grades if GRADE_POINTS[grade]]
    if not valued:
        return NEUTRAL_GROUND
    return min(HIGHEST, max(valued) + len(valued) - 1)


def score(evidence: Evidence) -> Score:
    """F and C of one touchpoint from its evidence."""
    return Score(
        felt=felt_score(evidence.feeling, evidence.moments),
        ceiling=ceiling(evidence.costs, evidence.grades),
    )


def level_of_trust(trust: int) -> Level:
    """-10..-4 eroding, -3..-1 at risk, 1..6 building, 7..10 remarkable."""
    if trust <= -4:
        return Level.ERODING
    if trust < 0:
        return Level.AT_RISK
    return Level.BUILDING if trust <= 6 else Level.REMARKABLE


def net_trust(weighted: Sequence[tuple[int, float]]) -> Fraction:
    """N = 10 * sum(w * T) / sum(w), exactly, from -100 to +100, for pairs of trust score and weight above 0.

    Raises ValueError when there are none.
    """
    if not weighted:
        raise ValueError("net trust needs at least one touchpoint")
    weights = [Fraction(str(weight)) for _, weight in weighted]
    total = sum((weight * trust for weight, (trust, _) in zip(weights, weighted, strict=True)), Fraction())
    return 10 * total / sum(weights, Fraction())


def level_of_net_trust(net: Fraction, trusts: Iterable[int]) -> Level:
    """At or below -35 eroding; to 0 at risk; below 65 building; from 65 with every T above 0 remarkable."""
    if net <= -35:
        return Level.ERODING
    if net <= 0:
        return Level.AT_RISK
    if net >= 65 and all(trust > 0 for trust in trusts):
        return Level.REMARKABLE
    return Level.BUILDING


_LIMITS = (-100, -35, 0, 65, 100)


def rounded_net_trust(net: Fraction) -> int | float:
    """N for showing: whole where it is, else with one decimal, and never on a limit that it is not on."""
    if net.denominator == 1:
        return int(net)
    tenths = round(net * 10)
    if tenths % 10 == 0 and tenths // 10 in _LIMITS:
        tenths += 1 if net * 10 > tenths else -1
    return tenths // 10 if tenths % 10 == 0 else tenths / 10
