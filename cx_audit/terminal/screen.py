"""What the terminal can show: its width, whether it has Unicode, and text laid out to fit."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from dataclasses import dataclass
from typing import TextIO

WIDEST_TEXT = 76
NARROWEST = 20

_ASCII = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "·": "|",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": ".",
        "›": ">",
        "●": "o",
        "○": ".",
        "◆": "*",
        "◇": "+",
        "━": "=",
        "─": "-",
        "│": "|",
        "█": "#",
        "▌": "#",
        "▐": "#",
        "▲": "^",
        "▼": "v",
        "←": "<-",
        "→": "->",
        "↑": "^",
        "↓": "v",
        "☐": "[ ]",
        "☒": "[x]",
        "\N{NO-BREAK SPACE}": " ",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The terminal as it is now; sizes in columns and rows."""

    width: int
    height: int
    unicode: bool

    @property
    def text_width(self) -> int:
        """The columns that running text may take: never so wide that lines are hard to read."""
        return max(NARROWEST, min(WIDEST_TEXT, self.width - 4))

    def spell(self, text: str) -> str:
        """The text in letters that this terminal has: ASCII stand-ins, and no accents, where it lacks Unicode."""
        if self.unicode or text.isascii():
            return text
        decomposed = unicodedata.normalize("NFKD", text.translate(_ASCII))
        return "".join(letter for letter in decomposed if not unicodedata.combining(letter))

    def wrapped(self, text: str, *, width: int = 0) -> list[str]:
        """The text in lines no wider than the text may be; its own line breaks stay."""
        import wcwidth

        lines = []
        for paragraph in self.spell(text).split("\n"):
            lines.extend(wcwidth.wrap(paragraph, width or self.text_width) or [""])
        return lines


def screen_of(stream: TextIO) -> Screen:
    """The screen behind a stream: its size, and whether its encoding has the letters that pages use."""
    size = shutil.get_terminal_size((80, 24))
    return Screen(width=max(NARROWEST, size.columns), height=max(5, size.lines), unicode=has_unicode(stream))


def has_unicode(stream: TextIO) -> bool:
    """Whether a stream's encoding can spell the signs that pages are drawn with."""
    try:
        "█━−“”●".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def can_prompt() -> bool:
    """Whether this terminal can show prompts that move the cursor: both streams are terminals, and not a dumb one."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return os.environ.get("TERM", "" if os.name != "nt" else "windows") not in ("dumb", "unknown", "")


def has_terminal() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def cut(text: str, width: int, *, mark: str = "…") -> str:
    """The text, or as much of it as fits into `width` columns with a mark, one column wide, where it was cut."""
    import wcwidth

    if wcwidth.wcswidth(text) <= width:
        return text
    return wcwidth.clip(text, 0, max(0, width - 1)) + mark
