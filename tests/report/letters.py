"""How many lines a text takes, measured with the fonts themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PIL import ImageFont

from cx_audit.report.fonts import FOLDER


def lines_of(text: str, size: float, *, bold: bool, room: float) -> int:
    """How many lines of so many points, broken at spaces, and within words that are longer than a line."""
    font = _font(bold)

    def width(part: str) -> float:
        return font.getlength(part) * size / 100

    lines, used = 1, 0.0
    for word in text.split(" "):
        for part in _pieces(word, width, room):
            step = width(part) if not used else width(f" {part}")
            if used + step > room:
                lines, used = lines + 1, width(part)
            else:
                used += step
    return lines


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FOLDER / f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"), 100)


def _pieces(word: str, width: Callable[[str], float], room: float) -> list[str]:
    if width(word) <= room:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if width(piece + letter) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
