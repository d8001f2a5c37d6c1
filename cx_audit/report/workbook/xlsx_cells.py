"""Writing the cells of a workbook: what a cell holds decides on how it looks, and a text is only ever a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, assert_never

from cx_audit.report.blocks import Tone
from cx_audit.report.pictures.colours import LIGHT, Role
from cx_audit.report.workbook.workbook_view import Cell, Holds, Toned
from cx_audit.report.workbook.xlsx_layout import row_height
from cx_audit.report.workbook.xlsx_text import Stored, stored_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Look = dict[str, str | int | bool]
"""Properties of a format, as xlsxwriter names them."""
SHAPES = {Tone.BUILT: "▲ ", Tone.ERODED: "▼ ", Tone.PLAIN: ""}
COLOURS = {Tone.BUILT: LIGHT[Role.BUILT], Tone.ERODED: LIGHT[Role.ERODED], Tone.PLAIN: LIGHT[Role.INK]}
_WITH_SHAPE = '"▲ +"General;"▼ −"General;"▼ "0'
_NUMBERS = {
    Holds.LABEL: "General",
    Holds.WORDS: "General",
    Holds.NUMBER: "General",
    Holds.POINTS: '"+"General;"−"General;0',
    Holds.MEAN: "0.0#",
    Holds.PERCENT: '0" %"',
    Holds.DAY: "d mmm yyyy",
}
_TEXTS = (Holds.LABEL, Holds.WORDS)
_FIRST_DAY = date(1900, 3, 1)
"""Excel believes in a 29 February 1900, so earlier days are not the same for every program; they are texts."""
_HAIR = 7
"""The thinnest of the lines below a cell."""


class Pen:
    """Writes the cells of one workbook, and counts the texts that were cut and the rows that are too low."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, str | int | bool], ...], Format] = {}
        self._of_cells: dict[tuple[Holds, Tone, bool], Format] = {}
        self._stored: dict[str, Stored] = {}
        self.cut = 0
        self.too_tall = 0

    def cell(self, page: Worksheet, row: int, column: int, cell: Cell, holds: Holds) -> None:
        """Write what a cell of a table holds; an empty one has its line all the same."""
        value, tone = (cell.value, cell.tone) if isinstance(cell, Toned) else (cell, Tone.PLAIN)
        if isinstance(value, date) and value < _FIRST_DAY:
            value = value.isoformat()
        match value:
            case None:
                page.write_blank(row, column, None, self._of_cell(holds, tone))
            case str():
                text = f"{SHAPES[tone]}{value}"
                self.text(page, row, column, text, self._of_cell(holds, tone, quoted=self.stored(text).formula))
            case int() | float():
                page.write_number(row, column, value, self._of_cell(holds, tone))
            case date():
                page.write_datetime(row, column, datetime.combine(value, time()), self._of_cell(holds, tone))
            case _:
                assert_never(value)

    def text(self, page: Worksheet, row: int, column: int, text: str, style: Format) -> None:
        """Write a text as it is."""
        stored = self.stored(text)
        self.cut += stored.cut
        if len(stored.runs) == 1:
            page.write_string(row, column, stored.runs[0], style)
        else:
            page.write_rich_string(row, column, *(part for run in stored.runs for part in (style, run)), style)

    def stored(self, text: str) -> Stored:
        """The text as a cell holds it; leaders are asked the same, and give many of the same answers."""
        if text not in self._stored:
            self._stored[text] = stored_text(text)
        return self._stored[text]

    def height(self, page: Worksheet, row: int, texts: Sequence[tuple[str, int]]) -> None:
        """Make a row as tall as these texts in columns of these widths need it, as far as that goes."""
        height, should_be_taller = row_height(texts)
        self.too_tall += should_be_taller
        if height is not None:
            page.set_row(row, height)

    def style(self, **properties: str | int | bool) -> Format:
        """The format with these properties of xlsxwriter, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def _of_cell(self, holds: Holds, tone: Tone, *, quoted: bool = False) -> Format:
        key = holds, tone, quoted
        if key not in self._of_cells:
            toned = tone is not Tone.PLAIN
            self._of_cells[key] = self.style(
                valign="top",
                align="left" if holds in _TEXTS else "right",
                indent=0 if holds in _TEXTS else 1,
                text_wrap=holds in _TEXTS,
                num_format=_WITH_SHAPE if toned and holds in (Holds.NUMBER, Holds.POINTS) else _NUMBERS[holds],
                font_color=COLOURS[tone],
                bold=toned,
                quote_prefix=quoted,
                bottom=_HAIR,
                bottom_color=LIGHT[Role.GRID],
            )
        return self._of_cells[key]
