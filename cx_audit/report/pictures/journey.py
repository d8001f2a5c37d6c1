"""The journey from touchpoint to touchpoint: from left to right where the names fit below, else from top to bottom.

One leader has a thick line. Several have a thin one each, before the range that they span; nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cx_audit.core.words import signed
from cx_audit.report.pictures.bars import NO_SCORE
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import JourneyPicture
from cx_audit.report.pictures.journey_down import draw_journey_down
from cx_audit.report.pictures.journey_marks import letters_of, marks_at, marks_beside
from cx_audit.report.pictures.journey_words import PEAK, Tag, extremes_of, range_at, tags_of_one
from cx_audit.report.pictures.lines import (
    BEFORE_NAME,
    LineEnd,
    Point,
    band,
    height_of_ends,
    named_ends,
    room_for,
    thick_line,
    thin_line,
)
from cx_audit.report.pictures.marks import colour_of, sign_of
from cx_audit.report.pictures.placing import stacked
from cx_audit.report.pictures.rows import NARROW_BELOW, NEUTRAL
from cx_audit.report.pictures.svg import (
    SMALL,
    TEXT,
    Drawing,
    Label,
    Shape,
    baseline_above,
    baseline_below,
    centred_baseline,
    line,
    line_height,
)
from cx_audit.report.pictures.widths import cut, width_of, wrapped, wraps_whole

_REACH = 10
_HEIGHT = 220.0
_LEFT = 62.0
_NARROWEST_COLUMN = 78.0
_ENDS_SHARE = 0.24
_NAME_LINES = 3
_OFF = 11.0
_BESIDE_NAME = 8.0
_MARK = 8.0
"""What the sign of the next point takes of a column, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """The plot: a column for each touchpoint, and the scale from top to bottom, in pixels."""

    picture: JourneyPicture
    right: float
    top: float
    bottom: float

    @property
    def column(self) -> float:
        return (self.right - _LEFT) / len(self.picture.touchpoints)

    def x(self, at: int) -> float:
        return _LEFT + (at + 0.5) * self.column

    def y(self, score: int) -> float:
        return self.top + (_REACH - score) * (self.bottom - self.top) / (2 * _REACH)

    def places(self, trusts: Sequence[int | None]) -> list[Point | None]:
        return [None if trust is None else (self.x(at), self.y(trust)) for at, trust in enumerate(trusts)]

    def signs(self, trusts: Sequence[int | None], radius: float) -> list[Shape]:
        return [
            sign_of(trust, self.x(at), self.y(trust), radius) for at, trust in enumerate(trusts) if trust is not None
        ]


def draw_journey(picture: JourneyPicture, width: float) -> Drawing:
    """The journey at this width."""
    team = len(picture.lines) > 1
    ends = [_bare_end(picture, at) for at in range(len(picture.lines))]
    names = min(room_for(ends), width * _ENDS_SHARE) if team else 0.0
    right = width - names - (2 * BEFORE_NAME if team else 4)
    column = (right - _LEFT) / len(picture.touchpoints)
    room = column - _BESIDE_NAME
    fits = width >= NARROW_BELOW and column >= _NARROWEST_COLUMN
    if fits and all(wraps_whole(name, room, SMALL, lines=_NAME_LINES) for name in picture.touchpoints):
        return _draw_across(picture, width, right)
    return draw_journey_down(picture, width)


def _draw_across(picture: JourneyPicture, width: float, right: float) -> Drawing:
    team = len(picture.lines) > 1
    tall = max(_HEIGHT, height_of_ends([_bare_end(picture, at) for at in range(len(picture.lines))], width - right))
    level = _Field(picture=picture, right=right, top=0.0, bottom=tall)
    words = _words(level)
    over = max((-label.box.top for label in words), default=0.0)
    under = max((label.box.bottom - level.bottom for label in words), default=0.0)
    top = max(_OFF, over + 2)
    field = replace(level, top=top, bottom=top + tall)
    shapes, labels = _scale(field)
    shapes += _team(field) if team else _alone(field)
    labels += _words(field)
    if team:
        hairs, ends = named_ends(_ends(field), x=right + BEFORE_NAME, right=width, low=field.top, high=field.bottom)
        shapes += hairs
        labels += ends
    else:
        labels += [
            Label(text=NO_SCORE, x=field.x(at), y=field.y(0) - 6, anchor="middle", colour=Role.QUIET, backed=True)
            for at, trust in enumerate(picture.lines[0].trusts)
            if trust is None
        ]
    first = baseline_below(field.bottom + max(_OFF, under + 4), SMALL)
    names = [wrapped(name, field.column - _BESIDE_NAME, SMALL, lines=_NAME_LINES) for name in picture.touchpoints]
    for at, lines in enumerate(names):
        labels += stacked(lines, field.x(at), first, full=picture.touchpoints[at], anchor="middle", size=SMALL)
    bottom = first + max(len(lines) for lines in names) * line_height(SMALL)
    return Drawing(width=width, height=bottom, shapes=tuple(shapes), labels=tuple(labels))


def _words(field: _Field) -> list[Label]:
    """What stands at the points, save for names."""
    if len(field.picture.lines) == 1:
        return [label for tag in tags_of_one(field.picture) for label in _tag_of_one(tag, field)]
    _, marks = _marks(field)
    return [*marks, *(_tag_of_team(tag, field, marks) for tag in extremes_of(field.picture))]


