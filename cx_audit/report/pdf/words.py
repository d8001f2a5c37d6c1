"""Texts as they are set on a page: on one line, with room to break words that no line can hold, and their direction."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cx_audit.report.pdf.letters import clusters_of
from cx_audit.report.pictures.widths import BETWEEN_LETTERS, width_of, wrapped

Said = str | dict[str, object]
"""What the template can say: a text, or its parts with places to break a line between them, and its direction."""

_BLANKS = re.compile(r"[ \n\t]+")
_WIDEST_LETTER = 1.2
"""Of ASCII, in bold, in ems."""
_PARTS_A_LINE = 4
_ROUNDING = 0.01
"""In points: a column that is as wide as its widest word can come out a little narrower."""
_WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af\uff00-\uffef\U00020000-\U0003ffff"
_UNBROKEN = re.compile(f"[^ {_WITHOUT_SPACES}]+?(?=[ {_WITHOUT_SPACES}]|{BETWEEN_LETTERS}|$)")
"""Runs of letters that have no place to break a line: scripts that do without spaces have theirs."""
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufeff]")
_JOINED = 0.55
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


@lru_cache(maxsize=4096)
def said(text: str, *, room: float, size: float, bold: bool = False) -> Said:
    """The text for lines `room` points wide in letters of `size` points; no word of it is wider than a line."""
    text = _BLANKS.sub(" ", text).strip()
    leftwards = runs_leftwards(text)
    parts = _parts(text, room, size, bold)
    if len(parts) == 1 and not leftwards:
        return text
    return {"parts": parts, "leftwards": leftwards}


def runs_leftwards(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    if text.isascii() or not _LEFTWARDS.search(text):
        return False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL", "L"):
            return direction != "L"
    return False


def widest_word(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the widest run of letters is that cannot be broken, in points, at most."""
    return max((_width_of(word, size, bold) for word in _UNBROKEN.findall(text)), default=0.0)


def _parts(text: str, room: float, size: float, bold: bool) -> list[str]:
    """The text in parts that together are the text; only words that are too wide are in more than one."""
    most = int(room / (size * _WIDEST_LETTER))
    if len(text) <= most and text.isascii():
        return [text]
    found = [""]
    end = 0
    for run in _UNBROKEN.finditer(text):
        word = run[0]
        if (len(word) <= most and word.isascii()) or _width_of(word, size, bold) <= room + _ROUNDING:
            continue
        pieces = _pieces(word, round(room, 1), size, bold)
        found[-1] += text[end : run.start()] + pieces[0]
        found += pieces[1:]
        end = run.end()
    found[-1] += text[end:]
    return found


def _width_of(word: str, size: float, bold: bool) -> float:
    """Letters that join are narrower than letters that stand alone, and a word of them suffers from a break."""
    return width_of(word, size, bold=bold) * (_JOINED if _JOINING.search(word) else 1)


@lru_cache(maxsize=256)
def _pieces(word: str, room: float, size: float, bold: bool) -> tuple[str, ...]:
    part = max(room / _PARTS_A_LINE, _WIDEST_LETTER * size)
    pieces = wrapped(word, part, size, lines=len(word), bold=bold)
    return pieces if "".join(pieces) == word else tuple(clusters_of(word))
