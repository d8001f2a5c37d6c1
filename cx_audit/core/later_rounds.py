"""The rounds that have begun after one: whoever reads of an earlier round should know that there is more."""

from __future__ import annotations

from dataclasses import dataclass

from cx_audit.core.engagement import Engagement
from cx_audit.core.rounds_chosen import by_letter


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterRound:
    """A round of the same checklist that somebody has begun: the letters of who finished it, and of who is walking."""

    number: int
    finished: tuple[str, ...]
    walking: tuple[str, ...]


def later_rounds_in(engagement: Engagement, number: int, checklist_id: str) -> tuple[LaterRound, ...]:
    """The rounds of this checklist after this one, in rising order."""
    return tuple(
        _later_round(engagement, later, checklist_id)
        for later in engagement.rounds
        if later > number and checklist_id in engagement.checklists_in(later)
    )


def _later_round(engagement: Engagement, number: int, checklist_id: str) -> LaterRound:
    finished = {engagement.letter_of(audit.leader) for audit in engagement.counting_in(number, checklist_id)}
    begun = {
        engagement.letter_of(audit.leader)
        for audit in engagement.audits
        if (audit.round, audit.checklist.id) == (number, checklist_id)
    }
    return LaterRound(
        number=number,
        finished=tuple(sorted(finished, key=by_letter)),
        walking=tuple(sorted(begun - finished, key=by_letter)),
    )
