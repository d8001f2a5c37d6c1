"""Where to begin together: the touchpoints that need it most, with the fixes of what most leaders missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cx_audit.core.checklist import Touchpoint
from cx_audit.core.insight import need_of
from cx_audit.core.missed import Missed
from cx_audit.core.spread import FEWEST_FOR_DEVIATION, Spread

MOST_ACTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPriority:
    """A touchpoint to work on together; `needs` is the sum of max(0, 7 - T) over the leaders who have a score there.

    `range` is the smallest and the largest of them. `weighed` puts priorities in order and is not shown: `needs` by
    `leaders`, times the customers a year where they are known for every touchpoint. Basics before extras: `acts` are
    suggested only where nothing was missed.
    """

    touchpoint: Touchpoint
    needs: Fraction
    leaders: int
    range: tuple[int, int]
    weighed: Fraction
    fixes: tuple[Missed, ...]
    acts: tuple[str, ...]

    @property
    def mean_need(self) -> Fraction:
        """The mean need of the leaders who have a score here, from 0 to 17 points; shown from five leaders on."""
        return self.needs / self.leaders

    @property
    def bears_a_mean(self) -> bool:
        """Whether there are leaders enough for a mean to be shown: five. Source: the method, part 6."""
        return self.leaders >= FEWEST_FOR_DEVIATION


def volumes_for_all(touchpoints: Iterable[Touchpoint], yearly: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    """The customers a year by touchpoint id, or none at all where they are not known for every touchpoint.

    A need times customers does not compare to one without.
    """
    return yearly if all(each.id in yearly for each in touchpoints) else {}


def shared_priorities(
    spreads: Iterable[tuple[Touchpoint, Spread]],
    missed: Sequence[Missed],
    *,
    blocked: Iterable[str] = (),
    volumes: Mapping[str, Fraction] | None = None,
) -> tuple[SharedPriority, ...]:
    """The touchpoints in need, most needed first, the problem touchpoint first among equals.

    `blocked` has the touchpoints that a leader could not get through, where no act is suggested. `volumes` is what
    `volumes_for_all` gives. Source: the method, part 8.
    """
    scored = [(touchpoint, spread) for touchpoint, spread in spreads if spread.count]
    not_through = frozenset(blocked)
    found = []
    for touchpoint, spread in scored:
        each_need = [need_of(dot.trust) for dot in spread.dots]
        needs = sum(each_need, Fraction())
        here = tuple(each for each in missed if each.touchpoint_id == touchpoint.id)
        acts = () if here or touchpoint.id in not_through else touchpoint.extras.acts[:MOST_ACTIONS]
        found.append(
            SharedPriority(
                touchpoint=touchpoint,
                needs=needs,
                leaders=spread.count,
                range=(int(min(each_need)), int(max(each_need))),
                weighed=needs / spread.count * (volumes[touchpoint.id] if volumes else 1),
                fixes=tuple(each for each in here if each.entry.fix)[:MOST_ACTIONS],
                acts=acts,
            )
        )
    ordered = sorted(found, key=lambda each: (-each.weighed, not each.touchpoint.first_among_equals))
    return tuple(each for each in ordered if each.weighed)
