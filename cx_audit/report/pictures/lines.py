"""Lines through points, the band that several span, and the names at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.placing import spread
from cx_audit.report.pictures.svg import TEXT, Label, Shape, centred_baseline, line, line_height
from cx_audit.report.pictures.widths import cut, width_of

Point = tuple[float, float]
_Part = TypeVar("_Part")

_DASHES = ("", "7 3", "2 2.5", "10 3 2 3")
"""Told apart without colour; neighbours in the order of the letters differ."""
_BAND = 12.0
_BESIDE_BEFORE = 6.0
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


def named_ends(
    ends: Sequence[LineEnd], *, x: float, right: float, low: float, high: float
) -> tuple[tuple[Shape, ...], tuple[Label, ...]]:
    """The names from `x` to `right`, as near to the ends of their lines as they can be, joined to them by a hair."""
    height = line_height(TEXT)
    ys = spread([end.at[1] for end in ends], [height] * len(ends), low, high)
    hairs = [line([(end.at[0] + 7, end.at[1]), (x - 8, y), (x - 3, y)]) for end, y in zip(ends, ys, strict=True)]
    indent = room_before(ends)
    labels = [
        label
        for end, y in zip(ends, ys, strict=True)
        for label in end_labels(end, x=x, y=y, indent=indent, right=right)
    ]
    shapes = (Shape(path=" ".join(hairs), stroke=Role.RULE, width=0.8),) if hairs else ()
    return shapes, tuple(labels)


def end_labels(
    end: LineEnd, *, x: float, y: float, indent: float, right: float, backed: bool = False
) -> tuple[Label, ...]:
    """What stands at one end, its middle at `y`; the name begins `indent` pixels after `x` and is cut at `right`."""
    baseline = centred_baseline(y, TEXT)
    name = cut(end.name, right - x - indent, TEXT)
    label = Label(text=name, x=x + indent, y=baseline, size=TEXT, full=end.name, backed=backed)
    return (Label(text=end.before, x=x, y=baseline, size=TEXT, backed=backed), label) if end.before else (label,)
