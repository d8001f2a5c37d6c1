"""A report as Markdown: the same chapters, and texts from outside that stay text."""

from __future__ import annotations

import re

from cx_audit.report.report_markdown import report_markdown
from cx_audit.report.report_view import report_of
from tests.papers.hostile import PIECES

from .materials import VERY_LONG, hostile_material, team_material


def test_same_chapters_as_the_view() -> None:
    """Each chapter has its heading, in the same order; the levels have no gap."""
    report = report_of(team_material())
    written = report_markdown(report)
    headings = re.findall(r"^(#+) (.*)$", written, re.MULTILINE)
    assert [title for level, title in headings if level == "##"] == [each.title for each in report.chapters]
    assert {level for level, _ in headings} == {"#", "##", "###"}


def test_tables_have_as_many_cells_in_each_row() -> None:
    """No text from outside opens a cell, ends a row or begins a block of its own."""
    written = report_markdown(report_of(hostile_material()))
    for block in written.split("\n\n"):
        lines = block.splitlines()
        if lines[0].startswith("| "):
            counts = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
            assert len(counts) == 1


def test_outside_text_stays_text() -> None:
    """Markup, links, headings and html are escaped wherever they stand, and no letter is lost."""
    written = report_markdown(report_of(hostile_material()))
    assert VERY_LONG in written
    shown = re.sub(r"\\(.)", r"\1", written)
    for piece in PIECES:
        assert " ".join(piece.split()) in shown, piece
    bare = re.sub(r"\\.", "", written)
    assert not re.search(r"[<`~$\[\]]", bare)
    assert not re.search(r"^(#|>|-|\d+[.)])? ?# ", bare, re.MULTILINE) or bare.count("\n# ") == 1
