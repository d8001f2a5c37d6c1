"""From one score to another: up, down or the same, and how many leaders moved which way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from cx_audit.core.statistics import PairedDifference, paired_difference

FEWEST_FOR_A_MEAN = 5
"""Below five leaders there is no mean: each one's own figures are shown (the method, part 6)."""

Number = int | Fraction


class Course(StrEnum):
    """Where a score went."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One leader's score in an earlier round and in a later one; trust scores, felt scores or net trust."""

    before: Number
    after: Number

    @property
    def change(self) -> Number:
        """After - before, in points."""
        return self.after - self.before

    @property
    def course(self) -> Course:
        """Up, down or the same."""
        return Course.SAME if not self.change else Course.UP if self.change > 0 else Course.DOWN

    @property
    def built_before(self) -> bool:
        """Whether the earlier score is above the line; 0, which only net trust can be, gained nothing."""
        return self.before > 0

    @property
    def built_after(self) -> bool:
        """Whether the later score is above the line."""
        return self.after > 0

    @property
    def crossed(self) -> bool:
        """Whether trust went from eroded to built, or from built to eroded."""
        return self.built_before is not self.built_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many leaders moved up, moved down and stayed the same."""

    up: int
    down: int
    same: int

    @property
    def count(self) -> int:
        """How many leaders there are."""
        return self.up + self.down + self.same


def tally_of(moves: Iterable[Movement]) -> Tally:
    """How many of these went which way."""
    courses = [move.course for move in moves]
    return Tally(up=courses.count(Course.UP), down=courses.count(Course.DOWN), same=courses.count(Course.SAME))


def mean_difference(moves: Sequence[Movement]) -> PairedDifference | None:
    """The mean of what each leader's score moved by; None below five leaders. Source: the method, part 6."""
    if len(moves) < FEWEST_FOR_A_MEAN:
        return None
    return paired_difference([move.before for move in moves], [move.after for move in moves])


def courses_of(scores: Sequence[Number]) -> tuple[Course, ...]:
    """The course from each score to the next one."""
    return tuple(Movement(before=before, after=after).course for before, after in pairwise(scores))
