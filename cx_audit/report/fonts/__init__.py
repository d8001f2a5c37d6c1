"""The fonts that ship, so that a report looks alike on every machine: Liberation Sans, and DejaVu Sans for the rest.

Liberation Sans is as wide as Arial and Helvetica; DejaVu Sans has Arabic, Hebrew, arrows and shapes as well.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
FAMILIES = ("Liberation Sans", "DejaVu Sans")
"""In the order in which a letter is looked for."""
_REGULAR = ("LiberationSans-Regular.ttf", "DejaVuSans.ttf")


def lacking(text: str) -> str:
    """The letters of a text that none of these fonts has, each once, in the order of the text."""
    known = _known()
    return "".join(letter for letter in dict.fromkeys(text) if letter.isprintable() and ord(letter) not in known)


@cache
def _known() -> frozenset[int]:
    """Every letter's number that one of the fonts can show."""
    from fontTools.ttLib import TTFont

    letters: set[int] = set()
    for name in _REGULAR:
        with TTFont(FOLDER / name, lazy=True) as font:
            letters.update(font.getBestCmap())
    return frozenset(letters)
