"""What a result means: why each score is what it is, and what to do first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cx_audit.core.choices import STUFF, Grade, Outcome
from cx_audit.core.evidence import Unmet
from cx_audit.core.feelings import Felt
from cx_audit.core.result import Moment, Result, TouchpointResult
from cx_audit.core.scoring import GRADE_POINTS

REMARKABLE_FROM = 7
MOST_FIXES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NoWayThrough:
    """The leader could not get through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CappedByUnmet:
    """What was expected and not met set the ceiling: the costliest, of equals what was missed, and how many others."""

    costliest: Unmet
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CappedAtContented:
    """Everything expected was met and nothing else happened, so a good feeling does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CappedByExtras:
    """The extras allowed this much and no more; `grade` is the highest."""

    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class SetByFeeling:
    """The closing feeling set the score."""

    felt: Felt


@dataclass(frozen=True, slots=True, kw_only=True)
class SetByMoment:
    """The most intense moment and the closing feeling set the score together."""

    moment: Moment
    felt: Felt


@dataclass(frozen=True, slots=True, kw_only=True)
class StillMissing:
    """Answers are missing, so more than one score is possible."""


Reason = NoWayThrough | CappedByUnmet | CappedAtContented | CappedByExtras | SetByFeeling | SetByMoment | StillMissing


def reason_for(result: TouchpointResult) -> Reason:
    """Why a touchpoint has its trust score: which cap, which basic, or which feeling."""
    felt, limit = result.felt.known, result.ceiling.known
    if not result.complete or felt is None or limit is None or result.feeling is None:
        return StillMissing()
    if not result.got_through:
        return NoWayThrough()
    if felt <= limit:
        return _set_by(result, result.feeling)
    if result.unmet:
        costliest = max(result.unmet, key=lambda each: (each.cost, each.outcome is Outcome.MISSED))
        return CappedByUnmet(costliest=costliest, others=len(result.unmet) - 1)
    valued = [grade for grade in result.grades if GRADE_POINTS[grade]]
    if not valued:
        return CappedAtContented()
    return CappedByExtras(grade=max(valued, key=GRADE_POINTS.__getitem__))


def _set_by(result: TouchpointResult, closing: Felt) -> Reason:
    def intensity(signed: int) -> tuple[int, int]:
        return abs(signed), -signed

    peak = max(result.moments, key=lambda moment: intensity(moment.felt.signed), default=None)
    if peak is None or intensity(peak.felt.signed) <= intensity(closing.signed):
        return SetByFeeling(felt=closing)
    return SetByMoment(moment=peak, felt=closing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """Mend something expected that was not met."""

    text: str
    unmet: Unmet
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """Do something that customers do not ask for and are glad of."""

    text: str
    departments: tuple[str, ...]


Action = Mend | Surprise


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A touchpoint to work on, with its first actions; `need` is max(0, 7 - T), times the yearly volume if known."""

    touchpoint: TouchpointResult
    need: Fraction
    actions: tuple[Action, ...]


def priorities_of(result: Result, *, yearly: Mapping[str, Fraction] | None = None) -> tuple[Priority, ...]:
    """Where to begin, most needed first, the problem touchpoint first among equals; none while answers are missing.

    `yearly` has the customers a year by touchpoint id. They count only where they are known for every touchpoint,
    because a need with them does not compare to one without. Source: the method, part 8.
    """
    if not result.complete:
        return ()
    volumes = yearly if yearly and counts_by_volume(result, yearly) else {}
    needs = [(need_of(each.trust.low) * volumes.get(each.touchpoint.id, 1), each) for each in result.touchpoints]
    ordered = sorted(needs, key=lambda pair: (-pair[0], not pair[1].touchpoint.first_among_equals))
    return tuple(Priority(touchpoint=each, need=need, actions=actions_for(each)) for need, each in ordered if need)


def need_of(trust: int) -> Fraction:
    """How far a trust score is from remarkable: max(0, 7 - T), in points."""
    return Fraction(max(0, REMARKABLE_FROM - trust))


def counts_by_volume(result: Result, yearly: Mapping[str, Fraction]) -> bool:
    """Whether every touchpoint's customers a year are known, so that priorities can be put in order by them."""
    return all(each.touchpoint.id in yearly for each in result.touchpoints)


def actions_for(result: TouchpointResult) -> tuple[Action, ...]:
    """Basics before extras: the fixes of what was not met, and only when all was met, acts that nobody asks for."""
    mends = tuple(mend for unmet in result.unmet if (mend := mend_for(unmet)).text)
    if result.unmet or not result.got_through:
        return mends[:MOST_FIXES]
    departments = result.touchpoint.departments
    return tuple(Surprise(text=act, departments=departments) for act in result.touchpoint.extras.acts[:MOST_FIXES])


def mend_for(unmet: Unmet) -> Mend:
    """The fix of something that was not met, with the departments it belongs to."""
    entry = unmet.entry
    return Mend(text=entry.fix, unmet=unmet, departments=entry.departments)


_TOOL = re.compile(
    r"\b(?:buy|purchase|install|acquire|licen[cs]e|subscribe to|roll out|introduce|invest in)\b.*"
    r"\b(?:software|tool|system|app|crm|platform|chatbot|bot|licen[cs]e|solution)s?\b",
    re.IGNORECASE | re.DOTALL,
)


def only_buys_a_tool(action: str) -> bool:
    """Whether an action, as it is worded, buys or brings in a tool; a tool does not care for anyone."""
    return _TOOL.search(action) is not None


def only_stuff(result: TouchpointResult) -> bool:
    """Whether every extra that was valued was stuff given away, and none the way the leader was treated."""
    valued = [extra for extra in result.extras if extra.grade is not None and GRADE_POINTS[extra.grade]]
    return bool(valued) and all(extra.kind == STUFF for extra in valued)
