"""What was committed and promised on walks, what became of it, and in what order it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Commitment, Condition, Item
from cx_audit.core.choices import NO, YES
from cx_audit.core.follow_ups import (
    FEWEST_LETTERS,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Mark,
    follow_ups_in,
    follow_ups_of,
    in_order,
    latest_marks,
    short_ids,
)
from cx_audit.core.questions import NO_WAY_THROUGH, Answer, NotApplicable, Reply, Response
from cx_audit.core.script import steps
from cx_audit.core.step import Part
from cx_audit.core.walk import Walk

from .samples import CHECKLIST, NOON, finished_audit, new_audit, walked
from .strategies import paths

TODAY = date(2031, 6, 1)
PROMISED: dict[str, Response] = {
    "shop/promise/1": Answer(YES),
    "shop/promise/1/what": Answer("Call back."),
    "shop/promise/1/who": Answer("Sam"),
    "shop/promise/1/by": Answer("2031-05-20"),
    "shop/promise/2": Answer(YES),
    "shop/promise/2/by": NotApplicable(),
}
COMMITTED: dict[str, Response] = {
    "after/act/what": Answer("Answer within the hour"),
    "after/act/who": Answer("Ada"),
    "after/act/by": Answer("2031-06-15"),
}


def an_audit(audit_id: str = "madeup01", **changes: object) -> Audit:
    """A finished walk with two promises and a commitment."""
    audit = replace(finished_audit(walked({**PROMISED, **COMMITTED})), id=audit_id)
    return replace(audit, **changes)  # type: ignore[arg-type]  # any field, by its name


def mark(
    follow_up: str, state: FollowUpState = FollowUpState.KEPT, *, minutes: int = 0, day: str = "2031-05-21"
) -> Mark:
    """A mark made so many minutes after noon."""
    return Mark(follow_up=follow_up, state=state, day=day, at=NOON + timedelta(minutes=minutes))


def ids(follow_ups: tuple[FollowUp, ...]) -> list[str]:
    """The ids in their order."""
    return [each.id for each in follow_ups]


def test_what_was_promised_and_committed() -> None:
    """Each with its key, its number in the walk, and what was said; a promise may have nothing but a yes."""
    first, second, third = follow_ups_in(an_audit(), {})
    assert (first.id, first.number, first.kind) == ("madeup01/shop/promise/1", 1, FollowUpKind.PROMISE)
    assert (first.what, first.who, first.by) == ("Call back.", "Sam", "2031-05-20")
    assert first.touchpoint is not None
    assert first.touchpoint.title == "The shop"
    assert (second.id, second.what, second.by) == ("madeup01/shop/promise/2", "", "")
    assert (third.id, third.number, third.kind) == ("madeup01/after/act", 3, FollowUpKind.COMMITMENT)
    assert (third.what, third.who, third.by) == ("Answer within the hour", "Ada", "2031-06-15")
    assert third.touchpoint is None
    assert all(each.state is FollowUpState.OPEN and each.mark is None for each in (first, second, third))


def test_nothing_was_said() -> None:
    """A walk without promises and without a commitment gives nothing."""
    assert follow_ups_in(finished_audit(walked()), {}) == ()
    assert follow_ups_of([], ()) == ()


def test_a_commitment_by_any_id_counts() -> None:
    """What counts is the kind of the question, and whether it is asked at all."""
    hidden = Item(
        id="hidden",
        question=Commitment(ask="What else?", ask_who="Who?", ask_by="By when?"),
        when=(Condition(key="after/reasons", values=("b",)),),
    )
    checklist = replace(CHECKLIST, after=(*CHECKLIST.after, hidden, replace(hidden, id="second", when=())))
    responses: dict[str, Response] = {
        **COMMITTED,
        "after/second/what": Answer("Thank them"),
        "after/hidden/what": Answer("Never seen"),
    }
    audit = replace(new_audit(checklist), responses=responses)
    assert [each.id for each in follow_ups_in(audit, {})] == ["made-up-1/after/act", "made-up-1/after/second"]
    seen = replace(audit, responses={**responses, "after/reasons": Answer(("b",))})
    assert [each.what for each in follow_ups_in(seen, {})][1:] == ["Never seen", "Thank them"]


def test_an_open_walk_gives_what_it_has_recorded() -> None:
    """A promise counts once it was said what; a question that is only just being asked gives nothing."""
    said: dict[str, Response] = {"shop/promise/1": Answer(YES)}
    audit = replace(new_audit(), responses=said)
    assert follow_ups_in(audit, {}) == ()
    (found,) = follow_ups_in(replace(audit, responses={**said, "shop/promise/1/what": Answer("")}), {})
    assert (found.what, found.by, found.is_open) == ("", "", True)


@pytest.mark.parametrize(
    "taken_back",
    [{"shop/promise/1": Answer(NO)}, {"shop/card": Answer(NO_WAY_THROUGH)}],
    ids=["said no after all", "did not get through after all"],
)
def test_what_was_taken_back_is_gone(taken_back: dict[str, Response]) -> None:
    """Answers that no question shows any more are kept, and nothing follows from them."""
    audit = an_audit()
    changed = replace(audit, responses={**audit.responses, **taken_back})
    assert [each.kind for each in follow_ups_in(changed, {})] == [FollowUpKind.COMMITMENT]


@given(paths(CHECKLIST), st.randoms(use_true_random=False))
def test_it_is_what_the_script_asks_about(path: tuple[list[Reply], Walk], chance: Random) -> None:
    """On any walk, whole or with any answer missing, the follow-ups are those that the questions lead to."""
    _, walk = path
    audit = replace(new_audit(), responses={k: v for k, v in walk.responses.items() if chance.random() < 0.97})
    asked = [
        step.key.removesuffix("/what")
        for step in steps(audit.checklist, audit.responses)
        if step.key.endswith("/what") and step.key in audit.responses
        if (step.part is Part.AFTER and audit.responses[step.key] != Answer("")) or "/promise/" in step.key
    ]
    assert [each.id.removeprefix(f"{audit.id}/") for each in follow_ups_in(audit, {})] == asked


def test_the_latest_mark_holds() -> None:
    """Of several marks the one made last; of two at the same moment always the same one."""
    kept = mark("a/b", minutes=1)
    broken = mark("a/b", FollowUpState.BROKEN, minutes=2)
    reopened = mark("a/b", FollowUpState.OPEN, minutes=2)
    assert latest_marks([broken, kept])["a/b"] == broken
    assert latest_marks([reopened, broken]) == latest_marks([broken, reopened])


def test_marks_say_what_became_of_it() -> None:
    """Kept, broken, and open again; a mark on something else changes nothing."""
    kept, broken = mark("madeup01/shop/promise/1"), mark("madeup01/after/act", FollowUpState.BROKEN)
    found = {each.id: each for each in follow_ups_of([an_audit()], [kept, broken, mark("elsewhere1/after/act")])}
    assert found["madeup01/shop/promise/1"].state is FollowUpState.KEPT
    assert found["madeup01/shop/promise/1"].mark == kept
    assert found["madeup01/after/act"].state is FollowUpState.BROKEN
    assert found["madeup01/shop/promise/2"].mark is None
    again = mark("madeup01/after/act", FollowUpState.OPEN, minutes=5)
    (reopened,) = (
        each for each in follow_ups_of([an_audit()], [broken, again]) if each.kind is FollowUpKind.COMMITMENT
    )
    assert reopened.is_open
    assert reopened.mark == again


@pytest.mark.parametrize(
    ("by", "late"),
    [("2031-05-31", 1), ("2031-06-01", 0), ("2031-06-02", 0), ("2030-06-01", 365), ("", 0)],
    ids=["yesterday", "today", "tomorrow", "a year ago", "no day"],
)
def test_how_late_it_is(by: str, late: int) -> None:
    """Overdue from the day after its day, as long as it is open."""
    (first, *_) = follow_ups_in(an_audit(), {})
    assert replace(first, by=by).days_late(TODAY) == late
    for state in (FollowUpState.KEPT, FollowUpState.BROKEN):
        assert replace(first, by=by, mark=mark(first.id, state)).days_late(TODAY) == 0


def test_the_order() -> None:
    """Overdue for longest first, then by day, then without one; then what was settled, the latest first."""
    one, two = an_audit("madeup01"), an_audit("madeup02", started=NOON + timedelta(days=1))
    settled = [
        mark("madeup02/shop/promise/1", day="2031-05-22"),
        mark("madeup01/shop/promise/2", FollowUpState.BROKEN, day="2031-05-25"),
    ]
    found = follow_ups_of([two, one], settled)
    assert ids(found) == [
        "madeup01/shop/promise/1",
        "madeup01/after/act",
        "madeup02/after/act",
        "madeup02/shop/promise/2",
        "madeup01/shop/promise/2",
        "madeup02/shop/promise/1",
    ]
    assert [each.days_late(TODAY) > 0 for each in found] == [True, *[False] * 5]


_days = st.sampled_from(["", "0001-01-01", "2031-05-01", "2031-05-31", "2031-06-01", "2031-07-01", "9999-12-31"])
_marks = st.none() | st.builds(
    lambda state, day: mark("x/y", state, day=day), st.sampled_from(FollowUpState), st.dates().map(str)
)
_made = st.builds(
    lambda number, by, made: replace(follow_ups_in(an_audit(), {})[0], number=number, by=by, mark=made),
    st.integers(1, 9),
    _days,
    _marks,
)


@given(st.lists(_made, max_size=8), st.randoms(use_true_random=False))
def test_the_order_is_one_order(follow_ups: list[FollowUp], chance: Random) -> None:
    """Nothing is lost, what is open is first and what is late first of it, however they came."""
    found = in_order(follow_ups)
    assert sorted(map(repr, found)) == sorted(map(repr, follow_ups))
    opens = [each.is_open for each in found]
    assert opens == sorted(opens, reverse=True)
    lateness = [each.days_late(TODAY) for each in found]
    assert lateness == sorted(lateness, reverse=True)
    shuffled = chance.sample(follow_ups, len(follow_ups))
    assert [_placed_by(each) for each in in_order(shuffled)] == [_placed_by(each) for each in found]


def _placed_by(each: FollowUp) -> str:
    return each.by if each.is_open or each.mark is None else each.mark.day


_ids = st.text("ab2", min_size=8, max_size=12)


@given(st.sets(_ids, max_size=30))
def test_short_ids_tell_audits_apart(audit_ids: set[str]) -> None:
    """The first letters, at least four, begin no other id; one that others begin with is given whole."""
    short = short_ids(audit_ids)
    assert set(short) == audit_ids
    for audit_id, letters in short.items():
        assert audit_id.startswith(letters)
        assert len(letters) >= FEWEST_LETTERS
        others = [each for each in audit_ids if each != audit_id and each.startswith(letters)]
        assert not others or letters == audit_id
        shorter = letters[:-1]
        if len(shorter) >= FEWEST_LETTERS:
            assert any(each.startswith(shorter) for each in audit_ids - {audit_id})
