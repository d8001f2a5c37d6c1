"""Tables as files: CSV that a spreadsheet may open without harm, and JSON with one object a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import Any, assert_never

from msgspec import json

from cx_audit.core.checklist import Checklist
from cx_audit.core.tables import AnyTable, AuditSeen, Cell, Column, Kind

BYTE_ORDER_MARK = "\ufeff"
"""Begins a CSV file: without it Excel reads UTF-8 as another encoding, and spoils every accent."""
APOSTROPHE = "'"
_WOULD_BEGIN_A_FORMULA = re.compile(r"(^|[;\n])(\s*)(?='*[=+\-@＝＋－＠])")
_PUT_BEFORE = re.compile(r"(^|[;\n])(\s*)'(?='*[=+\-@＝＋－＠])")
_NEEDS_QUOTES = re.compile('[",\r\n]')
_EMPTY_LINE = '""'
_ENCODER = json.Encoder()


class Spelling(StrEnum):
    """The ways to write a table."""

    CSV = "csv"
    JSONL = "jsonl"


_Spell = Callable[[Cell], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What stands at the beginning of a line, between its cells and at its end."""

    begin: str
    between: str
    end: str

    def of(self, cells: Iterable[str]) -> str:
        """The line with these cells; an empty one would be no line to a reader of CSV."""
        return f"{self.begin}{self.between.join(cells) or _EMPTY_LINE}{self.end}"


def csv_of(table: AnyTable, rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as CSV after RFC 4180: UTF-8 with a byte order mark, lines that end in CR LF, nothing for no value."""
    return head_of(table, Spelling.CSV) + _lines_of(table, rows, Spelling.CSV)


def jsonl_of(table: AnyTable, rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as JSON in UTF-8, one object a line, each with every column; null for no value."""
    return head_of(table, Spelling.JSONL) + _lines_of(table, rows, Spelling.JSONL)


def head_of(table: AnyTable, spelling: Spelling) -> bytes:
    """What stands before the lines of a table."""
    match spelling:
        case Spelling.CSV:
            names = ",".join(_quoted(column.name) for column in table.columns)
            return f"{BYTE_ORDER_MARK}{names}\r\n".encode()
        case Spelling.JSONL:
            return b""
        case _:
            assert_never(spelling)


def _lines_of(table: AnyTable, rows: Iterable[Sequence[Cell]], spelling: Spelling) -> bytes:
    line = _line_in(spelling)
    spell = [_speller(column, spelling) for column in table.columns]
    return "".join(line.of(each(cell) for each, cell in zip(spell, row, strict=True)) for row in rows).encode()


class TableLines:
    """The lines of one table, audit by audit; what rows that are alike have in common is spelled once."""

    def __init__(self, table: AnyTable, spelling: Spelling) -> None:
        self._table = table
        self._line = _line_in(spelling)
        runs = [(own, tuple(columns)) for own, columns in groupby(table.columns, key=lambda column: column.own)]
        self._runs = [[(column.cell, _speller(column, spelling)) for column in columns] for _, columns in runs]
        self._own = [(number, self._runs[number]) for number, (own, _) in enumerate(runs) if own]
        self._alike: dict[int, tuple[Checklist, dict[Hashable, list[str]]]] = {}

    def of(self, seen: AuditSeen) -> list[str]:
        """The lines of one audit."""
        table, line = self._table, self._line
        if table.alike is None:
            return [line.of(self._spelled(row)) for row in table.rows_of(seen)]
        # By identity: hashing a checklist takes longer than writing the lines. It is kept, so no other can take its id.
        _, known = self._alike.setdefault(id(seen.audit.checklist), (seen.audit.checklist, {}))
        lines, own, between = [], self._own, line.between
        for row in table.rows_of(seen):
            key = table.alike(row)
            spelled = known.get(key)
            if spelled is None:
                spelled = known[key] = self._spelled(row)
            else:
                for number, run in own:
                    spelled[number] = between.join([spell(cell(row)) for cell, spell in run])
            lines.append(line.of(spelled))
        return lines

    def _spelled(self, row: Any) -> list[str]:
        return [self._line.between.join([spell(cell(row)) for cell, spell in run]) for run in self._runs]


@lru_cache(maxsize=10_000)  # most texts are words of the checklist, the same in every audit
def without_formula(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet could take what follows for a formula.

    That is at its beginning, and after a line break or a semicolon, which a spreadsheet may take for the end of a
    cell. Where apostrophes stand before such a sign already, there is one more.
    """
    return _WOULD_BEGIN_A_FORMULA.sub(rf"\1\2{APOSTROPHE}", text)


def with_formula(text: str) -> str:
    """The text as it was before `without_formula`."""
    return _PUT_BEFORE.sub(r"\1\2", text)


def _line_in(spelling: Spelling) -> _Line:
    match spelling:
        case Spelling.CSV:
            return _Line(begin="", between=",", end="\r\n")
        case Spelling.JSONL:
            return _Line(begin="{", between=",", end="}\n")
        case _:
            assert_never(spelling)


def _speller(column: Column[Any], spelling: Spelling) -> _Spell:
    """How the cells of a column are spelled; None and an empty text are no value."""
    match spelling:
        case Spelling.CSV:
            return _csv_speller(column.kind)
        case Spelling.JSONL:
            name = f"{_json(column.name)}:"
            return lambda cell: name + _json(cell)
        case _:
            assert_never(spelling)


def _csv_speller(kind: Kind) -> _Spell:
    match kind:
        case Kind.TEXT:
            return lambda cell: "" if cell is None else _quoted(without_formula(str(cell)))
        case Kind.FLAG:
            return lambda cell: "" if cell is None else "true" if cell else "false"
        case Kind.TIME:
            return lambda cell: cell.isoformat() if isinstance(cell, datetime) else ""
        case Kind.WHOLE | Kind.NUMBER | Kind.DAY:
            return lambda cell: "" if cell is None else _quoted(str(cell))
        case _:
            assert_never(kind)


def _quoted(text: str) -> str:
    """The text as one field of CSV: within quotation marks where it has one, a comma or a line break."""
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _NEEDS_QUOTES.search(text) else text


def _json(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f'"{cell.isoformat()}"'
    return "null" if cell is None or cell == "" else _ENCODER.encode(cell).decode()
