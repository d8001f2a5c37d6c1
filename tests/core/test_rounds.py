"""Rounds: what the first walk unlocks, and the round of the next one."""

from __future__ import annotations

import pytest

from cx_audit.core.rounds import FIRST_WALK, Walked, is_unlocked, round_for

OTHER = "made-up-other"


def walked(leader: str, number: int, checklist: str = FIRST_WALK, *, complete: bool = True) -> Walked:
    """One audit of an organisation."""
    return Walked(leader=leader, round=number, checklist_id=checklist, complete=complete)


@pytest.mark.parametrize(
    ("checklist", "walks", "unlocked"),
    [
        (FIRST_WALK, [], True),
        (OTHER, [], False),
        (OTHER, [walked("Ada", 1, complete=False)], False),
        (OTHER, [walked("Ada", 1)], True),
        (OTHER, [walked("Ada", 2, OTHER)], False),
        (OTHER, [walked("Ada", 1, complete=False), walked("Ben", 1)], True),
        (FIRST_WALK, [walked("Ada", 1, complete=False)], True),
    ],
)
def test_a_complete_first_walk_unlocks_the_others(checklist: str, walks: list[Walked], unlocked: bool) -> None:
    """The first walk is always open; the others open once anyone of the organisation has completed it."""
    assert is_unlocked(checklist, walks) is unlocked


@pytest.mark.parametrize(
    ("leader", "checklist", "walks", "number"),
    [
        ("Ada", FIRST_WALK, [], 1),
        ("Ada", OTHER, [], 2),
        ("Ben", FIRST_WALK, [walked("Ada", 1)], 1),
        ("Ada", FIRST_WALK, [walked("Ada", 1)], 2),
        ("Ben", FIRST_WALK, [walked("Ada", 1), walked("Ada", 2)], 2),
        ("Ada", FIRST_WALK, [walked("Ada", 1), walked("Ben", 2)], 2),
        ("Ada", OTHER, [walked("Ada", 1)], 2),
        ("Ada", OTHER, [walked("Ada", 1), walked("Ada", 2, OTHER)], 3),
        ("Ben", OTHER, [walked("Ada", 1), walked("Ada", 2, OTHER)], 2),
        ("Ada", FIRST_WALK, [walked("Ada", 1), walked("Ada", 2, OTHER)], 2),
    ],
)
def test_the_round_of_the_next_walk(leader: str, checklist: str, walks: list[Walked], number: int) -> None:
    """The latest round until this leader has walked the checklist in it, and round 2 at least for the others."""
    assert round_for(leader, checklist, walks) == number
    assert round_for(leader, checklist, walks[::-1]) == number
