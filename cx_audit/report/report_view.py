"""A report as it is read, whatever format it is written in: what stands in it, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.day_words import days_text, written_day
from cx_audit.core.round_words import rounds_text
from cx_audit.core.team_words import listed
from cx_audit.report.blocks import Chapter, Logo, Report
from cx_audit.report.chapters.actions import effort_and_effect
from cx_audit.report.chapters.annex import answers, checklist_walked, method_on_a_page
from cx_audit.report.chapters.beginning import (
    commitments,
    departments,
    next_round,
    over_a_year,
    questions,
)
from cx_audit.report.chapters.how import how_it_was_done
from cx_audit.report.chapters.journey import journey
from cx_audit.report.chapters.opening import at_a_glance
from cx_audit.report.chapters.rounds import rounds_compared
from cx_audit.report.chapters.scores import scorecard
from cx_audit.report.chapters.sight import blind_spots, where_leaders_differ
from cx_audit.report.chapters.touchpoint_pages import touchpoint_pages
from cx_audit.report.material import Material


def report_of(
    material: Material, *, by: str = "", draft: bool = False, logo: Logo | None = None, with_answers: bool = True
) -> Report:
    """The report; `by` is the consultancy, and `logo` the client's. `with_answers` keeps every answer in the annex."""
    team = material.team
    return Report(
        title="What one leader experienced" if material.alone else f"What {len(material.walks)} leaders experienced",
        organisation=team.organisation,
        made_up=team.made_up,
        about=tuple(_about(material)),
        by=by,
        draft=draft,
        logo=logo,
        language=material.walks[-1].audit.checklist.language,
        chapters=tuple(chapter for chapter in _chapters(material, with_answers=with_answers) if chapter.blocks),
    )


def _about(material: Material) -> Iterator[str]:
    team = material.team
    yield f"{team.title} · {rounds_text([team.round])}"
    if material.names:
        yield f"Walked by {listed([material.label(walk.letter) for walk in material.walks])}"
    last = max(walk.audit.finished for walk in material.walks if walk.audit.finished is not None)
    yield f"Walked until {days_text([last])} · Report of {written_day(material.today.isoformat())}"
    yield f"Confidential: for the leadership of {team.organisation}"


def _chapters(material: Material, *, with_answers: bool) -> Iterator[Chapter]:
    yield at_a_glance(material)
    yield how_it_was_done(material)
    yield scorecard(material)
    yield journey(material)
    yield from touchpoint_pages(material)
    yield blind_spots(material)
    yield where_leaders_differ(material)
    yield rounds_compared(material)
    yield departments(material)
    yield over_a_year(material)
    yield effort_and_effect(material)
    yield commitments(material)
    yield questions(material)
    yield next_round(material)
    if with_answers:
        yield from answers(material)
    yield checklist_walked(material)
    yield method_on_a_page(material)
