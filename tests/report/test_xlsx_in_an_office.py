"""A workbook as LibreOffice opens it: the same values in every cell, and pages that were printed with their mark."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path
from shutil import which

import pytest

from cx_audit.report.report_view import report_of
from cx_audit.report.workbook.report_xlsx import report_xlsx
from cx_audit.report.workbook.workbook import workbook_of
from cx_audit.report.workbook.workbook_view import Workbook
from tests.papers.hostile import PIECES
from tests.papers.office import converted, installed_office

from .materials import material_of, team_of_size
from .spreadsheet_reading import values_of
from .xlsx_samples import KINDS, shown, with_texts, workbook

pytestmark = pytest.mark.skipif(installed_office() is None, reason="LibreOffice is not installed here")
MOST_SECONDS = 5.0


def seen_in_office(made: Workbook, folder: Path) -> None:
    """Every cell of every table holds in LibreOffice what the workbook's view has."""
    file = folder / "report.xlsx"
    file.write_bytes(report_xlsx(made).data)
    read = values_of(converted(file, "fods"))
    assert list(read) == ["About", *(sheet.name for sheet in made.sheets)]
    for sheet in made.sheets:
        heads, *rows = read[sheet.name][2:]
        assert len(heads) == len(sheet.columns)
        assert len(rows) == len(sheet.rows)
        for row, cells in zip(rows, sheet.rows, strict=True):
            assert row == [shown(cell) for cell in cells], sheet.name


def test_one_leader(tmp_path: Path) -> None:
    """The workbook of one leader opens with the same values."""
    seen_in_office(workbook("one"), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "one"])
def test_same_values(kind: str, tmp_path: Path) -> None:
    """So do a team with its rounds, one of eight, and one whose every text is hostile."""
    seen_in_office(workbook(kind), tmp_path)


@pytest.mark.slow
def test_texts(tmp_path: Path) -> None:
    """Formulas, codes and markup in texts are texts there as well."""
    codes = ("=1+1", "{=1+1}", "@SUM(A1)", "_x0041_", "_x0041_x0042_", "<r><t>x</t></r>", "0012", "1e5", "2031-01-15")
    seen_in_office(with_texts(*PIECES, *codes, "日本語 👩‍🚀 עברית"), tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed here")
@pytest.mark.parametrize("kind", ["one", "team"])
def test_printed(kind: str, tmp_path: Path) -> None:
    """Every printed page has the mark, who made it, and its number."""
    file = tmp_path / "report.xlsx"
    file.write_bytes(report_xlsx(workbook(kind)).data)
    pdf = converted(file, "pdf")
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, timeout=60).stdout
    pages = told.decode().split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert workbook(kind).mark in page
        assert "Rock & Grout & [Picture] 9 to 5" in page.replace("\u2060", "")
        assert re.search(rf"Page {number} of {len(pages)}\b", page)


@pytest.mark.slow
def test_two_hundred_audits(tmp_path: Path) -> None:
    """A workbook of 200 walks is there in a few seconds, and opens."""
    material = material_of(team_of_size(200), 1)
    report = report_of(material)
    began = time.process_time()
    made = workbook_of(material, report)
    report_xlsx(made)
    seconds = time.process_time() - began
    print(f"a workbook of 200 walks takes {seconds:.1f} s")
    assert seconds < MOST_SECONDS
    seen_in_office(made, tmp_path)
