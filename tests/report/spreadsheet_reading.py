"""A spreadsheet in LibreOffice's own flat format, read cell by cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from .xlsx_reading import Read

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_REPEATED = 1_000
"""What is repeated more often is the empty rest of a sheet."""


def values_of(path: Path) -> dict[str, list[list[Read]]]:
    """What stands in the cells of each sheet, row by row, by the sheet's name; the empty rest is left out."""
    tables = ElementTree.parse(path).getroot().iter(f"{_TABLE}table")
    return {str(table.get(f"{_TABLE}name")): _rows(table) for table in tables}


def _rows(table: ElementTree.Element) -> list[list[Read]]:
    rows: list[list[Read]] = []
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[Read] = []
        for cell in row.findall(f"{_TABLE}table-cell"):
            repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            if repeated < _MOST_REPEATED:
                cells += [_value(cell)] * repeated
        repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        if repeated < _MOST_REPEATED:
            rows += [cells] * repeated
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _value(cell: ElementTree.Element) -> Read:
    assert cell.get(f"{_TABLE}formula") is None
    match cell.get(f"{_OFFICE}value-type"):
        case "float":
            return float(cell.get(f"{_OFFICE}value", ""))
        case "date":
            return date.fromisoformat(cell.get(f"{_OFFICE}date-value", "")[:10])
        case "string":
            return "\n".join(_text(each) for each in cell.findall(f"{_TEXT}p"))
        case None:
            return None
        case other:
            raise AssertionError(f"a cell that holds a {other}")


def _text(element: ElementTree.Element) -> str:
    """The letters of an element, with the spaces and the tabs that have elements of their own."""
    told = element.text or ""
    for each in element:
        if each.tag == f"{_TEXT}s":
            told += " " * int(each.get(f"{_TEXT}c", "1"))
        elif each.tag == f"{_TEXT}tab":
            told += "\t"
        else:
            told += _text(each)
        told += each.tail or ""
    return told
