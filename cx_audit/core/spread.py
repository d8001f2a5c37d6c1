"""Scores of several leaders on one line: the dots, their range, and from five leaders on their average deviation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cx_audit.core.statistics import CLOSE_UP_TO, average_deviation

FEWEST_FOR_RANGE, FEWEST_FOR_DEVIATION = 2, 5
"""The method, part 6: one leader has no statistics, and below five nobody can tell close from split."""


class Closeness(StrEnum):
    """Whether five leaders or more lie close together, or are split."""

    CLOSE = "close"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One leader's trust score at one touchpoint, from -10 to +10 without 0."""

    letter: str
    trust: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Where the leaders stand at one touchpoint, in the order of their letters; never boiled down to one number.

    `alike` says that all of them were asked the same scored questions there.
    """

    dots: tuple[Dot, ...]
    alike: bool = True

    @property
    def count(self) -> int:
        """How many leaders have a score here."""
        return len(self.dots)

    @property
    def built(self) -> int:
        """How many of them say that trust was built."""
        return sum(1 for dot in self.dots if dot.trust > 0)

    @property
    def range(self) -> tuple[int, int] | None:
        """The lowest and the highest score; None below two leaders."""
        if self.count < FEWEST_FOR_RANGE:
            return None
        scores = [dot.trust for dot in self.dots]
        return min(scores), max(scores)

    @property
    def deviation(self) -> Fraction | None:
        """AD in points; None below five leaders, and where they were not asked the same."""
        if self.count < FEWEST_FOR_DEVIATION or not self.alike:
            return None
        return average_deviation([dot.trust for dot in self.dots])

    @property
    def closeness(self) -> Closeness | None:
        """Close up to an AD of 3.3 (a sixth of the 20 options), else split; None where there is no AD."""
        deviation = self.deviation
        if deviation is None:
            return None
        return Closeness.CLOSE if deviation <= CLOSE_UP_TO else Closeness.SPLIT
