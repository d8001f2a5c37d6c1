"""Tables as files: CSV that a spreadsheet may open without harm, and JSON with one object a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import assert_never

from msgspec import json

from cx_audit.core.tables import AnyTable, Cell, Kind

BYTE_ORDER_MARK = "\ufeff"
"""Begins a CSV file: without it Excel reads UTF-8 as another encoding, and spoils every accent."""
APOSTROPHE = "'"
_WOULD_BEGIN_A_FORMULA = re.compile(r"(^|[;\n])(\s*)(?='*[=+\-@＝＋－＠])")
_PUT_BEFORE = re.compile(r"(^|[;\n])(\s*)'(?='*[=+\-@＝＋－＠])")
_ENCODER = json.Encoder()


def csv_of(table: AnyTable, rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as CSV after RFC 4180: UTF-8 with a byte order mark, lines that end in CR LF, nothing for no value."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    spell = [_spelling_of(column.kind) for column in table.columns]
    writer.writerows(
        ["" if cell is None else each(cell) for each, cell in zip(spell, row, strict=True)] for row in rows
    )
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def jsonl_of(table: AnyTable, rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as JSON in UTF-8, one object a line, each with every column; null for no value."""
    names = [column.name for column in table.columns]
    lines = [_ENCODER.encode(dict(zip(names, map(_json_of, row), strict=True))) for row in rows]
    return b"".join(line + b"\n" for line in lines)


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


def _spelling_of(kind: Kind) -> Callable[[Cell], str | Cell]:
    """How the cells of a column are spelled where they have a value."""
    match kind:
        case Kind.TEXT:
            return lambda text: without_formula(str(text))
        case Kind.FLAG:
            return lambda flag: "true" if flag else "false"
        case Kind.TIME:
            return _json_of
        case Kind.WHOLE | Kind.NUMBER | Kind.DAY:
            return lambda cell: cell
        case _:
            assert_never(kind)


def _json_of(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, datetime) else cell
