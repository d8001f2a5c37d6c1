"""Touchpoints down and leaders across: filled with ▲ where trust was built, outlined with ▼ where it was eroded."""

from __future__ import annotations

from math import ceil

from cx_audit.core.words import signed
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import GridPicture
from cx_audit.report.pictures.marks import sign_of, triangle
from cx_audit.report.pictures.placing import stacked
from cx_audit.report.pictures.rows import NARROW_BELOW
from cx_audit.report.pictures.svg import (
    SMALL,
    TEXT,
    Box,
    Drawing,
    Label,
    Shape,
    baseline_below,
    centred_baseline,
    line_height,
    rectangle,
)
from cx_audit.report.pictures.widths import unbroken, width_of, wrapped

_NAME_SHARE = 0.3
_WIDEST_HEAD, _WIDEST_CELL = 84.0, 110.0
_HEAD_LINES = 3
_GAP = 4.0
_SIGN = 14.0


def draw_grid(picture: GridPicture, width: float) -> Drawing:
    """The cells with their scores; leaders who do not fit beside each other go into a further band below."""
    narrow = width < NARROW_BELOW
    longest = max((width_of(row.name, TEXT) for row in picture.rows), default=0.0)
    names = 0.0 if narrow else min(longest, width * _NAME_SHARE) + 12
    score = width_of(signed(-picture.reach), TEXT, bold=True)
    heads = max((width_of(leader, SMALL) for leader in picture.leaders), default=0.0)
    words = max((width_of(word, SMALL) for leader in picture.leaders for word in unbroken(leader)), default=0.0)
    least = max(score + 6, min(heads, max(_WIDEST_HEAD, min(words, _WIDEST_CELL))) + 2) + _GAP
    bands = max(1, ceil(len(picture.leaders) * least / (width - names)))
    a_band = max(1, ceil(len(picture.leaders) / bands))
    cell = min((width - names) / a_band, max(_WIDEST_CELL, least))
    shapes: list[Shape] = []
    labels: list[Label] = []
    y = 0.0
    for start in range(0, max(1, len(picture.leaders)), a_band):
        band = range(start, min(start + a_band, len(picture.leaders)))
        y = _draw_heads(labels, picture, band, names, cell, y)
        for row in picture.rows:
            lines = wrapped(row.name, width if narrow else names - 12, TEXT, lines=2)
            if narrow:
                labels.extend(stacked(lines, 0, baseline_below(y, TEXT) + 2, full=row.name))
                y += len(lines) * line_height(TEXT) + 2
            beside = cell - _GAP >= score + _SIGN + 8
            height = max(24.0 if beside else 36.0, 0.0 if narrow else len(lines) * line_height(TEXT))
            if not narrow:
                first = centred_baseline(y + height / 2, TEXT) - (len(lines) - 1) / 2 * line_height(TEXT)
                labels.extend(stacked(lines, 0, first, full=row.name))
            for column, at in enumerate(band):
                left = names + column * cell
                box = Box(left=left + 1, top=y + 1, right=left + cell - _GAP + 1, bottom=y + height - 1)
                _draw_cell(shapes, labels, row.scores[at], box, beside=beside)
            y += height + _GAP
        y += 10
    return Drawing(width=width, height=y - 10, shapes=tuple(shapes), labels=tuple(labels))


def _draw_heads(labels: list[Label], picture: GridPicture, band: range, left: float, cell: float, top: float) -> float:
    heads = [wrapped(picture.leaders[at], cell - _GAP, SMALL, lines=_HEAD_LINES) for at in band]
    most = max((len(lines) for lines in heads), default=0)
    for column, (at, lines) in enumerate(zip(band, heads, strict=True)):
        x = left + (column + 0.5) * cell - _GAP / 2 + 1
        first = baseline_below(top, SMALL) + (most - len(lines)) * line_height(SMALL)
        labels.extend(stacked(lines, x, first, full=picture.leaders[at], anchor="middle", size=SMALL))
    return top + most * line_height(SMALL) + 4


def _draw_cell(shapes: list[Shape], labels: list[Label], score: int | None, box: Box, *, beside: bool) -> None:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if score is None:
        shapes.append(Shape(path=rectangle(box), stroke=Role.RULE, dashes="2 3"))
        labels.append(Label(text="–", x=x, y=centred_baseline(y, TEXT), anchor="middle", size=TEXT, colour=Role.QUIET))
        return
    built = score > 0
    if built:
        shapes.append(Shape(path=rectangle(box), fill=Role.BUILT))
    else:
        shapes.append(Shape(path=rectangle(box), stroke=Role.ERODED, width=2))
    text = signed(score)
    shift = (_SIGN / 2, 0.0) if beside else (0.0, 7.0)
    sign_x = x + shift[0] - width_of(text, TEXT, bold=True) / 2 - _SIGN / 2 if beside else x
    sign_y = y if beside else y - 8
    shapes.append(
        triangle(sign_x, sign_y, 5, up=True, fill=Role.ON_BUILT) if built else sign_of(score, sign_x, sign_y, 5)
    )
    labels.append(
        Label(
            text=text,
            x=x + shift[0],
            y=centred_baseline(y + shift[1], TEXT),
            anchor="middle",
            size=TEXT,
            bold=True,
            colour=Role.ON_BUILT if built else Role.ERODED,
        )
    )
