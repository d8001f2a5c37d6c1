"""The list of audits, by organisation."""

from __future__ import annotations

from calendar import month_abbr
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import wcwidth

from cx_audit.core.rounds import FIRST_WALK
from cx_audit.terminal.pages.head import draw_name
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Sheet, padded

_NARROW = 64
_ID, _ROUND, _STATE = 12, 10, 22


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """What the list shows of one audit."""

    id: str
    organisation: str
    leader: str
    round: int
    checklist_id: str
    checklist: str
    changed: datetime
    finished: datetime | None
    made_up: bool


def draw_audits(sheet: Sheet, rows: Sequence[AuditRow]) -> None:
    """The audits under the name of their organisation, in the order given.

    Where two checklists have one title, each is named with its id.
    """
    titles = Counter(title for _, title in {(row.checklist_id, row.checklist) for row in rows})
    for organisation, audits in groupby(rows, key=lambda row: row.organisation):
        sheet.blank()
        of_one = list(audits)
        draw_name(sheet, organisation, made_up=of_one[0].made_up)
        for row in of_one:
            _draw_audit(sheet, row, with_id=titles[row.checklist] > 1)
    sheet.blank()


def _short_day(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local.day} {month_abbr[local.month]} {local.year}"


def _draw_audit(sheet: Sheet, row: AuditRow, *, with_id: bool) -> None:
    state = f"ended {_short_day(row.finished)}" if row.finished else f"open since {_short_day(row.changed)}"
    leader = sheet.width - _ID - 2 - _ROUND - _STATE
    if sheet.width < _NARROW or wcwidth.wcswidth(row.leader) >= leader:
        sheet.paragraph(f"round {row.round} · {row.leader}", mark=f"{row.id}  ", mark_style=QUIET)
        sheet.row((" " * (_ID + 2) + state, "" if row.finished else STRONG))
    else:
        sheet.row(
            (padded(row.id, _ID) + "  ", QUIET),
            (padded(f"round {row.round}", _ROUND), ""),
            (padded(row.leader, leader - 1) + " ", ""),
            (state, "" if row.finished else STRONG),
        )
    if row.checklist_id != FIRST_WALK:
        named = f"{row.checklist} · {row.checklist_id}" if with_id else row.checklist
        sheet.row((" " * (_ID + 2) + named, QUIET))
