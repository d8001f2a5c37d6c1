"""Checklists: the shelf, and one as the leader will meet it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cx_audit.core.checklist import Checklist, Commitment, Item, Touchpoint
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
    if checklist.before:
        sheet.heading("Before you go")
        _draw_items(sheet, checklist.before)
    for number, touchpoint in enumerate(checklist.touchpoints, 1):
        sheet.heading(f"{number}. {touchpoint.title}")
        _draw_touchpoint(sheet, touchpoint)
    if checklist.after:
        sheet.heading("Looking back")
        _draw_items(sheet, checklist.after)


def _draw_items(sheet: Sheet, items: Sequence[Item]) -> None:
    for item in items:
        sheet.paragraph(item.question.ask, mark="· ")
        if isinstance(item.question, Commitment):
            sheet.paragraph(f"{item.question.ask_who} {item.question.ask_by}", indent=2)


def _draw_touchpoint(sheet: Sheet, touchpoint: Touchpoint) -> None:
    sheet.paragraph(touchpoint.do)
    facts = (f"About {touchpoint.minutes} minutes", ", ".join(touchpoint.departments))
    sheet.paragraph(" · ".join(fact for fact in facts if fact), QUIET)
    if touchpoint.variants:
        labels = " / ".join(variant.label for variant in touchpoint.variants)
        sheet.paragraph(f"{touchpoint.ask_variants} {labels}", mark="· ")
    sheet.paragraph(touchpoint.ask_feeling, STRONG, mark="· ")
    sheet.paragraph(touchpoint.ask_moment, mark="· ")
    for pair in touchpoint.pairs:
        sheet.paragraph(f"{pair.ask} {pair.good} / {pair.bad}", mark="· ")
    for basic in touchpoint.basics:
        sheet.paragraph(f"{basic.ask}{' (critical)' if basic.critical else ''}", mark="· ")
    if touchpoint.value is not None:
        sheet.paragraph(touchpoint.value.ask, mark="· ")
    sheet.paragraph(touchpoint.extras.ask, mark="· ")
    _draw_items(sheet, touchpoint.facts)
    sheet.paragraph(touchpoint.ask_worked_out, mark="· ")
