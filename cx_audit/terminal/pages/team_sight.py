"""What the leaders predicted beside what they experienced: each, and together."""

from __future__ import annotations

from fractions import Fraction

import wcwidth

from cx_audit.core.blind_spots import Foresight, Gap, Sight
from cx_audit.core.sight import LeaderGap, TouchpointSight
from cx_audit.core.team import Walked
from cx_audit.core.team_words import Label, marked, within
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
    told = [said for each in sight.touchpoints if (said := _together(each))]
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
            sheet.paragraph(_in_parts(widest, label), mark="· ")


def _gap_of(sight: TouchpointSight, letter: str) -> Gap | None:
    return next((each.gap for each in sight.gaps if each.letter == letter), None)


def _cell(gap: Gap | None) -> Piece:
    return EMPTY if gap is None else (f"{signed(gap.gap)}{_SIGNS[gap.sight]}", _STYLES[gap.sight])


def _together(sight: TouchpointSight) -> str:
    """One touchpoint across the leaders; empty where there is one leader, or nothing that they did not see coming."""
    if sight.mean_gap is None:
        return ""
    eroded, blind, hidden = sight.built_predicted_and_eroded, sight.blind_spots, sight.hidden_strengths
    found = [f"{eroded} of {sight.count} predicted built and experienced eroded"] if eroded else []
    found += [f"a blind spot for {blind} of {sight.count}"] if blind > eroded else []
    found += [f"a hidden strength for {hidden} of {sight.count}"] if hidden else []
    if not found:
        return ""
    return f"{sight.title}: {', '.join(found)}; mean gap {_points(sight.mean_gap)}"


def _points(number: Fraction) -> str:
    """Points with their sign and one decimal."""
    tenths = round(number * 10)
    return f"+{tenths / 10:.1f}" if tenths > 0 else f"−{-tenths / 10:.1f}" if tenths < 0 else "0.0"


def _draw_leaders(sheet: Sheet, walked: Walked, label: Label) -> None:
    known = [(label(each.letter), each.foresight) for each in walked.sight.leaders if each.foresight is not None]
    if walked.sight.together is not None:
        known.append(("Together", walked.sight.together))
    figures = sum(width for _, width in _FIGURES)
    name = min(max(wcwidth.wcswidth(name) for name, _ in known), _WIDEST_NAME, max(8, sheet.width - figures))
    sheet.blank()
    sheet.row((" " * name, ""), *((padded(head, width, right=True), QUIET) for head, width in _FIGURES))
    for shown, foresight in known:
        figures_of = zip(_figures(foresight), _FIGURES, strict=True)
        cells = ((padded(sheet.screen.spell(text), width, right=True), "") for text, (_, width) in figures_of)
        sheet.row((padded(sheet.screen.spell(shown), name), STRONG), *cells)
    sheet.paragraph("Optimism is the mean gap, off by the mean without its sign, in points.", QUIET)


def _figures(foresight: Foresight) -> tuple[str, str, str, str]:
    return (
        _points(foresight.optimism),
        f"{float(foresight.mean_distance):.1f}",
        f"{foresight.right_side} of {foresight.count}",
        f"{float(foresight.mean_certainty):.0f} %",
    )


def _in_parts(widest: LeaderGap, label: Label) -> str:
    gap = widest.gap
    surprise, tint = gap.parts
    return (
        f"{label(widest.letter)} at {within(gap.title)}: predicted {signed(gap.predicted)}, felt {signed(gap.felt)}, "
        f"trust {signed(gap.trust)}. Gap {signed(gap.gap)}: surprise {signed(surprise)}, rose tint {signed(tint)}."
    )
