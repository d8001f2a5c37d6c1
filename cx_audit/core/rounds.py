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
    """Whether a walk may be counted to this round: none is left out, and round 1 is the first walk and nothing else."""
    if checklist_id != FIRST_WALK:
        return 1 < number <= max(_latest(walks) + 1, 2)
    return number <= _latest(walks) + 1 if _first_walks(walks) else number == 1


def round_for(leader: str, checklist_id: str, walks: Sequence[WalkInRound]) -> int:
    """The round of a leader's next walk of a checklist, from 1.

    The organisation's latest round until this leader has finished the checklist in it, then the one after. The first
    walk is counted among first walks alone, from round 1; every other checklist among all walks, from round 2.
    """
    is_first = checklist_id == FIRST_WALK
    counted = _first_walks(walks) if is_first else walks
    latest = max(_latest(counted), 1 if is_first else 2)
    walked = any(
        each.leader == leader and each.checklist_id == checklist_id and each.round == latest and each.complete
        for each in counted
    )
    return latest + walked


def _first_walks(walks: Sequence[WalkInRound]) -> list[WalkInRound]:
    return [each for each in walks if each.checklist_id == FIRST_WALK]


def _latest(walks: Sequence[WalkInRound]) -> int:
    """The latest round of these walks; 0 without any."""
    return max((each.round for each in walks), default=0)
