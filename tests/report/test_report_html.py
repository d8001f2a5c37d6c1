"""A report as HTML: hostile texts are letters, nothing is fetched, and anybody can read it, with a keyboard too.

Set CX_AUDIT_PICTURES to a folder to look at what was seen.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cx_audit.report.blocks import Figure, Logo, Report, Table
from cx_audit.report.report_html import report_html
from cx_audit.report.report_view import report_of
from tests.papers.browser import A4, LETTER, Browser, browser, installed_browser
from tests.papers.hostile import PIECES
from tests.papers.test_text_is_text import Read

from .materials import VERY_LONG, hostile_material, material_of, one_material, team_material, team_of_size

BROWSER = installed_browser()
NEEDS_A_BROWSER = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium is installed; on Debian and Ubuntu: apt-get install chromium"
)


def in_a_browser(test: Callable[..., None]) -> Callable[..., None]:
    """A test that a browser is needed for, which takes long."""
    marked: Callable[..., None] = pytest.mark.slow(NEEDS_A_BROWSER(test))
    return marked


PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LOGO = Logo(data=PIXEL, media_type="image/png", words="Logo of Tidewater Tiles")
KINDS = ("one", "team", "hostile")


@cache
def report(kind: str) -> Report:
    """One leader's report, a team's with everything in it, one of more leaders than are drawn, and a hostile one."""
    match kind:
        case "one":
            return report_of(one_material(names=True))
        case "team":
            return report_of(team_material(), by="Harbour Advice", draft=True, logo=LOGO)
        case "large":
            return report_of(material_of(team_of_size(25), 1))
        case _:
            return report_of(hostile_material(), by=PIECES[0], draft=True)


@cache
def document(kind: str) -> str:
    """The report's document."""
    return report_html(report(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_policy_allows_our_style_sheet_and_pictures_within(kind: str) -> None:
    """No script, nothing from elsewhere, and the digest is that of the one style sheet."""
    text = document(kind)
    [style] = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src &#39;sha256-{digest}&#39;; img-src data:;" in text
    assert "<script" not in text.lower()
    assert not re.search(r'\b(?:src|href)="(?!data:image/png;base64,|#)', text)
    assert not re.search(r"\sstyle=|url\(|@import", text)


def test_hostile_report_has_the_tags_of_an_ordinary_one() -> None:
    """The same kinds of tags and attributes, all of them closed, and every letter of the hostile texts."""
    read, ordinary = Read(document("hostile")), Read(document("team"))
    assert set(read.tags) <= set(ordinary.tags)
    assert {name for name, _ in read.attributes} <= {name for name, _ in ordinary.attributes}
    assert read.open == []
    said = " ".join(read.texts)
    assert VERY_LONG in said
    assert [piece for piece in PIECES if " ".join(piece.split()) not in said] == []


@pytest.mark.parametrize("kind", KINDS)
def test_tables_and_headings_are_told(kind: str) -> None:
    """Headings leave out no level, each table has a caption and scopes, and links lead to chapters."""
    text = document(kind)
    levels = [int(level) for level in re.findall(r"<h(\d)", text)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert text.count("<table") == text.count("<caption") > 10
    assert len(re.findall("<th[ >]", text)) == text.count("<th scope=")
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_pictures_have_titles_and_words() -> None:
    """Each picture stands with its finding and the same in words."""
    text = document("team")
    assert text.count("<summary>The picture in words</summary>") == text.count('<div class="wide">') > 4
    assert f'alt="{LOGO.words}"' in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_and_table_of_the_view_is_there(kind: str) -> None:
    """So what looks for barriers and what follows the keyboard goes over all of them; the team has every kind."""
    text = document(kind)
    blocks = [block for each in report(kind).chapters for block in each.blocks]
    figures = [block for block in blocks if isinstance(block, Figure)]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert (text.count("<figure>"), text.count("<details>")) == (len(figures), len(figures))
    assert text.count("<table") == len(tables)
    assert text.count('role="group" tabindex="0"') == sum(len(each.columns) > 4 for each in tables)
    if kind == "team":
        assert {type(each.picture).__name__ for each in figures} == {
            f"{name}Picture" for name in ("Bars", "Dumbbell", "Effort", "Grid", "Journey", "Slopes")
        }


def test_every_chapter_of_the_view_is_there() -> None:
    """The document has the chapters of the report in the same order."""
    assert re.findall(r'<h2 id="([^"]+)" dir', document("team")) == [each.key for each in report("team").chapters]


@pytest.fixture(scope="module")
def page() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    assert BROWSER is not None
    with browser(BROWSER) as opened:
        yield opened


@pytest.fixture
def quiet(page: Browser) -> Iterator[Browser]:
    """The browser, which must have nothing to say, and nothing to fetch but the file and the pictures in it."""
    page.said.clear()
    page.asked_for.clear()
    yield page
    assert page.said == []
    assert {url.partition(":")[0] for url in page.asked_for} <= {"file", "data"}


def kept(name: str, data: bytes) -> None:
    """Keep what was seen where somebody wants to look at it."""
    folder = os.environ.get("CX_AUDIT_PICTURES")
    if folder:
        (Path(folder) / name).write_bytes(data)


def at(folder: Path, kind: str) -> Path:
    """The report as a file."""
    path = folder / f"{kind}.html"
    path.write_text(document(kind), encoding="utf-8")
    return path


FITTING = [(kind, width, dark) for kind in KINDS for width in (360, 1280) for dark in (False, True)]
LONG = {each for each in FITTING if each[0] == "hostile" and each != ("hostile", 360, False)}


@in_a_browser
@pytest.mark.parametrize(
    ("kind", "width", "dark"),
    [pytest.param(*each, marks=pytest.mark.slow) if each in LONG else each for each in FITTING],
)
def test_reports_fit_the_window(quiet: Browser, tmp_path: Path, kind: str, width: int, dark: bool) -> None:
    """Nothing sticks out to the side, no script ran, and the page says nothing and fetches nothing."""
    quiet.show(at(tmp_path, kind), width=width, dark=dark)
    assert quiet.evaluate("document.documentElement.scrollWidth") <= width
    assert quiet.evaluate("document.title") == f"{report(kind).title} · {report(kind).whose}"
    assert quiet.evaluate("getComputedStyle(document.body).maxWidth") == "896px"
    shown = "getComputedStyle(document.querySelector('.{}')).display"
    assert (quiet.evaluate(shown.format("wide")), quiet.evaluate(shown.format("narrow"))) == (
        ("none", "block") if width == 360 else ("block", "none")
    )
    if kind != "hostile" and "CX_AUDIT_PICTURES" in os.environ:
        kept(f"report-{kind}-{width}-{'dark' if dark else 'light'}.png", quiet.picture())


OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true })"
AXE = (
    "axe.run(document, {resultTypes: ['violations']}).then(found => { document.axe = JSON.stringify("
    "found.violations.map(each => [each.id, each.nodes.map(node => node.html + ' ' + node.failureSummary)])) })"
)


def violations(page: Browser) -> Any:
    """What axe-core finds in the page that is shown, with the words of its pictures unfolded.

    The policy of the page keeps scripts out, but not ours.
    """
    axe = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(f"{OPEN}; {axe}; void 0")
    page.evaluate(f"{AXE}; void 0")
    for _ in range(600):
        found = page.evaluate("document.axe")
        if found is not None:
            return json.loads(found)
        page.evaluate("new Promise(done => setTimeout(done, 50))")
    raise AssertionError("axe-core did not end")


LOOKS = [(kind, width, dark) for kind in ("one", "team", "large") for width in (360, 1280) for dark in (False, True)]
SOON = {("one", 360, False), ("team", 1280, True)}


@in_a_browser
@pytest.mark.parametrize(
    ("kind", "width", "dark"),
    [each if each in SOON else pytest.param(*each, marks=pytest.mark.slow) for each in LOOKS],
)
def test_no_barrier_is_found(page: Browser, tmp_path: Path, kind: str, width: int, dark: bool) -> None:
    """axe-core finds nothing against the report, in both colour schemes, on a telephone and on a screen."""
    page.show(at(tmp_path, kind), width=width, dark=dark)
    assert violations(page) == []


@in_a_browser
def test_the_page_begins_at_the_top_and_its_title_below(page: Browser, tmp_path: Path) -> None:
    """Without a mark there is paper above the title, not what lies around the page."""
    page.show(at(tmp_path, "one"), width=1280)
    page.evaluate("document.querySelectorAll('.mark, header img').forEach(each => each.remove())")
    top = "document.querySelector('{}').getBoundingClientRect().top"
    assert page.evaluate(top.format("body")) == 0
    assert page.evaluate(top.format("h1")) >= 16


@in_a_browser
def test_axe_finds_a_barrier_where_there_is_one(page: Browser, tmp_path: Path) -> None:
    """The search finds what it should: a picture without words."""
    path = tmp_path / "barrier.html"
    path.write_text(document("one").replace("<h1>", '<img src="data:,"><h1>'), encoding="utf-8")
    page.show(path, width=1280)
    assert [name for name, _ in violations(page)] == ["image-alt"]


@in_a_browser
def test_the_keyboard_goes_in_the_order_of_reading(quiet: Browser, tmp_path: Path) -> None:
    """First the link that leads past the contents, then the contents, then what scrolls or opens, downwards."""
    quiet.show(at(tmp_path, "team"), width=1280)
    places = quiet.evaluate(
        "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')]"
        ".filter(each => each.offsetParent !== null).map(each => each.getBoundingClientRect().top + scrollY)"
    )
    columns = len(report("team").chapters) + 1
    pictures = document("team").count("<details>")
    assert len(places) == columns + pictures + document("team").count('tabindex="0"')
    assert places[columns:] == sorted(places[columns:])
    assert quiet.evaluate("document.querySelector('a[href]').className") == "skip"
    assert quiet.evaluate("document.querySelectorAll('[tabindex]:not([tabindex=\"0\"]):not(#chapters)').length") == 0
    assert quiet.evaluate("document.querySelector(document.querySelector('.skip').hash).tabIndex") == -1
    focused = "(document.querySelector('.skip').focus(), document.activeElement.getBoundingClientRect().left)"
    assert quiet.evaluate(focused) >= 0


@in_a_browser
@pytest.mark.parametrize(("kind", "fewest", "most"), [("one", 14, 22), ("team", 26, 44)])
def test_how_many_pages_a_report_prints_on(quiet: Browser, tmp_path: Path, kind: str, fewest: int, most: int) -> None:
    """Nothing runs away, on A4 and on Letter."""
    quiet.show(at(tmp_path, kind), width=1280)
    for name, size in (("A4", A4), ("Letter", LETTER)):
        pdf = quiet.printed(size)
        kept(f"report-{kind}-{name}.pdf", pdf)
        assert fewest <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= most, name


@in_a_browser
def test_large_teams_fit(quiet: Browser, tmp_path: Path) -> None:
    """More leaders than are drawn, and nothing sticks out."""
    path = at(tmp_path, "large")
    for width in (360, 1280):
        quiet.show(path, width=width)
        assert quiet.evaluate("document.documentElement.scrollWidth") <= width
