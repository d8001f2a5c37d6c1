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
    """One line, cleaned and stripped, or a way out; what stands in the line then goes to `keep_draft`.

    The hint stands above the line: a toolbar below needs a terminal that reports where its cursor is.
    """
    print_formatted_text(FormattedText([("class:hint", f"  {line}\n") for line in hint]), style=STYLE)
    question = questionary.text("", default=default, qmark=mark, style=STYLE)
    ways = ways_out()

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
    if isinstance(given, Way):
        keep_draft(application.current_buffer.text)
        return given
    return clean(str(given)).strip()
