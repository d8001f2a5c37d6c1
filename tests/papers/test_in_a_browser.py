"""Papers in a real browser: how many pages they print on, that nothing is fetched, and that nothing sticks out.

Set CX_AUDIT_PICTURES to a folder to look at what was seen.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cx_audit.report.papers.html import agenda_html, briefing_html, field_sheet_html
from cx_audit.report.papers.papers import papers_for
from cx_audit.report.papers.view import Papers

from .browser import A4, LETTER, Browser, browser, installed_browser
from .hostile import hostile_papers, shipped

BROWSER = installed_browser()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        BROWSER is None, reason="no Chromium is installed; on Debian and Ubuntu: apt-get install chromium"
    ),
]
PAPERS = ("A4", "Letter")
SIZES = {"A4": A4, "Letter": LETTER}
CHECKLISTS = (
    "first-walk",
    pytest.param("medical-practice", marks=pytest.mark.slow),
    pytest.param("more-touchpoints", marks=pytest.mark.slow),
)
"""The one that is walked first, one with many conditions, and the one with most touchpoints."""


def documents(papers: Papers) -> Iterator[tuple[str, str]]:
    """The name of each paper, and the paper."""
    yield "briefing", briefing_html(papers.briefing)
    yield "agenda", agenda_html(papers.agenda)
    for sheet in papers.sheets:
        yield f"field-sheet-{sheet.number}", field_sheet_html(sheet)


@pytest.fixture(scope="module")
def page() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    assert BROWSER is not None
    with browser(BROWSER) as opened:
        yield opened


@pytest.fixture
def quiet(page: Browser) -> Iterator[Browser]:
    """The browser, which must have nothing to say, and nothing to fetch but the file itself."""
    page.said.clear()
    page.asked_for.clear()
    yield page
    assert page.said == []
    assert {url.partition(":")[0] for url in page.asked_for} == {"file"}


def kept(name: str, data: bytes) -> None:
    """Keep what was seen where somebody wants to look at it."""
    folder = os.environ.get("CX_AUDIT_PICTURES")
    if folder:
        (Path(folder) / name).write_bytes(data)


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("checklist", CHECKLISTS)
def test_how_many_pages_papers_print_on(quiet: Browser, tmp_path: Path, checklist: str) -> None:
    """The briefing is one page, the agenda at most two, a field sheet at most two sides of one, on A4 and on Letter."""
    papers = papers_for(shipped(checklist), organisation="Harbour Books", made_up=False, round=2)
    for name, document in documents(papers):
        path = tmp_path / f"{name}.html"
        path.write_text(document, encoding="utf-8")
        quiet.show(path, width=1280)
        for size in PAPERS:
            pdf = quiet.printed(SIZES[size])
            kept(f"{checklist}-{name}-{size}.pdf", pdf)
            assert 1 <= pages_in(pdf) <= (1 if name == "briefing" else 2), (name, size)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_papers_fit_the_window(quiet: Browser, tmp_path: Path, width: int, dark: bool) -> None:
    """Nothing sticks out to the side, and letters stand out from the paper, in light and dark."""
    papers = papers_for(shipped("first-walk"), organisation="Harbour Books", made_up=True, round=1)
    for name, document in list(documents(papers))[:6:2]:
        path = tmp_path / f"{name}.html"
        path.write_text(document, encoding="utf-8")
        quiet.show(path, width=width, dark=dark)
        assert quiet.evaluate("document.documentElement.scrollWidth") <= width
        ink, paper = (
            quiet.evaluate(f"getComputedStyle(document.querySelector('main')).{property}")
            for property in ("color", "backgroundColor")
        )
        assert contrast(ink, paper) >= 7
        assert (luminance(paper) < 0.2) is dark
        kept(f"{name}-{width}-{'dark' if dark else 'light'}.png", quiet.picture())


@pytest.mark.parametrize("width", [360, 1280])
def test_hostile_papers_in_a_browser(quiet: Browser, tmp_path: Path, width: int) -> None:
    """No script runs, nothing is fetched, the style sheet is in force, and the letters are all there."""
    for name, document in documents(hostile_papers()):
        path = tmp_path / f"{name}.html"
        path.write_text(document, encoding="utf-8")
        quiet.show(path, width=width)
        assert quiet.evaluate("document.title").startswith(("Before", "Two", "1", "2", "3", "4", "5"))
        assert quiet.evaluate("document.querySelectorAll('script, img, a').length") == 0
        assert "<script>document.title='taken'</script>" in quiet.evaluate("document.body.innerText")
        assert quiet.evaluate("document.documentElement.scrollWidth") <= width
    kept(f"hostile-{width}.png", quiet.picture())


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as rgb(0, 0, 0), as WCAG 2 defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
