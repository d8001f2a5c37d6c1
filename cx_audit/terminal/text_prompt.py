"""A prompt for one line of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyPressEvent, merge_key_bindings

from cx_audit.terminal.prompts import ESCAPE_SECONDS, STYLE, Halt, Way, leave, ways_out
from cx_audit.text import clean


def line_of_text(
    *, default: str, mark: str, hint: Sequence[str], keep_draft: Callable[[str], None], halt: Halt
) -> str | Way:
    """One line, cleaned and stripped, or a way out; what is half typed goes to `keep_draft` on the way out.

    The hint stands above the line: a toolbar below needs a terminal that reports where its cursor is.
    """
    print_formatted_text(FormattedText([("class:hint", f"  {line}\n") for line in hint]), style=STYLE)
    question = questionary.text("", default=default, qmark=mark, style=STYLE)
    ways = ways_out()

    def leaving(way: Way) -> Callable[[KeyPressEvent], None]:
        def handler(event: KeyPressEvent) -> None:
            keep_draft(event.current_buffer.text)
            leave(event, way)

        return handler

    for key in ("escape", "s-tab"):
        ways.add(key, eager=True)(leaving(Way.BACK))
    for key in ("c-c", "c-q", "<sigint>"):
        ways.add(key, eager=True)(leaving(Way.PAUSE))

    @ways.add("c-d", eager=True)
    def _(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.delete()
        else:
            leave(event, Way.PAUSE)

    application = question.application
    own = application.key_bindings
    application.key_bindings = merge_key_bindings([own, ways] if own else [ways])
    application.ttimeoutlen = ESCAPE_SECONDS
    given = halt.run(question)
    return given if isinstance(given, Way) else clean(str(given)).strip()
