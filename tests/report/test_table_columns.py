"""Columns that are there to be written in by hand, and the room that words have beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cx_audit.report.blocks import Cell, Column, Report, Table
from cx_audit.report.pdf.columns import INSET, widths_of
from cx_audit.report.pdf.tables import table_content
from cx_audit.report.pdf.words import widest_word
from cx_audit.report.report_html import report_html
from cx_audit.report.report_view import report_of
from cx_audit.report.table_columns import LEAST_SHARE, balanced, says_most, to_write_in, weight_of
from tests.papers.browser import browser

from .estimates import estimated, in_turn
from .materials import material_of, team_of_size
from .test_report_html import BROWSER, in_a_browser

ROOM = 480.0
WIDTHS = "[...document.querySelectorAll('#effort ~ div th[scope=col]')].map(each => each.getBoundingClientRect().width)"


def actions() -> Report:
    """The report of a team whose checklist says nothing of effort, with nothing but its actions."""
    shown = report_of(material_of(estimated(team_of_size(6), in_turn(None)), 1))
    return replace(shown, chapters=tuple(each for each in shown.chapters if each.key == "effort"))


def table_of_actions() -> Table:
    """The table that is filled in at the meeting."""
    [table] = [block for block in actions().chapters[0].blocks if isinstance(block, Table)]
    return table


def by_hand(table: Table) -> list[int]:
    return sorted(to_write_in(table))


def test_columns_without_a_text_are_to_be_written_in() -> None:
    """Effort, owner and day; the column of the actions says most."""
    table = table_of_actions()
    titles = [column.title for column in table.columns]
    assert [titles[at] for at in by_hand(table)] == ["Effort", "Owner", "Day"]
    most = says_most(table)
    assert most is not None
    assert titles[most] == "Action"
    assert says_most(replace(table, rows=())) is None
    assert says_most(table.without_empty_columns) is None


def test_on_a_page_words_have_the_room() -> None:
    """A third of the width at least for what is to be done, 2.5 cm for owner and day, and a word's room for effort."""
    table = table_of_actions()
    widths = widths_of(table, ROOM, 9.2)
    effort, owner, day = (widths[at] for at in by_hand(table))
    assert sum(widths) == pytest.approx(ROOM)
    assert widths[says_most(table) or 0] >= ROOM * LEAST_SHARE - 0.01
    assert owner == pytest.approx(day)
    assert 70.8 < owner < 75
    assert 40 < effort < 50


def test_room_to_spare_goes_to_words() -> None:
    """Short texts do not make the empty columns beside them wider."""
    columns = tuple(Column(title=title) for title in ("What", "Owner", "Day"))
    table = Table(caption="x", columns=columns, rows=((Cell(text="Call back"), Cell(text=""), Cell(text="")),))
    what, owner, day = widths_of(table, ROOM, 9.2)
    assert what > ROOM - 145
    assert owner == day
    empty = replace(table, rows=())
    assert widths_of(empty, ROOM, 9.2) == [pytest.approx(ROOM / 3)] * 3


@in_a_browser
def test_in_a_window_words_have_the_room(tmp_path: Path) -> None:
    """The same in HTML, as a browser lays the table out."""
    assert BROWSER is not None
    path = tmp_path / "actions.html"
    path.write_text(report_html(actions()), encoding="utf-8")
    with browser(BROWSER) as page:
        page.show(path, width=1280)
        widths = page.evaluate(WIDTHS)
    effort, owner, day = (widths[at] for at in by_hand(table_of_actions()))
    assert max(widths) == widths[says_most(table_of_actions()) or 0]
    assert max(widths) >= sum(widths) * LEAST_SHARE
    assert abs(owner - day) <= 1
    assert 94 <= owner < sum(widths) / 6
    assert effort < owner


LONG = "Dr. Dieter Obermaier-Schlagenhauf"


def of_leaders() -> Table:
    """A table of leaders with long names, of whom one said much."""
    columns = (Column(title="Leader"), Column(title="Trust", numeric=True), *(Column(title=each) for each in "XYZ"))
    texts = (("Eva", "−3", "much " * 40, "a little more " * 8, "disappointed"), (LONG, "+7", "", "the end", "glad"))
    return Table(caption="x", columns=columns, rows=tuple(tuple(Cell(text=text) for text in row) for row in texts))


@pytest.mark.parametrize("room", [ROOM, 330.0])
def test_words_stay_whole_on_a_page(room: float) -> None:
    """Each column is as wide as its widest word, and a name with a hyphen is two of them."""
    widths = widths_of(of_leaders(), room, 9.2)
    assert sum(widths) == pytest.approx(room)
    for at, column in enumerate(of_leaders().columns):
        texts = [column.title, *(row[at].text for row in of_leaders().rows)]
        assert widths[at] >= max(widest_word(text, 9.2, bold=not at) for text in texts) + INSET - 0.01
    assert widths[0] < widest_word(LONG.replace("-", ""), 9.2, bold=True)


def test_names_in_a_table_are_plain_texts() -> None:
    """What fits its column has no other places to break a line than its own."""
    rows = table_content(of_leaders(), small=False, language="")["rows"]
    assert isinstance(rows, list)
    assert [row["cells"][0] for row in rows] == ["Eva", LONG]


def test_rooms_are_shared_so_that_rows_are_low() -> None:
    """Who says more gets more, nobody falls below the floor or gets more than is wanted, and all of it is given."""
    weights = [weight_of(widths) for widths in ((50.0, 400.0), (50.0, 100.0), (20.0, 20.0))]
    shares = balanced([40.0, 40.0, 20.0], [400.0, 100.0, 20.0], weights, 300.0)
    assert sum(shares) == pytest.approx(300)
    assert shares[2] == pytest.approx(20)
    assert shares[0] > shares[1] > 40
    assert weight_of((400.0, 400.0)) > weight_of((400.0, 20.0)) > weight_of((210.0, 210.0))


def test_without_room_the_widest_do_with_less() -> None:
    """Narrow columns keep what they need."""
    assert balanced([100.0, 20.0, 200.0], [100.0, 20.0, 200.0], [1.0, 1.0, 1.0], 180.0) == pytest.approx([80, 20, 80])
    with pytest.raises(ValueError, match="nothing to share"):
        balanced([1.0], [2.0], [1.0], 3.0)
