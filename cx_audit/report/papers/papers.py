"""Everything that a team gets beforehand, from a checklist."""

from __future__ import annotations

from cx_audit.core.checklist import Checklist
from cx_audit.report.papers.agenda import agenda_of
from cx_audit.report.papers.briefing import briefing_of
from cx_audit.report.papers.field_sheet import field_sheets_of
from cx_audit.report.papers.view import Head, Papers


def papers_for(checklist: Checklist, *, organisation: str, made_up: bool, round: int) -> Papers:
    """The briefing, the agenda and a field sheet for each touchpoint; `round` counts from 1."""
    head = Head(
        organisation=organisation,
        made_up=made_up,
        round=round,
        checklist=checklist.title,
        language=checklist.language,
    )
    return Papers(
        briefing=briefing_of(checklist, head),
        agenda=agenda_of(checklist, head),
        sheets=tuple(field_sheets_of(checklist, head)),
    )
