"""Wrong use of a command in plain words, and what to type instead."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Sequence
from typing import Any

_NO_NUMBER = re.compile(r"'(?P<said>.*)' is not a valid int(?:eger)?(?: range)?\.")
_OUT_OF_RANGE = re.compile(
    r"(?P<said>-?\d+) is not in the range (?:(?P<least>\d+)<=)?x(?:>=(?P<from>\d+)|<=(?P<most>\d+))?\."
)
_EXTRA = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<words>.+)\)")
_OF_A_NUMBER = "int"
_BEFORE_A_NAME = (
    "--org",
    "--leader",
    "--by",
    "--invite",
    "--accepted",
    "--deferred",
    "--declined",
    "--briefing-read",
    "--seniority",
    "--remove",
)
_BEHIND_DASHES = "Behind -- each word is read as a name: put the options before it."
_AN_ID = "The id of a checklist has no spaces. See them all with: cx-audit checklist list"


def words_on(usage: Any, argv: Sequence[str]) -> str:
    """What is said on a usage error of typer: how the command is used, what is wrong, and a line to type."""
    said = io.StringIO()
    advice = "" if usage.ctx is None else _advice(usage, argv)
    usage.message = _plain(usage.message)
    usage.show(file=said)
    return f"{said.getvalue()}{advice}\n" if advice else said.getvalue()


def _plain(message: str) -> str:
    found = _NO_NUMBER.fullmatch(message)
    if found:
        return f"“{found['said']}” is no whole number."
    found = _EXTRA.fullmatch(message)
    if found:
        return f"“{found['words']}” is more than this command takes."
    found = _OUT_OF_RANGE.fullmatch(message)
    if not found:
        return message
    least, most = found["least"] or found["from"], found["most"]
    limits = (f"the smallest is {least}", least), (f"the largest is {most}", most)
    return f"{found['said']} cannot be; {' and '.join(words for words, limit in limits if limit)}."


def _advice(usage: Any, argv: Sequence[str]) -> str:
    if "--" in argv and any(word.startswith("--") for word in argv[argv.index("--") + 1 :]):
        return _BEHIND_DASHES
    extra = _EXTRA.fullmatch(usage.message)
    if extra:
        return _advice_on_too_many(usage.ctx, argv, extra["words"].split())
    parameter = getattr(usage, "param", None)
    if parameter is None:
        return ""
    option = parameter.opts[0] if parameter.param_type_name == "option" else ""
    example = usage.ctx.command.epilog or ""
    if usage.format_message().startswith("Missing "):
        there = re.search(rf"{re.escape(option)} (\S+)", example) if option else None
        return f"Write it so: {shlex.join(['cx-audit', *argv, option, there[1]])}" if there else example
    return f"As in: {option} 2" if option and parameter.type.name.startswith(_OF_A_NUMBER) else ""


def _advice_on_too_many(ctx: Any, argv: Sequence[str], extra: Sequence[str]) -> str:
    """A line with the words that are too many in one name, or with numbers of rounds behind their option."""
    is_of_a_file = any("." in word for word in extra)
    if ctx.command.name == "show" and "checklist" in ctx.command_path.split() and not is_of_a_file:
        return _AN_ID
    takes_rounds = any("--rounds" in each.opts for each in ctx.command.params)
    if takes_rounds and all(word.isdecimal() for word in extra) and list(argv[-len(extra) :]) == list(extra):
        line = shlex.join(["cx-audit", *argv[: -len(extra)], "--rounds", ",".join(extra)])
        return f"Rounds go behind --rounds: {line}"
    line = _in_quotes(ctx, argv, extra)
    return f"A name of several words goes in quotes: {line}" if line else ""


def _in_quotes(ctx: Any, argv: Sequence[str], extra: Sequence[str]) -> str:
    """The line with the words that are too many and those before them as one name; empty where there are none."""
    begin = next((at for at in range(len(argv)) if list(argv[at : at + len(extra)]) == list(extra)), 0)
    end = begin + len(extra)
    first = _after_the_command(ctx, argv)
    while begin > first:
        word, before = argv[begin - 1], argv[begin - 2] if begin - 2 >= first else ""
        if word.startswith("-"):
            begin -= word.partition("=")[0] in _BEFORE_A_NAME and "=" in word
            break
        if _takes_a_value(ctx, before):
            begin -= before in _BEFORE_A_NAME
            break
        begin -= 1
    if end - begin == len(extra):
        return ""
    return shlex.join(["cx-audit", *argv[:begin], " ".join(argv[begin:end]), *argv[end:]])


def _after_the_command(ctx: Any, argv: Sequence[str]) -> int:
    at = 0
    for word in ctx.command_path.split()[1:]:
        at = argv.index(word, at) + 1 if word in argv[at:] else at
    return at


def _takes_a_value(ctx: Any, word: str) -> bool:
    """Whether this is an option with something behind it, as a flag has not."""
    return any(word in each.opts and not each.is_flag for each in ctx.command.params if word.startswith("-"))
