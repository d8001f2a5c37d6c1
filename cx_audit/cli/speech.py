"""Words for the person on standard error, and JSON for programs on standard output."""

from __future__ import annotations

import sys

import typer

from cx_audit.text import clean


def say(sentence: str) -> None:
    """Print a sentence about what happened, on standard error."""
    from cx_audit.terminal.screen import screen_of

    screen = screen_of(sys.stderr)
    for line in screen.wrapped(clean(sentence), width=screen.width - 1):
        typer.echo(line, err=True)


def print_json(value: object) -> None:
    """Print a value as indented JSON, on standard output."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
