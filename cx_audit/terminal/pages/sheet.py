"""A sheet of lines that fit the terminal, printed with rich; outside text is never read as markup."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import pairwise
from typing import TextIO

import wcwidth
from rich.console import Console
from rich.text import Text

from cx_audit.terminal.screen import Screen, cut, has_unicode
from cx_audit.text import clean

BUILT, ERODED, QUIET, STRONG = "color(33)", "color(208)", "color(245)", "bold"
WIDEST_PAGE = 100
MARGIN = 2
NARROW = 64
"""Below this many columns between the margins, what stands side by side goes one below the other."""

Piece = tuple[str, str]
"""A text and its style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page that stands on its own; its lines already fit, and it may be parted before those in `breaks`."""

    lines: tuple[Text, ...]
    breaks: tuple[int, ...] = ()

    def parts(self, height: int) -> tuple[Section, ...]:
        """The section whole where it has at most so many lines, else parted wherever it may be."""
        if len(self.lines) <= height:
            return (self,)
        ends = (*self.breaks, len(self.lines))
        return tuple(Section(lines=self.lines[begin:end]) for begin, end in pairwise((0, *ends)) if begin < end)


class Sheet:
    """Collects lines; `width` is what is left of the terminal between the margins."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.width = max(16, min(screen.width, WIDEST_PAGE) - 2 * MARGIN)
        self._lines: list[Text] = []
        self._breaks: list[int] = []
        self._sections: list[Section] = []

    def end_section(self) -> None:
        """What follows is another section."""
        if self._lines:
            self._sections.append(Section(lines=tuple(self._lines), breaks=tuple(self._breaks)))
            self._lines, self._breaks = [], []

    def may_break(self) -> None:
        """Where the section is higher than the screen, it may be parted here."""
        self._breaks.append(len(self._lines))

    def sections(self) -> tuple[Section, ...]:
        """Everything so far, by section."""
        self.end_section()
        return tuple(self._sections)

    def _shown(self, text: str) -> str:
        return self.screen.spell(clean(one_line(text)))

    def blank(self) -> None:
        """An empty line."""
        self._lines.append(Text())

    def row(self, *pieces: Piece) -> None:
        """One line of pieces, cut where the width ends."""
        line = Text(" " * MARGIN)
        left = self.width
        for text, style in pieces:
            shown = cut(self._shown(text), left, mark=self.screen.spell("…")) if text else ""
            line.append(shown, style)
            left -= wcwidth.wcswidth(shown)
            if left <= 0:
                break
        line.rstrip()
        self._lines.append(line)

    def paragraph(self, text: str, style: str = "", *, indent: int = 0, mark: str = "", mark_style: str = "") -> None:
        """Wrapped text; `mark` stands before its first line, and the others are set in below it."""
        mark = self.screen.spell(mark)
        room = max(8, self.width - indent - wcwidth.wcswidth(mark))
        for number, wrapped in enumerate(self.screen.wrapped(clean(text), width=room)):
            lead = mark if number == 0 else " " * wcwidth.wcswidth(mark)
            line = Text(" " * (MARGIN + indent))
            line.append(lead, mark_style)
            line.append(wrapped, style)
            line.rstrip()
            self._lines.append(line)

    def unbroken(self, text: str, style: str = "") -> None:
        """A text that must not be broken into lines, such as a path to copy; the terminal may wrap it."""
        self._lines.append(Text(" " * MARGIN).append(self._shown(text), style))

    def heading(self, text: str) -> None:
        """The head of a section, with an empty line before it."""
        self.end_section()
        self.blank()
        rule = self.screen.spell("─") * max(0, self.width - wcwidth.wcswidth(text) - 1)
        self.row((text, STRONG), (" " + rule, QUIET))

    def line(self, text: Text) -> None:
        """A line that was laid out elsewhere."""
        line = Text(" " * MARGIN).append_text(text)
        line.rstrip()
        self._lines.append(line)


def one_line(text: str) -> str:
    """The text without line breaks; runs of spaces stay, for columns."""
    return text.replace("\n", " ")


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text in exactly `width` columns, cut or filled with spaces."""
    shown = cut(one_line(text), width)
    space = " " * (width - wcwidth.wcswidth(shown))
    return space + shown if right else shown + space


def console_for(stream: TextIO) -> Console:
    """A console that prints text as it is: no markup, no emoji codes, no highlighting; NO_COLOR is honoured."""
    return Console(file=stream, markup=False, emoji=False, highlight=False, soft_wrap=True, width=_width_said())


def _width_said() -> int | None:
    """The width that COLUMNS gives where it makes no sense: 80; else None, and rich finds out by itself."""
    said = os.environ.get("COLUMNS", "")
    return 80 if said.isdigit() and int(said) == 0 else None


def screen_for(stream: TextIO) -> Screen:
    """The screen that a page for this stream should fit: 80 columns where the stream is no terminal."""
    console = console_for(stream)
    return Screen(width=console.width, height=console.height, unicode=has_unicode(stream))


def print_section(console: Console, section: Section) -> None:
    """Print the lines of one section."""
    for line in section.lines:
        console.print(line)


def print_sheet(stream: TextIO, sheet: Sheet) -> None:
    """Print a whole sheet."""
    console = console_for(stream)
    for section in sheet.sections():
        print_section(console, section)
