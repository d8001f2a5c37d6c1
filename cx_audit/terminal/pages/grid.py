"""A grid with a column for each leader, in as many bands as the terminal needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import wcwidth

from cx_audit.terminal.pages.sheet import QUIET, STRONG, Piece, Sheet, padded

_WIDEST_TITLE, _NARROWEST_TITLE = 24, 12
_GAP = 2
EMPTY: Piece = ("", "")
"""A cell for which there is nothing to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A title and a cell for each column."""

    title: str
    cells: tuple[Piece, ...]
    ruled: bool = False
    """Whether a rule stands above it."""


def draw_grid(sheet: Sheet, heads: Sequence[str], rows: Sequence[GridRow]) -> None:
    """Draw the rows below the heads; what does not fit beside the titles follows in further bands of one size."""
    spell = sheet.screen.spell
    texts = [*heads, *(text for row in rows for text, _ in row.cells)]
    column = max(wcwidth.wcswidth(spell(text)) for text in texts) + _GAP
    longest = max(wcwidth.wcswidth(spell(row.title)) for row in rows)
    title = min(longest, _WIDEST_TITLE, max(_NARROWEST_TITLE, sheet.width // 3))
    fitting = max(1, (sheet.width - title) // column)
    bands = -(-len(heads) // fitting)
    size = -(-len(heads) // bands)
    for start in range(0, len(heads), size):
        if start:
            sheet.blank()
        here = slice(start, start + size)
        sheet.row((" " * title, ""), *(_cell((head, f"{STRONG} {QUIET}"), column, spell(head)) for head in heads[here]))
        for row in rows:
            if row.ruled:
                width = title + column * len(heads[here])
                sheet.row(("─" * width, QUIET))
            cells = (_cell(cell, column, spell(cell[0])) for cell in row.cells[here])
            sheet.row((padded(spell(row.title), title), STRONG), *cells)


def _cell(piece: Piece, width: int, spelled: str) -> Piece:
    return padded(spelled, width, right=True), piece[1]
