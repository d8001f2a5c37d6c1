"""Columns that are there to be written in by hand, and the room that words have beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cx_audit.report.blocks import Cell, Column, Report, Table
from cx_audit.report.pdf.columns import widths_of
from cx_audit.report.report_html import report_html
from cx_audit.report.report_view import report_of
from cx_audit.report.table_columns import LEAST_SHARE, says_most, to_write_in
from tests.papers.browser import browser

from .materials import material_of, team_of_size
from .test_report_html import BROWSER, in_a_browser

ROOM = 480.0
WIDTHS = "[...document.querySelectorAll('#effort ~ div th[scope=col]')].map(each => each.getBoundingClientRect().width)"


def actions() -> Report:
    """The report of a team, with nothing but its actions."""
    shown = report_of(material_of(team_of_size(6), 1))
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
    assert [titles[at] for at in by_hand(table)] == ["Effort, 1 to 3", "Owner", "Day"]
    most = says_most(table)
    assert most is not None
    assert titles[most] == "Action"
    assert says_most(replace(table, rows=())) is None
    assert says_most(table.without_empty_columns) is None


def test_on_a_page_words_have_the_room() -> None:
    """A third of the width at least for what is to be done; what is written by hand has one modest width."""
    table = table_of_actions()
    widths = widths_of(table, ROOM, 9.2)
    hand = [widths[at] for at in by_hand(table)]
    assert sum(widths) == pytest.approx(ROOM)
    assert widths[says_most(table) or 0] >= ROOM * LEAST_SHARE
    assert hand == [pytest.approx(hand[0])] * 3
    assert 40 < hand[0] < 60


def test_room_to_spare_goes_to_words() -> None:
    """Short texts do not make the empty columns beside them wider."""
    columns = tuple(Column(title=title) for title in ("What", "Owner", "Day"))
    table = Table(caption="x", columns=columns, rows=((Cell(text="Call back"), Cell(text=""), Cell(text="")),))
    what, owner, day = widths_of(table, ROOM, 9.2)
    assert what > ROOM - 120
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
    hand = [widths[at] for at in by_hand(table_of_actions())]
    assert max(widths) == widths[says_most(table_of_actions()) or 0]
    assert max(widths) >= sum(widths) * LEAST_SHARE
    assert max(hand) - min(hand) <= 1
    assert max(hand) < sum(widths) / 8
