"""The one family of errors: what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in something a person wrote.

    `line` and `column` count from 1; 0 means that the place is not known.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    where: str = ""
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f":{self.line}:{self.column}"
        parts = [part for part in (place, self.where, self.message) if part]
        sentence = ": ".join(parts)
        return f"{sentence.rstrip('.')}, {self.hint}" if self.hint else sentence


class CxAuditError(Exception):
    """Anything that cx-audit says no to, with the next step for the person in `hint`."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadInput(CxAuditError):
    """A file, an option or an environment variable that cannot be used; `problems` has each place."""

    def __init__(self, message: str, *, hint: str = "", problems: Iterable[Problem] = ()) -> None:
        super().__init__(message, hint=hint)
        self.problems = tuple(problems)


class NotFound(CxAuditError):
    """Nothing goes by that name; the hint names the nearest ones."""


class InUse(CxAuditError):
    """Another process holds this audit."""


class NotAllowed(CxAuditError):
    """The method does not allow it now; the hint says when it will, or how to override."""


class StorageFailed(CxAuditError):
    """The disk or the folder said no, and nothing was changed."""
