"""Texts in a workbook: whatever is written in them, they are only ever texts, and nothing is lost in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cx_audit.report.workbook.report_xlsx import report_xlsx
from cx_audit.report.workbook.xlsx_text import CUT, MOST_UNITS
from tests.papers.hostile import PIECES

from .xlsx_reading import NS, Book
from .xlsx_samples import column, with_texts, workbook


@pytest.mark.parametrize(
    "text",
    [
        *PIECES,
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "{=1+1}",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://example.invalid";"x")',
        "http://example.invalid",
        "internal:'About'!A1",
        "0012",
        "1e5",
        "_x0041_",
        "_x0041_x0042_x0043_",
        "_x005F_x0041_ and _x000D_",
        "<r><t>x</t></r>",
        "<r>&</r>",
        " spaces at both ends ",
        "two\nlines",
        "日本語 👩‍🚀 עברית \u202eturned",
        "x" * 5000,
    ],
)
def test_texts_stay_as_they_are(text: str) -> None:
    """Formulas, codes, markup, links and numbers in a text are read back as the very text."""
    written = report_xlsx(with_texts(text))
    assert column(Book(written.data), "Texts", "Text") == [text]


def test_letters_that_no_file_can_hold() -> None:
    """A control character shows as a sign that something was there; line ends are one letter."""
    written = report_xlsx(with_texts("a\x01b\x0b\ufffe\ud800", "one\r\ntwo\rthree", "\tx"))
    assert column(Book(written.data), "Texts", "Text") == ["a\ufffdb\ufffd\ufffd\ufffd", "one\ntwo\nthree", "\tx"]


def test_formula_stays_text_when_edited() -> None:
    """A text that looks like a formula is marked as a text, so that opening its cell and leaving it runs nothing."""
    read = Book(report_xlsx(with_texts("=1+1", "plain")).data)
    styles = read.xml("xl/styles.xml").findall("s:cellXfs/s:xf", NS)
    cells = {each.get("r"): each for each in read.xml(read.sheets["Texts"]).iter(f"{{{NS['s']}}}c")}
    quoted = {place: styles[int(cells[place].get("s", "0"))].get("quotePrefix") for place in ("A4", "A5")}
    assert quoted == {"A4": "1", "A5": None}


@pytest.mark.parametrize("letter", ["x", "👩"])
def test_too_long(letter: str) -> None:
    """What is longer than a cell holds is cut with a mark, and a sentence says so."""
    written = report_xlsx(with_texts(letter * 40_000, "short"))
    long, short = column(Book(written.data), "Texts", "Text")
    assert isinstance(long, str)
    assert MOST_UNITS - 1 <= len(long.encode("utf-16-le")) // 2 <= MOST_UNITS
    assert long == letter * (len(long) - len(CUT)) + CUT
    assert short == "short"
    assert any(note.startswith("1 text had to be cut") for note in written.notes)


def test_more_rows_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no room is told, and the table covers what is there."""
    monkeypatch.setattr("cx_audit.report.workbook.report_xlsx.MOST_ROWS", 2)
    written = report_xlsx(with_texts("a", "b", "c"))
    assert column(Book(written.data), "Texts", "Text") == ["a", "b"]
    assert written.notes == ("On the sheet Texts 1 row had no room: a sheet holds 2.",)


def test_heads_that_are_alike() -> None:
    """Two heads of one name in any case, an empty one, one of 5,000 letters and one with a code each stay a column."""
    heads = ("Pim", "PIM", "pim (2)", "", "y" * 5000, "two\nlines", "_x0041_", "<r>bold</r>", "Straße", "STRASSE")
    read = Book(report_xlsx(with_texts("a", heads=heads)).data)
    table = read.table("Texts")
    assert len({each.casefold() for each in table.columns}) == len(heads)
    bare = [each.replace("\u2060", "") for each in table.columns]
    assert bare[:4] == ["Pim", "PIM (2)", "pim (2) (2)", "–"]
    assert bare[5:8] == ["two lines", "_x0041_", "<r>bold</r>"]
    assert read.rows("Texts")[0] == list(table.columns)


@pytest.mark.parametrize("whose", ["R&G Tiles", "A&[Picture]&B &P", "&" * 300, "👩&G" * 100, "_x0041_ & &1 Sons"])
def test_codes_in_the_head_of_a_page(whose: str) -> None:
    """No & of a name begins a code of a page's header, and none is taken for a picture's place."""
    read = Book(report_xlsx(replace(workbook("one"), whose=whose)).data)
    head = read.page("About", "oddHeader")
    assert len(head.encode("utf-16-le")) // 2 <= 255
    left = head.removeprefix("&L").split("&CWhat one leader")[0]
    assert not left.replace("&&", "").count("&")
    said = left.replace("&&", "&").replace("\u2060", "").removesuffix("…")
    assert whose.startswith(said)
    assert said
