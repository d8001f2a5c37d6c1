"""Each leader as a dot on the line from -10 to +10, with the line of no neutral ground across it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import wcwidth
from rich.text import Text

from cx_audit.core.scoring import HIGHEST, LOWEST
from cx_audit.core.spread import Dot
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Sheet, padded

_WIDEST_TITLE, _NARROWEST_TITLE = 22, 10
_NARROW = 64
_AXIS = ("−10", "no neutral ground", "+10")


@dataclass(frozen=True, slots=True, kw_only=True)
class DotLine:
    """One touchpoint: its dots in the order of the letters, and what is said beside it, line by line."""

    title: str
    dots: tuple[Dot, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruler:
    """The line in columns: `step` of them for each point."""

    step: int

    @property
    def width(self) -> int:
        return (HIGHEST - LOWEST) * self.step + 1

    @property
    def middle(self) -> int:
        return -LOWEST * self.step

    def place(self, trust: int) -> int:
        return (trust - LOWEST) * self.step


def draw_dot_lines(sheet: Sheet, lines: Sequence[DotLine]) -> None:
    """Draw one line for each touchpoint, the letters of its leaders below their dots, the notes beside it.

    On a narrow terminal the title stands above its line and the notes below it.
    """
    spell = sheet.screen.spell
    ruler = _Ruler(step=1 if sheet.width < _NARROW else 2)
    notes = max((wcwidth.wcswidth(spell(note)) for line in lines for note in line.notes), default=0)
    room = sheet.width - ruler.width - notes - 3
    longest = max(wcwidth.wcswidth(spell(line.title)) for line in lines)
    title = min(longest, room, _WIDEST_TITLE) + 1 if room >= min(longest, _NARROWEST_TITLE) else 0
    low, neutral, high = (spell(each) for each in _AXIS)
    between = (neutral if ruler.step > 1 else "").center(ruler.width - len(low) - len(high))
    sheet.row((" " * title + low + between + high, QUIET))
    for line in lines:
        _draw(sheet, line, ruler, title)


def _draw(sheet: Sheet, line: DotLine, ruler: _Ruler, title: int) -> None:
    spell = sheet.screen.spell
    if not title:
        sheet.row((line.title, STRONG))
    rows = [_dotted(line.dots, ruler, spell), *_lettered(line.dots, ruler)]
    for number, (row, note) in enumerate(zip_longest(rows, line.notes if title else ())):
        text = Text()
        text.append(padded(spell(line.title), title - 1) + " " if number == 0 and title else " " * title, STRONG)
        text.append_text(row if row is not None else Text())
        if note:
            text.append(" " * (title + ruler.width + 2 - text.cell_len))
            text.append(spell(note), "" if number == 0 else QUIET)
        sheet.line(text)
    if not title and line.notes:
        sheet.paragraph(" · ".join(line.notes), QUIET)


def _dotted(dots: Sequence[Dot], ruler: _Ruler, spell: Callable[[str], str]) -> Text:
    places = {ruler.place(dot.trust): BUILT if dot.trust > 0 else ERODED for dot in dots}
    first, last = min(places, default=0), max(places, default=-1)
    text = Text()
    for x in range(ruler.width):
        if x in places:
            text.append(spell("●"), f"bold {places[x]}")
        elif x == ruler.middle:
            text.append(spell("│"), STRONG)
        else:
            text.append(spell("━" if first < x < last else "─"), "" if first < x < last else QUIET)
    return text


def _lettered(dots: Sequence[Dot], ruler: _Ruler) -> list[Text]:
    """The letters, the first of them below their dot; those that would touch the ones before go a row down."""
    by_score: dict[int, list[str]] = {}
    for dot in sorted(dots, key=lambda dot: dot.trust):
        by_score.setdefault(dot.trust, []).append(dot.letter)
    rows: list[Text] = []
    for trust, letters in by_score.items():
        label = ("" if all(len(each) == 1 for each in letters) else " ").join(letters)
        start = max(0, min(ruler.place(trust), ruler.width - len(label)))
        row = next((each for each in rows if each.cell_len < start or not each.cell_len), None)
        if row is None:
            row = Text()
            rows.append(row)
        row.append(" " * (start - row.cell_len))
        row.append(label, f"bold {BUILT if trust > 0 else ERODED}")
    return rows
