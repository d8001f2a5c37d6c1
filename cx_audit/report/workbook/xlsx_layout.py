"""How wide the columns of a workbook are and how tall its rows, as no program is sure to find out by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from math import ceil

from cx_audit.report.pictures.widths import width_of
from cx_audit.report.workbook.workbook_view import Cell, Column, Holds, Sheet, Toned

TALLEST = 400
"""Points; Excel takes 409."""
_ONE_LINE, _ANOTHER_LINE = 15, 13
"""Points."""
_NARROWEST = 8
_WIDEST = {Holds.LABEL: 24, Holds.WORDS: 42}
_WIDEST_NUMBER = 14
_DAY, _TO_FILL_IN = 13, 20
_MARGIN = 2
_BOLD = 1.1
_DIGIT = width_of("0", 1)
_SPACE = width_of(" ", 1) / _DIGIT
_LOOKED_AT = 500
"""How many rows decide on the width of a column."""


def widths_of(sheet: Sheet, heads: Sequence[str]) -> tuple[int, ...]:
    """The width of each column, in digits of the standard letter: as wide as its texts, up to where they wrap."""
    rows = sheet.rows[:_LOOKED_AT]
    return tuple(
        _width(column, head, [row[at] for row in rows])
        for at, (column, head) in enumerate(zip(sheet.columns, heads, strict=True))
    )


def _width(column: Column, head: str, cells: Sequence[Cell]) -> int:
    most = _WIDEST.get(column.holds, _WIDEST_NUMBER)
    of_head = max((_across(word) for word in head.split()), default=0)
    if column.holds is Holds.DAY:
        of_cells: float = _DAY
    elif all(cell is None for cell in cells):
        of_cells = _TO_FILL_IN if column.holds in _WIDEST else 0
    else:
        of_cells = max(_longest_line(cell) for cell in cells)
    return max(_NARROWEST, min(most, ceil(max(of_head * _BOLD, of_cells)) + _MARGIN))


def _longest_line(cell: Cell) -> float:
    value = cell.value if isinstance(cell, Toned) else cell
    if value is None or isinstance(value, date):
        return 0
    if isinstance(value, str):
        return max((_across(line) for line in value.split("\n")), default=0) + 2 * isinstance(cell, Toned)
    return len(f"{value:g}") + 2


def _across(text: str) -> float:
    """How many digits wide a text is."""
    return width_of(text, 1) / _DIGIT


def points_across(widths: Iterable[int]) -> float:
    """How wide columns of these widths are together, in points, as Excel draws them: 7 pixels a digit, and 5."""
    return sum(7 * width + 5 for width in widths) * 72 / 96


def head_height(heads: Iterable[str], widths: Sequence[int]) -> int:
    """How tall the row of the heads is, in points: their lines, and one for the buttons of the filters below them."""
    lines = max(lines_of(head, width) for head, width in zip(heads, widths, strict=True))
    return _ONE_LINE + _ANOTHER_LINE * lines


def row_height(texts: Iterable[tuple[str, int]]) -> tuple[int | None, bool]:
    """How tall the row of these texts in columns of these widths is, in points, and whether it should be taller.

    None for a row of one line.
    """
    most = 1
    for text, width in texts:
        if len(text) >= width // 2 or "\n" in text:
            most = max(most, lines_of(text, width))
    if most == 1:
        return None, False
    height = _ONE_LINE + _ANOTHER_LINE * (most - 1)
    return min(height, TALLEST), height > TALLEST


@lru_cache(maxsize=10_000)  # leaders are asked the same, and give many of the same answers
def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column of this width, words kept whole where they fit."""
    room: float = width
    lines = 0
    for line in text.split("\n"):
        lines += 1
        left = room
        for word in line.split(" "):
            across = _across(word)
            if across > room:
                over = across - left
                lines += ceil(over / room)
                left = room - over % room
            elif across > left:
                lines += 1
                left = room - across - _SPACE
            else:
                left -= across + _SPACE
    return lines
