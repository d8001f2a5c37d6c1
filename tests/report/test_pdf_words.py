"""Texts and tables before they are set: the parts are the text, and the columns fill the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.report.blocks import Cell, Column, Table
from cx_audit.report.pdf.columns import widths_of
from cx_audit.report.pdf.words import runs_leftwards, said
from cx_audit.report.pictures.widths import width_of

ROOM = 480.0


def parts_of(text: str, room: float) -> list[str]:
    """The parts of a text between which a line may break."""
    found = said(text, room=room, size=9.0)
    if isinstance(found, str):
        return [found]
    parts = found["parts"]
    assert isinstance(parts, list)
    return parts


@given(st.text(st.sampled_from("abWM. -é日ẁ\u0301عﷺ\u00ad\u200b\u200d\u00a0\n👩"), max_size=80), st.floats(10, 200))
def test_parts_together_are_the_text(text: str, room: float) -> None:
    """No letter is added and none is lost, wherever a line may break; only white space is folded."""
    assert "".join(parts_of(text, room)).split() == text.split()


@pytest.mark.parametrize("letter", ["x", "W", "ẁ", "Щ"])
def test_words_that_fit_no_line_may_break(letter: str) -> None:
    """Each part is far narrower than the line, so that lines fill up; a word that fits stays whole."""
    assert max(width_of(part, 9.0) for part in parts_of(letter * 400, 60.0)) <= 60 / 2
    assert parts_of(f"{letter * 3} and {letter * 3}", 60.0) == [f"{letter * 3} and {letter * 3}"]


def test_direction_is_that_of_the_first_letter_that_has_one() -> None:
    """As browsers tell it."""
    assert runs_leftwards("1. عنوان and more")
    assert not runs_leftwards("A عنوان")
    assert not runs_leftwards("12 · 日本")


cells = st.text("abc Wi,", max_size=60) | st.text("W日عﷺ\u00ad\u0301 \n", max_size=200)


@given(st.integers(1, 9).flatmap(lambda count: st.lists(st.tuples(*[cells] * count), min_size=1, max_size=5)))
def test_columns_fill_the_page(rows: list[tuple[str, ...]]) -> None:
    """Whatever is in them, together they are as wide as the page, and none is too narrow for a letter."""
    table = Table(
        caption="",
        columns=tuple(Column(title=f"Column {at}", numeric=at % 2 == 1) for at in range(len(rows[0]))),
        rows=tuple(tuple(Cell(text=text) for text in row) for row in rows),
    )
    widths = widths_of(table, ROOM, 9.0)
    assert sum(widths) == pytest.approx(ROOM)
    assert min(widths) > 20


def test_a_column_to_write_in_has_room() -> None:
    """An empty column is wider than its heading needs."""
    columns = (Column(title="What"), Column(title="Day"))
    table = Table(caption="", columns=columns, rows=((Cell(text="word " * 200), Cell(text="")),))
    assert widths_of(table, ROOM, 9.0)[1] > 50
