"""The page of a question: its head, what is to be known, and the question itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from prompt_toolkit import print_formatted_text
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.formatted_text import FormattedText

from cx_audit.core.script import Step
from cx_audit.core.walk import Walk
from cx_audit.terminal.heading import time_left, whereabouts
from cx_audit.terminal.prompts import STYLE, Halt, Room
from cx_audit.terminal.screen import Screen, cut

_ROWS_ABOVE = 9
_ROWS_OF_HEAD = 5

Drawn = list[tuple[str, str]]
"""Text in pieces, each with its style."""


class Stage:
    """Draws one page a question under a title; a refusal is shown once, on the next page."""

    def __init__(self, *, title: str, screen: Callable[[], Screen]) -> None:
        self._title = title
        self._screen = screen
        self._refusal = ""
        self.halt = Halt()

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

    def show_welcome(self, title: str, text: str) -> None:
        """Clear the screen and draw what the walk is about."""
        drawn = [*self.lines(self._title, "class:where"), ("", "\n"), *self.lines(title, "class:title"), ("", "\n")]
        self._draw([*drawn, *self.lines(text, "class:note")])

    def show(self, walk: Walk, step: Step, ask: str, *, note: str = "", below: Drawn | None = None) -> None:
        """Clear the screen and draw the page of a question: where it stands, the note, the question, and the rest."""
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
        ]
        drawn += [("class:where", f"  {line}\n") for line in screen.wrapped(whereabouts(step, place))]
        drawn.append(("", "\n"))
        for text, style in ((self._refusal, "class:refused"), (note, "class:note")):
            if text:
                drawn += [(style, f"  {line}\n") for line in screen.wrapped(text)]
                drawn.append(("", "\n"))
        self._refusal = ""
        drawn += [("class:ask", f"  {line}\n") for line in screen.wrapped(ask)]
        drawn += below or []
        self._draw(drawn)

    def _draw(self, drawn: Drawn) -> None:
        output = get_app_session().output
        output.erase_screen()
        output.cursor_goto(0, 0)
        print_formatted_text(FormattedText([*drawn, ("", "\n")]), style=STYLE, end="")
