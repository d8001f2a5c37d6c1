"""What changed between two checklists."""

from __future__ import annotations

from cx_audit.core.checklist import Checklist
from cx_audit.core.comparison import Comparison
from cx_audit.core.comparison_words import change_text, places_named
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Sheet


def draw_comparison(sheet: Sheet, before: Checklist, after: Checklist, comparison: Comparison) -> None:
    """Whether rounds still compare, then each change in meaning, by touchpoint."""
    sheet.blank()
    sheet.paragraph(f"{before.title}, version {before.version}, and {after.title}, version {after.version}", STRONG)
    sheet.paragraph(comparison.reason)
    if not comparison.changes:
        sheet.paragraph("Nothing changed in meaning.", QUIET)
        return
    named = places_named(before, after)
    stretch = ""
    for change in comparison.changes:
        first = change.key.partition("/")[0]
        if first != stretch:
            stretch = first
            sheet.heading(named.get(first, first))
            compared = next((each for each in comparison.touchpoints if each.id == first), None)
            if compared is not None:
                sheet.paragraph(compared.reason, QUIET)
        sheet.paragraph(change_text(change), mark="· ")
