"""Lines through points, the band that several span, and the names at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.placing import spread, stacked
from cx_audit.report.pictures.svg import TEXT, Label, Shape, centred_baseline, line, line_height
from cx_audit.report.pictures.widths import width_of, wrapped

Point = tuple[float, float]
_Part = TypeVar("_Part")

_DASHES = ("", "7 3", "2 2.5", "10 3 2 3", "14 5", "6 2.5 2 2.5 2 2.5")
"""Told apart without colour; neighbours in the order of the letters differ."""
_BAND = 12.0
_BESIDE_BEFORE = 6.0
_NAME_LINES = 3
BEFORE_NAME = 18.0
"""From where the lines end to where their names begin, in pixels."""


def thick_line(points: Sequence[Point | None]) -> Shape:
    """The line of one leader alone, broken where there is no point."""
    return Shape(path=_broken(points), stroke=Role.INK, width=2.5)


def thin_line(points: Sequence[Point | None], number: int) -> Shape:
    """The line of one of several, broken where there is no point; `number` counts them from 0."""
    return Shape(path=_broken(points), stroke=Role.QUIET, width=1.2, dashes=_DASHES[number % len(_DASHES)])


def band(edges: Sequence[tuple[Point, Point] | None]) -> tuple[Shape, ...]:
    """The area between the lowest and the highest, in pieces where there is no range; wide enough to be seen."""
    return tuple(
        Shape(
            path=line([*(low for low, _ in run), *(high for _, high in reversed(run))], closed=True),
            fill=Role.BAND,
            stroke=Role.BAND,
            width=_BAND,
        )
        for run in _runs(edges)
    )


def _broken(points: Sequence[Point | None]) -> str:
    return " ".join(line(run) for run in _runs(points))


def _runs(parts: Sequence[_Part | None]) -> list[list[_Part]]:
    """What follows each other without a gap."""
    runs: list[list[_Part]] = [[]]
    for part in parts:
        if part is None:
            runs.append([])
        else:
            runs[-1].append(part)
    return [run for run in runs if run]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEnd:
    """Where a line ends, the name that stands there, and what stands whole before the name, as in "+7, up 12".

    The two are labels of their own, so that a name written from right to left leaves the numbers where they are.
    """

    at: Point
    name: str
    before: str = ""


def room_for(ends: Sequence[LineEnd]) -> float:
    """The room for all of these names whole, in pixels."""
    return room_before(ends) + max((width_of(end.name, TEXT) for end in ends), default=0.0) + 1


def room_before(ends: Sequence[LineEnd]) -> float:
    """The room for what stands before the names, in pixels."""
    widest = max((width_of(end.before, TEXT) for end in ends), default=0.0)
    return widest + _BESIDE_BEFORE if widest else 0.0


def name_lines(name: str, room: float) -> tuple[str, ...]:
    """A name at the end of its line, in as many lines as it takes in so many pixels."""
    return wrapped(name, room, TEXT, lines=_NAME_LINES) or ("",)


def height_of_ends(ends: Sequence[LineEnd], room: float) -> float:
    """How tall the ends are below each other in so many pixels of room, in pixels."""
    names = room - room_before(ends)
    return sum(len(name_lines(end.name, names)) for end in ends) * line_height(TEXT)


def named_ends(
    ends: Sequence[LineEnd], *, x: float, right: float, low: float, high: float
) -> tuple[tuple[Shape, ...], tuple[Label, ...]]:
    """The names from `x` to `right`, as near to the ends of their lines as they can be, joined to them by a hair."""
    indent = room_before(ends)
    names = [name_lines(end.name, right - x - indent) for end in ends]
    ys = spread([end.at[1] for end in ends], [len(each) * line_height(TEXT) for each in names], low, high)
    firsts = [y - (len(each) - 1) / 2 * line_height(TEXT) for each, y in zip(names, ys, strict=True)]
    hairs = [line([(end.at[0] + 7, end.at[1]), (x - 8, y), (x - 3, y)]) for end, y in zip(ends, firsts, strict=True)]
    labels: list[Label] = []
    for end, lines, first in zip(ends, names, firsts, strict=True):
        baseline = centred_baseline(first, TEXT)
        if end.before:
            labels.append(Label(text=end.before, x=x, y=baseline, size=TEXT))
        labels += stacked(lines, x + indent, baseline, full=end.name)
    shapes = (Shape(path=" ".join(hairs), stroke=Role.RULE, width=0.8),) if hairs else ()
    return shapes, tuple(labels)
