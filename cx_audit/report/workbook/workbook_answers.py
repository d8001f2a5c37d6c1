"""Every answer in a workbook: one row for each question that was asked and answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cx_audit.core.audit_tables import ANSWERS
from cx_audit.core.day_words import written_day
from cx_audit.core.follow_ups import FollowUp
from cx_audit.core.questions import Answer, DayQuestion, FeelingQuestion, PredictionQuestion
from cx_audit.core.replies import is_day
from cx_audit.core.table_rows import Answered, answer_rows, critical_of, number_in
from cx_audit.core.tables import AuditSeen
from cx_audit.core.words import response_text
from cx_audit.report.chapters.telling import answers_left_out
from cx_audit.report.material import Material
from cx_audit.report.workbook.workbook_view import (
    Cell,
    Field,
    Holds,
    Sheet,
    core_field,
    says_of,
    sheets_of,
    toned_number,
)

_DOES_NOT_APPLY = "does not apply"


def answers(material: Material, seen: Sequence[AuditSeen]) -> list[Sheet]:
    """The answers of every leader in the order of the walk; without names but those that tell whose letter it is."""
    labels = {walk.audit.id: material.in_column(walk.letter) for walk in material.walks}
    owners = {each.id: each for each in material.follow_ups}
    left_out = answers_left_out(material)
    rows = [
        row
        for each in seen
        for row in answer_rows(each)
        if row.step.key not in left_out and (row.value is None or _said(row))
    ]
    leader: Field[Answered] = Field(
        head="Leader", says="The leader who answered.", holds=Holds.LABEL, cell=lambda row: labels[row.audit.id]
    )
    fields = (
        *([] if material.alone else [leader]),
        core_field(ANSWERS, "part", Holds.LABEL),
        Field(
            head="Touchpoint",
            says="The title of the touchpoint; empty before and after the touchpoints.",
            holds=Holds.LABEL,
            cell=lambda row: row.step.touchpoint.title if row.step.touchpoint else None,
        ),
        core_field(ANSWERS, "asked", Holds.WORDS),
        Field(
            head="Answer",
            says="The answer in words; for an answer in the leader's own words, those.",
            holds=Holds.WORDS,
            cell=lambda row: _answer(row, material, owners),
        ),
        Field(head="Number", says=says_of(ANSWERS, "number"), holds=Holds.NUMBER, cell=_number),
        core_field(ANSWERS, "day", Holds.DAY),
        core_field(ANSWERS, "kind", Holds.LABEL),
        Field(
            head="Critical",
            says="Whether a basic is critical, yes or no; empty for everything else.",
            holds=Holds.LABEL,
            cell=_critical,
        ),
        Field(
            head="Changed times",
            says=says_of(ANSWERS, "changed_times"),
            holds=Holds.NUMBER,
            cell=lambda row: row.times_changed or None,
            optional=True,
        ),
        core_field(ANSWERS, "question", Holds.LABEL),
    )
    return sheets_of("Answers", ANSWERS.says, fields, rows, fixed=0 if material.alone else 1)


def _said(row: Answered) -> str:
    return "" if row.value is None else response_text(row.step.question, Answer(row.value))


def _answer(row: Answered, material: Material, owners: Mapping[str, FollowUp]) -> Cell:
    if row.value is None:
        return _DOES_NOT_APPLY
    follow_up, is_who = row.step.key.removesuffix("/who"), row.step.key.endswith("/who")
    if is_who and f"{row.audit.id}/{follow_up}" in owners:
        return material.owner(owners[f"{row.audit.id}/{follow_up}"])
    text = _said(row)
    return written_day(text) if isinstance(row.step.question, DayQuestion) and is_day(text) else text


def _number(row: Answered) -> Cell:
    number = number_in(row)
    signed = isinstance(row.step.question, FeelingQuestion | PredictionQuestion)
    return toned_number(number) if number is not None and signed else number


def _critical(row: Answered) -> Cell:
    critical = critical_of(row)
    return None if critical is None else "yes" if critical else "no"
