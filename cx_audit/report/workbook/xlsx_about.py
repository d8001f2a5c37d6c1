"""Writing the first sheet of a workbook: names to the left, texts to the right, and ways to the other sheets."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

from cx_audit.report.blocks import Logo, Tone
from cx_audit.report.pictures.colours import LIGHT, Role
from cx_audit.report.workbook.workbook_view import Line, LineStyle, Workbook
from cx_audit.report.workbook.xlsx_cells import COLOURS, SHAPES, Look, Pen
from cx_audit.report.workbook.xlsx_text import storable
from cx_audit.text import clean_line

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NAMES, _TEXTS = 28, 100
"""Widths of the two columns."""
_LOGO_HEIGHT, _LOGO_WIDTH = 72, 320
"""The most that a logo takes, in pixels of the screen."""
_SCREEN = 96
"""Pixels of an inch of the screen."""
_MOST_IN_WORDS = 255
_PART_HEIGHT = 30
_NO_LOGO = "The logo could not be placed in the workbook: Excel cannot tell its size. Save it anew as a PNG or a JPEG."
_LOOKS: dict[LineStyle, Look] = {
    LineStyle.HEADING: {"bold": True},
    LineStyle.ITEM: {"indent": 1},
    LineStyle.TEXT: {},
    LineStyle.FINDING: {"bold": True},
    LineStyle.QUIET: {"italic": True, "font_color": LIGHT[Role.QUIET]},
}


def write_about(page: Worksheet, pen: Pen, workbook: Workbook) -> list[str]:
    """Write the title and every line; a sentence where the logo is no picture that Excel knows."""
    page.set_column(0, 0, _NAMES)
    page.set_column(1, 1, _TEXTS)
    page.hide_gridlines(2)
    notes = [] if workbook.logo is None else _place_logo(page, workbook.logo)
    first = 0 if workbook.logo is None or notes else 1
    pen.text(page, first, 0, workbook.title, pen.style(bold=True, font_size=20))
    for row, line in enumerate(workbook.about, first + 1):
        _write_line(page, pen, row, line)
    return notes


def _write_line(page: Worksheet, pen: Pen, row: int, line: Line) -> None:
    if line.style is LineStyle.PART:
        style = pen.style(bold=True, font_size=13, bottom=1, bottom_color=LIGHT[Role.RULE], valign="bottom")
        page.set_row(row, _PART_HEIGHT)
        pen.text(page, row, 0, line.text, style)
        page.write_blank(row, 1, None, style)
        return
    if line.sheet:
        link = pen.style(font_color=LIGHT[Role.BUILT], underline=1, valign="top")
        page.write_url(row, 0, f"internal:'{line.sheet}'!A1", link, line.name)
    elif line.name:
        pen.text(page, row, 0, line.name, pen.style(font_color=LIGHT[Role.QUIET], text_wrap=True, valign="top"))
    text = f"{SHAPES[line.tone]}{line.text}"
    look: Look = {"text_wrap": True, "valign": "top", "quote_prefix": pen.stored(text).formula}
    look |= _LOOKS[line.style]
    if line.tone is not Tone.PLAIN:
        look |= {"bold": True, "font_color": COLOURS[line.tone]}
    style = pen.style(**look)
    pen.text(page, row, 1, text, style)
    pen.height(page, row, [(text, _TEXTS), (line.name, _NAMES)])


def _place_logo(page: Worksheet, logo: Logo) -> list[str]:
    """Place the client's logo above the title; a sentence where that cannot be done."""
    from xlsxwriter.exceptions import XlsxWriterException
    from xlsxwriter.image import Image

    try:
        image = Image(BytesIO(logo.data))
    except (XlsxWriterException, struct.error):
        return [_NO_LOGO]
    if not (image.width and image.height and image.x_dpi and image.y_dpi):
        return [_NO_LOGO]
    width, height = image.width * _SCREEN / image.x_dpi, image.height * _SCREEN / image.y_dpi
    scale = min(1.0, _LOGO_HEIGHT / height, _LOGO_WIDTH / width)
    page.set_row_pixels(0, _LOGO_HEIGHT + 8)
    options = {"x_scale": scale, "y_scale": scale, "y_offset": 2, "object_position": 3}
    page.insert_image(0, 0, image, options | {"description": storable(clean_line(logo.words))[:_MOST_IN_WORDS]})
    return []
