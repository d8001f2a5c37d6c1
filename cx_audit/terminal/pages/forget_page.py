"""What will go when an organisation or an audit is forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.terminal.pages.list_page import AuditRow, draw_audits
from cx_audit.terminal.pages.sheet import STRONG, Sheet


def draw_going(sheet: Sheet, rows: Sequence[AuditRow], *, beside: Sequence[str], unreadable: Sequence[str]) -> None:
    """The audits, what goes with them, and the files of which nobody can tell whether they belong to them."""
    sheet.heading("This will go")
    if rows:
        draw_audits(sheet, rows)
    for each in beside:
        sheet.paragraph(each, mark="· ")
    if unreadable:
        sheet.blank()
        sheet.paragraph("These files cannot be read. They go only if you say so:", STRONG)
        for each in unreadable:
            sheet.unbroken(each)
    if beside or unreadable:
        sheet.blank()
