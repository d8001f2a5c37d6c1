"""Everything wrong in one file, gathered before it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn, Protocol

from cx_audit.errors import BadInput, Problem
from cx_audit.text import clean_line, nearest

MOST_PROBLEMS = 200
_MOST_QUOTED = 60


class Placed(Protocol):
    """Whatever stands at a line and a column, both from 1; 0 where the place is not known."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line and a column, both from 1."""

    line: int
    column: int


def quoted(text: str) -> str:
    """The text in quotation marks, on one line, safe to show, shortened to 60 letters."""
    line = clean_line(text[: 4 * _MOST_QUOTED])
    return f"“{line[:_MOST_QUOTED]}…”" if len(line) > _MOST_QUOTED else f"“{line}”"


def trail(*names: str) -> str:
    """The way to a place, outermost part first: `touchpoint call > basic listened`."""
    return " > ".join(name for name in names if name)


START = Place(line=1, column=1)


class Findings:
    """Gathers the problems of one file; past the first 200 it only knows that there are more."""

    def __init__(self, *, file: str, what: str) -> None:
        self._file = file
        self._what = what
        self._problems: list[Problem] = []
        self._more = False

    def __len__(self) -> int:
        return len(self._problems)

    def note(self, at: Placed, where: str, message: str, hint: str = "") -> None:
        """Remember one problem."""
        if len(self._problems) == MOST_PROBLEMS:
            self._more = True
            return
        problem = Problem(file=self._file, line=at.line, column=at.column, where=where, message=message, hint=hint)
        self._problems.append(problem)

    def note_unknown(self, at: Placed, where: str, name: str, known: Iterable[str], *, message: str = "") -> None:
        """Remember that nothing goes by `name` here; the hint names what comes nearest, or all there is."""
        if len(self._problems) == MOST_PROBLEMS:
            self._more = True
            return
        self.note(at, where, message or f"{quoted(name)} is not known here", _known_instead(name, tuple(known)))

    def refuse(self, at: Placed, message: str, hint: str = "") -> NoReturn:
        """Refuse the file now, with this problem and all those before it; raises BadInput."""
        self.note(at, "", message, hint)
        raise self.refusal()

    def refuse_if_any(self) -> None:
        """Raise BadInput with every problem, in the order of their lines, unless there is none."""
        if self._problems:
            raise self.refusal()

    def refusal(self) -> BadInput:
        """The error with every problem so far, in the order of their lines."""
        number = len(self._problems)
        counted = "1 problem" if number == 1 else f"{number} problems"
        return BadInput(
            f"The {self._what} {self._file} has {counted}{' or more' if self._more else ''}.",
            hint="Each problem names its line and what to write instead.",
            problems=sorted(self._problems, key=lambda problem: (problem.line, problem.column)),
        )


_FEW, _MOST_COMPARED = 12, 300


def _known_instead(name: str, known: tuple[str, ...]) -> str:
    if not known:
        return "remove it"
    close = nearest(name, known, most=1) if len(name) <= _MOST_QUOTED and len(known) <= _MOST_COMPARED else []
    if close:
        return f"did you mean {quoted(close[0])}?"
    listed = ", ".join(known[:_FEW])
    return f"write one of: {listed}" + (", …" if len(known) > _FEW else "")
