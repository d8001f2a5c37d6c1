"""What a picture shows, apart from how it is drawn: numbers and names, and a title that states the finding.

Scores run from -10 to +10 without 0, net trust from -100 to +100. None stands for no score. Names are texts from
outside: any length, any script, cleaned and escaped where they are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cx_audit.core.blind_spots import Sight
from cx_audit.core.checklist import Effort

Reach = Literal[10, 100]
"""How far a scale goes on either side of the line of no neutral ground: 10 for trust scores, 100 for net trust."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyLine:
    """One leader's way: a score for each touchpoint. `who` is a letter or a name; empty for a leader alone.

    `letter` is the leader's in every report of the organisation, empty where it is not known.
    """

    who: str
    trusts: tuple[int | None, ...]
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyPicture:
    """The walk from touchpoint to touchpoint; several leaders stay several lines, with the range they span.

    `first_among_equals` has the positions of touchpoints that are the low point before others as low. `ranges` has the
    lowest and the highest score at each touchpoint where the lines are those of some leaders only; else it is empty.
    """

    title: str
    touchpoints: tuple[str, ...]
    lines: tuple[JourneyLine, ...]
    first_among_equals: tuple[int, ...] = ()
    ranges: tuple[tuple[int, int] | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One score by name, and what it stands for, as in "at risk"; `words` may be empty."""

    name: str
    score: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarsPicture:
    """Scores as bars to either side of the line of no neutral ground, in the order given."""

    title: str
    bars: tuple[Bar, ...]
    reach: Reach = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Dumbbell:
    """A prediction and what was experienced; `who` is a letter or a name, empty for one leader alone."""

    name: str
    who: str
    predicted: int
    experienced: int
    sight: Sight

    @property
    def gap(self) -> int:
        """Prediction - experience, in points: above 0 better was expected than came."""
        return self.predicted - self.experienced


@dataclass(frozen=True, slots=True, kw_only=True)
class DumbbellPicture:
    """Predictions against experience; drawn from the widest gap above to the widest below, ties as given."""

    title: str
    pairs: tuple[Dumbbell, ...]

    @property
    def by_gap(self) -> tuple[Dumbbell, ...]:
        """The pairs in the order in which they are drawn."""
        return tuple(sorted(self.pairs, key=lambda pair: -pair.gap))


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One touchpoint and its score for each leader of the picture."""

    name: str
    scores: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPicture:
    """Touchpoints down, leaders across; `leaders` are letters or names."""

    title: str
    leaders: tuple[str, ...]
    rows: tuple[GridRow, ...]
    reach: Reach = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadRow:
    """One touchpoint, or net trust, and the scores of everybody who has one there, in any order."""

    name: str
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadPicture:
    """How many leaders came to which score, for more of them than can be told apart; net trust by tens."""

    title: str
    rows: tuple[SpreadRow, ...]
    reach: Reach = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """One leader's or one touchpoint's score in each round of the picture."""

    name: str
    scores: tuple[int | None, ...]

    @property
    def known(self) -> tuple[tuple[int, int], ...]:
        """The rounds that have a score, as position and score."""
        return tuple((at, score) for at, score in enumerate(self.scores) if score is not None)

    @property
    def moved(self) -> int | None:
        """By how many points from the first round with a score to the last; None below two."""
        known = self.known
        return known[-1][1] - known[0][1] if len(known) > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopesPicture:
    """Rounds side by side, as in "Round 1", and how each line moved between them."""

    title: str
    rounds: tuple[str, ...]
    slopes: tuple[Slope, ...]
    reach: Reach = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do: what it takes, as the checklist estimates, and how much it is needed, 0 or more."""

    name: str
    effort: Effort
    effect: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortPicture:
    """What each action takes against what it can do; `effect_name` says what is counted, as in "points of need"."""

    title: str
    actions: tuple[Action, ...]
    effect_name: str


Picture = JourneyPicture | BarsPicture | DumbbellPicture | GridPicture | SpreadPicture | SlopesPicture | EffortPicture
