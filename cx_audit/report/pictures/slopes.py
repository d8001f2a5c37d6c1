"""Rounds side by side and a line for each leader or touchpoint between them, with an arrow for where it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from cx_audit.core.words import signed
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import Slope, SlopesPicture
from cx_audit.report.pictures.early_ends import early_ends
from cx_audit.report.pictures.lines import (
    BEFORE_NAME,
    LineEnd,
    Point,
    height_of_ends,
    named_ends,
    room_before,
    room_for,
    thin_line,
)
from cx_audit.report.pictures.marks import sign_of
from cx_audit.report.pictures.placing import spread
from cx_audit.report.pictures.rows import NARROW_BELOW, NEUTRAL
from cx_audit.report.pictures.svg import (
    SMALL,
    TEXT,
    Drawing,
    Label,
    Shape,
    baseline_below,
    centred_baseline,
    line,
    line_height,
)
from cx_audit.report.pictures.widths import cut, unbroken, width_of

_HEIGHT = 260.0
_ENDS_SHARE, _ENDS_SHARE_NARROW = 0.42, 0.5
_ARROW, _MARK = 8.0, 6.0
_LEAST_COLUMN, _LEAST_NAME = 32.0, 44.0
_FOOT, _BELOW, _SAMPLE = 30.0, 4.0, 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """The plot in pixels: a column for each round, the scale from top to bottom."""

    picture: SlopesPicture
    left: float
    right: float
    top: float
    bottom: float

    def x(self, at: int) -> float:
        rounds = len(self.picture.rounds)
        return self.left + at * (self.right - self.left) / (rounds - 1) if rounds > 1 else (self.left + self.right) / 2

    def y(self, score: int) -> float:
        reach = self.picture.reach
        return self.top + (reach - score) * (self.bottom - self.top) / (2 * reach)

    def points(self, slope: Slope) -> list[tuple[Point, int]]:
        return [((self.x(at), self.y(score)), score) for at, score in slope.known]


def draw_slopes(picture: SlopesPicture, width: float) -> Drawing:
    """The rounds from left to right; what a line came to, and by how much it moved, stands at its end."""
    known = [slope for slope in picture.slopes if slope.known]
    last = len(picture.rounds) - 1
    early = [slope for slope in known if slope.known[-1][0] < last]
    field = _field(picture, width, [slope for slope in known if slope not in early])
    before_the_last = _early(field, early)
    if before_the_last is None:
        early, before_the_last = [], ((), ())
        field = _field(picture, width, known)
    shapes = _scale(field)
    for number, slope in enumerate(known):
        shapes += _line(field.points(slope), number)
    ends = [_end(field, slope, _came_to(slope)) for slope in known if slope not in early]
    hairs, at_ends = named_ends(ends, x=field.right + 2 * BEFORE_NAME, right=width, low=field.top, high=field.bottom)
    more_hairs, beginnings = _beginnings(field, known)
    key, foot = _foot(field)
    return Drawing(
        width=width,
        height=field.bottom + _FOOT,
        shapes=(*more_hairs, *hairs, *before_the_last[0], *shapes, key),
        labels=(*_heads(field, width), *beginnings, *at_ends, *before_the_last[1], foot),
    )


def _field(picture: SlopesPicture, width: float, beside: Sequence[Slope]) -> _Field:
    """The plot, with room to its right for what stands at the ends of these lines."""
    share = width * (_ENDS_SHARE_NARROW if width < NARROW_BELOW else _ENDS_SHARE)
    left = width_of(signed(-picture.reach), TEXT) + BEFORE_NAME
    bare = [LineEnd(at=(0, 0), name=slope.name, before=_came_to(slope)) for slope in beside]
    left_over = width - left - 2 * BEFORE_NAME - _LEAST_COLUMN * (len(picture.rounds) - 1)
    words = max((width_of(word, TEXT) for slope in beside for word in unbroken(slope.name)), default=0.0)
    whole = min(room_before(bare) + words + 1, width - left - 2 * BEFORE_NAME - _LEAST_COLUMN)
    names = min(room_for(bare), max(share, whole), max(left_over, room_before(bare) + _LEAST_NAME))
    top = 2 * line_height(SMALL)
    tall = max((len(picture.slopes) + 1) * line_height(TEXT), height_of_ends(bare, names))
    return _Field(
        picture=picture,
        left=left,
        right=width - names - 2 * BEFORE_NAME,
        top=top,
        bottom=top + max(_HEIGHT, tall),
    )


def _early(field: _Field, early: Sequence[Slope]) -> tuple[tuple[Shape, ...], tuple[Label, ...]] | None:
    """What stands at the ends of lines that stop before the last round: as much of it as there is room for."""
    if not early:
        return (), ()
    ways = [[place for place, _ in field.points(slope)] for slope in field.picture.slopes if slope.known]
    ways.append([(field.left, field.y(0)), (field.right, field.y(0))])
    for words in (_came_to, lambda slope: signed(slope.known[-1][1]), lambda _: ""):
        found = early_ends(
            [_end(field, slope, words(slope)) for slope in early],
            ways,
            column=field.x(1) - field.x(0),
            low=field.top,
            high=field.bottom,
        )
        if found is not None:
            return found
    return None


def _end(field: _Field, slope: Slope, before: str) -> LineEnd:
    return LineEnd(at=field.points(slope)[-1][0], name=slope.name, before=before)


def _foot(field: _Field) -> tuple[Shape, Label]:
    """What the line in the middle is, below the plot, where no score stands."""
    y = field.bottom + _FOOT - _BELOW - line_height(SMALL) / 2
    sample = Shape(path=line([(field.left, y), (field.left + _SAMPLE, y)]), stroke=Role.INK, width=1.5)
    x = field.left + _SAMPLE + 6
    return sample, Label(text=NEUTRAL, x=x, y=centred_baseline(y, SMALL), colour=Role.QUIET)


def moved_words(slope: Slope) -> str:
    """Where a line went: up 8, down 3, unchanged; empty where it has one round."""
    match slope.moved:
        case None:
            return ""
        case 0:
            return "unchanged"
        case moved:
            return f"{'up' if moved > 0 else 'down'} {abs(moved)}"


def _came_to(slope: Slope) -> str:
    said = moved_words(slope)
    return f"{signed(slope.known[-1][1])}{f', {said}' if said else ''}"


def _scale(field: _Field) -> list[Shape]:
    columns = [field.x(at) for at in range(len(field.picture.rounds))]
    return [
        Shape(path=" ".join(line([(x, field.top), (x, field.bottom)]) for x in columns), stroke=Role.GRID),
        Shape(path=line([(field.left, field.y(0)), (field.right, field.y(0))]), stroke=Role.INK, width=1.5),
    ]


def _line(points: Sequence[tuple[Point, int]], number: int) -> list[Shape]:
    places = [place for place, _ in points]
    shapes = [thin_line(places, number)] if len(places) > 1 else []
    shapes += [sign_of(score, x, y, _MARK) for (x, y), score in points]
    return [*shapes, _arrow(places[-2], places[-1])] if len(places) > 1 else shapes


def _arrow(start: Point, end: Point) -> Shape:
    """An arrowhead on the way, before the mark that it leads to."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    ux, uy = across / length, down / length
    x, y = end[0] - ux * (_MARK + 3), end[1] - uy * (_MARK + 3)
    back = (x - ux * _ARROW, y - uy * _ARROW)
    sides = [(back[0] - uy * side, back[1] + ux * side) for side in (_ARROW / 2, -_ARROW / 2)]
    return Shape(path=line([(x, y), *sides], closed=True), fill=Role.INK)


