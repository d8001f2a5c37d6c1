"""How a table stands on a slide: how wide its columns are, how large its letters, and what is too long for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from cx_audit.report.blocks import Column, Table, Tone
from cx_audit.report.pictures.widths import width_of, wrapped
from cx_audit.report.slides.pptx_places import LINE
from cx_audit.report.slides.pptx_text import cut_at_a_word, on_one_line

MARGIN = 7.2
"""Around the text of a cell, in points: to its left, to its right, and as much for above and below together."""
AFTER_NUMBER = 24.0
"""To the right of numbers, so that they keep away from the words behind them."""
_SIZES = (20.0, 18.0, 16.0, 14.0, 12.0)
_MOST_LINES = 3
_WIDEST_SHARE = 0.5
_NARROWEST = 60.0
_AIRY = 2.4
"""How high a row is at least, in sizes of its letters, where there is room."""
_MOST_WEIGHED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFit:
    """The texts of the head and of the rows as they are shown, in points; `cut` has those that did not fit whole."""

    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: tuple[str, ...]


def fit_table(table: Table, width: float, height: float) -> TableFit:
    """The table with letters as large as its place allows, at least of 12 points."""
    whole = [tuple(on_one_line(column.title) for column in table.columns)]
    whole += [tuple(on_one_line(cell.text) for cell in row) for row in table.rows]
    texts = [tuple(text[:_MOST_WEIGHED] for text in row) for row in whole]
    for size in _SIZES:
        widths = _widths(table, texts, width, size)
        lines = [_lines_of(table, at, row, widths, size) for at, row in enumerate(texts)]
        if max(lines) <= _MOST_LINES and sum(_height(count, size) for count in lines) <= height:
            break
    else:
        most = max(1, int((height / len(texts) - MARGIN) / (size * LINE)))
        most = min(_MOST_LINES, most)
        lines = [min(count, most) for count in lines]
    shown = [
        tuple(
            cut_at_a_word(text, room - _around(column), size, lines=count, bold=is_bold(table, at, place))
            for place, (text, room, column) in enumerate(zip(row, widths, table.columns, strict=True))
        )
        for at, (row, count) in enumerate(zip(texts, lines, strict=True))
    ]
    pairs = zip(chain.from_iterable(whole), chain.from_iterable(shown), strict=True)
    return TableFit(
        size=size,
        widths=tuple(widths),
        heights=tuple(_airy([_height(count, size) for count in lines], size, height)),
        rows=tuple(shown),
        cut=tuple(text for text, short in pairs if text != short),
    )


def _widths(table: Table, texts: Sequence[Sequence[str]], width: float, size: float) -> list[float]:
    """Each column as wide as it wants to be; where that is too much, the widest give way, else they all get more."""
    wanted = []
    for at, column in enumerate(table.columns):
        longest = max(width_of(row[at], size, bold=is_bold(table, row_at, at)) for row_at, row in enumerate(texts))
        wanted.append(min(longest + _around(column) + 1, width * _WIDEST_SHARE))
    spare = width - sum(wanted)
    if spare >= 0:
        share = spare / len(wanted)
        return [each + share for each in wanted]
    low, high = _NARROWEST, max(wanted)
    while high - low > 1:
        limit = (low + high) / 2
        low, high = (limit, high) if sum(min(each, limit) for each in wanted) <= width else (low, limit)
    narrowed = [min(each, low) for each in wanted]
    scale = width / sum(narrowed)
    return [each * scale for each in narrowed]


def _around(column: Column) -> float:
    return MARGIN + (AFTER_NUMBER if column.numeric else MARGIN)


def is_bold(table: Table, row: int, column: int) -> bool:
    """Whether the text in this place is bold; row 0 is the head."""
    return row == 0 or table.rows[row - 1][column].tone is not Tone.PLAIN


def _lines_of(table: Table, at: int, row: Sequence[str], widths: Sequence[float], size: float) -> int:
    """How many lines the longest cell takes; one more than there may be where that is too many."""
    cells = enumerate(zip(row, widths, table.columns, strict=True))
    return max(
        len(wrapped(text, room - _around(column), size, lines=_MOST_LINES + 1, bold=is_bold(table, at, place))) or 1
        for place, (text, room, column) in cells
    )


def _height(lines: int, size: float) -> float:
    return lines * size * LINE + MARGIN


def _airy(heights: Sequence[float], size: float, most: float) -> list[float]:
    """The rows a little higher than they need to be, where there is room for all of them."""
    spare = max(0.0, most - sum(heights)) / len(heights)
    return [min(max(each, _AIRY * size), each + spare) for each in heights]
