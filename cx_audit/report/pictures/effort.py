"""What each action takes against what it can do: three columns, or three lists on a narrow page."""

from __future__ import annotations

from fractions import Fraction

from cx_audit.core.checklist import Effort
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import Action, EffortPicture
from cx_audit.report.pictures.placing import spread, stacked
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
    circle,
    line,
    line_height,
    rectangle,
)
from cx_audit.report.pictures.widths import cut, width_of, wrapped

EFFORTS: tuple[tuple[Effort, str], ...] = tuple((effort, f"{effort} effort") for effort in Effort)
"""The columns from left to right, with their heads."""
_HEIGHT = 250.0
_LINES = 5
_BEFORE_NAME = 30.0
_MARK = 5.0


def draw_effort(picture: EffortPicture, width: float) -> Drawing:
    """The actions by effort, the most needed above."""
    highest = max((action.effect for action in picture.actions), default=Fraction(0)) or Fraction(1)
    if width < NARROW_BELOW:
        return _draw_lists(picture, width, highest)
    return _draw_columns(picture, width, highest)


def effect_text(effect: Fraction) -> str:
    """An effect with at most one decimal: 12, 8.5, 96,000."""
    return f"{float(effect):,.1f}".removesuffix(".0")


def _named(action: Action) -> str:
    return f"{effect_text(action.effect)} · {action.name}"


def _draw_columns(picture: EffortPicture, width: float, highest: Fraction) -> Drawing:
    scale = [effect_text(highest), "0"]
    left = max(width_of(text, SMALL) for text in scale) + 13
    column = (width - left) / len(EFFORTS)
    room = column - _BEFORE_NAME - 8
    by_effort = {effort: [each for each in picture.actions if each.effort is effort] for effort, _ in EFFORTS}
    named = {
        effort: [wrapped(_named(each), room, SMALL, lines=_LINES) for each in actions]
        for effort, actions in by_effort.items()
    }
    heights = {effort: [len(lines) * line_height(SMALL) + 6 for lines in found] for effort, found in named.items()}
    top = 2 * line_height(SMALL) + 16
    height = max(_HEIGHT, *(sum(each) for each in heights.values()))
    bottom = top + height
    uprights = " ".join(line([(left + at * column, top), (left + at * column, bottom)]) for at in range(len(EFFORTS)))
    shapes = [
        Shape(path=uprights, stroke=Role.RULE),
        Shape(path=" ".join(line([(left, y), (width, y)]) for y in (top, bottom)), stroke=Role.GRID),
    ]
    labels = [
        Label(
            text=cut(picture.effect_name, width, SMALL),
            x=0,
            y=baseline_below(0, SMALL),
            colour=Role.QUIET,
            full=picture.effect_name,
        ),
        *(
            Label(text=text, x=left - 9, y=centred_baseline(y, SMALL), anchor="end", colour=Role.QUIET)
            for text, y in zip(scale, (top, bottom), strict=True)
        ),
    ]
    for at, (effort, words) in enumerate(EFFORTS):
        x = left + at * column
        labels.append(Label(text=words, x=x + 4, y=2 * line_height(SMALL), bold=True))
        levels = [bottom - float(each.effect / highest) * height for each in by_effort[effort]]
        middles = spread(levels, heights[effort], top, bottom)
        for action, lines, level, middle in zip(by_effort[effort], named[effort], levels, middles, strict=True):
            hair = line([(x, level), (x + 12, level), (x + _BEFORE_NAME - 12, middle), (x + _BEFORE_NAME - 4, middle)])
            shapes += [Shape(path=hair, stroke=Role.RULE, width=0.8), _mark(x, level)]
            first = centred_baseline(middle, SMALL) - (len(lines) - 1) / 2 * line_height(SMALL)
            labels += stacked(lines, x + _BEFORE_NAME, first, full=_named(action), size=SMALL)
    return Drawing(width=width, height=bottom + line_height(SMALL) / 2 + 2, shapes=tuple(shapes), labels=tuple(labels))


def _draw_lists(picture: EffortPicture, width: float, highest: Fraction) -> Drawing:
    shapes: list[Shape] = []
    name = wrapped(picture.effect_name, width, SMALL, lines=2)
    labels = [*stacked(name, 0, baseline_below(0, SMALL), full=picture.effect_name, size=SMALL, colour=Role.QUIET)]
    y = len(labels) * line_height(SMALL) + 8
    for effort, words in EFFORTS:
        actions = sorted((each for each in picture.actions if each.effort is effort), key=lambda each: -each.effect)
        if not actions:
            continue
        labels.append(Label(text=words, x=0, y=baseline_below(y, TEXT), size=TEXT, bold=True))
        y += line_height(TEXT) + 4
        for action in actions:
            lines = wrapped(_named(action), width, SMALL, lines=_LINES)
            labels += stacked(lines, 0, baseline_below(y, SMALL), full=_named(action), size=SMALL)
            y += len(lines) * line_height(SMALL) + 2
            length = float(action.effect / highest) * (width - 2 * _MARK)
            track = Box(left=0, top=y + _MARK - 1, right=width, bottom=y + _MARK + 1)
            shapes.append(Shape(path=rectangle(track), fill=Role.GRID))
            shapes.append(
                Shape(
                    path=rectangle(Box(left=0, top=y + _MARK - 2, right=length + _MARK, bottom=y + _MARK + 2)),
                    fill=Role.INK,
                )
            )
            shapes.append(_mark(length + _MARK, y + _MARK))
            y += 2 * _MARK + 8
        y += 8
    return Drawing(width=width, height=max(y - 8, line_height(SMALL)), shapes=tuple(shapes), labels=tuple(labels))


def _mark(x: float, y: float) -> Shape:
    return Shape(path=circle(x, y, _MARK), fill=Role.INK, stroke=Role.PAPER, width=1)
