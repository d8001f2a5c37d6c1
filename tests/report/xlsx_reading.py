"""A workbook as Excel reads it: its parts from the zip, its texts with their codes undone, its numbers and days."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeAlias
from xml.etree import ElementTree

Read: TypeAlias = str | float | date | None

NS = {
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True)
class Table:
    """A table of a sheet: its name, what it covers, what its filters cover, and the names of its columns."""

    name: str
    ref: str
    filters: str
    columns: tuple[str, ...]
    style: str
    banded: bool


class Book:
    """A workbook that was read whole."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.parts = {name: self._zip.read(name) for name in self._zip.namelist()}
        self.dates = {info.date_time for info in self._zip.infolist()}

    def xml(self, name: str) -> ElementTree.Element:
        """One of its parts."""
        return ElementTree.fromstring(self.parts[name])

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The part of each sheet, by the sheet's name, in their order."""
        targets = {
            each.get("Id"): each.get("Target")
            for each in self.xml("xl/_rels/workbook.xml.rels").findall("p:Relationship", NS)
        }
        found = self.xml("xl/workbook.xml").findall("s:sheets/s:sheet", NS)
        key = f"{{{NS['r']}}}id"
        return {str(each.get("name")): f"xl/{targets[each.get(key)]}" for each in found}

    @cached_property
    def _texts(self) -> list[str]:
        """The shared texts: every run undone by itself, as Excel does."""
        return [
            "".join(undone(run.text or "") for run in each.iter(f"{{{NS['s']}}}t"))
            for each in self.xml("xl/sharedStrings.xml").findall("s:si", NS)
        ]

    @cached_property
    def _formats(self) -> list[str]:
        styles = self.xml("xl/styles.xml")
        codes = {each.get("numFmtId"): str(each.get("formatCode")) for each in styles.findall("s:numFmts/s:numFmt", NS)}
        return [codes.get(str(each.get("numFmtId")), "") for each in styles.findall("s:cellXfs/s:xf", NS)]

    def cells(self, sheet: str) -> dict[str, Read]:
        """What the cells of a sheet hold, by their place; a number in a format for days is a day."""
        return {str(cell.get("r")): self._value(cell) for cell in self.xml(self.sheets[sheet]).iter(f"{{{NS['s']}}}c")}

    def format_at(self, sheet: str, place: str) -> str:
        """The number format of a cell."""
        cell = next(each for each in self.xml(self.sheets[sheet]).iter(f"{{{NS['s']}}}c") if each.get("r") == place)
        return self._formats[int(cell.get("s", "0"))]

    def _value(self, cell: ElementTree.Element) -> Read:
        value = cell.find("s:v", NS)
        if value is None or value.text is None:
            return None
        if cell.get("t") == "s":
            return self._texts[int(value.text)]
        number = float(value.text)
        return _EPOCH + timedelta(days=number) if "yyyy" in self._formats[int(cell.get("s", "0"))] else number

    def rows(self, sheet: str) -> list[list[Read]]:
        """The rows of the sheet's table, the heads first."""
        cells = self.cells(sheet)
        first, last = (split_place(each) for each in self.table(sheet).ref.split(":"))
        columns = range(column_number(first[0]), column_number(last[0]) + 1)
        return [
            [cells.get(f"{column_letters(column)}{row}") for column in columns] for row in range(first[1], last[1] + 1)
        ]

    def table(self, sheet: str) -> Table:
        """The one table of a sheet."""
        part = self.sheets[sheet].replace("worksheets/", "worksheets/_rels/") + ".rels"
        [target] = [
            str(each.get("Target"))
            for each in self.xml(part).findall("p:Relationship", NS)
            if str(each.get("Type")).endswith("/table")
        ]
        table = self.xml(target.replace("..", "xl"))
        filters, style = table.find("s:autoFilter", NS), table.find("s:tableStyleInfo", NS)
        assert filters is not None
        assert style is not None
        return Table(
            name=str(table.get("displayName")),
            ref=str(table.get("ref")),
            filters=str(filters.get("ref")),
            columns=tuple(undone(str(each.get("name"))) for each in table.findall("s:tableColumns/s:tableColumn", NS)),
            style=str(style.get("name")),
            banded=style.get("showRowStripes") == "1",
        )

    def page(self, sheet: str, part: str) -> str:
        """The codes of what is printed at the head or at the foot of a sheet: oddHeader or oddFooter."""
        found = self.xml(self.sheets[sheet]).find(f"s:headerFooter/s:{part}", NS)
        assert found is not None
        return found.text or ""


def undone(text: str) -> str:
    """The text without codes: _x0041_ is an A to Excel."""
    return _CODE.sub(lambda code: chr(int(code[1], 16)), text)


def split_place(place: str) -> tuple[str, int]:
    """The letters of the column, and the row from 1."""
    found = re.fullmatch("([A-Z]+)([0-9]+)", place)
    assert found is not None, place
    return found[1], int(found[2])


def column_number(letters: str) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column whose number counts from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
