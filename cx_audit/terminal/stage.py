"""The page of a question: its head, the question, what is to be known, and the prompt below."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from prompt_toolkit import print_formatted_text
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.formatted_text import FormattedText

from cx_audit.core.step import Step
from cx_audit.core.walk import Walk
from cx_audit.terminal.heading import time_left, whereabouts
from cx_audit.terminal.pickers import on_a_scale, one_of
from cx_audit.terminal.prompts import STYLE, Halt, Room, Row
from cx_audit.terminal.screen import Screen, cut

WAYS = "Esc back · Ctrl-C pause"
_ROWS_ABOVE = 9
_ROWS_OF_HEAD = 5
_NOT_KEPT = "The line that you had begun was not kept; every answer before it was."

Drawn = list[tuple[str, str]]
"""Text in pieces, each with its style."""


class Stage:
    """Draws one page a question under a title, and asks below it; a refusal is shown once, on the next page.

    `half_typed` says that a line was begun when the leader paused; the leader is told so once the stage is left.
    """

    def __init__(self, *, title: str, screen: Callable[[], Screen]) -> None:
        self._title = title
        self._screen = screen
        self._refusal = ""
        self.halt = Halt()
        self.half_typed = False

    @contextmanager
    def lit(self) -> Iterator[None]:
        """Ask on a screen of its own, so that answers are not left behind in the terminal's history."""
        output = get_app_session().output
        output.enter_alternate_screen()
        output.flush()
        try:
            yield
        finally:
            output.disable_bracketed_paste()
            output.quit_alternate_screen()
            output.show_cursor()
            with suppress(OSError):  # the window was closed, and there is nothing to put in order
                output.flush()
                if self.half_typed:
                    sys.stderr.write("\n".join(self.screen.wrapped(_NOT_KEPT)) + "\n")

    @property
    def screen(self) -> Screen:
        """The terminal as it is now."""
        return self._screen()

    @property
    def room(self) -> Room:
        """What a prompt may take below the page."""
        screen = self.screen
        return Room(width=screen.width, height=max(4, screen.height - _ROWS_ABOVE))

    def fits(self, *texts: str, besides: int) -> bool:
        """Whether these texts fit on one page with a head, and with so many rows besides."""
        lines = sum(len(self.screen.wrapped(text)) + 1 for text in texts if text)
        return lines + besides + _ROWS_OF_HEAD <= self.screen.height

    def refuse(self, message: str) -> None:
        """Keep the sentence for the next page."""
        self._refusal = message

    def lines(self, text: str, style: str) -> Drawn:
        """The text, wrapped and set in."""
        return [(style, f"  {line}\n") for line in self.screen.wrapped(text)]

    def pick(self, rows: Sequence[Row], *, hint: str = "", offered: int | None = None, ways: str = WAYS) -> Any:
        """The value of one of the rows, or a way out; `offered` is the row pointed at from the start."""
        spell = self.screen.spell
        spelled = [Row(key=row.key, label=spell(row.label), value=row.value) for row in rows]
        hint = spell(f"{hint} · {ways}" if hint else ways)
        return self.halt.run(one_of(spelled, hint=hint, room=self.room, offered=offered))

    def pick_on_a_scale(
        self,
        values: Sequence[int],
        keys: Sequence[str],
        *,
        label: Callable[[int], str],
        ends: tuple[str, str],
        hint: str,
        offered: int | None,
        typed_out: int | None = None,
    ) -> Any:
        """One of the numbers, or a way out; `ends` says what the first and the last of them mean.

        `typed_out` is the number of two digits that may also be typed digit by digit.
        """
        spell = self.screen.spell
        picker = on_a_scale(
            values,
            keys,
            label=lambda value: spell(label(value)),
            ends=ends,
            hint=spell(f"{hint} · {WAYS}"),
            room=self.room,
            offered=offered,
            typed_out=typed_out,
        )
        return self.halt.run(picker)

    def show_welcome(self, title: str, text: str) -> None:
        """Clear the screen and draw what the walk is about."""
        drawn = [*self.lines(self._title, "class:where"), ("", "\n"), *self.lines(title, "class:title"), ("", "\n")]
        self._draw([*drawn, *self.lines(text, "class:text")])

    def show(self, walk: Walk, step: Step, ask: str, *, note: str = "", below: Drawn | None = None) -> None:
        """Clear the screen and draw the page of a question: where it stands, the question, its note, and the rest."""
        screen = self.screen
        place = walk.place()
        right = time_left(place)
        room = max(1, screen.width - 4 - len(right))
        filled = round((screen.width - 4) * place.done)
        drawn: Drawn = [
            ("class:title", "  " + screen.spell(cut(self._title, room - 1)).ljust(room)),
            ("class:where", right + "\n"),
            ("class:bar.done", "  " + screen.spell("━" * filled)),
            ("class:bar.left", screen.spell("─" * (screen.width - 4 - filled)) + "\n"),
            *self.lines(whereabouts(step, place), "class:where"),
            ("", "\n"),
        ]
        if self._refusal:
            drawn += [*self.lines(self._refusal, "class:refused"), ("", "\n")]
        self._refusal = ""
        drawn += self.lines(ask, "class:ask")
        if note:
            drawn += self.lines(note, "class:note")
        self._draw([*drawn, *(below or [])])

    def _draw(self, drawn: Drawn) -> None:
        output = get_app_session().output
        output.erase_screen()
        output.cursor_goto(0, 0)
        print_formatted_text(FormattedText([*drawn, ("", "\n")]), style=STYLE, end="")
