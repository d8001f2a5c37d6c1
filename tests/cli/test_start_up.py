"""Start-up hygiene: what help, the version and completion load; and what completion offers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cx_audit.cli.app import COMMANDS

from .running import Ran, installed

HEAVY = {"rich", "questionary", "prompt_toolkit", "yaml", "msgspec", "platformdirs", "wcwidth", "jinja2"}
_IMPORT = re.compile(r"^import time:\s+\d+ \|\s+\d+ \|\s+([\w.]+)$", re.MULTILINE)

SHELLS = ("bash", "zsh", "fish", "powershell")
LINES = ["cx-audit ", "cx-audit walk --", "cx-audit checklist show --"]


def loaded_by(ran: Ran) -> set[str]:
    """The packages that a run under PYTHONPROFILEIMPORTTIME loaded."""
    names = set(_IMPORT.findall(ran.err))
    assert "cx_audit.__main__" in names
    return {name.split(".")[0] for name in names}


def profiled(home: Path, *args: str, **variables: str) -> Ran:
    """A run that tells on standard error what it imports."""
    return installed(home, *args, variables={"PYTHONPROFILEIMPORTTIME": "1", **variables})


def completed(home: Path, shell: str, line: str, **variables: str) -> Ran:
    """What the shell is offered after this line, asked for in typer's way."""
    words = line.split()
    at = len(words) if line.endswith(" ") else len(words) - 1
    asked = {
        "_CX_AUDIT_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(at),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "" if line.endswith(" ") else words[-1],
    }
    return installed(home, variables={**asked, **variables})


@pytest.mark.parametrize(
    "command",
    [
        ("--help",),
        ("-h",),
        (),
        ("walk", "--help"),
        ("resume", "--help"),
        ("list", "--help"),
        ("show", "--help"),
        ("where", "--help"),
        ("demo", "--help"),
        ("checklist", "--help"),
        ("checklist", "show", "--help"),
        ("checklist", "check", "--help"),
        ("shwo",),
        ("walk", "--round", "0"),
    ],
    ids=" ".join,
)
def test_help_and_wrong_use_load_little(home: Path, command: tuple[str, ...]) -> None:
    """Help and usage errors load nothing that draws, prompts, or reads YAML and JSON."""
    assert loaded_by(profiled(home, *command)) & HEAVY == set()


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version_loads_next_to_nothing(home: Path, option: str) -> None:
    """The version is told before even the command line's own library is loaded."""
    ran = profiled(home, option)
    assert re.fullmatch(r"cx-audit \d+\.\d+\.\d+\n", ran.out)
    assert loaded_by(ran) & {*HEAVY, "typer", "dataclasses", "json", "importlib.metadata"} == set()


def test_version_with_other_options(home: Path) -> None:
    """The version is told too where other options stand beside it."""
    assert installed(home, "--plain", "--version").out == installed(home, "--version").out


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("shell", SHELLS)
def test_completion_loads_little(home: Path, shell: str, line: str) -> None:
    """Completion answers at every press of Tab, so it loads nothing heavy in any shell."""
    ran = completed(home, shell, line, PYTHONPROFILEIMPORTTIME="1")
    assert ran.code == 0
    assert loaded_by(ran) & HEAVY == set()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("cx-audit ", list(COMMANDS)),
        ("cx-audit wa", ["walk"]),
        ("cx-audit w", ["walk", "where"]),
        ("cx-audit po", ["portfolio"]),
        ("cx-audit zzz", []),
        ("cx-audit --p", ["--plain"]),
        ("cx-audit walk --a", ["--answers", "--anyway"]),
        ("cx-audit checklist ", ["list", "show", "check", "diff", "schema", "new", "answers"]),
        ("cx-audit checklist answers --", ["--to", "--force", "--data", "--help"]),
        ("cx-audit show --", ["--so-far", "--json", "--data", "--help"]),
        ("cx-audit list --", ["--open", "--json", "--data", "--help"]),
    ],
)
def test_completion_in_bash(home: Path, line: str, offered: list[str]) -> None:
    """Commands, subcommands and options are offered."""
    assert completed(home, "bash", line).out.split() == offered


@pytest.mark.parametrize("line", LINES)
def test_completion_in_fish_is_a_line_each(home: Path, line: str) -> None:
    """In fish each offer is one line: the word, a tab, and what it does; a broken line would be offered as a word."""
    offers = completed(home, "fish", line).out.splitlines()
    assert [offer.split("\t")[0] for offer in offers] == completed(home, "bash", line).out.split()
    assert all(len(offer.split("\t")) == 2 for offer in offers)


@pytest.mark.parametrize("line", LINES)
def test_completion_in_zsh_is_a_line_each(home: Path, line: str) -> None:
    """In zsh each offer is one line: the word and what it does, each in quotes."""
    offers = completed(home, "zsh", line).out.splitlines()
    assert len(offers) == len(completed(home, "bash", line).out.split())


@pytest.mark.parametrize("shell", SHELLS[:3])
def test_completion_script(home: Path, shell: str) -> None:
    """The script that a shell loads is printed, and names the command."""
    ran = installed(home, variables={"_CX_AUDIT_COMPLETE": f"source_{shell}"})
    assert ran.code == 0
    assert "_CX_AUDIT_COMPLETE" in ran.out
    assert "cx-audit" in ran.out


def test_help_fits_a_narrow_terminal(home: Path) -> None:
    """Help is no wider than the terminal from 60 columns up."""
    for columns in (60, 80, 120):
        out = installed(home, "walk", "--help", variables={"COLUMNS": str(columns)}).out
        assert max(map(len, out.splitlines())) <= columns
