"""The head of a page about one walk."""

from __future__ import annotations

import wcwidth

from cx_audit.core.audit import Audit
from cx_audit.terminal.days import day_text
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Sheet


def draw_head(sheet: Sheet, audit: Audit) -> None:
    """Whose walk this is, of what, when."""
    sheet.blank()
    draw_name(sheet, audit.organisation, made_up=audit.made_up)
    when = f"ended {day_text(audit.finished)}" if audit.finished else f"begun {day_text(audit.started)}"
    from_file = " · from an answers file" if audit.from_file else ""
    anyway = " · walked anyway, before the first walk was complete" if audit.anyway else ""
    walked = f"{audit.checklist.title} · round {audit.round} · {audit.leader}"
    sheet.paragraph(f"{walked} · {when}{from_file}{anyway}", QUIET)


def draw_name(sheet: Sheet, organisation: str, *, made_up: bool) -> None:
    """The name of an organisation, and that it is made up where it is."""
    if made_up and wcwidth.wcswidth(f"{organisation} (made up)") > sheet.width:
        sheet.paragraph(organisation, STRONG)
        sheet.row(("(made up)", QUIET))
    else:
        sheet.row((organisation, STRONG), (" (made up)" if made_up else "", QUIET))
