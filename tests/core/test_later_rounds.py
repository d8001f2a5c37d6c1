"""Which rounds have begun after one, and by whom."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.later_rounds import LaterRound, later_rounds_in

from .team_samples import engagement, scored, walk_of

LOW = {**scored("shop", -2), **scored("phone", -2)}


def test_rounds_that_began_after_one() -> None:
    """Whoever finished a later round is not walking it, and whoever walked it twice is told once."""
    audits = [
        walk_of("Ann", LOW),
        walk_of("Bob", LOW, day=1),
        walk_of("Bob", LOW, day=60, number=2),
        replace(walk_of("Bob", LOW, day=61, number=2, until="shop/feeling"), id="bobagain"),
        walk_of("Ann", LOW, day=62, number=2, until="shop/feeling"),
        walk_of("Cid", LOW, day=63, number=3, until="shop/feeling"),
    ]
    found = engagement(*audits)
    checklist = audits[0].checklist.id
    second = LaterRound(number=2, finished=("B",), walking=("A",))
    third = LaterRound(number=3, finished=(), walking=("C",))
    assert later_rounds_in(found, 1, checklist) == (second, third)
    assert later_rounds_in(found, 2, checklist) == (third,)
    assert later_rounds_in(found, 3, checklist) == ()


def test_another_checklist_is_no_later_round() -> None:
    """Only walks of the same checklist are the next round of it."""
    first = walk_of("Ann", LOW)
    other = walk_of("Ann", LOW, day=60, number=2)
    other = replace(other, checklist=replace(other.checklist, id="another"))
    assert later_rounds_in(engagement(first, other), 1, first.checklist.id) == ()
