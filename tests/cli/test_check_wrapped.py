"""What a refusal looks like at a terminal: wrapped by words, with commands left whole."""

from __future__ import annotations

import io

import pytest

from cx_audit.cli.app import _complain
from cx_audit.cli.telling import tell
from cx_audit.errors import BadInput, NotFound, Problem


class _Terminal(io.StringIO):
    """A stream at which a person sits."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


LONG = "the question is written twice and nobody could say which of the two an answer would belong to"


def test_a_refusal_is_wrapped_by_words_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is wider than the window, and no word is cut."""
    terminal = _Terminal()
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr("sys.stderr", terminal)
    _complain(BadInput(f"Here {LONG}.", hint=f"Now {LONG}.", problems=[Problem(file="a.yaml", line=3, message=LONG)]))
    lines = terminal.getvalue().splitlines()
    assert max(map(len, lines)) < 40
    assert set(" ".join(lines).split()) >= set(LONG.split())
    assert [line for line in lines if line.startswith("  a.yaml:3:0: ")]


def test_a_command_to_copy_is_never_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command, or an option with its value, moves to the next line whole, however long it is."""
    terminal = _Terminal()
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr("sys.stderr", terminal)
    command = "cx-audit checklist check /a/long/folder/our-shop.yaml --data /a/long/folder"
    _complain(NotFound("No.", hint=f"See all that is wrong with it: {command}"))
    _complain(NotFound("No.", hint='A touchpoint is missing, so add one of yours: --touchpoint "counter: The counter"'))
    assert command in terminal.getvalue().splitlines()
    assert '--touchpoint "counter: The counter"' in terminal.getvalue().splitlines()


def test_what_is_not_read_by_a_person_stays_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe, one problem is one line, cleaned."""
    monkeypatch.setenv("COLUMNS", "40")
    pipe = io.StringIO()
    tell(f"{LONG}\x1b[31m", stream=pipe, indent="  ")
    assert pipe.getvalue() == f"  {LONG}\n"
