"""Everything wrong in one file, gathered before it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise
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
        self.left_out: set[str] = set()
        """The keys of the questions that were taken along and left out again, for whoever asks why they are gone."""

    def __len__(self) -> int:
        return len(self._problems)

    def note(self, at: Placed, where: str, message: str, hint: str = "") -> None:
        """Remember one problem."""
        if self.full:
            self._more = True
            return
        problem = Problem(file=self._file, line=at.line, column=at.column, where=where, message=message, hint=hint)
        self._problems.append(problem)

    def note_unknown(self, at: Placed, where: str, name: str, known: Iterable[str], *, message: str = "") -> None:
        """Remember that nothing goes by `name` here; the hint names what comes nearest, or all there is."""
        if self.full:
            self._more = True
            return
        self.note(at, where, message or f"{quoted(name)} is not known here", _known_instead(name, tuple(known)))

    def refuse(self, at: Placed, message: str, hint: str = "") -> NoReturn:
        """Refuse the file now, with this problem and all those before it; raises BadInput."""
        self.note(at, "", message, hint)
        raise self.refusal()

    @property
    def full(self) -> bool:
        """Whether no further problem would be told."""
        return len(self._problems) == MOST_PROBLEMS

    def refuse_if_full(self) -> None:
        """Raise BadInput once no further problem would be told, so that none is looked for."""
        if self.full:
            self._more = True
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


def near_names(name: str, known: Sequence[str], *, most: int = 1) -> list[str]:
    """The names that are known and nearest to this one, at most `most`; none where it or their list is long.

    Comparing two names takes long, so only those are compared that share the most letters and pairs of letters.
    """
    if len(name) > _MOST_QUOTED or len(known) > _MOST_COMPARED:
        return []
    wanted = _letters(name)
    alike = known if len(known) <= _FEW else nlargest(_FEW, known, key=lambda each: len(wanted & _letters(each)))
    return nearest(name, alike, most=most)


@lru_cache(maxsize=1024)
def _letters(name: str) -> frozenset[str]:
    folded = name.casefold()
    return frozenset([*folded, *(one + other for one, other in pairwise(folded))])


def did_you_mean(names: Sequence[str]) -> str:
    """A question after these names; empty where there is none."""
    return f"did you mean {' or '.join(map(quoted, names))}?" if names else ""


def some_of(known: Sequence[str]) -> str:
    """The first names that are known, with commas."""
    return ", ".join(known[:_FEW]) + (", …" if len(known) > _FEW else "")


def _known_instead(name: str, known: tuple[str, ...]) -> str:
    return (did_you_mean(near_names(name, known)) or f"write one of: {some_of(known)}") if known else "remove it"
