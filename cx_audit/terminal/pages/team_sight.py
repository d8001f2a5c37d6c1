"""What the leaders predicted beside what they experienced: each, and together."""

from __future__ import annotations

import wcwidth

from cx_audit.core.blind_spots import Gap, Sight
from cx_audit.core.sight import TouchpointSight
from cx_audit.core.sight_words import THE_FIGURES, figures_text, in_parts_text, right_side_text, together_text
from cx_audit.core.team import Walked
from cx_audit.core.team_words import Label, marked
from cx_audit.core.words import signed
from cx_audit.terminal.pages.grid import EMPTY, GridRow, draw_grid
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Piece, Sheet, padded

_SIGNS = {Sight.BLIND_SPOT: "▼", Sight.HIDDEN_STRENGTH: "▲", Sight.SEEN: " "}
_STYLES = {Sight.BLIND_SPOT: ERODED, Sight.HIDDEN_STRENGTH: BUILT, Sight.SEEN: QUIET}
_FIGURES = (("optimism", 10), ("off by", 8), ("right side", 12), ("certain", 9))
_WIDEST_NAME = 24


def draw_sight(sheet: Sheet, walked: Walked, label: Label) -> None:
    """The gaps as a grid, the touchpoints in words, each leader's foresight, and the widest gaps in two parts."""
    sight = walked.sight
    if not sight.touchpoints:
        return
    sheet.heading("Predicted and experienced")
    letters = [each.letter for each in sight.leaders if each.gaps]
    draw_grid(
        sheet,
        letters,
        [
            GridRow(
                title=marked(walked, each.touchpoint_id, each.title),
                cells=tuple(_cell(_gap_of(each, letter)) for letter in letters),
            )
            for each in sight.touchpoints
        ],
    )
    sheet.paragraph("The gap is prediction − experienced · ▼ blind spot · ▲ hidden strength", QUIET)
    told = [said for each in sight.touchpoints if (said := together_text(each))]
    if told:
        sheet.blank()
    for said in told:
        sheet.paragraph(said, mark="· ")
    _draw_leaders(sheet, walked, label)
    for each in sight.leaders:
        if not each.sealed:
            sheet.paragraph(f"The predictions of {label(each.letter)} were changed after they were sealed.", STRONG)
    if sight.widest:
        sheet.blank()
        sheet.row(("The widest gaps", STRONG))
        for widest in sight.widest:
            sheet.paragraph(in_parts_text(widest, label), mark="· ")


def _gap_of(sight: TouchpointSight, letter: str) -> Gap | None:
    return next((each.gap for each in sight.gaps if each.letter == letter), None)


def _cell(gap: Gap | None) -> Piece:
    return EMPTY if gap is None else (f"{signed(gap.gap)}{_SIGNS[gap.sight]}", _STYLES[gap.sight])


def _draw_leaders(sheet: Sheet, walked: Walked, label: Label) -> None:
    known = [(label(each.letter), each.foresight) for each in walked.sight.leaders if each.foresight is not None]
    if walked.sight.together is not None:
        known.append(("Together", walked.sight.together))
    figures = sum(width for _, width in _FIGURES)
    name = min(max(wcwidth.wcswidth(name) for name, _ in known), _WIDEST_NAME, max(8, sheet.width - figures))
    sheet.blank()
    sheet.row((" " * name, ""), *((padded(head, width, right=True), QUIET) for head, width in _FIGURES))
    for shown, foresight in known:
        figures_of = zip(figures_text(foresight), _FIGURES, strict=True)
        cells = ((padded(sheet.screen.spell(text), width, right=True), "") for text, (_, width) in figures_of)
        sheet.row((padded(sheet.screen.spell(shown), name), STRONG), *cells)
    together = right_side_text([each.foresight for each in walked.sight.leaders if each.foresight is not None])
    if together:
        sheet.paragraph(together)
    sheet.paragraph(THE_FIGURES, QUIET)