def _heads(field: _Field, width: float) -> list[Label]:
    """The first and the last round always, those between where there is room."""
    rounds = field.picture.rounds
    last = len(rounds) - 1
    found: list[Label] = []
    for at in dict.fromkeys((0, last, *range(1, last))):
        label = _head(field, at, width)
        if not any(label.box.overlaps(other.box) for other in found):
            found.append(label)
    return found


def _head(field: _Field, at: int, width: float) -> Label:
    name = field.picture.rounds[at]
    room = (field.right - field.left) / 2 + (field.left - 4) if len(field.picture.rounds) > 1 else width
    text = cut(name, min(room, width / 2) - 4, SMALL, bold=True)
    half = width_of(text, SMALL, bold=True) / 2
    low, high = half, width - half
    if len(field.picture.rounds) > 1:
        middle = (field.left + field.right) / 2
        low, high = (
            (low, middle - half - 2)
            if at == 0
            else (middle + half + 2, high)
            if field.x(at) == field.right
            else (low, high)
        )
    x = min(max(field.x(at), low), high)
    return Label(text=text, x=x, y=baseline_below(0, SMALL), anchor="middle", bold=True, full=name)


def _beginnings(field: _Field, known: Sequence[Slope]) -> tuple[list[Shape], list[Label]]:
    """The scores of the first round once each."""
    right = field.left - BEFORE_NAME + 6
    scores = sorted({score for slope in known for at, score in slope.known if at == 0}, reverse=True)
    wanted = [field.y(score) for score in scores]
    levels = spread(wanted, [line_height(TEXT)] * len(scores), field.top - 4, field.bottom + 4)
    hairs = [
        line([(right + 2, middle), (right + 6, middle), (field.left - _MARK, level)])
        for middle, level in zip(levels, wanted, strict=True)
    ]
    return [Shape(path=" ".join(hairs), stroke=Role.RULE, width=0.8)], [
        Label(text=signed(score), x=right, y=centred_baseline(y, TEXT), anchor="end", size=TEXT)
        for score, y in zip(scores, levels, strict=True)
    ]
