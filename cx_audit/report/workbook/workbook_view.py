"""What a workbook is made of, ready to be written: lines to read, and tables to filter and to go on working with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from cx_audit.core.tables import Table
from cx_audit.report.blocks import Logo, Tone

Row = TypeVar("Row")


class Holds(StrEnum):
    """What the cells of a column hold, where they are not empty.

    `POINTS` are numbers shown with their sign, `MEAN` has one decimal, `PERCENT` runs from 0 to 100.
    """

    LABEL = "label"
    WORDS = "words"
    NUMBER = "number"
    POINTS = "points"
    MEAN = "mean"
    PERCENT = "percent"
    DAY = "day"


Value = str | int | float | date | None
"""A text, a number, a day, or None for no value."""


@dataclass(frozen=True, slots=True)
class Toned:
    """A value that says of trust that it was built or eroded; it is written with a shape as well as a colour."""

    value: str | int | float
    tone: Tone


Cell = Value | Toned


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, a sentence on what it says, and what its cells hold. Heads may be alike, or very long.

    Where there are `choices`, a cell takes one of them or stays empty; the program that shows the sheet lists them.
    """

    head: str
    says: str
    holds: Holds
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table on a sheet of its own, with at least one row; the first `fixed` columns stay in sight.

    `name` is also the table's name, without its spaces and hyphens.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fixed: int = 1


class LineStyle(StrEnum):
    """What a line of the first sheet is: a part's title, a heading within it, one of several things, or a text."""

    PART = "part"
    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"
    FINDING = "finding"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the first sheet. `name` stands before the text; `sheet` is the name of a sheet that it leads to."""

    style: LineStyle
    text: str = ""
    name: str = ""
    tone: Tone = Tone.PLAIN
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A whole workbook: the lines of the sheet “About”, then its tables. `day` is the day on which it is made.

    `whose` is the organisation, `mark` stands on every page, and both `mark` and `by` may be empty.
    """

    title: str
    whose: str
    mark: str
    by: str
    day: date
    logo: Logo | None
    about: tuple[Line, ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Generic[Row]):
    """A column, and how its cells come from a row; an `optional` one is left out where all of it is empty.

    `choices` are those of the column.
    """

    head: str
    says: str
    holds: Holds
    cell: Callable[[Row], Cell]
    optional: bool = False
    choices: tuple[str, ...] = ()


def says_of(table: Table[Row], name: str) -> str:
    """What the exported tables say of this column."""
    return next(each.says for each in table.columns if each.name == name)


def core_field(
    table: Table[Row], name: str, holds: Holds, *, toned: bool = False, head: str = "", says: str = ""
) -> Field[Row]:
    """A column as the exported tables have it, under the same name; scores are `toned`.

    `says` stands for what the tables say of it, where that goes by letters that are in no head.
    """
    column = next(each for each in table.columns if each.name == name)

    def cell(row: Row) -> Cell:
        value = column.cell(row)
        if isinstance(value, str):
            return as_day(value) if holds is Holds.DAY else value or None
        if isinstance(value, int | float):
            return toned_number(value) if toned else value
        return None

    return Field(head=head or name.replace("_", " ").capitalize(), says=says or column.says, holds=holds, cell=cell)


def as_day(text: str) -> date | str | None:
    """A day from YYYY-MM-DD, the text itself where it is none, and None where it is empty."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return text


def toned_number(number: int | float) -> Toned:
    """A score that built trust above 0 and eroded it at 0 and below."""
    return Toned(value=number, tone=Tone.BUILT if number > 0 else Tone.ERODED)


def tenths(number: Fraction) -> float:
    """A mean with one decimal."""
    return round(number * 10) / 10


def toned_verdict(built: bool | None) -> Cell:
    """Built or eroded in a word; None where that is not known."""
    if built is None:
        return None
    return Toned(value="built", tone=Tone.BUILT) if built else Toned(value="eroded", tone=Tone.ERODED)


def _none_for_empty(cell: Cell) -> Cell:
    return None if cell == "" else cell


def sheets_of(name: str, says: str, fields: Sequence[Field[Row]], rows: Iterable[Row], *, fixed: int) -> list[Sheet]:
    """The sheet with these rows; none where there is no row."""
    cells = [tuple(_none_for_empty(field.cell(row)) for field in fields) for row in rows]
    if not cells:
        return []
    kept = [
        at for at, field in enumerate(fields) if not field.optional or any(each[at] not in (None, "") for each in cells)
    ]
    return [
        Sheet(
            name=name,
            says=says,
            columns=tuple(
                Column(head=field.head, says=field.says, holds=field.holds, choices=field.choices)
                for field in (fields[at] for at in kept)
            ),
            rows=tuple(tuple(each[at] for at in kept) for each in cells),
            fixed=fixed,
        )
    ]
