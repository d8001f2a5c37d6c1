"""Lines of outside text for whoever is there: a person at a terminal, or a program."""

from __future__ import annotations

import re
from typing import TextIO

from cx_audit.text import clean

_COMMAND = re.compile(r"(?<=: )(?:cx-audit|--[a-z])(?:(?!, or ).)*")
_JOINED = "\ue000"
"""Holds the words of a command together while a line is wrapped; a letter that no text of ours has."""


def tell(line: str, *, stream: TextIO, indent: str = "") -> None:
    """Print one line of outside text; at a terminal it is wrapped by words, and a command to copy is never broken."""
    from cx_audit.terminal.screen import screen_of

    screen = screen_of(stream)
    shown = screen.spell(clean(line))
    if stream.isatty():
        shown = "\n".join(_wrapped(each, max(20, screen.width - 1), indent) for each in shown.split("\n"))
    else:
        shown = f"{indent}{shown}"
    stream.write(f"{shown}\n")
    stream.flush()


def _wrapped(line: str, width: int, indent: str) -> str:
    """One line in as many as it takes; what goes on stands below the beginning, two further in where that is in."""
    import textwrap

    indent += line[: len(line) - len(line.lstrip())]
    held = _COMMAND.sub(lambda found: found[0].replace(" ", _JOINED), line.strip())
    return textwrap.fill(
        held,
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_JOINED, " ")
