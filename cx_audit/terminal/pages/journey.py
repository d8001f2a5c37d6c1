"""The journey as a line: a point for each touchpoint between -10 and +10, and the line of no neutral ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from cx_audit.core.words import signed
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Sheet, padded

_LABEL = 5
_ROWS_A_SIDE = 5
_NARROWEST_COLUMN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One point of the journey; `trust` from -10 to +10 without 0.

    Of two low points the one that is `first_among_equals` is named, as it is the weakest touchpoint.
    """

    title: str
    trust: int
    first_among_equals: bool = False


def draw_journey(sheet: Sheet, stops: Sequence[Stop]) -> None:
    """Draw the line, its low point and its peak named; in lines of their own where there are too many stops."""
    room = sheet.width - _LABEL
    a_band = max(1, room // _NARROWEST_COLUMN)
    low = min(range(len(stops)), key=lambda at: (stops[at].trust, not stops[at].first_among_equals))
    peak = max(range(len(stops)), key=lambda at: stops[at].trust)
    names = {peak: "peak", low: "low point"} if stops[low].trust != stops[peak].trust else {}
    for start in range(0, len(stops), a_band):
        _draw_band(sheet, stops[start : start + a_band], {at - start: name for at, name in names.items()})


def _draw_band(sheet: Sheet, stops: Sequence[Stop], names: dict[int, str]) -> None:
    column = min(18, (sheet.width - _LABEL) // len(stops))
    width = column * len(stops)
    spell = sheet.screen.spell
    dot = "·" if sheet.screen.unicode else "."
    centres = [at * column + column // 2 for at in range(len(stops))]
    levels = [_level(stop.trust) for stop in stops]
    grid: dict[tuple[int, int], tuple[str, str]] = {}
    for (left, start), (right, end) in pairwise(zip(centres, levels, strict=True)):
        for x in range(left + 1, right):
            y = round(start + (end - start) * (x - left) / (right - left))
            grid[x, y] = (dot, QUIET)
    for at, (stop, centre, level) in enumerate(zip(stops, centres, levels, strict=True)):
        built = stop.trust > 0
        sign = spell("▲" if built else "▼")
        grid[centre, level] = (sign, f"bold {BUILT if built else ERODED}")
        label = signed(stop.trust)
        _put(grid, spell(label), centre - len(label) // 2, level + (1 if built else -1), STRONG)
        if at in names:
            name = names[at]
            start_x = max(0, min(width - len(name), centre - len(name) // 2))
            _put(grid, name, start_x, level + (2 if built else -2), QUIET)
    for y in range(_ROWS_A_SIDE + 2, -_ROWS_A_SIDE - 3, -1):
        if abs(y) > _ROWS_A_SIDE and not any(row == y for _, row in grid):
            continue
        line = Text(padded(_axis(y, spell), _LABEL - 1, right=True) + " ", style=QUIET)
        for x in range(width):
            sign, style = grid.get((x, y), (spell("─"), QUIET) if y == 0 else (" ", ""))
            line.append(sign, style)
        if y == 0 and len("  no neutral ground") <= sheet.width - _LABEL - width:
            line.append("  no neutral ground", QUIET)
        line.rstrip()
        sheet.line(line)
    titles = "".join(padded(_centred(_short(stop.title), column), column) for stop in stops)
    sheet.row((" " * _LABEL + titles, ""))


def _level(trust: int) -> int:
    return (abs(trust) + 1) // 2 * (1 if trust > 0 else -1)


def _axis(y: int, spell: Callable[[str], str]) -> str:
    return spell({_ROWS_A_SIDE: "+10", 0: "0", -_ROWS_A_SIDE: "−10"}.get(y, ""))


def _put(grid: dict[tuple[int, int], tuple[str, str]], text: str, x: int, y: int, style: str) -> None:
    for offset, letter in enumerate(text):
        if letter != " ":
            grid[x + offset, y] = (letter, style)


def _short(title: str) -> str:
    return title.removeprefix("The ").removeprefix("the ").capitalize()


def _centred(text: str, width: int) -> str:
    text = text if len(text) < width else text[: max(1, width - 2)] + "…"
    return text.center(width)
