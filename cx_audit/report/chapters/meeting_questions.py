"""What to ask in the leadership meeting, taken from what was found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cx_audit.core.blind_spots import Sight
from cx_audit.core.team_words import in_words, missing_text
from cx_audit.report.chapters.opening import weakest_of
from cx_audit.report.material import Material

WHAT_STAYS = "What do you still remember, before anybody looks at a score?"
ONE_THING_EACH = "Which one thing will each of us do ourselves, and by which day?"
MOST_ASKED = 3
MOST_OF_A_KIND, MOST_TOGETHER = 2, 5
"""How many questions of a kind the chapter has, and of these kinds together, so that a meeting has time for all."""


def meeting_questions(material: Material) -> tuple[str, ...]:
    """The eight at most that matter most, in the order of the meeting."""
    opposites = list(islice(about_opposites(material), MOST_OF_A_KIND))
    missing = list(islice(about_what_is_missing(material), MOST_OF_A_KIND))
    room = MOST_TOGETHER - len(opposites) - len(missing)
    return (
        WHAT_STAYS,
        *opposites,
        *islice(about_blind_spots(material), min(room, MOST_OF_A_KIND)),
        *missing,
        *about_the_weakest(material),
        ONE_THING_EACH,
    )


def about_opposites(material: Material) -> Iterator[str]:
    """One for each touchpoint that was felt in opposite ways, the widest apart first."""
    for each in material.walked.opposites:
        yield (
            f"{each.title}: {in_words(len(each.up))} felt up, {in_words(len(each.down))} felt down. "
            "What happened to each, and when?"
        )


def about_blind_spots(material: Material) -> Iterator[str]:
    """One for each touchpoint that was a blind spot for somebody, the widest gap first."""
    found = []
    for each in material.walked.sight.touchpoints:
        blind = [gap.gap.gap for gap in each.gaps if gap.gap.sight is Sight.BLIND_SPOT]
        if blind:
            who = "we" if material.alone else f"{len(blind)} of {each.count}"
            found.append((max(blind), f"{each.title}: {who} had expected better. What did we not see, and why?"))
    yield from (question for _, question in sorted(found, key=lambda pair: -pair[0]))


def about_what_is_missing(material: Material, *, only: str = "") -> Iterator[str]:
    """One for each of the three touchpoints most in need where something was not met; `only` is a touchpoint's id."""
    for each in material.walked.priorities[:MOST_ASKED]:
        if each.fixes and only in ("", each.touchpoint.id):
            found = missing_text(each.fixes)
            yield f"{each.touchpoint.title}. {found}. Who sees this when it happens, and what would mend it?"


def about_the_weakest(material: Material) -> Iterator[str]:
    """The one about the weakest touchpoint; none where there is no score."""
    weakest = weakest_of(material)
    if weakest is not None:
        yield of_somebody_we_love(weakest.touchpoint.title)


def of_somebody_we_love(title: str) -> str:
    """The question to leave with, about the touchpoint with this title."""
    return f"{title}: would we send somebody we love through this, as it is today?"
