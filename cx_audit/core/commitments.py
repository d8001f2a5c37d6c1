"""What leaders committed themselves to between two rounds, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from cx_audit.core.engagement import Engagement
from cx_audit.core.follow_ups import FollowUp, FollowUpKind, Mark, follow_ups_in, latest_marks
from cx_audit.text import folded


def commitments_between(engagement: Engagement, rounds: Sequence[int], marks: Iterable[Mark]) -> tuple[FollowUp, ...]:
    """The commitments of the finished walks from the first of these rounds up to the last, which is left out.

    They are in the order in which the walks began, whichever checklist was walked.
    """
    holding = latest_marks(marks)
    walked = (
        audit for audit in engagement.audits if audit.complete and rounds and rounds[0] <= audit.round < rounds[-1]
    )
    made = chain.from_iterable(follow_ups_in(audit, holding) for audit in walked)
    return tuple(each for each in made if each.kind is FollowUpKind.COMMITMENT)


def letter_of_owner(who: str, letters: Mapping[str, str]) -> str | None:
    """The letter of the leader who owns a commitment, named in full or in part; None for somebody else.

    `letters` is by the folded name. None too where more than one leader could be meant.
    """
    said = folded(who)
    if said in letters:
        return letters[said]
    words = said.split()
    meant = [letter for name, letter in letters.items() if words and _has_all(name, words)]
    return meant[0] if len(meant) == 1 else None


def _has_all(name: str, words: Sequence[str]) -> bool:
    return words[0] in name and set(words) <= set(name.split())
