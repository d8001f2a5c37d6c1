"""A report on paper: no head of a table stands alone at the foot of a page, and nothing is folded away half."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from cx_audit.report.blocks import Callout
from tests.papers.browser import A4, Browser, browser, installed_browser

from .pdf_read import PDFTOTEXT, bare, ends_of_words
from .test_report_html import document, report

BROWSER = installed_browser()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        BROWSER is None, reason="no Chromium is installed; on Debian and Ubuntu: apt-get install chromium"
    ),
]
RULE = "  thead, tbody tr:first-child, tbody tr:nth-last-child(2) { break-after: avoid; }\n"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def page() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    assert BROWSER is not None
    with browser(BROWSER) as opened:
        yield opened


def last_lines(pdf: bytes) -> list[str]:
    """The last line of each page, without what stands on every page."""
    found = []
    for each in PdfReader(io.BytesIO(pdf)).pages:
        lines = [line.strip() for line in each.extract_text().splitlines() if line.strip()]
        own = [line for line in lines if not re.fullmatch(r"\d+ / \d+", line) and line != report("one").mark]
        found.append(own[-1] if own else "")
    return found


def moved_down(text: str, lines: int) -> str:
    """The document with so many lines before the answers about the website."""
    at = text.rindex('<div class="', 0, text.rindex('<div class="', 0, text.index('<caption dir="auto">The website<')))
    return text[:at] + "<p>x</p>" * lines + text[at:]


def heads_alone(page: Browser, path: Path, text: str) -> int:
    """How many pages of the answers end with the head of a table."""
    path.write_text(text, encoding="utf-8")
    page.show(path, width=1280)
    return sum(line in ("Asked Answered", "Answered", "The website") for line in last_lines(page.printed(A4)))


@pytest.mark.slow
def test_no_head_of_a_table_stands_alone(page: Browser, tmp_path: Path) -> None:
    """The answers are moved down until a head would stand alone; with the rule none does."""
    text = document("one")
    without = POLICY.sub("", text).replace(RULE, "")
    assert len(without) < len(text) - len(RULE)
    path = tmp_path / "report.html"
    lines = next((each for each in range(80) if heads_alone(page, path, moved_down(without, each))), None)
    assert lines is not None, "nothing to keep from standing alone"
    assert heads_alone(page, path, moved_down(text, lines)) == 0


@pytest.mark.slow
def test_no_chapter_title_stands_alone(page: Browser, tmp_path: Path) -> None:
    """No page ends with the title of a chapter, nor with the note below it; the first one ends with the contents."""
    path = tmp_path / "report.html"
    path.write_text(document("team"), encoding="utf-8")
    page.show(path, width=1280)
    titles = {each.title for each in report("team").chapters}
    contents, *others = last_lines(page.printed(A4))
    ends = set(others)
    assert contents == report("team").chapters[-1].title
    assert not titles & ends
    assert not {end for end in ends if end.endswith("is left out here, as names are.")}


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed; on Debian and Ubuntu: poppler-utils")
@pytest.mark.parametrize("kind", ["one", "team"])
def test_one_page_first_and_none_nearly_empty(page: Browser, tmp_path: Path, kind: str) -> None:
    """The verdict stands on the first page, and no page but the last one ends in its upper fifth."""
    path = tmp_path / "report.html"
    path.write_text(document(kind), encoding="utf-8")
    page.show(path, width=1280)
    printed = page.printed(A4)
    first = bare(PdfReader(io.BytesIO(printed)).pages[0].extract_text())
    [finding, *_] = report(kind).chapters[0].blocks
    assert isinstance(finding, Callout)
    assert -1 < first.find("Ataglance") < first.find(bare(finding.texts[0]))
    filled = [max(bottom for bottom in words if bottom < 795) for words in ends_of_words(printed)]
    assert [at for at, last in enumerate(filled[:-1], 1) if last < 45 + 0.2 * 754] == []


def test_on_paper_the_words_of_pictures_are_left_out_on_purpose(page: Browser, tmp_path: Path) -> None:
    """They are for those who do not see; on paper the picture has its numbers, and the table beside it names."""
    path = tmp_path / "report.html"
    path.write_text(document("one").replace("<details>", "<details open>"), encoding="utf-8")
    page.show(path, width=1280)
    printed = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.printed(A4))).pages)
    assert "Low point" in page.evaluate("document.querySelector('#journey').parentElement.innerText")
    assert "The picture in words" not in printed
    assert "Low point:" not in printed
    assert "low point" in printed
