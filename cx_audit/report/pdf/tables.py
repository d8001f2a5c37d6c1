"""Tables for the PDF's template: how wide their columns are, how tall their rows, and what may break over a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cx_audit.report.blocks import Cell, Table, Tone
from cx_audit.report.pdf.columns import INSET, SHAPE, lines_of, widths_of
from cx_audit.report.pdf.words import Said, said

Content = dict[str, object]

ROOM = 481.8
"""The width of a page between its margins, in points."""
_TALLEST_WHOLE = 200.0
_TALLEST_HELD = 230.0
_ASKED = 0.57
"""How much of the width the questions of an annex take, so that tables below each other have the same columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a table is set: letters and the room above and below them in points, and whether first cells are bold."""

    size: float
    inset: float
    bold_first: bool
    language: str


def table_content(table: Table, *, small: bool, language: str) -> Content:
    """A table as wide as the page; `language` is that of the checklist's own words, empty where it is the report's.

    A short table stays on one page, and so does each row that is not very tall. Heads that are very tall do not
    repeat.
    """
    look = _Look(size=8.4 if small else 9.2, inset=2.4 if small else 2.9, bold_first=not small, language=language)
    annex = small and len(table.columns) == 2
    widths = [ROOM * _ASKED, ROOM * (1 - _ASKED)] if annex else widths_of(table, ROOM, look.size)
    rooms = [width - INSET for width in widths]
    heads = zip(table.columns, rooms, strict=True)
    lines = max(lines_of(column.title, room, look.size, bold=True) for column, room in heads)
    heights = [_height(row, rooms, look) for row in table.rows]
    return {
        "kind": "table",
        "size": look.size,
        "inset": look.inset,
        "bold_first": look.bold_first,
        "caption": said(table.caption, room=ROOM, size=10, bold=True),
        "held": sum(heights) < _TALLEST_HELD,
        "tall_head": _tall(lines, look) > _TALLEST_WHOLE,
        "columns": [
            {
                "title": said(column.title, room=room, size=look.size * 0.9, bold=True),
                "width": room + INSET,
                "numeric": column.numeric,
            }
            for column, room in zip(table.columns, rooms, strict=True)
        ],
        "rows": [_row(row, rooms, height, look) for row, height in zip(table.rows, heights, strict=True)],
    }


def _height(row: Sequence[Cell], rooms: Sequence[float], look: _Look) -> float:
    lines = 1
    for at, (cell, room) in enumerate(zip(row, rooms, strict=True)):
        bold = _is_bold(cell, at, look)
        lines = max(lines, lines_of(cell.text, _free(cell, room, look), look.size, bold=bold))
    return _tall(lines, look)


def _tall(lines: int, look: _Look) -> float:
    """How tall so many lines are with the room around them, as the template sets them."""
    return (0.95 + 1.3 * (lines - 1)) * look.size + 2 * look.inset


def _row(row: Sequence[Cell], rooms: Sequence[float], height: float, look: _Look) -> Content:
    """A row of one line has its height at once, which spares typst half its work in long tables."""
    return {
        "cells": [_cell(cell, room, at, look) for at, (cell, room) in enumerate(zip(row, rooms, strict=True))],
        "breaks": height > _TALLEST_WHOLE,
        "height": height if height <= _tall(1, look) else None,
    }


def _is_bold(cell: Cell, at: int, look: _Look) -> bool:
    return cell.tone is not Tone.PLAIN or (look.bold_first and at == 0)


def _free(cell: Cell, room: float, look: _Look) -> float:
    return room if cell.tone is Tone.PLAIN else room - SHAPE * look.size


def _cell(cell: Cell, room: float, at: int, look: _Look) -> Said:
    text = said(cell.text, room=_free(cell, room, look), size=look.size, bold=_is_bold(cell, at, look))
    language = look.language if cell.of_checklist else ""
    toned = cell.tone is not Tone.PLAIN and bool(cell.text)
    if not toned and not language:
        return text
    return {"said": text, "tone": cell.tone.value if toned else Tone.PLAIN.value, "language": language}
