"""Predictions beside what was experienced, and how good they were together."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.core.blind_spots import Foresight, Gap, Sight
from cx_audit.core.words import BLIND_SPOT_MEANS, signed
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Sheet, padded

_WIDEST_NAME = 18
_FIGURES = 23


def draw_gaps(sheet: Sheet, gaps: Sequence[Gap]) -> None:
    """A row for each prediction, the one that hoped most first."""
    name = min(_WIDEST_NAME, max(len(gap.title) for gap in gaps))
    for gap in sorted(gaps, key=lambda gap: -gap.gap):
        _draw_gap(sheet, gap, name)
    if any(gap.sight is not Sight.SEEN for gap in gaps):
        sheet.paragraph(BLIND_SPOT_MEANS, QUIET)


def draw_foresight(sheet: Sheet, foresight: Foresight) -> None:
    """How often the side was right, how far off the predictions were, which way, and how certain."""
    mean = float(foresight.optimism)
    distance = f"{float(foresight.mean_distance):.1f} points"
    lean = f", and {abs(mean):.1f} too {'hopeful' if mean > 0 else 'gloomy'}" if mean else ""
    sheet.paragraph(
        f"Built or eroded: you foresaw {foresight.right_side} of {foresight.count}. "
        f"On average your predictions were {distance} away{lean}; you were "
        f"{float(foresight.mean_certainty):.0f} % certain.",
        QUIET,
    )


def _draw_gap(sheet: Sheet, gap: Gap, name: int) -> None:
    style = {Sight.BLIND_SPOT: ERODED, Sight.HIDDEN_STRENGTH: BUILT, Sight.SEEN: QUIET}[gap.sight]
    said = {
        Sight.BLIND_SPOT: "blind spot",
        Sight.HIDDEN_STRENGTH: "hidden strength",
        Sight.SEEN: "as foreseen" if gap.right_side else "other side",
    }[gap.sight]
    spell = sheet.screen.spell
    outcome = [(said, style)]
    if sheet.width < name + _FIGURES + len(Sight.HIDDEN_STRENGTH):
        sheet.row((gap.title, STRONG), ("  " + said, style))
        outcome, name = [], 0
    sheet.row(
        (padded(gap.title, name) + " " if name else "", STRONG),
        (padded(spell(signed(gap.predicted)), 4, right=True), ""),
        (spell(" → "), QUIET),
        (padded(spell(signed(gap.trust)), 4), ""),
        (padded(spell(f"gap {signed(gap.gap)}"), 9), QUIET),
        *outcome,
    )
