"""Any picture as SVG."""

from __future__ import annotations

from typing import assert_never

from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.pictures.bars import draw_bars
from cx_audit.report.pictures.descriptions import (
    BarsPicture,
    DumbbellPicture,
    EffortPicture,
    GridPicture,
    JourneyPicture,
    Picture,
    SlopesPicture,
    SpreadPicture,
)
from cx_audit.report.pictures.dumbbells import draw_dumbbells
from cx_audit.report.pictures.effort import draw_effort
from cx_audit.report.pictures.grid import draw_grid
from cx_audit.report.pictures.journey import draw_journey
from cx_audit.report.pictures.slopes import draw_slopes
from cx_audit.report.pictures.spreads import draw_spreads
from cx_audit.report.pictures.svg import Drawing, as_svg

WIDE, NARROW = 720, 340
"""Widths in pixels that suit a page and a telephone; text keeps its size, so a page can carry one of each."""
LEAST_WIDTH = 300


def svg_of(picture: Picture, *, width: int = WIDE, themed: bool = False) -> str:
    """The picture as an SVG element, `width` pixels wide (at least 300) and as tall as it needs.

    It stands alone on white: colours are attributes. With `themed` there are classes as well, which the rules of
    `colours.theme_css` turn light or dark. No script, no style, nothing from elsewhere; the same picture gives the
    same text. The title is not drawn: it is the SVG's own title, and the page sets it as text. Raises ValueError for
    a picture with nothing to show.
    """
    return as_svg(
        drawing_of(picture, width=width), title=picture.title, description=alternative_of(picture), themed=themed
    )


def drawing_of(picture: Picture, *, width: int) -> Drawing:
    """The shapes and the labels of a picture, placed; raises ValueError for a picture with nothing to show."""
    room = float(max(width, LEAST_WIDTH))
    match picture:
        case JourneyPicture(touchpoints=(_, *_), lines=(_, *_)):
            return draw_journey(picture, room)
        case BarsPicture(bars=(_, *_)):
            return draw_bars(picture, room)
        case DumbbellPicture(pairs=(_, *_)):
            return draw_dumbbells(picture, room)
        case GridPicture(leaders=(_, *_), rows=(_, *_)):
            return draw_grid(picture, room)
        case SpreadPicture(rows=(_, *_)):
            return draw_spreads(picture, room)
        case SlopesPicture(rounds=(_, *_), slopes=(_, *_)):
            return draw_slopes(picture, room)
        case EffortPicture(actions=(_, *_)):
            return draw_effort(picture, room)
        case JourneyPicture() | BarsPicture() | DumbbellPicture() | GridPicture():
            raise ValueError("a picture with nothing to show")
        case SpreadPicture() | SlopesPicture() | EffortPicture():
            raise ValueError("a picture with nothing to show")
        case _:
            assert_never(picture)
