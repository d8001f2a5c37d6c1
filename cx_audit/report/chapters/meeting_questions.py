"""What to ask in the leadership meeting, taken from what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from cx_audit.core.blind_spots import Sight
from cx_audit.core.sight import TouchpointSight
from cx_audit.core.team_words import in_words, missing_text, titles_together
from cx_audit.report.chapters.opening import weakest_alike
from cx_audit.report.material import Material
from cx_audit.text import shortened

WHAT_STAYS = "What do you still remember, before anybody looks at a score?"
ONE_THING_EACH = "Which one thing will each of us do ourselves, and by which day?"
MOST_ASKED = 3
_MOST_LETTERS = 80
"""How long the titles in the closing question may be together, so that it can stand large on a slide."""
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
    """One for each touchpoint that was a blind spot for somebody, that of the most first, then the widest gap."""
    for each in most_blind_first(material):
        found = (
            "we had expected better" if material.alone else f"{each.blind_spots} of {each.count} had a blind spot here"
        )
        yield f"{each.title}: {found}. What did we not see, and why?"


def most_blind_first(material: Material) -> list[TouchpointSight]:
    """The touchpoints that were a blind spot for somebody: for the most leaders first, then with the widest gap."""

    def standing(each: TouchpointSight) -> tuple[int, int]:
        return each.blind_spots, max(gap.gap.gap for gap in each.gaps if gap.gap.sight is Sight.BLIND_SPOT)

    blind = (each for each in material.walked.sight.touchpoints if each.blind_spots)
    return sorted(blind, key=standing, reverse=True)


def about_what_is_missing(material: Material, *, only: str = "") -> Iterator[str]:
    """One for each of the three touchpoints most in need where something was not met; `only` is a touchpoint's id."""
    for each in material.walked.priorities[:MOST_ASKED]:
        if each.fixes and only in ("", each.touchpoint.id):
            found = missing_text(each.fixes)
            yield f"{each.touchpoint.title}. {found}. Who sees this when it happens, and what would mend it?"


def about_the_weakest(material: Material) -> Iterator[str]:
    """The one about the weakest touchpoint, or about all that are as weak; none where there is no score."""
    titles = [shortened(each.touchpoint.title) for each in weakest_alike(material)]
    if titles:
        among = sum(bool(each.spread.count) for each in material.walked.touchpoints)
        yield _of_somebody_we_love(titles, titles_together(titles, among=among))


def _of_somebody_we_love(titles: Sequence[str], together: str) -> str:
    """The question to leave with; of many long titles it names the first."""
    first, *others = titles
    if len(together) > _MOST_LETTERS and others:
        together = f"{first} and {len(others)} more"
    this = "these, as they are" if others else "this, as it is"
    return f"{together}: would we send somebody we love through {this} today?"
