"""What the YAML parser says, in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One place that is not YAML, what is wrong there, and what to write instead."""

    line: int
    column: int
    message: str
    hint: str


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
    message, hint = _words(problem, context, _line_of(text, line), column)
    return Fault(line=line + 1, column=column + 1, message=message, hint=hint)


def _line_of(text: str, number: int) -> str:
    lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", text)
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
