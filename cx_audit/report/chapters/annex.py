"""The end of a report: every answer, the checklist that was walked, and the method on one page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cx_audit.core.day_words import written_day
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.follow_ups import FollowUp
from cx_audit.core.keys import AFTER, BEFORE, PREDICTIONS, SEAL
from cx_audit.core.questions import CardQuestion, DayQuestion, ReviewQuestion
from cx_audit.core.replies import is_day
from cx_audit.core.scoring import SCORING_VERSION
from cx_audit.core.script import steps
from cx_audit.core.step import Part, Step
from cx_audit.core.team_words import listed, within
from cx_audit.core.words import DESIGN_CHOICES, ROSE_TINT_MEANS, response_text
from cx_audit.report.blocks import Block, Cell, Chapter, Column, Heading, Listing, Paragraph, Table
from cx_audit.report.chapters.opening import rules_of_order
from cx_audit.report.chapters.telling import answers_left_out
from cx_audit.report.material import Material
from cx_audit.text import capitalised

ANSWERS = "answers-"
"""How the keys of the chapters with a leader's answers begin."""
_PARTS = {BEFORE: "Before the walk", PREDICTIONS: "Predictions", AFTER: "Looking back"}


def answers(material: Material) -> Iterator[Chapter]:
    """A chapter for each leader, with every answer in the order of the walk."""
    for number, walk in enumerate(material.walks, 1):
        whose = "" if material.alone and not material.names else f" of {material.label(walk.letter)}"
        left_out = _ROLE_LEFT_OUT if material.alone else _TELLING_LEFT_OUT
        note = () if material.names else (Paragraph(text=left_out, quiet=True),)
        yield Chapter(
            key=f"{ANSWERS}{number}",
            title=f"Annex: the answers{whose}",
            blocks=(*note, *_answers(material, walk)),
            own_page=number == 1,
            small=True,
        )


_ROLE_LEFT_OUT = "What the leader does in the organisation is left out here, as names are."
_TELLING_LEFT_OUT = (
    "What the leader does, why, as whom the leader walked, and what that person would do next are left out here, as "
    "names are. Why and as whom stand near the front, without letters."
)


def _answers(material: Material, walk: LeaderWalk) -> Iterator[Block]:
    audit = walk.audit
    left_out = answers_left_out(material)
    titles = {**_PARTS, **{each.id: each.title for each in audit.checklist.touchpoints}}
    owners = {f"{each.id.split('/', 1)[1]}/who": each for each in material.follow_ups if each.audit.id == audit.id}
    every = steps(audit.checklist, audit.responses)
    asked = [step for step in every if step.key != SEAL and not isinstance(step.question, ReviewQuestion)]
    for section, group in groupby(asked, key=lambda step: step.key.split("/")[0]):
        rows = tuple(
            (Cell(text=_asked(step), of_checklist=step.entry is not None), Cell(text=text))
            for step in group
            if (text := _said(material, walk, step, owners)) and step.key not in left_out
        )
        if rows:
            yield Table(
                caption=titles.get(section, section),
                columns=(Column(title="Asked"), Column(title="Answered")),
                rows=rows,
            )


def _asked(step: Step) -> str:
    if isinstance(step.question, CardQuestion):
        return capitalised(step.name)
    return step.name if step.part is Part.PREDICTIONS else step.question.ask


def _said(material: Material, walk: LeaderWalk, step: Step, owners: dict[str, FollowUp]) -> str:
    text = response_text(step.question, walk.audit.responses.get(step.key))
    if step.key in owners:
        return material.owner(owners[step.key])
    return written_day(text) if isinstance(step.question, DayQuestion) and is_day(text) else text


