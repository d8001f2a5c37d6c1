"""The scored questions that several rounds' checklists ask in the same way, and what changed between the rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cx_audit.core.checklist import Checklist, Touchpoint
from cx_audit.core.comparison import ComparedTouchpoint, Comparison, compare


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonQuestions:
    """The scored questions of one touchpoint that count the same in every round that has it.

    `asked` is how many the latest checklist has. `same` says that none was added, taken away or changed.
    """

    touchpoint: Touchpoint
    keys: frozenset[str]
    asked: int
    same: bool

    @property
    def compares_trust(self) -> bool:
        """Whether trust scores compare: something of what caps them was asked alike, or there was never anything."""
        return self.same or bool(self.keys)


class KnownChecklists:
    """Compares checklists, each two of them once, however many audits carry a copy of them."""

    def __init__(self) -> None:
        self._known: list[Checklist] = []
        self._compared: dict[tuple[int, int], Comparison] = {}

    def compare(self, before: Checklist, after: Checklist) -> Comparison:
        """What changed in meaning from one to the other."""
        pair = self.number_of(before), self.number_of(after)
        if pair not in self._compared:
            self._compared[pair] = compare(before, after)
        return self._compared[pair]

    def in_common(self, checklists: Sequence[Checklist]) -> dict[str, CommonQuestions]:
        """By id, each touchpoint that two or more of these have, in the order of the latest; rounds in rising order."""
        latest = {each.id: each for checklist in checklists for each in checklist.touchpoints}
        order = dict.fromkeys(each.id for checklist in reversed(checklists) for each in checklist.touchpoints)
        found = {}
        for touchpoint_id in order:
            having = [each for each in checklists if _has(each, touchpoint_id)]
            compared = [self._touchpoint(*pair, touchpoint_id) for pair in pairwise(having)]
            if compared:
                found[touchpoint_id] = CommonQuestions(
                    touchpoint=latest[touchpoint_id],
                    keys=frozenset[str].intersection(*(frozenset(each.shared) for each in compared)),
                    asked=scored_in(latest[touchpoint_id]),
                    same=all(each.comparable for each in compared),
                )
        return found

    def _touchpoint(self, before: Checklist, after: Checklist, touchpoint_id: str) -> ComparedTouchpoint:
        return next(each for each in self.compare(before, after).touchpoints if each.id == touchpoint_id)

    def number_of(self, checklist: Checklist) -> int:
        """A number for a checklist: equal ones have the same."""
        for number, known in enumerate(self._known):
            if known is checklist or known == checklist:
                return number
        self._known.append(checklist)
        return len(self._known) - 1


def _has(checklist: Checklist, touchpoint_id: str) -> bool:
    return any(each.id == touchpoint_id for each in checklist.touchpoints)


def scored_in(touchpoint: Touchpoint) -> int:
    """How many scored questions a touchpoint has, those with conditions too."""
    return len(touchpoint.pairs) + len(touchpoint.basics) + (touchpoint.value is not None)
