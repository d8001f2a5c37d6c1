"""Engagements: leaders and their letters, rounds, and which walks count."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.engagement import engagement_of, letter
from cx_audit.core.result import result_of
from cx_audit.core.rounds import FIRST_WALK

from .samples import CHECKLIST
from .team_samples import engagement, scored, walk_of

FIRST = replace(CHECKLIST, id=FIRST_WALK)
OTHER = replace(CHECKLIST, id="another")


def test_letters_follow_the_first_walk_of_each_leader() -> None:
    """Whoever first began a walk is A, in every round, whatever the order of the files."""
    audits = [
        walk_of("Bob", {}, day=0),
        walk_of("Ann", {}, day=1),
        walk_of("Ann", {}, day=2, number=2),
        walk_of("Cid", {}, day=3, number=2, until="before/need"),
        walk_of("Bob", {}, day=4, number=2),
    ]
    for order in permutations(audits):
        found = engagement_of("Made Up", order)
        assert [found.letter_of(name) for name in ("Bob", "Ann", "Cid")] == ["A", "B", "C"]
        assert [walk.letter for walk in found.round_walked(2, CHECKLIST.id).walks] == ["A", "B"]


def test_one_leader_is_one_however_the_name_is_spelled() -> None:
    """Upper case and spaces do not make another leader; nobody is lettered who has no audit."""
    found = engagement(walk_of("Ann Lee", {}), walk_of("ann  LEE", {}, day=1, number=2))
    assert found.letter_of("ANN LEE") == "A"
    assert len(found.letters) == 1
    with pytest.raises(KeyError):
        found.letter_of("Bob")


@given(st.integers(0, 20_000))
def test_letters_count_like_columns_of_a_spreadsheet(number: int) -> None:
    """A to Z, then AA: read as digits of base 26 from 1 to 26, the letters give the number back."""
    back = 0
    for each in letter(number):
        back = back * 26 + ord(each) - ord("A") + 1
    assert back == number + 1


def test_letters_at_the_turns() -> None:
    """Z is followed by AA, ZZ by AAA."""
    assert [letter(each) for each in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_the_walk_that_was_finished_last_counts() -> None:
    """A leader who finished the round twice has one walk in it; the other is named as superseded."""
    early = walk_of("Ann", scored("shop", 3), day=0)
    late = walk_of("Ann", scored("shop", -3), day=1)
    found = engagement(late, early).round_walked(1, CHECKLIST.id)
    (walk,) = found.walks
    assert walk.audit is late
    assert walk.result == result_of(late)
    assert found.superseded == (early,)


def test_a_round_has_its_own_walks_only() -> None:
    """Other rounds, other checklists and open walks are kept apart."""
    done = walk_of("Ann", {})
    under_way = walk_of("Bob", {}, day=1, until="shop/card")
    later = walk_of("Ann", {}, day=2, number=2)
    elsewhere = walk_of("Ann", {}, day=3, checklist=OTHER)
    found = engagement(done, under_way, later, elsewhere)
    walked = found.round_walked(1, CHECKLIST.id)
    assert [walk.audit for walk in walked.walks] == [done]
    assert walked.open == (under_way,)
    assert walked.superseded == ()
    assert found.round_walked(3, CHECKLIST.id).walks == ()
    assert found.rounds == (1, 2)
    assert found.made_up


def test_the_first_walk_stands_before_other_checklists() -> None:
    """The first walk first, then what most leaders finished; checklists that nobody finished are told apart."""
    found = engagement(
        walk_of("Ann", {}, checklist=OTHER),
        walk_of("Bob", {}, checklist=OTHER, day=1),
        walk_of("Ann", {}, day=2),
        walk_of("Cid", {}, checklist=FIRST, day=3, until="before/need"),
    )
    assert found.checklists_in(1) == (FIRST_WALK, "another", CHECKLIST.id)
    assert found.finished_checklists_in(1) == ("another", CHECKLIST.id)
    assert found.checklists_in(2) == found.finished_checklists_in(2) == ()


def test_the_latest_finished_round() -> None:
    """Open walks do not make a round the latest; a checklist that is named has its own latest round."""
    found = engagement(
        walk_of("Ann", {}),
        walk_of("Ann", {}, number=2, day=1, checklist=OTHER),
        walk_of("Ann", {}, number=3, day=2, until="before/need"),
    )
    assert found.latest_finished_round() == 2
    assert found.latest_finished_round(CHECKLIST.id) == 1
    assert found.latest_finished_round("nothing") is None
    assert engagement().latest_finished_round() is None
