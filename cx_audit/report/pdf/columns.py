"""How wide the columns of a table are, and how tall its rows, before anything is set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from cx_audit.report.blocks import Table, Tone
from cx_audit.report.pdf.words import widest_word
from cx_audit.report.pictures.widths import width_of
from cx_audit.report.table_columns import LEAST_SHARE, balanced, says_most, to_write_in, weight_of

INSET = 10.0
"""What a cell keeps free to its left and right, together, in points."""
SHAPE = 1.3
"""What the shape before a toned text takes, in ems."""
_TO_WRITE_IN, _TO_WRITE_A_WORD_IN = 71.0, 46.0
"""How wide a column to be written in by hand is at least: 2.5 cm, and 1.6 cm for a short word, in points."""
_WIDEST_NATURAL = 420.0
_WIDEST_FLOOR = 110.0
_LONG = 300


def widths_of(table: Table, room: float, size: float) -> list[float]:
    """The width of each column in points; together they are as wide as the room."""
    floors, naturals, weights = [], [], []
    by_hand, most = to_write_in(table), says_most(table)
    for at, column in enumerate(table.columns):
        heading = widest_word(column.title, size * 0.9, bold=True)
        cells = [row[at] for row in table.rows]
        shapes = SHAPE * size if any(cell.tone is not Tone.PLAIN for cell in cells) else 0.0
        bold = at == 0 or bool(shapes)
        texts = {cell.text for cell in cells}
        if at in by_hand:
            floors.append(max(heading + INSET, _TO_WRITE_A_WORD_IN if column.brief else _TO_WRITE_IN))
            naturals.append(floors[-1])
            weights.append(1.0)
            continue
        measured = {text: _natural(text, size, bold) for text in texts}
        natural = max(measured.values()) + shapes
        words = (
            natural if column.numeric else max(widest_word(text[:_LONG], size, bold=bold) for text in texts) + shapes
        )
        least = room * LEAST_SHARE if at == most else 0.0
        floors.append(max(least, max(heading, min(words, _WIDEST_FLOOR), 2.5 * size) + INSET))
        naturals.append(max(floors[-1], min(natural, _WIDEST_NATURAL) + INSET, _heading_natural(column.title, size)))
        weights.append(weight_of(INSET + shapes + measured[cell.text] for cell in cells))
    if sum(naturals) > room:
        return balanced(floors, naturals, weights, room)
    return _widened(naturals, room, by_hand)


def _natural(text: str, size: float, bold: bool) -> float:
    return _WIDEST_NATURAL if len(text) > _LONG else width_of(text, size, bold=bold)


def _heading_natural(title: str, size: float) -> float:
    """A heading of several words does not ask for a line of its own."""
    return min(width_of(title, size * 0.9, bold=True), 90.0) + INSET


def _widened(naturals: Sequence[float], room: float, fixed: frozenset[int]) -> list[float]:
    """What each column wants, and room to spare to the wide ones; not to `fixed` columns where there are others."""
    spare = room - sum(naturals)
    squares = [0.0 if at in fixed and len(fixed) < len(naturals) else each**2 for at, each in enumerate(naturals)]
    return [natural + spare * square / sum(squares) for natural, square in zip(naturals, squares, strict=True)]


@lru_cache(maxsize=4096)
def lines_of(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """On how many lines the text stands, roughly, and rather too many than too few."""
    return max(1, ceil(width_of(text, size, bold=bold) / max(1.0, room)))
