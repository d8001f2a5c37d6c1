"""Text that fits its place on a slide: smaller where that is enough, else cut at a word; only what XML allows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cx_audit.report.pictures.widths import ELLIPSIS, wrapped
from cx_audit.report.slides.pptx_fonts import bold_width
from cx_audit.report.slides.pptx_places import Style
from cx_audit.text import clean, clean_line

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STEP = 2.0
_MOST_WEIGHED = 3000
"""No place has room for more letters, so that no more are measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The text as it is shown, its size in points, and whether some of it is left out."""

    text: str
    size: float
    cut: bool


def on_one_line(text: str) -> str:
    """Text from outside on one line, without what XML forbids."""
    return _NOT_IN_XML.sub("", clean_line(text))


def on_lines(text: str) -> str:
    """Text from outside with its lines, without what XML forbids."""
    return _NOT_IN_XML.sub("", clean(text))


def fitted(text: str, style: Style, room: float, *, at_most: float | None = None) -> Fitted:
    """The text in this style where lines are `room` points long, as large as it can be; `at_most` is in points."""
    whole = on_one_line(text)
    line = whole[:_MOST_WEIGHED]
    size = style.least if len(line) < len(whole) else style.size if at_most is None else min(style.size, at_most)
    while size > style.least and not _stands_whole(line, style, room, size):
        size = max(style.least, size - _STEP)
    if style.fewer_lines_from is not None:
        size = _with_fewer_lines(line, style.fewer_lines_from, room, size)
    lines = lines_at(style, size)
    short = cut_at_a_word(line, room, size, lines=lines, bold=style.bold)
    return Fitted(text=short, size=size, cut=short != whole)


def _with_fewer_lines(line: str, least: float, room: float, size: float) -> float:
    """The largest size, not far below this one, at which the line takes the fewest lines."""
    sizes = [size]
    while sizes[-1] - 1 >= least:
        sizes.append(sizes[-1] - 1)
    return min(sizes, key=lambda at: (_lines_taken(line, room, at), -at))


def _lines_taken(line: str, room: float, size: float) -> int:
    """How many lines a bold text takes in the font of the slides, broken at spaces."""
    lines, used = 1, 0.0
    space = bold_width(" ", size)
    for word in line.split(" "):
        width = bold_width(word, size)
        if used and used + space + width > room:
            lines, used = lines + 1, width
        else:
            used += (space if used else 0.0) + width
    return lines


def _stands_whole(line: str, style: Style, room: float, size: float) -> bool:
    """Whether the line stands there with no word broken and nothing cut."""
    return " ".join(wrapped(line, room, size, lines=lines_at(style, size), bold=style.bold)) == line


def lines_at(style: Style, size: float) -> int:
    """How many lines of this size are as high as the lines that the style may have at its own size."""
    return int(style.lines * style.size / size)


def cut_at_a_word(line: str, room: float, size: float, *, lines: int, bold: bool = False) -> str:
    """As much of the line as so many lines hold, with … behind its last whole word where something is left out."""
    shown = "".join(wrapped(line, room, size, lines=lines, bold=bold)).replace(" ", "")
    if shown == line.replace(" ", ""):
        return line
    kept = _first_letters(line, len(shown) - len(ELLIPSIS))
    word = kept.rfind(" ")
    in_a_word = len(kept) < len(line) and line[len(kept)] != " "
    if in_a_word and word > len(kept) // 2:
        kept = kept[:word]
    return kept.rstrip(" ,;:·“(") + ELLIPSIS


def _first_letters(line: str, count: int) -> str:
    """The beginning of the line with so many letters, spaces not counted."""
    seen = 0
    for at, letter in enumerate(line):
        seen += letter != " "
        if seen > count:
            return line[:at]
    return line
