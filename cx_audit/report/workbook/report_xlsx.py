"""A report as an Excel workbook: tables to filter, numbers as numbers, days as days, and texts that stay texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from cx_audit.core.team_words import listed
from cx_audit.report.pictures.colours import LIGHT, Role
from cx_audit.report.workbook.workbook_view import Sheet, Workbook
from cx_audit.report.workbook.xlsx_about import write_about
from cx_audit.report.workbook.xlsx_cells import Look, Pen
from cx_audit.report.workbook.xlsx_layout import head_height, points_across, widths_of
from cx_audit.report.workbook.xlsx_text import heads_of, page_text, property_text
from cx_audit.report.written import Written
from cx_audit.text import counted

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ABOUT = "About"
HEAD_ROW = 2
"""Above it stand the name of the sheet and a sentence on its rows."""
MOST_ROWS = 1_048_576 - HEAD_ROW - 1
"""What a sheet of Excel holds below the heads."""
_A4 = 9
_PAGE_WIDE = 769.0
"""What the margins leave of A4 on its side, in points."""
_LEAST_SCALE = 0.65
"""How small a table may print so that one page is wide enough: letters of 10 points are then 6.5 points tall."""
_SCALE = 75
"""How small a wider table prints, in percent: letters of 10 points are then 7.5 points tall."""
_BANDED = "Table Style Light 1"
_HEAD: Look = {
    "bold": True,
    "text_wrap": True,
    "valign": "top",
    "font_color": LIGHT[Role.PAPER],
    "bg_color": LIGHT[Role.QUIET],
    "border": 1,
    "border_color": LIGHT[Role.RULE],
}


def report_xlsx(workbook: Workbook) -> Written:
    """The workbook as a file; the notes say what Excel has no room for.

    The same workbook gives the same bytes. Nothing is written to the disk.
    """
    import xlsxwriter

    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
    }
    book = xlsxwriter.Workbook(file, options)
    book.set_properties(
        {
            "title": property_text(f"{workbook.title} · {workbook.whose}"),
            "subject": property_text(workbook.mark),
            "author": property_text(workbook.by),
            "created": datetime.combine(workbook.day, time(), UTC),
        }
    )
    pen = Pen(book)
    about = book.add_worksheet(ABOUT)
    _set_page(about, workbook, ABOUT)
    notes = write_about(about, pen, workbook)
    for sheet in workbook.sheets:
        page = book.add_worksheet(sheet.name)
        _set_page(page, workbook, sheet.name)
        notes += _write_table(page, pen, sheet, workbook)
    book.close()
    return Written(data=file.getvalue(), notes=(*notes, *_notes(pen)))


def _set_page(page: Worksheet, workbook: Workbook, name: str) -> None:
    """How the sheet is printed: one page wide, the mark at its head, its name and the page's number at its foot.

    A table that is too wide for that says so itself.
    """
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.set_header(f'&L{page_text(workbook.whose)}&C{page_text(workbook.title)}&R&"-,Bold"{page_text(workbook.mark)}')
    page.set_footer(f"&L{page_text(workbook.by)}&C{page_text(name)}&RPage &P of &N")


def _write_table(page: Worksheet, pen: Pen, sheet: Sheet, workbook: Workbook) -> list[str]:
    heads = heads_of(column.head for column in sheet.columns)
    widths = widths_of(sheet, heads)
    rows = sheet.rows[:MOST_ROWS]
    pen.text(page, 0, 0, " · ".join(_above(sheet, workbook)), pen.style(bold=True, font_size=14))
    pen.text(page, 1, 0, sheet.says, pen.style(italic=True, font_color=LIGHT[Role.QUIET]))
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    for number, row in enumerate(rows, HEAD_ROW + 1):
        for at, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            pen.cell(page, number, at, cell, column.holds)
        pen.height(
            page, number, [(cell, width) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str)]
        )
    last = HEAD_ROW + len(rows)
    style = pen.style(**_HEAD)
    page.add_table(
        HEAD_ROW,
        0,
        last,
        len(heads) - 1,
        {
            "name": "".join(letter for letter in sheet.name.title() if letter.isalnum()),
            "style": _BANDED,
            "description": sheet.says,
            "columns": [{"header": head, "header_format": style} for head in heads],
        },
    )
    for at, column in enumerate(sheet.columns):
        if column.choices and rows:
            page.data_validation(HEAD_ROW + 1, at, last, at, _one_of(column.choices))
    page.set_row(HEAD_ROW, head_height(heads, widths))
    page.freeze_panes(HEAD_ROW + 1, sheet.fixed)
    page.repeat_rows(HEAD_ROW)
    if points_across(widths) > _PAGE_WIDE / _LEAST_SCALE:
        _print_over_several(page, widths[: sheet.fixed])
    page.ignore_errors({"number_stored_as_text": _area(last, len(heads) - 1)})
    left_out = len(sheet.rows) - len(rows)
    if not left_out:
        return []
    return [f"On the sheet {sheet.name} {counted(left_out, 'row')} had no room: a sheet holds {MOST_ROWS:,}."]


def _print_over_several(page: Worksheet, fixed: Sequence[int]) -> None:
    """As many pages wide as it takes at a size that can be read, with the columns that stay in sight on each.

    Columns that would leave less than half a page to the others are on the first page only.
    """
    page.set_print_scale(_SCALE)
    page.print_across()
    if fixed and points_across(fixed) * _SCALE / 100 <= _PAGE_WIDE / 2:
        page.repeat_columns(0, len(fixed) - 1)


def _one_of(choices: Sequence[str]) -> dict[str, str | list[str]]:
    return {
        "validate": "list",
        "source": list(choices),
        "error_title": "Choose from the list",
        "error_message": f"This cell takes {listed(choices)}, or stays empty.",
    }


def _above(sheet: Sheet, workbook: Workbook) -> Iterable[str]:
    """What stands above a table: its name, whose it is, and the mark."""
    yield sheet.name
    yield property_text(workbook.whose)
    if workbook.mark:
        yield workbook.mark


def _area(last_row: int, last_column: int) -> str:
    from xlsxwriter.utility import xl_range

    area: str = xl_range(HEAD_ROW + 1, 0, last_row, last_column)
    return area


def _notes(pen: Pen) -> Iterable[str]:
    if pen.cut:
        yield (
            f"{counted(pen.cut, 'text')} had to be cut, for a cell holds 32,767 letters: each ends in a mark that says "
            "so. Another format has the whole."
        )
    if pen.too_tall:
        rows = counted(pen.too_tall, "row")
        yield f"{rows} cannot be as tall as the text in it: the whole text is in the cell, but not all of it prints."
