"""A report as a workbook: the same findings as tables, one row for each thing that can be filtered or counted."""

from __future__ import annotations

from cx_audit.core.stretches import script_of
from cx_audit.core.tables import AuditSeen
from cx_audit.report.blocks import Report
from cx_audit.report.contents import answers_in
from cx_audit.report.material import Material
from cx_audit.report.workbook.workbook_about import about
from cx_audit.report.workbook.workbook_actions import actions, follow_ups
from cx_audit.report.workbook.workbook_answers import answers
from cx_audit.report.workbook.workbook_rounds import rounds
from cx_audit.report.workbook.workbook_scores import scorecard
from cx_audit.report.workbook.workbook_team import leaders, touchpoints
from cx_audit.report.workbook.workbook_view import Field, Holds, Sheet, Workbook, sheets_of

_COLUMNS = "Columns"


def workbook_of(material: Material, report: Report) -> Workbook:
    """The workbook of this report, whose material this is; what there is no data for has no sheet."""
    seen = tuple(_seen(material))
    sheets = (
        *scorecard(material, seen),
        *leaders(material),
        *touchpoints(material),
        *(answers(material, seen) if answers_in(report.chapters) else ()),
        *actions(material),
        *follow_ups(material),
        *rounds(material),
    )
    sheets = (*sheets, *_columns(sheets))
    return Workbook(
        title=report.title,
        whose=report.whose,
        mark=report.mark,
        by=report.by,
        day=material.today,
        logo=report.logo,
        about=tuple(about(report, sheets)),
        sheets=sheets,
    )


def _seen(material: Material) -> list[AuditSeen]:
    return [
        AuditSeen(
            audit=walk.audit,
            script=script_of(walk.audit.checklist, walk.audit.responses),
            result=walk.result,
            counts=True,
            follow_ups=(),
        )
        for walk in material.walks
    ]


def _columns(sheets: tuple[Sheet, ...]) -> list[Sheet]:
    """What each column of the other sheets says."""
    fields: tuple[Field[tuple[str, str, str]], ...] = (
        Field(head="Sheet", says="The sheet.", holds=Holds.LABEL, cell=lambda row: row[0]),
        Field(head="Column", says="The head of the column.", holds=Holds.LABEL, cell=lambda row: row[1]),
        Field(head="Says", says="What stands in it.", holds=Holds.WORDS, cell=lambda row: row[2]),
    )
    rows = [(sheet.name, column.head, column.says) for sheet in sheets for column in sheet.columns]
    return sheets_of(_COLUMNS, "One row for each column of the other sheets: what it says.", fields, rows, fixed=2)
