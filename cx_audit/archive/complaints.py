"""What is wrong in a file of ours, as located problems in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from cx_audit.errors import BadInput, Problem

_PATH = re.compile(r" - at `(?:key in )?\$(?P<path>[^`]*)`$")
_EXPECTED = re.compile(r"Expected `(?P<type>[^`]+)`(?P<bound> [<>]= \S+)?(?:, got `(?P<got>[^`]+)`)?")
_BYTE = re.compile(r" \(byte (?P<offset>\d+)\)$")
_PLAIN = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
    "datetime": "a time",
}


def complaint(error: Exception, *where: str) -> Problem:
    """The problem that msgspec's error stands for; `where` leads to the value that was being decoded."""
    if not isinstance(error, msgspec.ValidationError):
        return Problem(where=" > ".join(where), message=_reason(error))
    text = str(error)
    found = _PATH.search(text)
    place = _steps(found["path"]) if found else ()
    return Problem(where=" > ".join((*where, *place)), message=_in_plain_words(_PATH.sub("", text)))


def _steps(path: str) -> tuple[str, ...]:
    return tuple(step for step in path.replace("[...]", "").split(".") if step)


def _in_plain_words(text: str) -> str:
    if text.startswith("Expected `datetime` with"):
        return "expected a time with its zone, such as 2031-05-17T09:30:00+02:00"
    if text.startswith(("Invalid RFC3339", "Timezone offset")):
        return "expected a time such as 2031-05-17T09:30:00+02:00"
    if "matching regex" in text:
        return "expected letters, digits and dashes"
    if found := _EXPECTED.match(text):
        got = f", got {_PLAIN.get(found['got'], found['got'])}" if found["got"] else ""
        expected = " or ".join(_PLAIN.get(each, each) for each in found["type"].split(" | "))
        expected += (found["bound"] or "").replace(">=", "of at least").replace("<=", "of at most")
        return f"expected {expected}{got}"
    text = text.replace("Object missing required field", "lacks the field")
    text = text.replace("Invalid enum value", "Invalid value")
    text = text.replace("Object contains unknown field", "has a field that this format does not know:")
    return text[:1].lower() + text[1:].replace("`", "“", 1).replace("`", "”", 1)


def syntax_problem(error: Exception, data: bytes) -> Problem:
    """Where the bytes stop being JSON in UTF-8, by line and column where that is known."""
    offset = _offset(error)
    if offset is None:
        return Problem(message=_reason(error))
    start_of_line = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start_of_line:offset].decode("utf-8", "replace")) + 1
    return Problem(line=data.count(b"\n", 0, offset) + 1, column=column, message=_reason(error))


def _offset(error: Exception) -> int | None:
    if isinstance(error, UnicodeDecodeError):
        return error.start
    found = _BYTE.search(str(error))
    return int(found["offset"]) if found else None


def _reason(error: Exception) -> str:
    match error:
        case UnicodeDecodeError():
            return "this is not UTF-8"
        case RecursionError():
            return "this is nested too deeply"
        case _:
            text = _BYTE.sub("", str(error)).replace("JSON is malformed", "this is not JSON")
            return text.replace("Input data was truncated", "this ends too early")


def unreadable(file: str, problems: Iterable[Problem]) -> BadInput:
    """The error for a file that is not an audit we can read; every problem gets the file's name."""
    return BadInput(
        "This file cannot be read as an audit.",
        hint="Put back a copy of the file from before it was changed.",
        problems=[replace(problem, file=file) for problem in problems],
    )


READING_ERRORS = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError)
"""Everything that decoding bytes from outside with msgspec may raise."""
