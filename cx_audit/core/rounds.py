"""Rounds: which one a new walk belongs to, and what the first one unlocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cx_audit.core.checklist import Touchpoint

FIRST_WALK = "first-walk"
FIRST_TOUCHPOINTS = ("website", "call", "buy", "problem", "leader")
"""The first walk has these five, in this order, nothing skipped and nothing added."""
FEWEST_BASICS = 4
"""What each of the five asks about at least; METHOD 9 has four to seven, one of them critical."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkInRound:
    """One audit of an organisation, as far as the rounds are concerned."""

    leader: str
    round: int
    checklist_id: str
    complete: bool


def is_unlocked(checklist_id: str, walks: Sequence[WalkInRound]) -> bool:
    """Whether the organisation may walk this checklist: the first walk always, others after a complete one."""
    return checklist_id == FIRST_WALK or any(each.checklist_id == FIRST_WALK and each.complete for each in walks)


def is_first_walk_in_full(touchpoints: Sequence[Touchpoint]) -> bool:
    """Whether these are the five touchpoints of the first walk, in order, each with its basics.

    What a first walk opens must have been earned: each touchpoint asks about four basics or more, one of them
    critical, or a leader who could not get through would have missed nothing.
    """
    return tuple(each.id for each in touchpoints) == FIRST_TOUCHPOINTS and all(
        len(each.basics) >= FEWEST_BASICS and any(basic.critical for basic in each.basics) for each in touchpoints
    )


def may_be_round(number: int, checklist_id: str, walks: Sequence[WalkInRound]) -> bool:
    """Whether a walk may be counted to this round: none is left out, and round 1 has nothing but the first walk."""
    latest = max((each.round for each in walks), default=0)
    return number <= max(latest + 1, 2 if checklist_id != FIRST_WALK else 1) and (
        checklist_id == FIRST_WALK or number > 1
    )


def round_for(leader: str, checklist_id: str, walks: Sequence[WalkInRound]) -> int:
    """The round of a leader's next walk of a checklist, from 1.

    The organisation's latest round until this leader has finished the checklist in it, then the one after.
    Checklists other than the first walk begin in round 2.
    """
    earliest = 1 if checklist_id == FIRST_WALK else 2
    latest = max((each.round for each in walks), default=earliest)
    walked = any(
        each.leader == leader and each.checklist_id == checklist_id and each.round == latest and each.complete
        for each in walks
    )
    return max(earliest, latest + walked)