def checklist_walked(material: Material) -> Chapter:
    """The checklist that was walked, its version and its digest, and what each touchpoint asks for."""
    versions: dict[tuple[str, str], list[str]] = {}
    for walk in material.walks:
        digest = material.digests.get(walk.audit.id, "")
        versions.setdefault((walk.audit.checklist.version, digest), []).append(walk.letter)
    told = []
    for (version, digest), letters in versions.items():
        whose = f", walked by {listed([material.label(each) for each in letters])}" if len(versions) > 1 else ""
        told.append(
            f"Version {version}{whose}. SHA-256 of its content: {digest}" if digest else f"Version {version}{whose}"
        )
    return Chapter(
        key="checklist",
        title="Annex: the checklist",
        blocks=(
            Paragraph(text=f"{material.team.title} ({material.team.checklist_id})"),
            Listing(texts=tuple(told)),
            Table(
                caption="What any customer expects at each touchpoint; (!) is critical",
                columns=(Column(title="Touchpoint"), Column(title="Basics")),
                rows=tuple(
                    (
                        Cell(text=each.title, of_checklist=True),
                        Cell(
                            text="; ".join(f"{basic.name}{' (!)' if basic.critical else ''}" for basic in each.basics)
                        ),
                    )
                    for each in material.touchpoints
                ),
            ),
        ),
        own_page=True,
    )


_SCORING = (
    "Felt score: halfway between the closing feeling and the most intense feeling of the visit, which may be the "
    "closing one itself, rounded down; of two equally intense ones, the one below zero counts. There is no 0: it "
    "becomes −1.",
    "What was not met costs points: a basic met only partly 2, missed 5; a critical one partly 5, missed 8. The bad "
    "side of a pair, or less given back than was paid for, counts as a missed basic: 5. Where there was no getting "
    "through, every critical basic is missed.",
    "Ceiling, where anything was not met: minus the largest cost, and 1 lower for each further one that was not met, "
    "not below −10.",
    "Ceiling, where everything was met: −1. Where something came as well that nobody had asked for and that was "
    "valued: nice 4, glad 7, I'd tell someone 10; the highest of them, and 1 more for each further one, not above +10. "
    "More given back than was paid for is one of them.",
    "Trust score: the lower of felt score and ceiling. −10 to −4 eroding, −3 to −1 at risk (commodity), +1 to +6 "
    "building, +7 to +10 remarkable.",
    "Net trust: ten times the mean of the trust scores, from −100 to +100; each touchpoint weighs the same unless the "
    "checklist says otherwise. Above 0 built, at 0 and below eroded: a tie gained nothing. Up to −35 eroding, up to 0 "
    "at risk, below 65 building; from 65 remarkable, if every trust score is above 0.",
    "Missing answers: what does not apply is left out. Where an answer is missing, the score is a range from the worst "
    "to the best that it could be, and there is no net trust.",
    "Blind spot: predicted built and experienced eroded, or 4 points or more too high. Hidden strength: 4 points or "
    "more too low.",
    ROSE_TINT_MEANS,
)


def _weakest_and_first(material: Material) -> Iterator[str]:
    yield from rules_of_order(material)
    first = [within(each.title) for each in material.touchpoints if each.first_among_equals]
    if first and len(material.touchpoints) > 1:
        yield f"Among equals, {listed(first)} comes first."


def method_on_a_page(material: Material) -> Chapter:
    """How the scores come about, in our own words, and what they are not."""
    return Chapter(
        key="method",
        title="Annex: the method on one page",
        blocks=(
            Paragraph(
                text="A leader becomes a customer of their own organisation, for real. At every touchpoint the "
                "first question is how it felt, and only then what happened. Each touchpoint either built trust or "
                "eroded it: an experience that merely satisfied gave nobody a reason to come back or to tell anyone."
            ),
            Heading(text="The score in thirty seconds"),
            Paragraph(
                text="You say how each step left you, ten up to ten down, no zero. A missed basic caps it below "
                "zero. Meeting every basic caps it at “contented” (−1), where rivals can take you. Only something you "
                "did not ask for and were glad of lets a good feeling count."
            ),
            Listing(texts=(*_SCORING, *_weakest_and_first(material))),
            Paragraph(
                text=f"{DESIGN_CHOICES} More basics mean more chances to miss. Scores are computed from the answers "
                f"each time (scoring version {SCORING_VERSION})."
            ),
        ),
        own_page=True,
    )
