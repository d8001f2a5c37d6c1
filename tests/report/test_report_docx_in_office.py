"""A Word document as an office program shows it: it opens, says everything, and is marked on every page.

Set CX_AUDIT_PICTURES to a folder to look at what was seen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cx_audit.report.blocks import Logo, Paragraph, Report, Steps
from cx_audit.report.report_view import report_of
from cx_audit.report.word.report_docx import report_docx
from tests.papers.office import converted, installed_office

from .docx_reading import expected
from .docx_templates import consultants, picture
from .materials import hostile_material, material_of, one_material, team_material, team_of_size
from .walks_for_slides import FORTY, finished, of_touchpoints

pytestmark = pytest.mark.skipif(
    installed_office() is None or shutil.which("pdftotext") is None,
    reason="LibreOffice or pdftotext is not installed; on Debian and Ubuntu: "
    "apt-get install libreoffice-writer poppler-utils",
)


def report(kind: str) -> Report:
    """Reports that are as different as they get."""
    match kind:
        case "one":
            return report_of(one_material(names=True))
        case "team" | "template":
            logo = Logo(data=picture(300, 90), media_type="image/png", words="Logo of Tidewater Tiles")
            return report_of(team_material(), by="Harbour Advice", draft=True, logo=logo)
        case "eight":
            return report_of(material_of(team_of_size(8), 1), by="Harbour Advice")
        case "fifteen":
            walks = tuple(of_touchpoints(each, 15, title=FORTY) for each in finished(1))
            return report_of(material_of(walks, 1), by="Harbour Advice")
        case _:
            return replace(report_of(hostile_material(1), by="Harbour Advice", draft=True))


@pytest.mark.parametrize(
    ("kind", "fewest", "most"),
    [
        ("one", 10, 16),
        pytest.param("team", 20, 34, marks=pytest.mark.slow),
        pytest.param("eight", 30, 44, marks=pytest.mark.slow),
        pytest.param("fifteen", 40, 80, marks=pytest.mark.slow),
        pytest.param("template", 28, 46, marks=pytest.mark.slow),
        pytest.param("hostile", 100, 400, marks=pytest.mark.slow),
    ],
)
def test_every_page_is_marked_and_nothing_is_lost(tmp_path: Path, kind: str, fewest: int, most: int) -> None:
    """Each text is found on the pages, none of which is empty, and each page has the mark and its number."""
    made = report(kind)
    path = tmp_path / f"report-{kind}.docx"
    path.write_bytes(report_docx(made, template=consultants() if kind == "template" else None).data)
    pdf = converted(path)
    kept(path, pdf)
    said = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True, timeout=60
    )
    pages = said.stdout.decode().rstrip("\f").split("\f")
    assert fewest <= len(pages) <= most
    assert [at for at, page in enumerate(pages, 1) if made.mark not in page] == []
    if kind != "template":
        assert [at for at, page in enumerate(pages, 1) if f"Page {at} of {len(pages)}" not in page] == []
    assert [at for at, page in enumerate(pages, 1) if len(page.split()) < 12] == []
    everything = set("".join(pages).split())
    words = {word for text in expected(made) for word in text.split() if word.isascii() and len(word) < 12}
    assert words - everything == set()


@pytest.mark.slow
def test_in_a_template_what_is_seen_at_a_glance_stays_on_one_page(tmp_path: Path) -> None:
    """All three actions and the last sentence stand on the first page, and the contents begin the second."""
    made = report_of(team_material(), by="Harbour Advice")
    [first, *_] = made.chapters
    path = tmp_path / "glance.docx"
    path.write_bytes(report_docx(made, template=consultants()).data)
    said = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(converted(path)), "-"], capture_output=True, check=True, timeout=60
    )
    glance, contents, *_ = said.stdout.decode().split("\f")
    [steps] = [block for block in first.blocks if isinstance(block, Steps)]
    [*_, last] = [block for block in first.blocks if isinstance(block, Paragraph)]
    words = {word for text in (*(step.what for step in steps.steps), last.text) for word in text.split()}
    assert len(steps.steps) == 3
    assert words <= set(glance.split())
    assert "Contents" not in glance.split()
    assert "Contents" in contents.split()


def kept(*paths: Path) -> None:
    """Keep what was made where somebody wants to look at it."""
    folder = os.environ.get("CX_AUDIT_PICTURES")
    for path in paths if folder else ():
        shutil.copy(path, str(folder))
