"""Tables of audits for other programs: what a table is, and what its rows are made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from cx_audit.core.audit import Audit
from cx_audit.core.engagement import Engagement, engagement_of
from cx_audit.core.follow_ups import FollowUp, Mark, follow_ups_in, latest_marks
from cx_audit.core.result import Result, result_of
from cx_audit.core.stretches import Script, script_of
from cx_audit.text import folded


class Kind(StrEnum):
    """What the cells of a column hold, where they are not empty."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    DAY = "day"
    TIME = "time"


Cell = str | int | float | datetime | None
"""A text, never an empty one, a number, a flag, a day as YYYY-MM-DD, a time with its zone, or None for no value."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """A column: its name, what its cells hold, a sentence on their meaning, and how a cell comes from a row.

    `own` marks a column whose cells differ even in rows that are alike, as `Table.alike` says.
    """

    name: str
    kind: Kind
    says: str
    cell: Callable[[Row], Cell]
    own: bool = False


def text(name: str, says: str, cell: Callable[[Row], Cell], *, own: bool = False) -> Column[Row]:
    """A column of texts."""
    return Column(name=name, kind=Kind.TEXT, says=says, cell=cell, own=own)


def whole(name: str, says: str, cell: Callable[[Row], Cell], *, own: bool = False) -> Column[Row]:
    """A column of whole numbers."""
    return Column(name=name, kind=Kind.WHOLE, says=says, cell=cell, own=own)


def number(name: str, says: str, cell: Callable[[Row], Cell]) -> Column[Row]:
    """A column of numbers that may have a fraction."""
    return Column(name=name, kind=Kind.NUMBER, says=says, cell=cell)


def flag(name: str, says: str, cell: Callable[[Row], Cell]) -> Column[Row]:
    """A column of true and false."""
    return Column(name=name, kind=Kind.FLAG, says=says, cell=cell)


def day(name: str, says: str, cell: Callable[[Row], Cell]) -> Column[Row]:
    """A column of days."""
    return Column(name=name, kind=Kind.DAY, says=says, cell=cell)


def time(name: str, says: str, cell: Callable[[Row], Cell], *, own: bool = False) -> Column[Row]:
    """A column of times."""
    return Column(name=name, kind=Kind.TIME, says=says, cell=cell, own=own)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditSeen:
    """One audit, its script, what it came to, and what was committed and promised on it.

    `counts` says whether it is the walk that counts for its leader in the figures of its round.
    """

    audit: Audit
    script: Script
    result: Result
    counts: bool
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Row]):
    """A table: its name, a sentence on what one row is, its columns, and the rows that an audit gives.

    `alike` gives the same for two rows of walks of one checklist whose cells are the same in all columns that are not
    `own`; without it no rows are known to be alike.
    """

    name: str
    says: str
    columns: tuple[Column[Row], ...]
    rows_of: Callable[[AuditSeen], Iterable[Row]]
    alike: Callable[[Row], Hashable] | None = None

    def rows(self, audits: Iterable[AuditSeen]) -> Iterator[tuple[Cell, ...]]:
        """The cells of every row, in the order of the audits; no text is empty."""
        for seen in audits:
            for row in self.rows_of(seen):
                yield tuple(_none_for_empty(column.cell(row)) for column in self.columns)


AnyTable = Table[Any]
"""A table whatever its rows are made from."""


def _none_for_empty(cell: Cell) -> Cell:
    return None if cell == "" else cell


def audits_seen(audits: Iterable[Audit], marks: Iterable[Mark]) -> tuple[AuditSeen, ...]:
    """Every audit with what it came to: by organisation, then in the order in which the walks began."""
    holding = latest_marks(marks)
    by_name: dict[str, list[Audit]] = {}
    for audit in audits:
        by_name.setdefault(folded(audit.organisation), []).append(audit)
    found = []
    for name in sorted(by_name):
        engagement = engagement_of(by_name[name][0].organisation, by_name[name])
        counting = _counting(engagement)
        for audit in engagement.audits:
            script = script_of(audit.checklist, audit.responses)
            seen = AuditSeen(
                audit=audit,
                script=script,
                result=result_of(audit, script=script),
                counts=audit.id in counting,
                follow_ups=follow_ups_in(audit, holding),
            )
            found.append(seen)
    return tuple(found)


def _counting(engagement: Engagement) -> frozenset[str]:
    """The ids of the walks that count in their round."""
    return frozenset(
        audit.id
        for number in engagement.rounds
        for checklist in engagement.finished_checklists_in(number)
        for audit in engagement.counting_in(number, checklist)
    )
