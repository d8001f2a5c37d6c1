"""Every command and option is documented, and each command's help has an example that is one."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from cx_audit.cli.app import app

from .conftest import Cx

ROOT = Path(__file__).parent.parent.parent
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
README = ROOT / "README.md"
_HEADING = re.compile(r"^(#+)\s+(.*?)\s*$", re.MULTILINE)


@cache
def commands() -> dict[str, Any]:
    """Every command by what is typed for it, the groups and cx-audit itself too."""
    return dict(_below("cx-audit", typer.main.get_command(app)))


def _below(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name in getattr(command, "commands", {}):
        yield from _below(f"{path} {name}", command.commands[name])


def options() -> list[tuple[str, str]]:
    """Each long option with the command that it belongs to."""
    return [
        (path, name)
        for path, command in commands().items()
        for parameter in command.params
        for name in parameter.opts
        if name.startswith("--")
    ]


@cache
def sections() -> dict[str, str]:
    """The text below each heading of the commands page, by the heading without its marks; code is no heading."""
    text = COMMANDS_PAGE.read_text(encoding="utf-8")
    bare = re.sub(r"^```.*?^```", lambda code: code[0].replace("\n#", "\n "), text, flags=re.MULTILINE | re.DOTALL)
    found = list(_HEADING.finditer(bare))
    ends = [each.start() for each in found[1:]] + [len(bare)]
    return {each[2].replace("`", "").strip(): bare[each.end() : end] for each, end in zip(found, ends, strict=True)}


def section_of(path: str) -> str:
    """What the commands page says of one command."""
    headings = [heading for heading in sections() if re.fullmatch(rf"{re.escape(path)}\b(?! [a-z]).*", heading)]
    assert headings, f"docs/commands.md has no heading “{path}”"
    return "\n".join(sections()[heading] for heading in headings)


LEAVES = [path for path, command in commands().items() if not getattr(command, "commands", {})]


def test_the_walk_over_the_commands_finds_them() -> None:
    """The search finds what is known to be there."""
    assert {"cx-audit", "cx-audit walk", "cx-audit checklist", "cx-audit checklist answers"} <= set(commands())
    assert ("cx-audit walk", "--anyway") in options()
    assert len(LEAVES) == len(commands()) - 2


@pytest.mark.parametrize("path", ["cx-audit", *LEAVES])
def test_every_command_has_a_heading(path: str) -> None:
    """The commands page has a heading for each command, and something below it."""
    assert len(section_of(path).strip()) > 40


@pytest.mark.parametrize(("path", "option"), options(), ids=[" ".join(each) for each in options()])
def test_every_option_is_documented(path: str, option: str) -> None:
    """The commands page names each option below its command, or, where several share it, in a part of its own."""
    named = re.compile(rf"(?<![\w-]){re.escape(option)}(?![\w-])")
    own = section_of(path) if path in (*LEAVES, "cx-audit") else ""
    shared = "\n".join(text for heading, text in sections().items() if not heading.startswith("cx-audit "))
    assert named.search(own + shared), f"docs/commands.md does not say what {path} {option} does"


def test_the_page_documents_nothing_that_is_not_there() -> None:
    """Each option that the page names below a command exists; a renamed option is noticed."""
    known = {name for _, name in options()} | {"--help"}
    for path in LEAVES:
        typed = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", section_of(path)))
        assert typed <= known, path
    for heading in sections():
        if heading.startswith("cx-audit "):
            assert heading in commands(), heading


@pytest.mark.parametrize("code", ["0", "1", "2", "3", "130"])
def test_exit_codes_are_documented(code: str) -> None:
    """The commands page says what each exit code means."""
    (text,) = [text for heading, text in sections().items() if heading.lower() == "exit codes"]
    assert re.search(rf"(?<!\d){code}(?!\d)", text)


def test_the_environment_variable_is_documented() -> None:
    """The commands page and the README say where audits are kept and how to say otherwise."""
    assert "CX_AUDIT_DATA" in COMMANDS_PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    ["cx-audit demo", "cx-audit walk", "cx-audit resume", "cx-audit list", "cx-audit show", "cx-audit checklist"],
)
def test_readme_names_the_main_commands(command: str) -> None:
    """A newcomer finds the main commands in the README."""
    assert re.search(rf"\b{command}\b", README.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", list(commands()))
def test_help_has_an_example(cx: Cx, path: str) -> None:
    """Each command's help says what it does in a sentence and has an example of that command."""
    ran = cx(*path.split()[1:], "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"Usage: {path}" in ran.out
    example = re.search(rf"Example: ({re.escape(path)}.*)", ran.out)
    assert example, ran.out


@pytest.mark.parametrize("path", list(commands()))
def test_every_option_has_a_help_text(path: str) -> None:
    """No option and no argument goes without words."""
    for parameter in commands()[path].params:
        assert getattr(parameter, "help", None), parameter.name


@pytest.mark.parametrize("path", LEAVES)
def test_examples_in_help_can_be_typed(path: str) -> None:
    """The example in the help is understood by the command line: its options exist, its arguments fit."""
    command = commands()[path]
    words = shlex.split(command.epilog.removeprefix("Example: "))
    assert words[: len(path.split())] == path.split()
    context = command.make_context(path, words[len(path.split()) :], resilient_parsing=False)
    assert context.args == []


def test_help_texts_end_as_sentences() -> None:
    """Each command's help begins with a sentence."""
    for path, command in commands().items():
        assert (command.help or "").strip().split("\n\n")[0].endswith("."), path
