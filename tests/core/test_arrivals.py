"""What an import comes to, by ids and digests alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.arrivals import Arrival, Choice, conflicts_among, outcome_of

Laptop = dict[str, str]

LAPTOPS = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 8).map(str), max_size=6).filter(
    lambda found: len(set(found.values())) == len(found)
)
ARRIVALS = st.lists(
    st.builds(
        lambda audit_id, digest: Arrival(id=audit_id, digest=digest),
        st.sampled_from("abcdef"),
        st.integers(1, 8).map(str),
    ),
    max_size=8,
)
CHOICES = st.sampled_from(Choice)


def id_from(digest: str, tries: int) -> str:
    """An id for a content that cannot keep its own."""
    return f"made-{digest}-{tries}"


def imported(here: Laptop, arrivals: Sequence[Arrival], choice: Choice) -> Laptop:
    """The laptop after an import in which every conflict is met with the same choice."""
    return after(here, arrivals, {each.arrival: choice for each in conflicts_among(here, arrivals)})


def after(here: Laptop, arrivals: Sequence[Arrival], choices: Mapping[int, Choice]) -> Laptop:
    """The laptop after an import."""
    outcome = outcome_of(here, arrivals, choices, id_from)
    assert not set(outcome.added) & set(outcome.replaced)
    assert not (set(outcome.added) | set(outcome.replaced)) & set(outcome.known)
    assert not set(outcome.added.values()) & set(here)
    assert set(outcome.replaced.values()) <= set(here)
    placed = {**outcome.added, **outcome.replaced}
    result = {**here, **{audit_id: arrivals[number].digest for number, audit_id in placed.items()}}
    assert all(result[audit_id] == arrivals[number].digest for number, audit_id in outcome.known.items())
    return result


def sent(laptop: Laptop) -> list[Arrival]:
    """Everything on a laptop, as an export of it."""
    return [Arrival(id=audit_id, digest=digest) for audit_id, digest in sorted(laptop.items())]


def test_what_is_new_comes_in() -> None:
    """An id that is not here needs no choice."""
    assert conflicts_among({"a": "1"}, [Arrival(id="b", digest="2")]) == ()
    assert after({"a": "1"}, [Arrival(id="b", digest="2")], {}) == {"a": "1", "b": "2"}


def test_what_is_here_does_not_come_in_again() -> None:
    """Neither under its id nor under another one."""
    arrivals = [Arrival(id="a", digest="1"), Arrival(id="b", digest="1")]
    outcome = outcome_of({"a": "1"}, arrivals, {}, id_from)
    assert (outcome.added, outcome.replaced, outcome.known) == ({}, {}, {0: "a", 1: "a"})


@pytest.mark.parametrize(
    ("choice", "result"),
    [
        (Choice.MINE, {"a": "1"}),
        (Choice.THEIRS, {"a": "2"}),
        (Choice.BOTH, {"a": "1", "made-2-0": "2"}),
    ],
)
def test_a_conflict_is_settled_by_the_choice(choice: Choice, result: Laptop) -> None:
    """Of two contents with one id."""
    arrivals = [Arrival(id="a", digest="2")]
    (conflict,) = conflicts_among({"a": "1"}, arrivals)
    assert (conflict.arrival, conflict.against) == (0, None)
    assert after({"a": "1"}, arrivals, {0: choice}) == result


def test_a_conflict_without_a_choice_is_refused() -> None:
    """Nothing is chosen for the person."""
    with pytest.raises(KeyError):
        outcome_of({"a": "1"}, [Arrival(id="a", digest="2")], {}, id_from)


def test_two_arrivals_may_be_in_conflict() -> None:
    """With each other, where neither is here."""
    arrivals = [Arrival(id="a", digest="1"), Arrival(id="a", digest="2")]
    (conflict,) = conflicts_among({}, arrivals)
    assert (conflict.arrival, conflict.against) == (1, 0)
    assert after({}, arrivals, {1: Choice.MINE}) == {"a": "1"}
    assert after({}, arrivals, {1: Choice.THEIRS}) == {"a": "2"}
    assert after({}, arrivals, {1: Choice.BOTH}) == {"a": "1", "made-2-0": "2"}


def test_what_is_replaced_does_not_come_back_by_the_same_import() -> None:
    """A copy of what was here is among the arrivals, and theirs is taken."""
    arrivals = [Arrival(id="a", digest="1"), Arrival(id="a", digest="2")]
    assert after({"a": "1"}, arrivals, {1: Choice.THEIRS}) == {"a": "2"}


def test_what_was_here_under_the_id_that_is_replaced_is_not_lost() -> None:
    """It comes in under the id that it has there."""
    arrivals = [Arrival(id="a", digest="2"), Arrival(id="b", digest="1")]
    assert after({"a": "1"}, arrivals, {0: Choice.THEIRS}) == {"a": "2", "b": "1"}


def test_an_id_that_is_taken_is_made_once_more() -> None:
    """Where somebody has walked on with the copy that was kept before."""
    here = {"a": "1", "made-2-0": "3"}
    assert after(here, [Arrival(id="a", digest="2")], {0: Choice.BOTH}) == {**here, "made-2-1": "2"}


@given(LAPTOPS, ARRIVALS)
def test_keeping_both_loses_nothing(here: Laptop, arrivals: list[Arrival]) -> None:
    """Every content is there once, and what was here is where it was."""
    result = imported(here, arrivals, Choice.BOTH)
    assert sorted(result.values()) == sorted({*here.values(), *(each.digest for each in arrivals)})
    assert here.items() <= result.items()


@given(LAPTOPS, ARRIVALS)
def test_keeping_mine_changes_nothing_that_is_here(here: Laptop, arrivals: list[Arrival]) -> None:
    """And adds only what has an id of its own."""
    result = imported(here, arrivals, Choice.MINE)
    assert here.items() <= result.items()
    assert set(result) <= {*here, *(each.id for each in arrivals), *(f"made-{number}-0" for number in range(9))}


@given(LAPTOPS, ARRIVALS, CHOICES)
def test_importing_again_changes_nothing(here: Laptop, arrivals: list[Arrival], choice: Choice) -> None:
    """Whatever was chosen, as long as it is chosen again."""
    once = imported(here, arrivals, choice)
    assert len(set(once.values())) == len(once)
    if choice is not Choice.THEIRS or len({each.id for each in arrivals}) == len(arrivals):
        assert imported(once, arrivals, choice) == once


@given(LAPTOPS, LAPTOPS)
def test_two_laptops_end_with_the_same_walks(one: Laptop, other: Laptop) -> None:
    """Where both keep both; and with the same ids where the second takes what the first has come to."""
    first = imported(one, sent(other), Choice.BOTH)
    second = imported(other, sent(one), Choice.BOTH)
    assert sorted(first.values()) == sorted(second.values())
    if not {digest for audit_id, digest in other.items() if one.get(audit_id) != digest} & set(one.values()):
        assert imported(other, sent(first), Choice.THEIRS) == first
