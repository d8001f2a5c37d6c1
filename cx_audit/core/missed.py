"""What the leaders expected and did not get, across leaders, and the departments that it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from cx_audit.core.checklist import Basic, Pair, ValueQuestion
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.evidence import Unmet
from cx_audit.core.result import TouchpointResult
from cx_audit.text import folded

Entry = Basic | Pair | ValueQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A basic, a bad pole or a value that was less, at one touchpoint: for which leaders, of how many who walked it.

    `costs` is what it cost each of them, in points, in the order of `letters`.
    """

    key: str
    touchpoint_id: str
    title: str
    entry: Entry
    letters: tuple[str, ...]
    walked: int
    costs: tuple[int, ...]

    @property
    def cost(self) -> int:
        """What it cost them together, in points."""
        return sum(self.costs)

    def only_for(self, letters: Collection[str]) -> Missed:
        """The same, for these of its leaders alone."""
        kept = [pair for pair in zip(self.letters, self.costs, strict=True) if pair[0] in letters]
        return replace(self, letters=tuple(letter for letter, _ in kept), costs=tuple(cost for _, cost in kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOnly:
    """A department that the checklist names for what was missed, by leaders who met none of those it names there."""

    name: str
    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """One department across the leaders: what was missed, for whom, and who met it; an empty name has the rest.

    `walks` is how many leaders there are, `letters` those for whom something of this department was not met. Only
    what a leader missed where that leader met the department counts, or what belongs to no department.
    """

    name: str
    missed: tuple[Missed, ...]
    letters: tuple[str, ...]
    met_by: tuple[str, ...]
    walks: int


def missed_by(titles: Iterable[tuple[str, str]], walks: Sequence[LeaderWalk]) -> tuple[Missed, ...]:
    """Everything that was not met, touchpoint by touchpoint (pairs of id and title), what most leaders missed first."""
    found = []
    for touchpoint_id, title in titles:
        here = [(walk.letter, each) for walk in walks for each in _walked(walk) if each.touchpoint.id == touchpoint_id]
        unmet: dict[str, list[tuple[str, Unmet]]] = {}
        for letter, result in here:
            for each in result.unmet:
                unmet.setdefault(_key_of(touchpoint_id, each.entry), []).append((letter, each))
        of_touchpoint = [
            Missed(
                key=key,
                touchpoint_id=touchpoint_id,
                title=title,
                entry=told[0][1].entry,
                letters=tuple(letter for letter, _ in told),
                walked=len(here),
                costs=tuple(each.cost for _, each in told),
            )
            for key, told in unmet.items()
        ]
        found += sorted(of_touchpoint, key=lambda each: (-len(each.letters), -each.cost))
    return tuple(found)


def departments_in(missed: Iterable[Missed], walks: Sequence[LeaderWalk]) -> tuple[Department, ...]:
    """Every department that a leader met, and what was missed there; those with the most leaders first.

    Of several departments that the checklist names, each leader counts for those which that leader met at the
    touchpoint. Where the leader met none of them, it is no department's: `named_only_in` has it.
    """
    names: dict[str, str] = {}
    of_department: dict[str, list[Missed]] = {}
    met_there = _met_at_touchpoints(walks)
    for each in missed:
        for name in each.entry.departments or ("",):
            there = each.only_for([one for one in each.letters if not name or _met(met_there, one, each, name)])
            if there.letters:
                names.setdefault(folded(name), name)
                of_department.setdefault(folded(name), []).append(there)
    met = _met_by(walks)
    for key, (name, _) in met.items():
        names.setdefault(key, name)
    order = [walk.letter for walk in walks]
    departments = [
        Department(
            name=name,
            missed=tuple(of_department.get(key, ())),
            letters=tuple(
                letter for letter in order if any(letter in each.letters for each in of_department.get(key, ()))
            ),
            met_by=met[key][1] if key in met else (),
            walks=len(walks),
        )
        for key, name in names.items()
    ]
    return tuple(
        sorted(
            departments,
            key=lambda each: (not each.name, -len(each.letters), -len(each.missed), -len(each.met_by), each.name),
        )
    )


def named_only_in(missed: Iterable[Missed], walks: Sequence[LeaderWalk]) -> tuple[NamedOnly, ...]:
    """What leaders missed where they met none of the departments that the checklist names, by department.

    In the order of the walk, the department that is named first before others.
    """
    met_there = _met_at_touchpoints(walks)
    names: dict[str, str] = {}
    of_department: dict[str, list[Missed]] = {}
    for each in missed:
        named = each.entry.departments
        nobodys = [one for one in each.letters if not any(_met(met_there, one, each, name) for name in named)]
        for name in named if nobodys else ():
            names.setdefault(folded(name), name)
            of_department.setdefault(folded(name), []).append(each.only_for(nobodys))
    return tuple(NamedOnly(name=names[key], missed=tuple(told)) for key, told in of_department.items())


def _walked(walk: LeaderWalk) -> list[TouchpointResult]:
    return [each for each in walk.result.touchpoints if each.trust.known is not None]


def _key_of(touchpoint_id: str, entry: Entry) -> str:
    match entry:
        case Basic(id=own):
            return f"{touchpoint_id}/basic/{own}"
        case Pair(id=own):
            return f"{touchpoint_id}/pair/{own}"
        case ValueQuestion():
            return f"{touchpoint_id}/value"
        case _:
            assert_never(entry)


_MetThere = Mapping[tuple[str, str], frozenset[str]]
"""The departments, folded, that a leader met at a touchpoint, by the leader's letter and the touchpoint's id."""


def _met_at_touchpoints(walks: Sequence[LeaderWalk]) -> _MetThere:
    return {
        (walk.letter, each.touchpoint.id): frozenset(folded(name) for name in each.departments_met)
        for walk in walks
        for each in walk.result.touchpoints
    }


def _met(met_there: _MetThere, letter: str, missed: Missed, name: str) -> bool:
    return folded(name) in met_there[letter, missed.touchpoint_id]


def _met_by(walks: Sequence[LeaderWalk]) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """The departments that leaders met, by folded name: the name as it was written, and their letters."""
    names: dict[str, str] = {}
    letters: dict[str, dict[str, None]] = {}
    for walk in walks:
        for each in walk.result.touchpoints:
            for name in each.departments_met:
                names.setdefault(folded(name), name)
                letters.setdefault(folded(name), {})[walk.letter] = None
    return {key: (name, tuple(letters[key])) for key, name in names.items()}
