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
from cx_audit.core.team_words import listed
from cx_audit.core.words import DESIGN_CHOICES, ROSE_TINT_MEANS, response_text
from cx_audit.report.blocks import Block, Cell, Chapter, Column, Heading, Listing, Paragraph, Table
from cx_audit.report.material import Material
from cx_audit.text import capitalised

ANSWERS = "answers-"
"""How the keys of the chapters with a leader's answers begin."""
_PARTS = {BEFORE: "Before the walk", PREDICTIONS: "Predictions", AFTER: "Looking back"}
_ROLE = f"{BEFORE}/role"


def answers(material: Material) -> Iterator[Chapter]:
    """A chapter for each leader, with every answer in the order of the walk."""
    for number, walk in enumerate(material.walks, 1):
        whose = "" if material.alone and not material.names else f" of {material.label(walk.letter)}"
        note = () if material.names else (Paragraph(text=_ROLE_LEFT_OUT, quiet=True),)
        yield Chapter(
            key=f"{ANSWERS}{number}",
            title=f"Annex: the answers{whose}",
            blocks=(*note, *_answers(material, walk)),
            own_page=number == 1,
            small=True,
        )


_ROLE_LEFT_OUT = "What the leader does in the organisation is left out here, as names are."


def _answers(material: Material, walk: LeaderWalk) -> Iterator[Block]:
    audit = walk.audit
    titles = {**_PARTS, **{each.id: each.title for each in audit.checklist.touchpoints}}
    owners = {f"{each.id.split('/', 1)[1]}/who": each for each in material.follow_ups if each.audit.id == audit.id}
    every = steps(audit.checklist, audit.responses)
    asked = [step for step in every if step.key != SEAL and not isinstance(step.question, ReviewQuestion)]
    for section, group in groupby(asked, key=lambda step: step.key.split("/")[0]):
        rows = tuple(
            (Cell(text=_asked(step), of_checklist=step.entry is not None), Cell(text=text))
            for step in group
            if (text := _said(material, walk, step, owners)) and (material.names or step.key != _ROLE)
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
            Listing(
                texts=(
                    "Felt score: the closing feeling; where a moment was more intense, the middle of the two, rounded "
                    "down. There is no 0.",
                    "Ceiling: with something missed, below −1 by what it costs: partly 2, missed 5, where critical "
                    "partly 5, missed 8, and 1 more for each further one. With all met and nothing more, −1. With "
                    "something unasked and valued: nice 4, glad 7, I'd tell someone 10, and 1 more for each further.",
                    "Trust score: the lower of the two. −10 to −4 eroding, −3 to −1 at risk, 1 to 6 building, 7 to 10 "
                    "remarkable.",
                    "Net trust: ten times the mean of the trust scores, from −100 to +100; above 0 built, at 0 and "
                    "below eroded.",
                    "Blind spot: predicted built and experienced eroded, or 4 points or more too high. Hidden "
                    "strength: 4 points or more too low.",
                    ROSE_TINT_MEANS,
                )
            ),
            Paragraph(
                text=f"{DESIGN_CHOICES} More basics mean more chances to miss. Scores are computed from the answers "
                f"each time (scoring version {SCORING_VERSION})."
            ),
        ),
        own_page=True,
    )
