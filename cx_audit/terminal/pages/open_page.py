"""How far an open walk is; no score, so that the answers stay accurate."""

from __future__ import annotations

from cx_audit.core.audit import Audit
from cx_audit.core.result import Result, TouchpointResult, result_of
from cx_audit.core.walk import Walk
from cx_audit.core.words import span_text
from cx_audit.terminal.heading import time_left, whereabouts
from cx_audit.terminal.pages.head import draw_head
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Sheet, padded


def draw_open(sheet: Sheet, audit: Audit, *, resume: str) -> None:
    """Where the walk stands, and how to go on."""
    draw_head(sheet, audit)
    walk = audit.walk
    step = walk.current
    sheet.blank()
    if step is not None:
        sheet.paragraph(f"This walk is open: {whereabouts(step, walk.place())}, {time_left(walk.place())}.", STRONG)
    sheet.paragraph("Scores are shown after the last answer, so that the answers stay accurate, not compliant.")
    sheet.heading("Touchpoints")
    name = max(len(touchpoint.title) for touchpoint in audit.checklist.touchpoints)
    for touchpoint in audit.checklist.touchpoints:
        sheet.row((padded(touchpoint.title, name) + "  ", STRONG), (_state(walk, touchpoint.id), QUIET))
    sheet.end_section()
    sheet.blank()
    sheet.row(("Go on with:", ""))
    sheet.unbroken(resume)


def _state(walk: Walk, touchpoint_id: str) -> str:
    if f"{touchpoint_id}/card" not in walk.responses:
        return "to come"
    return "under way" if walk.script.stretches[touchpoint_id].unanswered else "walked"


def draw_so_far(sheet: Sheet, audit: Audit) -> None:
    """The scores that are still possible, for whoever accompanies the leader; without a headline."""
    result: Result = result_of(audit)
    sheet.heading("So far: the trust scores still possible")
    name = max(len(each.touchpoint.title) for each in result.touchpoints)
    for each in result.touchpoints:
        sheet.row((padded(each.touchpoint.title, name) + "  ", STRONG), (span_text(each.trust), _quiet(each)))
    sheet.paragraph("Not for the leader who is walking: a score changes the answers that follow.", QUIET)


def _quiet(each: TouchpointResult) -> str:
    return "" if each.complete else QUIET
