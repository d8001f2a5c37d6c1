"""What every checklist that ships holds to, beyond being valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cx_audit.core.checklist import Checklist, Touchpoint
from cx_audit.core.rounds import FIRST_TOUCHPOINTS, FIRST_WALK, is_first_walk_in_full
from cx_audit.library.shelf import Shelf, shipped_folder
from tests.cli.running import installed

PATHS = sorted(shipped_folder().glob("*.yaml"))
SHIPPED = [Shelf().load(str(path)).checklist for path in PATHS]
TOUCHPOINTS = [
    pytest.param(checklist, touchpoint, id=f"{checklist.id}-{touchpoint.id}")
    for checklist in SHIPPED
    for touchpoint in checklist.touchpoints
]
TOPICS = {
    "first-walk": ("leader",),
    "more-touchpoints": (
        "deliver",
        "invoice",
        "support",
        "chat",
        "visit",
        "quotation",
        "ninety",
        "review",
        "leav",
        "complaint",
    ),
    "distributor": (),
    "restaurant": (),
    "online-shop": (),
    "software-service": (),
    "professional-services": (),
    "medical-practice": (),
    "six-principles": (),
    "satisfied-or-remarkable": (),
    "expected-or-unexpected": (),
    "care-from-the-top": (),
}
"""The checklists that ship, and words that must be found among the titles and ids of their touchpoints."""


def test_all_that_should_ship_does() -> None:
    """The first walk, the touchpoints to add, six trades, the principles and the three on what we give."""
    assert {checklist.id for checklist in SHIPPED} == set(TOPICS)


@pytest.mark.parametrize("checklist", SHIPPED, ids=lambda each: each.id)
def test_what_it_is_about(checklist: Checklist) -> None:
    """Everything that it was written for is walked."""
    names = " ".join(f"{each.id} {each.title}" for each in checklist.touchpoints).lower()
    for topic in TOPICS[checklist.id]:
        assert topic in names


@pytest.mark.parametrize(
    ("path", "checklist"), list(zip(PATHS, SHIPPED, strict=True)), ids=[each.stem for each in PATHS]
)
def test_the_head_of_each(path: Path, checklist: Checklist) -> None:
    """The file is named for the id, and a sentence says for whom it is and when."""
    assert path.stem == checklist.id
    assert checklist.version
    assert checklist.language == "en"
    assert re.match(r"For (?:a|an|the|anyone|whoever|those)\b", checklist.summary), checklist.summary
    assert checklist.summary.endswith(".")
    assert checklist.welcome
    assert checklist.before
    assert checklist.after


@pytest.mark.parametrize("checklist", SHIPPED, ids=lambda each: each.id)
def test_what_is_asked_before_and_after(checklist: Checklist) -> None:
    """Why, the persona, the need and the key question before; memory, the key question and a commitment after."""
    before = {each.id for each in checklist.before}
    after = {each.id for each in checklist.after}
    assert {"why", "persona", "need", "key-question"} <= before
    assert {"remember", "commitment", "look-again"} <= after
    assert all(each.ideas for each in (*checklist.before, *checklist.after))


def test_the_first_walk_has_its_five() -> None:
    """Five touchpoints in order, nothing added."""
    (first,) = [each for each in SHIPPED if each.id == FIRST_WALK]
    assert is_first_walk_in_full(first.touchpoints)
    assert len(FIRST_TOUCHPOINTS) == 5


@pytest.mark.parametrize(("checklist", "touchpoint"), TOUCHPOINTS)
def test_every_part_leads_somewhere(checklist: Checklist, touchpoint: Touchpoint) -> None:
    """Every basic, pair and value has a fix and what it takes; basics and pairs have departments and ideas too."""
    assert touchpoint.pairs
    assert touchpoint.departments
    assert touchpoint.ideas
    for part in (*touchpoint.basics, *touchpoint.pairs, *([touchpoint.value] if touchpoint.value else [])):
        assert part.fix, part.ask
        assert part.effort, part.ask
        assert part.departments, part.ask
        assert part.ideas, part.ask


@pytest.mark.parametrize(("checklist", "touchpoint"), TOUCHPOINTS)
def test_the_number_of_basics(checklist: Checklist, touchpoint: Touchpoint) -> None:
    """Four to seven in the first walk, at most nine elsewhere; asked at once, at least one critical and never all."""
    assert len(touchpoint.basics) <= (7 if checklist.id == FIRST_WALK else 9)
    assert len(touchpoint.basics) >= 4
    critical = [each for each in touchpoint.basics if each.critical]
    assert 1 <= len(critical) < len(touchpoint.basics)
    at_once = [each for each in touchpoint.basics if not each.when]
    assert at_once, "a leader whom no condition fits would be asked nothing"
    assert any(each.critical for each in at_once) or len(critical) > 1


@pytest.mark.parametrize(("checklist", "touchpoint"), TOUCHPOINTS)
def test_extras_inspire(checklist: Checklist, touchpoint: Touchpoint) -> None:
    """Examples of what others did, and acts of one's own, each a whole sentence."""
    assert touchpoint.extras.examples
    assert touchpoint.extras.acts
    for text in (*touchpoint.extras.examples, *touchpoint.extras.acts):
        assert text.rstrip('”"').endswith((".", "?", "!")), text


@pytest.mark.parametrize("checklist", SHIPPED, ids=lambda each: each.id)
def test_nothing_is_written_twice_within_one(checklist: Checklist) -> None:
    """No fix, example or act is told twice in one checklist, and no question asked twice at a touchpoint."""
    for touchpoint in checklist.touchpoints:
        asks = [part.ask for part in (*touchpoint.basics, *touchpoint.pairs)]
        assert len(asks) == len(set(asks))
    told = [text for each in checklist.touchpoints for text in (*each.extras.examples, *each.extras.acts)]
    assert len(told) == len(set(told))
    names = [each.name for touchpoint in checklist.touchpoints for each in touchpoint.basics if not each.name]
    assert names == []


@pytest.mark.parametrize("checklist", SHIPPED, ids=lambda each: each.id)
def test_good_poles_do_not_come_first_everywhere(checklist: Checklist) -> None:
    """The good side of a pair is now first, now second."""
    assert {pair.bad_first for each in checklist.touchpoints for pair in each.pairs} == {True, False}


def test_examples_are_not_shared() -> None:
    """A story is told in one checklist only."""
    told = [text for checklist in SHIPPED for each in checklist.touchpoints for text in each.extras.examples]
    twice = sorted({text for text in told if told.count(text) > 1})
    assert twice == []


def test_each_passes_the_strict_check(tmp_path: Path) -> None:
    """`check --strict` has nothing to advise on any of them."""
    ran = installed(tmp_path, "checklist", "check", "--strict", *(str(path) for path in PATHS))
    assert (ran.code, ran.err) == (0, ""), ran.out
    assert ran.out.splitlines() == [
        f"{path}: fine, {len(checklist.touchpoints)} touchpoints."
        for path, checklist in zip(PATHS, SHIPPED, strict=True)
    ]
