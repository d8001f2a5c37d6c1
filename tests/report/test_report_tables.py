"""Tables of a report in HTML: they stay tables on a telephone, and each text is in its own language and direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cx_audit.report.blocks import Cell, Chapter, Column, Report, Table, Tone
from cx_audit.report.report_html import report_html
from cx_audit.report.report_view import report_of
from tests.papers.browser import Browser, browser, installed_browser

from .materials import one_material
from .test_report_html import document

BROWSER = installed_browser()
in_a_browser = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium is installed; on Debian and Ubuntu: apt-get install chromium"
)


@pytest.fixture(scope="module")
def page() -> Iterator[Browser]:
    """One browser for all tests of this file."""
    assert BROWSER is not None
    with browser(BROWSER) as opened:
        yield opened


def with_cells(*cells: Cell, language: str = "en") -> Report:
    """A report with one table of one row."""
    columns = tuple(Column(title=f"Column {number}") for number in range(len(cells)))
    table = Table(caption="Any", columns=columns, rows=(cells,))
    return replace(
        report_of(one_material()), language=language, chapters=(Chapter(key="any", title="Any", blocks=(table,)),)
    )


def cells_of(report: Report) -> list[tuple[str, str]]:
    """The attributes and the content of each cell."""
    [row] = re.findall(r"<tbody>\s*<tr>(.*)</tr>", report_html(report))
    return re.findall(r"<t[hd]((?: [^>]*)?)>(.*?)</t[hd]>", row)


def test_texts_of_a_checklist_carry_its_language() -> None:
    """Only where it is another than that of our own texts, and is written so that a reader knows it."""
    own, ours = Cell(text="Die Hotline", of_checklist=True), Cell(text="Column")
    assert [each for each, _ in cells_of(with_cells(own, ours, own, language="de-AT"))] == [
        ' scope="row" lang="de-AT"',
        "",
        ' lang="de-AT"',
    ]
    for language in ("en", "EN-gb", "", "deutsch, ein wenig", '"><script>'):
        assert "lang=" not in "".join(each for each, _ in cells_of(with_cells(own, ours, language=language)))


def test_the_cells_of_a_checklist_are_marked() -> None:
    """Its titles, basics, what mends them and its questions are; what leaders said and our own questions are not."""
    text = report_html(replace(report_of(one_material()), language="nl"))
    marked = set(re.findall(r'<t[hd][^>]* lang="nl"[^>]*>(.*?)</t[hd]>', text))
    assert {"The website", "Did a person answer soon?"} <= marked
    assert not {"How did the website make you feel?", "A nurse with a leaking bathroom", "yes, met"} & marked
    assert '<html lang="en">' in text


def test_direction_is_left_to_texts_from_right_to_left() -> None:
    """Hebrew, Arabic and letters beyond the first plane; all others are plain, which keeps large reports small."""
    texts = ("مرحبا", "say שלום", "\U0001e900", "plain", "日本語 ≥ é", "")
    assert ["dir" in each for each, _ in cells_of(with_cells(*(Cell(text=text) for text in texts)))] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_cells_are_escaped_wherever_a_text_stands() -> None:
    """In the cell, in the title of its column, and beside the shape of a tone."""
    hostile = "<b>&\"'"
    cells = cells_of(with_cells(*(Cell(text=hostile, tone=tone) for tone in Tone)))
    assert all("&lt;b&gt;&amp;&#34;&#39;" in said for _, said in cells)
    report = with_cells(*(Cell(text="x"),) * 4)
    [chapter] = report.chapters
    [table] = chapter.blocks
    assert isinstance(table, Table)
    hostile_heads = replace(table, columns=tuple(Column(title=hostile) for _ in table.columns))
    text = report_html(replace(report, chapters=(replace(chapter, blocks=(hostile_heads,)),)))
    assert "<b>" not in text
    assert text.count('data-label="&lt;b&gt;&amp;&#34;&#39;"') == 3


@in_a_browser
@pytest.mark.parametrize("width", [360, 1280])
def test_tables_are_tables_at_any_width(page: Browser, tmp_path: Path, width: int) -> None:
    """Where rows become stacks on a telephone, those who listen still hear a table with its rows and cells."""
    path = tmp_path / "team.html"
    path.write_text(document("team"), encoding="utf-8")
    page.show(path, width=width)
    blocks = page.evaluate("getComputedStyle(document.querySelector('.stacks')).display")
    assert blocks == ("block" if width == 360 else "table")
    roles = page.roles()
    for role, tag in (
        ("table", "table"),
        ("row", "tr"),
        ("cell", "td"),
        ("rowheader", "th[scope=row]"),
        ("columnheader", "th[scope=col]"),
    ):
        there = page.evaluate(
            f"[...document.querySelectorAll('{tag}')].filter(each => getComputedStyle(each).display !== 'none').length"
        )
        assert (role, roles.count(role)) == (role, there)


LEADERS = ("Dr. Dieter Obermaier-Schlagenhauf", "Eva")
BROKEN = """[...document.querySelectorAll('td, tbody th')].flatMap(cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    for (const word of text.data.matchAll(/[^\\s-]+-?/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(each => Math.round(each.top))).size > 1) found.push(word[0]);
    }
  }
  return found;
})"""


def of_leaders(titles: tuple[str, ...], *texts: str) -> Table:
    """A table of the leaders with the same texts for each."""
    rows = tuple((Cell(text=name), *(Cell(text=text, tone=Tone.ERODED) for text in texts)) for name in LEADERS)
    return Table(caption="x", columns=tuple(Column(title=title) for title in titles), rows=rows)


@in_a_browser
@pytest.mark.parametrize("width", [360, 700, 1280])
def test_words_stay_whole_at_any_width(page: Browser, tmp_path: Path, width: int) -> None:
    """Names are parted at spaces and hyphens; only a word wider than its room is broken, and nothing sticks out."""
    tables = (
        of_leaders(("Leader", "Left feeling"), "disappointed, 7 down"),
        of_leaders(("Leader", "Stays with them tomorrow", "To a friend"), "disappointed", "understanding"),
        of_leaders(("Leader", "A", "B", "C", "D", "E"), *("frustrated",) * 5),
    )
    report = replace(report_of(one_material()), chapters=(Chapter(key="any", title="Any", blocks=tables),))
    path = tmp_path / "names.html"
    path.write_text(report_html(report), encoding="utf-8")
    page.show(path, width=width)
    assert page.evaluate(BROKEN) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    digest = replace(tables[0], rows=((Cell(text="a"), Cell(text="0123456789abcdef" * 8)),))
    path.write_text(report_html(replace(report, chapters=(Chapter(key="any", title="Any", blocks=(digest,)),))))
    page.show(path, width=360)
    assert page.evaluate(BROKEN) != []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_rows_become_stacks_where_words_would_not_stand_abreast() -> None:
    """Three columns of long words do and three of short ones do not; numbers do only where they would be cut."""

    def stacks(table: Table) -> bool:
        chapter = Chapter(key="any", title="Any", blocks=(table,))
        return ' stacks">' in report_html(replace(report_of(one_material()), chapters=(chapter,)))

    assert stacks(of_leaders(("Leader", "Stays tomorrow", "To a friend"), "disappointed", "understanding"))
    short = of_leaders(("Who", "Left", "For"), "fine", "good")
    assert not stacks(replace(short, rows=short.rows[1:]))
    numbers = tuple(
        Column(title=title, numeric=True) for title in ("disappointments", "understandings", "frustrations")
    )
    assert stacks(replace(short, columns=(short.columns[0], *numbers[:2])))
    assert not stacks(_scores(leaders=4))
    assert stacks(_scores(leaders=6))


def _scores(*, leaders: int) -> Table:
    """A score of each leader at one touchpoint."""
    letters = "ABCDEF"[:leaders]
    columns = (Column(title="Touchpoint"), *(Column(title=letter, numeric=True) for letter in letters))
    return Table(caption="x", columns=columns, rows=((Cell(text="The call"), *(Cell(text="−8") for _ in letters)),))
