"""Rounds: what the first walk unlocks, and the round of the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.checklist import Basic, Touchpoint
from cx_audit.core.rounds import (
    FIRST_TOUCHPOINTS,
    FIRST_WALK,
    WalkInRound,
    is_first_walk_in_full,
    is_unlocked,
    may_be_round,
    round_for,
)

from .samples import SHOP

OTHER = "made-up-other"


def walked(leader: str, number: int, checklist: str = FIRST_WALK, *, complete: bool = True) -> WalkInRound:
    """One audit of an organisation."""
    return WalkInRound(leader=leader, round=number, checklist_id=checklist, complete=complete)


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
def test_a_complete_first_walk_unlocks_the_others(checklist: str, walks: list[WalkInRound], unlocked: bool) -> None:
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
        ("Ada", FIRST_WALK, [walked("Ada", 2, OTHER)], 1),
        ("Ada", FIRST_WALK, [walked("Ada", 2, OTHER, complete=False)], 1),
        ("Ben", FIRST_WALK, [walked("Ada", 1), walked("Ada", 2, OTHER), walked("Ada", 3, OTHER)], 1),
        ("Ada", FIRST_WALK, [walked("Ada", 1), walked("Ada", 2, OTHER), walked("Ada", 3, OTHER)], 2),
        ("Ada", FIRST_WALK, [walked("Ada", 1, complete=False), walked("Ada", 2, OTHER)], 1),
        ("Ada", OTHER, [walked("Ada", 1), walked("Ada", 2), walked("Ada", 3)], 3),
    ],
)
def test_the_round_of_the_next_walk(leader: str, checklist: str, walks: list[WalkInRound], number: int) -> None:
    """The latest round until this leader has walked the checklist in it; the first walk looks at first walks only."""
    assert round_for(leader, checklist, walks) == number
    assert round_for(leader, checklist, walks[::-1]) == number


@pytest.mark.parametrize(
    ("number", "checklist", "walks", "allowed"),
    [
        (1, FIRST_WALK, [], True),
        (2, FIRST_WALK, [], False),
        (1, FIRST_WALK, [walked("Ada", 2, OTHER)], True),
        (2, FIRST_WALK, [walked("Ada", 2, OTHER)], False),
        (1, OTHER, [walked("Ada", 1)], False),
        (2, OTHER, [], True),
        (2, OTHER, [walked("Ada", 1)], True),
        (3, OTHER, [walked("Ada", 1)], False),
        (4, FIRST_WALK, [walked("Ada", 1), walked("Ada", 3)], True),
        (5, FIRST_WALK, [walked("Ada", 1), walked("Ada", 3)], False),
    ],
)
def test_no_round_is_left_out(number: int, checklist: str, walks: list[WalkInRound], allowed: bool) -> None:
    """A walk counts to a round there is or to the next one, and round 1 has nothing but the first walk."""
    assert may_be_round(number, checklist, walks) is allowed


WALKS = st.lists(
    st.builds(
        WalkInRound,
        leader=st.sampled_from(["Ada", "Ben"]),
        round=st.integers(1, 4),
        checklist_id=st.sampled_from([FIRST_WALK, OTHER]),
        complete=st.booleans(),
    ),
    max_size=6,
)


@given(leader=st.sampled_from(["Ada", "Ben"]), checklist=st.sampled_from([FIRST_WALK, OTHER]), walks=WALKS)
def test_the_next_round_may_be_walked(leader: str, checklist: str, walks: list[WalkInRound]) -> None:
    """Whatever was walked, the round that is counted may be walked, and other checklists never move the first walk."""
    number = round_for(leader, checklist, walks)
    assert may_be_round(number, checklist, walks)
    first_walks = [each for each in walks if each.checklist_id == FIRST_WALK]
    if checklist == FIRST_WALK:
        assert number == round_for(leader, checklist, first_walks)
        assert (number == 1) is not any(
            each.round > 1 or (each.leader == leader and each.complete) for each in first_walks
        )


FIVE = tuple(
    replace(
        SHOP,
        id=each,
        basics=tuple(Basic(id=f"b{at}", ask="Was it?", name="it", critical=at == 2) for at in range(4)),
    )
    for each in FIRST_TOUCHPOINTS
)


def with_basics(change: Callable[[tuple[Basic, ...]], tuple[Basic, ...]]) -> tuple[Touchpoint, ...]:
    """The five, the last of them with other basics."""
    return (*FIVE[:4], replace(FIVE[4], basics=change(FIVE[4].basics)))


@pytest.mark.parametrize(
    ("touchpoints", "in_full"),
    [
        (FIVE, True),
        (with_basics(lambda basics: (*basics, replace(basics[0], id="fifth"))), True),
        (with_basics(lambda basics: basics[1:]), False),
        (with_basics(lambda basics: ()), False),
        (with_basics(lambda basics: tuple(replace(each, critical=False) for each in basics)), False),
        (tuple(replace(each, basics=()) for each in FIVE), False),
        (FIVE[:4], False),
        ((*FIVE, replace(SHOP, id="sixth")), False),
        (FIVE[::-1], False),
        ((), False),
    ],
)
def test_a_first_walk_in_full(touchpoints: tuple[Touchpoint, ...], in_full: bool) -> None:
    """The five in their order, each with four basics or more, one of them critical: empty touchpoints open nothing."""
    assert is_first_walk_in_full(touchpoints) is in_full
