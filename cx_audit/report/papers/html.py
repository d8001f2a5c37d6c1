"""Papers as HTML: one file each."""

from __future__ import annotations

from cx_audit.report.papers.view import Agenda, Briefing, FieldSheet
from cx_audit.report.rendering import rendered, style_sheet

_STYLE = "papers.css"


def briefing_html(briefing: Briefing) -> str:
    """The briefing as an HTML document."""
    return _paper("briefing.html.j2", paper=briefing, title=briefing.title)


def agenda_html(agenda: Agenda) -> str:
    """The agenda as an HTML document."""
    return _paper("agenda.html.j2", paper=agenda, title=agenda.title)


def field_sheet_html(sheet: FieldSheet) -> str:
    """A field sheet as an HTML document with lines and boxes to fill in."""
    return _paper("field-sheet.html.j2", paper=sheet, title=f"{sheet.number} of {sheet.of}: {sheet.title}")


def _paper(template: str, *, paper: Briefing | Agenda | FieldSheet, title: str) -> str:
    whose = paper.head.whose
    return rendered(template, style_sheet(_STYLE), paper=paper, title=title, window=f"{title} · {whose}")
