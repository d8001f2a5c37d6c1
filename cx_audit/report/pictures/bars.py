"""Scores as bars to either side of the line of no neutral ground: filled to the right, striped to the left."""

from __future__ import annotations

from cx_audit.core.words import signed
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import BarsPicture
from cx_audit.report.pictures.marks import colour_of, sign_of, striped
from cx_audit.report.pictures.rows import Row, rows_of
from cx_audit.report.pictures.svg import (
    TEXT,
    Box,
    Drawing,
    Label,
    Shape,
    centred_baseline,
    rectangle,
)
from cx_audit.report.pictures.widths import width_of

NO_SCORE = "no score"
_HALF = 8.0
_SIGN = 16.0


def draw_bars(picture: BarsPicture, width: float) -> Drawing:
    """The bars in their order, each with its sign, its score and its words."""
    spare = _SIGN + 4 + width_of(signed(-picture.reach), TEXT, bold=True)
    rows = rows_of(
        [Row(name=bar.name, words=(bar.words,) if bar.words else ()) for bar in picture.bars],
        width=width,
        reach=picture.reach,
        spare=spare,
    )
    shapes, labels = list(rows.shapes), list(rows.labels)
    middle = rows.scale.middle
    for bar, y in zip(picture.bars, rows.centres, strict=True):
        if bar.score is None:
            labels.append(missing(middle + 6, y))
            continue
        end = rows.scale.at(bar.score)
        box = Box(left=min(middle, end), top=y - _HALF, right=max(middle, end), bottom=y + _HALF)
        shapes += [Shape(path=rectangle(box), fill=Role.BUILT)] if bar.score > 0 else striped(box)
        side = 1 if bar.score > 0 else -1
        shapes.append(sign_of(bar.score, end + side * 10, y))
        labels.append(score_label(bar.score, end + side * (_SIGN + 3), y))
    return Drawing(width=width, height=rows.bottom, shapes=tuple(shapes), labels=tuple(labels))


def score_label(score: int, x: float, y: float, *, backed: bool = False) -> Label:
    """A score beside its mark, to the right where it is above 0, else to the left."""
    return Label(
        text=signed(score),
        x=x,
        y=centred_baseline(y, TEXT),
        anchor="start" if score > 0 else "end",
        size=TEXT,
        bold=True,
        colour=colour_of(score),
        backed=backed,
    )


def missing(x: float, y: float) -> Label:
    """What stands where there is no score."""
    return Label(text=NO_SCORE, x=x, y=centred_baseline(y, TEXT - 1), colour=Role.QUIET, backed=True)
