"""Predictions against experience: a ring, a line, and the mark of what was experienced."""

from __future__ import annotations

from cx_audit.core.blind_spots import Sight
from cx_audit.core.words import signed
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import Dumbbell, DumbbellPicture
from cx_audit.report.pictures.marks import colour_of, ring, sign_of
from cx_audit.report.pictures.rows import Row, rows_of
from cx_audit.report.pictures.svg import (
    SMALL,
    TEXT,
    Anchor,
    Drawing,
    Label,
    Shape,
    centred_baseline,
    line,
    line_height,
)
from cx_audit.report.pictures.widths import width_of

_SIGNS = {Sight.BLIND_SPOT: -1, Sight.HIDDEN_STRENGTH: 1, Sight.SEEN: 0}
_BESIDE = 10.0


def draw_dumbbells(picture: DumbbellPicture, width: float) -> Drawing:
    """The pairs from the widest gap above to the widest below, each gap in words beside it, and a key."""
    pairs = picture.by_gap
    rows = rows_of(
        [Row(name=named(pair), words=_words(pair), sign=_SIGNS[pair.sight]) for pair in pairs],
        width=width,
        reach=10,
        spare=_BESIDE + 2 + width_of(signed(-10), TEXT, bold=True),
    )
    shapes, labels = list(rows.shapes), list(rows.labels)
    for pair, y in zip(pairs, rows.centres, strict=True):
        predicted, experienced = rows.scale.at(pair.predicted), rows.scale.at(pair.experienced)
        shapes.append(Shape(path=line([(predicted, y), (experienced, y)]), stroke=Role.INK, width=2))
        shapes += [ring(predicted, y), sign_of(pair.experienced, experienced, y, 5)]
        labels += _numbers(pair, predicted, experienced, y)
    y = rows.bottom + 6
    for text, at in (("predicted", 0.0), ("experienced", width / 2 if width < 300 else 120.0)):
        if at:
            shapes += [sign_of(1, at + 8, y + 8, 5), sign_of(-1, at + 22, y + 8, 5)]
        else:
            shapes.append(ring(8, y + 8))
        labels.append(Label(text=text, x=at + (34 if at else 22), y=centred_baseline(y + 8, SMALL), colour=Role.QUIET))
    return Drawing(width=width, height=y + line_height(SMALL) + 6, shapes=tuple(shapes), labels=tuple(labels))


def named(pair: Dumbbell) -> str:
    """The touchpoint, and whose walk it is where that is to be told."""
    return f"{pair.name} · {pair.who}" if pair.who else pair.name


def gap_words(pair: Dumbbell) -> str:
    """The gap with its sign: gap +9."""
    return f"gap {signed(pair.gap)}"


def _words(pair: Dumbbell) -> tuple[str, ...]:
    return (gap_words(pair),) if pair.sight is Sight.SEEN else (gap_words(pair), str(pair.sight))


def _numbers(pair: Dumbbell, predicted: float, experienced: float, y: float) -> tuple[Label, ...]:
    """Each number on the outer side of its mark; one number where both are the same."""
    right = pair.experienced >= pair.predicted
    found = [
        _number(pair.experienced, experienced, y, to_the_right=right, colour=colour_of(pair.experienced), bold=True)
    ]
    if pair.gap:
        found.append(_number(pair.predicted, predicted, y, to_the_right=not right, colour=Role.INK, bold=False))
    return tuple(found)


def _number(score: int, x: float, y: float, *, to_the_right: bool, colour: Role, bold: bool) -> Label:
    anchor: Anchor = "start" if to_the_right else "end"
    return Label(
        text=signed(score),
        x=x + (_BESIDE if to_the_right else -_BESIDE),
        y=centred_baseline(y, TEXT),
        anchor=anchor,
        size=TEXT,
        bold=bold,
        colour=colour,
        backed=True,
    )
