"""Where labels stand so that none lies upon another."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.svg import TEXT, Anchor, Label, line_height
from cx_audit.report.pictures.widths import rejoined


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Middles as near as can be to those wanted, in the same order, each with its height to itself.

    They lie between `low` and `high` where there is room for all of them; else they begin at `low`.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    groups: list[tuple[list[int], float, float]] = []
    for at in order:
        members, height, start = [at], heights[at], wanted[at] - heights[at] / 2
        while groups and groups[-1][2] + groups[-1][1] > start:
            above, its_height, its_start = groups.pop()
            start = (its_start * len(above) + (start - its_height) * len(members)) / (len(above) + len(members))
            members, height = above + members, its_height + height
        groups.append((members, height, start))
    tops: dict[int, float] = {}
    for members, _, start in groups:
        top = start
        for at in members:
            tops[at] = top
            top += heights[at]
    floor = high
    for at in reversed(order):
        tops[at] = min(tops[at], floor - heights[at])
        floor = tops[at]
    ceiling = low
    for at in order:
        tops[at] = max(tops[at], ceiling)
        ceiling = tops[at] + heights[at]
    return tuple(tops[at] + heights[at] / 2 for at in range(len(wanted)))


def tiers(spans: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """For each span the first row, from 0 on, in which it touches none before it; taken by their middles."""
    ends: list[float] = []
    found = [0] * len(spans)
    for at in sorted(range(len(spans)), key=lambda at: round(sum(spans[at]), 3)):
        left, right = spans[at]
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [right]
        found[at] = row
    return tuple(found)


def stacked(
    lines: Sequence[str],
    x: float,
    first: float,
    *,
    full: str,
    anchor: Anchor = "start",
    size: float = TEXT,
    bold: bool = False,
    colour: Role = Role.INK,
) -> tuple[Label, ...]:
    """Lines of one text below each other; `first` is the first baseline, and the first line carries the whole text."""
    whole = full if rejoined(lines) != full else ""
    return tuple(
        Label(
            text=text,
            x=x,
            y=first + at * line_height(size),
            anchor=anchor,
            size=size,
            bold=bold,
            colour=colour,
            full=whole if at == 0 else "",
        )
        for at, text in enumerate(lines)
    )
