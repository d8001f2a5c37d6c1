"""What the leaders expected and did not get, across leaders, and the departments that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from cx_audit.core.checklist import Basic, Pair, ValueQuestion
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.evidence import Unmet
from cx_audit.core.responses import Responses, value_of
from cx_audit.core.result import TouchpointResult
from cx_audit.text import folded

Entry = Basic | Pair | ValueQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A basic, a bad pole or a value that was less, at one touchpoint: for which leaders, of how many who walked it.

    `cost` is what it cost them together, in points.
    """

    key: str
    touchpoint_id: str
    title: str
    entry: Entry
    letters: tuple[str, ...]
    walked: int
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """One department across the leaders: what was missed, for whom, and who met it; an empty name has the rest.

    `walks` is how many leaders there are, `letters` those for whom something of this department was not met.
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
                cost=sum(each.cost for _, each in told),
            )
            for key, told in unmet.items()
        ]
        found += sorted(of_touchpoint, key=lambda each: (-len(each.letters), -each.cost))
    return tuple(found)


def departments_in(missed: Iterable[Missed], walks: Sequence[LeaderWalk]) -> tuple[Department, ...]:
    """Every department that something was missed in or that a leader met; those with the most leaders first."""
    names: dict[str, str] = {}
    of_department: dict[str, list[Missed]] = {}
    for each in missed:
        for name in each.entry.departments or ("",):
            names.setdefault(folded(name), name)
            of_department.setdefault(folded(name), []).append(each)
    met = _met(walks)
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


def _met(walks: Sequence[LeaderWalk]) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """The departments that leaders met, by folded name: the name as it was written, and their letters."""
    names: dict[str, str] = {}
    letters: dict[str, dict[str, None]] = {}
    for walk in walks:
        for each in walk.result.touchpoints:
            if each.got_through:
                for name in _met_at(walk.audit.responses, each.touchpoint.id):
                    names.setdefault(folded(name), name)
                    letters.setdefault(folded(name), {})[walk.letter] = None
    return {key: (name, tuple(letters[key])) for key, name in names.items()}


def _met_at(responses: Responses, touchpoint_id: str) -> tuple[str, ...]:
    value = value_of(responses, f"{touchpoint_id}/departments")
    return value if isinstance(value, tuple) else ()
