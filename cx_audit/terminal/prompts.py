"""What every prompt shares: its style, the ways out of it, and how it is run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.styles import Style
from questionary import Question

ESCAPE_SECONDS = 0.05
"""How long to wait for the rest of an arrow key's sequence before Esc counts as Esc; the default is 0.5."""


class Way(Enum):
    """A reply that is not an answer."""

    BACK = "back"
    PAUSE = "pause"


_GREY = "#8a8a8a"
"""Of the 256 colours 245, as on the pages; some themes make bright black the colour of the background."""

STYLE = Style.from_dict(
    {
        "bar.done": "ansiblue",
        "bar.left": "ansibrightblack",
        "where": _GREY,
        "title": "bold",
        "ask": "bold",
        "text": "",
        "note": _GREY,
        "example": f"italic {_GREY}",
        "key": "bold ansiblue",
        "pointed": "bold reverse",
        "chosen": "bold",
        "hint": _GREY,
        "quiet": "",
        "refused": "bold ansiyellow",
        "head": "underline",
        "answer": "",
        "scrollbar.background": "",
        "scrollbar.button": "bg:ansibrightblack",
        "qmark": "bold ansiblue",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a prompt may take of the screen, in columns and rows."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line to choose from; `key` chooses it at once, empty for a line that only arrows reach."""

    key: str
    label: str
    value: Any


def leave(event: KeyPressEvent, result: object) -> None:
    """End the prompt with this result, unless it has ended."""
    if not event.app.is_done:
        event.app.exit(result=result)


def ways_out(*, back_on_escape: bool = True) -> KeyBindings:
    """Shift-Tab and Esc go back, Ctrl-C and Ctrl-Q pause; so do the signals that would end the program."""
    bindings = KeyBindings()

    def back(event: KeyPressEvent) -> None:
        leave(event, Way.BACK)

    def pause(event: KeyPressEvent) -> None:
        leave(event, Way.PAUSE)

    bindings.add("s-tab", eager=True)(back)
    if back_on_escape:
        bindings.add("escape", eager=True)(back)
    for key in ("c-c", "c-q", "<sigint>"):
        bindings.add(key, eager=True)(pause)
    return bindings


class Halt:
    """A request from outside to stop for now: the prompt that runs ends with PAUSE, or the next one at once.

    A signal may come at any moment, so nothing is raised into a prompt that is being drawn.
    """

    def __init__(self) -> None:
        self._asked = False
        self._application: Application[Any] | None = None

    @property
    def asked(self) -> bool:
        """Whether it was asked for."""
        return self._asked

    def ask(self) -> None:
        """Stop for now; safe to call from a signal handler."""
        self._asked = True
        application = self._application
        if application is not None and application.loop is not None:
            application.loop.call_soon_threadsafe(self._leave, application)

    def run(self, question: Question) -> Any:
        """The answer to the question, or PAUSE once it was asked for."""
        if self._asked:
            return Way.PAUSE
        application = question.application
        application.pre_run_callables.append(lambda: self._leave(application))
        self._application = application
        try:
            return question.unsafe_ask()
        finally:
            self._application = None

    def _leave(self, application: Application[Any]) -> None:
        if self._asked and application.is_running and not application.is_done:
            application.exit(result=Way.PAUSE)
