"""Short questions outside a walk: a name, a choice, one key to go on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cx_audit.terminal.screen import can_prompt, screen_of
from cx_audit.terminal.signals import interrupt, signals_pause
from cx_audit.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from cx_audit.terminal.prompts import Halt


def ask_line(ask: str, *, plain: bool, note: str = "", default: str = "") -> str | None:
    """One line of text, cleaned and stripped; None when the person leaves."""
    if plain or not can_prompt():
        sys.stdout.write(f"{ask}\n{note}\n> " if note else f"{ask}\n> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        return clean(line).strip() or default if line else None
    from prompt_toolkit import print_formatted_text
    from prompt_toolkit.formatted_text import FormattedText

    from cx_audit.terminal.prompts import STYLE, Way
    from cx_audit.terminal.text_prompt import line_of_text

    screen = screen_of(sys.stdout)
    lines = [("class:ask", f"  {line}\n") for line in screen.wrapped(ask)]
    lines += [("class:note", f"  {line}\n") for line in screen.wrapped(note)] if note else []
    print_formatted_text(FormattedText([("", "\n"), *lines]), style=STYLE, end="")
    mark, hint = screen.spell("  ›"), screen.wrapped("Enter goes on · Ctrl-C leaves")
    given = _unless_ended(
        lambda halt: line_of_text(default=default, mark=mark, hint=hint, keep_draft=lambda _: None, halt=halt)
    )
    return None if isinstance(given, Way) else given


def ask_choice(ask: str, choices: Sequence[tuple[str, str, Any]], *, plain: bool) -> Any:
    """One of the choices, each a key, a label and a value; None when the person leaves."""
    if plain or not can_prompt():
        return _plain_choice(ask, choices)
    from prompt_toolkit import print_formatted_text
    from prompt_toolkit.formatted_text import FormattedText

    from cx_audit.terminal.pickers import one_of
    from cx_audit.terminal.prompts import STYLE, Room, Row, Way

    screen = screen_of(sys.stdout)
    if ask:
        lines = [("class:ask", f"  {line}\n") for line in screen.wrapped(ask)]
        print_formatted_text(FormattedText([("", "\n"), *lines, ("", "\n")]), style=STYLE, end="")
    picker = one_of(
        [Row(key=key, label=screen.spell(label), value=value) for key, label, value in choices],
        hint=screen.spell("A key answers · Esc leaves"),
        room=Room(width=screen.width, height=max(4, screen.height - 4)),
    )
    chosen = _unless_ended(lambda halt: halt.run(picker))
    return None if isinstance(chosen, Way) else chosen


def _plain_choice(ask: str, choices: Sequence[tuple[str, str, Any]]) -> Any:
    lines = [ask, *(f"  {key}. {label}" for key, label, _ in choices)]
    while True:
        sys.stdout.write("\n".join(lines) + "\n> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line or not line.strip():
            return None
        for key, label, value in choices:
            if line.strip().casefold() in (key, label.casefold()):
                return value
        lines = ["Write one of: " + ", ".join(key for key, _, _ in choices)]


def wait_for_a_key(hint: str) -> bool:
    """Wait until the person goes on; False when they leave instead."""
    from cx_audit.terminal.pickers import one_of
    from cx_audit.terminal.prompts import Room, Row, Way

    screen = screen_of(sys.stdout)
    picker = one_of(
        [Row(key="", label=hint, value=True)],
        hint=screen.spell("Enter goes on · Esc leaves"),
        room=Room(width=screen.width, height=4),
        offered=0,
    )
    return not isinstance(_unless_ended(lambda halt: halt.run(picker)), Way)


def _unless_ended(ask: Callable[[Halt], Any]) -> Any:
    """What is answered; a request to end the program closes the prompt first, and then stops what is being done."""
    from cx_audit.terminal.prompts import Halt

    halt = Halt()
    with signals_pause(halt.ask):
        answer = ask(halt)
    if halt.asked:
        interrupt()
    return answer
