"""How much room text takes, without a font at hand: estimated from above, so that what fits here fits there.

Lengths are in ems, times the size in pixels. The tables hold the wider of DejaVu Sans and Liberation Sans (as wide as
Arial and Helvetica) for each letter, rounded up; other scripts have one width for their widest usual letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from cx_audit.text import clean, clean_line

_BY_WIDTH = {
    0.3: "'Iijl",
    0.35: " ,./:;\\|·‘’",
    0.4: "()-[]ft",
    0.45: "!r",
    0.5: '"*`',
    0.55: "Jcsz“”",
    0.6: "?L_kvxy–",
    0.65: "$0123456789FTabdeghnopqu{}",
    0.7: "ABEKPSVXYZ",
    0.75: "CNRU",
    0.8: "&DGHOQ",
    0.85: "#+<=>^w~−",
    0.9: "M",
    1.0: "%Wm…—",
    1.05: "@",
}
_EMS = {letter: ems for ems, letters in _BY_WIDTH.items() for letter in letters}
_BOLD = 1.14
_WIDE_BLOCKS = ((0x0B80, 0x0DFF, 1.6), (0x12000, 0x1254F, 3.0), (0xFDF0, 0xFDFF, 10.0))
"""Tamil to Sinhala, cuneiform, and the Arabic phrases that are one letter."""
_MOST_LETTERS_AN_EM = 5
_ROUNDING = 1e-6
BETWEEN_LETTERS = "(?<=[^\\W\\d_][-\u2010])(?=[^\\W\\d_])"
"""As a regular expression, the place behind a hyphen within a word, where a line may end."""
_AT_HYPHENS = re.compile(BETWEEN_LETTERS)
_BLANKS = re.compile("[^\\S\u00a0]+")
_PLACES = re.compile(f" |{BETWEEN_LETTERS}")
ELLIPSIS = "…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is at most, in pixels, once cleaned; letters of no width of their own still count a little."""
    text = clean(text)
    ems = max(sum(map(_ems, text)), len(text) / _MOST_LETTERS_AN_EM)
    return ems * size * (_BOLD if bold else 1)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text on one line where it fits, else as much of it as fits with … behind it."""
    text = _one_line(text)
    if _fitting(text, room, size, bold=bold) == len(text):
        return text
    kept = _fitting(text, room - width_of(ELLIPSIS, size, bold=bold), size, bold=bold)
    return text[: _whole(text, kept)].rstrip() + ELLIPSIS


def wrapped(text: str, room: float, size: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many lines, broken at spaces and behind hyphens, the last cut where it must be.

    Only a word that is wider than the room is broken elsewhere.
    """
    found: list[str] = []
    left = _one_line(text)
    while left and len(found) < lines - 1:
        fits = _fitting(left, room, size, bold=bold)
        at = _break(left, fits, room, size, bold=bold)
        if fits == len(left) or not at:
            break
        found.append(left[:at].rstrip())
        left = left[at:].lstrip()
    return (*found, cut(left, room, size, bold=bold)) if left else tuple(found)


def wraps_whole(text: str, room: float, size: float, *, lines: int) -> bool:
    """Whether the text stands in so many lines with no word broken and nothing cut."""
    line = clean_line(text)
    whole = all(_fitting(part, room, size, bold=False) == len(part) for part in unbroken(line))
    return whole and rejoined(wrapped(line, room, size, lines=lines)) == line


def unbroken(text: str) -> list[str]:
    """The parts that stand on a line whole: lines end at spaces, and behind a hyphen between two letters."""
    return [part for word in _BLANKS.split(text) if word for part in _AT_HYPHENS.split(word)]


def rejoined(lines: Sequence[str]) -> str:
    """The text that was wrapped in these lines, where nothing was cut and no word broken."""
    return "".join(
        before if _AT_HYPHENS.search(f"{before[-2:]}{after[:1]}") else f"{before} "
        for before, after in pairwise((*lines, ""))
    ).removesuffix(" ")


def _one_line(text: str) -> str:
    """Cleaned, word by word as well: a text can be too long to have its accents joined to their letters at once."""
    return " ".join(map(clean, clean_line(text).split(" ")))


def _break(text: str, fits: int, room: float, size: float, *, bold: bool) -> int:
    """Where a line ends: at its last space or hyphen, unless what comes next is too long for a line; 0 for nowhere."""
    place = max((each.start() for each in _PLACES.finditer(text, 0, fits + 1)), default=0)
    part = _PLACES.split(text[place:].lstrip(), maxsplit=1)[0]
    if place > 0 and _fitting(part, room, size, bold=bold) == len(part):
        return place
    return _whole(text, fits)


def _fitting(text: str, room: float, size: float, *, bold: bool) -> int:
    """How many letters from the beginning fit; piled-up accents count as too many sooner or later."""
    ems = room / size / (_BOLD if bold else 1)
    most = int(max(0.0, ems) * _MOST_LETTERS_AN_EM + _ROUNDING)
    used = 0.0
    for at, letter in enumerate(text):
        used += _ems(letter)
        if used > ems + _ROUNDING or at >= most:
            return at
    return len(text)


def _whole(text: str, at: int) -> int:
    """The last place up to `at` where no letter is parted from its accents, nor an emoji from what joins it."""
    while 0 < at < len(text) and (_hangs_on(text[at]) or text[at - 1] == "\u200d"):
        at -= 1
    return at


def _hangs_on(letter: str) -> bool:
    return letter == "\u200d" or "\U0001f3fb" <= letter <= "\U0001f3ff" or unicodedata.category(letter).startswith("M")


@lru_cache(maxsize=4096)
def _ems(letter: str) -> float:
    known = _EMS.get(letter)
    if known is not None:
        return known
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    code = ord(letter)
    for first, last, ems in _WIDE_BLOCKS:
        if first <= code <= last:
            return ems
    if category == "So" or code > 0x1F000:
        return 1.4
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.05
    if code < 0x400:
        return 1.15 if category in ("Lu", "Lt") else 0.75
    return 1.2 if category == "Lu" or code >= 0x900 else 1.0
