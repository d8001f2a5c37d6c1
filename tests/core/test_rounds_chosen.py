"""Which checklist and which rounds are compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.rounds import FIRST_WALK
from cx_audit.core.rounds_chosen import (
    Wanted,
    finished_walks,
    other_walks,
    rounds_to_compare,
    rounds_with_leaders_in_common,
)
from cx_audit.errors import NotFound

from .samples import CHECKLIST
from .team_samples import engagement, walk_of

OTHER = "another"


def walk(leader: str, number: int, checklist: str = FIRST_WALK, *, finished: bool = True) -> Audit:
    """One leader's walk; where it is not finished, it has just begun."""
    own = replace(CHECKLIST, id=checklist, title=f"The {checklist}")
    audit = walk_of(leader, {}, number=number, day=10 * number, checklist=own, until="" if finished else "before/need")
    return replace(audit, id=f"{leader}{number}{checklist}")


THREE_ROUNDS = (walk("Ann", 1), walk("Bob", 1), walk("Ann", 2), walk("Ann", 3), walk("Bob", 3))
TWO_LISTS = (
    walk("Ann", 1),
    walk("Ann", 2),
    walk("Ann", 2, OTHER),
    walk("Bob", 2, OTHER),
    walk("Ann", 3, OTHER),
    walk("Bob", 3, OTHER),
)


@pytest.mark.parametrize(
    ("audits", "wanted", "checklist", "rounds"),
    [
        (THREE_ROUNDS, Wanted(), FIRST_WALK, (2, 3)),
        (THREE_ROUNDS, Wanted(every=True), FIRST_WALK, (1, 2, 3)),
        (THREE_ROUNDS, Wanted(rounds=(3, 1)), FIRST_WALK, (1, 3)),
        (THREE_ROUNDS, Wanted(first=1), FIRST_WALK, (1, 3)),
        (THREE_ROUNDS, Wanted(last=2), FIRST_WALK, (1, 2)),
        (THREE_ROUNDS, Wanted(first=1, last=2), FIRST_WALK, (1, 2)),
        (THREE_ROUNDS, Wanted(first=3), FIRST_WALK, (3,)),
        (THREE_ROUNDS, Wanted(last=1), FIRST_WALK, (1,)),
        (TWO_LISTS, Wanted(), OTHER, (2, 3)),
        (TWO_LISTS, Wanted(rounds=(1, 2)), FIRST_WALK, (1, 2)),
        (TWO_LISTS, Wanted(rounds=(2, 3)), OTHER, (2, 3)),
        (TWO_LISTS, Wanted(every=True), FIRST_WALK, (1, 2)),
        (TWO_LISTS, Wanted(checklist="First-Walk"), FIRST_WALK, (1, 2)),
        (TWO_LISTS, Wanted(checklist="the another", rounds=(1, 3)), OTHER, (1, 3)),
        ((walk("Ann", 1), walk("Ann", 2, finished=False)), Wanted(), FIRST_WALK, (1,)),
        ((walk("Ann", 1, finished=False),), Wanted(), FIRST_WALK, ()),
        ((walk("Ann", 1), walk("Bob", 2)), Wanted(), FIRST_WALK, (1, 2)),
        ((walk("Ann", 1), walk("Ann", 2, OTHER)), Wanted(), OTHER, (2,)),
        ((walk("Ann", 2), walk("Bob", 3), walk("Ann", 2, OTHER), walk("Ann", 3, OTHER)), Wanted(), OTHER, (2, 3)),
    ],
)
def test_what_is_compared(audits: tuple[Audit, ...], wanted: Wanted, checklist: str, rounds: tuple[int, ...]) -> None:
    """The last two finished rounds of the checklist that leaders share; the first walk before others."""
    for order in (audits, audits[::-1]):
        chosen = rounds_to_compare(engagement(*order), wanted)
        assert (chosen.checklist_id, chosen.rounds) == (checklist, rounds)


def test_a_round_that_is_not_there() -> None:
    """Which rounds there are is said."""
    with pytest.raises(NotFound) as refused:
        rounds_to_compare(engagement(*THREE_ROUNDS), Wanted(rounds=(1, 7)))
    assert (refused.value.message, refused.value.hint) == ("Made Up has no round 7.", "It has rounds 1, 2 and 3.")
    with pytest.raises(NotFound, match="no round 2") as refused:
        rounds_to_compare(engagement(walk("Ann", 1)), Wanted(last=2))
    assert refused.value.hint == "It has round 1."


def test_a_checklist_that_nobody_walked() -> None:
    """The nearest one that was walked is said."""
    with pytest.raises(NotFound) as refused:
        rounds_to_compare(engagement(*TWO_LISTS), Wanted(checklist="first-wlk"))
    assert refused.value.hint == "Walked here: first-walk."


def test_the_walks_of_other_checklists() -> None:
    """Each round's, with whether a leader walked two rounds of it."""
    made = engagement(*TWO_LISTS, walk("Cid", 2, "third"))
    found = other_walks(made, FIRST_WALK, (1, 2))
    assert [(each.checklist_id, each.round, each.letters, each.compares) for each in found] == [
        (OTHER, 2, ("A", "B"), True),
        ("third", 2, ("C",), False),
    ]


@pytest.mark.parametrize(
    ("audits", "pair"),
    [
        (THREE_ROUNDS, (2, 3)),
        ((walk("Ann", 1), walk("Bob", 2), walk("Ann", 4), walk("Cid", 5)), (1, 4)),
        ((walk("Ann", 1), walk("Bob", 2)), None),
    ],
)
def test_the_latest_rounds_with_a_leader_in_common(audits: tuple[Audit, ...], pair: tuple[int, int] | None) -> None:
    """What is offered where the rounds asked for share nobody."""
    assert rounds_with_leaders_in_common(finished_walks(engagement(*audits))[FIRST_WALK]) == pair
