"""Rows with scores of two rounds or more: a track from one to the other, the figures, an arrow and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import wcwidth

from cx_audit.core.movement import Course, Movement, Number
from cx_audit.core.round_words import side_text, slope_text
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Piece, Sheet, padded

NARROW = 64
_HALF = 10
_ARROWS = {Course.UP: "↑", Course.DOWN: "↓", Course.SAME: "="}
_NOT_WALKED = "–"
_WIDEST_LABEL = 14
_BETWEEN = " → "


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a track is drawn on: scores from -`limit` to +`limit`, each figure `figure` columns wide."""

    limit: int
    figure: int


TRUST = Scale(limit=10, figure=3)
NET_TRUST = Scale(limit=100, figure=5)


def label_width(labels: Sequence[str]) -> int:
    """The columns that the leaders' letters or names take."""
    return min(_WIDEST_LABEL, max((wcwidth.wcswidth(label) for label in labels), default=1))


def draw_legend(sheet: Sheet, numbers: tuple[int, int], *, label: int) -> None:
    """Which sign is which round, and which side is which; nothing where there is no room for tracks."""
    if sheet.width < NARROW:
        return
    sides = "eroded" + " " * (2 * _HALF + 1 - len("eroded") - len("built")) + "built"
    sheet.row((" " * (label + 2) + sides, QUIET), (f"  ○ round {numbers[0]}  ● round {numbers[1]}", QUIET))


def draw_movement(sheet: Sheet, label: str, moved: Movement, figures: tuple[str, str], scale: Scale) -> None:
    """One leader's row: the track, from which score to which, the arrow, and on which side of the line it is now."""
    style = _style(moved.course)
    track = [*_track(moved, scale.limit), ("  ", "")] if sheet.width >= NARROW else []
    before = padded(sheet.screen.spell(figures[0]), scale.figure, right=True)
    after = padded(sheet.screen.spell(figures[1]), scale.figure)
    words_style = STRONG if moved.crossed else ""
    sheet.row(
        (label + "  ", STRONG),
        *track,
        (before + _BETWEEN + after, ""),
        (f"  {_ARROWS[moved.course]}  ", f"bold {style}" if style else STRONG),
        (side_text(moved), words_style),
    )


def draw_series(sheet: Sheet, label: str, scores: Sequence[Number | None], figures: Sequence[str], width: int) -> None:
    """One leader's row over several rounds: every score, None for a round that was not walked, and where they went."""
    shown = [padded(sheet.screen.spell(each) if each else _NOT_WALKED, width, right=True) for each in figures]
    known = [score for score in scores if score is not None]
    slope = slope_text(known)
    row = _BETWEEN.join(shown)
    if wcwidth.wcswidth(f"{label}  {row}  {slope}") <= sheet.width:
        sheet.row((label + "  ", STRONG), (row, ""), ("  " + slope, STRONG))
    else:
        figures_alone = _BETWEEN.join(each.strip() for each in shown)
        sheet.paragraph(f"{figures_alone}  {slope}", mark=label + "  ", mark_style=STRONG)


def _style(course: Course) -> str:
    return {Course.UP: BUILT, Course.DOWN: ERODED, Course.SAME: ""}[course]


def _track(moved: Movement, limit: int) -> list[Piece]:
    """A line with a mark at the earlier score and one at the later; the middle is where trust is neither."""
    start, end = _cell(moved.before, limit), _cell(moved.after, limit)
    style = _style(moved.course)
    cells: list[Piece] = [(" ", "")] * (2 * _HALF + 1)
    cells[_HALF] = ("│", QUIET)
    for at in range(min(start, end) + 1, max(start, end)):
        cells[at] = ("━", style)
    cells[start] = ("○", QUIET)
    cells[end] = ("●", f"bold {style}" if style else STRONG)
    return cells


def _cell(score: Number, limit: int) -> int:
    if not score:
        return _HALF
    steps = max(1, round(abs(Fraction(score)) * _HALF / limit))
    return _HALF + steps if score > 0 else _HALF - steps
