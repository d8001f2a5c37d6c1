"""The ends of lines that stop before the last column: a name right there, where as few lines as can be cross it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.lines import BEFORE_NAME, LineEnd, Point, room_before
from cx_audit.report.pictures.svg import TEXT, Box, Label, Shape, centred_baseline, line, line_height
from cx_audit.report.pictures.widths import width_of

_BESIDE_COLUMN = 12.0
_STEP = 6.0
_A_CROSSING = 40.0
"""How many pixels away from its line a name goes rather than lie upon another line."""


def early_ends(
    ends: Sequence[LineEnd],
    ways: Sequence[Sequence[Point]],
    *,
    column: float,
    low: float,
    high: float,
) -> tuple[tuple[Shape, ...], tuple[Label, ...]] | None:
    """The names beside the ends of their lines, each with its height to itself; None where there is no room.

    Columns are `column` pixels apart, and a name takes no more than lies between two. `ways` has the points of every
    line of the picture, this one's as well.
    """
    room = column - BEFORE_NAME - _BESIDE_COLUMN
    if any(room_before([end]) + width_of(end.name, TEXT) > room for end in ends):
        return None
    hairs: list[str] = []
    labels: list[Label] = []
    taken: list[Box] = []
    for end in sorted(ends, key=lambda each: each.at[1]):
        x = end.at[0] + BEFORE_NAME
        indent = room_before([end])
        across = indent + width_of(end.name, TEXT)
        boxes = [_box(x, y, across) for y in _heights(end.at[1], low, high)]
        free = [box for box in boxes if not any(box.overlaps(other) for other in taken)]
        if not free:
            return None
        box = min(free, key=lambda each: _A_CROSSING * _crossings(each, ways) + abs(_middle(each) - end.at[1]))
        taken.append(box)
        hairs.append(line([(end.at[0] + 7, end.at[1]), (x - 3, _middle(box))]))
        baseline = centred_baseline(_middle(box), TEXT)
        if end.before:
            labels.append(Label(text=end.before, x=x, y=baseline, size=TEXT, backed=True))
        labels.append(Label(text=end.name, x=x + indent, y=baseline, size=TEXT, backed=True))
    return (Shape(path=" ".join(hairs), stroke=Role.RULE, width=0.8),), tuple(labels)


def _heights(wanted: float, low: float, high: float) -> Iterator[float]:
    """The middle that is wanted, then above and below it by turns, while a line of text there is between the limits."""
    half = line_height(TEXT) / 2
    for away in count():
        both = (wanted - away * _STEP, wanted + away * _STEP)
        if both[0] < low + half and both[1] > high - half:
            return
        yield from (y for y in dict.fromkeys(both) if low + half <= y <= high - half)


def _box(x: float, y: float, across: float) -> Box:
    half = line_height(TEXT) / 2
    return Box(left=x, top=y - half, right=x + across, bottom=y + half)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _crossings(box: Box, ways: Sequence[Sequence[Point]]) -> int:
    """How many pieces of the lines lie below the box; the lines run from left to right."""
    return sum(_crosses(box, start, end) for way in ways for start, end in pairwise(way))


def _crosses(box: Box, start: Point, end: Point) -> bool:
    left, right = max(box.left, start[0]), min(box.right, end[0])
    if left >= right:
        return False
    rise = (end[1] - start[1]) / (end[0] - start[0])
    ys = [start[1] + rise * (x - start[0]) for x in (left, right)]
    return max(ys) > box.top and min(ys) < box.bottom