def _marks(field: _Field) -> tuple[list[Shape], list[Label]]:
    """The letters of the leaders beside their points, and what joins them where they stand apart."""
    shapes: list[Shape] = []
    labels: list[Label] = []
    for at in range(len(field.picture.touchpoints)):
        marks = marks_at(field.picture, at)
        hairs, found = marks_beside(
            marks,
            [(field.x(at), field.y(each.score)) for each in marks],
            room=field.column - _MARK,
            low=field.top - line_height(SMALL) / 2,
            high=field.bottom + line_height(SMALL) / 2,
        )
        shapes += hairs
        labels += found
    return shapes, labels


def _stands_above(tag: Tag, team: bool) -> bool:
    """Whether words stand above their point: those of a peak among leaders, those of a score that was built."""
    return PEAK in tag.words if team else tag.score > 0


def _ends(field: _Field) -> list[LineEnd]:
    found = []
    for at, each in enumerate(field.picture.lines):
        known = [place for place in field.places(each.trusts) if place is not None]
        if known:
            found.append(replace(_bare_end(field.picture, at), at=known[-1]))
    return found


def _bare_end(picture: JourneyPicture, at: int) -> LineEnd:
    """What stands at the end of a line, whose place is not known yet: the name, behind its letter where it has one."""
    mark, who = letters_of(picture)[at], picture.lines[at].who
    return LineEnd(at=(0, 0), name=who, before="" if who == mark else mark)


def _scale(field: _Field) -> tuple[list[Shape], list[Label]]:
    ends = " ".join(line([(_LEFT, y), (field.right, y)]) for y in (field.top, field.bottom))
    shapes = [
        Shape(path=ends, stroke=Role.GRID),
        _middle(field),
    ]
    right = _LEFT - 6
    labels = [
        Label(text=signed(score), x=right, y=centred_baseline(field.y(score), SMALL), anchor="end", colour=Role.QUIET)
        for score in (_REACH, -_REACH)
    ]
    words = NEUTRAL.split(" ")
    first = centred_baseline(field.y(0), SMALL) - (len(words) - 1) / 2 * line_height(SMALL)
    return shapes, [*labels, *stacked(words, right, first, full=NEUTRAL, anchor="end", size=SMALL)]


def _alone(field: _Field) -> list[Shape]:
    trusts = field.picture.lines[0].trusts
    return [thick_line(field.places(trusts)), *field.signs(trusts, 7)]


def _team(field: _Field) -> list[Shape]:
    spans = [range_at(field.picture, at) for at in range(len(field.picture.touchpoints))]
    edges = [
        span and ((field.x(at), field.y(span[0])), (field.x(at), field.y(span[1]))) for at, span in enumerate(spans)
    ]
    shapes = list(band(edges))
    shapes.append(_middle(field))
    shapes += [thin_line(field.places(each.trusts), at) for at, each in enumerate(field.picture.lines)]
    shapes += _marks(field)[0]
    return shapes + [sign for each in field.picture.lines for sign in field.signs(each.trusts, 5)]


def _middle(field: _Field) -> Shape:
    return Shape(path=line([(_LEFT, field.y(0)), (field.right, field.y(0))]), stroke=Role.INK, width=1.5)


def _tag_of_team(tag: Tag, field: _Field, marks: Sequence[Label]) -> Label:
    """The words above a peak and below a low point, beyond the letters that stand there."""
    whole = " ".join([*tag.words, signed(tag.score), *(["·", tag.who] if tag.who else [])])
    shown = cut(whole, min(field.right - _LEFT, 3 * field.column), SMALL)
    half = width_of(shown, SMALL) / 2
    x = min(max(field.x(tag.at), _LEFT + half), field.right - half)
    beside = [mark.box for mark in marks if mark.box.left < x + half and mark.box.right > x - half]
    point = field.y(tag.score)
    if _stands_above(tag, True):
        y = baseline_above(min([point - _OFF, *(box.top for box in beside if box.top < point)]), SMALL)
    else:
        y = baseline_below(max([point + _OFF, *(box.bottom for box in beside if box.bottom > point)]), SMALL)
    return Label(text=shown, x=x, y=y, anchor="middle", colour=colour_of(tag.score), full=whole, backed=True)


def _tag_of_one(tag: Tag, field: _Field) -> list[Label]:
    """The score next to its point, and the words beyond the score."""
    x, point, above = field.x(tag.at), field.y(tag.score), _stands_above(tag, False)
    y = baseline_above(point - _OFF, TEXT) if above else baseline_below(point + _OFF, TEXT)
    score = signed(tag.score)
    found = [
        Label(text=score, x=x, y=y, anchor="middle", size=TEXT, bold=True, colour=colour_of(tag.score), backed=True)
    ]
    beyond = _OFF + line_height(TEXT)
    y = baseline_above(point - beyond, SMALL) if above else baseline_below(point + beyond, SMALL)
    for word in tag.words:
        found.append(Label(text=word, x=x, y=y, anchor="middle", backed=True))
        y += -line_height(SMALL) if above else line_height(SMALL)
    return found
