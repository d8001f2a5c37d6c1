"""Words for the person on standard error, and JSON for programs on standard output."""

from __future__ import annotations

import sys

import typer

from cx_audit.text import clean


def say(sentence: str, *, command: str = "") -> None:
    """Print a sentence about what happened on standard error, and below it a command to copy, never broken."""
    for line in [*lines_said(sentence), *([f"  {clean(command)}"] if command else [])]:
        say_line(line)


def say_item(sentence: str) -> None:
    """Print one of several things below a sentence on standard error."""
    for line in lines_said(sentence, begins="- "):
        say_line(line)


def lines_said(sentence: str, *, begins: str = "") -> list[str]:
    """The lines that a sentence takes on standard error, the first behind what it `begins` with, the others below."""
    import textwrap

    from cx_audit.terminal.screen import screen_of

    screen = screen_of(sys.stderr)
    return textwrap.wrap(
        screen.spell(clean(sentence)),
        max(20, screen.width - 1),
        initial_indent=begins,
        subsequent_indent=" " * len(begins),
        break_long_words=False,
        break_on_hyphens=False,
    )


def say_line(line: str) -> None:
    """Print one line on standard error as it is."""
    typer.echo(line, err=True)


def print_json(value: object) -> None:
    """Print a value as indented JSON, on standard output."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
