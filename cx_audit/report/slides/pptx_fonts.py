"""How wide bold text is in the font of the slides, where that has to be known better than from above."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cx_audit.report.fonts import FOLDER
from cx_audit.report.pictures.widths import width_of

_SAFELY = 1.01
"""What other programs may take more for the same letters."""


def bold_width(text: str, size: float) -> float:
    """How wide the text is in Liberation Sans Bold, which is as wide as Arial; estimated for letters that it lacks."""
    ems = _ems()
    known = sum(ems.get(letter, 0.0) for letter in text) * size * _SAFELY
    lacking = "".join(letter for letter in text if letter not in ems)
    return known + (width_of(lacking, size, bold=True) if lacking else 0.0)


@cache
def _ems() -> Mapping[str, float]:
    from fontTools.ttLib import TTFont

    with TTFont(FOLDER / "LiberationSans-Bold.ttf", lazy=True) as font:
        widths, unit = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): widths[name][0] / unit for code, name in font.getBestCmap().items()}
