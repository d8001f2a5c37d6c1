"""What changed between two checklists, as a page and as JSON."""

from __future__ import annotations

import sys
from typing import Any

from cx_audit.cli.speech import print_json
from cx_audit.core.checklist import Checklist
from cx_audit.core.comparison import Comparison, compare
from cx_audit.core.comparison_words import change_text


def print_comparison(before: Checklist, after: Checklist, *, json: bool) -> None:
    """Print every change in meaning, and whether rounds still compare."""
    comparison = compare(before, after)
    if json:
        print_json(comparison_json(comparison))
        return
    from cx_audit.terminal.pages.comparison_page import draw_comparison
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    sheet = Sheet(screen_for(sys.stdout))
    draw_comparison(sheet, before, after, comparison)
    print_sheet(sys.stdout, sheet)


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The documented shape of a comparison of two checklists."""
    return {
        "comparable": comparison.comparable,
        "reason": comparison.reason,
        "changes": [
            {"key": each.key, "change": type(each).__name__, "text": change_text(each)} for each in comparison.changes
        ],
        "touchpoints": [
            {"id": each.id, "comparable": each.comparable, "reason": each.reason, "shared": list(each.shared)}
            for each in comparison.touchpoints
        ],
    }
