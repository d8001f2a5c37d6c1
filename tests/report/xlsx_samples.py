"""Workbooks to test with: of one leader, of teams, of hostile texts, and small ones of a few texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from cx_audit.report.blocks import Logo, Tone
from cx_audit.report.material import Material
from cx_audit.report.report_view import report_of
from cx_audit.report.workbook.report_xlsx import report_xlsx
from cx_audit.report.workbook.workbook import workbook_of
from cx_audit.report.workbook.workbook_view import Cell, Column, Holds, Sheet, Toned, Workbook

from .materials import hostile_material, material_of, one_material, team_material, team_of_size
from .xlsx_reading import Book, Read

BY = "Rock & Grout & [Picture] 9 to 5"
MATERIALS: dict[str, Callable[[], Material]] = {
    "one": one_material,
    "team": team_material,
    "eight": lambda: material_of(team_of_size(8), 1),
    "hostile": hostile_material,
}
KINDS = tuple(MATERIALS)
SHAPES = {Tone.BUILT: "▲ ", Tone.ERODED: "▼ "}


@cache
def workbook(kind: str) -> Workbook:
    """The workbook of one leader, of a team with everything in it, of eight, or one whose every text is hostile."""
    return made(MATERIALS[kind]())


def made(material: Material, *, draft: bool = True, logo: Logo | None = None) -> Workbook:
    """The workbook of this material."""
    return workbook_of(material, report_of(material, by=BY, draft=draft, logo=logo))


@cache
def book(kind: str) -> Book:
    """The same, written and read."""
    return Book(report_xlsx(workbook(kind)).data)


def column(read: Book, sheet: str, head: str) -> list[Read]:
    """What stands below one head."""
    heads, *rows = read.rows(sheet)
    return [row[heads.index(head)] for row in rows]


def with_texts(*texts: str, heads: tuple[str, ...] = ("Text",)) -> Workbook:
    """A small workbook with one sheet, whose rows hold these texts."""
    columns = tuple(Column(head=head, says="Says.", holds=Holds.WORDS) for head in heads)
    rows: tuple[tuple[Cell, ...], ...] = tuple((text,) * len(heads) for text in texts)
    sheet = Sheet(name="Texts", says="Texts.", columns=columns, rows=rows)
    return replace(workbook("one"), sheets=(sheet,))


def shown(cell: Cell) -> Read:
    """What a cell is read back as."""
    value, tone = (cell.value, cell.tone) if isinstance(cell, Toned) else (cell, Tone.PLAIN)
    if isinstance(value, str):
        return f"{SHAPES.get(tone, '')}{value}" or None
    return value
