"""What an import brings, and two audits with one id side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import assert_never

from cx_audit.core.audit import Audit
from cx_audit.core.kinship import Kin, Kinship, kin_of
from cx_audit.terminal.days import day_text
from cx_audit.terminal.pages.head import draw_name
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Sheet, padded
from cx_audit.text import counted, folded

_NARROW = 64
_LABEL, _DONE, _ID, _ROUND = 14, 13, 14, 10
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalRow:
    """An audit that comes in; `done` says what becomes of it in a word or two, and `own_id` the id in its file."""

    done: str
    id: str
    own_id: str
    organisation: str
    leader: str
    round: int
    finished: datetime | None
    made_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """One of two audits with one id: where it is, in a few words, and the audit, None where it cannot be read."""

    where: str
    audit: Audit | None


def draw_arrivals(sheet: Sheet, rows: Sequence[ArrivalRow]) -> None:
    """The audits by organisation, each of them or, where they are many, how many there are."""
    ordered = sorted(rows, key=lambda row: (folded(row.organisation), row.round, folded(row.leader), row.id))
    for _, group in groupby(ordered, key=lambda row: folded(row.organisation)):
        of_one = list(group)
        sheet.blank()
        draw_name(sheet, of_one[0].organisation, made_up=of_one[0].made_up)
        if len(of_one) > _MOST_LISTED:
            for done in dict.fromkeys(row.done for row in of_one):
                count = sum(1 for row in of_one if row.done == done)
                sheet.row((padded(done, _DONE), STRONG), (counted(count, "audit"), ""))
        else:
            for row in of_one:
                _draw_arrival(sheet, row)
    sheet.blank()


def _draw_arrival(sheet: Sheet, row: ArrivalRow) -> None:
    state = f"ended {day_text(row.finished)}" if row.finished else "open"
    if sheet.width < _NARROW:
        sheet.row((padded(row.done, _DONE), STRONG), (row.id, QUIET))
        sheet.row((" " * _DONE + f"round {row.round} · {row.leader}", ""))
        sheet.row((" " * _DONE + state, ""))
    else:
        leader = sheet.width - _DONE - _ID - _ROUND - 24
        sheet.row(
            (padded(row.done, _DONE), STRONG),
            (padded(row.id, _ID), QUIET),
            (padded(f"round {row.round}", _ROUND), ""),
            (padded(row.leader, leader - 1) + " ", ""),
            (state, ""),
        )
    if row.own_id != row.id:
        sheet.paragraph(f"in its file it has the id {row.own_id}", QUIET, indent=_DONE)


def draw_clash(sheet: Sheet, audit_id: str, first: Other, second: Other) -> None:
    """Two audits with one id side by side, and how they hang together."""
    sheet.heading(f"One id, two audits: {audit_id}")
    rows = [
        (label, *values)
        for label, *values in zip(_LABELS, _facts_of(first.audit), _facts_of(second.audit), strict=True)
    ]
    if sheet.width < _NARROW:
        for number, other in enumerate((first, second), 1):
            if number > 1:
                sheet.blank()
            sheet.paragraph(other.where, STRONG)
            for row in rows:
                sheet.row((padded(row[0], _LABEL), QUIET), (row[number], ""))
    else:
        width = (sheet.width - _LABEL) // 2
        sheet.row((" " * _LABEL, ""), (padded(first.where, width - 2) + "  ", STRONG), (second.where, STRONG))
        for label, ours, theirs in rows:
            sheet.row((padded(label, _LABEL), QUIET), (padded(ours, width - 2) + "  ", ""), (theirs, ""))
    sheet.blank()
    sheet.paragraph(_together(first, second))


_LABELS = ("organisation", "leader", "round", "checklist", "begun", "ended", "last saved", "answers")


def _facts_of(audit: Audit | None) -> tuple[str, ...]:
    if audit is None:
        return ("cannot be read", *("" for _ in _LABELS[1:]))
    return (
        audit.organisation,
        audit.leader,
        str(audit.round),
        f"{audit.checklist.title}, version {audit.checklist.version}",
        _moment(audit.started),
        _moment(audit.finished) if audit.finished else "still open",
        _moment(audit.changed),
        str(len(audit.responses)),
    )


def _moment(moment: datetime) -> str:
    return f"{day_text(moment)}, {moment.astimezone():%H:%M}"


def _together(first: Other, second: Other) -> str:
    if first.audit is None or second.audit is None:
        return f"The one {(first if first.audit is None else second).where} is damaged."
    kin = kin_of(first.audit, second.audit)
    match kin.kinship:
        case Kinship.SAME_ANSWERS:
            return "Both have the same answers; something else about them differs."
        case Kinship.FIRST_GOES_ON:
            return _goes_on(first, second, kin.only_first)
        case Kinship.SECOND_GOES_ON:
            return _goes_on(second, first, kin.only_second)
        case Kinship.APART:
            return f"Neither goes on from the other: {_apart(kin, first, second)}."
        case _:
            assert_never(kin.kinship)


def _goes_on(longer: Other, shorter: Other, more: int) -> str:
    return f"The one {longer.where} goes on from the one {shorter.where}: it has every answer of it, and {more} more."


def _apart(kin: Kin, first: Other, second: Other) -> str:
    parts = [
        f"{counted(kin.differing, 'answer')} {'differs' if kin.differing == 1 else 'differ'}" if kin.differing else "",
        f"{counted(kin.only_first, 'answer')} only {first.where}" if kin.only_first else "",
        f"{counted(kin.only_second, 'answer')} only {second.where}" if kin.only_second else "",
    ]
    return ", ".join(part for part in parts if part)
