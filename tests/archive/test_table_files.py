"""Tables as CSV and as lines of JSON: what a cell becomes, and that no text is run by a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.archive.table_files import BYTE_ORDER_MARK, csv_of, jsonl_of, with_formula, without_formula
from cx_audit.core.tables import Cell, Table, day, flag, number, text, time, whole
from cx_audit.text import clean

FORMULA = "=+-@＝＋－＠"
TABLE: Table[tuple[Cell, ...]] = Table(
    name="all",
    says="One of each.",
    rows_of=lambda _: (),
    columns=(
        text("text", "A text.", lambda row: row[0]),
        whole("whole", "A whole number.", lambda row: row[1]),
        number("number", "A number.", lambda row: row[2]),
        flag("flag", "A flag.", lambda row: row[3]),
        day("day", "A day.", lambda row: row[4]),
        time("time", "A time.", lambda row: row[5]),
    ),
)
ROWS: list[tuple[Cell, ...]] = [
    ("=1+1", -5, -2.5, True, "2031-05-17", datetime(2031, 5, 17, 9, 30, tzinfo=UTC)),
    ('He said: "no, thanks"\nand left', 0, 1, False, None, None),
    (None, None, None, None, None, None),
]
LETTERS = st.text(st.sampled_from(list("=+-@'＝＋－＠ ;,\"\n\r\t\u00a0\u2003\u200b\u2028\u0338aü")), max_size=12)


def test_csv_to_the_byte() -> None:
    """The byte order mark, CR LF, quotes doubled, no value as nothing, numbers without an apostrophe."""
    assert csv_of(TABLE, ROWS).decode() == (
        "\ufefftext,whole,number,flag,day,time\r\n"
        "'=1+1,-5,-2.5,true,2031-05-17,2031-05-17T09:30:00+00:00\r\n"
        '"He said: ""no, thanks""\nand left",0,1,false,,\r\n'
        ",,,,,\r\n"
    )


def test_jsonl_keeps_types_and_texts() -> None:
    """One object a line with every column; numbers as numbers, no apostrophes."""
    lines = jsonl_of(TABLE, ROWS).decode().splitlines()
    assert [json.loads(line) for line in lines] == [
        {
            "text": "=1+1",
            "whole": -5,
            "number": -2.5,
            "flag": True,
            "day": "2031-05-17",
            "time": "2031-05-17T09:30:00+00:00",
        },
        {"text": ROWS[1][0], "whole": 0, "number": 1, "flag": False, "day": None, "time": None},
        dict.fromkeys(("text", "whole", "number", "flag", "day", "time")),
    ]


def test_no_rows() -> None:
    """The head alone in CSV; nothing in lines of JSON."""
    assert csv_of(TABLE, []).decode() == BYTE_ORDER_MARK + "text,whole,number,flag,day,time\r\n"
    assert jsonl_of(TABLE, []) == b""


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5", "'-5"),
        ("@home", "'@home"),
        ("  =1", "  '=1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("＝1", "'＝1"),
        ("a=b - c", "a=b - c"),
        ("no; =run", "no; '=run"),
        ("a list\n- one\n- two", "a list\n'- one\n'- two"),
        ("", ""),
    ],
)
def test_what_could_be_a_formula_gets_an_apostrophe(written: str, spelled: str) -> None:
    """At the beginning, and after a semicolon or a line break; nowhere else; and it can be taken away again."""
    assert without_formula(written) == spelled
    assert with_formula(spelled) == written


@given(LETTERS | st.text(max_size=30))
def test_no_text_is_a_formula_and_nothing_is_lost(written: str) -> None:
    """Split as a spreadsheet might, at commas, semicolons or lines, no first sign of a text begins a formula."""
    cleaned = clean(written)
    spelled = without_formula(cleaned)
    assert with_formula(spelled) == cleaned
    table: Table[tuple[Cell, ...]] = Table(
        name="one", says="One.", rows_of=lambda _: (), columns=(text("a", "A.", lambda row: row[0]),)
    )
    (_, *rows) = csv.reader(io.StringIO(csv_of(table, [(cleaned,)]).decode().removeprefix(BYTE_ORDER_MARK), newline=""))
    cell = rows[0][0] if rows and rows[0] else ""
    assert cell == spelled
    for part in spelled.replace(";", "\n").split("\n"):
        assert not part.lstrip().startswith(tuple(FORMULA))
