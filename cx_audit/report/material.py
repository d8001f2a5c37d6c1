"""What a report is made from: one round side by side, and what belongs beside it, all of it figured in the core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cx_audit.core.checklist import Touchpoint
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.exposure import Exposure
from cx_audit.core.follow_ups import FollowUp
from cx_audit.core.lettering import owners_shown
from cx_audit.core.result import TouchpointResult
from cx_audit.core.round_findings import RoundFindings
from cx_audit.core.team import Team, Walked
from cx_audit.text import capitalised, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One round of one checklist with at least one finished walk, and what is told beside it.

    `people` has the name of every leader of the organisation by letter. `follow_ups` are of the walks of this round,
    and `marks_known` says whether what became of them could be read. `rounds` is None where no comparison was asked
    for. `digests` has the digest of the checklist by the audit's id. Leaders go by their letters unless `names`.
    `today` is the day from which a commitment is overdue.
    """

    people: Mapping[str, str]
    team: Team
    walked: Walked
    exposures: tuple[Exposure, ...]
    follow_ups: tuple[FollowUp, ...]
    marks_known: bool
    rounds: RoundFindings | None
    digests: Mapping[str, str]
    names: bool
    today: date

    @property
    def walks(self) -> tuple[LeaderWalk, ...]:
        """The finished walks that count, by letter."""
        return self.walked.walks

    @property
    def alone(self) -> bool:
        """Whether there is one leader, so that nothing is compared."""
        return len(self.walks) == 1

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints in the order of the walk."""
        return tuple(each.touchpoint for each in self.walked.touchpoints)

    def label(self, letter: str) -> str:
        """How the leader with this letter is named."""
        if not self.names:
            return "the leader" if self.alone and letter == self.walks[0].letter else letter
        return self.people[letter]

    def in_column(self, letter: str) -> str:
        """How the leader with this letter is named at the head of a column or beside a line."""
        label = self.label(letter)
        return capitalised(label)

    def owner(self, follow_up: FollowUp) -> str:
        """Who is to do something, leaders by their letters or names; empty where nobody was named."""
        return owners_shown(follow_up.who, _letters(tuple(self.people.items())), self.label)

    def results_at(self, touchpoint_id: str) -> tuple[tuple[str, TouchpointResult], ...]:
        """The letter and the result of each leader who stood at this touchpoint."""
        return tuple(
            (walk.letter, each)
            for walk in self.walks
            for each in walk.result.touchpoints
            if each.touchpoint.id == touchpoint_id and each.begun
        )


@lru_cache(maxsize=1)
def _letters(people: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The letters by folded name; the same for every owner of a report, of whom there may be hundreds."""
    return {folded(name): letter for letter, name in people}
