"""Checklists: the shelf, and one as the leader will meet it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cx_audit.core.checklist import Checklist, Commitment, Condition, Item, Touchpoint
from cx_audit.core.condition_words import Conditions
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfRow:
    """What the shelf shows of one checklist; `problem` is why it cannot be used, empty when it can."""

    id: str
    title: str
    origin: str
    summary: str
    shadows: bool
    problem: str
    see_all: str
    """The command that tells all its problems, where there may be more than that one; else empty."""


def draw_shelf(sheet: Sheet, rows: Sequence[ShelfRow]) -> None:
    """Each checklist with where it comes from, and what it hides."""
    for row in rows:
        sheet.blank()
        sheet.row((row.id, STRONG), (f"  {row.title}", ""))
        if row.summary:
            sheet.paragraph(row.summary, indent=2)
        sheet.paragraph(row.origin, QUIET, indent=2)
        if row.shadows:
            sheet.paragraph("It is used instead of the shipped checklist of the same id.", indent=2)
        if row.problem:
            sheet.paragraph(f"It cannot be used: {row.problem}", STRONG, indent=2)
        if row.see_all:
            sheet.paragraph("See all that is wrong with it:", indent=2)
            sheet.unbroken(f"    {row.see_all}")
    sheet.blank()
    sheet.paragraph("Read one with: cx-audit checklist show ID", QUIET)


def draw_checklist(sheet: Sheet, checklist: Checklist) -> None:
    """A checklist in the order of the walk."""
    sheet.blank()
    sheet.row((checklist.title, STRONG), (f"  {checklist.id}, version {checklist.version}", QUIET))
    sheet.paragraph(checklist.summary)
    minutes = sum(touchpoint.minutes for touchpoint in checklist.touchpoints)
    count = len(checklist.touchpoints)
    sheet.paragraph(f"{count} touchpoint{'' if count == 1 else 's'}, about {minutes} minutes out there.", QUIET)
    conditions = Conditions(checklist)
    if checklist.welcome:
        sheet.blank()
        sheet.paragraph(checklist.welcome)
    if checklist.before:
        sheet.heading("Before you go")
        _draw_items(sheet, checklist.before, conditions)
    if checklist.ask_prediction:
        sheet.heading("Your predictions")
        asked = [checklist.ask_prediction.replace("{touchpoint}", each.title) for each in checklist.touchpoints]
        for number, ask in enumerate(asked):
            _draw_question(sheet, ask, "", note=checklist.predictions_note if number == 0 else "")
    for number, touchpoint in enumerate(checklist.touchpoints, 1):
        sheet.heading(f"{number}. {touchpoint.title}")
        _draw_touchpoint(sheet, touchpoint, conditions)
    if checklist.after:
        sheet.heading("Looking back")
        _draw_items(sheet, checklist.after, conditions)


def _draw_question(sheet: Sheet, text: str, only_if: str, *, note: str = "") -> None:
    sheet.paragraph(text, mark="· ")
    if note:
        sheet.paragraph(note, QUIET, indent=2)
    if only_if:
        sheet.paragraph(only_if, QUIET, indent=2)


def _draw_items(sheet: Sheet, items: Sequence[Item], conditions: Conditions, *, within: str = "") -> None:
    for item in items:
        _draw_question(sheet, item.question.ask, conditions.only_if(item.when, within=within), note=item.question.note)
        if isinstance(item.question, Commitment):
            sheet.paragraph(f"{item.question.ask_who} {item.question.ask_by}", indent=2)


def _draw_touchpoint(sheet: Sheet, touchpoint: Touchpoint, conditions: Conditions) -> None:
    def only_if(when: Sequence[Condition]) -> str:
        return conditions.only_if(when, within=touchpoint.id)

    sheet.paragraph(touchpoint.do)
    facts = (f"About {touchpoint.minutes} minutes", ", ".join(touchpoint.departments))
    sheet.paragraph(" · ".join(fact for fact in facts if fact), QUIET)
    if touchpoint.variants:
        labels = " / ".join(variant.label for variant in touchpoint.variants)
        sheet.paragraph(f"{touchpoint.ask_variants} {labels}", mark="· ")
    sheet.paragraph(touchpoint.ask_feeling, STRONG, mark="· ")
    sheet.paragraph(touchpoint.ask_moment, mark="· ")
    for pair in touchpoint.pairs:
        poles = (pair.bad, pair.good) if pair.bad_first else (pair.good, pair.bad)
        _draw_question(sheet, f"{pair.ask} {' / '.join(poles)}", only_if(pair.when))
    for basic in touchpoint.basics:
        text = f"{basic.ask}{' (critical)' if basic.critical else ''}"
        _draw_question(sheet, text, only_if(basic.when), note=basic.note)
    if touchpoint.value is not None:
        _draw_question(sheet, touchpoint.value.ask, only_if(touchpoint.value.when))
    sheet.paragraph(touchpoint.extras.ask, mark="· ")
    _draw_items(sheet, touchpoint.facts, conditions, within=touchpoint.id)
    sheet.paragraph(touchpoint.ask_worked_out, mark="· ")
