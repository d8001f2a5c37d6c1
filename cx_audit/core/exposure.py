"""Over a year: how many customers would meet what the leaders met, if their walks were typical (the method, part 7).

Affected = yearly volume * share who pass the touchpoint * share of walks that eroded. Walks are taken to be
independent and typical, which nobody knows; no revenue is ever computed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cx_audit.core.checklist import Touchpoint
from cx_audit.core.result import Result
from cx_audit.core.statistics import wilson_interval
from cx_audit.core.volumes import WHOLE_ORGANISATION, Volume

WHOLE = 100
"""Percent of the customers who pass a touchpoint when all of them do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From `low` to `high`, equal where there is one number; customers a year."""

    low: int
    high: int

    @property
    def known(self) -> int | None:
        """The number where there is only one, else None."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """One touchpoint over a year: who passes, and who would be affected if `eroded` of `walks` were typical.

    `affected` is the volume times the share of walks that eroded. `likely` is the volume times the 95 % Wilson
    interval of that share; None for one walk, which cannot tell.
    """

    touchpoint_id: str
    title: str
    passing: Range
    eroded: int
    walks: int
    affected: Range
    likely: Range | None


def passing_a_year(volumes: Mapping[str, Volume], touchpoint_id: str) -> Range | None:
    """How many customers pass a touchpoint in a year; None where the organisation has not said."""
    volume = volumes.get(touchpoint_id)
    if volume is None or volume.low is None or volume.high is None:
        return None
    return Range(low=volume.low, high=volume.high)


def customers_a_year(volumes: Mapping[str, Volume]) -> Range | None:
    """How many customers the organisation has in a year; None where it has not said."""
    return passing_a_year(volumes, WHOLE_ORGANISATION)


def share_of(customers: Range, low_percent: Fraction, high_percent: Fraction) -> Range:
    """That share of the customers: low times low to high times high. Percent from 0 to 100."""
    return Range(
        low=_rounded(customers.low * low_percent / WHOLE), high=_rounded(customers.high * high_percent / WHOLE)
    )


def exposures_of(results: Sequence[Result], volumes: Mapping[str, Volume]) -> tuple[Exposure, ...]:
    """Each touchpoint with a volume above 0 and a known score in at least one result, most affected first."""
    touchpoints: dict[str, Touchpoint] = {}
    eroded: dict[str, list[bool]] = {}
    for result in results:
        for each in result.touchpoints:
            if each.trust.known is not None:
                touchpoints.setdefault(each.touchpoint.id, each.touchpoint)
                eroded.setdefault(each.touchpoint.id, []).append(each.trust.known < 0)
    found = []
    for touchpoint_id, touchpoint in touchpoints.items():
        passing = passing_a_year(volumes, touchpoint_id)
        if passing is not None and passing.high:
            found.append(_exposure(touchpoint, passing, eroded[touchpoint_id]))
    return tuple(sorted(found, key=lambda each: -(each.affected.low + each.affected.high)))


def middle_volumes(volumes: Mapping[str, Volume]) -> dict[str, Fraction]:
    """The middle of each touchpoint's yearly volume, for putting priorities in order."""
    ranges = {touchpoint: passing_a_year(volumes, touchpoint) for touchpoint in volumes}
    return {key: Fraction(each.low + each.high, 2) for key, each in ranges.items() if each is not None and key}


def _exposure(touchpoint: Touchpoint, passing: Range, eroded: Sequence[bool]) -> Exposure:
    count, walks = sum(eroded), len(eroded)
    share = Fraction(count, walks)
    interval = wilson_interval(count, walks) if walks > 1 else None
    return Exposure(
        touchpoint_id=touchpoint.id,
        title=touchpoint.title,
        passing=passing,
        eroded=count,
        walks=walks,
        affected=Range(low=_rounded(passing.low * share), high=_rounded(passing.high * share)),
        likely=None
        if interval is None
        else Range(
            low=_rounded(passing.low * Fraction(interval.low)), high=_rounded(passing.high * Fraction(interval.high))
        ),
    )


def _rounded(number: Fraction) -> int:
    """To the nearest whole number, a half up."""
    return int(number + Fraction(1, 2))
