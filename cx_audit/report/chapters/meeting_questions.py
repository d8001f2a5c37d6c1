"""What to ask in the leadership meeting, taken from what was found."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.blind_spots import Sight
from cx_audit.core.team_words import listed, missed_text, within
from cx_audit.report.chapters.opening import weakest_of
from cx_audit.report.material import Material

WHAT_STAYS = "What do you still remember, before anybody looks at a score?"
ONE_THING_EACH = "Which one thing will each of us do ourselves, and by which day?"
MOST_ASKED = 3


def meeting_questions(material: Material) -> tuple[str, ...]:
    """All of them, in the order of the meeting."""
    return (
        WHAT_STAYS,
        *about_opposites(material),
        *about_blind_spots(material),
        *about_what_is_missing(material),
        *about_the_weakest(material),
        ONE_THING_EACH,
    )


def about_opposites(material: Material) -> Iterator[str]:
    """One for each touchpoint that was felt in opposite ways."""
    for each in material.walked.opposites:
        yield (
            f"{each.title}: {len(each.up)} left it up and {len(each.down)} left it down. "
            "What happened to each, and when?"
        )


def about_blind_spots(material: Material) -> Iterator[str]:
    """One for each touchpoint that was a blind spot for somebody."""
    for each in material.walked.sight.touchpoints:
        blind = [gap for gap in each.gaps if gap.gap.sight is Sight.BLIND_SPOT]
        if blind:
            who = "we" if material.alone else f"{len(blind)} of {each.count}"
            yield f"{each.title}: {who} had expected better. What did we not see, and why?"


def about_what_is_missing(material: Material, *, only: str = "") -> Iterator[str]:
    """One for each of the three touchpoints most in need where something was not met; `only` is a touchpoint's id."""
    for each in material.walked.priorities[:MOST_ASKED]:
        if each.fixes and only in ("", each.touchpoint.id):
            missed = listed([missed_text(fix) for fix in each.fixes])
            yield f"{each.touchpoint.title}: who sees it when this is missing, and what is in the way: {missed}?"


def about_the_weakest(material: Material) -> Iterator[str]:
    """The one about the weakest touchpoint; none where there is no score."""
    weakest = weakest_of(material)
    if weakest is not None:
        yield of_somebody_we_love(weakest.touchpoint.title)


def of_somebody_we_love(title: str) -> str:
    """The question to leave with, about the touchpoint with this title."""
    return f"Would we send somebody we love to {within(title)} as it is today?"
