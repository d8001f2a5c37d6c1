"""What the YAML parser says, in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One place that is not YAML, what is wrong there, and what to write instead."""

    line: int
    column: int
    message: str
    hint: str


LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line for the parser, so that its places can be found again."""

_QUOTES = "put the text in quotes"
_INDENT = "indent it like the lines it belongs to"

# What libyaml and the parser in Python say about the problem, and about what they were reading when it came.
_WORDS: tuple[tuple[str, str, str, str], ...] = (
    ("a tab character", "", "a tab stands where spaces must", "indent with spaces"),
    ("mapping values are not allowed", "", "a colon stands where none can", f"{_QUOTES}, or check the indentation"),
    ("unexpected end of stream", "", "a quotation mark is never closed", "close it"),
    ("unexpected document indicator", "", "a quotation mark is never closed", "close it"),
    ("expected ',' or ']'", "", "a list in square brackets goes wrong here", "write a comma or close it with ]"),
    ("expected ',' or '}'", "", "a mapping in braces goes wrong here", "write a comma or close it with }"),
    ("could not find expected ':'", "", "a key has no colon", "write the key, a colon, a space and the value"),
    ("expected '-' indicator", "", "a line in a list has no hyphen", f"begin it with “- ”, or {_INDENT}"),
    ("document start", "", "this does not belong to what stands above", _INDENT),
    ("unknown escape character", "", "a backslash has a meaning of its own in double quotes", "write it twice"),
    ("Unicode character escape", "", "an escape in this text stands for no letter", "write the letter"),
    ("hexdecimal", "", "an escape in this text is cut short", "write the letter"),
    ("hexadecimal", "", "an escape in this text is cut short", "write the letter"),
    ("comment or line break", "", "something follows “|” or “>” on its line", "begin the text on the next line"),
    ("a comment or a line break", "", "something follows “|” or “>” on its line", "begin the text on the next line"),
    ("", "alias", "“*” has a meaning of its own at the beginning", _QUOTES),
    ("", "anchor", "“&” has a meaning of its own at the beginning", _QUOTES),
    ("", "tag", "“!” has a meaning of its own at the beginning", _QUOTES),
    ("", "directive", "“%” has a meaning of its own at the beginning of a line", _QUOTES),
    ("node content", "", "a value is missing here", _QUOTES),
    ("expected key", "", "this does not fit with the lines above", f"{_QUOTES}, or {_INDENT}"),
    ("expected <block end>", "", "this does not fit with the lines above", f"{_QUOTES}, or {_INDENT}"),
)
_NEVER_CLOSED = ("unexpected end of stream", "unexpected document indicator", "could not find expected ':'")


def fault_of(error: yaml.YAMLError, text: str) -> Fault:
    """The place and the plain words for an error of the parser while it read `text`."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    if begun is not None and problem.endswith(_NEVER_CLOSED):
        mark = begun
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    slip = slip_at(LINE_BREAK.split(text), line)
    if slip is not None:
        return slip
    message, hint = _words(problem, context, _line_of(text, line), column)
    return Fault(line=line + 1, column=column + 1, message=message, hint=hint)


def _line_of(text: str, number: int) -> str:
    lines = LINE_BREAK.split(text)
    return lines[number] if number < len(lines) else ""


def _words(problem: str, context: str, line: str, column: int) -> tuple[str, str]:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab stands where spaces must", "indent with spaces"
    if "cannot start any token" in problem:
        return f"“{line[column : column + 1]}” cannot begin a text", _QUOTES
    for in_problem, in_context, message, hint in _WORDS:
        if in_problem in problem and in_context in context:
            return message, hint
    return f"this is not YAML ({problem or 'the parser does not say why'})", _QUOTES


_NO_SPACE = re.compile("[ \t]*(?P<space>[\u00a0\u2000-\u200b\u202f\u3000])")
_NO_GAP = re.compile(r"[ \t]*(?P<hyphen>-)[\w-]+:(?:\s|$)")
_OPENS = re.compile(r"""(?:^\s*|[:\[{,-]\s+)(?P<quote>["'])(?P<rest>.*)""")


def slip_at(lines: Sequence[str], number: int) -> Fault | None:
    """A slip that the parser stumbles over only later, on the line of this number or before it; counts from 0."""
    for at in range(number, max(-1, number - 2), -1):
        line = lines[at] if at < len(lines) else ""
        if found := _NO_SPACE.match(line):
            message = f"this line begins with U+{ord(found['space']):04X}, which looks like a space and is none"
            return Fault(line=at + 1, column=found.start("space") + 1, message=message, hint="indent with spaces")
        if found := _NO_GAP.match(line):
            message = "the space after the hyphen is missing"
            return Fault(line=at + 1, column=found.start("hyphen") + 1, message=message, hint="write “- ” and the key")
    return _open_quote(lines, number)


def _open_quote(lines: Sequence[str], number: int) -> Fault | None:
    """Where a quotation mark began that swallowed lines, up to the next one on the line of this number."""
    if number >= len(lines):
        return None
    for at in range(number - 1, -1, -1):
        found = _OPENS.search(lines[at])
        while found is not None and found["quote"] in found["rest"]:
            found = _OPENS.search(lines[at], found.start("rest") + found["rest"].index(found["quote"]) + 1)
        if found is not None:
            if found["quote"] not in lines[number] or any(found["quote"] in line for line in lines[at + 1 : number]):
                return None
            message = "the quotation mark that begins here is not closed where its text ends"
            return Fault(line=at + 1, column=found.start("quote") + 1, message=message, hint="close it")
        if '"' in lines[at]:
            return None
    return None
