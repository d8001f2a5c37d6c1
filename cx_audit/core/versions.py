"""The checklists that the leaders of one round walked, where they were not the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from cx_audit.core.checklist import Checklist, Touchpoint
from cx_audit.core.comparison import Comparison, compare
from cx_audit.core.engagement import LeaderWalk


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherVersion:
    """A checklist that means something else than the one most leaders walked: whose, and what differs in it."""

    version: str
    letters: tuple[str, ...]
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The checklist that most leaders walked, the later one among equals, and those that differ in meaning.

    `touchpoints` has those of all of them. `unlike` has the ids of touchpoints whose scored questions differ between
    leaders, and `net_trust_alike` says whether every net trust stands on the same touchpoints, questions and weights.
    """

    checklist: Checklist
    letters: tuple[str, ...]
    others: tuple[OtherVersion, ...]
    touchpoints: tuple[Touchpoint, ...]
    unlike: frozenset[str]
    net_trust_alike: bool


def versions_of(walks: Sequence[LeaderWalk]) -> Versions:
    """What the leaders' checklists have in common and what not. Raises ValueError when there is no walk."""
    if not walks:
        raise ValueError("there is no checklist without a walk")
    groups = _by_meaning(walks)
    pairs = [compare(one[0], other[0]) for one, other in combinations(groups, 2)]
    checklist, own = groups[0]
    touchpoints: dict[str, Touchpoint] = {}
    for each, _ in groups:
        for touchpoint in each.touchpoints:
            touchpoints.setdefault(touchpoint.id, touchpoint)
    return Versions(
        checklist=checklist,
        letters=own,
        others=tuple(
            OtherVersion(version=other.version, letters=letters, comparison=compare(checklist, other))
            for other, letters in groups[1:]
        ),
        touchpoints=tuple(touchpoints.values()),
        unlike=frozenset(each.id for pair in pairs for each in pair.touchpoints if not each.comparable),
        net_trust_alike=all(pair.comparable for pair in pairs),
    )


def _by_meaning(walks: Sequence[LeaderWalk]) -> list[tuple[Checklist, tuple[str, ...]]]:
    """The checklists that differ in meaning, each with the letters of its leaders; the one with most leaders first."""
    groups: list[tuple[Checklist, list[LeaderWalk]]] = []
    for walk in walks:
        own = walk.audit.checklist
        for checklist, members in groups:
            if own == checklist or not compare(checklist, own).changes:
                members.append(walk)
                break
        else:
            groups.append((own, [walk]))
    groups.sort(key=lambda group: (len(group[1]), max(each.audit.started for each in group[1])), reverse=True)
    return [(checklist, tuple(walk.letter for walk in members)) for checklist, members in groups]
