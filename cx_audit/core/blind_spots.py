"""What the leader predicted against what the leader experienced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cx_audit.core.result import TouchpointResult

WIDE = 4


class Sight(StrEnum):
    """How a prediction fared."""

    BLIND_SPOT = "blind spot"
    HIDDEN_STRENGTH = "hidden strength"
    SEEN = "seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A touchpoint's prediction against its felt score and trust score, each from -10 to +10 without 0."""

    touchpoint_id: str
    title: str
    predicted: int
    certain: int
    felt: int
    trust: int

    @property
    def gap(self) -> int:
        """Prediction - T, in points: above 0 the leader expected better than was experienced."""
        return self.predicted - self.trust

    @property
    def parts(self) -> tuple[int, int]:
        """The gap in two: (prediction - F), the surprise, and (F - T), the rose tint."""
        return self.predicted - self.felt, self.felt - self.trust

    @property
    def right_side(self) -> bool:
        """Whether built was predicted where it was built, and eroded where it was eroded."""
        return (self.predicted > 0) is (self.trust > 0)

    @property
    def sight(self) -> Sight:
        """A blind spot: predicted built and eroded, or 4 or more above; a hidden strength: 4 or more below."""
        if (self.predicted > 0 > self.trust) or self.gap >= WIDE:
            return Sight.BLIND_SPOT
        return Sight.HIDDEN_STRENGTH if self.gap <= -WIDE else Sight.SEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresight:
    """One leader's predictions together: means in points, certainty in percent."""

    optimism: Fraction
    mean_distance: Fraction
    right_side: int
    count: int
    mean_certainty: Fraction


def gaps_of(touchpoints: Sequence[TouchpointResult]) -> tuple[Gap, ...]:
    """The gaps of the touchpoints that have both a prediction and a known score, in the order given."""
    return tuple(
        Gap(
            touchpoint_id=each.touchpoint.id,
            title=each.touchpoint.title,
            predicted=each.prediction.score,
            certain=each.prediction.certain,
            felt=each.felt.known,
            trust=each.trust.known,
        )
        for each in touchpoints
        if each.prediction is not None and each.felt.known is not None and each.trust.known is not None
    )


def foresight_of(gaps: Sequence[Gap]) -> Foresight | None:
    """Mean gap (optimism), mean distance, right side k of n and mean certainty; None without gaps."""
    if not gaps:
        return None
    count = len(gaps)
    return Foresight(
        optimism=Fraction(sum(gap.gap for gap in gaps), count),
        mean_distance=Fraction(sum(abs(gap.gap) for gap in gaps), count),
        right_side=sum(1 for gap in gaps if gap.right_side),
        count=count,
        mean_certainty=Fraction(sum(gap.certain for gap in gaps), count),
    )
