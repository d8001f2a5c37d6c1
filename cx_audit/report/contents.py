"""What the contents of a report list."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.report.blocks import Chapter
from cx_audit.report.chapters.annex import ANSWERS

_FIRST = "at-a-glance"
_WHOLE = "method"
MOST_ANSWERS_LISTED = 12
"""The answers of more leaders than these are one line of the contents."""


def around_contents(chapters: Sequence[Chapter]) -> tuple[Sequence[Chapter], Sequence[Chapter]]:
    """The chapters before the contents and those after them: what is seen at a glance stands right below the title."""
    before = 1 if chapters and chapters[0].key == _FIRST else 0
    return chapters[:before], chapters[before:]


def stands_on_one_page(chapter: Chapter) -> bool:
    """Whether a chapter says of itself that it stands on one page."""
    return chapter.key == _WHOLE


def answers_in(chapters: Sequence[Chapter]) -> list[Chapter]:
    """The chapters with the answers of a leader each."""
    return [each for each in chapters if each.key.startswith(ANSWERS)]


def listed_in(chapters: Sequence[Chapter]) -> tuple[tuple[Chapter, str], ...]:
    """The chapters that the contents list, each with its title there."""
    answers = answers_in(chapters)
    if len(answers) <= MOST_ANSWERS_LISTED:
        return tuple((each, each.title) for each in chapters)
    together = f"Annex: the answers of {len(answers)} leaders"
    return tuple((each, together if each is answers[0] else each.title) for each in chapters if each not in answers[1:])
