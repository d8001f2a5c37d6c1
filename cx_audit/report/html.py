"""Papers as HTML: one file each, nothing fetched, no script; texts from outside are escaped."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, PackageLoader, StrictUndefined

from cx_audit.report.view import Agenda, Briefing, FieldSheet

_STYLE = "papers.css"


def briefing_html(briefing: Briefing) -> str:
    """The briefing as an HTML document."""
    return _rendered("briefing.html.j2", paper=briefing, title=briefing.title)


def agenda_html(agenda: Agenda) -> str:
    """The agenda as an HTML document."""
    return _rendered("agenda.html.j2", paper=agenda, title=agenda.title)


def field_sheet_html(sheet: FieldSheet) -> str:
    """A field sheet as an HTML document with lines and boxes to fill in."""
    return _rendered("field-sheet.html.j2", paper=sheet, title=f"{sheet.number} of {sheet.of}: {sheet.title}")


def _rendered(template: str, *, paper: Briefing | Agenda | FieldSheet, title: str) -> str:
    templates = PackageLoader("cx_audit.report")
    environment = Environment(
        loader=templates,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, _, _ = templates.get_source(environment, _STYLE)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template(template).render(
        paper=paper, title=title, style_source=f"'sha256-{digest}'", style_sheet=_STYLE
    )
