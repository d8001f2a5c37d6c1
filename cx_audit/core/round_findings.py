"""Everything that a comparison of rounds shows: what moved, what was foreseen and committed, what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cx_audit.core.commitments import commitments_between, promises_between
from cx_audit.core.engagement import Engagement
from cx_audit.core.follow_ups import FollowUp, Mark
from cx_audit.core.round_comparison import RoundComparison, compare_rounds
from cx_audit.core.round_foresight import ForesightOverRounds, foresight_over_rounds
from cx_audit.core.rounds_chosen import (
    OtherWalks,
    Wanted,
    finished_walks,
    other_walks,
    rounds_to_compare,
    rounds_with_leaders_in_common,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFindings:
    """Rounds of an organisation compared, and what belongs beside them.

    `finished_rounds` has every round with a finished walk of the checklist, compared or not. `others` has the finished
    walks of other checklists in these rounds. `sharing` has two other rounds of this checklist that share a leader,
    the latest, where those compared do not, else None. `marks_known` says whether what became of the commitments
    and of the promises could be read.
    """

    engagement: Engagement
    checklist_title: str
    finished_rounds: tuple[int, ...]
    comparison: RoundComparison
    foresight: tuple[ForesightOverRounds, ...]
    commitments: tuple[FollowUp, ...]
    promises: tuple[FollowUp, ...]
    marks_known: bool
    others: tuple[OtherWalks, ...]
    sharing: tuple[int, int] | None

    @property
    def compares(self) -> bool:
        """Whether any leader has two of these rounds."""
        return bool(self.comparison.leaders)


def findings_of(engagement: Engagement, wanted: Wanted, marks: Iterable[Mark] | None) -> RoundFindings:
    """What the rounds that are wanted show; `marks` is None where they could not be read.

    Raises NotFound for a round or a checklist that the organisation does not have.
    """
    chosen = rounds_to_compare(engagement, wanted)
    comparison = compare_rounds(engagement, chosen.checklist_id, chosen.rounds)
    titles = {audit.checklist.id: audit.checklist.title for audit in engagement.audits}
    finished = finished_walks(engagement)[chosen.checklist_id]
    sharing = None if comparison.leaders else rounds_with_leaders_in_common(finished)
    return RoundFindings(
        engagement=engagement,
        checklist_title=titles[chosen.checklist_id],
        finished_rounds=tuple(finished),
        comparison=comparison,
        foresight=foresight_over_rounds(comparison.leaders),
        commitments=commitments_between(engagement, chosen.rounds, marks or ()),
        promises=promises_between(engagement, chosen.rounds, marks or ()),
        marks_known=marks is not None,
        others=other_walks(engagement, chosen.checklist_id, chosen.rounds or engagement.rounds),
        sharing=None if sharing is None or set(sharing) <= set(chosen.rounds) else sharing,
    )
