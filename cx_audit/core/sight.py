"""The leaders' predictions together: what each of them and all of them did not see coming."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cx_audit.core.audit import seal_is_whole
from cx_audit.core.blind_spots import Foresight, Gap, Sight, foresight_of, gaps_of
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.spread import FEWEST_FOR_DEVIATION, FEWEST_FOR_RANGE
from cx_audit.core.statistics import mean

MOST_WIDEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderGap:
    """One leader's gap at one touchpoint."""

    letter: str
    gap: Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderSight:
    """One leader's gaps in the order of the walk, and what they come to; None without a prediction.

    `sealed` is False where the predictions are not the ones that were sealed.
    """

    letter: str
    gaps: tuple[Gap, ...]
    foresight: Foresight | None
    sealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointSight:
    """The leaders' gaps at one touchpoint, in the order of their letters; only leaders who made a prediction."""

    touchpoint_id: str
    title: str
    gaps: tuple[LeaderGap, ...]

    @property
    def count(self) -> int:
        """How many leaders made a prediction here and have a score."""
        return len(self.gaps)

    @property
    def built_predicted_and_eroded(self) -> int:
        """How many predicted built and experienced eroded."""
        return sum(1 for each in self.gaps if each.gap.predicted > 0 > each.gap.trust)

    @property
    def blind_spots(self) -> int:
        """For how many it was a blind spot."""
        return self._seen_as(Sight.BLIND_SPOT)

    @property
    def hidden_strengths(self) -> int:
        """For how many it was a hidden strength."""
        return self._seen_as(Sight.HIDDEN_STRENGTH)

    @property
    def range(self) -> tuple[int, int] | None:
        """The lowest and the highest gap, in points; None below two leaders."""
        if self.count < FEWEST_FOR_RANGE:
            return None
        gaps = [each.gap.gap for each in self.gaps]
        return min(gaps), max(gaps)

    @property
    def mean_gap(self) -> Fraction | None:
        """The mean of the leaders' gaps, in points; None below five leaders. Source: the method, part 6."""
        return mean([each.gap.gap for each in self.gaps]) if self.count >= FEWEST_FOR_DEVIATION else None

    def _seen_as(self, sight: Sight) -> int:
        return sum(1 for each in self.gaps if each.gap.sight is sight)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSight:
    """Predictions against what was experienced: leader by leader, touchpoint by touchpoint, and together.

    `together` runs over every gap of every leader, and is None below five leaders with a prediction: no mean is taken
    over fewer. `widest` has the three widest gaps, the ones where more was expected than came first among equals.
    """

    leaders: tuple[LeaderSight, ...]
    touchpoints: tuple[TouchpointSight, ...]
    together: Foresight | None
    widest: tuple[LeaderGap, ...]


def sight_of(titles: Iterable[tuple[str, str]], walks: Sequence[LeaderWalk]) -> TeamSight:
    """The gaps of these walks, at the touchpoints given as pairs of id and title."""
    leaders = tuple(_leader_sight(walk) for walk in walks)
    every = [LeaderGap(letter=leader.letter, gap=gap) for leader in leaders for gap in leader.gaps]
    enough_for_a_mean = sum(1 for leader in leaders if leader.gaps) >= FEWEST_FOR_DEVIATION
    touchpoints = (
        TouchpointSight(
            touchpoint_id=touchpoint_id,
            title=title,
            gaps=tuple(each for each in every if each.gap.touchpoint_id == touchpoint_id),
        )
        for touchpoint_id, title in titles
    )
    widest = sorted((each for each in every if each.gap.gap), key=lambda each: (-abs(each.gap.gap), -each.gap.gap))
    return TeamSight(
        leaders=leaders,
        touchpoints=tuple(each for each in touchpoints if each.gaps),
        together=foresight_of([each.gap for each in every]) if enough_for_a_mean else None,
        widest=tuple(widest[:MOST_WIDEST]),
    )


def _leader_sight(walk: LeaderWalk) -> LeaderSight:
    gaps = gaps_of(walk.result.touchpoints)
    return LeaderSight(letter=walk.letter, gaps=gaps, foresight=foresight_of(gaps), sealed=seal_is_whole(walk.audit))
